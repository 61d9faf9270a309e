"""The form for an entry of the journal: what each kind asks for, and how it is filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk
from ashore.interfaces.web.journal_desk import Books, numbered
from ashore.journal import KINDS, Kind, Outcome, Terms
from ashore.journal.outcomes import ABOUT, ANSWERS, OF_ROLE
from ashore.journal.terms import CONTRACTS
from ashore.reports.journal_view import Card, End, Stage, card
from ashore.reports.values import label, number

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMON: Final[tuple[Kind, ...]] = ("applied", "interview", "rejected", "offer", "referral", "studied", "spent")
"""Kinds that one writes down every week; the others stand behind them."""
MORE: Final[tuple[Kind, ...]] = tuple(kind for kind in KINDS if kind not in {*COMMON, "undo"})
COUNTED: Final = frozenset(KINDS) - {"salary", "spent", "studied", "offer", "accepted", "declined"}
"""Kinds of which one writes down several at once."""
STAGES: Final[dict[str, tuple[Stage, ...]]] = {
    "test": ("waiting", "applied"),
    "interview": ("interviewing", "waiting", "applied"),
    "offer": ("interviewing",),
    "accepted": ("offer",),
    "declined": ("offer",),
    "rejected": ("interviewing", "waiting", "applied"),
    "silence": ("interviewing", "waiting", "applied"),
    "withdrew": ("offer", "interviewing", "waiting", "applied"),
}
"""Where what an entry of a kind answers is looked for."""
LATE: Final[dict[str, frozenset[End]]] = {
    "test": frozenset({"silent"}),
    "interview": frozenset({"silent", "given_up"}),
    "offer": frozenset({"no_offer"}),
    "rejected": frozenset({"silent", "no_offer"}),
    "silence": frozenset({"no_offer"}),
    "withdrew": frozenset({"silent", "no_offer"}),
}
"""Of what is closed, what an answer that comes late may still be for: the usual time was over, no more."""
CHOICES: Final = 50
CLOSED: Final = 200
"""Closed applications among which these are looked for, the latest."""
KEPT: Final = 30
"""Companies, ways and cities that are offered again while one types."""
LAST: Final = 50
"""Entries by whose roles the next one is guessed."""

Term = Literal[
    "months", "bonus", "signing", "equity", "probation_months", "probation_share", "level", "contract",
    "contract_months", "week_hours", "answer_by",
]  # fmt: skip
TERMS: Final[tuple[Term, ...]] = get_args(Term)


@dataclass(frozen=True, slots=True)
class TermField:
    """One term of an offer, as it is typed."""

    name: Term
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An application that the entry may answer: the number that names it, and what it is."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class LogForm:
    """The form for one kind of entry, as it is filled.

    Attributes
    ----------
    kind, kinds, more
        What it writes down, and what there is: what is common, and the rest.
    role, roles
        What is chosen, empty where nothing is; and role families, those of the person first.
    about, ways
        What an interview came from, or after what an application ended; ``ways`` are the choices.
    at
        When an interview takes place, as the browser writes it.
    silent
        Whether applications count as unanswered from now on.
    answers, choices
        What is answered, empty where nothing is named; and what may be.
    title, ad
        Of the ad that is applied to; empty where there is none.
    terms, contracts
        The terms of an offer, and the kinds of contract.
    latest
        The last day that may be chosen.
    companies, channels, cities
        What was typed before.
    of
        The entry in whose place it will stand; empty where it is a new one.
    problem
        Message and remedy of what kept it from being written; None at first.
    """

    kind: Kind
    role: str = ""
    roles: tuple[str, ...] = ()
    count: str = "1"
    on: str = ""
    latest: str = ""
    company: str = ""
    title: str = ""
    channel: str = ""
    city: str = ""
    ad: str = ""
    at: str = ""
    round: str = ""
    amount: str = ""
    gross: bool = False
    about: str = ""
    ways: tuple[str, ...] = ()
    silent: bool = False
    hours: str = ""
    questions: str = ""
    note: str = ""
    answers: str = ""
    choices: tuple[Choice, ...] = ()
    terms: tuple[TermField, ...] = tuple(TermField(name, "") for name in TERMS)
    companies: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    of: str = ""
    problem: tuple[str, str] | None = None
    kinds: tuple[Kind, ...] = COMMON
    more: tuple[Kind, ...] = MORE
    contracts: tuple[str, ...] = CONTRACTS

    @property
    def counted(self) -> bool:
        """Whether one may write down several at once."""
        return self.kind in COUNTED

    @property
    def told(self) -> bool:
        """Whether a term of the offer is filled in."""
        return any(term.value for term in self.terms)

    @property
    def link(self) -> str:
        """The beginning of an address at which another kind is chosen."""
        return f"/journal/fix?entry={self.of}&kind=" if self.of else "/journal?kind="

    @property
    def action(self) -> str:
        """Where the form is sent."""
        return "/journal/fix" if self.of else "/journal/log"


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


def kind_of(asked: str, otherwise: Kind = "applied") -> Kind:
    """Return the kind that an address or a form names; another one where it names none."""
    return next((kind for kind in KINDS if kind == asked and kind != "undo"), otherwise)


def filled(desk: Desk, kind: Kind) -> LogForm:
    """Return a form as it was sent."""
    text = desk.text
    return LogForm(
        kind,
        role=text("role"),
        count=text("count"),
        on=text("on"),
        company=text("company"),
        title=text("title"),
        channel=text("channel"),
        city=text("city"),
        ad=text("ad"),
        at=text("at"),
        round=text("round"),
        amount=text("amount"),
        gross=bool(text("gross")),
        about=text("about"),
        silent=bool(text("silent")),
        hours=text("hours"),
        questions=text("questions"),
        note=text("note"),
        answers=text("answers"),
        terms=tuple(TermField(name, text(f"term_{name}")) for name in TERMS),
    )


def of_entry(entry: Outcome, kind: Kind) -> LogForm:
    """Return the form as it would have been filled for an entry, for one of any kind in its place."""
    return LogForm(
        kind,
        role=entry.role or "",
        count=str(entry.count),
        on=entry.day,
        company=entry.company,
        title=entry.title,
        channel=entry.channel,
        city=entry.city,
        ad=entry.ad,
        at=_clock(entry),
        round="" if entry.round is None else str(entry.round),
        amount="" if entry.amount is None else f"{entry.amount:.2f}".rstrip("0").rstrip("."),
        gross=entry.gross,
        about=entry.about or "",
        silent=not entry.open,
        hours="" if entry.hours is None else f"{entry.hours:g}",
        questions="\n".join(entry.questions),
        note=entry.note or "",
        answers="" if entry.answers is None else str(entry.answers),
        terms=_typed(entry.terms),
        of=str(entry.id),
    )


def _clock(entry: Outcome) -> str:
    """Return when an interview takes place as the browser writes it; midnight where no hour is known."""
    return "" if entry.meeting is None else entry.meeting[0].strftime("%Y-%m-%dT%H:%M")


def _typed(terms: Terms | None) -> tuple[TermField, ...]:
    """Return the terms of an offer as one would type them."""
    said = {} if terms is None else terms.said()
    values = {name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in said.items()}
    for money in ("bonus", "signing", "equity"):
        if money in said:
            values[money] = f"{said[money]:.2f}".rstrip("0").rstrip(".")
    if "probation_share" in said:
        values["probation_share"] = f"{100 * said['probation_share']:g}%"
    values["week_hours"] = values.pop("hours", "")
    return tuple(TermField(name, values.get(name, "")) for name in TERMS)


def dressed(desk: Desk, kept: Books, form: LogForm) -> LogForm:
    """Return a form with everything that may be chosen in it."""
    workspace, kind = desk.workspace, form.kind
    roles, likely = roles_of(desk)
    day = deciding.today().isoformat()
    return replace(
        form,
        role=form.role if form.role in roles or kind not in OF_ROLE else likely,
        roles=roles,
        count=form.count or "1",
        on=form.on or day,
        latest=day,
        ways=ABOUT.get(kind, ()),
        choices=_choices(desk, kept, kind, form.answers),
        companies=() if kind in {"spent", "studied"} else workspace.typed_before("company", KEPT),
        channels=workspace.typed_before("channel", KEPT) if kind == "applied" else (),
        cities=workspace.typed_before("city", KEPT) if kind in {"applied", "offer"} else (),
    )


def roles_of(desk: Desk) -> tuple[tuple[str, ...], str]:
    """Return the role families, those logged last and the person's own before the others; and the likeliest one.

    Nothing is likely before anything was said or logged: the person chooses.
    """
    from ashore.vocabulary import load

    logged = [entry.role for entry in desk.workspace.entries(limit=LAST) if entry.role is not None]
    try:
        own = desk.workspace.me().roles
    except AshoreError:
        own = ()
    known = [term.name for term in load(desk.workspace.folder / "vocabulary").terms("roles")]
    first = [role for role in (*logged, *own) if role in known]
    return tuple(dict.fromkeys((*first, *known))), next(iter(first), "")


def _choices(desk: Desk, kept: Books, kind: Kind, chosen: str) -> tuple[Choice, ...]:
    """Return the applications that an entry of a kind may answer, the latest first, and the one that is chosen."""
    if kind not in ANSWERS:
        return ()
    cards = [one for stage in STAGES[kind] for one in kept.cards(stage=stage, sort="sent", limit=CHOICES)]
    if late := LATE.get(kind):
        closed = kept.cards(stage="closed", sort="sent", limit=CLOSED)
        cards += [one for one in closed if one.end in late]
    cards.sort(key=lambda one: (one.sent, one.of.entry), reverse=True)
    found = _worded(desk, cards[:CHOICES])
    if (entry := numbered(chosen)) is not None and chosen not in found:
        of = desk.workspace.application(entry)
        named = {} if of is None else _worded(desk, [card(of, kept.wait, kept.today)])
        found = (named or {chosen: desk.site.say("web.journal.entry_named", entry=entry)}) | found
    return tuple(Choice(entry, text) for entry, text in found.items())


def _worded(desk: Desk, cards: Iterable[Card]) -> dict[str, str]:
    """Return what applications are by what names them: company, title, role, how many, and the day."""
    site = desk.site
    found: dict[str, str] = {}
    for one in cards:
        of = one.of
        parts = [of.company, of.title, label(site.language, "role_family", of.role)]
        if of.count > 1 or not (of.company or of.title):
            parts.append(
                site.say("web.journal.some_one" if of.count == 1 else "web.journal.some", count=number(of.count))
            )
        parts.append(site.say("web.journal.sent_on", day=of.sent))
        found.setdefault(str(of.entry), " · ".join(part for part in parts if part))
    return found
