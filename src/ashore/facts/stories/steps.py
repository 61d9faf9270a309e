"""Steps of a move that have a date or a place of their own: entering, starting, leaving, going to a city."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ashore.facts.model import Fact
from ashore.facts.stories.jobs import Job
from ashore.facts.stories.lexicon import Lexicon
from ashore.facts.stories.people import Person
from ashore.facts.stories.reading import Clause, Sentence, Story
from ashore.facts.stories.timing import date_at, leading_date

Span: TypeAlias = tuple[int, int]
Dated: TypeAlias = tuple[tuple[str, str | None], tuple[str, Span]]

_ENTERED: Final = re.compile(r"入行|正式转行|成功转行|上岸")
_STARTED: Final = re.compile(r"开始了?我?的?[^,。]{0,14}(?:之旅|生涯|工作|打工生活)|报到|正式入职|^入职$")
_LEFT: Final = re.compile(
    r"(?:裸辞|辞职|离职|辞掉|被裁|被优化|被迫离开|离开了)(?!后|之后|前|之前|的|时|率|潮|信|证明|原因|手续)"
)
_NOT_DONE: Final = re.compile(
    r"如果|要是|想(?:过|要)?|打算|考虑|犹豫|准备|没有?|不(?:敢|会|想|能|要|辞)|劝|建议|是否|明年|计划"
    r"|很多人|提出"
)


def step_dates(person: Person, mentions: Sequence[Job], story: Story) -> Iterator[Dated]:
    """Yield when a person entered the field, started the job told of before, and left."""
    moved = min((job.clause.start for job in mentions if job.phase == "to" and job.move), default=len(story.text))
    for said in person.said:
        if said.quoted:
            continue
        for clause in said.clauses:
            if _NOT_DONE.search(clause.text):
                continue
            if _ENTERED.search(clause.text) and (date := _when(clause, said.sentence, story)):
                yield ("start_date", "to_job"), date
            elif _STARTED.search(clause.text) and (date := _when(clause, said.sentence, story, near=True)):
                yield ("start_date", "from_job" if clause.start < moved else "to_job"), date
            elif _LEFT.search(clause.text) and (date := _when(clause, said.sentence, story)):
                yield ("end_date", "from_job"), date


def _when(clause: Clause, sentence: Sentence, story: Story, *, near: bool = False) -> tuple[str, Span] | None:
    """Return the date of a clause: its own, the one in the clause before, or the one that opens the sentence."""
    if date := date_at(story, clause.start, clause.end):
        return date.value, (clause.start, clause.end)
    before = [other for other in sentence.clauses if other.end <= clause.start]
    if near and before and (date := date_at(story, before[-1].start, before[-1].end)):
        return date.value, (date.start, clause.end)
    if (
        not near
        and 1 <= len(before) <= 2
        and (date := leading_date(story, sentence))
        and date.end >= before[0].end - 2
    ):
        return date.value, (date.start, clause.end)
    return None


def finest(dates: Sequence[tuple[str, Span]]) -> tuple[str, Span]:
    """Return the first date, or one that says the same more finely: 2024-09 for 2024."""
    value, span = dates[0]
    for other, place in dates[1:]:
        if other.startswith(value) and len(other) > len(value):
            value, span = other, place
    return value, span


_WENT: Final = re.compile(
    r"(?:(?:独自|一个人|又|就|直接)?来到?了|搬到了?|搬去了?|北漂|base(?:在)?|坐标|奔赴|定居(?:在|于)?"
    r"|落户(?:在|到)?)"
)


def city_facts(person: Person, mentions: Sequence[Job], story: Story, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the city a person came to, where a clause says so in the words of one who is there."""
    known = any(job.city for job in mentions if job.phase == "to")
    for said in person.said:
        for clause in () if said.quoted or known else said.clauses:
            went = _WENT.search(clause.text)
            if not went or _NOT_DONE.search(clause.text):
                continue
            if place := lexicon.places.at(clause.text, went.end()):
                span = (clause.start + went.end(), clause.start + place[0])
                yield story.fact(
                    "city_to",
                    story.original(*span),
                    (clause.start, clause.end),
                    subject=person.subject,
                    name=person.name,
                )
                return
