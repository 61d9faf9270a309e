"""What a person can show: the entries of their résumé and what they said of themselves, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from ashore.facts import Value

T_co = TypeVar("T_co", covariant=True)

SAID: Final = "me.yaml"
"""The document of what a person wrote about themselves: counted as said, never as shown."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it stands: ``text[start:end] == quote`` in code points of the document's text.

    Attributes
    ----------
    document
        Name of the document; `SAID` for a line of ``me.yaml``, where the offsets count the file's text.
    """

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Cited(Generic[T_co]):
    """A value with the words it was read from."""

    value: T_co
    citation: Citation

    @property
    def said(self) -> bool:
        """Whether the person only says so, outside the résumé."""
        return self.citation.document == SAID


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, course of study, project, certificate …, as JSON Resume divides them.

    Attributes
    ----------
    kind, number
        ``work``, ``education``, ``projects`` …, and its place among those of its kind, from 0.
    fields
        What is stated, by the keys of JSON Resume: ``name``, ``position``, ``startDate``, ``highlights`` …
    """

    kind: str
    number: int
    fields: Mapping[str, tuple[Cited[Value], ...]]

    def first(self, name: str) -> Cited[Value] | None:
        """Return the first statement of one field."""
        found = self.fields.get(name, ())
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """Return the first statement of one field that is a text."""
        found = self.first(name)
        return found.value if found is not None and isinstance(found.value, str) else None


@dataclass(frozen=True, slots=True)
class Years:
    """Working years at a day: overlapping jobs count once; the periods they were counted from."""

    value: float
    periods: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language and how well: ``level`` as printed (CET-6, fluent), None where nothing is said.

    ``name`` is in the normal form that ads have it in (英语, 普通话), as printed where there is none.
    """

    name: str
    level: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Profile:
    """One person. What is not stated is None or empty, and means unknown.

    Attributes
    ----------
    texts
        Text of each document that is cited, by its name; of a résumé the whole of it.
    basics
        Name, email, place … by their keys in JSON Resume.
    entries
        Jobs, studies, projects …, in the order of the résumé.
    degree
        The highest that is finished, by the names of the vocabulary list ``degrees``.
    degree_in_progress
        A higher one that is still studied for.
    tiers
        985, 211, 双一流, 海外 of the schools that are named.
    majors
        Fields of study by the names of the vocabulary list ``majors``, as printed where it has none.
    years
        Of jobs; internships are counted apart.
    positions
        Titles of the jobs held, the latest first; what a person says of their job comes before.
    cities
        Where they live, by the names of the vocabulary list ``places``.
    said_skills
        What a person says they can do, beside what the résumé shows, by the names of the list ``skills``.
    internships
        Years of internships; None where there is none.
    """

    texts: Mapping[str, str]
    basics: Mapping[str, tuple[Cited[Value], ...]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    degree: Cited[str] | None = None
    tiers: tuple[Cited[str], ...] = ()
    majors: tuple[Cited[str], ...] = ()
    years: Years | None = None
    languages: tuple[Spoken, ...] = ()
    positions: tuple[Cited[str], ...] = ()
    cities: tuple[Cited[str], ...] = ()
    said_skills: tuple[Cited[str], ...] = ()
    degree_in_progress: Cited[str] | None = None
    internships: Years | None = None

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of one kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind)
