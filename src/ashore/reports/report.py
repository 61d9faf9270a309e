"""The report's view model: what the page shows, in the reader's language, with the quotes behind each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ashore.reports.quotes import Quoted
from ashore.words import Language


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from that has no quote here: a published article, named."""

    title: str
    author: str
    date: str
    place: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a label, its value, and what it rests on.

    ``quotes`` are shown when a reader asks; ``sources`` name what a *reported* figure was taken from;
    ``count`` and ``share`` say how many documents state it, of how many (``0.25`` is a quarter).
    """

    label: str
    value: str
    quotes: Sequence[Quoted] = ()
    sources: Sequence[Source] = ()
    count: int | None = None
    share: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A distribution of pay a month: five quantiles on a scale that all bands of the page share."""

    label: str
    ads: int
    quantiles: tuple[float, float, float, float, float]
    scale: float
    shown: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """One person's move."""

    anchor: str
    name: str
    move: str
    told: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Market:
    """What the ads of one role ask for and pay."""

    title: str
    ads: int
    band: Band | None
    unstated: str
    tables: Sequence[tuple[str, Sequence[Figure]]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more statements about one thing that do not agree, side by side."""

    label: str
    about: str
    sides: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Read:
    """One document and the facts it states."""

    anchor: str
    name: str
    kind: str
    title: str
    published: str
    note: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page. ``generated`` is an ISO date; every text is in ``language``."""

    language: Language
    generated: str
    summary: Sequence[Figure]
    people: Sequence[Person]
    markets: Sequence[Market]
    conflicts: Sequence[Conflict]
    field_notes: Sequence[tuple[str, Sequence[Figure]]] = field(default=())
    documents: Sequence[Read] = field(default=())
