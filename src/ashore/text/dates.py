"""Dates as people write them: 2023-07-04, 2023年7月, 23年毕业, 去年底, May 2024, 08/2024, 90天前.

A date is given to the precision the text has: a year, a month or a day; ``--05-15`` where no year is known.
Relative ones are reckoned from the document's date; without it they stay unread.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from ashore.text.folding import fold_chars

Part = Literal["start", "middle", "end", "first_half", "second_half", "spring", "summer", "autumn", "winter"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or a stretch between two.

    Attributes
    ----------
    value
        ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, or ``--MM-DD`` and ``--MM`` where no year is known.
    start, end
        Half-open span in the given text.
    end_value
        The second date of a stretch ("2019.09-2023.06"), ``present`` for 至今; None for a single date.
    relative
        The value was reckoned from the reference date: 今年3月, 90天前, or 5月15日 whose year is not written.
    part
        What the text adds to a year or month: 底 is ``end``, 上半年 ``first_half``.
    """

    value: str
    start: int
    end: int
    end_value: str | None = None
    relative: bool = False
    part: Part | None = None


_MONTHS: Final = {
    m: i
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DIGITS: Final = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_MONTH_NAMES: Final = {
    c: i for i, c in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
} | {"正": 1, "腊": 12}
_YEARS: Final = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2} | {
    "last year": -1, "this year": 0, "next year": 1
}  # fmt: skip
_RELATIVE_MONTHS: Final = {"上上个月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0} | {
    "下个月": 1, "下月": 1, "last month": -1, "this month": 0, "next month": 1
}  # fmt: skip
_DAYS: Final = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2} | {
    "yesterday": -1, "today": 0, "tomorrow": 1
}  # fmt: skip
_PARTS: Final[dict[str, Part]] = {
    "年初": "start", "初": "start", "上旬": "start", "年中": "middle", "中旬": "middle",
    "年底": "end", "年末": "end", "底": "end", "末": "end", "下旬": "end",
    "上半年": "first_half", "下半年": "second_half",
    "春天": "spring", "春季": "spring", "春": "spring", "夏天": "summer", "夏季": "summer", "夏": "summer",
    "秋天": "autumn", "秋季": "autumn", "秋": "autumn", "冬天": "winter", "冬季": "winter", "冬": "winter",
}  # fmt: skip
_PART: Final = "|".join(sorted(_PARTS, key=len, reverse=True))
_HAN_MONTH: Final = r"十[一二]?|[一二三四五六七八九正腊]"
_M: Final = rf"(?P<m>0?[1-9]|1[0-2]|{_HAN_MONTH})"
_D: Final = r"(?P<d>[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ENDS: Final = r"毕业|届|应届|入职|离职|开始|入学|入行|出生|结束|校招|秋招|春招|考研|转行|转"

_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_HAN_YEAR: Final = r"[一二][零〇九][零〇一二三四五六七八九]{2}"
_PATTERNS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # 2023-07-04, 2023/7/4, 2023.07
    (
        rf"(?<![\d.]){_YEAR}\s?(?P<sep>[-/.])\s?(?P<m>0?[1-9]|1[0-2])(?:(?P=sep)(?P<d>[12]\d|3[01]|0?[1-9]))?(?![\d%])(?!\.\d)",
        ("-", "/", "."),
    ),
    # 2023年7月4日, 23年12月1日, 二〇二三年七月
    (
        (
            rf"(?<!\d)(?P<y>(?:19|20)\d\d|\d\d(?=\s?年\s?(?:\d|{_HAN_MONTH}){{1,2}}\s?月)|{_HAN_YEAR})\s?年\s?"
            rf"{_M}\s?月(?:\s?份)?(?:\s?{_D}\s?[日号])?(?P<part>{_PART})?"
        ),
        ("月",),
    ),
    # 2023年, 2023年底, 二〇二三年
    (rf"(?<!\d)(?P<y>(?:19|20)\d\d|{_HAN_YEAR})\s?年(?:的)?(?P<part>{_PART})?(?!代)", ("年",)),
    # 23年毕业, 23年底, 22届应届
    (rf"(?<![\d.])(?P<y>\d\d)\s?(?:年(?:的)?(?P<part>{_PART})|[年届级](?=\s?(?:{_ENDS})))", ("年", "届", "级")),
    (rf"(?<![\d.]){_YEAR}\s?[届级]", ("届", "级")),
    # 今年3月, 去年12月1日, 去年底, last year
    (
        rf"(?P<rel_year>{'|'.join(_YEARS)})(?:的)?(?:{_M}\s?月(?:份)?(?:\s?{_D}\s?[日号])?)?(?P<part>{_PART})?",
        ("年", " year"),
    ),
    # 上个月, 本月15日; 昨天; 90天前, 3 months ago
    (rf"(?P<rel_month>{'|'.join(_RELATIVE_MONTHS)})(?:\s?{_D}\s?[日号])?(?P<part>{_PART})?", ("月", " month")),
    (rf"(?P<rel_day>{'|'.join(_DAYS)})", ("天", "日", "day", "tomorrow")),
    (
        r"(?<![\d.])(?P<ago>\d{1,4})\s?(?P<ago_unit>天|日|周|个?星期|个月|年|days?|weeks?|months?|years?)\s?(?:以?前|ago)(?!端)",
        ("前", "ago"),
    ),
    # 5月15日, 12月底, 九月份; 04-16发布
    (rf"(?<![\d第个近])(?<!\d\s){_M}\s?月(?:\s?份)?(?:\s?{_D}\s?[日号])(?P<part>{_PART})?", ("月",)),
    (rf"(?<![\d第个近一-十几数])(?P<m>0?[1-9]|1[0-2])\s?月份?(?P<part>{_PART})?(?![薪])", ("月",)),
    (rf"(?<![\d个几数一-十])(?P<m>{_HAN_MONTH})月份?(?P<part>{_PART})?", ("月",)),
    (
        r"(?<![\d.-])(?P<m>0[1-9]|1[0-2])-(?P<d>[0-2]\d|3[01])(?=\s?(?:发布|更新|刷新|截止))",
        ("发布", "更新", "刷新", "截止"),
    ),
    # May 2024, 5 May 2024, May 5, 2024, May 5; 08/2024
    (
        rf"(?<![a-z])(?P<month>{_MONTH})\.?\s(?:(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s)?{_YEAR}(?!\d)",
        ("19", "20"),
    ),
    (
        rf"(?<!\d)(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s(?P<month>{_MONTH})\.?,?\s{_YEAR}(?!\d)",
        ("19", "20"),
    ),
    (
        rf"(?<![a-z])(?P<month>{_MONTH})\.?\s(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]\d|\s?[%a-z])",
        (" ",),
    ),
    (rf"(?<![\d/.])(?P<m>0[1-9]|1[0-2])[/.]{_YEAR}(?![\d/])", ("/", ".")),
    # 2019
    (
        (
            r"(?<![\d.,a-z])(?<!(?<!\d{4})-)(?P<y>(?:19[5-9]|20[0-4])\d)(?![\d.,%a-z人个元万千位名家条份次篇])"
            r"(?!\s?-(?!\s?(?:(?:19|20)\d\d(?!\d)|至今|今|present|now)))"
        ),
        ("19", "20"),
    ),
)
"""Patterns, each with what a text must hold for it to be tried at all."""
_FINDERS: Final = tuple((re.compile(pattern), needs) for pattern, needs in _PATTERNS)
_BETWEEN: Final = re.compile(r"\s*(?:[-–—~～]{1,2}|至|到|\bto\b)\s*")
_PRESENT: Final = re.compile(r"(?:今(?!年|天|日|后)|现在|目前|present|now|current|至今)(?![a-z])")


def _reference(reference: str | None) -> date | None:
    """Read as much of an ISO date as stands there; the first month or day stands for what is missing."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", reference or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _year(written: str, base: date | None) -> int:
    if not written.isascii():
        written = "".join(_DIGITS[c] for c in written)
    if len(written) == 4:
        return int(written)
    short = int(written)
    latest = (base.year if base else 2030) + 5
    return 2000 + short if 2000 + short <= latest else 1900 + short


def _ordinal(written: str) -> int:
    """Read a day or month of up to three characters: 5, 十五, 三十一."""
    if written.isascii():
        return int(written)
    if written in _MONTH_NAMES:
        return _MONTH_NAMES[written]
    tens, _, ones = written.partition("十")
    return (_MONTH_NAMES[tens] if tens else 1) * 10 + (_MONTH_NAMES[ones] if ones else 0)


def _shift(base: date, months: int) -> str:
    total = base.year * 12 + base.month - 1 + months
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write the date; None where the calendar has no such day."""
    if day is not None and month is not None and not 1 <= day <= monthrange(year or 2024, month)[1]:
        return None
    head = "-" if year is None else f"{year:04d}"
    return head + "".join(f"-{n:02d}" for n in (month, day) if n is not None)


def _ago(count: int, unit: str, base: date) -> str:
    if unit[0] in "天日d":
        return (base - timedelta(days=min(count, 36500))).isoformat()
    if unit[0] in "周星w" or unit.startswith("个星"):
        return (base - timedelta(weeks=min(count, 5000))).isoformat()
    if unit[0] in "个m":
        return _shift(base, -min(count, 1200))
    return f"{base.year - min(count, 150):04d}"


def _value(match: re.Match[str], base: date | None, precision: int) -> tuple[str, bool] | None:
    """Work out one match: its value and whether the reference was needed."""
    group = match.groupdict()
    day = _ordinal(group["d"]) if group.get("d") else None
    month = _MONTHS[group["month"][:3]] if group.get("month") else _ordinal(group["m"]) if group.get("m") else None
    if group.get("y"):
        value = _iso(_year(group["y"], base), month, day)
        return (value, False) if value else None
    if month is not None and not group.get("rel_year"):
        year = None
        if base and precision >= 1:
            year = base.year
            if (month, day or 1) > (base.month, base.day if precision == 3 and day else 31):
                year -= 1
        value = _iso(year, month, day)
        return (value, year is not None) if value else None
    if base is None:
        return None
    if group.get("rel_year"):
        value = _iso(base.year + _YEARS[group["rel_year"]], month, day)
        return (value, True) if value else None
    if group.get("rel_month"):
        moment = _shift(base, _RELATIVE_MONTHS[group["rel_month"]])
        value = _iso(int(moment[:4]), int(moment[5:]), day)
        return (value, True) if value and precision >= 2 else None
    if precision < 3:
        return None
    if group.get("rel_day"):
        return (base + timedelta(days=_DAYS[group["rel_day"]])).isoformat(), True
    return _ago(int(group["ago"]), group["ago_unit"], base), True


def _single(folded: str, base: date | None, precision: int) -> list[Date]:
    """Find all dates; where two patterns meet, the earlier start wins, then the longer."""
    found: list[Date] = []
    for finder, needs in _FINDERS:
        if not any(need in folded for need in needs):
            continue
        for match in finder.finditer(folded):
            read = _value(match, base, precision)
            if read:
                part = _PARTS.get(match.groupdict().get("part") or "")
                found.append(Date(read[0], match.start(), match.end(), None, read[1], part))
    found.sort(key=lambda d: (d.start, -d.end))
    result: list[Date] = []
    for one in found:
        if not result or one.start >= result[-1].end:
            result.append(one)
    return result


_END_SHORT: Final = re.compile(rf"\s*(?:[-–—~～]{{1,2}}|至|到)\s*{_M}\s?月")


def find_dates(text: str, reference: str | None = None) -> list[Date]:
    """Find the dates of a text, from left to right and disjoint.

    Parameters
    ----------
    reference
        ISO date of the document, or the part of it that is known. 今年, 90天前 and dates without a year are
        reckoned from it (the latest such day that is not after it); without it a day is ``--MM-DD`` and
        今年 is no date.
    """
    folded = fold_chars(text)
    base = _reference(reference)
    precision = 0 if base is None else (reference or "").count("-") + 1
    singles = _single(folded, base, min(precision, 3))
    result: list[Date] = []
    skip = False
    for i, one in enumerate(singles):
        if skip:
            skip = False
            continue
        between = _BETWEEN.match(folded, one.end)
        following = singles[i + 1] if i + 1 < len(singles) else None
        if between and following and following.start == between.end():
            result.append(replace(one, end=following.end, end_value=following.value))
            skip = True
        elif now := _PRESENT.match(folded, between.end() if between else one.end):
            result.append(replace(one, end=now.end(), end_value="present"))
        else:
            result.append(one)
    return result
