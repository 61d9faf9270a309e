"""Numbers as people write them: 1.5万, 两到三, 十几, 20多, 三四十, 18k, 超百万, 一万四千, 3-5, twenty.

A number is a range: exact ones have ``min == max``, open ones None on one side. Vague words have one reading
each: 几 and 数 are at least 2, 多 and 余 at least what stands before them, 三四 is 3 to 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.text.folding import fold_chars


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with the span that states it: "超过20万", "3-5", "十几".

    Attributes
    ----------
    min, max
        Bounds in ones; None where the text leaves a side open. Equal for an exact number.
    start, end
        Half-open span in the given text, signs of comparison (超过, 以上, +) included.
    approximate
        The text says so: 约, 左右, about.
    """

    min: float | None
    max: float | None
    start: int
    end: int
    approximate: bool = False


Bounds = tuple[float | None, float | None]

_DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
_LATIN: Final = {
    "w": 10**4,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
}
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90
}  # fmt: skip
_ONES: Final = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip  # noqa: E501, SIM905 - one row of words reads better than twenty strings

ARABIC: Final = r"(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15}(?!\d))(?:\.\d{1,9})?"
_UNIT: Final = r"(?:[十百千]?万亿|[十百千]?[万亿]|[百千])"
_MUCH: Final = r"多(?!模|语|轮|端|线|任务|维|元|种|样|媒|目标|智|尺|租|云|卡|机|层|头|标)|余(?![额款])"
_HAN: Final = "〇零一二两俩三四五六七八九十百千万亿"
_COUNTED: Final = "[个十百千万亿年月天周日名人位家次份轮小倍款种项门场篇块元条张岁]"
TERM: Final = (
    rf"(?:{ARABIC}(?:\s?(?:[多余来几]?{_UNIT}(?:\d{{1,4}}[千百]?[万千百])?(?:\d(?![\d.,%年月日天个人名家元千百万亿k]))?"
    rf"|(?:[wkmb]|thousand|million|billion)(?![a-z]|\d(?!\d?薪))))?(?:{_MUCH}|[几来](?={_COUNTED}|$))?"
    rf"|(?:[几数](?={_COUNTED}|$)|[{_HAN}])(?:[{_HAN}]|(?<=[十百千万亿])几(?!乎)|[多余来](?=[百千万亿])){{0,14}}"
    rf"(?:(?<=[十百千万亿])(?:{_MUCH}|来(?={_COUNTED}|$)))?(?:点[零一二三四五六七八九]{{1,6}}万?)?"
    rf"|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(list(_ONES)[1:10])}))?(?![a-z])|(?:{'|'.join(list(_ONES)[1:])})(?![a-z]))"
)
"""One number without its comparison, over folded text."""

RANGE: Final = r"\s*(?:[-–—~～]{1,2}|至|到|\bto\b)\s*"

MORE: Final = r"超过|超出|超|逾|至少|不少于|不低于|不小于|最少|最低|起码|大于|高于|多于|突破|多达|>=?|≥|over\s|more than\s|at least\s|a minimum of\s|minimum(?: of)?\s|above\s|no less than\s"  # noqa: E501 - one row of words
LESS: Final = r"不到|不足|少于|低于|小于|至多|最多|最高|不超过|不高于|不大于|<=?|≤|up to\s|less than\s|under\s|at most\s|no more than\s|fewer than\s|below\s"  # noqa: E501 - one row of words
ABOUT: Final = (
    r"大约|大概|约|差不多|将近|接近|近|about\s|around\s|approximately\s|approx\.?\s|nearly\s|almost\s|roughly\s"
)
MORE_AFTER: Final = (
    r"\+|\s?(?:及|或)?以上|之上|\s?(?:or|and) (?:more|above|over)|\s?plus(?![a-z])|起(?![来步点码重草源飞])"
)
LESS_AFTER: Final = r"\s?(?:及|或)?以下|以内|之内|\s?(?:or|and) (?:less|below|under)"
ABOUT_AFTER: Final = r"左右|上下|\s?or so\b"

_BEFORE: Final = re.compile(rf"(?:(?P<more>{MORE})|(?P<less>{LESS})|(?P<about>{ABOUT}))\s?$")
_NUMBER: Final = re.compile(
    rf"(?<![a-z0-9_.+])(?<![a-z]-)(?P<low>{TERM})(?:{RANGE}(?P<high>{TERM}))?"
    rf"(?:(?P<more_after>{MORE_AFTER})|(?P<less_after>{LESS_AFTER})|(?P<about_after>{ABOUT_AFTER}))?"
)
_LONGEST_BEFORE: Final = 16
_MEASURE: Final = (
    r"[个年月天日周名人位份次家轮所项款门篇岁元块倍套台部成季层级小钱条张封遍场届期段页行字支只件代线种类站星"
    r"折本座间]"
)
_NOISE_BEFORE: Final = re.compile(r"[第专统单唯同逐之初万任某每另]$")


def _clean(value: float) -> float:
    """Give whole numbers as such: 15000, not 15000.000000000002."""
    near = round(value, 6)
    return int(near) if near == int(near) else near


def _han_value(digits: str) -> float | None:
    """Evaluate an exact Chinese numeral: 二十五, 两千三, 一万四千, 一百零五, 百万; None where it is none."""
    total = section = 0
    digit: int | None = None
    small, last, zero = 10_000, 0, False
    for char in digits:
        if char in _SMALL:
            unit = _SMALL[char]
            if unit >= small or (digit is None and (total or section or zero)):
                return None
            section += (1 if digit is None else digit) * unit
            digit, small, last, zero = None, unit, unit, False
        elif char in _LARGE:
            unit = _LARGE[char]
            section += digit or 0
            if section == 0 and total and last != 10**4:
                return None
            if unit == 10**4:
                if total % 10**8:
                    return None
                total += (section or 1) * unit
            else:
                total = (total + section or 1) * unit
            section, digit, small, last, zero = 0, None, 10_000, unit, False
        elif _DIGIT[char] == 0:
            if digit is not None:
                return None
            zero = True
        else:
            if digit is not None:
                return None
            digit = _DIGIT[char]
    if digit is not None:
        elided = last >= 100 and not zero and digits[-2] in "百千万亿"
        section += digit * (last // 10 if elided else 1)
    return total + section


_LONGEST: Final = 24
_PAIR: Final = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿]|$)")


def _han_bounds(term: str) -> Bounds | None:
    """Read a Chinese numeral that may be vague: 十几, 几十万, 三四十, 二十多万, 两万五."""
    if len(term) > _LONGEST:
        return None
    if "点" in term:
        whole, _, decimals = term.partition("点")
        wan = decimals.endswith("万")
        value = _han_value(whole)
        if value is None or value > 99:
            return None
        exact = _clean(
            (value + float("0." + "".join(str(_DIGIT[c]) for c in decimals.rstrip("万")))) * (10**4 if wan else 1)
        )
        return exact, exact
    if not any(c in _SMALL or c in _LARGE for c in term) and len(term) > 1:
        if "几" in term or "数" in term:
            return None
        if len(term) == 2 and "零" not in term and "〇" not in term:
            low, high = _DIGIT[term[0]], _DIGIT[term[1]]
            return (low, high) if high - low == 1 or term == "三五" else None
        value = float("".join(str(_DIGIT[c]) for c in term))
        return (_clean(value), _clean(value)) if len(term) >= 3 else None
    open_above = any(c in term for c in "多余几数")
    plain = re.sub(r"^[几数](?=[十百千万亿]|$)", "二", term)
    plain = re.sub(r"[多余来几]", "", plain)
    if pair := _PAIR.search(plain):
        low_digit, high_digit = pair.groups()
        if _DIGIT[high_digit] - _DIGIT[low_digit] != 1 and pair.group() != "三五":
            return None
        low_value = _han_value(plain[: pair.end(1)] + plain[pair.end(2) :])
        high_value = _han_value(plain[: pair.start()] + plain[pair.start(2) :])
        if low_value is None or high_value is None:
            return None
        return low_value, None if open_above else high_value
    value = _han_value(plain)
    if value is None:
        return None
    return (value, None) if open_above else (value, value)


_ARABIC_TERM: Final = re.compile(
    rf"(?P<n>{ARABIC})\s?(?:(?P<in>[多余来几])?(?P<unit>{_UNIT})(?:(?P<more>\d+)(?P<more_unit>[千百万]+))?(?P<tail>\d)?"
    rf"|(?P<latin>[a-z]+))?(?P<much>[多余几来])?"
)


def _factor(unit: str) -> int:
    factor = 1
    for char in unit:
        factor *= _SMALL.get(char) or _LARGE[char]
    return factor


def read_term(term: str) -> tuple[Bounds, float] | None:
    """Read what ``TERM`` matched: its bounds, and the factor its unit gave (10000 for 1.5万, 1 without one)."""
    if match := _ARABIC_TERM.fullmatch(term):
        if match["latin"] and match["latin"] not in _LATIN:
            return None
        factor = _LATIN[match["latin"]] if match["latin"] else _factor(match["unit"] or "")
        value = float(match["n"].replace(",", "")) * factor
        last = factor
        if match["more"]:
            last = _factor(match["more_unit"])
            value += int(match["more"]) * last
        if match["tail"]:
            value += int(match["tail"]) * last / 10
        value = _clean(value)
        vague = (match["in"] or match["much"] or "来") != "来"
        return ((value, None) if vague else (value, value)), factor
    if term[:1].isascii():
        total = sum(_TENS.get(word, _ONES.get(word, 0)) for word in re.split(r"[-\s]", term))
        return (total, total), 1
    bounds = _han_bounds(term)
    return bounds and (bounds, next((_LARGE[c] for c in term if c in _LARGE), 1))


_WIDEST: Final = 100
"""500-1万 is a range; 20-15k, which would be 20 to 15,000, is a slip and none."""


def read_range(low: str, high: str | None) -> Bounds | None:
    """Read one term, or two as a range in which the first may borrow the unit of the second: 20-30万."""
    first = read_term(low)
    if first is None or high is None:
        return first and first[0]
    second = read_term(high)
    if second is None:
        return None
    (minimum, _), low_factor = first
    (lower, maximum), high_factor = second
    if minimum is None or lower is None:
        return None
    if low_factor == 1 and high_factor > 1 and minimum * high_factor <= lower:
        return _clean(minimum * high_factor), maximum
    if high_factor == 1 and low_factor > 1 and lower * low_factor >= minimum > lower:
        return minimum, _clean(lower * low_factor)
    sensible = minimum <= lower and (low_factor == high_factor or lower <= _WIDEST * minimum)
    return (minimum, maximum) if sensible else None


@dataclass(frozen=True, slots=True)
class _Compared:
    """What stands around a number and opens or closes its range."""

    start: int
    more: bool
    less: bool
    about: bool


def _compared(text: str, at: int, match: re.Match[str]) -> _Compared:
    before = _BEFORE.search(text, max(at, match.start() - _LONGEST_BEFORE), match.start())
    if before is None and match["low"][0] in "百千万亿" and text[at : match.start()].endswith(("上", "过", "成")):
        return _Compared(match.start() - 1, more=True, less=False, about=False)
    return _Compared(
        before.start() if before else match.start(),
        more=bool(match["more_after"] or (before and before["more"])),
        less=bool(match["less_after"] or (before and before["less"])),
        about=bool(match["about_after"] or (before and before["about"])),
    )


def _bounds(match: re.Match[str], compared: _Compared) -> Bounds | None:
    bounds = read_range(match["low"], match["high"])
    if bounds is None:
        return None
    low, high = bounds
    if compared.more:
        return low, high if match["high"] else None
    if compared.less:
        return (low if match["high"] else None), high if high is not None else low
    return bounds


_MANY: Final = re.compile(r"[参人总分函次指岁倍级件户量基少多复整系常变负正小大]$")


def _plausible(text: str, match: re.Match[str], compared: _Compared) -> bool:
    """Tell a numeral from characters that also make words: 一般, 百度, 千问, 万科, 十分, 统一, 参数."""
    low = match["low"]
    following = text[match.end() : match.end() + 1]
    if low[0].isascii():
        return low[-1].isalpha() or not re.match(r"[a-z_]", following)
    if compared.start < match.start() or match["high"]:
        return True
    before = text[max(0, match.start() - 1) : match.start()]
    if low in {"百", "千", "万", "亿"} or _NOISE_BEFORE.search(before):
        return False
    if low[0] == "数" and _MANY.search(before):
        return False
    if len(low) == 1 or low == "一一":
        return bool(match["more_after"] or re.match(_MEASURE, following))
    return low not in {"千万", "万一"} or re.match(_MEASURE, following) is not None


def find_numbers(text: str) -> list[Number]:
    """Find the numbers of a text, from left to right and disjoint.

    Digits inside names (GPT-4, word2vec, Python3) and characters inside words (百度, 一般) are no numbers.
    """
    folded = fold_chars(text)
    found: list[Number] = []
    at = 0
    while match := _NUMBER.search(folded, at):
        if match["high"] and read_range(match["low"], match["high"]) is None:
            match = _NUMBER.match(folded, match.start(), match.end("low")) or match
        compared = _compared(folded, at, match)
        bounds = _bounds(match, compared)
        at = match.end()
        if bounds is not None and _plausible(folded, match, compared):
            found.append(Number(*bounds, compared.start, at, compared.about))
    return found


def parse_number(text: str) -> Number | None:
    """Read a string that is one number and nothing else; None where it is not."""
    folded = fold_chars(text)
    end = len(folded.rstrip())
    match = _NUMBER.search(folded, 0, end)
    if match is None or match.end() != end:
        return None
    compared = _compared(folded, 0, match)
    bounds = _bounds(match, compared)
    if bounds is None or folded[: compared.start].strip():
        return None
    return Number(*bounds, compared.start, end, compared.about)
