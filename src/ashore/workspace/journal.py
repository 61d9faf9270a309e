"""The journal of a workspace, and what it makes of the beliefs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from ashore.journal import About, Kind, Outcome, check, outcome, undoing
from ashore.journal.reading import known_roles, read_amount, read_count, read_day, read_role
from ashore.store import Store
from ashore.vocabulary import Vocabulary
from ashore.workspace.reading import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ashore.evidence.cases import Case
    from ashore.evidence.market import Pay
    from ashore.plans.beliefs import Beliefs
    from ashore.plans.provenance import Numbers


def local_day() -> date:
    """Return the day it is where the machine stands."""
    return datetime.now().astimezone().date()


class Book:
    """Writes and reads the journal. An entry is there whole or not at all."""

    def __init__(self, store: Store, vocabulary: Vocabulary, today: date | None = None) -> None:
        self.store = store
        self.vocabulary = vocabulary
        self.today = today or local_day()

    def log(
        self,
        kind: Kind,
        *,
        role: str | None,
        count: int | str,
        amount: float | str | None,
        gross: bool,
        on: date | str | None,
        about: About | None,
        open_: bool,
        note: str | None,
    ) -> Outcome:
        """Add one entry; see `Workspace.log`."""
        day = on if isinstance(on, date) else self.today if on is None else read_day(on, self.today)
        made = outcome(
            kind,
            day,
            self.today,
            role=None if role is None else read_role(role, self.vocabulary),
            known=known_roles(self.vocabulary),
            count=read_count(count) if isinstance(count, str) else count,
            amount=read_amount(amount) if isinstance(amount, str) else amount,
            gross=gross,
            about=about,
            open_=open_,
            note=note,
        )
        with self.store.database.transaction():
            check([*self.store.outcomes.all(), made])
            return self._add(made)

    def undo(self, which: int | None) -> Outcome:
        """Take an entry back; return the entry that was taken back."""
        with self.store.database.transaction():
            entries = self.store.outcomes.all()
            made = undoing(entries, which, self.today)
            self._add(made)
        return next(entry for entry in entries if entry.id == made.undoes)

    def _add(self, made: Outcome) -> Outcome:
        written = now()
        return replace(made, id=self.store.outcomes.append(made, written), logged=written)


Believer: TypeAlias = "Callable[[Iterable[Outcome]], Beliefs]"
"""Gives the beliefs for a journal."""


def believer(role: str | None, inputs: Numbers, cases: Iterable[Case], pay: Pay | None, today: date) -> Believer:
    """Return what gives the beliefs about one role family for a journal; the evidence is read once."""
    from ashore.packs import load
    from ashore.plans.beliefs import Beliefs, interview_rate, offer_rate, wage

    told, pack = tuple(cases), load()

    def believe(outcomes: Iterable[Outcome]) -> Beliefs:
        logged = tuple(outcomes)
        return Beliefs(
            interview_rate(role, inputs, told, logged, today=today),
            offer_rate(role, inputs, told, logged, today=today),
            wage(role, inputs, pay, logged, cases=told, pack=pack),
            interview_rate(role, inputs, told, logged, today=today, patient=True),
        )

    return believe
