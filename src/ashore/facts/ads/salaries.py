"""What a job pays: the header's line of pay, and ranges of pay that the body labels as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ashore.facts.ads.reading import Ad, Found, Where
from ashore.facts.model import Value
from ashore.text.money import Money, find_money, parse_salary
from ashore.text.structure import Span


def salary_value(money: Money) -> Value:
    """Return the normal form of `salary`; an open or unstated side is None."""
    if money.negotiable and money.min is None:
        return {
            "min": None,
            "max": None,
            "currency": money.currency,
            "period": money.period or "month",
            "months_per_year": None,
            "negotiable": True,
        }
    return {
        "min": money.min,
        "max": money.max,
        "currency": money.currency,
        "period": money.period,
        "months_per_year": money.months_per_year,
    }


def read_pay(text: str, span: Span, where: Where) -> Found | None:
    """Read a span that holds pay and nothing else; None where it is something else."""
    money = parse_salary(text[span[0] : span[1]])
    if money is None:
        return None
    return Found("salary", salary_value(money), span[0] + money.start, span[0] + money.end, {"where": where})


_LABEL: Final = re.compile(
    r"(?:月薪|年薪|薪资|薪酬|工资|底薪|待遇|收入|日薪|时薪|salary|compensation|base pay|pay|hourly rate|ote)"
    r"|[$£€]\s?\d|(?:usd|gbp|eur|cad)\s?\d"
)
"""Where a body may speak of pay."""
_NOT_PAY: Final = re.compile(
    r"补贴|补助|津贴|餐|奖金|底薪|提成|社保|公积金|红包|报销|房补|bonus|stipend|fund|raised"
    r"|revenue|valuation|401|budget|relocation|equity grant|credit"
)
_LABEL_BEFORE: Final = re.compile(r"(?:薪资?|薪酬|工资|待遇|收入)[^。；;\n]{0,10}$")
_WIDEST: Final = 8
_REACH: Final = 90
_LONGEST_RANGE: Final = 30
_AMOUNT: Final = re.compile(r"\d")
_SINGLE_LABEL: Final = re.compile(r"(?:annual|yearly|base) salary\s?:\s?$")
"""Before a single amount: a year's pay without a range."""


def find_salaries(ad: Ad, known: list[Found]) -> Iterator[Found]:
    """Yield pay that the body labels: a range, or an amount with its period; subsidies and revenue are none.

    Parameters
    ----------
    known
        The header's pay: the same again is not stated twice.
    """
    seen = [found.value for found in known]
    done = ad.body
    for label in _LABEL.finditer(ad.folded, ad.body):
        if label.start() < done:
            continue
        stop = min(len(ad.folded), label.end() + _REACH)
        if _AMOUNT.search(ad.folded, stop - _LONGEST_RANGE, stop):
            stop += _LONGEST_RANGE  # a range must not be cut in two
        end = ad.folded.find("\n", label.start(), stop)
        window = (max(ad.body, label.start() - 12), end if end > 0 else min(len(ad.folded), stop))
        for money in find_money(ad.folded[slice(*window)]):
            found = _pay_in_body(ad, money, window[0])
            if found and found.value not in seen:
                seen.append(found.value)
                yield found
            done = found.end if found else done


def _pay_in_body(ad: Ad, money: Money, shift: int) -> Found | None:
    start, end = shift + money.start, shift + money.end
    if money.min is None or money.currency is None or _NOT_PAY.search(ad.folded[max(0, start - 12) : end + 8]):
        return None
    if ad.chinese and not _LABEL_BEFORE.search(ad.folded[max(0, start - 14) : start]):
        return None
    period = money.period
    is_range = money.max is not None and money.max != money.min
    if not is_range and not _SINGLE_LABEL.search(ad.folded[max(0, start - 20) : start]):
        return None
    if money.max and money.max > money.min * _WIDEST:
        return None
    if period is None:
        settled = parse_salary(ad.folded[start:end], currency=money.currency)
        period = settled.period if settled else None
    if period is None or (period == "year" and money.currency == "USD" and money.min < 15_000):
        return None
    value = salary_value(replace(money, period=period))
    return Found("salary", value, start, end, {"where": "body"})


_MONTHS: Final = re.compile(r"(?<![\d.~～-])(1[3-9]|2[0-4])\s?薪(?![资酬水\u4e00]|[-~～])")


def add_months(found: list[Found], ad: Ad) -> list[Found]:
    """Complete the header's monthly pay by the 14薪 that stands among the benefits, and say where it stands."""
    match = _MONTHS.search(ad.folded, ad.body)
    if not match:
        return found
    months = int(match[1])
    place: dict[str, Value] = {"months_quote": ad.text[slice(*match.span())], "months_span": list(match.span())}
    return [
        replace(one, value=one.value | {"months_per_year": months}, qualifiers={**one.qualifiers, **place})
        if one.field == "salary"
        and isinstance(one.value, dict)
        and one.value.get("period") == "month"
        and one.value.get("min") is not None
        and one.value.get("months_per_year") is None
        else one
        for one in found
    ]
