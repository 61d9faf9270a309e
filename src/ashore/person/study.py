"""Courses of study: the highest degree, one under way, tiers of schools, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ashore.person.profile import Cited, Entry, Profile
from ashore.person.working_years import month_of
from ashore.text.folding import fold_chars
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

_UNFINISHED: Final = re.compile(r"肄业|退学|辍学|未毕业|中途退|dropped out|did not (?:finish|graduate)|incomplete")
_STUDYING: Final = re.compile(r"在读|在学|预计.{0,12}毕业|expected|in progress|candidate|pursuing|ongoing")
_TAIL: Final = 40
"""Characters behind a course of study in which a word about its end is looked for."""


def degrees(
    courses: Sequence[Entry], texts: Mapping[str, str], vocabulary: Vocabulary, today: date
) -> tuple[Cited[str] | None, Cited[str] | None]:
    """Return the highest degree that is finished, and a higher one that is not yet."""
    ranks = degree_ranks(vocabulary)
    best: dict[bool, tuple[int, Cited[str]]] = {}
    for course in courses:
        for stated in course.fields.get("studyType", ()):
            name = stated.value if isinstance(stated.value, str) else ""
            if name not in ranks or _is_given_up(course, texts):
                continue
            going_on = _goes_on(course, texts, today)
            if going_on not in best or ranks[name] > best[going_on][0]:
                best[going_on] = (ranks[name], Cited(name, stated.citation))
    done, later = best.get(False), best.get(True)
    higher = later is not None and (done is None or later[0] > done[0])
    return done[1] if done else None, later[1] if later and higher else None


def degree_ranks(vocabulary: Vocabulary) -> dict[str, int]:
    """Return the degrees with their ranks, 1 the lowest."""
    return {term.name: int(term.attributes.get("rank", 0)) for term in vocabulary.terms("degrees")}


def _line_of(course: Entry, texts: Mapping[str, str]) -> str:
    """Return the words in which a course of study is told, and a little behind them."""
    cited = [value.citation for values in course.fields.values() for value in values]
    if not cited:
        return ""
    text = texts[cited[0].document]
    end = max(one.end for one in cited)
    line_end = text.find("\n", end)
    stop = min(end + _TAIL, line_end if line_end >= 0 else len(text))
    return fold_chars(text[min(one.start for one in cited) : stop])


def _is_given_up(course: Entry, texts: Mapping[str, str]) -> bool:
    return bool(_UNFINISHED.search(_line_of(course, texts)))


def is_given_up(profile: Profile, course: Entry) -> bool:
    """Whether a course of study was left without its degree."""
    return _is_given_up(course, profile.texts)


def is_under_way(profile: Profile, course: Entry) -> bool:
    """Whether a course of study that has no end calls itself unfinished."""
    return bool(_STUDYING.search(_line_of(course, profile.texts)))


def _goes_on(course: Entry, texts: Mapping[str, str], today: date) -> bool:
    """Whether a course of study is not at its end on a day: it says so, or its last month is to come."""
    ends = course.fields.get("endDate", ())
    if any(end.value is None for end in ends) or (not ends and "startDate" in course.fields):
        return True
    months = [month for end in ends if (month := month_of(end.value, last=True)) is not None]
    if months:
        return max(months) > today.year * 12 + today.month - 1
    return bool(_STUDYING.search(_line_of(course, texts)))


def tiers(courses: Sequence[Entry], vocabulary: Vocabulary) -> Iterator[Cited[str]]:
    """Yield the tiers of the schools that the vocabulary has, each once."""
    schools = linker(vocabulary, "schools")
    seen: set[str] = set()
    for course in courses:
        for stated in course.fields.get("institution", ()):
            term = schools.look_up(str(stated.value))
            for tier in term.attributes.get("tier", "").split(",") if term else ():
                if tier.strip() and tier.strip() not in seen:
                    seen.add(tier.strip())
                    yield Cited(tier.strip(), stated.citation)


def majors(courses: Sequence[Entry], vocabulary: Vocabulary) -> Iterator[Cited[str]]:
    """Yield the fields of study by the names of the vocabulary, as printed where it has none."""
    known = linker(vocabulary, "majors")
    for course in courses:
        for stated in course.fields.get("area", ()):
            term = known.look_up(str(stated.value))
            yield Cited(term.name if term else str(stated.value), stated.citation)
