"""The document: one immutable text with stable offsets, and what is known about where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal["ad", "resume", "story"]
KINDS: tuple[Kind, ...] = ("ad", "resume", "story")

Furniture = tuple[int, int]
"""A half-open span of the text that belongs to the page and not to what it tells: menus, counters, links."""


@dataclass(frozen=True, slots=True)
class Region:
    """A span that the reader knows the meaning of, because its format said so.

    ``path`` is the name in the format it came from: ``title`` or ``min_amount`` of a table of ads,
    ``work[0].position`` of a JSON Resume, ``hiringOrganization.name`` of a JobPosting.
    """

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader left out or mended, told under ``note.<code>``: ``count`` characters or elements."""

    code: str
    count: int


@dataclass(frozen=True)
class Document:
    """A text and its provenance. Offsets count code points of ``text`` and never change.

    Attributes
    ----------
    name
        The ad's ``id``, or the file's name: what ``doc`` is in an extracted fact.
    text
        What facts are quoted from, character for character.
    kind
        ``ad``, ``resume`` or ``story``; None where it has not been decided.
    published
        ISO date (or its prefix) of the document; relative dates are read against it.
    language
        ``zh-Hans``, ``zh-Hant`` or ``en``.
    furniture
        Spans no fact may be read from, sorted and disjoint.
    regions
        Spans whose meaning the format itself gives.
    notes
        What the reader left out or mended, such as hidden text.
    """

    name: str
    text: str
    kind: Kind | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    furniture: tuple[Furniture, ...] = ()
    regions: tuple[Region, ...] = field(default=())
    notes: tuple[Note, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8: two documents with one digest are one document."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
