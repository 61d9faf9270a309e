"""Statements: what documents say and what the pack reports, in one form, with the story each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as default
from typing import Final

from ashore.facts import Fact, Value
from ashore.packs import Borne, Pack, Words
from ashore.packs.verify import Status
from ashore.text.folding import fold_key

_LONG: Final = 6
"""Quotes of fewer keyed characters may be equal by chance."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact and where it comes from.

    Attributes
    ----------
    origin
        Name of the document; id of the pack's source where its article is not among the documents.
    subject
        Whom or what it is about, as its origin calls it.
    status
        ``quoted`` where a document bears it out, else as in ``packs.verify``.
    article
        The pack's source that reports it; None where it was read from a document alone.
    quote, start, end
        Where the document says it; None for what is only reported.
    """

    origin: str
    field: str
    value: Value
    subject: str | None = None
    unit: str | None = None
    qualifiers: Mapping[str, Value] = default(default_factory=dict)
    status: Status = "quoted"
    article: str | None = None
    name: Words | None = None
    kind: str | None = None
    value_en: Value = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None


def of_facts(facts: Iterable[Fact]) -> list[Statement]:
    """Return extracted facts as statements."""
    return [
        Statement(
            fact.doc,
            fact.field,
            fact.value,
            fact.subject,
            fact.unit,
            fact.qualifiers,
            quote=fact.quote,
            start=fact.start,
            end=fact.end,
        )
        for fact in facts
    ]


def of_pack(pack: Pack, borne: Iterable[Borne]) -> list[Statement]:
    """Return the pack's facts as statements: one for each document that bears a fact out, else one reported."""
    statements = []
    for item in borne:
        fact, subject = item.fact, pack.subject_of(item.fact)
        reported = Statement(
            item.absent_from[0] if item.status == "not_borne_out" else fact.source,
            fact.field,
            fact.value,
            subject.id if subject.about == "person" or subject.name is None else subject.name.zh,
            fact.unit,
            fact.qualifiers,
            item.status,
            fact.source,
            subject.name,
            subject.kind,
            fact.value_en,
        )
        statements += [
            replace(reported, origin=quote.doc, quote=quote.quote, start=quote.start, end=quote.end)
            for quote in item.quotes
        ] or [reported]
    return statements


def stories(statements: Iterable[Statement], groups: Mapping[str, str]) -> dict[str, str]:
    """Return the story each origin tells: one for all reprints of an article and the pack's report of it.

    Parameters
    ----------
    groups
        Document to reprint group, of documents that have one.

    Returns
    -------
    dict
        Origin (document, or source of the pack) to story. A story is called after the smallest of its members.
    """
    parent: dict[str, str] = {}

    def root(member: str) -> str:
        while parent.setdefault(member, member) != member:
            member = parent[member]
        return member

    def join(one: str, other: str) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    origins: dict[str, None] = {}
    for statement in statements:
        origins[statement.origin] = None
        join(f"document {statement.origin}", f"group {groups.get(statement.origin, statement.origin)}")
        if statement.article is not None:
            origins[statement.article] = None
            join(f"document {statement.origin}", f"document {statement.article}")
    members: dict[str, str] = {}
    for origin in origins:
        top = root(f"document {origin}")
        members[top] = min(members.get(top, origin), origin)
    return {origin: members[root(f"document {origin}")] for origin in origins}


def quoted_alike(one: Statement, other: Statement) -> bool:
    """Whether two statements quote the same words: one place of a document, or one wording of two."""
    if one.quote is None or other.quote is None:
        return False
    if one.origin == other.origin:
        return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
    short, long = sorted((fold_key(one.quote), fold_key(other.quote)), key=len)
    return len(short) >= _LONG and short in long
