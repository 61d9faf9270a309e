"""Figures with their targets: on the terminal, and between two marks of a page."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BEGIN: Final = "<!-- figures: written by make eval -->"
END: Final = "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, what came out, what it should reach."""

    what: str
    figure: str
    target: str = ""
    reached: bool | None = None
    """None where there is nothing to reach."""

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        mark = {True: "yes", False: "**no**", None: ""}[self.reached]
        return self.what, self.figure, self.target, mark


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title, with a header of their own."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def targets(title: str, rows: list[Row]) -> Table:
    """Return a table of figures beside their targets."""
    return Table(title, ("what", "figure", "target", "reached"), tuple(row.cells for row in rows))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def as_text(table: Table) -> str:
    """Return a table for a terminal."""
    lines = [table.header, *table.rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(table.header))]
    body = [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([table.title, *(f"  {line}" for line in body)])


def as_markdown(table: Table) -> str:
    """Return a table as Markdown, under a heading."""
    lines = [table.header, ("---",) * len(table.header), *table.rows]
    return "\n".join([f"### {table.title}", "", *("| " + " | ".join(line) + " |" for line in lines)])


def write(page: Path, tables: list[Table]) -> None:
    """Replace what stands between the marks of a page; everything else in it stays.

    Raises
    ------
    ValueError
        If the page has not both marks.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page}: no place for the figures between {BEGIN} and {END}")
    body = "\n\n".join(as_markdown(table) for table in tables)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", encoding="utf-8", newline="\n")
