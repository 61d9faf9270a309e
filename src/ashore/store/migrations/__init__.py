"""Numbered SQL files, each applied and recorded in one transaction: ``0001_documents_and_facts.sql``."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from ashore.journal.details import read
from ashore.store.codec import pack, pack_or_none, unpack_or_none
from ashore.store.database import APPLICATION_ID, Database
from ashore.store.errors import NewerSchemaError, NotAWorkspaceError

_FILE = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from schema ``number - 1`` to ``number``."""

    number: int
    name: str
    sql: str


def shipped() -> list[Migration]:
    """Return every migration in order, numbered from 1 without a gap."""
    found = [
        Migration(int(named[1]), named[2], file.read_text(encoding="utf-8"))
        for file in resources.files(__name__).iterdir()
        if (named := _FILE.fullmatch(file.name))
    ]
    found.sort(key=lambda migration: migration.number)
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise RuntimeError("the migrations are not numbered 1, 2, 3 …")
    return found


def version(database: Database) -> int:
    """Return the number of the last migration applied, 0 for an empty database."""
    number: int = database.value("PRAGMA user_version")
    return number


def check(database: Database, known: int) -> int:
    """Return the database's version, having made sure that it is a workspace's and one we can read.

    Raises
    ------
    NotAWorkspaceError
        Where another program made the database.
    NewerSchemaError
        Where a later version of Ashore has written it.
    """
    found = version(database)
    owner = database.value("PRAGMA application_id")
    if owner != APPLICATION_ID and (owner or found or database.value("SELECT count(*) FROM sqlite_schema")):
        raise NotAWorkspaceError(folder=str(database.folder))
    if found > known:
        raise NewerSchemaError(folder=str(database.folder), found=found, known=known)
    return found


def migrate(database: Database, migrations: Sequence[Migration] | None = None) -> list[Migration]:
    """Bring the database up to date; return what was applied.

    Two programs may do this at once: each step looks again once it holds the lock.
    """
    migrations = shipped() if migrations is None else migrations
    applied = []
    database.connection.create_function("note_detail", 2, _note_detail, deterministic=True)
    for migration in migrations[check(database, len(migrations)) :]:
        with database.transaction():
            if version(database) >= migration.number:
                continue
            for statement in statements(migration.sql):
                database.run(statement)
            database.run(
                "INSERT INTO migrations (number, name, applied) "
                "VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                (migration.number, migration.name),
            )
            database.run(f"PRAGMA user_version = {migration.number:d}")
            database.run(f"PRAGMA application_id = {APPLICATION_ID:d}")
        applied.append(migration)
    return applied


def _note_detail(note: str | bytes | None, name: str) -> str | bytes | int | None:
    """Return a detail of a note as entries had them before schema 7; empty, or None for a number or the words."""
    found = read(unpack_or_none(note))
    if name == "entry":
        return found.entry
    if name == "words":
        return pack_or_none(found.words or None)
    return pack(getattr(found, name))


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit before it begins."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        raise ValueError(f"a statement does not end: {pending.strip()[:80]!r}")
