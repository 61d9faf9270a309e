"""The journal of a workspace, and what it makes of the beliefs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from ashore.journal import About, Journal, Kind, Outcome, Terms, outcome, record
from ashore.journal.drafts import Draft
from ashore.journal.errors import (
    NoSuchOutcomeError,
    NotAnAnswerError,
    NothingLoggedError,
    OtherRoleError,
    UndoneAlreadyError,
)
from ashore.journal.outcomes import ABOUT, AMOUNTS, ANSWERS, OF_ROLE
from ashore.journal.reading import known_roles, read_amount, read_count, read_day, read_hours, read_role
from ashore.journal.rules import check_role
from ashore.store import Store
from ashore.vocabulary import Vocabulary
from ashore.workspace.reading import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from ashore.evidence.cases import Case
    from ashore.evidence.market import Pay
    from ashore.person.inputs import Inputs
    from ashore.plans.beliefs import Beliefs
    from ashore.plans.provenance import Numbers


def local_day() -> date:
    """Return the day it is where the machine stands."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of an entry, as they type it or as values; see `Workspace.log`."""

    role: str | None = None
    count: int | str = 1
    amount: float | str | None = None
    gross: bool = False
    on: date | str | None = None
    about: About | None = None
    open_: bool = False
    note: str | None = None
    at: str = ""
    round_: int | None = None
    hours: float | str | None = None
    terms: Terms | None = None
    questions: tuple[str, ...] = ()
    answers: int | None = None
    company: str = ""
    title: str = ""
    channel: str = ""
    city: str = ""
    ad: str = ""
    key: str = ""


class Saying(TypedDict, total=False):
    """What may be said of an entry, by name: see `Said`."""

    role: str | None
    count: int | str
    amount: float | str | None
    gross: bool
    on: date | str | None
    about: About | None
    open_: bool
    note: str | None
    at: str
    round_: int | None
    hours: float | str | None
    terms: Terms | None
    questions: tuple[str, ...]
    answers: int | None
    company: str
    title: str
    channel: str
    city: str
    ad: str
    key: str


@dataclass(frozen=True, slots=True)
class Written:
    """What came of entries that were to be written together.

    Attributes
    ----------
    entries
        Those that were written, with their numbers.
    known
        Drafts that had been written before, by their place.
    """

    entries: tuple[Outcome, ...]
    known: tuple[int, ...] = ()


class Book:
    """Writes and reads the journal. An entry is there whole or not at all, and what is derived from it with it."""

    def __init__(self, store: Store, vocabulary: Vocabulary, today: date | None = None) -> None:
        self.store = store
        self.vocabulary = vocabulary
        self.today = today or local_day()

    def log(self, kind: Kind, said: Said) -> Outcome:
        """Add one entry; see `Workspace.log`."""
        made = self._made(kind, said)
        with self.store.database.transaction():
            if made.key and (number := self.store.outcomes.keyed(made.key)) is not None:
                return self._get(number)
            made = self._linked(made)
            written = self._write([made])
            self._check({made.role})
        return written[0]

    def correct(self, which: int, said: Said, given: AbstractSet[str], kind: Kind | None = None) -> Outcome:
        """Write an entry that stands in the place of another.

        Parameters
        ----------
        given
            What is said anew, by the names of `Said`; the rest stays as it was.
        """
        with self.store.database.transaction():
            before = self._counting(which)
            kind = kind or before.kind
            made = self._made(kind, _filled(said, given, before, kind), replaces=which)
            written = self._write([self._linked(made)])
            self._check({before.role, made.role})
        return written[0]

    def undo(self, which: int | None) -> Outcome:
        """Take an entry back; return the entry that was taken back."""
        with self.store.database.transaction():
            if which is None and (which := self.store.applications.last()) is None:
                raise NothingLoggedError
            found = self._counting(which)
            self._write([Outcome("undo", self.today.isoformat(), found.role, undoes=which)])
            before = None if found.replaces is None else self.store.outcomes.get(found.replaces)
            self._check({found.role, None if before is None else before.role})
        return found

    def write(self, drafts: Sequence[Draft]) -> Written:
        """Write entries together, all or none; those whose key is here already are left aside."""
        numbers: dict[int, int] = {}
        entries: list[Outcome] = []
        known: list[int] = []
        with self.store.database.transaction():
            for place, draft in enumerate(drafts):
                made = draft.outcome
                number = self.store.outcomes.keyed(made.key) if made.key else None
                if number is None:
                    if draft.answers is not None:
                        made = replace(made, answers=numbers[draft.answers])
                    entries += self._append([made])
                    number = entries[-1].id
                else:
                    known.append(place)
                numbers[place] = number
            self.store.applications.add_all(entries)
            self._check({entry.role for entry in entries})
        return Written(tuple(entries), tuple(known))

    def _made(self, kind: Kind, said: Said, replaces: int | None = None) -> Outcome:
        on, count, amount = said.on, said.count, said.amount
        role = said.role
        if role is None and kind in OF_ROLE and said.answers is not None:
            role = self._counting(self.store.applications.head(said.answers) or said.answers).role
        return outcome(
            kind,
            on if isinstance(on, date) else self.today if on is None else read_day(on, self.today),
            self.today,
            role=None if role is None else read_role(role, self.vocabulary),
            known=known_roles(self.vocabulary),
            count=read_count(count) if isinstance(count, str) else count,
            amount=read_amount(amount) if isinstance(amount, str) else amount,
            gross=said.gross,
            about=said.about,
            open_=said.open_,
            note=said.note,
            at=said.at,
            round_=said.round_,
            hours=read_hours(said.hours) if isinstance(said.hours, str) else said.hours,
            terms=said.terms,
            questions=said.questions,
            answers=said.answers,
            replaces=replaces,
            key=said.key,
            company=said.company,
            title=said.title,
            channel=said.channel,
            city=said.city,
            ad=said.ad,
        )

    def _linked(self, made: Outcome) -> Outcome:
        """Return an entry with the application it answers, where it names one or there can be only one."""
        if made.kind not in ANSWERS:
            return made
        if made.answers is not None:
            to = self._counting(self.store.applications.head(made.answers) or made.answers)
            made = replace(made, answers=to.id)
            if to.kind not in ANSWERS[made.kind]:
                raise NotAnAnswerError(kind=made.kind, entry=to.id, to=to.kind)
            if to.role != made.role:
                raise OtherRoleError(role=made.role, entry=to.id, other=to.role)
            if made.replaces is not None and self._rests_on(to, made.replaces):
                raise NotAnAnswerError(kind=made.kind, entry=to.id, to=to.kind)
            return made
        if made.company or made.about == "referral" or made.role is None:
            return made
        waits = {"offer": "interview", "accepted": "offer", "declined": "offer"}.get(made.kind)
        statuses = ("applied", "test") if waits is None and made.about != "interview" else (waits or "interview",)
        places = ", ".join("?" * len(statuses))
        found = self.store.applications.select(
            f"WHERE role = ? AND status IN ({places}) AND loose = 0 LIMIT 2", (made.role, *statuses)
        )
        if len(found) == 1 and found[0].count >= made.count and found[0].company:
            return replace(made, answers=found[0].entry)
        return made

    def _rests_on(self, entry: Outcome, which: int) -> bool:
        """Whether an entry answers another, or what that answers: it cannot be answered by its correction."""
        seen: set[int] = set()
        while entry.answers is not None and entry.id not in seen:
            if entry.answers == which:
                return True
            seen.add(entry.id)
            entry = self._get(entry.answers)
        return entry.id == which

    def _write(self, entries: Sequence[Outcome]) -> list[Outcome]:
        written = self._append(entries)
        self.store.applications.add_all(written)
        return written

    def _append(self, entries: Sequence[Outcome]) -> list[Outcome]:
        logged = now()
        return [replace(one, id=self.store.outcomes.append(one, logged), logged=logged) for one in entries]

    def _check(self, roles: Iterable[str | None]) -> None:
        for role in sorted(role for role in set(roles) if role is not None):
            check_role(self.store.applications.of_role(role).tally())

    def _counting(self, which: int) -> Outcome:
        """Return an entry that counts.

        Raises
        ------
        NoSuchOutcomeError, UndoneAlreadyError
        """
        found = self.store.outcomes.get(which)
        if found is None:
            raise NoSuchOutcomeError(value=which)
        if not self.store.applications.is_counting(which):
            raise UndoneAlreadyError(entry=which)
        return found

    def _get(self, number: int) -> Outcome:
        found = self.store.outcomes.get(number)
        if found is None:
            raise NoSuchOutcomeError(value=number)
        return found


def _filled(said: Said, given: AbstractSet[str], before: Outcome, kind: Kind) -> Said:
    """Return what is said, and where nothing is, what the entry said before and its kind can have."""
    values: dict[str, Any] = {
        "role": before.role, "count": before.count, "amount": before.amount, "gross": before.gross,
        "on": before.date, "about": before.about, "open_": before.open, "note": before.note, "at": before.at,
        "round_": before.round, "hours": before.hours, "terms": before.terms, "questions": before.questions,
        "answers": before.answers, "company": before.company, "title": before.title, "channel": before.channel,
        "city": before.city, "ad": before.ad,
    }  # fmt: skip
    foreign = {
        "amount": kind not in AMOUNTS | {"offer"}, "gross": kind not in {"offer", "salary"},
        "about": before.about not in ABOUT.get(kind, ()), "open_": kind != "applied",
        "at": kind != "interview", "round_": kind != "interview", "questions": kind != "interview",
        "hours": kind != "studied", "terms": kind != "offer", "answers": kind not in ANSWERS,
        "role": kind == "spent",
    }  # fmt: skip
    kept = {name: value for name, value in values.items() if name not in given and not foreign.get(name, False)}
    return replace(said, **kept)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What beliefs rest on beside the journal: the numbers of the calculation, and the cases."""

    inputs: Inputs
    cases: tuple[Case, ...]


Believer: TypeAlias = "Callable[[Journal], Beliefs]"
"""Gives the beliefs for a journal."""


def believer(role: str | None, inputs: Numbers, cases: Iterable[Case], pay: Pay | None, today: date) -> Believer:
    """Return what gives the beliefs about one role family for a journal; the evidence is read once."""
    from ashore.packs import load
    from ashore.plans.beliefs import Beliefs, interview_rate, offer_rate, wage

    told, pack = tuple(cases), load()

    def believe(journal: Journal) -> Beliefs:
        held = record(journal)
        return Beliefs(
            interview_rate(role, inputs, told, held, today=today),
            offer_rate(role, inputs, told, held, today=today),
            wage(role, inputs, pay, held, cases=told, pack=pack),
            interview_rate(role, inputs, told, held, today=today, patient=True),
        )

    return believe
