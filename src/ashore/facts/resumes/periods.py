"""The date ranges of résumés: 2019.08-2022.07, 2022年7月至今, 2019年4到6月, Jan 2020 – Present, 03/2019 - 05/2021.

A résumé writes a job or a course of study as a range whose ends are months or years. Reading them is a
grammar of its own: ranges run into the words around them ("2017.07销售内勤"), and a range of years that
belongs to a prize or a term ("2021-2022学年") is no period of anybody's life at work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Period:
    """A range of dates in folded text.

    Attributes
    ----------
    start, end
        Half-open span of the whole range.
    begin, finish
        ``YYYY-MM`` or ``YYYY``; ``finish`` is None where the range runs to the present.
    begin_at, finish_at
        Spans of the two ends.
    """

    start: int
    end: int
    begin: str
    finish: str | None
    begin_at: Span
    finish_at: Span

    @property
    def current(self) -> bool:
        """Whether the range runs to the present."""
        return self.finish is None


@dataclass(frozen=True, slots=True)
class Moment:
    """A single month or year in folded text."""

    start: int
    end: int
    value: str


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?:19|20)\d{2}"
# Two digits where they make a month, else one digit that no other follows: "2013.041、" is April, item 1.
_MONTH: Final = r"(?:0[1-9]|1[0-2]|[1-9](?!\d))"
_DAY: Final = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"


def _point(number: int) -> str:
    n = number
    return (
        rf"(?P<p{n}>(?P<y{n}a>{_YEAR})\s?年\s?(?P<m{n}a>{_MONTH})\s?月份?(?:{_DAY}日)?"
        rf"|(?P<y{n}b>{_YEAR})[./-](?P<m{n}b>{_MONTH})(?:[./-]{_DAY}(?!\d))?(?!\s?年)"
        rf"|(?P<n{n}c>{_NAME}),?\s?(?P<y{n}c>{_YEAR})(?!\d)"
        rf"|(?P<m{n}d>0?[1-9]|1[0-2])[./](?P<y{n}d>{_YEAR})(?!\d)"
        rf"|(?P<y{n}e>{_YEAR})(?:\s?年)?)"
    )


_PRESENT: Final = r"至今|迄今|今|现在|目前|在职|在读|present|current(?:ly)?|now|today|ongoing|date"
_DASH: Final = r"\s*(?:[-‐‑‒–—―−~〜]{1,3}(?:至(?!今))?|至(?!今)|到|\bto\b|\buntil\b|\btill\b)\s*"
_RANGE: Final = re.compile(
    rf"(?<!\d)(?:{_point(1)}(?:{_DASH}(?:{_point(2)}|(?P<now>{_PRESENT})|(?P<same>{_MONTH})\s?月份?)"
    rf"|\s?(?P<sofar>至今|迄今))"
    rf"|(?P<name>{_NAME}){_DASH}{_point(3)}"
    rf"|(?P<ys>{_YEAR})\s?年\s?(?P<ms>{_MONTH}){_DASH}(?P<me>{_MONTH})\s?月份?)"
)
_MOMENT: Final = re.compile(rf"(?<!\d){_point(1)}")
# Terms, prizes and classes, not spans of work or study; and the middle of a longer number.
_NOT_A_PERIOD: Final = re.compile(r"年?(?:度(?!假)|学年|学期|届|级|赛季)")


def find_periods(text: str) -> list[Period]:
    """Return the date ranges of folded text in the order of the text."""
    found = []
    for match in _RANGE.finditer(text):
        period = _period(match)
        if period is not None and not _NOT_A_PERIOD.match(text, match.end()):
            found.append(period)
    return found


def _period(match: re.Match[str]) -> Period | None:
    begin_at, finish_at = match.span("p1"), match.span("p2")
    if match["ys"]:
        begin, finish = (f"{match['ys']}-{int(match[month]):02d}" for month in ("ms", "me"))
        begin_at, finish_at = (match.start(), match.end("ms")), (match.start("me"), match.end())
    elif match["name"]:
        finish = _value(match, 3)
        begin = f"{finish[:4]}-{_month_of(match['name']):02d}"
        begin_at, finish_at = match.span("name"), match.span("p3")
    elif match["same"]:
        begin = _value(match, 1)
        finish, finish_at = f"{begin[:4]}-{int(match['same']):02d}", (match.start("same"), match.end())
    elif match["now"] or match["sofar"]:
        return Period(
            *match.span(), _value(match, 1), None, begin_at, match.span("now" if match["now"] else "sofar")
        )
    else:
        begin, finish = _value(match, 1), _value(match, 2)
    if finish < begin[: len(finish)]:
        return None
    return Period(*match.span(), begin, finish, begin_at, finish_at)


def _value(match: re.Match[str], number: int) -> str:
    for form in "abcde":
        year = match[f"y{number}{form}"]
        if year:
            if form == "e":
                return str(year)
            month = _month_of(match[f"n{number}c"]) if form == "c" else int(match[f"m{number}{form}"])
            return f"{year}-{month:02d}"
    raise AssertionError(match[0])


def _month_of(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def find_moments(text: str) -> list[Moment]:
    """Return the single dates of folded text: a month or a year, the ends of ranges among them."""
    return [Moment(*match.span(), _value(match, 1)) for match in _MOMENT.finditer(text)]


def normal_date(text: str) -> str | None:
    """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` for a date however it is written, else None."""
    iso = re.fullmatch(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?\s*", text)
    if iso:
        return "-".join(part for part in iso.groups() if part)
    match = _MOMENT.search(text.lower())
    return _value(match, 1) if match else None
