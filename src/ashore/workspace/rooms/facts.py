"""What documents state, and what the user decides about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ashore.facts import Value
from ashore.store.facts import FactFilter, StoredFact
from ashore.store.settle import Decision
from ashore.workspace.rooms.documents import DocumentsRoom, Which

if TYPE_CHECKING:
    from ashore.workspace.importing import Progress


class FactsRoom(DocumentsRoom):
    """Facts and their review."""

    def facts(
        self,
        *,
        document: Which | None = None,
        field: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredFact]:
        """Yield facts in the order of documents and of their texts; each is compared with its text again."""
        wanted = self._wanted(document, field, kind, status)
        return self._store.facts.select(wanted, self._store.texts(), limit)

    def count_facts(
        self,
        *,
        document: Which | None = None,
        field: str | None = None,
        kind: str | None = None,
        status: str | None = None,
    ) -> int:
        """Count the facts that `facts` yields without a limit."""
        return self._store.facts.count(self._wanted(document, field, kind, status))

    def fact(self, fact: int) -> StoredFact:
        """Return one fact by its id.

        Raises
        ------
        NoSuchFactError
        """
        return self._desk.get(fact)

    def review_queue(
        self, *, field: str | None = None, document: Which | None = None, kind: str | None = None
    ) -> Iterator[StoredFact]:
        """Yield what waits for a decision, résumés first; what is decided meanwhile is left out."""
        for id_ in self._desk.waiting(self._wanted(document, field, kind, None)):
            row = self._store.facts.get(id_, self._store.texts())
            if row is not None and row.status == "new":
                yield row

    @contextmanager
    def deciding(self, fact: int) -> Iterator[StoredFact]:
        """Hold a fact as it stands until a decision about it is taken; nobody else decides meanwhile.

        Raises
        ------
        NoSuchFactError
        """
        with self._store.database.transaction():
            yield self.fact(fact)

    def accept(self, fact: int) -> StoredFact:
        """Say that a fact is right."""
        return self._desk.accept(fact)

    def correct(self, fact: int, value: Value, span: tuple[int, int] | None = None) -> StoredFact:
        """Give the right value of a fact, and the span of the text it is quoted from where that is another.

        Raises
        ------
        SpanOutsideError
            Where the text has no such span.
        """
        return self._desk.correct(fact, value, span)

    def reject(self, fact: int) -> StoredFact | None:
        """Say that a fact is wrong; None where only the user's word had kept it."""
        return self._desk.reject(fact)

    def undo(self, fact: int) -> StoredFact | None:
        """Take back the last decision about a fact; None where nothing but that decision had kept it."""
        return self._desk.undo(fact)

    def decisions(self, fact: int) -> list[Decision]:
        """Return the log of what was decided about a fact, oldest first, undone entries too.

        Raises
        ------
        NoSuchFactError
        """
        return self._desk.log(fact)

    def extract_again(self, *, progress: Progress | None = None) -> tuple[int, int]:
        """Extract the facts of every document again, as after an update; what the user decided stays.

        Returns
        -------
        How many facts are stated newly, and how many no longer.
        """
        total = self.count_documents()
        new = gone = 0
        with self._store.database.transaction():
            for done, id_ in enumerate(self._store.documents.ids(), 1):
                stated, no_longer = self._keeper.read_again(self.document(id_))
                new, gone = new + stated, gone + no_longer
                if progress is not None:
                    progress(done, total)
        return new, gone

    def _wanted(
        self, document: Which | None, field: str | None, kind: str | None, status: str | None
    ) -> FactFilter:
        id_ = None if document is None else self.document(document).id
        return FactFilter(document=id_, field=field, kind=kind, status=status)
