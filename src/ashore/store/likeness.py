"""By what documents are recognised as telling the same: keys that alike documents share, and the pairs found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ashore.store.database import Database

FULL: Final = 20
"""Documents a band can hold."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A document and an earlier one that it is like; see `ashore.documents.reprints.Pair`."""

    document: int
    other: int
    relation: str
    similarity: float


class Likenesses:
    """The tables of bands and of pairs. A story is named by the id of the first document that tells it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def insert(self, document: int, told: bytes, bands: Sequence[int]) -> list[int]:
        """Note by what a document is recognised; return those before it by how many bands they share with it.

        A band that is full takes in no more: what very many documents share, such as the boilerplate of an
        employer, would otherwise compare each of them with all others.
        """
        same = self.database.rows("SELECT id FROM documents WHERE told = ? ORDER BY id LIMIT 1", (told,))
        marks = ", ".join("?" * len(bands))
        members = self.database.rows(f"SELECT band, document FROM bands WHERE band IN ({marks})", bands)  # noqa: S608 - question marks
        held = Counter(row[0] for row in members)
        shared = Counter(row[1] for row in members)
        free = [(band, document) for band in bands if held[band] < FULL]
        self.database.run("UPDATE documents SET told = ? WHERE id = ?", (told, document))
        self.database.run_many("INSERT INTO bands (band, document) VALUES (?, ?)", free)
        alike = sorted(shared, key=lambda other: (-shared[other], other))
        return list(dict.fromkeys((*(row[0] for row in same), *alike)))

    def tales(self, limit: int) -> list[int]:
        """Return the documents that are no ads, none where there are more than ``limit``."""
        rows = self.database.rows(
            "SELECT id FROM documents WHERE kind <> 'ad' AND told IS NOT NULL LIMIT ?", (limit + 1,)
        )
        return [row[0] for row in rows] if len(rows) <= limit else []

    def join(self, pairs: Sequence[Likeness], *, one_story: bool) -> None:
        """Keep pairs; where they tell one story, so do all that told one with either side."""
        self.database.run_many(
            "INSERT INTO likenesses (document, other, relation, similarity) VALUES (?, ?, ?, ?)",
            [(pair.document, pair.other, pair.relation, pair.similarity) for pair in pairs],
        )
        if not (one_story and pairs):
            return
        ids = sorted({id_ for pair in pairs for id_ in (pair.document, pair.other)})
        marks = ", ".join("?" * len(ids))
        stories = f"SELECT story FROM documents WHERE id IN ({marks})"  # noqa: S608 - question marks
        first = self.database.value(f"SELECT min(story) FROM ({stories})", ids)  # noqa: S608 - see above
        self.database.run(f"UPDATE documents SET story = ? WHERE story IN ({stories})", (first, *ids))  # noqa: S608 - see above

    def of(self, document: int) -> list[Likeness]:
        """Return the pairs of a document, most alike first."""
        rows = self.database.rows(
            "SELECT document, other, relation, similarity FROM likenesses WHERE document = ? OR other = ? "
            "ORDER BY similarity DESC, document, other",
            (document, document),
        )
        return [Likeness(*row) for row in rows]

    def clear(self) -> None:
        """Forget everything, to be compared again: every document tells its own story."""
        self.database.run("DELETE FROM bands")
        self.database.run("DELETE FROM likenesses")
        self.database.run("UPDATE documents SET story = id, told = NULL")
