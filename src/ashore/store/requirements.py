"""What each ad asks for, in numbers: ids of asks per ad, and the asks themselves once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from ashore.store.codec import dump, load_many, pack, unpack
from ashore.store.database import Database

_SHARED: Final = """SELECT id, story FROM documents WHERE story IN
    (SELECT story FROM documents GROUP BY story HAVING count(*) > 1)"""


@dataclass(frozen=True, slots=True)
class AdAsks:
    """One ad: its document, and what it asks for as JSON values that the caller reads again."""

    gates: tuple[Any, ...]
    required: tuple[Any, ...]
    preferred: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Many ads, column by column: document, and the ids of each part as bytes of 64-bit integers."""

    documents: list[int]
    gates: list[bytes]
    required: list[bytes]
    preferred: list[bytes]


class Requirements:
    """The tables of asks and of the ads that ask."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def put(self, document: int, asks: AdAsks) -> None:
        """Insert the row of a document, in the place of the one it had."""
        texts: dict[int, str | bytes] = {}
        columns = [_ids(part, texts) for part in (asks.gates, asks.required, asks.preferred)]
        self.database.run_many("INSERT OR IGNORE INTO asks (id, ask) VALUES (?, ?)", texts.items())
        self.database.run(
            "INSERT OR REPLACE INTO requirements (document, gates, required, preferred) VALUES (?, ?, ?, ?)",
            (document, *columns),
        )

    def remove(self, document: int) -> None:
        """Forget the row of a document that is no ad."""
        self.database.run("DELETE FROM requirements WHERE document = ?", (document,))

    def clear(self) -> None:
        """Forget everything, before all of it is derived again."""
        self.database.run("DELETE FROM requirements")
        self.database.run("DELETE FROM asks")

    def select(self, role_family: str | None = None, city: str | None = None) -> Columns:
        """Return the ads of one role family and city; None is any."""
        sql, parameters = "SELECT document, gates, required, preferred FROM requirements", []
        if role_family is not None or city is not None:
            sql += " WHERE document IN (SELECT document FROM ads WHERE 1"
            if role_family is not None:
                sql += " AND role_family = ?"
                parameters.append(pack(role_family))
            if city is not None:
                sql += " AND instr(cities, ?)"
                parameters.append(dump(city))
            sql += ")"
        rows = self.database.rows(f"{sql} ORDER BY document", parameters)
        documents, gates, required, preferred = map(list, zip(*rows, strict=True)) if rows else ([], [], [], [])
        return Columns(documents, gates, required, preferred)

    def asks(self) -> tuple[list[int], list[Any]]:
        """Return the ids of all asks, in ascending order, and the asks."""
        rows = self.database.rows("SELECT id, ask FROM asks ORDER BY id")
        return [row[0] for row in rows], load_many(row[1] for row in rows)

    def stories(self) -> dict[int, int]:
        """Return the story of every document that tells one with others."""
        return dict(self.database.rows(_SHARED))

    def names(self, documents: Sequence[int]) -> dict[int, tuple[str, str | None]]:
        """Return name and title of some ads."""
        found = {}
        for document in documents:
            row = self.database.row(
                "SELECT documents.name, ads.title FROM documents LEFT JOIN ads ON ads.document = documents.id "
                "WHERE documents.id = ?",
                (document,),
            )
            if row is not None:
                found[document] = (unpack(row[0]), None if row[1] is None else unpack(row[1]))
        return found


def _ids(asks: Iterable[Any], texts: dict[int, str | bytes]) -> bytes:
    ids = []
    for ask in asks:
        text = dump(ask)
        data = text if isinstance(text, bytes) else text.encode()
        id_ = int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)
        texts[id_] = text
        ids.append(id_)
    return array("q", sorted(set(ids))).tobytes()
