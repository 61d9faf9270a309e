"""Put a document and everything that is derived from it where it belongs, in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ashore.documents.model import Document, Kind
from ashore.facts import Fact
from ashore.store import Store
from ashore.store.documents import StoredDocument
from ashore.store.likeness import Likeness
from ashore.workspace.reading import Reading
from ashore.workspace.versions import DERIVED

if TYPE_CHECKING:
    from ashore.workspace.reprints import Reprints

UNCOUNTED: Final = frozenset({"rejected", "absorbed"})
"""States of facts that count for nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was kept: its id, how many facts it states, and what it is like."""

    id: int
    facts: int
    alike: tuple[Likeness, ...]


class Keeper:
    """Writes documents with their facts, their words for the search, their rows for the market and for fit.

    Every method needs a transaction around it.
    """

    def __init__(self, store: Store, reading: Reading) -> None:
        self.store = store
        self.reading = reading
        self._texts = store.texts()

    @cached_property
    def _reprints(self) -> Reprints:
        from ashore.workspace.reprints import Reprints

        return Reprints(self.store)

    def keep(self, document: Document, import_: int) -> Kept:
        """Insert a document whose text is not there yet; whole, or not at all."""
        name = self.store.documents.free_name(document.name)
        if name != document.name:
            document = replace(document, name=name)
        facts = self.reading.extract(document)
        with self.store.database.savepoint():
            id_ = self.store.documents.insert(document, import_)
            self.store.search.insert(id_, document)
            log = self.store.decisions.of(document.digest, document.name, document.text)
            if log:
                # The text was here before, and what the user decided about it still counts.
                self.store.facts.replace(id_, facts, log, self._texts)
                self._derive(id_, document)
            else:
                self.store.facts.insert(id_, facts)
                self._put_ad(id_, document, facts)
            alike = self._reprints.add(id_, document)
        return Kept(id_, len(facts), tuple(alike))

    def set_kind(self, document: int, kind: Kind) -> None:
        """Say what a document is; it is read again where that is something else than before."""
        stored = self._document(document)
        if stored.document.kind != kind:
            self.store.documents.set_kind(document, kind)
            self.read_again(replace(stored, document=replace(stored.document, kind=kind)))

    def read_again(self, stored: StoredDocument) -> tuple[int, int]:
        """Extract the facts of a document again, under the user's decisions.

        Returns
        -------
        How many facts are stated newly, and how many no longer.
        """
        return self._replace(stored, self.reading.extract(stored.document))

    def settle(self, document: int) -> None:
        """Apply the user's decisions to the facts as they are stated already."""
        stated = [row.stated for row in self.store.facts.of(document, self._texts) if row.status != "user"]
        self._replace(self._document(document), stated)

    def derive_again(self) -> None:
        """Write what is derived from documents and facts again: search index, rows of ads, reprints."""
        self.store.search.clear()
        self.store.likenesses.clear()
        self.store.requirements.clear()
        for id_ in self.store.documents.ids():
            stored = self._document(id_)
            self.store.search.insert(id_, stored.document)
            self._derive(id_, stored.document)
            self._reprints.add(id_, stored.document)
        self.store.set_meta("derived", DERIVED)

    def _replace(self, stored: StoredDocument, stated: Iterable[Fact]) -> tuple[int, int]:
        document = stored.document
        log = self.store.decisions.of(document.digest, document.name, document.text)
        changed = self.store.facts.replace(stored.id, list(stated), log, self._texts)
        self._derive(stored.id, document)
        return changed

    def _derive(self, id_: int, document: Document) -> None:
        rows = self.store.facts.of(id_, self._texts)
        self._put_ad(id_, document, (row.fact for row in rows if row.status not in UNCOUNTED))

    def _put_ad(self, id_: int, document: Document, facts: Iterable[Fact]) -> None:
        if document.kind != "ad":
            self.store.ads.remove(id_)
            self.store.requirements.remove(id_)
            return
        from ashore.workspace.asking import asks_of
        from ashore.workspace.market import row_of

        counting = list(facts)
        self.store.ads.put(id_, row_of(document, counting, self.reading.vocabulary))
        self.store.requirements.put(id_, asks_of(document, counting, self.reading.vocabulary))

    def _document(self, document: int) -> StoredDocument:
        stored = self.store.documents.get(document)
        if stored is None:
            raise KeyError(document)
        return stored
