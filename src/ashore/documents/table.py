"""Tables of ads: CSV and TSV, streamed, whatever the delimiter; columns as in JobSpy or in Chinese exports."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.documents.ads import ad, known
from ashore.documents.encoding import detect_lines, peek
from ashore.documents.errors import (
    DocumentError,
    LineEncodingError,
    RowBrokenError,
    TooManyItemsError,
    UnknownColumnsError,
)
from ashore.documents.limits import Limits
from ashore.documents.lines import opened_as_text
from ashore.documents.model import Document
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.source import Source

MEDIA_TYPE = "text/csv"
DELIMITERS: Final = (",", "\t", ";", "|")
_ENOUGH: Final = frozenset({"text", "description", "title"})
"""A table of ads has at least one of these columns."""
_ESCAPED: Final = re.compile(r"[\udc80-\udcff]")
"""How bytes that are not in the file's encoding come out of ``surrogateescape``."""


def header_of(line: str) -> tuple[str, list[str]]:
    """Return the delimiter under which most columns of a header are known, and the columns."""
    choices = [(delimiter, next(csv.reader([line], delimiter=delimiter), [])) for delimiter in DELIMITERS]
    return max(choices, key=lambda choice: (len(known(choice[1])), len(choice[1])))


@dataclass(frozen=True)
class TableReader:
    """Reads one ad a row under a line of column names. Cells are text: a formula is what it says, never run."""

    name: str = "table"
    suffixes: frozenset[str] = frozenset({".csv", ".tsv"})
    media_types: frozenset[str] = frozenset({MEDIA_TYPE, "text/tab-separated-values"})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is called a table, or begins with a line of known column names."""
        if name.lower().endswith(tuple(self.suffixes)):
            return True
        text = peek(head)
        if text is None or name.lower().endswith((".md", ".html", ".htm", ".json")):
            return False
        columns = header_of(text.split("\n", 1)[0].rstrip("\r"))[1]
        names = known(columns)
        return len(names) >= 2 and len(names) * 2 >= len(columns) and bool(names & {"text", "description"})

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield an ad or a broken item for each row.

        Raises
        ------
        UnknownColumnsError
            If no column holds the text or title of an ad.
        """
        # The csv module keeps one limit for the whole process; it is only ever raised here.
        csv.field_size_limit(max(csv.field_size_limit(), limits.bytes))
        with opened_as_text(source) as text:
            first = text.readline().lstrip("\ufeff").rstrip("\r\n")
            delimiter, columns = header_of(first)
            if not known(columns) & _ENOUGH:
                raise UnknownColumnsError(file=source.file, line=1, columns=", ".join(columns)[:200])
            rows = csv.reader(text, delimiter=delimiter, strict=True)
            yield from _ads(rows, columns, source, limits)


def _ads(rows: Iterator[list[str]], columns: list[str], source: Source, limits: Limits) -> Iterator[Item]:
    count = 0
    while True:
        line = rows.line_num + 2  # type: ignore[attr-defined] # csv.reader has it, its type is private
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            yield BrokenItem(source.file, line, RowBrokenError(file=source.file, line=line, reason=str(problem)))
            continue
        if not any(cells):
            continue
        count += 1
        if count > limits.items:
            raise TooManyItemsError(file=source.file, limit=limits.items)
        try:
            yield _ad(cells, columns, source, line)
        except DocumentError as error:
            yield BrokenItem(source.file, line, error)


def _ad(cells: list[str], columns: list[str], source: Source, line: int) -> Document:
    if len(cells) > len(columns):
        raise RowBrokenError(file=source.file, line=line, reason=f"{len(cells)} > {len(columns)}")
    if any(map(_ESCAPED.search, cells)):
        raise LineEncodingError(file=source.file, line=line, encoding=detect_lines(source.head, source.file))
    values = dict(zip(columns, cells, strict=False))
    return ad(values, f"{source.name}:{line}", file=source.file, line=line, media_type=MEDIA_TYPE)


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def escape_formula(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before it.

    Numbers stay numbers: ``-5`` is no formula.
    """
    if not cell.startswith(_FORMULA) or re.fullmatch(r"[+-]?\d+(?:\.\d+)?", cell):
        return cell
    return "'" + cell
