"""Find words in all documents, in either script, and show where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.documents import Document
from ashore.documents.furniture import blank
from ashore.store.database import Database
from ashore.store.errors import BusyError, CorruptError, ReadOnlyError
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
        self.database.run(_INSERT, (id_, title, index_form(blank(document.text, document.furniture))))

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

    def definition(self) -> str:
        """Return the statement that made the index."""
        made: str = self.database.value("SELECT sql FROM sqlite_schema WHERE name = 'search'")
        return made

    def is_whole(self) -> bool:
        """Say whether every document is in the index, and the index agrees with itself."""
        indexed = self.database.value("SELECT count(*) FROM search_docsize")
        there = self.database.value("SELECT count(*) FROM documents")
        try:
            self.database.run("INSERT INTO search (search) VALUES ('integrity-check')")
        except CorruptError:
            return False
        except (ReadOnlyError, BusyError):
            pass  # FTS5 checks itself by way of a write
        return bool(indexed == there)


def places(document: Document, query: str) -> list[tuple[int, int]]:
    """Return the spans of the document's text in which the words of a question stand, in order."""
    wanted = pattern(query)
    if wanted is None:
        return []
    folded = fold(blank(document.text, document.furniture), spaces=True)
    return [folded.span(*found.span()) for found in re.finditer(wanted, folded.text)]
