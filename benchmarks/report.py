"""The figures as a table: on the terminal, and between two marks in ``docs/performance.md``."""

from __future__ import annotations

import os
import platform
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

BEGIN: Final = "<!-- figures: written by make bench -->"
END: Final = "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, what came out, how it varied, what it should reach."""

    what: str
    figure: str
    spread: str
    target: str
    reached: bool | None
    """None where there is nothing to reach: baselines, and what only explains another row."""

    @property
    def mark(self) -> str:
        """Whether it was reached, in a word."""
        return {True: "yes", False: "**no**", None: ""}[self.reached]


HEADER: Final = ("what", "figure", "spread", "target", "reached")


def cells(rows: list[Row]) -> list[tuple[str, ...]]:
    """Return the table with its header."""
    return [HEADER, *((row.what, row.figure, row.spread, row.target, row.mark) for row in rows)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def as_text(rows: list[Row]) -> str:
    """Return the table for a terminal."""
    table = cells(rows)
    widths = [max(_width(row[column]) for row in table) for column in range(len(HEADER))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def as_markdown(rows: list[Row]) -> str:
    """Return the table as Markdown."""
    head, *body = cells(rows)
    lines = [head, ("---",) * len(HEADER), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine() -> str:
    """Say what the figures were measured on, and what else it was doing."""
    load = f", load {os.getloadavg()[2]:.1f} over the last 15 minutes" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}, Python {platform.python_version()}{load}"


def write(path: Path, rows: list[Row], notes: list[str], parts: Sequence[str] = ()) -> None:
    """Replace what stands between the marks of the page; everything else in it stays.

    Parameters
    ----------
    parts
        What was measured, where it was not everything. Rows that were not measured now stay, and so do their notes
        and when they were measured; a note is known by its first word.

    Raises
    ------
    ValueError
        If the page has not both marks.
    """
    page = path.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path}: no place for the figures between {BEGIN} and {END}")
    today = datetime.now(UTC).date().isoformat()
    which = f" ({', '.join(parts)})" if parts else ""
    when = [f"Measured on {today}, {machine()}{which}."]
    table, said = as_markdown(rows).splitlines(), [f"- {note}" for note in notes]
    if parts:
        lines = old.splitlines()
        table = _merged([line for line in lines if line.startswith("| ")], table, _cell)
        said = _merged([line for line in lines if line.startswith("- ")], said, _first_word)
        when = _merged([line for line in lines if line.startswith("Measured on ")], when, _parts)
    body = "\n\n".join([BEGIN, *when, "\n".join(table), "\n".join(said), END])
    path.write_text(before + body + after, encoding="utf-8", newline="\n")


def _merged(old: list[str], new: list[str], key: Callable[[str], str]) -> list[str]:
    """Return the old lines, those with a key of a new one replaced by it, and the other new ones after them."""
    fresh = {key(line): line for line in new}
    kept = [fresh.pop(key(line), line) for line in old]
    return [*kept, *fresh.values()]


def _cell(line: str) -> str:
    return line.split(" | ", maxsplit=1)[0]


def _first_word(line: str) -> str:
    return line.split()[1]


def _parts(line: str) -> str:
    """Return the parts that a line on when they were measured names; nothing for all of them."""
    return line.rpartition(" (")[2] if line.endswith(").") else ""
