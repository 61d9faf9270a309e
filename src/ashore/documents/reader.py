"""What a reader is, and what it gives for the items it cannot read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ashore.documents.errors import DocumentError
from ashore.documents.limits import Limits
from ashore.documents.model import Document
from ashore.documents.source import Source


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """An item that cannot be read, beside the ones that can: a line of JSON lines, a row, a file of a folder.

    ``line`` counts from 1 and is None where the whole file is meant.
    """

    file: str
    line: int | None
    error: DocumentError

    @property
    def code(self) -> str:
        """Name of the sentence that tells it."""
        return self.error.code

    @property
    def details(self) -> Mapping[str, Any]:
        """What fills the places of the sentence."""
        return self.error.details


Item = Document | BrokenItem


class Reader(Protocol):
    """Reads one format. Stateless; raises `DocumentError` where the whole file cannot be read."""

    @property
    def name(self) -> str:
        """What the format is called: ``markdown``."""

    @property
    def suffixes(self) -> frozenset[str]:
        """File name endings in lower case, with their dot."""

    @property
    def media_types(self) -> frozenset[str]:
        """Media types of RFC 6838."""

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether this file is the reader's own, by its first bytes and its name."""

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the documents of a source in order, broken items among them."""
