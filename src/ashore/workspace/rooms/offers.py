"""Offers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.journal import JournalRoom

if TYPE_CHECKING:
    from ashore.person import Inputs
    from ashore.plans.offered import Choice, Offered, Reservation
    from ashore.plans.plan import Plan


class OffersRoom(JournalRoom):
    """The offers of the journal, and the pay from which on the plan says yes."""

    def offers(self) -> tuple[Offered, ...]:
        """Return the offers that count, the latest first, with what was answered."""
        from ashore.workspace.offers import all_offers

        return all_offers(self._store)

    def offers_to_compare(
        self, keys: Sequence[str], *, inputs: Inputs | None = None, among: Sequence[Offered] | None = None
    ) -> Choice:
        """Return some offers as they are compared, with the numbers for it.

        Parameters
        ----------
        keys
            Numbers of entries; ``now`` is the job that the person has.
        inputs
            In place of those of ``me.yaml``.
        among
            What `offers` gave, where that is known already.

        Raises
        ------
        NoSuchOfferError, NotAnOfferError, OfferTakenBackError, OfferReplacedError, OfferTwiceError,
        TooManyOffersError, OfferWithoutPayError, OfferPayError, NoPresentJobError
            One for what cannot be compared.
        As `me`, where ``inputs`` is None.
        """
        from ashore.workspace.offers import choice

        return choice(self._store, inputs or self.inputs(), self._keeper.reading.vocabulary, keys, among)

    def reservation(self) -> Reservation | None:
        """Return the pay from which on the last plan says yes; None where anything has changed since."""
        from ashore.workspace.offers import kept

        return kept(self._store)

    def keep_reservation(self, plan: Plan, *, today: date | None = None) -> Reservation:
        """Keep the pay from which on a plan says yes, until anything it rests on changes."""
        from ashore.workspace.journal import local_day
        from ashore.workspace.offers import keep

        return keep(self._store, plan, today or local_day())
