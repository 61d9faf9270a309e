"""The table of forecasts: rows are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ashore.journal.forecasts import Forecast, row_of, said_of
from ashore.journal.happenings import KINDS, Happening
from ashore.store.codec import dump, load_many, unpack
from ashore.store.database import Database

_INSERT: Final = """INSERT INTO forecasts (kind, role, shown, due, said, key, written)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"""


class Forecasts:
    """The table of forecasts, and of the journal what they are resolved by."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def extend(self, forecasts: Iterable[Forecast], now: str) -> None:
        """Add forecasts; one that was shown before on the same day stays as it was."""
        self.database.run_many(
            _INSERT,
            [(one.kind, one.role, one.shown, one.due, dump(row_of(one.said)), one.key, now) for one in forecasts],
        )

    def all(self) -> list[Forecast]:
        """Return every forecast in the order in which they were shown."""
        rows = self.database.rows(
            "SELECT id, kind, role, shown, due, key, written, said FROM forecasts ORDER BY shown, id"
        )
        said = load_many(row[-1] for row in rows)
        return [
            Forecast(kind, role, shown, due, said_of(kind, one), key, id_, written)
            for (id_, kind, role, shown, due, key, written, _), one in zip(rows, said, strict=True)
        ]

    def happenings(self, since: str) -> list[Happening]:
        """Return the entries of the journal from a day on by which forecasts are resolved, in their order."""
        places = ", ".join("?" * len(KINDS))
        rows = self.database.rows(
            f"""SELECT id, kind, role, count, day, about, undoes, replaces, answers, company, round FROM outcomes
            WHERE kind IN ({places}) AND (day >= ? OR replaces IS NOT NULL OR kind = 'undo') ORDER BY id""",  # noqa: S608 - only places
            (*KINDS, since),
        )
        return [Happening._make((*row[:-2], unpack(row[-2]), row[-1])) for row in rows]
