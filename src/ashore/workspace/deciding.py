"""What the user decides about facts: accepted, corrected, rejected, taken back; a log that is only added to."""

from __future__ import annotations

from ashore.documents.model import Document
from ashore.facts import Fact, Value
from ashore.store import Store
from ashore.store.facts import FactFilter, StoredFact
from ashore.store.settle import Action, Correction, Decision, meeting, same_fact
from ashore.workspace.errors import NoSuchFactError, NothingToUndoError, SpanOutsideError
from ashore.workspace.keeping import Keeper
from ashore.workspace.reading import now

_ORDER = ("resume", "story", "ad")
"""In which kinds of document a wrong fact matters most to the person."""


class Desk:
    """The review desk."""

    def __init__(self, store: Store, keeper: Keeper) -> None:
        self.store = store
        self.keeper = keeper

    def get(self, fact: int) -> StoredFact:
        """Return a fact by its id.

        Raises
        ------
        NoSuchFactError
        """
        found = self.store.facts.get(fact, self.store.texts())
        if found is None:
            raise NoSuchFactError(fact=fact)
        return found

    def waiting(self, wanted: FactFilter) -> list[int]:
        """Return the ids of facts about which nothing has been decided: résumés first, then stories, then ads."""
        kinds = (wanted.kind,) if wanted.kind else _ORDER
        return [
            id_
            for kind in kinds
            for id_ in self.store.facts.ids(
                FactFilter(document=wanted.document, field=wanted.field, kind=kind, status="new")
            )
        ]

    def accept(self, fact: int) -> StoredFact:
        """Say that a fact is right. A corrected one is right already."""
        with self.store.database.transaction():
            row = self.get(fact)
            if row.status in {"accepted", "corrected", "user"}:
                return row
            self._decide("accept", row)
            return self.get(fact)

    def reject(self, fact: int) -> StoredFact | None:
        """Say that a fact is wrong; None where only the user's word had kept it."""
        with self.store.database.transaction():
            row = self.get(fact)
            if row.status == "rejected":
                return row
            self._decide("reject", row)
            return self.store.facts.get(fact, self.store.texts())

    def correct(self, fact: int, value: Value, span: tuple[int, int] | None) -> StoredFact:
        """Give the right value, and the span it is quoted from where that is another.

        Raises
        ------
        SpanOutsideError
            Where the text has no such span.
        """
        with self.store.database.transaction():
            row = self.get(fact)
            if span is not None:
                length = len(self.store.texts().of(row.document)[1])
                if not 0 <= span[0] < span[1] <= length:
                    raise SpanOutsideError(start=span[0], end=span[1], length=length)
                if span == (row.fact.start, row.fact.end) == (row.stated.start, row.stated.end):
                    span = None
            self._decide("correct", row, Correction(value, span))
            return self.get(fact)

    def undo(self, fact: int) -> StoredFact | None:
        """Take back the last decision about a fact; None where nothing but that decision had kept it.

        Raises
        ------
        NothingToUndoError
            Where nothing has been decided about it.
        """
        with self.store.database.transaction():
            row = self.get(fact)
            if row.decision is None:
                raise NothingToUndoError(fact=fact)
            self._log("undo", row, undoes=row.decision)
            return self.store.facts.get(fact, self.store.texts())

    def log(self, fact: int) -> list[Decision]:
        """Return every entry about a fact, oldest first, those that were undone too."""
        row = self.get(fact)
        document = self._document(row)
        entries = self.store.decisions.of(document.digest, document.name, document.text)
        return [entry for entry in entries if same_fact(entry.fact, row.stated)]

    def _decide(self, action: Action, row: StoredFact, correction: Correction | None = None) -> None:
        # A fact that was rejected only because it repeats another has no decision of its own yet: one about it
        # must not take the place of the one about the other.
        own = row.decision if self._is_own(row) else None
        self._log(action, row, correction=correction, replaces=own, about=None if own else row.stated)

    def _is_own(self, row: StoredFact) -> bool:
        """Whether the decision that rules on a fact was made about it, and not about one that it repeats."""
        if row.decision is None or row.status == "user":
            return row.decision is not None
        ruled = [
            other
            for other in self.store.facts.of(row.document, self.store.texts())
            if other.decision == row.decision
        ]
        place = meeting(self._decision(row, row.decision), [other.stated for other in ruled])
        return place is not None and ruled[place].id == row.id

    def _decision(self, row: StoredFact, decision: int) -> Decision:
        document = self._document(row)
        return self.store.decisions.get(decision, document.name, document.text)

    def _log(
        self,
        action: Action,
        row: StoredFact,
        *,
        correction: Correction | None = None,
        undoes: int | None = None,
        replaces: int | None = None,
        about: Fact | None = None,
    ) -> None:
        """Add an entry about ``about``, or what was stated when the fact was first decided; let it count."""
        document = self._document(row)
        if about is None:
            about = row.stated if row.decision is None else self._decision(row, row.decision).fact
        self.store.decisions.append(
            document.digest, action, about, now(), correction=correction, undoes=undoes, replaces=replaces
        )
        self.keeper.settle(row.document)

    def _document(self, row: StoredFact) -> Document:
        stored = self.store.documents.get(row.document)
        if stored is None:
            raise KeyError(row.document)
        return stored.document
