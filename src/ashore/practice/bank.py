"""The bank of questions: what the pack, the ads, the person's interviews and the project audit give to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from ashore.packs.model import Pack, Words
from ashore.practice.points import REPORTED
from ashore.practice.questions import LONGEST_QUESTION, Place, Question, folded, key_of

if TYPE_CHECKING:
    from ashore.person.audit import Audit

PER_AD: Final = 3
"""Questions that one ad gives at most: what it requires, in its own order."""


@dataclass(frozen=True, slots=True)
class Interview:
    """What was asked in an interview, by the journal's entry."""

    entry: int
    day: str
    role: str | None
    company: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdSkill:
    """A skill that an ad asks for, and the span of the ad's text that says so."""

    ad: str
    title: str
    role: str | None
    skill: str
    start: int
    end: int


@cache
def from_pack(pack: Pack) -> tuple[Question, ...]:
    """Return what interviewers ask by the pack: of any project, and by role."""
    found: list[Question] = []
    for fact in pack.questions:
        words = Words(str(fact.value), str(fact.value_en or fact.value))
        role = pack.subject_of(fact).family
        check = REPORTED.get(fact.subject, "")
        place = Place(source=fact.id, check=check)
        found.append(Question(key_of("pack", role, words.zh), words, role, "pack", place))
    for family in pack.roles.values():
        for probe in family.probes:
            words = Words(probe.zh, probe.en[:1].upper() + probe.en[1:])
            found.append(Question(key_of("pack", family.id, words.zh), words, family.id, "pack"))
    return tuple(found)


def from_interviews(interviews: Iterable[Interview]) -> tuple[Question, ...]:
    """Return what the person was asked, each question once a role, with the last time it was asked."""
    found: dict[tuple[str | None, str], Question] = {}
    for interview in sorted(interviews, key=lambda one: (one.day, one.entry)):
        for asked in interview.questions:
            words = " ".join(asked.split())[:LONGEST_QUESTION]
            if not words:
                continue
            place = Place(source=interview.company, entry=interview.entry, day=interview.day)
            key = interview.role, folded(words)
            if key in found:
                found[key] = replace(found[key], place=place)
            else:
                question = key_of("interview", interview.role, words)
                found[key] = Question(question, Words(words, words), interview.role, "interview", place)
    return tuple(found.values())


def from_ads(skills: Iterable[AdSkill]) -> tuple[Question, ...]:
    """Return "tell of a time you used …" for what ads ask for: each skill once a role, `PER_AD` an ad at most.

    Parameters
    ----------
    skills
        Ad by ad, those first that the person applied to last.
    """
    found: dict[tuple[str | None, str], Question] = {}
    given: dict[str, int] = {}
    for one in skills:
        key = one.role, folded(one.skill)
        if key in found or given.get(one.ad, 0) >= PER_AD:
            continue
        given[one.ad] = given.get(one.ad, 0) + 1
        words = Words(one.skill, one.skill)
        place = Place(source=one.title, ad=one.ad, start=one.start, end=one.end, skill=one.skill)
        found[key] = Question(key_of("ad", one.role, one.skill), words, one.role, "ad", place)
    return tuple(found.values())


def from_audit(audit: Audit, project: str) -> tuple[Question, ...]:
    """Return what an interviewer would ask next of a project, where its description leaves a question open."""
    from ashore.person.audit.wording import told

    found: list[Question] = []
    for answer in audit.answers:
        if answer.status != "answered":
            words = Words(told(answer, "zh").follow_up, told(answer, "en").follow_up)
            place = Place(source=project, check=answer.question)
            found.append(Question(key_of("audit", None, words.zh), words, None, "audit", place))
    return tuple(found)


def merged(kept: Sequence[Question], *others: Iterable[Question]) -> dict[str, Question]:
    """Return all questions by key; one that was kept, because it was answered or practised, goes first."""
    bank = {question.key: question for question in kept}
    for questions in others:
        for question in questions:
            known = bank.get(question.key)
            if known is None or (known.origin == question.origin == "interview"):
                bank[question.key] = question
    return bank
