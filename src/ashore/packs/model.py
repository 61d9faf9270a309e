"""What the evidence pack holds: roles of the field, and what articles report about people, pay and hiring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from functools import cached_property
from typing import Literal

from ashore.facts import Value
from ashore.packs.marks import Mark

About = Literal["person", "role", "market", "offer", "stage", "question", "advice"]
ABOUT: tuple[About, ...] = ("person", "role", "market", "offer", "stage", "question", "advice")

Layer = Literal["upstream", "model", "vertical", "application", "around"]
LAYERS: tuple[Layer, ...] = ("upstream", "model", "vertical", "application", "around")


@dataclass(frozen=True, slots=True)
class Words:
    """The same said in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """The same article published again under another title or in the other script."""

    title: str
    published: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A published article. What it does not say of itself (title, author, date) is None.

    Attributes
    ----------
    name
        How it is called before a person, titled or not.
    as_of
        The year or month the article speaks of as now, where it is known.
    """

    id: str
    name: Words
    title: str | None = None
    author: str | None = None
    published: str | None = None
    as_of: str | None = None
    publisher: str | None = None
    url: str | None = None
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article says it.

    Attributes
    ----------
    section, paragraph
        What a reader counts: headings so far (0 before the first), and paragraphs under the last one.
    start, end
        Code points of the text the pack was made from; they order the facts of an article.
    mark
        What the quote is recognised by.
    """

    section: int
    paragraph: int
    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """One thing an article reports, without the words it uses: no quote ships, only the mark of one.

    Attributes
    ----------
    id
        ``source/subject/field``, and ``/2`` … where a subject has the field more than once.
    field
        As in extracted facts: a field of a case (``salary_before``), ``offer``, ``stage``, ``question``,
        ``advice``, or ``role.`` and ``market.`` with what is said (``market.salary_year``).
    value, value_en, unit
        The normal form; ``value_en`` beside a value in words.
    qualifiers
        What stands beside the value: ``of``, ``period``, ``as_of``, ``by``, ``condition`` …
    """

    id: str
    source: str
    about: About
    subject: str
    field: str
    value: Value
    place: Place
    value_en: Value = None
    unit: str | None = None
    qualifiers: Mapping[str, Value] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what facts of one article are about: a person, a role, one row of a table."""

    id: str
    source: str
    about: About
    name: Words | None
    facts: tuple[ReportedFact, ...]
    kind: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """An occupation of a classification, with the label it has there."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Background:
    """What people of one background bring into a role, and the reported facts that say so (none: our own view)."""

    background: Words
    brings: Words
    reported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A job family of the AI field, in our own words.

    Attributes
    ----------
    id
        The value of ``role_family`` in facts of job ads.
    layer
        ``upstream`` (data and compute), ``model``, ``vertical`` (models for one domain), ``application``, or
        ``around`` it; None for the family ``other``.
    faces
        Kinds of work one title covers (the AI trainer has four).
    probes
        What interviewers ask of it.
    codes
        Nearest occupations by classification: ``esco``, ``onet`` (O*NET-SOC), ``csco`` (China, 2022).
    """

    id: str
    name: Words
    layer: Layer | None
    duties: tuple[Words, ...] = ()
    requirements: tuple[Words, ...] = ()
    carries_over: tuple[Background, ...] = ()
    probes: tuple[Words, ...] = ()
    faces: tuple[Words, ...] = ()
    codes: Mapping[str, Code] = default(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Pack:
    """Everything that ships: sources, subjects with their facts, roles. Hashable by identity."""

    sources: Mapping[str, Source]
    subjects: tuple[Subject, ...]
    roles: Mapping[str, Role]

    @cached_property
    def facts(self) -> tuple[ReportedFact, ...]:
        """Every reported fact, article by article, in the order of the data files."""
        return tuple(fact for subject in self.subjects for fact in subject.facts)

    def about(self, what: About) -> tuple[Subject, ...]:
        """Return the subjects of one kind."""
        return tuple(subject for subject in self.subjects if subject.about == what)

    @property
    def people(self) -> tuple[Subject, ...]:
        """The people the articles tell of: those who moved, and who advises or hires them."""
        return self.about("person")

    @property
    def offers(self) -> tuple[ReportedFact, ...]:
        """Offers that were got, one fact a table row."""
        return self._facts("offer")

    @property
    def stages(self) -> tuple[ReportedFact, ...]:
        """The rungs of readiness, lowest first."""
        return self._facts("stage")

    @property
    def questions(self) -> tuple[ReportedFact, ...]:
        """What interviewers ask of a project: probes, and criteria of what counts as one."""
        return self._facts("question")

    @property
    def figures(self) -> tuple[ReportedFact, ...]:
        """What the articles say of the market: pay, demand, growth, trends."""
        return self._facts("market")

    @property
    def advice(self) -> tuple[ReportedFact, ...]:
        """Advice, with who gave it and on what condition."""
        return self._facts("advice")

    def _facts(self, about: About) -> tuple[ReportedFact, ...]:
        return tuple(fact for fact in self.facts if fact.about == about)

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], Subject]:
        return {(subject.source, subject.id): subject for subject in self.subjects}

    def subject_of(self, fact: ReportedFact) -> Subject:
        """Return whom or what a fact is about."""
        return self._by_key[fact.source, fact.subject]
