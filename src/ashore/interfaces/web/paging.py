"""Long lists by the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the reader is in a list.

    Attributes
    ----------
    number, last
        Pages count from 1.
    first, until, total
        Which rows are shown, and of how many.
    before, after
        Addresses of the neighbouring pages; empty at the ends.
    """

    number: int
    last: int
    first: int
    until: int
    total: int
    before: str
    after: str


def pager(path: str, asked: str, total: int, per_page: int = PER_PAGE, **query: str) -> Pager:
    """Return the page that was asked for, or the nearest there is; ``query`` stays in the addresses."""
    last = max(1, -(-total // per_page))
    number = min(max(int(asked) if asked.isdecimal() and len(asked) < 10 else 1, 1), last)

    def at(page: int) -> str:
        return address(path, **query, page="" if page == 1 else str(page))

    return Pager(
        number,
        last,
        (number - 1) * per_page + 1 if total else 0,
        min(number * per_page, total),
        total,
        at(number - 1) if number > 1 else "",
        at(number + 1) if number < last else "",
    )


def address(path: str, **query: str) -> str:
    """Return an address with the parts of the query that say something."""
    said = {key: value for key, value in query.items() if value}
    return f"{path}?{urlencode(said)}" if said else path
