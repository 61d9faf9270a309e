"""Find words in all documents, in either script, and show where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.documents import Document
from ashore.store.database import Database
from ashore.store.grams import index_form, match_expression, pattern
from ashore.text.folding import fold

_INSERT: Final = "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
TITLE_WEIGHT: Final = 4.0
"""How much a word in a title counts against one in the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A document that answers a question; the higher the score, the better."""

    document: int
    score: float


class Search:
    """The full-text index. It holds no text, only where words occur."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def insert(self, id_: int, document: Document) -> None:
        """Index one document; what belongs to its page is left out."""
        title = index_form(f"{document.name} {document.title or ''}")
        self.database.run(_INSERT, (id_, title, index_form(told_text(document))))

    def clear(self) -> None:
        """Forget everything, to be indexed again."""
        self.database.run("INSERT INTO search (search) VALUES ('delete-all')")

    def find(self, query: str, limit: int) -> list[Place]:
        """Return the best documents that hold every word of the question, the best first."""
        expression = match_expression(query)
        if expression is None:
            return []
        rows = self.database.rows(
            "SELECT rowid, bm25(search, ?, 1.0) AS score FROM search WHERE search MATCH ? "
            "ORDER BY score, rowid LIMIT ?",
            (TITLE_WEIGHT, expression, limit),
        )
        return [Place(row[0], -row[1]) for row in rows]

    def works(self) -> bool:
        """Say whether the index is whole, by its own check."""
        return not self.database.rows("INSERT INTO search (search) VALUES ('integrity-check')")


def told_text(document: Document) -> str:
    """Return the text with what belongs to the page blanked, so that offsets stay."""
    pieces: list[str] = []
    at = 0
    for start, end in document.furniture:
        pieces += (document.text[at:start], "\n" * (end - start))
        at = end
    return "".join((*pieces, document.text[at:]))


def places(document: Document, query: str) -> list[tuple[int, int]]:
    """Return the spans of the document's text in which the words of a question stand, in order."""
    wanted = pattern(query)
    if wanted is None:
        return []
    folded = fold(told_text(document), spaces=True)
    return [folded.span(*found.span()) for found in re.finditer(wanted, folded.text)]
