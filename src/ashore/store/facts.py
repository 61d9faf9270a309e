"""The table of facts: what extractors state, with what the user's decisions make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ashore.facts import Fact
from ashore.store.codec import canonical, dump, load, pack, pack_or_none, unpack, unpack_or_none
from ashore.store.database import Database, Row
from ashore.store.documents import Texts
from ashore.store.settle import Correction, Decision, Ruling, Status, corrected, keep, settle

_INSERT: Final = """INSERT INTO facts
    (document, field, value, unit, start, "end", quote, extractor, subject, qualifiers, status, decision)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_UPDATE: Final = """UPDATE facts SET
    (field, value, unit, start, "end", quote, extractor, subject, qualifiers, status, decision)
    = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?"""
_SELECT: Final = """SELECT facts.id, facts.document, facts.status, facts.decision,
    facts.field, facts.value, facts.unit, facts.start, facts."end", facts.quote, facts.extractor, facts.subject,
    facts.qualifiers, decisions.new_value, decisions.new_start, decisions.new_end
    FROM facts LEFT JOIN decisions ON decisions.id = facts.decision"""
_ORDER: Final = 'ORDER BY facts.document, facts.start, facts."end", facts.id'


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One row.

    Attributes
    ----------
    fact
        What counts: the user's value where it was corrected.
    stated
        What the extractor stated: another value where the user corrected it, else the same.
    """

    id: int
    document: int
    fact: Fact
    stated: Fact
    status: Status
    decision: int | None


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts; None where it does not matter. What a correction has absorbed is never among them."""

    id: int | None = None
    document: int | None = None
    field: str | None = None
    kind: str | None = None
    status: str | None = None
    fields: tuple[str, ...] = ()

    def where(self) -> tuple[str, list[Any]]:
        """Return the condition and its parameters."""
        conditions = ["facts.status <> 'absorbed'"]
        parameters: list[Any] = []
        for condition, value in (
            ("facts.id = ?", self.id),
            ("facts.document = ?", self.document),
            ("facts.field = ?", self.field),
            ("facts.document IN (SELECT id FROM documents WHERE kind = ?)", self.kind),
            ("facts.status = ?", self.status),
        ):
            if value is not None:
                conditions.append(condition)
                parameters.append(value)
        if self.fields:
            conditions.append(f"facts.field IN ({', '.join('?' * len(self.fields))})")
            parameters += self.fields
        return " AND ".join(conditions), parameters


class Facts:
    """The table of facts."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def count(self, wanted: FactFilter) -> int:
        """Count the facts that `select` yields without a limit."""
        condition, parameters = wanted.where()
        count: int = self.database.value(f"SELECT count(*) FROM facts WHERE {condition}", parameters)  # noqa: S608 - the conditions are written above
        return count

    def select(self, wanted: FactFilter, texts: Texts, limit: int | None = None) -> Iterator[StoredFact]:
        """Yield facts in the order of documents and of their texts; each has passed the gate again."""
        condition, parameters = wanted.where()
        sql = f"{_SELECT} WHERE {condition} {_ORDER} LIMIT ?"
        for row in self.database.stream(sql, [*parameters, -1 if limit is None else limit]):
            yield _stored(row, *texts.of(row[1]))

    def ids(self, wanted: FactFilter) -> list[int]:
        """Return the ids of the facts that `select` yields."""
        condition, parameters = wanted.where()
        sql = f"SELECT id FROM facts WHERE {condition} {_ORDER}"  # noqa: S608 - the conditions are written above
        return [row[0] for row in self.database.rows(sql, parameters)]

    def get(self, fact: int, texts: Texts) -> StoredFact | None:
        """Return one fact by its id."""
        return next(self.select(FactFilter(id=fact), texts), None)

    def of(self, document: int, texts: Texts) -> list[StoredFact]:
        """Return every row of one document, absorbed ones too."""
        name, text = texts.of(document)
        rows = self.database.rows(f"{_SELECT} WHERE facts.document = ? {_ORDER}", (document,))
        return [_stored(row, name, text) for row in rows]

    def insert(self, document: int, facts: Sequence[Fact]) -> None:
        """Insert the facts of a document about which nothing has been decided."""
        self.database.run_many(_INSERT, [(document, *_columns(fact), "new", None) for fact in facts])

    def replace(
        self, document: int, stated: Sequence[Fact], decisions: Sequence[Decision], texts: Texts
    ) -> tuple[int, int]:
        """Put what extractors state now in the place of what they stated before, under the user's decisions.

        A fact that is stated again keeps its id, and so does one that only the user's word keeps.

        Returns
        -------
        How many facts are stated newly, and how many no longer.
        """
        settlement = settle(stated, decisions)
        before = self.of(document, texts)
        same = defaultdict(list)
        for row in before:
            if row.status != "user":
                same[_key(row.stated)].append(row)
        gone = {row.id: row for row in before}
        inserted: list[tuple[Fact, Ruling]] = []
        updated: list[tuple[Any, ...]] = []
        for fact, ruling in zip(stated, settlement.rulings, strict=True):
            rows = same[_key(fact)]
            if not rows:
                inserted.append((fact, ruling))
                continue
            row = gone.pop(rows.pop(0).id)
            was = (row.status, row.decision, row.stated.extractor)
            if was != (ruling.status, ruling.decision, fact.extractor):
                updated.append((*_columns(fact), ruling.status, ruling.decision, row.id))
        new, old = len(inserted), sum(row.status != "user" for row in gone.values())
        text = texts.of(document)[1]
        inserted += [(keep(decision, text), Ruling("user", decision.id)) for decision in settlement.kept]
        first = _first_entries(decisions)
        decided = {
            first[row.decision]: row.id
            for row in gone.values()
            if row.decision is not None and row.status != "absorbed"
        }
        fresh: list[tuple[Any, ...]] = []
        for fact, ruling in inserted:
            id_ = None if ruling.decision is None else decided.pop(first[ruling.decision], None)
            if id_ is None:
                fresh.append((document, *_columns(fact), ruling.status, ruling.decision))
                continue
            row = gone.pop(id_)
            if (row.status, row.decision, row.fact) != (ruling.status, ruling.decision, fact):
                updated.append((*_columns(fact), ruling.status, ruling.decision, id_))
        self.database.run_many("DELETE FROM facts WHERE id = ?", [(id_,) for id_ in gone])
        self.database.run_many(_UPDATE, updated)
        self.database.run_many(_INSERT, fresh)
        return new, old


def _first_entries(decisions: Sequence[Decision]) -> dict[int, int]:
    """Return for each entry the one with which deciding about its fact began."""
    first: dict[int, int] = {}
    for decision in decisions:
        first[decision.id] = decision.id if decision.replaces is None else first[decision.replaces]
    return first


def _key(fact: Fact) -> tuple[object, ...]:
    value, qualifiers = canonical(fact.value), canonical(dict(fact.qualifiers))
    return (fact.field, value, fact.unit, fact.start, fact.end, fact.subject, qualifiers)


def _columns(fact: Fact) -> tuple[Any, ...]:
    return (
        fact.field, dump(fact.value), fact.unit, fact.start, fact.end, pack(fact.quote), fact.extractor,
        pack_or_none(fact.subject), dump(dict(fact.qualifiers)) if fact.qualifiers else "{}",
    )  # fmt: skip


def _stored(row: Row, name: str, text: str) -> StoredFact:
    id_, document, status, decision, field, value, unit, start, end, quote, extractor = row[:11]
    subject, qualifiers, new_value, new_start, new_end = row[11:]
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
    counts = fact
    if status == "corrected":
        span = None if new_start is None else (new_start, new_end)
        counts = corrected(fact, Correction(load(new_value), span), text)
    return StoredFact(id_, document, counts, fact, status, decision)
