"""The fact, and the gate it passes: no fact exists whose quote does not stand in its document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from dataclasses import field as default
from typing import Any, Final, TypeAlias

Value: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None
"""A normalised value as JSON holds it; the normal forms are those of docs/facts.md."""

_NOTHING: Final[Mapping[str, Value]] = {}


class UncitedFactError(ValueError):
    """A quote that does not stand at its place: a bug in an extractor, never a user's mistake."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a document states, with the words that state it.

    Attributes
    ----------
    doc
        Name of the document (``Document.name``).
    field
        What is stated: ``salary``, ``skill``, ``from_role`` …
    value, unit
        The normal form, and its unit where the value alone does not say (``CNY/month``, ``%``).
    start, end, quote
        Half-open span in code points of the document's text, and what stands there.
    extractor
        Name and version of what found it, e.g. ``ads.fields/1``.
    subject
        Which case, job or table row it belongs to; None where the document has one subject.
    qualifiers
        What stands beside the value: ``strength``, ``where``, ``preferred``, ``of`` …

    Raises
    ------
    UncitedFactError
        Where ``text[start:end] != quote``, or the quote is empty.
    """

    doc: str
    field: str
    value: Value
    quote: str
    start: int
    end: int
    extractor: str
    text: InitVar[str]
    unit: str | None = None
    subject: str | None = None
    qualifiers: Mapping[str, Value] = default(default_factory=lambda: _NOTHING)

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.quote:
            raise UncitedFactError(
                f"{self.extractor}: {self.field} quotes {self.quote!r} at {self.start}:{self.end} "
                f"of {self.doc!r}, where {text[self.start : self.end]!r} stands"
            )

    def as_row(self) -> dict[str, Value]:
        """Return the flat form that is written one a line, qualifiers beside the other keys."""
        row: dict[str, Value] = {"doc": self.doc, "field": self.field, "value": self.value}
        if self.unit is not None:
            row["unit"] = self.unit
        row |= {"quote": self.quote, "start": self.start, "end": self.end}
        if self.subject is not None:
            row["subject"] = self.subject
        return row | dict(self.qualifiers) | {"extractor": self.extractor}


def cite(
    doc: str,
    text: str,
    start: int,
    end: int,
    field: str,
    value: Value,
    *,
    extractor: str,
    unit: str | None = None,
    subject: str | None = None,
    **qualifiers: Value,
) -> Fact:
    """Build a fact from a span: the quote is what stands there."""
    return Fact(
        doc,
        field,
        value,
        text[start:end],
        start,
        end,
        extractor,
        text,
        unit=unit,
        subject=subject,
        qualifiers=qualifiers,
    )
