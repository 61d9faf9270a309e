"""Where a belief comes from: steps, each with what it adds to the counts and the source it adds it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from ashore.packs import Words
from ashore.person.defaults import Default

StepKind = Literal["base", "own_number", "ads", "story", "outcome", "cap"]
Shown: TypeAlias = str | float | Words
"""A value of a sentence: as it is, in both languages, or (an `errors.Key`) itself a sentence of the catalogues."""


class Number(Protocol):
    """One input of the calculation: the person's own number, or a default."""

    @property
    def value(self) -> float:
        """The number."""
        ...

    @property
    def origin(self) -> str:
        """``given``, ``default`` or ``evidence``."""
        ...

    @property
    def line(self) -> int | None:
        """Line of the person's file that gives it."""
        ...

    @property
    def default(self) -> Default | None:
        """The default of this input, with its source."""
        ...


class Numbers(Protocol):
    """The inputs: ``name@role`` where there is one of a role family, else ``name``."""

    def value(self, name: str, role: str | None = None) -> float:
        """Return the number."""
        ...

    def quantity(self, name: str, role: str | None = None) -> Number:
        """Return the number with where it comes from."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that bears a step out.

    Attributes
    ----------
    document
        Name of a document here; None where only an article of the pack reports it.
    quote, start, end
        The words in it; None where they are only reported, or the whole document is meant.
    article
        The pack's source that reports it.
    """

    document: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step from nothing to the belief.

    Attributes
    ----------
    a, b
        What it adds to the counts of a rate: successes and failures. Of pay: the weight in offers, and that weight
        times the logarithm of the pay.
    what
        Its sentence stands under ``beliefs.step.<what>`` in the catalogues.
    values
        What fills the places of the sentence.
    cited
        Documents and articles behind it.
    number
        The input it rests on, with its line or its source.
    entries
        Numbers of the journal's entries behind it.
    """

    kind: StepKind
    a: float
    b: float
    what: str
    values: Mapping[str, Shown] = field(default_factory=dict)
    cited: tuple[Cited, ...] = ()
    number: Number | None = None
    entries: tuple[int, ...] = ()
