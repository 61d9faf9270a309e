"""How documents become facts here: the extractors that ship, with the workspace's own vocabulary beside theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.documents.model import Document
from ashore.facts import Fact

if TYPE_CHECKING:
    from ashore.vocabulary import Vocabulary

Extract = Callable[[Document], Sequence[Fact]]


class Reading:
    """Extracts facts. The extractors and the vocabulary are loaded when the first document is read."""

    def __init__(self, vocabulary: Path, extract: Extract | None = None) -> None:
        self._folder = vocabulary
        self._extract = extract

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that ships, with the workspace's own terms."""
        from ashore.vocabulary import load

        return load(self._folder)

    def extract(self, document: Document) -> Sequence[Fact]:
        """Return the facts that a document states."""
        if self._extract is not None:
            return self._extract(document)
        from ashore.facts.registry import extract

        return extract(document, self.vocabulary)


def now() -> str:
    """Return the time as it stands in logs: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
