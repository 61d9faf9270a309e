"""Find what the pack reports in the documents a person has: its quotes, and what an article does not say.

An article is recognised by its own quotes, so a reprint in the other script or under another title is the same
article, whatever its name. A reported fact whose quote is absent counts against the document only where the
document holds what the article says around it: half an article proves nothing about the other half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ashore.documents import Document
from ashore.facts import Fact
from ashore.packs.marks import Keyed, Mark, key
from ashore.packs.model import Pack, ReportedFact

EXTRACTOR: Final = "packs.verify/1"

Status = Literal["reported", "quoted", "not_borne_out"]

_TELLING: Final = 8
"""Quotes of at least this many keyed characters tell an article from any other; 本科 or 计算机 tell nothing."""

_ENOUGH: Final = 3
_SHARE: Final = 0.1
"""An article is recognised by this many telling quotes, and this share of all it has."""

_AROUND: Final = 5
"""How many neighbouring quotes, either way, are looked at to see that a passage is there."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What the documents say of one reported fact.

    Attributes
    ----------
    status
        ``reported``: its article is not among the documents; ``quoted``: found; ``not_borne_out``: the article is
        there, and does not say it.
    quotes
        The fact as a cited one, once for each document that holds its quote.
    absent_from
        Names of documents that hold the passage without the quote: a copy of the article that was changed.
    """

    fact: ReportedFact
    status: Status
    quotes: tuple[Fact, ...] = ()
    absent_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document read against one source: the span of every mark that was found, or None."""

    document: Document
    spans: Mapping[Mark, tuple[int, int] | None]


def verify(pack: Pack, documents: Iterable[Document]) -> list[Borne]:
    """Say for every fact of the pack whether the documents bear it out, in the order of ``pack.facts``."""
    by_source = _marks_by_source(pack)
    readings: defaultdict[str, list[_Reading]] = defaultdict(list)
    for document in documents:
        for source, reading in _read(document, by_source):
            readings[source].append(reading)
    absences = {
        (source, reading.document.name): _absent(marks, reading)
        for source, marks in by_source.items()
        for reading in readings[source]
    }
    return [_judge(fact, readings[fact.source], absences) for fact in pack.facts]


def recognise(pack: Pack, documents: Iterable[Document]) -> dict[str, str]:
    """Return which documents are which article of the pack: name of the document to id of the source."""
    by_source = _marks_by_source(pack)
    return {document.name: source for document in documents for source, _ in _read(document, by_source)}


def _marks_by_source(pack: Pack) -> dict[str, list[Mark]]:
    """Return each source's marks in the order of the article, each once."""
    facts: defaultdict[str, list[ReportedFact]] = defaultdict(list)
    for fact in pack.facts:
        facts[fact.source].append(fact)
    return {
        source: list(
            dict.fromkeys(
                fact.place.mark for fact in sorted(told, key=lambda fact: (fact.place.start, fact.place.end))
            )
        )
        for source, told in facts.items()
    }


def _read(document: Document, by_source: Mapping[str, Sequence[Mark]]) -> Iterable[tuple[str, _Reading]]:
    """Yield the sources a document is recognised as; ads and résumés are never articles."""
    if document.kind in {"ad", "resume"}:
        return
    keyed = key(document.text)
    for source, marks in by_source.items():
        telling = [mark for mark in marks if mark.length >= _TELLING]
        found = sum(any(keyed.find(mark)) for mark in telling)
        if found >= max(_ENOUGH, _SHARE * len(telling)):
            yield source, _Reading(document, {mark: _span(document, keyed, mark) for mark in marks})


def _span(document: Document, keyed: Keyed, mark: Mark) -> tuple[int, int] | None:
    """Return where the quote stands: outside furniture if it can be, and in the shortest line that holds it.

    An article that tells itself twice, once as a run-on paragraph, is quoted from its own paragraphs.
    """
    spans = [keyed.span(*window) for window in keyed.find(mark)]
    return min(
        spans,
        key=lambda span: (_is_furniture(document, span), _line_length(document.text, span), span),
        default=None,
    )


def _is_furniture(document: Document, span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in document.furniture)


def _line_length(text: str, span: tuple[int, int]) -> int:
    end = text.find("\n", span[1])
    return (end if end >= 0 else len(text)) - text.rfind("\n", 0, span[0])


def _absent(marks: Sequence[Mark], reading: _Reading) -> frozenset[Mark]:
    """Return the marks that are missing although what stands before and after them in the article is there."""
    here = [reading.spans[mark] is not None for mark in marks]
    absent = set()
    for i, mark in enumerate(marks):
        before, after = here[max(0, i - _AROUND) : i], here[i + 1 : i + 1 + _AROUND]
        if not here[i] and (any(before) or not before) and (any(after) or not after):
            absent.add(mark)
    return frozenset(absent)


def _judge(
    fact: ReportedFact, readings: Iterable[_Reading], absences: Mapping[tuple[str, str], frozenset[Mark]]
) -> Borne:
    quotes, absent = [], []
    for reading in readings:
        span = reading.spans[fact.place.mark]
        if span is not None:
            quotes.append(_cite(fact, reading.document, span))
        elif fact.place.mark in absences[fact.source, reading.document.name]:
            absent.append(reading.document.name)
    status: Status = "quoted" if quotes else "not_borne_out" if absent else "reported"
    return Borne(fact, status, tuple(quotes), tuple(absent))


def _cite(fact: ReportedFact, document: Document, span: tuple[int, int]) -> Fact:
    start, end = span
    return Fact(
        document.name,
        fact.field,
        fact.value,
        document.text[start:end],
        start,
        end,
        EXTRACTOR,
        document.text,
        unit=fact.unit,
        subject=fact.subject,
        qualifiers=fact.qualifiers,
    )
