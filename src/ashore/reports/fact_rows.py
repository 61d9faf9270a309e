"""A fact as it is shown: what it says in words, what stands beside it, and the quote in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from ashore.facts import Fact
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label, worded
from ashore.words import Language


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact.

    Attributes
    ----------
    notes
        Strength, place, whom it is about.
    status
        ``new``, ``accepted``, ``corrected``, ``rejected``, ``user``.
    stated
        What was read before the user corrected it; empty where they did not.
    """

    id: int
    field: str
    value: str
    notes: str
    status: str
    quoted: Quoted
    stated: str = ""


def fact_row(
    id_: int, fact: Fact, status: str, text: str, language: Language, *, stated: Fact | None = None
) -> FactRow:
    """Return a fact of the document with this text.

    Parameters
    ----------
    stated
        What the extractor stated, where the user gave another value.
    """
    notes = [
        label(language, key, str(fact.qualifiers[key]))
        for key in ("strength", "where", "of")
        if fact.qualifiers.get(key)
    ]
    if fact.qualifiers.get("preferred"):
        notes.append(label(language, "strength", "preferred"))
    if fact.subject and not fact.subject.isdecimal():
        notes.append(fact.subject)
    return FactRow(
        id_,
        label(language, "field", fact.field),
        said(fact, language),
        " · ".join(notes),
        status,
        in_sentence(fact.doc, text, fact.start, fact.end),
        said(stated, language) if stated is not None and status == "corrected" else "",
    )


def said(fact: Fact, language: Language) -> str:
    """Return the value of a fact in words."""
    if fact.field == "education" and isinstance(fact.value, str):
        return label(language, "degree", fact.value)
    return worded(fact.field, fact.value, language, fact.unit)
