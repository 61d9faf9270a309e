from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ashore.store import Store
from ashore.store.database import NAME, Database
from ashore.store.errors import NewerSchemaError, NotAWorkspaceError
from ashore.store.migrations import Migration, migrate, shipped, statements, version


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.connect(tmp_path, create=True)


def schema(database: Database) -> list[str]:
    return [row[0] for row in database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in shipped()] == list(range(1, len(shipped()) + 1))


def test_each_migration_is_recorded(database: Database) -> None:
    assert migrate(database) == shipped()
    recorded = database.rows("SELECT number, name FROM migrations ORDER BY number")
    assert recorded == [(migration.number, migration.name) for migration in shipped()]
    assert version(database) == len(shipped())
    assert migrate(database) == []


@pytest.mark.parametrize("start", range(1, len(shipped()) + 1))
def test_every_earlier_version_comes_to_the_same_schema(start: int, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, new = (Database.connect(tmp_path / name, create=True) for name in ("old", "new"))
    migrate(old, shipped()[:start])
    migrate(old)
    migrate(new)
    assert schema(old) == schema(new)


def test_a_migration_that_fails_leaves_nothing(database: Database) -> None:
    migrate(database)
    before = schema(database)
    broken = Migration(
        len(shipped()) + 1, "broken", "CREATE TABLE half (x INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);\n"
    )
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(database, [*shipped(), broken])
    assert schema(database) == before
    assert version(database) == len(shipped())


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    Store.create(tmp_path).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute(f"PRAGMA user_version = {len(shipped()) + 1}")
    connection.close()
    with pytest.raises(NewerSchemaError) as caught:
        Store.open(tmp_path)
    assert caught.value.details["found"] == len(shipped()) + 1


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.commit()
    connection.close()
    for use in (Store.open, Store.create):
        with pytest.raises(NotAWorkspaceError):
            use(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("bookmarks",)]
    connection.close()


def test_a_statement_may_hold_semicolons() -> None:
    script = "CREATE TRIGGER t AFTER INSERT ON x\nBEGIN SELECT 1; SELECT 2; END;\n-- a remark;\nSELECT ';';\n"
    assert len(list(statements(script))) == 2
    with pytest.raises(ValueError, match="does not end"):
        list(statements("SELECT 1"))
