"""Jobs, projects and voluntary posts: every period that is not a course of study heads one.

A headline says who, what and when, in any order and over one to three lines; what follows until the next one is
what was done. In text without line breaks the headline is what stands between the period and the first word of the
description (工作描述, 职责, 1、).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from ashore.facts.resumes.employers import Headline, read
from ashore.facts.resumes.entry import Entry, Finding, period_findings
from ashore.facts.resumes.headings import Section
from ashore.facts.resumes.periods import Period
from ashore.facts.resumes.pieces import (
    Span,
    is_bullet,
    is_headline,
    line_after,
    line_at,
    line_before,
    split,
    trim,
    without_bullet,
)
from ashore.vocabulary import Vocabulary

NAMES: Final = {
    "work": ("work.name", "work.position"),
    "volunteer": ("volunteer.organization", "volunteer.position"),
    "projects": ("projects.name", "projects.role"),
}
"""The fields of employer and position by kind of entry."""

_RUN_ON: Final = 120
_FURTHEST: Final = 60
_SHORTEST: Final = 6
_BODY: Final = re.compile(
    r"(?:工作|岗位|主要|项目|实习)?(?:描述|内容|职责|介绍|业绩|成果|背景|概述)\s*[:：]|(?:主要"
    r"|工作|岗位)职责|职责\s*[:：]|[。；;]"
    r"|(?<!\d)\d{1,2}[、.．)）](?!\d)|[①-⑳•⚫◼➢●■◆\ue000-\uf8ff]|[(（]\d[)）]|负责|\n"
)
_DESCRIPTION: Final = re.compile(
    r"(?:(?:工作|岗位|主要|项目|实习)(?:描述|内容|职责|介绍|业绩|成果)|描述|内容|职责|responsibilities"
    r"|description)\s*[:：]\s*"
)
_PROJECT_NAME: Final = re.compile(
    r"(?:项目名称|项目介绍|项目名)\s*[:：]\s*(?P<n>[^\n|。；;:：]{2,40}?)(?=项目(?:内容|描述"
    r"|职责|时间|角色|名称)|\n|[|。；;]|(?:19|20)\d\d[./年]|$)"
)
_PROJECT: Final = re.compile(r"项目(?:介绍|名称|内容|描述|职责)|研究(?=项目|$)")
_TITLED: Final = re.compile(r"(?m)^[ \t]{0,8}(?:#{3,6}[ \t]+|(?:[-*•][ \t]+)?\*\*(?=[^*\n]{2,60}\*\*))")


def find_jobs(
    text: str, sections: Sequence[Section], periods: Sequence[Period], vocabulary: Vocabulary
) -> list[Entry]:
    """Return the jobs, projects and posts; ``periods`` are those that no course of study has taken."""
    entries: list[Entry] = []
    for number, period in enumerate(periods):
        section = _section_of(sections, period.start)
        floor = max(section.start, periods[number - 1].end if number else 0)
        ceiling = min(section.end, periods[number + 1].start if number + 1 < len(periods) else len(text))
        entries.append(_job(text, section, period, floor, ceiling, vocabulary))
    _describe(text, sections, entries)
    entries += _projects_without_period(text, sections, entries)
    return sorted(entries, key=lambda entry: entry.start)


def _section_of(sections: Sequence[Section], position: int) -> Section:
    return sections[bisect_right(sections, position, key=lambda section: section.start) - 1]


def _job(text: str, section: Section, period: Period, floor: int, ceiling: int, vocabulary: Vocabulary) -> Entry:
    kind = section.kind if section.kind in NAMES else "work"
    start, end = line_at(text, period.start)
    if end - start > _RUN_ON:
        headlines = _beside(text, period, max(start, floor), min(end, ceiling))
    else:
        headlines = _lines(text, period, floor, ceiling)
    headline = Headline()
    for spans in headlines:
        headline = read(text, spans, vocabulary)
        if headline.employer or headline.position:
            break
    named = _PROJECT_NAME.search(text, max(floor, start - _FURTHEST), min(ceiling, period.end + _FURTHEST))
    if (
        section.kind not in NAMES
        and not headline.employer
        and (named or _PROJECT.search(text, period.end, min(ceiling, period.end + 40)))
    ):
        kind = "projects"
    findings = period_findings(kind, period)
    who, what = NAMES[kind]
    if kind == "projects":
        name = named.span("n") if named else _project_name(text, headlines, headline) or headline.position
        if name:
            findings.append(Finding(who, *name))
    elif headline.employer:
        findings.append(Finding(who, *headline.employer))
    if headline.position and all(
        headline.position[0] >= f.end or headline.position[1] <= f.start for f in findings
    ):
        findings.append(Finding(what, *headline.position))
    if headline.place and kind == "work":
        findings.append(Finding("work.location", *headline.place))
    return Entry(kind, sorted(findings, key=lambda finding: finding.start))


def _beside(text: str, period: Period, floor: int, ceiling: int) -> list[list[Span]]:
    """Return what stands after and before a period in text without line breaks, up to the description."""
    stop = _BODY.search(text, period.end, ceiling)
    after = (period.end, min(stop.start() if stop else ceiling, period.end + _FURTHEST))
    before = (max(floor, period.start - _FURTHEST), period.start)
    for sign in _BODY.finditer(text, *before):
        before = (sign.end(), period.start)
    return [[after], [before]]


def _lines(text: str, period: Period, floor: int, ceiling: int) -> list[list[Span]]:
    """Return the headlines of a period: its own line, then with the lines before it, then with those after it."""
    start, end = line_at(text, period.start)
    own = [
        span for span in ((max(start, floor), period.start), (period.end, min(end, ceiling))) if span[0] < span[1]
    ]
    before: list[Span] = []
    line = line_before(text, start)
    while line and line[0] >= floor and len(before) < 2 and is_headline(text, *line):
        before.insert(0, line)
        line = line_before(text, line[0])
    if line and not before and not text[slice(*line)].strip():
        above = line_before(text, line[0])
        if above and above[0] >= floor and text[slice(*above)].lstrip().startswith(("#", "**")):
            before = [above]
    after: list[Span] = []
    line = line_after(text, end)
    while line and line[1] <= ceiling and len(after) < 2 and is_headline(text, *line, longest=40):
        after.append(line)
        line = line_after(text, line[1])
    return [[*before, *own], [*own, *after]] if before else [own, [*own, *after]]


def _project_name(text: str, headlines: list[list[Span]], headline: Headline) -> Span | None:
    """Return the first piece of a project's headlines that is not the person's role in it."""
    for spans in headlines:
        for start, end in spans:
            for piece in split(text, start, end, commas=False):
                if piece not in {headline.position, headline.place} and piece[1] - piece[0] >= 4:
                    return piece
    return None


def _projects_without_period(text: str, sections: Sequence[Section], entries: Sequence[Entry]) -> list[Entry]:
    """Return the projects that have a title and no dates: a label, a sub-heading, a bold beginning of an item."""
    found = []
    taken = [(entry.start, entry.end) for entry in entries]
    for section in sections:
        if section.kind == "projects":
            for sign in _TITLED.finditer(text, section.start, section.end):
                _, end = line_at(text, sign.end())
                span = _title(text, sign.end(), min(end, section.end))
                if span and not any(left <= span[0] < right for left, right in taken):
                    found.append(Entry("projects", [Finding("projects.name", *span)]))
        if section.kind in {"projects", "work", "head", None}:
            for name in _PROJECT_NAME.finditer(text, section.start, section.end):
                if name["n"] and not any(
                    f.start == name.start("n") for e in (*entries, *found) for f in e.findings
                ):
                    found.append(Entry("projects", [Finding("projects.name", *name.span("n"))]))
    return found


def _title(text: str, start: int, end: int) -> Span | None:
    bold = text.find("**", start, end)
    pieces = split(text, start, bold if bold > start else end, commas=False)
    return pieces[0] if pieces and pieces[0][1] - pieces[0][0] <= 60 else None


def _describe(text: str, sections: Sequence[Section], entries: Sequence[Entry]) -> None:
    """Add what was done in each job: items of lists as highlights, other text as the summary."""
    ordered = sorted(entries, key=lambda entry: entry.start)
    for entry, following in zip_longest(ordered, ordered[1:]):
        if entry.kind not in {"work", "projects"}:
            continue
        section = _section_of(sections, entry.start)
        end = min(section.end, following.start if following else len(text))
        start, stop = line_at(text, entry.end)
        if stop - start > _RUN_ON:
            span = _description(text, entry.end, end)
            if span and span[1] - span[0] >= _SHORTEST:
                entry.findings.append(Finding(f"{entry.kind}.summary", *span))
            continue
        while stop < end:
            start, stop = line_at(text, stop + 1)
            line = _description(text, *without_bullet(text, start, min(stop, end)))
            if line is None or line[1] - line[0] < _SHORTEST or text.startswith("#", line[0]):
                continue
            listed = is_bullet(text, start, stop) and not text[start:stop].lstrip().startswith("**")
            if listed:
                entry.findings.append(Finding(f"{entry.kind}.highlights", *line))
            elif not is_headline(text, start, stop, longest=30):
                entry.findings.append(Finding(f"{entry.kind}.summary", *line))


def _description(text: str, start: int, end: int) -> Span | None:
    """Return what was done, without the label before it (工作描述：) and what stands before that label."""
    label = _DESCRIPTION.search(text, start, min(end, start + _FURTHEST))
    return trim(text, label.end() if label else start, end)
