"""Prepare a story for its grammars: one clean text with a way back, its blocks, sentences and clauses.

The grammars search ``Story.text``: folded (half-width, lower case, Simplified), without markup, page furniture,
repeats and adverts, and without the spaces that typists set around Chinese. ``Story.span`` leads back to the
document, where the quote stands.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from ashore.documents import Document
from ashore.facts.model import Fact, Value
from ashore.facts.stories.dating import header_date, present_year
from ashore.facts.stories.noise import unread
from ashore.text.folding import fold
from ashore.text.structure import sentences

Span: TypeAlias = tuple[int, int]
BlockKind: TypeAlias = Literal["heading", "paragraph", "item", "row", "quotation", "caption"]

NAME: Final = "stories/1"


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas: the least that carries a verb."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block, with its clauses and the offset of its block."""

    start: int
    end: int
    text: str
    block: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text and what it is; ``index`` counts blocks from the top."""

    index: int
    kind: BlockKind
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Story:
    """A document made ready to be searched.

    Attributes
    ----------
    text
        What grammars search.
    offsets
        ``offsets[i]`` is where ``text[i]`` begins in the document, with the document's length at the end.
    published
        The date that relative dates are read against; None where nothing tells it.
    """

    document: Document
    text: str
    offsets: array[int]
    ends: array[int]
    published: str | None

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The lines that hold something, in order."""
        return tuple(_blocks(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of paragraphs and list items."""
        return tuple(s for block in self.blocks if block.kind in {"paragraph", "item"} for s in _sentences(block))

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """Quoted speech: what stands in quotation marks and is longer than a term."""
        return tuple(_speech(self.text))

    @cached_property
    def reference(self) -> str | None:
        """What relative dates are read against: the published date, or the year the text calls its own."""
        return self.published or present_year(self.text)

    def spoken(self, start: int, end: int) -> bool:
        """Tell whether a span stands inside quoted speech."""
        return any(s <= start and end <= e for s, e in self.speech)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the document of what stands at ``text[start:end]``."""
        return self.offsets[start], self.ends[end - 1]

    def original(self, start: int, end: int) -> str:
        """Return the document's own words for a span, on one line and without markup."""
        first, last = self.span(start, end)
        words = self.document.text[first:last]
        return re.sub(r"\s+", " ", re.sub(r"\*\*|__|`", "", words)).strip()

    def fact(
        self,
        field: str,
        value: Value,
        span: Span,
        *,
        unit: str | None = None,
        subject: str | None = None,
        **qualifiers: Value,
    ) -> Fact:
        """State a fact about what stands at a span of ``text``."""
        start, end = self.span(*span)
        given = {key: item for key, item in qualifiers.items() if item is not None}
        text = self.document.text
        return Fact(
            self.document.name,
            field,
            value,
            text[start:end],
            start,
            end,
            NAME,
            text,
            unit=unit,
            subject=subject,
            qualifiers=given,
        )


_HAN: Final = r"\u3400-\u9fff、。《》「」"
_LOOSE_SPACE: Final = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=\S)|(?<=\S)[ \t]+(?=[{_HAN}])")


def read(document: Document) -> Story:
    """Clean a document; what was cleaned away cannot become a fact."""
    folded = fold(document.text)
    source = folded.text
    back = folded.offsets if folded.offsets is not None else range(len(source) + 1)
    dead = bytearray(len(source))
    for start, end in unread(document, source, back):
        dead[start:end] = b"\1" * (end - start)
    for gap in _LOOSE_SPACE.finditer(source):
        dead[gap.start() : gap.end()] = b"\1" * (gap.end() - gap.start())
    kept = [i for i, gone in enumerate(dead) if not gone or source[i] == "\n"]
    return Story(
        document,
        "".join(source[i] for i in kept),
        array("l", [back[i] for i in kept]),
        array("l", [back[i + 1] for i in kept]),
        document.published or header_date(source),
    )


_RULE_ROW: Final = re.compile(r"\|?[\s:|-]+\|?$")
_CAPTION: Final = re.compile(
    r"(?:注|图|图片来源|图源|来源|供图|摄影|题图|封面|作者|编辑|责编|出品|原创|原标题|photo|image"
    r"|source|caption)\s*[::|/by]"
    r"|.{0,20}(?:作图by|供图|图片来源|原创发布|未经.{0,6}许可|题图来自|观点仅代表)"
)
_FINISHED: Final = re.compile(r"[。!?…;,、::.)\"」]$")
_ITEM: Final = re.compile(r"(?:[-*•●·]|\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳])\s*(?=\S)")
_HEADING_MARK: Final = re.compile(r"#{1,6}\s*|(?:part|chapter)\s*\d+|[一二三四五六七八九十]{1,3}、|0\d\b")
_HEADING_LENGTH: Final = 36


def _blocks(text: str) -> Iterator[Block]:
    index = 0
    for line in re.finditer(r"[^\n]+", text):
        raw = line.group()
        body = raw.strip()
        if not body or not re.search(r"\w", body):
            continue
        start = line.start() + raw.index(body)
        yield Block(index, _kind(body), start, start + len(body), body)
        index += 1


def _kind(line: str) -> BlockKind:
    if line.startswith("|") and line.count("|") > 2:
        return "row"
    if line.startswith(">"):
        return "quotation"
    if _CAPTION.match(line) and len(line) <= 60:
        return "caption"
    if line.startswith("#") or (_HEADING_MARK.match(line) and len(line) <= 60 and not re.search(r"[。;,]$", line)):
        return "heading"
    if _ITEM.match(line):
        return "item"
    words = len(line) if re.search(r"[\u4e00-\u9fff]", line) else len(line) // 2
    if words <= _HEADING_LENGTH and not (_FINISHED.search(line) and not line.endswith(("?", "!"))):
        return "heading" if not re.search(r"[。;]", line) else "paragraph"
    return "paragraph"


_CLAUSE_END: Final = re.compile(r"[,;:。!?…](?!\d{3}(?!\d))|--+|——+|(?<![\d万千百元天k])—(?!\d)")


def _sentences(block: Block) -> Iterator[Sentence]:
    mark = _ITEM.match(block.text) if block.kind == "item" else None
    for start, end in sentences(block.text):
        start = max(start, mark.end()) if mark and start < mark.end() else start  # noqa: PLW2901 - past the marker
        if start >= end:
            continue
        body = block.text[start:end]
        clauses = tuple(_clauses(body, block.start + start))
        if clauses:
            yield Sentence(block.start + start, block.start + end, body, block.index, clauses)


def _clauses(sentence: str, shift: int) -> Iterator[Clause]:
    at = 0
    for stop in (*_CLAUSE_END.finditer(sentence), None):
        end = stop.start() if stop else len(sentence)
        first, last = _unwrapped(sentence, at, end)
        if first < last:
            yield Clause(shift + first, shift + last, sentence[first:last])
        at = stop.end() if stop else end


def _unwrapped(text: str, start: int, end: int) -> Span:
    """Return a span without spaces, list marks and quotation marks whose partner lies outside it."""
    while start < end and text[start] in " -*•)":
        start += 1
    while start < end and text[end - 1] in " (":
        end -= 1
    if start < end and text[start] in "「」":
        start += text.count("」", start, end) < text.count("「", start, end)
    if start < end and text[end - 1] == "」":
        end -= text.count("「", start, end) < text.count("」", start, end)
    if text.count('"', start, end) % 2:
        if text[start] == '"':
            start += 1
        elif text[end - 1] == '"':
            end -= 1
    elif end - start > 1 and text[start] == '"' == text[end - 1]:
        start, end = start + 1, end - 1
    return start, end


_TERM: Final = 8


def _speech(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text):
        for quoted in re.finditer(r"\"([^\"]*)\"|「([^」]*)」", line.group()):
            inner = quoted[1] or quoted[2] or ""
            if len(inner) > _TERM or re.search(r"[,。!?]", inner):
                yield line.start() + quoted.start(), line.start() + quoted.end()


def longest(spans: Iterable[Span]) -> Span | None:
    """Return the longest of some spans, the first of equals; None of none."""
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]), default=None)
