"""The numbers and choices a person gives, as fields: each change goes into its own line of ``me.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.errors import SeveralError
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import needs_me, told
from ashore.person import keys
from ashore.person.editing import ROLES, EditPlaceError, said, value_of
from ashore.person.errors import MeError
from ashore.person.reading import role_names
from ashore.reports.me_said import shown
from ashore.reports.me_view import between
from ashore.reports.values import label
from ashore.words import explain, say
from ashore.workspace.editing import MeChangedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ashore.words import Language

PARTS: Final = (
    ("life", ("job", "income", "city")),
    ("money", ("cash", "spending", "cash_never_below", "ruin_chance_at_most")),
    ("effort", ("hours", "readiness", "horizon", "risk", "layoff_risk")),
)
"""The fields, in the groups in which they are shown."""

LONGEST: Final = 200
NOTHING: Final = "—"
ORDERED: Final = 3
"""Choices of roles that are shown at least."""
_CHOICES: Final = {"readiness": keys.READINESS, "risk": keys.RISK}
_DEFAULTS: Final = {
    "income": "income",
    "cash": "cash",
    "spending": "spending",
    "hours": "hours",
    "horizon": "horizon",
    "layoff_risk": "layoff_year",
}
"""The inputs whose defaults stand in where a field is empty."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    Attributes
    ----------
    typed, was
        What stands in it, and what the file says.
    choices
        Value and name of what can be chosen; none where it is typed.
    hint
        What it means, and what is taken where nothing is said.
    problem
        What is wrong with what was typed; empty where nothing is.
    now
        What the file says by now, where it is another than when the page was made; None where it is the same.
    """

    name: str
    typed: str
    was: str
    choices: tuple[tuple[str, str], ...]
    hint: str
    problem: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The page.

    Attributes
    ----------
    parts
        Fields by group.
    wanted
        The roles in order, as chosen; empty ones to choose more.
    roles
        Role families that can be chosen.
    roles_was
        The roles that the file names.
    roles_now
        The roles that the file names by now, where that was changed meanwhile; None where it was not.
    changed
        Whether the file was changed meanwhile, and nothing was written.
    problems
        Message and remedy of what is wrong between fields.
    seen
        Mark of the file as the fields show it.
    """

    parts: tuple[tuple[str, tuple[Field, ...]], ...]
    wanted: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    roles_was: str
    roles_now: str | None
    changed: bool
    problems: tuple[tuple[str, str], ...]
    seen: str
    once: str


def show(desk: Desk) -> Response:
    """Show the fields as the file fills them."""
    return _page(desk, _typed(_said(desk)))


def save(desk: Desk) -> Response:
    """Write the fields that were changed, each into its own line."""
    language = desk.site.language
    typed = {name: desk.text(name)[:LONGEST] for _, names in PARTS for name in names}
    typed[ROLES] = ",".join(dict.fromkeys(filter(None, map(str, desk.form.getlist("role")))))
    was = {name: desk.text(f"was.{name}") for name in typed}
    seen = desk.text("seen")
    if seen != desk.workspace.me_mark():
        return _stale(desk, typed, was)
    problems: dict[str, str] = {}
    changes = _changes(typed, was, _said(desk), language, problems)
    if problems:
        return _page(desk, typed, problems=problems, was=was, status=400)
    if not changes:
        return desk.done("/me/numbers", "me_same")
    try:
        desk.workspace.change_me(changes, language, seen=seen)
    except MeChangedError:
        return _stale(desk, typed, was)
    except (MeError, SeveralError, EditPlaceError) as error:
        return _page(desk, typed, was=was, wrong=told(error, language), status=400)
    return desk.done("/me/numbers", "me_saved")


def _stale(desk: Desk, typed: Mapping[str, str], was: Mapping[str, str]) -> Response:
    """Show what was typed beside what the file says by now; what was not touched follows the file."""
    now = _typed(_said(desk))
    merged = {name: now[name] if typed[name] == was[name] else typed[name] for name in typed}
    theirs = {name: now[name] for name in typed if now[name] not in {was[name], merged[name]}}
    return _page(desk, merged, was=now, theirs=theirs, changed=True, status=409)


def _changes(
    typed: Mapping[str, str],
    was: Mapping[str, str],
    now: Mapping[str, str],
    language: Language,
    problems: dict[str, str],
) -> dict[str, str | None]:
    """Return the lines to write: what was typed that is not said yet, and what was emptied."""
    changes: dict[str, str | None] = {}
    for name, text in typed.items():
        if text == was[name]:
            continue
        if name == ROLES:
            known = wanted_roles(language)
            changes[name] = ",".join(role for role in text.split(",") if role in known) or None
            continue
        try:
            changes[name] = value_of(name, text, language) if text else None
        except MeError as error:
            problems[name] = explain(error, language)[1]
    return _pay(changes, typed, now)


def _pay(
    changes: dict[str, str | None], typed: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str | None]:
    """Put the pay into the line that is meant: of the job there is, or of the last one."""
    none = typed["job"].lower() in keys.NONE
    before = "last_income" if "last_income" in now else "income"
    wanted = "last_income" if none else "income"
    if before != wanted and now.get(before) and "income" not in changes:
        changes["income"] = now[before]
    if "income" in changes:
        value = changes.pop("income")
        if before != wanted and now.get(before):
            changes[before] = None
        changes[wanted] = value
    return changes


def _said(desk: Desk) -> Mapping[str, str]:
    return said(desk.workspace.me(), desk.site.language)


def _typed(found: Mapping[str, str]) -> dict[str, str]:
    """Return what the file says as the fields hold it: one field holds the pay of the job, or of the last one."""
    names = [name for _, fields in PARTS for name in fields]
    fields = {name: found.get(name, "") for name in (*names, ROLES)}
    return fields | {"income": found.get("income") or found.get("last_income", "")}


def wanted_roles(language: Language) -> dict[str, str]:
    """Return the role families that can be wanted, with their names, in the order of the vocabulary."""
    from ashore.vocabulary import load

    ids = dict.fromkeys(role_names(load().terms("roles")).values())
    return {role: label(language, "role_family", role) for role in ids if role != "other"}


def _page(
    desk: Desk,
    typed: Mapping[str, str],
    *,
    was: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
    wrong: tuple[tuple[str, str], ...] = (),
    changed: bool = False,
    status: int = 200,
) -> Response:
    language = desk.site.language
    names = wanted_roles(language)
    before = typed if was is None else was
    wanted = tuple(role for role in typed[ROLES].split(",") if role in names)
    parts = tuple(
        (
            part,
            tuple(
                _field(
                    name,
                    typed[name],
                    before[name],
                    (problems or {}).get(name, ""),
                    (theirs or {}).get(name),
                    language,
                )
                for name in fields
            ),
        )
        for part, fields in PARTS
    )
    roles_now = None
    if theirs is not None and ROLES in theirs:
        found = [names.get(role, role) for role in theirs[ROLES].split(",") if role]
        roles_now = between(language).join(found) or NOTHING
    page = Numbers(
        parts,
        (*wanted, *("" for _ in range(max(ORDERED - len(wanted), 1)))),
        tuple(names.items()),
        before[ROLES],
        roles_now,
        changed,
        wrong,
        desk.workspace.me_mark(),
        token_urlsafe(),
    )
    return desk.show("me_numbers.html.j2", page, status=status)


def _field(name: str, typed: str, was: str, problem: str, theirs: str | None, language: Language) -> Field:
    from ashore.person.defaults import load

    choices = tuple((line.name(language),) * 2 for line in _CHOICES.get(name, ()))
    if choices and typed and typed not in {value for value, _ in choices}:
        choices = (*choices, (typed, typed))
    hint = say(language, f"web.me.hint.{name}")
    if name in _DEFAULTS:
        default = load()[_DEFAULTS[name]]
        value = f"{shown(default.value, default.unit)} {say(language, f'me.unit.{default.unit}')}".strip()
        hint += ("" if language == "zh" else " ") + say(language, "web.me.default", value=value)
    return Field(name, typed, was, choices, hint, problem, None if theirs is None else theirs or NOTHING)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/me/numbers", "GET", needs_me(show)),
    ("/me/numbers", "POST", needs_me(save)),
)
