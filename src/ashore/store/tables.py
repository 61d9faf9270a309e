"""Rows of the tables as plain values, for an export and back: all that was given, nothing that is derived."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ashore.store.codec import dump, load, pack
from ashore.store.database import Database

TABLES: Final[Mapping[str, frozenset[str]]] = {
    "imports": frozenset(),
    "documents": frozenset({"furniture", "regions", "notes"}),
    "decisions": frozenset({"value", "qualifiers", "new_value"}),
    "facts": frozenset({"value", "qualifiers"}),
    "outcomes": frozenset({"terms", "questions"}),
    "forecasts": frozenset({"said"}),
    "questions": frozenset({"place"}),
    "answers": frozenset(),
    "reviews": frozenset({"points"}),
    "asides": frozenset(),
}
"""Tables in the order in which they are filled, each with its columns that hold JSON."""

ADDED: Final = frozenset({"outcomes", "forecasts", "questions", "answers", "reviews", "asides"})
"""Tables that an export of an earlier version does not have."""

_MAY_BE_NONE: Final = frozenset({"terms", "questions", "place", "points"})
"""Columns of JSON that hold nothing where nothing was said."""
_DERIVED: Final = frozenset({"story", "told"})


class RowError(ValueError):
    """A row that does not fit its table."""


def columns(database: Database, table: str) -> list[str]:
    """Return the names of a table's columns, derived ones left out."""
    names = [row[0] for row in database.rows("SELECT name FROM pragma_table_info(?)", (table,))]
    return [name for name in names if name not in _DERIVED]


def read(database: Database, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table in the order of their ids."""
    names = columns(database, table)
    json_columns = TABLES[table]
    quoted = ", ".join(f'"{name}"' for name in names)
    for row in database.stream(f"SELECT {quoted} FROM {table} ORDER BY id"):  # noqa: S608 - names of our own schema
        yield {
            name: load(value) if name in json_columns and value is not None else _plain(value)
            for name, value in zip(names, row, strict=True)
        }


def write(database: Database, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert rows as `read` gave them; return how many.

    Raises
    ------
    RowError
        With the number of the first row that has other columns than the table, or breaks one of its rules.
    """
    names = columns(database, table)
    json_columns = TABLES[table]
    filled = [*names, "story"] if table == "documents" else names
    quoted = ", ".join(f'"{name}"' for name in filled)
    sql = f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(filled))})"  # noqa: S608 - names of our own schema
    number = 0
    for number, row in enumerate(rows, 1):
        if set(row) != set(names):
            raise RowError(number, ", ".join(sorted(set(row) ^ set(names))))
        values = [
            dump(row[name]) if name in json_columns and not _is_nothing(name, row)
            else _stored(row[name])
            for name in names
        ]  # fmt: skip
        if table == "documents":
            values.append(row["id"])  # every document tells its own story until they are compared
        try:
            database.run(sql, values)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as problem:
            raise RowError(number, str(problem)) from None
    return number


def _is_nothing(name: str, row: Mapping[str, Any]) -> bool:
    """Whether a column of JSON holds nothing at all: a value that was not given, which is not the value null."""
    return row[name] is None and (name in _MAY_BE_NONE or (name == "new_value" and row["action"] != "correct"))


def _plain(value: Any) -> Any:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _stored(value: Any) -> Any:
    return pack(value) if isinstance(value, str) else value
