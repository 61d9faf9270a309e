"""The form that writes an entry of the journal down, taking one back, and applying to an ad in one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from starlette.responses import RedirectResponse, Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import Books
from ashore.interfaces.web.paging import address
from ashore.journal import KINDS, Kind, Outcome, live
from ashore.journal.details import Details, read, read_time, write
from ashore.journal.errors import JournalError, NotADayError
from ashore.reports.journal_view import Card
from ashore.reports.journal_words import problem

if TYPE_CHECKING:
    from ashore.journal import About

KEPT: Final = 30
"""Companies and ways that are offered again while one types."""
LONGEST_NOTE: Final = 500
DIGITS: Final = 12
"""Digits of a document's digest that name it in a note; fewer are the number of a document."""
_AFTER: Final[dict[str, tuple[Literal["application", "referral", "interview"], ...]]] = {
    "interview": ("application", "referral"),
    "rejected": ("application", "interview"),
}


@dataclass(frozen=True, slots=True)
class LogForm:
    """The form for one kind of entry, as it is filled.

    Attributes
    ----------
    kind, kinds
        What it writes down, and what there is.
    role, roles
        What is chosen, empty where nothing is; and role families, those of the person first.
    about, ways
        What an interview came from, or after what one was rejected; ``ways`` are the choices.
    at
        When an interview takes place, as the browser writes it.
    entry
        The entry that is answered; empty where none is named.
    title, ad
        Of the ad that is applied to; empty where there is none.
    latest
        The last day that may be chosen.
    companies, channels
        What was typed before.
    problem
        Message and remedy of what kept it from being written; None at first.
    """

    kind: Kind
    role: str
    roles: tuple[str, ...]
    count: str
    on: str
    latest: str
    company: str = ""
    via: str = ""
    at: str = ""
    amount: str = ""
    gross: bool = False
    about: str = ""
    ways: tuple[str, ...] = ()
    open: bool = False
    note: str = ""
    entry: str = ""
    title: str = ""
    ad: str = ""
    companies: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    problem: tuple[str, str] | None = None
    kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "undo")


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form alone.

    Attributes
    ----------
    once
        Makes a form that is sent twice count once.
    """

    form: LogForm
    once: str


def fresh(desk: Desk, kept: Books) -> LogForm:
    """Return the form as the address asks for it: by kind, as the answer to an application, or for an ad."""
    kind = _kind(desk.query("kind"))
    details = Details()
    role = desk.query("role")
    card = _card(kept.cards, desk.query("entry")) if desk.query("kind") else None
    if card is not None:
        details, role = card.details, card.role
    elif ad := desk.query("ad"):
        details, role = _of_ad(desk, ad)
    return _form(
        desk,
        kept.outcomes,
        kind=kind,
        role=role,
        company=details.company,
        via=details.via,
        title=details.title,
        ad=details.ad,
        entry="" if card is None else str(card.entry),
        about="interview" if kind == "rejected" and card is not None and card.stage == "interviewing" else "",
    )


def log(desk: Desk) -> tuple[LogForm, Outcome | None]:
    """Write an entry down; None, and the form with the reason, where it cannot be taken."""
    kind = _kind(desk.text("kind"))
    try:
        return _filled(desk, kind), desk.workspace.log(kind, today=deciding.today(), **_values(desk, kind))
    except JournalError as error:
        return _filled(desk, kind, problem(error, desk.site.language)), None


def applied(desk: Desk) -> Response:
    """Write down that one applied to an ad: once, however often it is sent.

    Raises
    ------
    NoSuchDocumentError
        Where the ad is not there.
    JournalError
    """
    details, role = _of_ad(desk, desk.text("ad"))
    with desk.server.once.turn(f"applied to {details.ad}"):
        return _applied(desk, details, role)


def _applied(desk: Desk, details: Details, role: str) -> Response:
    logged = next((e for e in live(desk.workspace.outcomes()) if read(e.note).ad == details.ad), None)
    if logged is not None:
        return desk.done(f"/journal?entry={logged.id}", "logged_before")
    if not role:
        return RedirectResponse(address("/journal", ad=details.ad) + "#log", 303)
    note = write(details, desk.site.language)
    entry = desk.workspace.log("applied", role=role, note=note, today=deciding.today())
    return desk.done(f"/journal?entry={entry.id}", "logged")


def ad(desk: Desk) -> Response:
    """Lead to the ad that an entry names.

    Raises
    ------
    NoSuchDocumentError
    """
    found = desk.workspace.document(str(desk.request.path_params["digest"]))
    return RedirectResponse(f"/evidence/doc/{found.id}", 303)


def _kind(asked: str) -> Kind:
    return next((kind for kind in KINDS if kind == asked and kind != "undo"), "applied")


def _values(desk: Desk, kind: Kind) -> dict[str, Any]:
    """Return what the form says, of the details that entries of this kind have.

    Raises
    ------
    NotADayError
        Where the time of an interview is none.
    """
    text = desk.text
    role = text("role") or None
    values: dict[str, Any] = {"role": None if kind == "spent" else role, "on": text("on") or None}
    if kind in {"offer", "salary", "spent"}:
        values["amount"] = text("amount") or None
    if kind in {"offer", "salary"}:
        values["gross"] = bool(text("gross") and text("amount"))
    if kind not in {"salary", "spent"}:
        values["count"] = text("count") or "1"
    if kind in _AFTER:
        values["about"] = _about(text("about"), kind)
    if kind == "applied":
        values["open_"] = bool(text("open"))
    at = None
    if kind == "interview" and text("at"):
        at = read_time(text("at"))
        if at is None:
            raise NotADayError(value=text("at"))
    entry = text("entry")
    note = Details(
        text("company"),
        text("title"),
        text("via"),
        None if at is None else at[0],
        at is not None and at[1],
        int(entry) if entry.isdecimal() and len(entry) < 10 else None,
        text("ad"),
        text("note")[:LONGEST_NOTE],
    )
    return values | {"note": write(note, desk.site.language) or None}


def _about(asked: str, kind: Kind) -> About | None:
    return next((about for about in _AFTER[kind] if about == asked), None)


def _filled(desk: Desk, kind: Kind, told: tuple[str, str] | None = None) -> LogForm:
    text = desk.text
    return _form(
        desk,
        tuple(desk.workspace.outcomes()),
        kind=kind,
        role=text("role"),
        count=text("count") or "1",
        on=text("on"),
        company=text("company"),
        via=text("via"),
        at=text("at"),
        amount=text("amount"),
        gross=bool(text("gross")),
        about=text("about"),
        open=bool(text("open")),
        note=text("note"),
        entry=text("entry"),
        title=text("title"),
        ad=text("ad"),
        problem=told,
    )


def _form(
    desk: Desk,
    outcomes: tuple[Outcome, ...],
    *,
    kind: Kind,
    role: str,
    count: str = "1",
    on: str = "",
    **filled: Any,
) -> LogForm:
    entries = live(outcomes)
    notes = [read(entry.note) for entry in reversed(entries)]
    roles, likely = _roles(desk, entries)
    day = deciding.today().isoformat()
    return LogForm(
        kind,
        role if role in roles or kind == "salary" else likely,
        roles,
        count,
        on or day,
        day,
        ways=_AFTER.get(kind, ()),
        companies=tuple(dict.fromkeys(note.company for note in notes if note.company))[:KEPT],
        channels=tuple(dict.fromkeys(note.via for note in notes if note.via))[:KEPT],
        **filled,
    )


def _roles(desk: Desk, entries: tuple[Outcome, ...]) -> tuple[tuple[str, ...], str]:
    """Return the role families, those logged last and the person's own before the others; and the likeliest one.

    Nothing is likely before anything was said or logged: the person chooses.
    """
    from ashore.errors import AshoreError
    from ashore.vocabulary import load

    logged = [entry.role for entry in reversed(entries) if entry.role is not None]
    try:
        own = desk.workspace.me().roles
    except AshoreError:
        own = ()
    known = [term.name for term in load(desk.workspace.folder / "vocabulary").terms("roles")]
    first = [role for role in (*logged, *own) if role in known]
    return tuple(dict.fromkeys((*first, *known))), next(iter(first), "")


def _card(cards: tuple[Card, ...], entry: str) -> Card | None:
    return next((card for card in cards if str(card.entry) == entry), None)


def _of_ad(desk: Desk, which: str) -> tuple[Details, str]:
    """Return what an application to an ad should keep of it, and the role family; empty where it has none."""
    found = desk.workspace.document(int(which) if which.isdecimal() and len(which) < DIGITS else which)
    said: dict[str, str] = {}
    for field in ("role_family", "company"):
        for row in desk.workspace.facts(document=found.id, field=field):
            if row.status not in {"rejected", "absorbed"} and isinstance(row.fact.value, str):
                said.setdefault(field, row.fact.value)
    title = desk.workspace.shelf.title_of(found.id) or ""
    digest = found.document.digest[:DIGITS]
    return Details(said.get("company", ""), title, ad=digest), said.get("role_family", "")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/ad", "POST", applied),
    ("/journal/ad/{digest}", "GET", ad),
)
