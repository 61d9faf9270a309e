"""A file of the journal from its bytes to what is to be written, and all that is not, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ashore.journal.drafts import Draft
from ashore.journal.importing.cells import slash_order
from ashore.journal.importing.columns import Fields, count_known, guess
from ashore.journal.importing.errors import AdsOnlyError, BrokenRowError, ColumnMissingError, RowError
from ashore.journal.importing.exported import is_json, is_parquet, json_table, parquet_table
from ashore.journal.importing.items import Cells, Options, Read, Why
from ashore.journal.importing.known import Journal, Known, Wanted, thread
from ashore.journal.importing.own import corrections, read_own, undone
from ashore.journal.importing.plain import ROUNDS, read_plain
from ashore.journal.importing.table import Row, Table, read_table
from ashore.journal.importing.weave import Weaver

_DAYS: Final = ("applied", "changed", "test", *ROUNDS, "offered", "rejected", "day", "at")


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is left out, with what is wrong with it, located."""

    row: Row
    error: RowError


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that says nothing new; ``entry`` says the same, 0 where another row of the file does."""

    row: Row
    entry: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is nothing to write down: an ad that was only saved, an entry that was taken back."""

    row: Row
    why: Why


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    Attributes
    ----------
    drafts
        What is to be written, oldest first.
    good
        Rows of which something is written.
    empty
        Rows without anything in them.
    """

    table: Table
    fields: Fields
    drafts: tuple[Draft, ...]
    good: int
    bad: tuple[Bad, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[Skipped, ...]
    empty: int

    @property
    def rows(self) -> int:
        """All rows below the names: each is good, bad, a duplicate, skipped or empty."""
        return self.good + len(self.bad) + len(self.duplicates) + len(self.skipped) + self.empty


def open_table(data: bytes, file: str, told: Mapping[str, str] | None = None) -> Table:
    """Return the table in a file: CSV, TSV, or our own JSON or Parquet.

    Parameters
    ----------
    told
        Names of columns by field, as the person gave them: by these, too, the row of the names is found.

    Raises
    ------
    DocumentError, LedgerError
    """
    if is_parquet(data):
        return parquet_table(data, file)
    if is_json(data):
        return json_table(data, file)
    names = tuple((told or {}).values())
    # One name alone, "role" or "date", may as well be a word of a title.
    return read_table(data, file, lambda columns: count_known(columns, names), 1 if names else 2)


def read(
    table: Table,
    options: Options,
    journal: Callable[[Wanted], Journal] | None = None,
    told: Mapping[str, str] | None = None,
) -> Reading:
    """Read a table over the journal that there is.

    Parameters
    ----------
    journal
        Gives what is needed of the journal; None where there is none.
    told
        Columns by field, where they were told.

    Raises
    ------
    LedgerError
        Where the table as a whole cannot be read; what is wrong with single rows stands in what is returned.
    """
    fields = guess(table.columns, told, table.file)
    _check(table, fields, options)
    order = slash_order(row[fields.places[name]] for name in _DAYS if name in fields.places for row in table.rows)
    gone: set[int] = set()
    corrected: dict[int, int] = {}
    if fields.shape == "own":
        gone = undone(table.rows, dict(fields.places))
        corrected = corrections(table.rows, dict(fields.places))
    reads = [_row(Cells(table, fields, row, options, order), gone) for row in table.rows]
    known = Known.of(Journal() if journal is None else journal(_wanted(reads)))
    woven = Weaver(table.file, reads, known, corrected).weave()
    bad = [Bad(one.row, one.error) for one in reads if one.error is not None]
    bad += [Bad(row, error) for row, error in woven.bad]
    skipped = tuple(Skipped(one.row, one.skipped) for one in reads if one.skipped is not None)
    told_of = sum(bool(one.items) for one in reads)
    return Reading(
        table,
        fields,
        woven.drafts,
        told_of - len(woven.duplicates) - len(woven.bad),
        tuple(sorted(bad, key=lambda one: one.row.line)),
        tuple(Duplicate(row, entry) for row, entry in woven.duplicates),
        skipped,
        len(reads) - told_of - len(skipped) - (len(bad) - len(woven.bad)),
    )


def _wanted(reads: Iterable[Read]) -> Wanted:
    threads = frozenset(thread(item.outcome) for one in reads for item in one.items)
    return Wanted(threads, any(role is None for role, _ in threads))


def _check(table: Table, fields: Fields, options: Options) -> None:
    """Make sure that the table says what it must say at the least.

    Raises
    ------
    AdsOnlyError, ColumnMissingError
    """
    if fields.shape == "own":
        return
    dated = {"applied", "changed"} & fields.places.keys()
    if fields.ads and not dated and "status" not in fields.places:
        raise AdsOnlyError(file=table.file)
    known = ", ".join(filter(None, table.columns))
    if not dated and options.undated in {"refuse", "applied"}:
        raise ColumnMissingError(file=table.file, field="applied", known=known)
    if not {"company", "title", "role"} & fields.places.keys():
        raise ColumnMissingError(file=table.file, field="company", known=known)


def _row(cells: Cells, gone: set[int]) -> Read:
    row = cells.row
    if not any(row.cells):
        return Read(row)
    if row.broken:
        where = {"file": cells.table.file, "line": row.line, "column": ""}
        return Read(row, error=BrokenRowError(**where, value=row.broken[:60]))
    try:
        if cells.fields.shape == "plain":
            return read_plain(cells)
        number = cells.text("id")
        if cells.text("undoes") or (number.isdecimal() and int(number) in gone):
            return Read(row, skipped="undone")
        return read_own(cells)
    except RowError as error:
        return Read(row, error=error)
