"""Numbers as people write them in a file of their own: 6万, 18k, 10,000, 5%, 1 in 20, 二十分之一, 20投1面, 3个月.

One text is one number. What can be read in two ways is not read: a range, an approximation, a year's pay where a
month's is asked for, another currency.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from ashore.text.folding import fold_chars
from ashore.text.numerals import parse_number

MOST: Final = 1e9
"""Larger amounts are slips of the keyboard."""

LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "cny": (0, MOST),
    "cny_month": (0, MOST),
    "chance": (0, 1),
    "chance_year": (0, 1),
    "rate_year": (0, 1),
    "scale": (0, 1),
    "share": (0, 5),
    "number": (0, 5),
    "months": (0, 120),
    "years": (0, 60),
    "weeks": (0, 104),
    "hours": (0, 20_000),
    "hours_week": (0, 112),
    "applications": (0, 100_000),
    "applications_month": (0, 10_000),
    "interviews": (0, 10_000),
    "chats_month": (0, 1000),
}
"""Least and most by unit."""

OWN_LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "horizon": (1, 120),
    "risk_aversion": (0, 5),
    "weight_pay": (0, 1000),
    "net_of_gross": (0, 1),
    "ruin_living": (0, 1),
    "interest_spread": (0, 0.5),
    "ai_pay_spread": (0, 2),
}
"""Least and most of inputs whose unit says too little."""

STRENGTHS: Final = frozenset({"interview_worth", "offer_worth"})
"""Inputs that are the strength of a belief: never 0, as nothing can be updated then."""

WHOLE: Final = frozenset({"horizon"})
CHANCES: Final = frozenset({"chance", "chance_year"})
_MONEY: Final = frozenset({"cny", "cny_month"})
_RATES: Final = frozenset({"chance", "chance_year", "rate_year", "scale", "share"})


def limits(name: str, unit: str) -> tuple[float, float]:
    """Return the least and the most an input may be."""
    return OWN_LIMITS.get(name, LIMITS[unit])


class UnclearError(ValueError):
    """A text that is no number, or not one number."""


def read_amount(text: str, unit: str) -> float:
    """Read one number in ``unit`` (a key of `LIMITS`); whether it is in bounds is not looked at.

    Raises
    ------
    UnclearError
    """
    folded = fold_chars(text).strip()
    if unit in _RATES:
        return _rate(folded)
    if unit in _MONEY:
        return _money(folded, monthly=unit == "cny_month")
    return _measured(folded, unit)


_PLAIN: Final = re.compile(
    r"[0-9]{1,12}(?:\.[0-9]{1,30})?|\.[0-9]{1,30}|[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,30})?"
)


def _number(text: str) -> Decimal:
    """Read a bare number, exactly as written; a minus or 负 in front makes it negative."""
    text = text.strip()
    if text[:1] in {"-", "负", "+"}:
        number = _number(text[1:])
        return number if text[0] == "+" else -number
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    number_ = parse_number(text)
    if number_ is None or number_.min is None or number_.min != number_.max or number_.approximate:
        raise UnclearError(text)
    return Decimal(str(number_.min))


_BEFORE: Final = re.compile(r"^(?:每个?月|一个?月)?\s*(?:¥|cny|rmb|人民币)?\s*")
_AFTER: Final = re.compile(r"\s*(?:元|块钱?|cny|rmb|人民币)?\s*$")
_MONTHLY: Final = re.compile(r"\s*(?:/\s*个?(?:月|month|mo)|(?:a|per) month|每个?月|一个?月)\s*$")


def _money(text: str, *, monthly: bool) -> float:
    sign, rest = ("-", text[1:]) if text[:1] in {"-", "负"} else ("", text)
    before = _BEFORE.match(rest)
    rest = rest[before.end() :] if before else rest
    if monthly:
        rest = _MONTHLY.sub("", rest)
    return float(_number(sign + _AFTER.sub("", rest)))


_N: Final = r"(?P<{}>[0-9.,]+|[零一二两三四五六七八九十百千万]+|[a-z]+)"
_FIRST, _SECOND = _N.format("first"), _N.format("second")
_THING: Final = r"(?:次|份|个|家|轮|场|封|人)?(?:里|中|里面|当中)?(?:有|拿|得|中|约|成)?"
_OF: Final = (
    re.compile(rf"{_FIRST}\s*(?:in|out of|of|of every)\s*(?:every\s*)?{_SECOND}"),
    re.compile(rf"{_FIRST}\s*/\s*{_SECOND}"),
)
"""The part first, the whole second: 1 in 20, 1/20."""
_FROM: Final = (
    re.compile(rf"{_FIRST}分之{_SECOND}"),
    re.compile(rf"(?:每)?(?:投|面|面试|申请)?{_FIRST}\s*(?:投|面){_THING}\s*{_SECOND}\s*(?:面|中|录|个?offer)"),
    re.compile(
        rf"(?:每)?(?:投|面|面试|申请|聊)?{_FIRST}\s*(?:次|份|个|家|轮|场|封)(?:简历|申请|投递|面试|公司)?"
        rf"\s*[,，]?\s*(?:里|中|里面)?(?:有|拿|得|中|面|约)?{_SECOND}\s*(?:次|份|个|家|轮|场|封|面)?(?:面试|录用|offer)?"
    ),
    re.compile(
        rf"(?:每)?(?:投|面|申请|聊){_FIRST}\s*(?:次|份|个|家)?\s*(?:面|中|得|拿|有|录){_SECOND}\s*(?:次|个|家)?"
    ),
)
"""The whole first, the part second: 二十分之一, 20投1面, 20次1次, 投20面1."""
_PERCENT: Final = re.compile(r"(?P<n>.+?)\s*(?:%|percent|per cent)|百分之(?P<han>.+)")
_TENTHS: Final = re.compile(r"(?P<n>[一二两三四五六七八九十]|[1-9]|10)成(?P<half>半)?")
_TIMES: Final = re.compile(r"(?P<n>.+)倍")


def _rate(text: str) -> float:
    if found := _PERCENT.fullmatch(text):
        return float(_number(found["n"] or found["han"]) / 100)
    if found := _TENTHS.fullmatch(text):
        return float(_number(found["n"]) / 10 + (Decimal("0.05") if found["half"] else 0))
    if text in {"一半", "半", "half"}:
        return 0.5
    for patterns, part, whole in ((_OF, "first", "second"), (_FROM, "second", "first")):
        for pattern in patterns:
            if found := pattern.fullmatch(text):
                return _share(_number(found[part]), _number(found[whole]), text)
    if found := _TIMES.fullmatch(text):
        return float(_number(found["n"]))
    return float(_number(text))


def _share(part: Decimal, whole: Decimal, text: str) -> float:
    if whole <= 0 or part > whole:
        raise UnclearError(text)
    return float(part / whole)


_WEEKS_A_MONTH: Final = Decimal(365) / Decimal(12) / Decimal(7)
_SUFFIXES: Final[Mapping[str, tuple[tuple[re.Pattern[str], Decimal], ...]]] = {
    unit: tuple((re.compile(rf"(?P<n>.+?)\s*(?:{pattern})"), Decimal(factor)) for pattern, factor in rows)
    for unit, rows in {
        "months": (
            ("个?月|months?|mo", 1),
            ("年|years?|yrs?", 12),
            ("个?(?:周|星期)|weeks?", 1 / _WEEKS_A_MONTH),
            ("天|日|days?", 1 / _WEEKS_A_MONTH / 7),
        ),
        "weeks": (
            ("个?(?:周|星期)|weeks?", 1),
            ("天|日|days?", Decimal(1) / 7),
            ("个?月|months?", _WEEKS_A_MONTH),
        ),
        "years": (("年|years?|yrs?", 1), ("个?月|months?|mo", Decimal(1) / 12)),
        "hours": (("个?(?:小时|钟头|学时)|hours?|hrs?|h", 1),),
        "hours_week": (
            (r"个?(?:小时|钟头)(?:\s*/\s*周|每周)?|(?:hours?|hrs?|h)(?:\s*(?:/|a|per)\s*(?:week|wk))?", 1),
        ),
        "applications": (("份|次|个|家|applications?", 1),),
        "applications_month": ((r"(?:份|次|个|家)(?:\s*/\s*月|每月)?|(?:applications?)?\s*(?:a|per) month", 1),),
        "interviews": (("次|个|家|场|interviews?", 1),),
        "chats_month": ((r"(?:次|个)(?:\s*/\s*月|每月)?|(?:chats?)?\s*(?:a|per) month", 1),),
        "number": (),
    }.items()
}
_HALVES: Final = {"半个月": "0.5", "半年": "6", "一年半": "18", "half a year": "6", "half a month": "0.5"}


def _measured(text: str, unit: str) -> float:
    if unit == "months" and text in _HALVES:
        return float(_HALVES[text])
    text = re.sub(r"^(?:每周|每个?月)\s*", "", text)
    for pattern, factor in _SUFFIXES[unit]:
        if found := pattern.fullmatch(text):
            return float(_number(found["n"]) * factor)
    return float(_number(text))
