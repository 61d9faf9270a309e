"""The line of the title: the job itself, without pay, place, codes and praise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.facts.ads import tokens
from ashore.facts.ads.reading import Found, tidy
from ashore.facts.ads.salaries import read_pay
from ashore.facts.model import Value
from ashore.text.structure import Span
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.places import read_address


@dataclass(frozen=True, slots=True)
class Lines:
    """The text that a header is read from."""

    text: str
    folded: str
    vocabulary: Vocabulary
    published: str | None


def stated_city(cities: list[str], start: int, end: int, district: str | None = None) -> Found:
    """Build the fact of a city that a header names."""
    extra: dict[str, Value] = {"district": district} if district else {}
    return Found("city", list(cities), start, end, {**extra, "where": "header"})


_TITLE_LABEL: Final = re.compile(
    r"(?:职位名称|岗位名称|招聘职位|招聘岗位|应聘岗位|职位|岗位|(?:job |position )?title|position)\s*[:：]\s*"
)
_PAY_AT_END: Final = re.compile(
    r"(?<=[\s)）\]】])(?:\d[\d.,]*\s?[kw万千元]?\s?[-–—~～至]\s?\d[\d.,]*\s?[kw万千元](?:\S{0,8})?|(?:薪资)?面议)$"
)
_CODE: Final = re.compile(
    r"\s*(?:[-—_]\s*)?(?:[(（\[【]?\s*(?:(?:(?:职位|岗位)代码|(?:职位|岗位)?(?:编号|(?<![a-z])id(?![a-z])))\s*[:：]?\s*[\w-]+"
    r"|(?<![a-z])(?:mj|job|req|jr|[a-z]{1,2})[-_]?\d{4,}|\d{5,})\s*[)）\]】]?)$"
)
_ASIDE: Final = re.compile(
    r"\s*[(（\[【](?:base|坐标|工作地|地点|急聘|急招|高薪|双休|\d+[-~]\d+[kw万]|\d+薪"
    r"|\d{1,2}[-~]\d{1,2}年|[^()（）]{0,6}(?:应届|可培养"
    r"|在校)(?![^()（）]*\d{4}))[^()（）\[\]【】]*[)）\]】]$"
    r"|\s*[-—–_]\s*p\d{1,2}(?:[-~]p?\d{1,2})?$"
)


def read_title_line(lines: Lines, row: Span) -> list[Found]:
    """Read the title, and the pay that may stand behind it."""
    found = []
    start, end = row
    pay = _PAY_AT_END.search(lines.folded, start, end)
    if pay and pay.start() > start:
        salary = read_pay(lines.text, pay.span(), "header")
        if salary:
            found.append(salary)
            end = pay.start()
    label = _TITLE_LABEL.match(lines.folded, start, end)
    if label:
        start = label.end()
    name = title_span(lines, (start, end))
    if name[0] < name[1]:
        found.insert(0, Found("title", lines.text[slice(*name)], *name))
    years = _YEARS.search(lines.folded, start, end)
    if years:
        span = (years.start() + 1, years.end() - 1)
        value = tokens.experience(lines.folded[slice(*span)])
        found.append(Found("experience", value, *span, {"where": "header"}))
    fresh = _FRESH.search(lines.folded, start, end)
    if fresh:
        found.append(Found("experience", {"fresh": True}, *fresh.span(), {"where": "header"}))
    return found


_YEARS: Final = re.compile(r"[(（]\d{1,2}[-~]\d{1,2}年[)）]")
_BOAST: Final = re.compile(r"(?:急招|急聘|诚聘|高薪|稳定|大厂|名企)[^-—–()（）]{0,8}[-—–]\s*")
_FRESH: Final = re.compile(
    r"(?:可?接受|可?考虑|欢迎)?(?:优秀)?应届(?:毕业)?生?|(?:20)?2\d届|校招|校园招聘"
    r"|new (?:college )?grad(?:uate)?s?(?![a-z])"
)


def city_of_title(lines: Lines, row: Span) -> list[Found]:
    """Return the city that ends a title: 业务中台-深圳."""
    start, end = row
    pay = _PAY_AT_END.search(lines.folded, start, end)
    end = tidy(lines.folded, start, pay.start() if pay else end)[1]
    code = _CODE.search(lines.folded, start, end)
    end = tidy(lines.folded, start, code.start())[1] if code else end
    match = _SUFFIX.search(lines.folded, start, end)
    at = _city_suffix(lines, start, end)
    if not match or at is None:
        return []
    places = [read_address(lines.vocabulary, name) for name in re.split("[/、]", match[1])]
    return [stated_city([place.city for place in places if place and place.city], *match.span(1))]


def title_span(lines: Lines, span: Span) -> Span:
    """Cut the place, codes and asides from the end of a title; what the job is, stays."""
    start, end = tidy(lines.folded, *span)
    if start > span[0] and _DOT_NAME.match(lines.folded, start - 1):
        start -= 1
    boast = _BOAST.match(lines.folded, start, end)
    start = boast.end() if boast else start
    for _ in range(3):
        cut = _CODE.search(lines.folded, start, end) or _ASIDE.search(lines.folded, start, end)
        at = cut.start() if cut else _city_suffix(lines, start, end)
        if at is None or at - start < 2:
            break
        end = tidy(lines.folded, start, at)[1]
    return start, end


_DOT_NAME: Final = re.compile(r"\.[a-z]")
"""A name that begins with its dot: .NET."""
_SUFFIX: Final = re.compile(
    r"\s*(?:[-—–_]\s*|[(（]\s*)([\u4e00-\u9fff]{2,5}(?:[/、][\u4e00-\u9fff]{2,4}){0,4})\s*[)）]?$"
)


def _city_suffix(lines: Lines, start: int, end: int) -> int | None:
    match = _SUFFIX.search(lines.folded, start, end)
    if not match or _in_brackets(lines.folded[start : match.start()]):
        return None
    named = re.split("[/、]", match[1])
    places = [read_address(lines.vocabulary, name) for name in named]
    whole = all(p and p.city and p.end == len(name) for p, name in zip(places, named, strict=True))
    return match.start() if whole else None


def _in_brackets(text: str) -> bool:
    """Tell whether a text ends inside brackets: what is cut from there would leave them open."""
    return sum(map(text.count, "(（[【")) > sum(map(text.count, ")）]】"))
