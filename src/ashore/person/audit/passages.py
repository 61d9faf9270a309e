"""A project description as it is read: folded, cut into sentences and passages, with the way back to the quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from ashore.text.folding import Folded, fold
from ashore.text.structure import sentences

LONGEST: Final = 220
"""Characters of a quote: of a longer sentence the part around the evidence is quoted."""

_WRAP: Final = re.compile(
    r"(?<=[^\s。！？!?.;；:：|]) ?\n(?=[ \t]{0,3}[^\s#>|*•●○■◆▪·–—①-⑳+-])(?![ \t]*\d{1,2}[.、)）])"
)
"""A line break that a text editor set inside a sentence."""
_FULL: Final = 36
"""A line that was broken for its length is at least as long; a shorter one is a line of its own."""
_HEADING: Final = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*\n]{1,60}\*\*\s*[:：]?\s*$|[^\s。.!?,，]{1,24}[:：]\s*$)")
_ITEM: Final = re.compile(r"\s*(?:[-*•●○■◆▪·–—+]|\d{1,2}[.、)）]|[(（]\d{1,2}[)）]|[①-⑳])")
_BLANK: Final = re.compile(r"\n[ \t\u3000]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passages:
    """The text that is searched, and where its sentences and passages lie.

    Attributes
    ----------
    folded
        Half-width, lower case, Simplified; line breaks inside sentences are blanks.
    starts, ends
        Of every sentence, in offsets of the folded text.
    passage
        The passage that every sentence stands in: a paragraph, a list, a heading with what follows it.
    """

    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passage: tuple[int, ...]

    @property
    def text(self) -> str:
        """What is searched."""
        return self.folded.text

    def sentence_of(self, at: int) -> int:
        """Return the number of the sentence at an offset, or of the one before it."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def span(self, sentence: int) -> tuple[int, int]:
        """Return where a sentence lies."""
        return self.starts[sentence], self.ends[sentence]

    def heading(self, at: int) -> bool:
        """Say whether a heading of Markdown stands at an offset."""
        begun = self.text.rfind("\n", 0, at) + 1
        return self.text.startswith("#", begun)

    def near(self, one: int, other: int, sentences: int) -> bool:
        """Say whether two sentences stand in one passage, at most so many sentences apart."""
        return self.passage[one] == self.passage[other] and abs(one - other) <= sentences

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that shows a find: its sentence, or what stands around it."""
        first, last = self.span(self.sentence_of(start))
        first, last = min(first, start), max(last, end)
        if last - first > LONGEST:
            room = max(0, LONGEST - (end - start)) // 2
            first, last = self._cut(max(first, start - room)), min(last, end + room)
        begin, stop = self.folded.span(first, last)
        original = self.folded.original
        while begin < stop and original[begin].isspace():
            begin += 1
        while stop > begin and original[stop - 1].isspace():
            stop -= 1
        return begin, stop

    def _cut(self, at: int) -> int:
        """Return the nearest place from an offset onwards where an English word does not go on."""
        text, limit = self.text, min(at + 20, len(self.text))
        while 0 < at < limit and text[at].isascii() and text[at].isalnum() and text[at - 1].isalnum():
            at += 1
        return at


def read(text: str, original: str | None = None) -> Passages:
    """Cut a text into sentences and passages.

    Parameters
    ----------
    text
        What may be read: what belongs to the page is blank in it.
    original
        The text of the document, of the same length; quotes are taken from it.
    """
    unwrapped = _unwrap(text)
    folded = fold(unwrapped)
    if folded.original != (original or text):
        folded = Folded(folded.text, original or text, folded.offsets)
    spans = sentences(folded.text)
    return Passages(
        folded,
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
        tuple(_numbered(folded.text, spans)),
    )


def _unwrap(text: str) -> str:
    """Put a blank in the place of every line break that only keeps lines short; the length stays."""

    def joined(match: re.Match[str]) -> str:
        begun = text.rfind("\n", max(0, match.start() - 400), match.start()) + 1
        return match.group().replace("\n", " ") if match.start() - begun >= _FULL else match.group()

    return _WRAP.sub(joined, text)


def _numbered(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Return the number of each passage: a blank line ends one, but under a heading, in a list, by a table."""
    numbers: list[int] = []
    number = 0
    for place, (start, _) in enumerate(spans):
        if place:
            before, ended = spans[place - 1]
            if _BLANK.search(text, ended, start) or (_BLANK.match(text, ended - 1) and text[ended - 1] == "\n"):
                under = _HEADING.match(text, before, ended) is not None and not text.startswith("#", start)
                listed = _ITEM.match(text, start) is not None
                row = text.startswith("|", start) or text.startswith("|", before)
                number += not (under or listed or row)
            elif text.startswith("#", start):
                number += 1
        numbers.append(number)
    return numbers
