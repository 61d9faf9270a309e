"""What happened, and what is believed now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.evidence import EvidenceRoom
from ashore.workspace.rooms.person import PersonRoom

if TYPE_CHECKING:
    from ashore.journal import About, Kind, Outcome
    from ashore.plans.beliefs import Beliefs
    from ashore.workspace.journal import Believer, Book


class JournalRoom(EvidenceRoom, PersonRoom):
    """Applications, interviews, offers and money; beliefs by them and by the evidence."""

    def log(
        self,
        kind: Kind,
        *,
        role: str | None = None,
        count: int | str = 1,
        amount: float | str | None = None,
        gross: bool = False,
        on: date | str | None = None,
        about: About | None = None,
        open_: bool = False,
        note: str | None = None,
        today: date | None = None,
    ) -> Outcome:
        """Write down what happened: ``applied``, ``interview``, ``offer``, ``rejected``, ``referral``, money.

        Counts, amounts, days and roles may be given as a person types them: ``二十``, ``1.5万``, ``昨天``.

        Parameters
        ----------
        amount
            CNY a month, take-home unless ``gross``.
        on
            The day on which it happened; ``today`` where it is None.
        about
            What an interview came from (``application``, ``referral``), or what was rejected (``application``,
            ``interview``); an application where it is None.
        open_
            These applications count as unanswered only after the time an answer takes.

        Raises
        ------
        JournalError
            Where the entry makes no sense, or contradicts the others; nothing is written then.
        """
        return self._book(today).log(
            kind, role=role, count=count, amount=amount, gross=gross, on=on, about=about, open_=open_, note=note
        )

    def outcomes(self) -> list[Outcome]:
        """Return the whole journal, oldest entry first, with what was taken back and what takes it back."""
        return self._store.outcomes.all()

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
        return self.believer(role, today=today)(self.outcomes())

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
        return believer(family, self.inputs(), self.cases(), pay, today or local_day())

    def _book(self, today: date | None) -> Book:
        from ashore.workspace.journal import Book

        return Book(self._store, self._keeper.reading.vocabulary, today)
