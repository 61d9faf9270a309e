"""The header of an ad, line by line: what a line is, is told by what it holds.

Sites print pay, place, experience, degree, company, industry and size in different orders, one or several to a
line, parted by spaces, bars, slashes or dots. So no site is known here: a line of pay is one that reads as pay
whole, a line of requirements one whose tokens are a place, years, a degree, a headcount, a date; and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ashore.facts.ads import tokens
from ashore.facts.ads.companies import name_span, read_company_line, read_name_line
from ashore.facts.ads.reading import Found, tidy
from ashore.facts.ads.salaries import read_pay
from ashore.facts.ads.titles import Lines, city_of_title, read_title_line, stated_city
from ashore.text.structure import Span
from ashore.vocabulary.places import read_address, read_locations


@dataclass(slots=True)
class Header:
    """What the header states, and where it ends."""

    found: list[Found] = field(default_factory=list)
    fallback: list[Found] = field(default_factory=list)
    """Places that count where the ad names no other: a city in the title, a country alone."""
    body: int = 0

    def has(self, name: str) -> bool:
        """Tell whether a field has been read."""
        return any(found.field == name for found in self.found)


_LONGEST_LINE: Final = 160
_MOST_LINES: Final = 12
_LINE: Final = re.compile(r"[^\n\r]+")
_EMPTY: Final = re.compile(r"(?:none|null|n/a)(?:\s+\S*\d\S*)?$")
"""What a page prints where it had nothing to fill in, with or without the pay behind it."""
_RULE: Final = re.compile(r"[-=_*#~ \t]+$")


def read_header(lines: Lines, start: int = 0) -> Header:
    """Read the header that begins at ``start``: the title's line, then lines as long as they are recognised.

    A short line that is not recognised is passed over where a recognised one follows (an address without a
    city, a team's name); the body begins after the last recognised line.
    """
    header = Header(body=start)
    rows = list(_rows(lines.folded, start))
    if not rows:
        return header
    first = rows[0]
    if not _is_title(lines.folded, first):
        return header
    header.found += read_title_line(lines, first)
    header.fallback += city_of_title(lines, first)
    header.body = first[1]
    passed = 0
    for number, row in enumerate(rows[1:], 1):
        if _is_long(lines.folded, row) or _HEADING.match(lines.folded, *row):
            break
        following = rows[number + 1] if number + 1 < len(rows) else None
        found = _read_line(lines, row, header, number, following)
        if found is None:
            passed += 1
            if passed > 1 or _is_prose(lines.folded, row):
                break
            continue
        header.found += found
        header.body = row[1]
        if _LABEL_OF_BODY.match(lines.folded, *row):
            break
    return header


def _is_long(folded: str, row: Span) -> bool:
    """Tell a paragraph from a line; a line may list many places in English, one after the other."""
    if row[1] - row[0] <= _LONGEST_LINE:
        return False
    return not (folded[slice(*row)].isascii() and folded.count(";", *row) + folded.count("|", *row) >= 3)


def _rows(folded: str, start: int) -> Iterator[Span]:
    count = 0
    for match in _LINE.finditer(folded, start):
        row = tidy_line(folded, match.span())
        if row[0] == row[1] or _RULE.match(folded, *row) or _EMPTY.match(folded, *row):
            continue
        yield row
        count += 1
        if count == _MOST_LINES:
            return


def tidy_line(text: str, row: Span) -> Span:
    """Trim white space and Markdown's marks from a line."""
    start, end = row
    while start < end and (text[start].isspace() or text[start] in "#*>"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "#*"):
        if text[end - 1] == "#" and text[end - 2 : end - 1].isalpha():
            break  # C#
        end -= 1
    return start, end


_HEADING: Final = re.compile(
    r"[【\[]?(?:岗位|职位|工作|任职|主要)(?:职责|描述|要求|介绍|资格|内容|详情|说明)|(?:about"
    r"|description|responsibilities|requirements|overview|what you)\b"
)
_LABEL_OF_BODY: Final = re.compile(r"(?:职位|岗位)?(?:描述|介绍)[:：]|(?:job )?description\s*:")
_PROSE: Final = re.compile(r"[。；;！!]|，.*，|\d[、.)）]\s*[\u4e00-\u9fff]|[a-z]\.\s+[a-z]")


def _is_prose(folded: str, row: Span) -> bool:
    return bool(_PROSE.search(folded, *row)) or row[1] - row[0] > 90


def _is_title(folded: str, row: Span) -> bool:
    return (
        row[1] - row[0] <= _LONGEST_LINE
        and not _HEADING.match(folded, *row)
        and not re.search(r"[。；]", folded[row[0] : row[1]])
    )


def _read_line(lines: Lines, row: Span, header: Header, number: int, following: Span | None) -> list[Found] | None:
    """Read one line after the title; None where it is none of a header's."""
    readers: tuple[Callable[[], list[Found] | None], ...] = (
        lambda: _read_labelled(lines, row, header),
        lambda: _read_pay_line(lines, row),
        lambda: read_requirements(lines, row),
        lambda: read_company_line(lines.text, lines.folded, row, lines.vocabulary),
        lambda: _read_location(lines, row, header.fallback),
        lambda: _read_name(lines, row, header, number, following),
    )
    return next((found for reader in readers if (found := reader()) is not None), None)


def _read_pay_line(lines: Lines, row: Span) -> list[Found] | None:
    if row[1] - row[0] > 48 or not re.search(r"\d|面议|negotiable", lines.folded[slice(*row)]):
        return None
    pay = read_pay(lines.text, row, "header")
    return [pay] if pay else None


_LONGEST_VALUE: Final = 60
_LABELS: Final = re.compile(
    r"(?:(?P<company>公司名称|公司|企业名称|招聘单位|company(?: name)?|employer)"
    r"|(?P<title>职位名称|岗位名称|招聘职位|招聘岗位|职位|岗位|(?:job )?title|position)"
    r"|(?P<place>工作地点|工作城市|工作地址|地点|城市|(?:job )?locations?|based in)"
    r"|(?P<salary>薪资范围|薪资待遇|薪资|薪酬|月薪|年薪|salary(?: range)?|compensation|pay)"
    r"|(?P<tokens>学历要求|学历|经验要求|工作经验|工作年限|经验|招聘人数|人数|发布日期|发布时间|更新时间"
    r"|posted|date posted)"
    r"|(?P<skip>description|职位描述|岗位描述|reference|ref|id|编号|department|部门|team))\s*[:：]\s*"
)


def _read_labelled(lines: Lines, row: Span, header: Header) -> list[Found] | None:
    """Read "Company: …", "工作地点：…" and their like; an empty list where the label repeats what is known."""
    label = _LABELS.match(lines.folded, *row)
    if not label:
        return None
    value = tidy(lines.folded, label.end(), row[1])
    is_prose = value[1] - value[0] > _LONGEST_VALUE and _is_prose(lines.folded, value)
    if is_prose and not label["place"]:
        return None
    found: list[Found] | None = []
    if value[0] == value[1] or label["skip"]:
        return [] if label["skip"] or header.found else None
    if label["company"]:
        named = name_span(lines.folded, (label.end(), row[1]))
        found = [] if header.has("company") else [Found("company", lines.text[slice(*named)], *named)]
    elif label["title"]:
        found = [] if header.has("title") else read_title_line(lines, value)
    elif label["salary"]:
        pay = read_pay(lines.text, value, "header")
        found = [pay] if pay and not header.has("salary") else []
    elif label["place"]:
        found = _read_location(lines, value) or read_requirements(lines, value)
        if found is None and is_prose:
            return None
        found = [] if header.has("city") else found
    else:
        found = read_requirements(lines, value) or read_requirements(lines, row)
    return found if found is not None else []


_SEPARATORS: Final = re.compile(r"[\s/|·•,，、]+")
_TOKEN: Final = re.compile(r"[^\s/|·•,，、]+")
_LONGEST_REQUIREMENTS: Final = 100


def read_requirements(lines: Lines, row: Span) -> list[Found] | None:
    """Read a line whose tokens are places, years, degrees, a headcount and dates.

    None unless the tokens carry the line: at most one of them may be unknown beside two that are known.
    """
    start, end = row
    if end - start > _LONGEST_REQUIREMENTS:
        return None
    found: list[Found] = []
    unknown = 0
    at = start
    while at < end:
        gap = _SEPARATORS.match(lines.folded, at, end)
        if gap:
            at = gap.end()
            continue
        place = (
            None if any(f.field == "city" for f in found) else read_address(lines.vocabulary, lines.folded[at:end])
        )
        if place and place.city and _ends_token(lines.folded, at + place.end, end):
            found.append(stated_city([place.city], at, at + place.end, place.district))
            at += place.end
            continue
        token = _TOKEN.match(lines.folded, at, end)
        if token is None:
            break
        asked = {one.field for one in found}
        if token.group() == "不限" and "experience" in asked and "education" not in asked:
            read: list[Found] | None = [Found("education", "none", *token.span(), {"where": "header"})]
        else:
            read = read_token(lines, token.span())
        if read is None:
            unknown += 1
        else:
            found += read
        at = token.end()
    known = len(found)
    if known == 0 or unknown > 1 or (unknown and known < 2):
        return None
    return found


def _ends_token(folded: str, at: int, end: int) -> bool:
    return at >= end or _SEPARATORS.match(folded, at) is not None


def read_token(lines: Lines, span: Span) -> list[Found] | None:
    """Read one token of a line of requirements; None where it is unknown, empty where it states nothing."""
    token = lines.folded[slice(*span)].strip("()（）【】[]")
    years = tokens.experience(token)
    if years is not None:
        found = [Found("experience", years, *span, {"where": "header"})]
        if token.endswith(("实习", "实习生")):
            found.append(Found("employment_type", "internship", *span))
        return found
    rung = tokens.degree(token)
    if rung:
        extra = {"full_time": True} if rung[1] else {}
        return [Found("education", rung[0], *span, {**extra, "where": "header"})]
    count = tokens.headcount(token)
    if count is not None:
        return [Found("headcount", count, *span)] if count else []
    is_posted, date = tokens.posted(token, lines.published)
    if is_posted:
        return [Found("posted", date, *span)] if date else []
    kind = _KINDS.get(token)
    return [Found("employment_type", kind, *span)] if kind else None


_KINDS: Final = {
    "全职": "full_time",
    "兼职": "part_time",
    "full-time": "full_time",
    "part-time": "part_time",
    "internship": "internship",
    "contract": "contract",
}


def _read_location(lines: Lines, row: Span, fallback: list[Found] | None = None) -> list[Found] | None:
    """Read an address that begins with a city, or a line of locations in English.

    A country alone is no city: it goes to ``fallback``.
    """
    start, end = row
    if end - start > _LONGEST_LOCATIONS:
        return None
    place = read_address(lines.vocabulary, lines.folded[start:end])
    if place and place.city and end - start <= 60 and not _is_prose(lines.folded, row):
        if not _NAME_AHEAD.search(lines.folded, start + place.end, end):
            return [stated_city([place.city], start, start + place.end, place.district)]
        return None
    if re.search(r"[\u4e00-\u9fff]", lines.folded[start:end]):
        return None
    locations = read_locations(lines.vocabulary, lines.text[start:end])
    if not locations.known:
        return None
    cities = (
        _with_remote(lines.text[start:end], list(locations.cities)) if locations.remote else list(locations.cities)
    )
    if not cities and fallback is not None and _COUNTRIES.fullmatch(lines.text, start, end):
        fallback.append(stated_city(_PARTED.split(lines.text[start:end]), start, end))
    return [stated_city(cities, start, end)] if cities else []


_COUNTRIES: Final = re.compile(r"[A-Z][A-Za-z .]+(?:\s?[;|]\s?[A-Z][A-Za-z .]+)*")
_PARTED: Final = re.compile(r"\s?[;|]\s?")
_LONGEST_LOCATIONS: Final = 500
_NAME_AHEAD: Final = re.compile(r"(?:公司|集团|银行|中心|研究院|大学|学院|医院|厂|事务所|科技)$")


def _with_remote(line: str, cities: list[str]) -> list[str]:
    """Put remote beside the cities, in the order of the line."""
    at = re.search(r"(?i)remote|anywhere|wfh|work from home", line)
    first = bool(at and cities and at.start() < line.find(cities[0]))
    return ["remote", *cities] if first or not cities else [*cities, "remote"]


def _read_name(lines: Lines, row: Span, header: Header, number: int, following: Span | None) -> list[Found] | None:
    """Read a line that is an employer's name by itself."""
    if header.has("company"):
        return None
    if following is None:
        return read_name_line(lines.text, lines.folded, row, lines.vocabulary)
    located = bool(_read_location(lines, following)) and number == 1
    headed = bool(_HEADING.match(lines.folded, *following)) and number == 1
    if number > 1 and not header.has("company_size"):  # where a site prints the size, it has printed the name
        name = lines.folded[slice(*row)]
        headed = (
            _HEADING.match(lines.folded, *following) is not None
            or _is_prose(lines.folded, following)
            or lines.folded.startswith(name, following[0])
        )
    return read_name_line(lines.text, lines.folded, row, lines.vocabulary, located=located, headed=headed)
