"""Courses of study: school, degree, field and period, grouped by what stands together.

Résumés order them differently (period, school, field, degree; or school, field, period), so nothing is read from
an order: what is found is grouped in the order of the text, and a second school or a second period opens the next
course. Outside a section about education only what vouches for itself counts: a school beside a period or a
degree, or behind a label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, TypeAlias

from ashore.facts.resumes.areas import find_area
from ashore.facts.resumes.entry import Entry, Finding, period_findings
from ashore.facts.resumes.headings import Section
from ashore.facts.resumes.periods import Moment, Period, find_moments
from ashore.facts.resumes.pieces import is_headline, line_at, split
from ashore.facts.resumes.schools import Degree, School, find_degrees, find_schools, is_latin_school
from ashore.vocabulary import Vocabulary

Anchor: TypeAlias = School | Degree | Period | Moment

_TELLING: Final = frozenset({"head", "basics", "summary", "objective", "references", None})
"""Kinds of section in which a school is the person's own."""
_LABEL: Final = re.compile(r"(?:毕业(?:院校|学校|学院|于)|院校|学校|就读于?)(?:名称)?\s*[:：/]?\s*$")
_DEGREE_LABEL: Final = re.compile(r"(?:学历|学位)(?:/学位|层次)?\s*[:：/]?\s*(?:大学|[一-鿿]{2,4}(?:研究生)?/)?$")
_BREAK: Final = re.compile(r"[。；;！？]|\n[ \t]*\n")
_WORK: Final = re.compile(r"公司|集团|事务所|医院|银行|工作(?!室)|职位|项目")
_ACADEMIC: Final = re.compile(r"学位|研究生|学历(?!要求)|毕业(?!证|设计|论文)|在读|肄业")
_GRADUATION: Final = re.compile(r"\s*[（(]?\s*(?:届|年?\s?毕业|毕业|入学)")
_GRADUATED: Final = re.compile(
    r"(?:graduated?(?:\s+in)?|class of|expected(?:\s+in)?|graduation(?:\s+date)?:?)\s*$"
)
_HAN: Final = re.compile(r"[一-鿿]")
_AT: Final = re.compile(r"\b(?:from|at)\s+(?=\S)")
_NO_SCHOOL: Final = re.compile(r"(?:dean|college of|school of|member|student)\b")
# Universities of a state whose campus follows a comma: University of California, Berkeley.
_STATE: Final = re.compile(r"university of (?:california|texas|wisconsin|illinois|north carolina|maryland)")
_CAMPUS: Final = re.compile(r"[a-z .]{3,20}")
_ADJACENT: Final = 12
_NEAR: Final = 25
_FURTHEST: Final = 60
_RUN_ON: Final = 120
_EDGE: Final = " *_)）"


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in one section."""

    schools: Sequence[School]
    degrees: Sequence[Degree]
    periods: Sequence[Period]


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses of study of a text, and the starts of the periods that belong to them."""

    entries: tuple[Entry, ...]
    periods: frozenset[int]


def find_education(
    text: str, sections: Sequence[Section], periods: Sequence[Period], vocabulary: Vocabulary
) -> Courses:
    """Return the courses of study in the order of the text."""
    schools = find_schools(text, vocabulary)
    degrees = find_degrees(text, vocabulary)
    entries: list[Entry] = []
    used: set[int] = set()
    for section in sections:
        here = _Found(
            schools[_first(schools, section.start) : _first(schools, section.end)],
            degrees[_first(degrees, section.start) : _first(degrees, section.end)],
            periods[_first(periods, section.start) : _first(periods, section.end)],
        )
        if section.kind == "education":
            anchors = _of_section(text, section, here, vocabulary)
        else:
            anchors = _beside_each_other(text, here, both=section.kind not in _TELLING)
        groups = _groups(anchors)
        entries += [_entry(text, group) for group in groups]
        used |= {anchor.start for anchor in anchors if isinstance(anchor, Period)}
    return Courses(tuple(_merge(text, entries)), frozenset(used))


def _first(found: Sequence[School] | Sequence[Degree] | Sequence[Period], position: int) -> int:
    """Return the number of the first finding that begins at or after a position."""
    return bisect_left(found, position, key=lambda item: item.start)


def _of_section(text: str, section: Section, found: _Found, vocabulary: Vocabulary) -> list[Anchor]:
    """Return what names schools, degrees and periods in a section about education, its sentences left out."""
    anchors: list[Anchor] = []
    everything: list[Anchor] = [*found.schools, *found.degrees, *found.periods]
    dated = [(period.start, period.end) for period in found.periods]
    for start, end in _lines(text, section):
        if end - start <= _RUN_ON and not is_headline(text, start, end, longest=_RUN_ON):
            continue
        here = [
            item
            for item in everything
            if start <= item.start < end
            and not (isinstance(item, School) and not item.sure and end - start > _RUN_ON)
        ]
        anchors += here
        if end - start <= _RUN_ON:
            anchors += _latin_schools(text, start, end, vocabulary)
            if not any(isinstance(item, Period) for item in here):
                anchors += _graduations(text, start, end, dated)
    return sorted(anchors, key=lambda anchor: anchor.start)


def _lines(text: str, section: Section) -> list[tuple[int, int]]:
    lines = []
    start = section.start
    while start < section.end:
        _, end = line_at(text, start)
        lines.append((start, min(end, section.end)))
        start = end + 1
    return lines


def _latin_schools(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[School]:
    found = []
    pieces = split(text, start, end)
    for piece, following in zip_longest(pieces, pieces[1:]):
        words = text[slice(*piece)]
        at = _AT.search(words)
        first = piece[0] + at.end() if at and is_latin_school(words[at.end() :], vocabulary) else piece[0]
        name = text[first : piece[1]]
        if _HAN.search(name) or _NO_SCHOOL.match(name) or not is_latin_school(name, vocabulary):
            continue
        campus = following and _STATE.fullmatch(name) and _CAMPUS.fullmatch(text[slice(*following)])
        found.append(School(first, following[1] if following and campus else piece[1], sure=True))
    return found


def _graduations(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> list[Moment]:
    """Return the dates of a line about a school: 2018年毕业, 2020届, "Graduated 2019"."""
    found = [
        moment
        for moment in find_moments(text[start:end])
        if not any(left <= start + moment.start < right for left, right in covered)
    ]
    stated = [
        moment
        for moment in found
        if _GRADUATION.match(text, start + moment.end) or _GRADUATED.search(text, start, start + moment.start)
    ]
    alone = [moment for moment in found if len(found) == 1 and not text[start + moment.end : end].strip(_EDGE)]
    return [Moment(start + m.start, start + m.end, m.value) for m in stated or alone]


def _beside_each_other(text: str, found: _Found, *, both: bool) -> list[Anchor]:
    """Return the schools and degrees outside their section that vouch for each other, with the periods they claim.

    ``both`` are needed where the section speaks of something else.
    """
    free = list(found.periods)
    claims: list[Period] = []
    kept: list[School | Degree] = []
    for school in found.schools:
        period = _claim(text, school, free, found.schools, _ADJACENT)
        graded = any(_near(text, school, other) for other in found.degrees)
        labelled = _LABEL.search(text, max(0, school.start - 12), school.start)
        if (period and graded) if both else (period or graded or labelled):
            kept.append(school)
            if period:
                free.remove(period)
                claims.append(period)
    named = list(kept)
    for degree in found.degrees:
        schooled = any(_near(text, degree, school) for school in named)
        if both and not schooled:
            continue
        period = None if schooled else _claim(text, degree, free, found.schools, _NEAR)
        labelled = _DEGREE_LABEL.search(text, max(0, degree.start - 12), degree.start)
        stated = _ACADEMIC.match(text, degree.end) or text[degree.start - 1 : degree.start] == "|"
        if schooled or period or labelled or (stated and degree.plain):
            kept.append(degree)
            if period:
                free.remove(period)
                claims.append(period)
    return sorted((*kept, *claims), key=lambda anchor: anchor.start)


def _near(text: str, one: School | Degree, other: School | Degree) -> bool:
    """Say whether two findings stand together: little between them, and no end of a sentence."""
    first, second = sorted((one, other), key=lambda item: item.start)
    return second.start - first.end <= _NEAR and not _BREAK.search(text, first.end, second.start)


def _claim(
    text: str, item: School | Degree, periods: Sequence[Period], schools: Sequence[School], reach: int
) -> Period | None:
    """Return the period that belongs to a school or degree: right before it, or after it, its field between."""
    for period in periods:
        if 0 <= item.start - period.end <= reach and not _parted(text, period.end, item.start):
            return period
    for period in periods:
        if 0 <= period.start - item.end <= _NEAR and not _parted(text, item.end, period.start):
            between = any(item.end <= school.start < period.start for school in schools)
            opens = any(0 <= school.start - period.end <= _ADJACENT for school in schools)
            if not between and not opens and not _WORK.search(text, period.end, period.end + _NEAR):
                return period
    return None


def _parted(text: str, start: int, end: int) -> bool:
    return bool(_BREAK.search(text, start, end) or _WORK.search(text, start, end))


def _groups(anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """Group anchors into courses: a second school, or a second date, opens the next one; so does a long way."""
    groups: list[list[Anchor]] = []
    for anchor in anchors:
        group = groups[-1] if groups else None
        if group is None or anchor.start - group[-1].end > _FURTHEST or _repeats(group, anchor):
            groups.append([anchor])
        else:
            group.append(anchor)
    return groups


def _repeats(group: Sequence[Anchor], anchor: Anchor) -> bool:
    if isinstance(anchor, School):
        return any(isinstance(other, School) for other in group)
    if isinstance(anchor, Degree):
        # 大专/硕士学位 is one course that is told by two degrees; a degree further on is the next course's.
        last = [other for other in group if isinstance(other, Degree)]
        return bool(last) and anchor.start - last[-1].end > _ADJACENT
    return any(isinstance(other, Period | Moment) for other in group)


def _entry(text: str, group: Sequence[Anchor]) -> Entry:
    findings: list[Finding] = []
    for anchor in group:
        match anchor:
            case School():
                findings.append(Finding("education.institution", anchor.start, anchor.end))
            case Degree():
                findings.append(Finding("education.studyType", anchor.start, anchor.end, anchor.value))
            case Period():
                findings += period_findings("education", anchor)
            case Moment():
                findings.append(Finding("education.endDate", anchor.start, anchor.end, anchor.value))
    if any(isinstance(anchor, School | Degree) for anchor in group):
        spans = [(anchor.start, anchor.end) for anchor in group]
        degrees = [(anchor.start, anchor.end) for anchor in group if isinstance(anchor, Degree)]
        area = find_area(text, spans, degrees)
        if area:
            findings.append(Finding("education.area", *area))
    return Entry("education", sorted(findings, key=lambda finding: finding.start))


def _merge(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Put together what a header and a section say about one school."""
    by_school: dict[str, Entry] = {}
    merged: list[Entry] = []
    for entry in sorted(entries, key=lambda entry: entry.start):
        school = next((text[f.start : f.end] for f in entry.findings if f.field == "education.institution"), None)
        known = by_school.get(school) if school else None
        dates = {f.field for f in entry.findings} & {"education.period"}
        if known and not (dates and any(f.field == "education.period" for f in known.findings)):
            known.findings += entry.findings
            continue
        merged.append(entry)
        if school:
            by_school[school] = entry
    return merged
