"""What comes in and what is there: documents, each with its one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.documents.limits import DEFAULT, Limits
from ashore.store.documents import StoredDocument
from ashore.store.search import places
from ashore.store.shelf import Shelf
from ashore.workspace.errors import AmbiguousDocumentError, NoSuchDocumentError
from ashore.workspace.rooms.opening import Opened
from ashore.workspace.views import ImportReport, NearCopy, SearchHit

if TYPE_CHECKING:
    from ashore.documents.model import Kind
    from ashore.workspace.clipping import Clipping
    from ashore.workspace.importing import KindWanted, Progress
    from ashore.workspace.receiving import Handed

Which = int | str
"""A document: by its id, its name, or the first six or more digits of its digest."""


class DocumentsRoom(Opened):
    """What is added, found and looked at."""

    def add(
        self,
        paths: Path | str | Iterable[Path | str],
        *,
        kind: KindWanted = "auto",
        progress: Progress | None = None,
        limits: Limits = DEFAULT,
    ) -> ImportReport:
        """Read files, folders or standard input (``-``), each file in one transaction.

        What cannot be read is told in the report, by file and line; a text that is there already changes nothing.
        """
        given = [paths] if isinstance(paths, Path | str) else paths
        from ashore.workspace.importing import Importer

        return Importer(self._store, self._keeper, progress, limits).add(given, kind)

    def add_text(self, text: str, name: str, *, kind: KindWanted = "auto") -> ImportReport:
        """Read pasted text.

        Raises
        ------
        DocumentError
            Where there is nothing in it.
        """
        from ashore.workspace.importing import Importer

        return Importer(self._store, self._keeper).add_text(text, name, kind)

    def receive(
        self, file: Handed, *, kind: KindWanted = "auto", progress: Progress | None = None
    ) -> ImportReport:
        """Read a file that is in memory, such as one that a browser sends; see `add`."""
        from ashore.workspace.receiving import Receiver

        return Receiver(self._store, self._keeper, progress).receive(file, kind)

    @property
    def clipping(self) -> Clipping:
        """The token with which pages of other sites may hand themselves over."""
        from ashore.workspace.clipping import Clipping

        return Clipping(self._store)

    def set_kind(self, which: Which, kind: Kind) -> StoredDocument:
        """Say what a document is; it is read again where that is something else than before.

        Raises
        ------
        NoSuchDocumentError, AmbiguousDocumentError
        """
        with self._store.database.transaction():
            found = self.document(which)
            self._keeper.set_kind(found.id, kind)
            return self.document(found.id)

    @property
    def shelf(self) -> Shelf:
        """Lists by the page, for workspaces that are too large to be read whole."""
        return Shelf(self._store.database)

    def documents(self, *, kind: str | None = None) -> Iterator[StoredDocument]:
        """Yield the documents in the order in which they came."""
        return self._store.documents.select(kind)

    def count_documents(self) -> int:
        """Count the documents."""
        return self._store.documents.count()

    def named_in(self, words: str, *, limit: int) -> list[int]:
        """Return the ids of documents whose title or text holds every word, best first, without reading them."""
        return [place.document for place in self._store.search.find(words, limit)]

    def document(self, which: Which) -> StoredDocument:
        """Return one document.

        Raises
        ------
        NoSuchDocumentError, AmbiguousDocumentError
        """
        ids = [which] if isinstance(which, int) else self._store.documents.find(which)
        if len(ids) > 1:
            raise AmbiguousDocumentError(name=which, ids=", ".join(map(str, ids)))
        found = self._store.documents.get(ids[0]) if ids else None
        if found is None:
            raise NoSuchDocumentError(name=which)
        return found

    def search(self, query: str, *, limit: int = 20) -> list[SearchHit]:
        """Find documents that hold every word of ``query``, in either script; the best first."""
        hits = []
        for place in self._store.search.find(query, limit):
            found = self.document(place.document)
            hits.append(SearchHit(found, place.score, tuple(places(found.document, query))))
        return hits

    def near_copies(self, which: Which) -> list[NearCopy]:
        """Return what tells the same as a document, or nearly, the most alike first."""
        found = self.document(which)
        pairs = []
        for pair in self._store.likenesses.of(found.id):
            other = pair.other if pair.document == found.id else pair.document
            name = self._store.documents.text(other)[0]
            pairs.append(NearCopy(found.id, other, found.document.name, name, pair.relation, pair.similarity))
        return pairs
