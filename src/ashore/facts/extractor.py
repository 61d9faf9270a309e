"""What an extractor is: a pure function from a document to facts, with what it needs and provides on its label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ashore.documents import Document, Kind
from ashore.facts.model import Fact
from ashore.vocabulary import Vocabulary


class Extractor(Protocol):
    """Finds facts of some fields in documents of some kinds. Stateless; the same input gives the same facts."""

    @property
    def name(self) -> str:
        """Name and version, as it stands in ``Fact.extractor``: ``ads.fields/1``."""

    @property
    def needs(self) -> frozenset[Kind]:
        """The kinds of document it can read."""

    @property
    def provides(self) -> frozenset[str]:
        """The fields it may state; it states no other."""

    def extract(self, document: Document, vocabulary: Vocabulary) -> Iterable[Fact]:
        """Yield the facts of one document, in the order of the text."""
