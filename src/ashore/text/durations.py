"""Lengths of time: 三年以上, 两到三年, 一年半, 3-5 years; and windows, which are no minimum: 近五年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from ashore.text.folding import fold_chars
from ashore.text.numerals import ABOUT, ABOUT_AFTER, LESS, LESS_AFTER, MORE, MORE_AFTER, RANGE, TERM, read_range

Unit = Literal["hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    Attributes
    ----------
    min, max
        Bounds in ``unit``; None where the text leaves a side open; equal for an exact length.
    unit
        hour, day, week, month or year, as written.
    start, end
        Half-open span in the given text, comparison included: "至少三年", "3年以上".
    window
        A stretch of recent time (近五年, last 3 years), in which something lies: not a minimum of it.
    approximate
        The text says so: 约, 左右, about.
    """

    min: float | None
    max: float | None
    unit: Unit
    start: int
    end: int
    window: bool = False
    approximate: bool = False


_UNITS: Final[tuple[tuple[str, Unit], ...]] = (
    (r"周年|整年|年(?!级|龄|薪|会|终|底|初|代|货|假|轻|度|味|检|月日|内(?!经))|(?:years?|yrs?)(?![a-z])", "year"),
    (r"个多?月|(?<=个半)月|(?:months?|mos?)(?![a-z])", "month"),
    (r"周(?![边末日一二三四五六报会岁期刊])|个?星期(?![一二三四五六日天])|个?礼拜|weeks?(?![a-z])", "week"),
    (r"天(?![津使猫河府才赋然津生堂])|个工作日|日(?=内)|days?(?![a-z])", "day"),
    (r"个?小时|个?钟头|(?:hours?|hrs?)(?![a-z])", "hour"),
)
_UNIT: Final = "|".join(rf"(?P<{unit}>{pattern})" for pattern, unit in _UNITS)
_WINDOW: Final = (
    r"最近的?|近|过去的?这?|前(?!端)|(?:in |within |over |during )?(?:the )?(?:last|past|previous|recent)\s"
)
_BEFORE: Final = re.compile(
    rf"(?:(?P<window>{_WINDOW})|(?P<more>{MORE})|(?P<less>{LESS})|(?P<about>{ABOUT}))[\s有了]{{0,2}}$"
)
_EACH_UNIT: Final = r"(?:年|个月|周|个?星期|天|个?小时|years?|yrs?|months?|weeks?|days?|hours?)?"
_DURATION: Final = re.compile(
    rf"(?<![a-z0-9_.\-第〇零一二两三四五六七八九十百千万])(?:(?P<half>半|大半|half an? )|(?P<low>{TERM}"
    rf"|(?<![a-z])a(?=\s(?:year|month|week)))"
    rf"(?P<plus>\+)?(?P<unit_low>\s?{_EACH_UNIT})(?:{RANGE}(?P<high>{TERM})(?P<plus_high>\+)?)?)"
    rf"(?P<mid_more>\s?(?:or more|以上|及以上|\+))?(?P<and_half>个半(?=月|小时|年|星期|钟头))?[\s-]?(?:{_UNIT})"
    rf"(?P<extra>半)?(?P<much>多(?!模|语|轮|端)|余)?(?:的(?=时间))?"
    rf"(?:(?P<more_after>{MORE_AFTER})|(?P<less_after>{LESS_AFTER}|内)|(?P<about_after>{ABOUT_AFTER}))?"
)
_CALENDAR: Final = re.compile(
    r"\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月|\s?(?:毕业|底|初|秋|春|上半|下半|应届|入职)"
)


def _is_calendar_year(folded: str, match: re.Match[str]) -> bool:
    """Tell 2023年 and 23年5月 from a length of time."""
    low = match["low"] or ""
    if match["year"] is None or match["high"] or not low.isdigit():
        return False
    if len(low) == 4 and 1900 <= int(low) < 2100:
        return True
    if not low.isascii():
        return False
    return len(low) == 2 and _CALENDAR.match(folded, match.end()) is not None


def _duration(folded: str, at: int, match: re.Match[str]) -> Duration | None:
    if _is_calendar_year(folded, match):
        return None
    if match["half"]:
        low: float | None = 0.5
        high = low
    else:
        bounds = (1.0, 1.0) if match["low"] == "a" else read_range(match["low"], match["high"])
        if bounds is None:
            return None
        low, high = bounds
        if (match["extra"] or match["and_half"]) and low is not None:
            low += 0.5
            high = None if high is None else high + 0.5
    before = _BEFORE.search(folded, max(at, match.start() - 24), match.start())
    if (
        match["more_after"]
        or match["mid_more"]
        or match["plus_high"]
        or match["plus"]
        or (before and before["more"])
    ):
        high = (
            high
            if match["high"] and not (match["more_after"] or match["mid_more"]) and not match["plus_high"]
            else None
        )
    elif match["much"]:
        high = None
    elif match["less_after"] or (before and before["less"]):
        low, high = (low if match["high"] else None), high if high is not None else low
    unit: Unit = next(unit for _, unit in _UNITS if match[unit])
    return Duration(
        low,
        high,
        unit,
        before.start() if before else match.start(),
        match.end(),
        window=bool(before and before["window"]),
        approximate=bool(match["about_after"] or (before and before["about"])),
    )


def find_durations(text: str) -> list[Duration]:
    """Find the lengths of time in a text, from left to right and disjoint; calendar years (2023年) are none."""
    folded = fold_chars(text)
    found: list[Duration] = []
    at = 0
    for match in _DURATION.finditer(folded):
        duration = _duration(folded, at, match)
        if duration:
            found.append(duration)
            at = match.end()
    return found
