"""Put a document and everything that is derived from it where it belongs, in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ashore.documents.model import Document, Kind
from ashore.store import Store
from ashore.store.documents import StoredDocument
from ashore.workspace.reading import Reading
from ashore.workspace.views import NearCopy


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was kept: its id, how many facts it states, and what it looks like."""

    id: int
    facts: int
    near_copies: tuple[NearCopy, ...]


class Keeper:
    """Writes documents with their facts, their words for the search, and their row for the market.

    Every method needs a transaction around it.
    """

    def __init__(self, store: Store, reading: Reading) -> None:
        self.store = store
        self.reading = reading
        self._texts = store.texts()

    def keep(self, document: Document, import_: int) -> Kept:
        """Insert a document whose text is not there yet; whole, or not at all."""
        facts = self.reading.extract(document)
        with self.store.database.savepoint():
            id_ = self.store.documents.insert(document, import_, None)
            self.store.search.insert(id_, document)
            log = self.store.decisions.of(document.digest, document.name, document.text)
            if log:
                # The text was here before, and what the user decided about it still counts.
                self.store.facts.replace(id_, facts, log, self._texts)
            else:
                self.store.facts.insert(id_, facts)
        return Kept(id_, len(facts), ())

    def set_kind(self, document: int, kind: Kind) -> None:
        """Say what a document is; it is read again where that is something else than before."""
        stored = self.store.documents.get(document)
        if stored is not None and stored.document.kind != kind:
            self.store.documents.set_kind(document, kind)
            self.read_again(replace(stored, document=replace(stored.document, kind=kind)))

    def read_again(self, stored: StoredDocument) -> tuple[int, int]:
        """Extract the facts of a document again, under the user's decisions.

        Returns
        -------
        How many facts are stated newly, and how many no longer.
        """
        document = stored.document
        log = self.store.decisions.of(document.digest, document.name, document.text)
        return self.store.facts.replace(stored.id, self.reading.extract(document), log, self._texts)

    def settle(self, document: int) -> None:
        """Apply the user's decisions to the facts as they are stated already."""
        stored = self.store.documents.get(document)
        if stored is None:
            raise KeyError(document)
        stated = [row.stated for row in self.store.facts.of(document, self._texts) if row.status != "user"]
        text = stored.document
        log = self.store.decisions.of(text.digest, text.name, text.text)
        self.store.facts.replace(document, stated, log, self._texts)
