"""The journal's table: entries are added, never changed."""

from __future__ import annotations

from typing import Final

from ashore.journal import Outcome
from ashore.store.codec import pack_or_none, unpack_or_none
from ashore.store.database import Database

_COLUMNS: Final = "kind, role, count, amount, gross, day, about, open, note, undoes, logged"
_INSERT: Final = f"INSERT INTO outcomes ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant
_SELECT: Final = f"SELECT id, {_COLUMNS} FROM outcomes ORDER BY id"  # noqa: S608 - a constant


class Outcomes:
    """The table of outcomes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self) -> list[Outcome]:
        """Return every entry in the order in which they were logged, those that were taken back too."""
        return [
            Outcome(
                kind, day, role, count, amount, bool(gross), about, bool(open_), unpack_or_none(note), undoes, id_,
                logged,
            )
            for id_, kind, role, count, amount, gross, day, about, open_, note, undoes, logged
            in self.database.rows(_SELECT)
        ]  # fmt: skip

    def append(self, entry: Outcome, now: str) -> int:
        """Add one entry, whose own number and time are left aside; return its number."""
        return self.database.run(
            _INSERT,
            (
                entry.kind, entry.role, entry.count, entry.amount, entry.gross, entry.day, entry.about, entry.open,
                pack_or_none(entry.note), entry.undoes, now,
            ),
        )  # fmt: skip
