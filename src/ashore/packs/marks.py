"""The mark of a quote: enough to find it in a text, too little to read it.

A quote is keyed: both scripts, Taiwan's and the mainland's words, letter case, widths, spaces and punctuation
are folded away. Its mark is the length of the key, a CRC-32 of the key's head and the beginning of its SHA-256.
A text is keyed the same way; wherever the head's CRC fits, the window of the mark's length is hashed and compared.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ashore.text.folding import Folded, fold

HEAD: Final = 4
"""Characters of a key that its CRC is taken over; a shorter key is its own head."""

DIGEST: Final = 16
"""Hexadecimal digits of SHA-256 that are kept: 64 bits."""

_KEPT: Final = re.compile(r"(?:[^\W_]|[+#])+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Length of the keyed quote in characters, CRC-32 of its head, first digits of its SHA-256."""

    length: int
    head: int
    digest: str


@dataclass(frozen=True)
class Keyed:
    """A text without spaces, punctuation and differences of script, each character knowing its place.

    Attributes
    ----------
    text
        What is compared.
    at
        ``at[i]`` is where ``text[i]`` stands in ``folded.text``.
    """

    text: str
    at: array[int]
    folded: Folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the original that became ``text[start:end]``; ``end > start``."""
        return self.folded.span(self.at[start], self.at[end - 1] + 1)

    @cached_property
    def _heads(self) -> dict[int, list[int]]:
        """Where each CRC of ``HEAD`` characters begins."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for i in range(len(self.text) - HEAD + 1):
            found[zlib.crc32(self.text[i : i + HEAD].encode())].append(i)
        return found

    def find(self, mark: Mark) -> Iterator[tuple[int, int]]:
        """Yield the spans of ``text`` that bear the mark, in order."""
        if mark.length < HEAD:
            starts: list[int] | range = range(len(self.text) - mark.length + 1)
        else:
            starts = self._heads.get(mark.head, [])
        for start in starts:
            end = start + mark.length
            if end <= len(self.text) and mark_of(self.text[start:end]) == mark:
                yield start, end


def key(text: str) -> Keyed:
    """Key a whole text. A quote is keyed as part of its text, since words decide how Taiwan's terms are read."""
    folded = fold(text)
    pieces: list[str] = []
    at = array("l")
    for kept in _KEPT.finditer(folded.text):
        pieces.append(kept.group())
        at.extend(range(*kept.span()))
    return Keyed("".join(pieces), at, folded)


def mark_of(keyed: str) -> Mark:
    """Return the mark of a keyed quote."""
    digest = hashlib.sha256(keyed.encode()).hexdigest()[:DIGEST]
    return Mark(len(keyed), zlib.crc32(keyed[:HEAD].encode()), digest)
