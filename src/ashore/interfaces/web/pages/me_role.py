"""One role: what it is, asks for and pays, who went there, and what carries over to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import ads, needs_me
from ashore.interfaces.web.pages.me_roles import LONGEST, carries
from ashore.interfaces.web.paging import address
from ashore.reports.carry_view import CarryView, carry_view
from ashore.reports.case_charts import case_name
from ashore.reports.me_view import in_language
from ashore.reports.values import label, number, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashore.packs import Source
    from ashore.reports.roles import Person, Reported, RoleView
    from ashore.words import Language


@dataclass(frozen=True, slots=True)
class Told:
    """What an article reports."""

    source: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolePage:
    """One role.

    Attributes
    ----------
    carry
        What carries over; None where nothing can be compared, which ``problem`` tells.
    sections
        Title, and the lines below it: faces, duties, requirements, what interviewers probe.
    asked
        What the ads here name: skill, share with its interval, width of the bar as a percentage.
    pay
        A sentence; ``reported`` is what articles say of it.
    said
        What articles say of duties and requirements.
    people
        Name and background of those who went there, and whether they arrived.
    codes
        The closest occupations of three classifications.
    """

    id: str
    name: str
    layer: str
    title: str
    carry: CarryView | None
    problem: tuple[str, str] | None
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    asked_of: int
    asked: tuple[tuple[str, str, str], ...]
    pay: str
    reported: tuple[Told, ...]
    said: tuple[Told, ...]
    people: tuple[tuple[str, str, bool, str], ...]
    codes: tuple[tuple[str, str], ...]


def show(desk: Desk) -> Response:
    """Show one role: what it is, what it asks for and pays, and what carries over to it."""
    language, title = desk.site.language, desk.query("from")[:LONGEST]
    role = desk.workspace.role_named(desk.request.path_params["role"], language)
    view = _view(desk, role)
    found, problem = carries(desk, title)
    carry = next((one for one in found.roles if one.role.id == role), None) if found is not None else None
    texts = desk.workspace.profile().texts
    page = RolePage(
        role,
        in_language(view.role.name, language),
        label(language, "layer", view.role.layer) if view.role.layer else "",
        title,
        None if carry is None else carry_view(carry, texts, language),
        problem,
        tuple(
            (desk.site.say(f"roles.{key}"), tuple(in_language(line, language) for line in lines))
            for key, lines in (
                ("faces", view.role.faces),
                ("duties", view.role.duties),
                ("requirements", view.role.requirements),
                ("probes", view.role.probes),
            )
            if lines
        ),
        view.asked_of,
        tuple(
            (
                skill.name,
                desk.site.say(
                    "roles.share",
                    share=f"{skill.share:.0%}",
                    low=f"{skill.interval[0]:.0%}",
                    high=f"{skill.interval[1]:.0%}",
                ),
                f"{100 * skill.share:.0f}%",
            )
            for skill in view.asked
        ),
        _pay(view, language),
        _by_source(view.reported, language),
        _by_source(view.said, language),
        tuple(
            (
                case_name(person.case, language),
                _background(person, desk),
                person.arrived,
                address("/cases/one", id=person.case.id),
            )
            for person in view.people
        ),
        tuple(
            (desk.site.say(f"roles.scheme.{scheme}"), f"{code.code} {code.label}")
            for scheme, code in sorted(view.role.codes.items())
        ),
    )
    return desk.show("me_role.html.j2", page)


def _view(desk: Desk, role: str) -> RoleView:
    from ashore.interfaces.web.caching import kept
    from ashore.packs import load
    from ashore.reports.roles import role_view

    def make() -> RoleView:
        rows, pack = ads(desk), load()
        cases = kept(desk, "cases", desk.workspace.cases)
        return role_view(pack.roles[role], pack, rows.market(rows.query(role)), cases)

    return kept(desk, ("role", role), make)


def _pay(view: RoleView, language: Language) -> str:
    from ashore.words import say

    if view.pay.quantiles is None:
        return say(language, "roles.pay_too_few", stated=view.pay.stated, ads=view.ads)
    low, middle, high = (
        number(round(next(value for at, value, _ in view.pay.quantiles if at == q), -2)) for q in (0.25, 0.5, 0.75)
    )
    return say(language, "roles.pay_here", low=low, middle=middle, high=high, ads=view.pay.stated)


def _by_source(items: Sequence[Reported], language: Language) -> tuple[Told, ...]:
    """Return what articles report, under the name of each article."""
    return tuple(
        Told(_source(source, language), tuple(_reported(item, language) for item in found))
        for source, found in groupby(items, key=lambda item: item.source)
    )


def _source(source: Source, language: Language) -> str:
    name = in_language(source.name, language)
    when = source.published or source.as_of
    return f"{name} ({when})" if when and language == "en" else f"{name}（{when}）" if when else name


def _reported(item: Reported, language: Language) -> str:
    from ashore.words import say

    fact = item.fact
    value = fact.value_en if language == "en" and fact.value_en is not None else fact.value
    return say(
        language,
        "roles.reported",
        what=worded(fact.field, value, language, fact.unit),
        of=in_language(item.of, language) if item.of else label(language, "field", fact.field),
    )


def _background(person: Person, desk: Desk) -> str:
    language, parts = desk.site.language, []
    for field in person.background:
        for line in person.case.of_move(field)[:1]:
            value = line.value_en if language == "en" and line.value_en is not None else line.value
            parts.append(worded(field, value, language, line.unit))
    return " · ".join(parts) or desk.site.say("roles.background_untold")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/me/roles/{role}", "GET", needs_me(show)),)
