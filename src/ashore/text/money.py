"""Money as ads, sites and stories write it: 15-20K·13薪, 1-1.5万/月, 年薪50-80万, 200-400元/天, $120,000 a year.

``find_money`` states only what stands in the text: a period that is not written is None. ``parse_salary`` reads a
string that is known to be a salary, and may therefore settle the period by the size of the amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from ashore.text.folding import fold_chars
from ashore.text.numerals import TERM, Bounds, read_range, read_term

Period = Literal["month", "year", "day", "hour"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money, or a range.

    Attributes
    ----------
    min, max
        Bounds in units of the currency; None where the text leaves a side open, both for 面议.
    currency
        ISO 4217; None where neither a sign nor the language says.
    period
        month, year, day or hour; None where it is not stated.
    months_per_year
        13 in 15-20K·13薪; None where it is not stated.
    negotiable
        The text says 面议 or "negotiable".
    start, end
        Half-open span in the given text.
    """

    min: float | None
    max: float | None
    currency: str | None
    period: Period | None
    months_per_year: int | None
    negotiable: bool
    start: int
    end: int


_CURRENCIES: Final = {
    written: code
    for code, names in {
        "CNY": "¥ rmb cny 人民币 元人民币 元 块钱 块 元钱",
        "USD": "$ us$ usd 美元 美金 美刀 刀",
        "GBP": "£ gbp 英镑",
        "EUR": "€ eur 欧元",
        "HKD": "hk$ hkd 港币 港元",
        "SGD": "s$ sgd 新币",
        "AUD": "a$ aud",
        "CAD": "ca$ c$ cad",
        "TWD": "nt$ twd 新台币 台币",
        "JPY": "jpy 日元",
        "INR": "₹ inr",
    }.items()
    for written in names.split()
}
_SIGN: Final = (
    r"(?:us\$|hk\$|nt\$|ca\$|[acs]\$|[$£€¥₹]|(?:usd|gbp|eur|rmb|cny|hkd|sgd|aud|cad)(?![a-z])\s?\$?|人民币)\s?"
)
_NAME: Final = (
    r"\s?(?:元人民币|人民币|元钱|元(?!素|宇宙|数据|学习|老|组|旦|认知|气|件|首|器)|块钱|块(?!链)|美元|美金|美刀|刀(?![具片])|欧元|英镑"
    r"|港币|港元|新台币|台币|新币|日元|(?:rmb|cny|usd|gbp|eur|hkd|sgd|aud|cad|jpy|inr)(?![a-z]))"
)
_PERIODS: Final[tuple[tuple[Period, str], ...]] = (
    ("month", (r"/\s?(?:人/)?(?:个?月|m(?![a-z])|mo(?:nth)?(?![a-z]))|每个?月|一个?月|(?:per|a|each"
    r"|every)\s?month|monthly|pcm")),
    ("year", (r"/\s?(?:人/)?(?:年|y(?:ea)?r?(?![a-z])|annum|pa(?![a-z]))|每年|一年|(?:per|a|each)\s?(?:year"
    r"|annum)|annually|yearly|annual|p\.?a\.?(?![a-z])")),
    ("day", r"/\s?(?:人/)?(?:天|日|day|d(?![a-z]))|每[天日]|一天|(?:per|a|each)\s?day|daily"),
    ("hour", r"/\s?(?:人/)?(?:个?小时|时|h(?:ou)?r?(?![a-z]))|每个?小时|一个?小时|(?:per|an|each)\s?hour|hourly"),
)  # fmt: skip
_PER: Final = "|".join(pattern for _, pattern in _PERIODS)
_BETWEEN: Final = r"\s*(?:[-–—~～]{1,2}|至|到|\bto\b|\band\b)\s*"
_MONTHS: Final = (
    r"\s?(?:[·•・∙.,*x×/(+]|乘|,\s)?\s?(?P<months>1[2-9]|2\d)(?P<unsure>\.\d|[-~到至]\d\d)?"
    r"\s?(?:薪|个月(?=[)）]|工资|$))"
)
_LEAD: Final = re.compile(
    r"(?P<year>年薪|年收入|年包|总包|package|年化|年度薪酬|一年(?:能|可|差不多)?(?:拿|赚|挣)|base salary"
    r"|annual (?:base )?(?:salary|compensation|pay)|ote)"
    r"|(?P<month>月薪|月收入|月工资|月入|每个?月(?:的?工资|能|可以|到手|收入|拿|赚|挣)?|一个月(?:能|到手|拿|赚|挣)?|底薪|基本工资|转正(?:后)?(?:工资|薪资)?|生活费|房租|月供|社保)"
    r"|(?P<day>日薪|每天(?:工资|补贴)?|日结)|(?P<hour>时薪|每小时)"
    r"|(?P<any>税前|税后|到手|薪资|薪水|薪酬|工资|薪|收入|底薪|待遇|offer|存款|积蓄|存了|存|攒了?|花了?|花费|赚了?|挣了?|涨到?|涨了|降到?|开到?|开了|给到?|给了?"
    r"|报价|学费|赔偿(?:金|了)?|补偿(?:金|了)?|贷款|欠|奖金|补贴|成本|预算|费用|价格|salary|compensation|pay|base|earn(?:s|ed|ing)?|make|savings?|paid)"
)
_LEADING: Final = re.compile(
    rf"(?:{_LEAD.pattern})(?:范围|标准|区间|水平|待遇|总共|大概|大约|差不多|可达|高达|能到|达到|range|is|of|为|是|约|在|的|从|有|到|了|[:：,，\s]){{0,4}}$"
)
_MONEY: Final = re.compile(
    rf"(?<![a-z0-9.,_])(?<![a-z]-)(?P<sign>{_SIGN})?(?P<low>{TERM})(?P<name>{_NAME})?(?P<per>\s?(?:{_PER}))?"
    rf"(?:{_BETWEEN}(?P<sign2>{_SIGN})?(?P<high>{TERM})(?P<name2>{_NAME})?(?P<per2>\s?(?:{_PER}))?)?"
    rf"(?P<more>\+|以上|起(?![来步点码]))?(?P<less>以下|以内)?(?:\s(?P<iso>usd|gbp|eur|cny|rmb|cad|aud|sgd)(?![a-z]))?(?P<per3>\s?(?:{_PER}))?"
    rf"(?:{_MONTHS})?"
)
_NEGOTIABLE: Final = re.compile(
    r"(?:(?:薪资|薪酬|工资|薪水|待遇|月薪|年薪|价格)\s?)?(?:可?面议|面谈)(?:薪资|薪酬)?|(?:salary\s)?(?:is\s)?negotiable"
)
_COMPARED: Final = (
    r"(?:(?P<more>超过|超|逾|至少|不少于|不低于|高于|最低|over\s|more than\s|at least\s|from\s)"
    r"|(?P<less>不到|不足|少于|低于|最高|不超过|up to\s|under\s|less than\s)"
    r"|大约|大概|约|差不多|将近|接近|近|about\s|around\s)\s?"
)
_COMPARE: Final = re.compile(_COMPARED + "$")
_COMPARE_FIRST: Final = re.compile(_COMPARED)
_AFTER: Final = re.compile(
    r"\s?(?:的)?(?:年薪|月薪|工资|薪|offer|存款|积蓄|学费|package|年包|总包|底薪|base|块|左右的(?:薪|工资))"
)
_EDGE_BEFORE: Final = re.compile(r"(?:^|[\s|·•,，;；:：。（(【\[、])$")
_EDGE_AFTER: Final = re.compile(r"\s*(?:$|[\r\n|·•,，;；。）)】\]])|\s{2,}|\s(?=[一-鿿])")
_LATIN_UNIT: Final = re.compile(r"[kw]$")


def _period_of(written: str | None) -> Period | None:
    if not written:
        return None
    written = written.strip()
    return next((period for period, pattern in _PERIODS if re.fullmatch(pattern, written)), None)


def _currency_of(match: re.Match[str]) -> str | None:
    for group in ("sign", "sign2", "iso", "name2", "name"):
        if match[group]:
            written = match[group].strip().replace(" ", "")
            return _CURRENCIES.get(written) or _CURRENCIES.get(written.rstrip("$"))
    return None


def _open(bounds: Bounds, match: re.Match[str], before: re.Match[str] | None) -> Bounds:
    low, high = bounds
    if match["more"] or (before and before["more"]):
        return low, high if match["high"] else None
    if match["less"] or (before and before["less"]):
        return (low if match["high"] else None), high if high is not None else low
    return bounds


def _half(folded: str, match: re.Match[str]) -> re.Match[str]:
    """Read the first amount alone where both together make no range."""
    again = _MONEY.match(
        folded,
        match.start(),
        match.end("per") if match["per"] else match.end("name") if match["name"] else match.end("low"),
    )
    return again or match


def _money(folded: str, at: int, match: re.Match[str]) -> Money | None:
    """Build the money of a match; None where nothing says that it is money."""
    bounds = read_range(match["low"], match["high"])
    if bounds is None:
        return None
    before = _COMPARE.search(folded, max(at, match.start() - 12), match.start())
    start = before.start() if before else match.start()
    lead = _LEADING.search(folded, max(at, start - 20), start)
    period = _period_of(match["per3"]) or _period_of(match["per2"]) or _period_of(match["per"])
    if period is None and lead:
        period = next((p for p, _ in _PERIODS if lead[p]), None)
    if period is None and match["months"]:
        period = "month"
    currency = _currency_of(match)
    unit = _unit(match)
    if not (currency or match["months"]):
        if unit == "none" and not (lead and period and (bounds[0] or bounds[1] or 0) >= 50):
            return None
        bounded = _EDGE_BEFORE.search(folded, max(0, start - 1), start) and _EDGE_AFTER.match(folded, match.end())
        said = lead or _AFTER.match(folded, match.end()) or period
        if not said and not (match["high"] and bounded and unit in {"k", "万"}):
            return None
    if currency is None and (unit == "万" or match["months"] or (lead and not lead[0].isascii())):
        currency = "CNY"
    months = int(match["months"]) if match["months"] and not match["unsure"] else None
    low, high = _open(bounds, match, before)
    return Money(low, high, currency, period, months, negotiable=False, start=start, end=match.end())


def _unit(match: re.Match[str]) -> str:
    """Say how the amount is written: 万 (also 千, 百, 亿, Chinese digits), k, or none."""
    last = match["high"] or match["low"]
    if re.search(r"[一-鿿]", last + match["low"]):
        return "万"
    return "k" if _LATIN_UNIT.search(last) or _LATIN_UNIT.search(match["low"]) else "none"


def find_money(text: str) -> list[Money]:
    """Find the money in a text, from left to right and disjoint.

    A number counts as money where a currency, a period, 薪, or a word such as 工资 or 存款 says so, and a bare
    range such as 15-25K where it stands by itself. Nothing is guessed from size: see ``parse_salary``.
    """
    folded = fold_chars(text)
    found: list[Money] = []
    at = 0
    while match := _MONEY.search(folded, at):
        if match["high"] and read_range(match["low"], match["high"]) is None:
            match = _half(folded, match)
        money = _money(folded, at, match)
        if money:
            found.append(money)
        at = match.end()
    found += [
        Money(None, None, None, None, None, negotiable=True, start=m.start(), end=m.end())
        for m in _NEGOTIABLE.finditer(folded)
        if not any(f.start < m.end() and m.start() < f.end for f in found)
    ]
    return sorted(found, key=lambda money: money.start)


_YEARLY_FROM: Final = {"shared": 50_000, "own": 100_000, "k": 150_000}
"""From this lower bound on, a bare CNY amount is a year's: 12-24万 (one unit for both), 10万-15万, 300-350K.

The sites that write 2万-3.5万 give months and those that write 12-24万 give years, so the form counts as well."""
_HOURLY_BELOW, _FOREIGN_YEARLY_FROM = 500, 20_000


def _by_size(money: Money, match: re.Match[str]) -> Period | None:
    low = money.min if money.min is not None else money.max or 0
    if money.currency not in {"CNY", "HKD", "TWD"}:
        return "hour" if low < _HOURLY_BELOW else "year" if low >= _FOREIGN_YEARLY_FROM else None
    if _unit(match) == "k":
        form = "k"
    else:
        first = read_term(match["low"])
        form = "shared" if match["high"] and first and first[1] == 1 and _unit(match) == "万" else "own"
    if low >= _YEARLY_FROM[form]:
        return "year"
    return "month" if low >= 1000 else None


_WRAP: Final = re.compile(
    r"\s*(?:(?:薪资|薪酬|工资|薪水|待遇|月薪|年薪|日薪|时薪|税前|税后|综合|base|salary|pay|compensation)(?:范围|区间|待遇|range)?\s?[:：]?\s*){0,2}"
)
_REST: Final = re.compile(r"\s*(?:[(（]?(?:税前|税后|左右|不等|可谈|可议|base|ote)[)）]?)?[\s,，.。;；+]*")


def parse_salary(text: str, *, currency: str = "CNY") -> Money | None:
    """Read a string that is a salary and nothing else, as sites print it; None where it is not one.

    Parameters
    ----------
    currency
        What a string without sign or 元 is in: 15-20K.

    Returns
    -------
    Money
        With the period by size where none is written: 12-24万 is a year, 2万-3.5万 and 15-20K a month;
        None as period where the size does not say either.
    """
    folded = fold_chars(text)
    if negotiable := _NEGOTIABLE.fullmatch(folded.strip()):
        lead = folded.index(negotiable.group())
        return Money(None, None, currency, None, None, negotiable=True, start=lead, end=lead + negotiable.end())
    wrap = _WRAP.match(folded)
    begin = wrap.end() if wrap else 0
    compare = _COMPARE_FIRST.match(folded, begin)
    begin = compare.end() if compare else begin
    match = _MONEY.match(folded, begin)
    if match is None or not _REST.fullmatch(folded, match.end()):
        return None
    bounds = read_range(match["low"], match["high"])
    if bounds is None or (_unit(match) == "none" and not _currency_of(match) and (bounds[0] or 0) < 1000):
        return None
    money = _money(folded, 0, match)
    if money is None:
        low, high = _open(bounds, match, _COMPARE.search(folded, 0, match.start()))
        money = Money(low, high, None, None, None, negotiable=False, start=match.start(), end=match.end())
    if money.currency is None:
        money = replace(money, currency=_currency_of(match) or currency)
    if money.period is None:
        money = replace(money, period=_by_size(money, match))
    return money
