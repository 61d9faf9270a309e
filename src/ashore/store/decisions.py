"""The log of what the user decided: entries are added, never changed."""

from __future__ import annotations

from typing import Any, Final

from ashore.facts import Fact
from ashore.store.codec import dump, load, pack, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database, Row
from ashore.store.settle import Action, Correction, Decision

_COLUMNS: Final = (
    'action, undoes, replaces, field, value, unit, start, "end", quote, extractor, subject, qualifiers, '
    "new_value, new_start, new_end, decided"
)
_INSERT: Final = f"""INSERT INTO decisions (digest, {_COLUMNS})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""  # noqa: S608 - a constant


class Decisions:
    """The table of decisions."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def of(self, digest: str, name: str, text: str) -> list[Decision]:
        """Return the log for one text, oldest first; what was decided about has passed the gate again."""
        rows = self.database.rows(f"SELECT id, {_COLUMNS} FROM decisions WHERE digest = ? ORDER BY id", (digest,))  # noqa: S608 - a constant
        return [_decision(row, name, text) for row in rows]

    def get(self, decision: int, name: str, text: str) -> Decision:
        """Return one entry, about the text of this name."""
        row = self.database.row(f"SELECT id, {_COLUMNS} FROM decisions WHERE id = ?", (decision,))  # noqa: S608 - a constant
        if row is None:
            raise KeyError(decision)
        return _decision(row, name, text)

    def append(
        self,
        digest: str,
        action: Action,
        fact: Fact,
        now: str,
        *,
        correction: Correction | None = None,
        undoes: int | None = None,
        replaces: int | None = None,
    ) -> int:
        """Add one entry and return its id."""
        new: tuple[Any, ...] = (None, None, None)
        if correction is not None:
            new = (dump(correction.value), *(correction.span or (None, None)))
        return self.database.run(
            _INSERT,
            (
                digest, action, undoes, replaces, fact.field, dump(fact.value), fact.unit, fact.start, fact.end,
                pack(fact.quote), fact.extractor, pack_or_none(fact.subject), dump(dict(fact.qualifiers)),
                *new, now,
            ),
        )  # fmt: skip


def _decision(row: Row, name: str, text: str) -> Decision:
    id_, action, undoes, replaces, field, value, unit, start, end, quote, extractor, subject, qualifiers = row[:13]
    new_value, new_start, new_end, decided = row[13:]
    fact = Fact(
        name,
        field,
        load(value),
        unpack(quote),
        start,
        end,
        extractor,
        text,
        unit=unit,
        subject=unpack_or_none(subject),
        qualifiers=load(qualifiers),
    )
    correction = None
    if new_value is not None:
        correction = Correction(load(new_value), None if new_start is None else (new_start, new_end))
    return Decision(id_, action, fact, correction, undoes, replaces, decided)
