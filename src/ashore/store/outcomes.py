"""The journal's table: entries are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from ashore.journal import Outcome
from ashore.journal.terms import Terms
from ashore.store.codec import dump, load, pack, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database, Row

_COLUMNS: Final = (
    "kind", "role", "count", "amount", "gross", "day", "about", "open", "note", "undoes", "replaces", "answers",
    "company", "title", "channel", "city", "ad", "at", "round", "hours", "terms", "questions", "key", "logged",
)  # fmt: skip
_INSERT: Final = f"INSERT INTO outcomes ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - a constant
_NAMED: Final = ", ".join(f"outcomes.{column}" for column in ("id", *_COLUMNS))
SELECT: Final = f"SELECT {_NAMED} FROM outcomes"  # noqa: S608 - a constant


class Outcomes:
    """The table of outcomes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self) -> list[Outcome]:
        """Return every entry in the order in which they were logged, those that were taken back too."""
        return self.select("ORDER BY outcomes.id")

    def get(self, number: int) -> Outcome | None:
        """Return one entry; None where there is none of this number."""
        return next(iter(self.select("WHERE outcomes.id = ?", (number,))), None)

    def keyed(self, key: str) -> int | None:
        """Return the number of the entry with this key; None where there is none."""
        found: int | None = self.database.value("SELECT id FROM outcomes WHERE key = ?", (key,))
        return found

    def select(self, clause: str, parameters: Sequence[Any] = ()) -> list[Outcome]:
        """Return entries by what follows ``SELECT … FROM outcomes``, words of our own with places for values."""
        return list(map(read, self.database.rows(f"{SELECT} {clause}", parameters)))

    def count(self) -> int:
        """Return how many entries there are."""
        found: int = self.database.value("SELECT count(*) FROM outcomes")
        return found

    def typed(self, column: Literal["company", "channel", "city"], limit: int) -> tuple[str, ...]:
        """Return different texts of a column, that of the latest entries first."""
        rows = self.database.rows(
            f"SELECT {column} FROM (SELECT id, {column} FROM outcomes WHERE {column} <> '' "  # noqa: S608 - one of three
            f"ORDER BY id DESC LIMIT 2000) GROUP BY {column} ORDER BY max(id) DESC LIMIT ?",
            (limit,),
        )
        return tuple(unpack(row[0]) for row in rows)

    def append(self, entry: Outcome, now: str) -> int:
        """Add one entry, whose own number and time are left aside; return its number."""
        return self.database.run(_INSERT, _row(entry, now))

    def extend(self, entries: Iterable[Outcome], now: str) -> None:
        """Add many entries."""
        self.database.run_many(_INSERT, (_row(entry, now) for entry in entries))


def read(row: Row) -> Outcome:
    """Return the entry of a row of `SELECT`."""
    id_, kind, role, count, amount, gross, day, about, open_, note, undoes, replaces, answers = row[:13]
    company, title, channel, city, ad, at, round_, hours, terms, questions, key, logged = row[13:]
    return Outcome(
        kind, day, role, count, amount, bool(gross), about, bool(open_), unpack_or_none(note), undoes, id_, logged,
        replaces, answers, unpack(company), unpack(title), unpack(channel), unpack(city), ad, at, round_, hours,
        None if terms is None else Terms.of(load(terms)),
        () if questions is None else tuple(load(questions)),
        key or "",
    )  # fmt: skip


def _row(entry: Outcome, now: str) -> tuple[Any, ...]:
    return (
        entry.kind, entry.role, entry.count, entry.amount, entry.gross, entry.day, entry.about, entry.open,
        pack_or_none(entry.note), entry.undoes, entry.replaces, entry.answers, pack(entry.company),
        pack(entry.title), pack(entry.channel), pack(entry.city), entry.ad, entry.at, entry.round, entry.hours,
        None if entry.terms is None else dump(entry.terms.said()),
        dump(list(entry.questions)) if entry.questions else None,
        entry.key or None, now,
    )  # fmt: skip
