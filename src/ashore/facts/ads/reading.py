"""What every reader of ads works on: the folded text, where its parts lie, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Final, Literal

from ashore.documents import Document
from ashore.facts.model import Value
from ashore.text.folding import fold_chars
from ashore.text.scope import preferred
from ashore.text.structure import Section, Span, sections

Where = Literal["header", "body"]


@dataclass(frozen=True, slots=True)
class Found:
    """A fact before it is cited: what is stated, and the half-open span that states it."""

    field: str
    value: Value
    start: int
    end: int
    qualifiers: Mapping[str, Value] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ad:
    """One ad, folded character by character, so that every offset holds in the original too.

    Attributes
    ----------
    text
        The document's text, from which facts are quoted.
    folded
        Half-width, lower case, Simplified; furniture of the page is blank.
    body
        Where the header ends.
    asks
        ``folded`` with everything blank that is not about the job: the header, the company's
        own story and its benefits. What an employer has done for ten years is no requirement.
    sections
        Sections of the body, by their headings.
    published
        ISO date that relative dates are read against, where known.
    chinese
        Whether the ad is written in Chinese.
    """

    text: str
    folded: str
    body: int
    asks: str
    sections: tuple[Section, ...]
    published: str | None
    chinese: bool

    def quote(self, span: Span) -> str:
        """Return the original characters of a span."""
        return self.text[span[0] : span[1]]


_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_NOT_ASKED: Final = frozenset({"company", "benefit"})


def fold_document(document: Document) -> str:
    """Fold the text of a document with its furniture blanked out; the length stays."""
    text = document.text
    for start, end in document.furniture:
        text = text[:start] + "\n" * (end - start) + text[end:]
    if "&" in text:
        text = _ENTITY.sub(lambda entity: _MEANS.get(entity[1], " ").ljust(len(entity.group())), text)
    return _BULLET.sub("•", fold_chars(text))


_BULLET: Final = re.compile("[\ue000-\uf8ff]")
"""Bullets of a word processor's own font, which are no characters of any script."""
_ENTITY: Final = re.compile(r"&(nbsp|amp|mdash|ndash|lt|gt|quot|#39|#160);")
_MEANS: Final = {"mdash": "-", "ndash": "-", "amp": "&", "quot": '"', "#39": "'"}
"""Pages that were escaped twice: the entity is read as its sign, padded so that offsets stay."""


def open_ad(document: Document, folded: str, body: int) -> Ad:
    """Lay out an ad whose header ends at ``body``."""
    parts = tuple(p for p in sections(document.text) if (p.heading[0] >= body if p.heading else p.end > body))
    asks = _blank(folded, [(0, body)] + [(part.start, part.end) for part in parts if part.label in _NOT_ASKED])
    chinese = len(_CHINESE.findall(document.text[:2000])) * 16 > len(document.text[:2000])
    return Ad(document.text, folded, body, asks, parts, document.published, chinese)


def _blank(text: str, spans: list[Span]) -> str:
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


_STOPS: Final = frozenset("。；;！!？?\n\r|•●■◆")
_COMMAS: Final = _STOPS | frozenset("，,")
_MARKER: Final = re.compile(r"(?<![a-z0-9])\d{1,2}[、.)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]")
_FULL_STOP: Final = re.compile(r"[a-z]{2,}$|[a-z][)\d]$")
"""What stands before a full stop in English; Ph.D. ends no sentence."""
_REACH: Final = 160


def sentence_at(text: str, start: int, end: int) -> Span:
    """Return the sentence or list item around a span, bounded to a readable length."""
    return _around(text, start, end, _STOPS)


def clause_at(text: str, start: int, end: int) -> Span:
    """Return what stands between commas around a span."""
    return _around(text, start, end, _COMMAS)


def _around(text: str, start: int, end: int, stops: frozenset[str]) -> Span:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    left = start
    while left > low and text[left - 1] not in stops:
        left -= 1
    right = end
    while right < high and text[right] not in stops:
        if (
            text[right] == "."
            and text[right + 1 : right + 2] in {" ", "\n", ""}
            and _FULL_STOP.search(text[right - 3 : right])
        ):
            break
        right += 1
    for marker in _MARKER.finditer(text, left, start):
        left = marker.end()
    following = _MARKER.search(text, end, right)
    if following:
        right = following.start()
    return left, right


def tidy(text: str, start: int, end: int) -> Span:
    """Trim white space and punctuation from both ends of a span."""
    while start < end and (text[start].isspace() or text[start] in "，,、。；;：:.·|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,、。；;：:.·|"):
        end -= 1
    return start, end


def is_preferred(ad: Ad, start: int, end: int) -> bool:
    """Tell whether what stands in a span is liked and not asked for: 优先, a plus, or under such a heading."""
    for part in ad.sections:
        if part.label == "preferred" and part.start <= start < part.end:
            return not _NO_WISH.search(ad.folded, part.start, start)
    near = ad.folded[max(0, start - _REACH) : end + _REACH]
    return _MAY_LIKE.search(near) is not None and preferred(ad.text, start, end)


_NO_WISH: Final = re.compile(r"\n\s*(?:教育背景|学历背景|教育程度|其他要求|其它要求)[:：]?\s*\n")
"""A heading without a label of its own, at which a list of wishes ends all the same."""
_MAY_LIKE: Final = re.compile(
    r"优[先选]|加分|佳|更[好优]|优者|最好|prefer|plus|nice|bonus|ideal|desir|advantage|benefi|helpful|welcome"
    r"|good to"
)
"""Without one of these near by, nothing is liked: the scope need not be worked out."""
