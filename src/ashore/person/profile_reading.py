"""From the facts of a résumé, and what a person says in ``me.yaml``, to a profile in which everything is cited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from ashore.documents.model import Document
from ashore.facts.model import Fact, Value
from ashore.person.me import Me
from ashore.person.normal import city_of, normal_language
from ashore.person.profile import SAID, Citation, Cited, Entry, Profile, Spoken
from ashore.person.said import Said
from ashore.person.study import degree_ranks, degrees, majors, tiers
from ashore.person.working_years import count_years, is_internship, stretch
from ashore.vocabulary import Vocabulary

__all__ = ["Read", "citation", "degree_ranks", "read_profile"]

_SUBJECT: Final = re.compile(r"(?P<kind>[a-z]+)\[(?P<number>\d+)\]")
Read = tuple[Document, Iterable[Fact]]
"""A document with the facts of it that count."""


def read_profile(documents: Iterable[Read], me: Me, vocabulary: Vocabulary, today: date) -> Profile:
    """Return the profile of one person.

    Parameters
    ----------
    documents
        Résumés, each with the facts of it that count.
    me
        What the person says of themselves: it goes first where there is one answer (degree, years), and is marked
        as said.
    today
        Up to which day a job that goes on is counted.
    """
    texts: dict[str, str] = {}
    basics: dict[str, list[Cited[Value]]] = defaultdict(list)
    entries: list[Entry] = []
    spoken: list[Spoken] = []
    for document, stated in documents:
        facts = sorted(stated, key=lambda fact: (fact.start, fact.end))
        texts[document.name] = document.text
        for fact in facts:
            head, _, key = fact.field.partition(".")
            if head == "basics":
                basics[key].append(_cited(fact))
        entries += _entries(facts, entries)
        spoken += _spoken(facts)
    if me.text:
        texts[SAID] = me.text
    courses = tuple(entry for entry in entries if entry.kind == "education")
    jobs = tuple(entry for entry in entries if entry.kind == "work")
    done, going_on = degrees(courses, texts, vocabulary, today)
    said = Said(me)
    return Profile(
        texts,
        {key: tuple(values) for key, values in basics.items()},
        tuple(entries),
        said.degree() or done,
        tuple(tiers(courses, vocabulary)),
        tuple(majors(courses, vocabulary)),
        said.years() or count_years([job for job in jobs if not is_internship(job)], today),
        (*spoken, *said.languages(spoken)),
        (*said.job(), *_positions(jobs, today)),
        tuple(_distinct([*said.city(vocabulary), *_cities(basics.get("location", ()), vocabulary)])),
        tuple(said.skills(vocabulary)),
        going_on,
        count_years([job for job in jobs if is_internship(job)], today),
    )


# Entries


def _entries(facts: Sequence[Fact], before: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries of one résumé in the order of its text; those before it keep their numbers."""
    found: dict[tuple[str, str], dict[str, list[Cited[Value]]]] = {}
    for fact in facts:
        head, _, key = fact.field.partition(".")
        if head == "basics":
            continue
        place = _SUBJECT.fullmatch(fact.subject or "")
        kind = place["kind"] if place else head
        number = place["number"] if place else f"@{fact.start}"
        fields = found.setdefault((kind, number), defaultdict(list))
        fields["skills" if head == "skills" != kind else key].append(_cited(fact))
        level = fact.qualifiers.get("level")
        if kind == "skills" and level is not None:
            fields["level"].append(Cited(level, citation(fact)))
    counts: dict[str, int] = defaultdict(int)
    for entry in before:
        counts[entry.kind] = max(counts[entry.kind], entry.number + 1)
    for (kind, _), fields in found.items():
        yield Entry(kind, counts[kind], {name: tuple(values) for name, values in fields.items()})
        counts[kind] += 1


def citation(fact: Fact) -> Citation:
    """Return where a fact stands."""
    return Citation(fact.doc, fact.start, fact.end, fact.quote)


def _cited(fact: Fact) -> Cited[Value]:
    return Cited(fact.value, citation(fact))


def _spoken(facts: Sequence[Fact]) -> Iterator[Spoken]:
    levels = {
        fact.subject: fact.quote for fact in reversed(facts) if fact.field == "languages.fluency" and fact.subject
    }
    for fact in facts:
        if fact.field == "languages.language":
            name = str(fact.qualifiers.get("code") or fact.value)
            level = levels.get(fact.subject) if fact.subject else None
            yield Spoken(normal_language(name), level, citation(fact))


# Work and place


def _positions(jobs: Sequence[Entry], today: date) -> Iterator[Cited[str]]:
    """Yield the titles held, the latest first; jobs without a date in the order of the text, last."""
    now = today.year * 12 + today.month - 1
    dated = {job.number: stretch(job, now) for job in jobs}
    for job in sorted(jobs, key=lambda job: tuple(-month for month in reversed(dated[job.number] or (0, 0)))):
        for title in job.fields.get("position", ()):
            if isinstance(title.value, str):
                yield Cited(title.value, title.citation)


def _cities(stated: Iterable[Cited[Value]], vocabulary: Vocabulary) -> Iterator[Cited[str]]:
    for value in stated:
        city = city_of(str(value.value), vocabulary)
        if city is not None:
            yield Cited(city, value.citation)


def _distinct(values: Iterable[Cited[str]]) -> Iterator[Cited[str]]:
    seen: set[str] = set()
    for value in values:
        if value.value not in seen:
            seen.add(value.value)
            yield value
