"""Single cells as they come out of spreadsheets: days, amounts of money, numbers, yes and no.

What goes wrong is raised without its place in the file; whoever reads the row adds that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

from ashore.journal.importing.errors import (
    BadDayError,
    BadMoneyError,
    BadNumberError,
    EitherDayError,
    ForeignMoneyError,
    LongCellError,
    NotSuchError,
    UnlikelyMoneyError,
    YearMissingError,
)
from ashore.journal.outcomes import LEAST_PAY, MOST_MONEY, MOST_PAY
from ashore.text.folding import fold_chars
from ashore.text.money import parse_salary

Order = Literal["month", "day"]
"""What stands first in 11/3/2026."""

_CLOCK: Final = (
    r"(?:[ t]?(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"|[点时](?:(?P<min>\d\d)分?|(?P<half>半))?)\s?(?:z|[ap]m)?)?"
)
_WEEKDAY: Final = r"(?:\s?[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?"
_FULL: Final = re.compile(
    rf"(?P<y>\d{{4}})\s?(?P<sep>[-/.年])\s?(?P<m>\d{{1,2}})\s?(?:(?P=sep)|月)\s?(?P<d>\d{{1,2}})\s?[日号]?{_WEEKDAY}\s?{_CLOCK}"
)
_RUN: Final = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_SLASHED: Final = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})\s?{_CLOCK}")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.(\d+))?")
_BARE: Final = re.compile(
    rf"(?P<m>\d{{1,2}})\s?(?:(?P<sep>[-/.])|月)\s?(?P<d>\d{{1,2}})\s?(?(sep)|[日号]){_WEEKDAY}\s?{_CLOCK}"
)
_NAMED: Final = re.compile(
    r"(?:(?P<month>[a-z]{3,9})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<month2>[a-z]{3,9})\.?)"
    rf"(?:,?[\s-](?P<y>\d{{4}}))?{_CLOCK}"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL: Final = date(1899, 12, 30)
_SERIALS: Final = (date(2000, 1, 1) - _EXCEL).days, (date(2100, 1, 1) - _EXCEL).days
"""Numbers that Excel keeps for the days of this century."""
_YES: Final = frozenset(
    {"1", "true", "yes", "y", "是", "√", "✓", "✔", "✅", "done", "有", "通过", "已面", "已完成", "完成"}
)
_EMPTY: Final = frozenset({"", "-", "--", "—", "/", "n/a", "na", "none", "nan", "null", "无", "未知", "暂无"})
"""What stands in a cell that says nothing."""
_NO: Final = _EMPTY | {"0", "false", "no", "n", "否", "没有", "×", "❌"}
_FOREIGN: Final = re.compile(
    r"(?P<sign>us\$|hk\$|nt\$|ca\$|[$£€₹₩])|(?<![a-z])(?P<code>usd|gbp|eur|hkd|sgd|aud|cad|twd|jpy|inr|chf|krw)(?![a-z])"
    r"|(?P<name>美元|美金|美刀|英镑|欧元|港币|港元|新台币|台币|新币|日元|韩元)"
)
_CODES: Final = {
    "$": "USD", "us$": "USD", "hk$": "HKD", "nt$": "TWD", "ca$": "CAD", "£": "GBP", "€": "EUR", "₹": "INR",
    "美元": "USD", "美金": "USD", "美刀": "USD", "英镑": "GBP", "欧元": "EUR", "港币": "HKD", "港元": "HKD",
    "新台币": "TWD", "台币": "TWD", "新币": "SGD", "日元": "JPY", "韩元": "KRW", "₩": "KRW",
}  # fmt: skip
_PLAIN_MONEY: Final = re.compile(r"[¥￥]?\s*(-?\d+(?:\.\d+)?)\s*(?:元|块|cny|rmb)?(?:/月|/month)?")
_GROSS: Final = re.compile(r"税前|before tax|gross")
_NET: Final = re.compile(r"税后|到手|after tax|take[- ]home|net")


@dataclass(frozen=True, slots=True)
class When:
    """A day, and the time of the clock where the cell has one: ``14:00``."""

    day: date
    time: str = ""

    @property
    def at(self) -> str:
        """Day and time as an entry keeps them."""
        return f"{self.day.isoformat()} {self.time}".strip()


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount of money.

    Attributes
    ----------
    amount
        CNY a month; None for a range.
    months
        Monthly pays in a year, where the cell says so.
    gross
        Whether it is before tax; None where the cell does not say.
    """

    amount: float | None
    months: float | None = None
    gross: bool | None = None


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: empty, ``-``, 无, n/a."""
    return text.strip().lower() in _EMPTY


def is_no(text: str) -> bool:
    """Whether a cell says that it did not happen."""
    return text.strip().lower() in _NO


def is_yes(text: str) -> bool:
    """Whether a cell says that it happened, and not when."""
    return text.strip().lower() in _YES


def slash_order(cells: Iterable[str]) -> Order | None:
    """Return what stands first in 11/3/2026, as far as the other cells of the table tell: 25/3/2026 does."""
    found: set[Order] = set()
    for cell in cells:
        if (match := _SLASHED.fullmatch(fold_chars(cell).strip())) is not None:
            if int(match["a"]) > 12:
                found.add("day")
            elif int(match["b"]) > 12:
                found.add("month")
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=16384)
def read_when(text: str, order: Order | None = None, year: int | None = None) -> When:
    """Read a day: 2026-11-03, 2026/11/3 14:00, 2026年11月3日, 46329, 3 Nov 2026, 11月3日 where the year is told.

    Raises
    ------
    BadDayError, YearMissingError, EitherDayError
    """
    folded = " ".join(fold_chars(text).split())
    if match := _FULL.fullmatch(folded) or _RUN.fullmatch(folded):
        return _when(text, int(match["y"]), int(match["m"]), int(match["d"]), match)
    if match := _SLASHED.fullmatch(folded):
        return _slashed(text, match, order)
    if match := _SERIAL.fullmatch(folded):
        return _serial(text, match)
    if match := _NAMED.fullmatch(folded):
        name = (match["month"] or match["month2"])[:3]
        if name not in _MONTHS:
            raise BadDayError(value=text)
        written = int(match["y"]) if match["y"] else year
        if written is None:
            raise YearMissingError(value=text)
        return _when(text, written, _MONTHS.index(name) + 1, int(match["d"] or match["d2"]), match)
    if match := _BARE.fullmatch(folded):
        if year is None:
            raise YearMissingError(value=text)
        return _when(text, year, int(match["m"]), int(match["d"]), match)
    raise BadDayError(value=text)


def _when(text: str, year: int, month: int, day: int, match: re.Match[str]) -> When:
    group = match.groupdict()
    time = ""
    try:
        if group.get("hour"):
            minute = "30" if group.get("half") else group.get("minute") or group.get("min") or "00"
            hour = int(group["hour"])
            if match.string.endswith("pm") and hour < 12:
                hour += 12
            clock = datetime(2000, 1, 1, hour, int(minute))  # noqa: DTZ001 - only the clock is looked at
            # Excel writes midnight behind every day that was given none.
            midnight = clock.hour == clock.minute == 0 and match.string.endswith(":00:00")
            time = "" if midnight else f"{clock:%H:%M}"
        return When(date(year, month, day), time)
    except ValueError:
        raise BadDayError(value=text) from None


def _slashed(text: str, match: re.Match[str], order: Order | None) -> When:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first == second or first > 12:
        return _when(text, year, second, first, match)
    if second > 12:
        return _when(text, year, first, second, match)
    if order is None:
        raise EitherDayError(
            value=text, first=f"{year}-{first:02d}-{second:02d}", second=f"{year}-{second:02d}-{first:02d}"
        )
    return _when(text, year, *((first, second) if order == "month" else (second, first)), match)


def _serial(text: str, match: re.Match[str]) -> When:
    number = int(match[1])
    if not _SERIALS[0] <= number < _SERIALS[1]:
        raise BadDayError(value=text)
    minutes = round(float(f"0.{match[2]}") * 24 * 60) if match[2] else 0
    time = f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 < minutes < 24 * 60 else ""
    return When(_EXCEL + timedelta(days=number), time)


@lru_cache(maxsize=4096)
def read_pay(text: str, *, spent: bool = False) -> Pay:
    """Read money in CNY a month: 15000, 15k, 1.5万, 20-30K·14薪, 年薪40万; a year is divided by its months.

    Parameters
    ----------
    spent
        Whether it is what was spent, of which there is no least.

    Raises
    ------
    ForeignMoneyError, BadMoneyError, UnlikelyMoneyError
    """
    folded = " ".join(fold_chars(text).replace(",", "").split())
    if foreign := _FOREIGN.search(folded):
        written = foreign[0]
        raise ForeignMoneyError(value=text, currency=_CODES.get(written, written.upper()))
    gross = True if _GROSS.search(folded) else False if _NET.search(folded) else None
    if match := _PLAIN_MONEY.fullmatch(folded):
        return Pay(_likely(text, float(match[1]), spent=spent), None, gross)
    money = parse_salary(folded)
    if money is None or money.min is None or money.period in {"day", "hour"}:
        raise BadMoneyError(value=text)
    months = float(money.months_per_year) if money.months_per_year else None
    share = 1 / (months or 12) if money.period == "year" else 1.0
    for bound in (money.min, money.max):
        if bound is not None:
            _likely(text, bound, spent=True)
            _likely(text, bound * share, spent=spent)
    exact = money.min == money.max
    return Pay(round(money.min * share, 2) if exact else None, months, gross)


def _likely(text: str, amount: float, *, spent: bool) -> float:
    least, most = (0.0, MOST_MONEY) if spent else (LEAST_PAY, MOST_PAY)
    if not least <= amount < most:
        raise UnlikelyMoneyError(value=text, least=f"{least:,.0f}", most=f"{most:,.0f}")
    return amount


def read_number(text: str, least: float, most: float, *, whole: bool = False) -> float:
    """Read a number between two bounds.

    Raises
    ------
    BadNumberError
    """
    try:
        number = float(fold_chars(text).replace(",", ""))
    except ValueError:
        number = float("nan")
    if not least <= number <= most or (whole and number != int(number)):
        raise BadNumberError(value=text, least=f"{least:g}", most=f"{most:g}")
    return number


def read_flag(text: str) -> bool:
    """Read yes or no.

    Raises
    ------
    NotSuchError
    """
    if is_no(text):
        return False
    if is_yes(text):
        return True
    raise NotSuchError(value=text, known="0, 1")


def read_words(text: str, most: int) -> str:
    """Return text on one line.

    Raises
    ------
    LongCellError
    """
    words = " ".join(text.split())
    if len(words) > most:
        raise LongCellError(value=words[:30], most=most)
    return words
