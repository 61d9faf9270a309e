"""What happened, and what is believed now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Unpack

from ashore.workspace.rooms.evidence import EvidenceRoom
from ashore.workspace.rooms.person import PersonRoom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashore.journal import Kind, Outcome, Record
    from ashore.journal.applications import Application
    from ashore.journal.drafts import Draft
    from ashore.plans.beliefs import Beliefs
    from ashore.store.board import Board
    from ashore.workspace.journal import Believer, Book, Grounds, Saying, Written


class JournalRoom(EvidenceRoom, PersonRoom):
    """Applications, interviews, offers and money; beliefs by them and by the evidence."""

    def log(self, kind: Kind, *, today: date | None = None, **said: Unpack[Saying]) -> Outcome:
        """Write down what happened: ``applied``, ``interview``, ``offer``, ``rejected``, money, study.

        What was believed of applications before they were sent is stored, to be scored when it is known.

        Counts, amounts, days, hours and roles may be given as a person types them: ``二十``, ``1.5万``, ``昨天``.

        Parameters
        ----------
        today
            The day it is; nothing lies after it.
        amount
            CNY a month, take-home unless ``gross``; once for what was ``spent``.
        on
            The day on which it happened; ``today`` where it is None.
        about
            What an interview came from (``application``, ``referral``), or what was rejected, given up or
            withdrawn (``application``, ``interview``); an application where it is None.
        open_
            These applications wait for an answer: they count as unanswered bit by bit.
        answers
            The entry that this one answers; found by itself where only one can be meant.
        key
            The same for an entry that is sent twice: it is written once, and the first one is returned.

        Raises
        ------
        JournalError
            Where the entry makes no sense, or contradicts the others; nothing is written then.
        """
        from ashore.workspace.journal import Said, local_day

        day = today or local_day()
        if kind != "applied" or (role := said.get("role")) is None:
            return self._book(day).log(kind, Said(**said))
        from ashore.journal.reading import read_role
        from ashore.workspace.forecasting import believed, record_batch

        before = believed(self, read_role(role, self._keeper.reading.vocabulary), day)
        entry = self._book(day).log(kind, Said(**said))
        if before is not None:
            record_batch(self._store, entry, before, day)
        return entry

    def correct_outcome(
        self, which: int, kind: Kind | None = None, *, today: date | None = None, **said: Unpack[Saying]
    ) -> Outcome:
        """Write an entry that stands in the place of another; what is not said anew stays as it was.

        Raises
        ------
        JournalError
            As `log`; where there is no such entry, or it counts no longer.
        """
        from ashore.workspace.journal import Said

        return self._book(today).correct(which, Said(**said), frozenset(said), kind)

    def log_many(self, drafts: Sequence[Draft], *, today: date | None = None) -> Written:
        """Write entries together, all or none; those whose key is here already are left aside.

        Raises
        ------
        JournalError
            Where what would be written contradicts itself or what is here.
        """
        return self._book(today).write(drafts)

    def is_month(self, entry: Outcome) -> bool:
        """Whether an amount that was spent is taken for all that a month cost, and not for a single expense.

        Raises
        ------
        As `inputs`.
        """
        from ashore.journal.record import is_month

        return is_month(entry, self.inputs().value("spending"))

    def outcomes(self) -> list[Outcome]:
        """Return the whole journal, oldest entry first, with what was taken back and what takes it back."""
        return self._store.outcomes.all()

    def outcome(self, number: int) -> Outcome | None:
        """Return an entry by its number, and whether it counts."""
        return self._store.outcomes.get(number)

    def last_entry(self) -> Outcome | None:
        """Return the last entry that counts; None where there is none."""
        number = self._store.applications.last()
        return None if number is None else self._store.outcomes.get(number)

    def is_counting(self, number: int) -> bool:
        """Whether an entry counts: it was neither taken back nor corrected."""
        return self._store.applications.is_counting(number)

    def record(self, role: str | None = None) -> Record:
        """Return the journal added up, of one role family or of all."""
        return self._store.applications.record(role)

    def record_without(self, entry: Outcome, record: Record | None = None) -> Record:
        """Return the journal of an entry's role family, added up as if the entry were not there.

        Parameters
        ----------
        record
            The journal with it, where it is at hand.
        """
        return self._store.applications.record_without(entry, record)

    def logged_since(self, entry: int) -> tuple[Outcome, ...]:
        """Return the entries that count, and were written after one of this number."""
        clause = "JOIN counting ON counting.entry = outcomes.id WHERE outcomes.id > ? ORDER BY outcomes.id"
        return tuple(self._store.outcomes.select(clause, (entry,)))

    def board(self, wait: timedelta, *, today: date | None = None) -> Board:
        """Return the applications by how far they are.

        Parameters
        ----------
        wait
            How long an answer usually takes.
        """
        from ashore.store.board import Board
        from ashore.workspace.journal import local_day

        return Board(self._store.applications, wait, today or local_day())

    def entries(self, *, limit: int = -1, offset: int = 0, down: bool = True) -> list[Outcome]:
        """Return entries of the journal by their numbers, the last first, with what was taken back."""
        order = "DESC" if down else "ASC"
        return self._store.outcomes.select(f"ORDER BY outcomes.id {order} LIMIT ? OFFSET ?", (limit, offset))

    def counted_entries(self) -> tuple[int, int]:
        """Return how many entries there are, and how many of them count."""
        return self._store.outcomes.count(), self._store.applications.count()

    def counting(self, kinds: Sequence[Kind], *, since: date | None = None, limit: int = -1) -> list[Outcome]:
        """Return the entries of some kinds that count, the latest first, from a day on."""
        places = ", ".join("?" * len(kinds))
        return self._store.outcomes.select(
            f"JOIN counting ON counting.entry = outcomes.id WHERE counting.kind IN ({places}) "
            "AND counting.day >= ? ORDER BY counting.day DESC, outcomes.id DESC LIMIT ?",
            (*kinds, "" if since is None else since.isoformat(), limit),
        )

    def applied_to(self, ad: str) -> Application | None:
        """Return the application to an ad, by the first digits of its digest; None where there is none."""
        return next(iter(self._store.applications.select("WHERE ad = ? LIMIT 1", (ad,))), None)

    def application(self, entry: int) -> Application | None:
        """Return the applications that an answer names by this entry, the furthest first; None where none is."""
        found = self._store.applications.select("WHERE entry = ? ORDER BY since DESC LIMIT 1", (entry,))
        return next(iter(found), None)

    def typed_before(self, column: Literal["company", "channel", "city"], limit: int = 30) -> tuple[str, ...]:
        """Return what was written in a column, that of the latest entries first."""
        return self._store.outcomes.typed(column, limit)

    def undo_outcome(self, which: int | None = None, *, today: date | None = None) -> Outcome:
        """Take back an entry, the last that counts where ``which`` is None; return it.

        Raises
        ------
        JournalError
            Where there is none, or what is left would contradict itself.
        """
        return self._book(today).undo(which)

    def beliefs(self, role: str | None = None, *, today: date | None = None) -> Beliefs:
        """Return what is believed about one role family: interviews, offers, pay, each with where it comes from.

        Raises
        ------
        UnknownRoleError
        """
        return self.believer(role, today=today)(self.record())

    def believer(self, role: str | None = None, *, today: date | None = None) -> Believer:
        """Return what gives the beliefs for any journal, by the evidence here: before and after an entry, say.

        Raises
        ------
        UnknownRoleError
        """
        from ashore.journal.reading import read_role
        from ashore.workspace.journal import believer, local_day

        family = None if role is None else read_role(role, self._keeper.reading.vocabulary)
        pay = None if family is None else self.market(family, top=0).pay
        grounds = self.grounds()
        return believer(family, grounds.inputs, grounds.cases, pay, today or local_day())

    def grounds(self) -> Grounds:
        """Return what beliefs rest on beside the journal; it is read again only where it has changed.

        Raises
        ------
        As `inputs`.
        """
        from ashore.workspace.journal import Grounds
        from ashore.workspace.profile import RESUME
        from ashore.workspace.stamp import evidence_stamp

        stamp = f"{evidence_stamp(self._store)} {self._store.meta(RESUME)}"
        if self._grounds is None or self._grounds[0] != stamp:
            self._grounds = stamp, Grounds(self.inputs(), tuple(self.cases()))
        return self._grounds[1]

    def _book(self, today: date | None) -> Book:
        from ashore.workspace.journal import Book

        return Book(self._store, self._keeper.reading.vocabulary, today)
