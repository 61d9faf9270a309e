"""The connection: plain SQL with parameters, explicit transactions, and trouble told in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from ashore.store.errors import BUSY_SECONDS, CorruptError, NotAWorkspaceError, told

NAME: Final = "ashore.db"
APPLICATION_ID: Final = 0x4153484F
"""``ASHO``: what ``file`` and we recognise a workspace's database by."""

Row = tuple[Any, ...]
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
"""Values for the places of a statement, in their order or by name."""


class Database:
    """One connection to one workspace's database.

    Every method raises the classes of `ashore.store.errors` where the disk or another program is in the way.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection

    @classmethod
    def connect(cls, folder: Path, *, create: bool = False) -> Self:
        """Open ``folder/ashore.db``; where it may not be written, for reading.

        Raises
        ------
        NotAWorkspaceError
            Where there is no such file and ``create`` is false.
        """
        path = folder / NAME
        if not create and not path.is_file():
            raise NotAWorkspaceError(folder=str(folder))
        with told(folder):
            if not create and path.stat().st_size == 0:
                # SQLite takes an empty file for a new database: the originals beside it would seem forgotten.
                raise CorruptError(folder=str(folder), reason="0 bytes")
            return cls(folder, _connect(path, "rwc" if create else "rw"))

    def close(self) -> None:
        """Close the connection; a transaction that is under way is rolled back."""
        self.connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows."""
        with told(self.folder):
            return self.connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Yield rows one by one, for results that do not belong in memory at once."""
        with told(self.folder):
            yield from self.connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row, or None."""
        with told(self.folder):
            found: Row | None = self.connection.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Execute one statement and return the row id it inserted, if it did."""
        with told(self.folder):
            return self.connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Execute one statement for many rows."""
        with told(self.folder):
            self.connection.executemany(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen, or nothing. Inside another transaction it is part of that one."""
        if self.connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._undo("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of everything, whatever other programs write meanwhile."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self._undo("ROLLBACK")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is done inside, and only that, where it fails; needs a transaction around it."""
        self.run("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            self._undo("ROLLBACK TO whole", "RELEASE whole")
            raise
        self.run("RELEASE whole")

    def _undo(self, *statements: str) -> None:
        """Roll back, unless SQLite has already done so by itself, as it does when the disk is full."""
        if self.connection.in_transaction:
            for statement in statements:
                self.connection.execute(statement)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = _open(path, f"mode={mode}")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        connection.close()
        unwritable = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
        if mode != "rw" or error.sqlite_errorcode & 0xFF not in unwritable:
            raise
        return _connect_unwritable(path)
    # A commit that a power cut takes back leaves a sound database; FULL makes it last, at one fsync a commit.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _connect_unwritable(path: Path) -> sqlite3.Connection:
    """Open for reading what may not be written. WAL needs files beside the database even to read it.

    Where no such file is left, everything is in the database itself, and nobody can be writing where nobody may.
    """
    wal = path.with_name(path.name + "-wal")
    left = wal.is_file() and wal.stat().st_size > 0
    connection = _open(path, "mode=ro" if left else "mode=ro&immutable=1")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _open(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?{options}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, cached_statements=256)
