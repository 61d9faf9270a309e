"""The bytes of a CSV or TSV as rows of cells, each with its line, under the row that names the columns.

Tables come out of Excel with a title over the names, with names in two rows of which the upper is merged, with the
names again on each page, with empty columns and trailing empty rows, and in any encoding; all is undone here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.documents.encoding import decode
from ashore.documents.errors import EmptyFileError
from ashore.journal.importing.errors import NoHeaderError, TooManyRowsError
from ashore.text.folding import fold_key

DELIMITERS: Final = (",", "\t", ";", "，", "；", "|")
ROWS: Final = 200_000
"""More is no journal of one person, and would be read for minutes."""
HEAD: Final = 15
"""Rows among which the one with the names of the columns is looked for."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTED: Final = re.compile(r'="(.*)"', re.DOTALL)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST_RECORD: Final = 400
"""Lines of one row; a quotation mark that stands open for longer was never meant to be one."""
_NUMBERED: Final = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the names.

    Attributes
    ----------
    line
        On which it begins, from 1.
    broken
        What cannot be cut into cells; empty where it could.
    """

    line: int
    cells: tuple[str, ...]
    broken: str = ""

    def __getitem__(self, place: int) -> str:
        """Return one cell; empty where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the names of its columns.

    Attributes
    ----------
    file
        What messages call it.
    columns
        As they are written; empty for a column without a name.
    header
        The line of the names; 0 where the file is no text.
    above
        Rows that stand over the names: a title.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    header: int = 1
    above: int = 0


def shield(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection); `unshield` undoes it."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def unshield(cell: str) -> str:
    """Return a cell as it was before `shield`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def read_table(data: bytes, file: str, known: Callable[[Sequence[str]], int], least: int = 2) -> Table:
    """Read a CSV or TSV.

    Parameters
    ----------
    known
        How many of these names of columns are known.
    least
        How many must be, at the least.

    Raises
    ------
    DocumentError
        Where it is no text, or in no encoding that is read.
    NoHeaderError, TooManyRowsError
    """
    text = decode(data, file).text
    if not text.strip():
        raise EmptyFileError(file=file)
    lines = text.splitlines(keepends=True) if "\x85" not in text and "\u2028" not in text else _lines(text)
    skip = 1 if lines and lines[0].lower().startswith("sep=") else 0
    delimiter = _delimiter(lines[skip : skip + 2 * HEAD], known)
    rows = []
    for row in _records(lines, delimiter, skip):
        rows.append(row)
        if len(rows) > ROWS:
            raise TooManyRowsError(file=file, limit=ROWS)
    return _headed(rows, file, known, least)


def _lines(text: str) -> list[str]:
    """Cut at line ends alone: other characters that Python takes for line ends may stand in cells."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def _delimiter(lines: Sequence[str], known: Callable[[Sequence[str]], int]) -> str:
    """Return the delimiter under which a line names most columns, and then the one that cuts most lines."""

    def mark(delimiter: str) -> tuple[int, int]:
        rows = list(csv.reader(lines, delimiter=delimiter))
        return max((known(row) for row in rows), default=0), sum(len(row) > 1 for row in rows)

    return max(DELIMITERS, key=mark)


def _records(lines: Sequence[str], delimiter: str, begin: int) -> Iterator[Row]:
    """Cut lines into rows; a quotation mark that is never closed spoils its own line and none below."""
    at = begin
    while at < len(lines):
        record, end = lines[at], at + 1
        while _is_open(record, delimiter) and end < len(lines) and end - at < _LONGEST_RECORD:
            record += lines[end]
            end += 1
        if _is_open(record, delimiter):
            cells = tuple(lines[at].rstrip("\r\n").split(delimiter))
            yield Row(at + 1, tuple(map(_cell, cells)), broken=lines[at].strip()[:80])
            at += 1
            continue
        # A line end inside quotation marks stays in its cell: the reader sees the record as one line.
        cells = tuple(map(_cell, next(csv.reader([record], delimiter=delimiter), [])))
        yield Row(at + 1, cells)
        at = end


def _is_open(record: str, delimiter: str) -> bool:
    """Whether the record ends within a quoted cell; quotation marks count only where a cell begins with one."""
    if '"' not in record:
        return False
    at = 0
    while at < len(record):
        if record[at] == '"':
            at = _closing(record, at + 1)
            if at < 0:
                return True
        following = record.find(delimiter, at)
        if following < 0:
            return False
        at = following + 1
    return False


def _closing(record: str, at: int) -> int:
    """Return the place after the quotation mark that closes a cell; -1 where none does."""
    while True:
        at = record.find('"', at)
        if at < 0:
            return -1
        if record[at + 1 : at + 2] != '"':
            return at + 1
        at += 2


def _cell(text: str) -> str:
    text = text.strip().strip("\ufeff\u200b")
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    if text.startswith("=") and (match := _QUOTED.fullmatch(text)):
        text = match[1]  # how a number is kept from being read as one: ="0012"
    return unshield(text)


def _headed(rows: list[Row], file: str, known: Callable[[Sequence[str]], int], least: int) -> Table:
    """Find the names, and leave out what stands above them and where they stand again.

    Raises
    ------
    NoHeaderError
    """
    best, found = least - 1, None
    for place, row in enumerate(rows[:HEAD]):
        count = known(row.cells)
        if count > best:
            best, found = count, (place, place + 1, row.cells)
        if place + 1 < len(rows) and _second(row, rows[place + 1]):
            both = _merged(row.cells, rows[place + 1].cells, known)
            if known(both) > best:
                best, found = known(both), (place, place + 2, both)
    if found is None:
        first = next((row for row in rows if any(row.cells)), Row(1, ()))
        raise NoHeaderError(file=file, columns=", ".join(filter(None, first.cells))[:200])
    begin, end, names = found
    again = _keys(rows[end - 1].cells)
    below = tuple(row for row in rows[end:] if _keys(row.cells) != again or not any(row.cells))
    width = max((len(row.cells) for row in below if not row.broken), default=0)
    columns = tuple(" ".join(name.split()) for name in names)
    columns += ("",) * (width - len(columns))
    above = sum(any(row.cells) for row in rows[:begin])
    return Table(file, columns, below, rows[end - 1].line, above)


def _second(upper: Row, lower: Row) -> bool:
    """Whether the lower row can be the other half of the names: words alone, under gaps of merged cells."""
    gaps = any(not upper[place] for place, cell in enumerate(lower.cells) if cell)
    return gaps and not any(_NUMBERED.search(cell) for cell in lower.cells)


def _merged(upper: Sequence[str], lower: Sequence[str], known: Callable[[Sequence[str]], int]) -> tuple[str, ...]:
    """Join two rows of names; a merged cell of the upper one stands over all columns up to the next.

    面试 over 时间 is 面试时间; 基本信息 over 公司 is 公司.
    """
    names, last = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        last = above or last
        both = (last if below else above) + below
        names.append(below if known((below,)) and not known((both,)) else both)
    return tuple(names)


def _keys(cells: Sequence[str]) -> list[str]:
    return [fold_key(cell) for cell in cells if cell]
