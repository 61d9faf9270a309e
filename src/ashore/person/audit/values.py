"""Values that measure something: what each is a value of, what it is compared with, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from ashore.person.audit.clauses import Clauses
from ashore.person.audit.grammar import grammar
from ashore.text.numerals import find_numbers, parse_number

Unit: TypeAlias = Literal["percent", "decimal", "ratio", "score", "time", "money", "times", "count", "plain"]
Role: TypeAlias = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit.

    Attributes
    ----------
    amount
        In ones; a share for ``ratio`` (31 of 50). Of a range the lower end.
    unit
        ``count`` counts things, ``plain`` has no unit at all.
    start, end
        In the folded text, the unit included.
    whole
        What a ratio is a part of: 50.
    role
        What the clause says of it: ``before`` (a baseline) or ``after`` the change.
    relative
        A difference and no level: improved *by* 50%.
    planned, foreign, denied
        A target; somebody else's; said not to be reached. Such a value answers nothing.
    """

    amount: float
    unit: Unit
    start: int
    end: int
    whole: int | None = None
    role: Role | None = None
    relative: bool = False
    planned: bool = False
    foreign: bool = False
    denied: bool = False

    @property
    def own(self) -> bool:
        """Whether it says how the person's own project did."""
        return not (self.planned or self.foreign or self.denied)


_UNITS: Final[tuple[tuple[Unit, re.Pattern[str]], ...]] = (
    (
        "percent",
        re.compile(
            r"\s?%|\s?per ?cent(?:age points?)?(?![a-z])|\s?个?百分点|\s?pp(?![a-z])"
            r"|\s?(?:percentage )?points(?![a-z])|成(?![为本功员立果了就绩熟交份长])"
        ),
    ),
    (
        "time",
        re.compile(
            r"\s?(?:毫秒|秒钟?|分钟|个?小时|天|个?星期|周|个月"
            r"|(?:ms|s|h|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|months?)(?![a-z]))"
        ),
    ),
    ("times", re.compile(r"\s?倍|x(?![a-z])|\s?times(?![a-z])|-?fold(?![a-z])")),
    ("money", re.compile(r"\s?(?:元|块钱|美元|美金|分钱|(?:yuan|dollars?|usd|rmb|cents?)(?![a-z]))")),
    ("score", re.compile(r"\s?分(?![钟组类别流为析布])")),
    (
        "count",
        re.compile(r"\s?(?:多|余)?(?:条|个|道|份|例|题|组|张|篇|通|段|次|封|单|位|名|人(?!民)|家|户|句|笔|件)"),
    ),
)
_DIFFERENCE: Final = re.compile(r"百分点|points?$|pp$|倍$|x$|times$|fold$")
_SHARED: Final = frozenset({"percent", "time", "money", "score", "count"})
_BARE: Final = 4
"""Characters before a value that leave it to the clause before to say when it was measured."""
_HUNDREDTHS: Final = re.compile(r"百分之([零一二三四五六七八九十百点两\d.]{1,8})")
_RATIO: Final = re.compile(
    r"(?<![\d./])(\d{1,6})\s?(?:/|out of(?: the)?|of(?: the| our| my)?)\s?(\d{1,6})(?![\d./%])"
)
_RANGE: Final = re.compile(r"(.{1,20}?)\s*(?:[-–—~～]{1,2}|至|到|\bto\b)\s*(.{1,20})")
_FROM: Final = re.compile(r"(?:从|由|自|(?<![a-z])from)\s?$")
_VAGUE: Final = re.compile(r"[^\d一二两三四五六七八九十]*[百千万亿]+")
_MONEY_BEFORE: Final = re.compile(r"[¥￥$]\s?$")
_NO_VALUE: Final = re.compile(r"\s?(?:级|量级|年|年级|期|号线|楼|层)")


def find_values(masked: str, clauses: Clauses) -> list[Value]:
    """Find the values of a masked text, from left to right and disjoint, each with what its clause says of it."""
    found: list[Value] = []
    for match in _RATIO.finditer(masked):
        part, whole = int(match[1]), int(match[2])
        if part <= whole and whole >= 10:
            found.append(Value(part / whole, "ratio", *match.span(), whole=whole))
    for match in _HUNDREDTHS.finditer(masked):
        number = parse_number(match[1])
        if number is not None and number.min is not None:
            found.append(Value(number.min, "percent", *match.span()))
    taken = {at for value in found for at in range(value.start, value.end)}
    for number in find_numbers(masked):
        if number.start in taken or number.end - 1 in taken:
            continue
        if _VAGUE.fullmatch(masked, number.start, number.end) or _NO_VALUE.match(masked, number.end):
            continue
        if masked[number.start : number.end] == "one":
            continue
        amount = number.min if number.min is not None else number.max
        if amount is not None:
            found += _with_unit(masked, number.start, number.end, amount)
    found.sort(key=lambda value: value.start)
    return _judged(_united(found, masked), clauses)


def _united(values: list[Value], masked: str) -> list[Value]:
    """Give the first of two numbers the unit that only the second is told with: from 6.4 to 4.1 minutes."""
    link = grammar().words["link"]
    united = list(values)
    for place, (one, other) in enumerate(pairwise(values)):
        between = masked[one.end : other.start].strip(" 约")
        if one.unit in {"plain", "decimal"} and other.unit in _SHARED and link.fullmatch(between):
            united[place] = replace(one, unit=other.unit)
    return united


def _with_unit(masked: str, start: int, end: int, amount: float) -> list[Value]:
    """Return the value of a number, or the two of a range that goes *from* one *to* the other."""
    unit, stop = _unit(masked, start, end, amount)
    if _FROM.search(masked, max(0, start - 6), start) and (parts := _RANGE.fullmatch(masked, start, end)):
        first, second = parse_number(parts[1]), parse_number(parts[2])
        if first and second and first.min is not None and second.min is not None:
            return [Value(first.min, unit, start, parts.end(1)), Value(second.min, unit, parts.start(2), stop)]
    return [Value(amount, unit, start, stop)]


def _unit(masked: str, start: int, end: int, amount: float) -> tuple[Unit, int]:
    if _MONEY_BEFORE.search(masked, max(0, start - 2), start):
        return "money", end
    for unit, pattern in _UNITS:
        if after := pattern.match(masked, end):
            return unit, after.end()
    if 0 < amount < 1 and "." in masked[start:end]:
        return "decimal", end
    return "plain", end


def _judged(values: list[Value], clauses: Clauses) -> list[Value]:
    """Say of every value what its clause says of it."""
    words, text = grammar().words, clauses.text
    gain = re.compile(rf"(?:{words['gain'].pattern})\s*$", re.ASCII)
    missed = re.compile(rf"(?:{words['missed'].pattern})\s*$", re.ASCII)
    judged: list[Value] = []
    floor = 0
    for value in values:
        start, end = clauses.around(value.start)
        before = text[max(start, floor) : value.start]
        whole_before = text[start : value.start]
        after = text[value.end : min(end, value.end + 24)]
        floor = value.end
        judged.append(
            replace(
                value,
                role=_role(before, after) or _role_before(text, clauses, start, value.start),
                relative=bool(
                    gain.search(before)
                    or words["gain_after"].match(after.lstrip())
                    or _DIFFERENCE.search(text[value.start : value.end])
                ),
                planned=words["plan"].search(whole_before) is not None,
                foreign=_foreign(text, clauses.sentence_start(value.start), start, value.start),
                denied=missed.search(before) is not None,
            )
        )
    return judged


def _role(before: str, after: str) -> Role | None:
    """Read what stands next to a value: right behind it, then before it, then farther behind."""
    words = grammar().words
    cues: tuple[tuple[Role, re.Pattern[str]], ...] = (("before", words["before"]), ("after", words["after"]))
    for role, pattern in cues:
        if (match := pattern.match(after.lstrip(" 的("))) and not match.group().endswith("到"):
            return role
    nearest = max(
        ((match.end(), role) for role, pattern in cues for match in pattern.finditer(before)), default=None
    )
    if nearest is not None:
        return nearest[1]
    first = min(
        ((match.start(), role) for role, pattern in cues if (match := pattern.search(after))), default=None
    )
    return first[1] if first is not None else None


def _role_before(text: str, clauses: Clauses, start: int, at: int) -> Role | None:
    """Read the clause before where a value opens its own: After I added examples to the prompt, 41 were right."""
    if len(text[start:at].strip()) > _BARE or start < 2 or text[start - 1] != ",":
        return None
    words = grammar().words
    clause = text[clauses.around(start - 2)[0] : start - 1].strip()
    cues: tuple[tuple[Role, re.Pattern[str]], ...] = (("before", words["before"]), ("after", words["after"]))
    for role, pattern in cues:
        if pattern.match(clause) or any(found.end() == len(clause) for found in pattern.finditer(clause)):
            return role
    return None


def _foreign(text: str, sentence: int, clause: int, at: int) -> bool:
    """Say whether a value is somebody else's: a competitor is the subject of its clause, or of the one before."""
    words = grammar().words
    for begin in (clause, sentence):
        before = text[begin:at]
        last = None
        for last in words["foreign"].finditer(before):  # noqa: B007 - the last one counts
            pass
        if last is not None:
            behind = before[last.end() :]
            ours = words["own"].search(behind) or (begin == sentence and words["after"].search(behind))
            compared = words["than"].search(before[max(0, last.start() - 14) : last.start()])
            return not ours and not compared
    return False
