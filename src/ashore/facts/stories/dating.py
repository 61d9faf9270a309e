"""When a story was written: what its relative dates (今年三月, last April) are read against."""

from __future__ import annotations

import re
from typing import Final

_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_MONTHS: Final = {
    name: i
    for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905 - a calendar
}
_ENGLISH: Final = re.compile(
    rf"\b({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b"
)
_HEAD: Final = 1500
_HEADER_LINE: Final = 160


def header_date(text: str) -> str | None:
    """Return the date in a header line at the top (``*author|2023-07-04|section*``), as YYYY-MM-DD."""
    for line in text[:_HEAD].splitlines()[:15]:
        if len(line) > _HEADER_LINE:
            continue
        if iso := _ISO.search(line):
            year, month, day = map(int, iso.groups())
        elif english := _ENGLISH.search(line):
            month, day, year = _MONTHS[english[1]], int(english[2]), int(english[3])
        else:
            continue
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None


_YEAR: Final = re.compile(r"(?<![\d-])(20\d\d)\s?年")
_FORECAST: Final = re.compile(r"到$|至$|预计.{0,6}$|未来.{0,6}$|截至$|by\s$")
_NOW: Final = re.compile(r"现在|如今|目前|当下|今年|眼下")


def present_year(text: str) -> str | None:
    """Return the latest year a text names, where the paragraph that names it also speaks of now.

    "2021年的求职者…，如今…" was written in 2021. A year of which the text speaks as of
    another time, or as a forecast, tells nothing.
    """
    named = [m for m in _YEAR.finditer(text) if not _FORECAST.search(text, max(0, m.start() - 8), m.start())]
    if not named:
        return None
    latest = max(int(m[1]) for m in named)
    for match in named:
        if int(match[1]) != latest:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        paragraph = text[start : end if end >= 0 else len(text)]
        if _NOW.search(paragraph):
            return str(latest)
    return None
