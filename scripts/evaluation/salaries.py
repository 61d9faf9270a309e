"""The salary strings of the pool, read a second time by their format alone.

Each format has one small pattern that knows nothing of the product's grammar, and the result has to be a salary
that somebody pays. Tests and ``make eval`` compare ``ashore.text.money`` with it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

Salary = tuple[float | None, float | None, str, str | None, int | None]
"""Minimum, maximum, currency, period, months a year; no figures for 面议."""

_N: Final = r"(\d+(?:\.\d+)?)"
_FORMATS: Final[list[tuple[str, float, float, str]]] = [
    (rf"{_N}-{_N}元/月", 1, 1, "month"),
    (rf"{_N}-{_N}元/天", 1, 1, "day"),
    (rf"{_N}元/天", 1, 1, "day"),
    (rf"{_N}-{_N}万/月", 10_000, 10_000, "month"),
    (rf"{_N}-{_N}万/年", 10_000, 10_000, "year"),
    (rf"{_N}-{_N}千/月", 1000, 1000, "month"),
    (rf"{_N}-{_N}万", 10_000, 10_000, "year"),
    (rf"{_N}万-{_N}万", 10_000, 10_000, "month"),
    (rf"{_N}千-{_N}万", 1000, 10_000, "month"),
    (rf"{_N}千-{_N}千", 1000, 1000, "month"),
    (rf"{_N}-{_N}[kK](?:·(?P<months>\d+)薪)?", 1000, 1000, "month"),
]
_PLAUSIBLE: Final = {"day": (50, 3000), "month": (100, 300_000), "year": (30_000, 5_000_000)}
_A_YEAR: Final = frozenset({"10万-15万"})
"""The one of its form that no month pays: an engineer with three years' experience."""


class ImplausibleError(ValueError):
    """A string that this reading makes a salary nobody pays: the format has been misunderstood."""


def expected(text: str) -> Salary:
    """Read a string of the pool.

    Raises
    ------
    ImplausibleError
        If no format fits, or the figures cannot be a salary of that period.
    """
    if "面议" in text:
        return None, None, "CNY", None, None
    for pattern, low, high, period in _FORMATS:
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        figures = [float(figure) for figure in re.findall(_N, text.partition("·")[0])]
        minimum, maximum = round(figures[0] * low, 4), round(figures[-1] * high, 4)
        said = "year" if text in _A_YEAR else period
        floor, ceiling = _PLAUSIBLE[said]
        if not floor <= minimum <= maximum <= ceiling:
            break
        months = match.groupdict().get("months")
        return minimum, maximum, "CNY", said, int(months) if months else None
    raise ImplausibleError(text)


def printed(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield each ad that prints a salary, and the string: the site's own, or the second line of the text."""
    with gzip.open(shared / "data" / "jds" / "jds.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            ad = json.loads(line)
            if written := ad["site"].get("salary"):
                yield ad["id"], written
            elif ad["source"] == "taidi2023":
                yield ad["id"], ad["text"].split("\n")[1]


def shape(text: str) -> str:
    """Return the format of a string: D for a decimal, N for a whole number."""
    return re.sub(r"\d+", "N", re.sub(r"\d+\.\d+", "D", text))
