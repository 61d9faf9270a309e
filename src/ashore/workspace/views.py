"""What the workspace answers with, beside the rows of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ashore.documents.reader import BrokenItem
from ashore.store.documents import StoredDocument


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A document and another one that it is like; both are kept.

    Attributes
    ----------
    relation
        ``same`` or ``reprint``, which count once; ``near``, two documents that are much alike.
    similarity
        Between 0 and 1.
    """

    document: int
    other: int
    name: str
    other_name: str
    relation: str
    similarity: float


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes
    ----------
    added
        Ids of the documents that are new.
    unchanged
        How many documents were there already.
    facts
        How many facts the new documents state.
    broken
        What could not be read, by file and line.
    near_copies
        New documents that are like another, each with the one it is most like.
    seconds
        How long it took.
    """

    added: tuple[int, ...] = ()
    unchanged: int = 0
    facts: int = 0
    broken: tuple[BrokenItem, ...] = ()
    near_copies: tuple[NearCopy, ...] = ()
    seconds: float = 0.0

    @property
    def exit_status(self) -> int:
        """0 where everything was read, 3 where a part of it was, 2 where nothing was."""
        if not self.broken:
            return 0
        return 3 if self.added or self.unchanged else 2

    @property
    def partly(self) -> bool:
        """Whether some of it was read and some was not."""
        return self.exit_status == 3


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that answers a question, and the spans of its text in which the words stand.

    ``spans`` is empty where only its name or title holds them.
    """

    document: StoredDocument
    score: float
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `Workspace.doctor` looked at.

    Its sentence stands under ``check.<name>.good`` or ``check.<name>.bad`` in the catalogues, with ``details``.
    """

    name: str
    ok: bool
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Key of the sentence that tells it."""
        return f"check.{self.name}.{'good' if self.ok else 'bad'}"
