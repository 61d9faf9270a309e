"""Read a title, Chinese or English, as pieces, each with one or more readings in English words.

A Chinese title is cut along the list of title words (``title_words.tsv``): 高级产品经理 is 高级 and 产品经理,
read as *senior* and *product manager*. So titles of both languages meet in one space, and a workspace that adds
its own ``title_words.tsv`` teaches both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ashore.text.folding import fold
from ashore.vocabulary.load import Vocabulary, load
from ashore.vocabulary.titles.words import outside_brackets, words

LIST: Final = "title_words"

Piece = tuple[tuple[str, ...], ...]
"""The readings of one piece of a title, each a few words; they share its weight evenly."""

_HAN: Final = re.compile(r"[㐀-䶿一-鿿]")
_LATIN: Final = re.compile(r"[a-z0-9](?:[a-z0-9+#.&' -]*[a-z0-9+#])?")
_FILLERS: Final = frozenset(("员", "师", "人员", "者", "家", "手", "人", "和", "与", "及", "的", "兼", "长"))
"""Endings and joints without a meaning of their own: they are known, and add nothing."""
_FILLER_COST: Final = 1.2
_UNKNOWN_COST: Final = 2.5
"""What a piece costs when a title is cut; 1 if it is in the list. The cheapest cut wins: few and long pieces."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Title words compiled: ``readings`` of a folded Chinese surface, and abbreviations in Latin letters."""

    readings: Mapping[str, Piece]
    abbreviations: Mapping[str, tuple[str, ...]]
    longest: int

    def read(self, title: str) -> tuple[Piece, ...]:
        """Return the pieces of a title that have a reading, in order; none where nothing in it is known."""
        folded = fold(outside_brackets(title)).text
        if not _HAN.search(folded):
            return tuple((((word,),)) for word in words(folded, self.abbreviations))
        pieces: list[Piece] = []
        for surface in self.cut(folded):
            if surface in self.readings:
                pieces.append(self.readings[surface])
            elif not _HAN.search(surface):
                pieces += [((word,),) for word in words(surface, self.abbreviations)]
        return tuple(pieces)

    def cut(self, folded: str) -> list[str]:
        """Cut a folded Chinese title into pieces of the least cost; they join to the title again."""
        cost = [0.0] + [float("inf")] * len(folded)
        came_from = [0] * (len(folded) + 1)
        for start in range(len(folded)):
            for end, price in self._pieces(folded, start):
                if cost[start] + price < cost[end] - 1e-9:
                    cost[end], came_from[end] = cost[start] + price, start
        surfaces, end = [], len(folded)
        while end:
            surfaces.append(folded[came_from[end] : end])
            end = came_from[end]
        return surfaces[::-1]

    def _pieces(self, folded: str, start: int) -> list[tuple[int, float]]:
        found = [(start + 1, _UNKNOWN_COST if folded[start].isalnum() else 0.0)]
        latin = _LATIN.match(folded, start)
        if latin and not (start and _LATIN.match(folded[start - 1])):
            found.append((latin.end(), 1.0))
        for end in range(start + 1, min(start + self.longest, len(folded)) + 1):
            surface = folded[start:end]
            if surface in self.readings:
                found.append((end, 1.0))
            elif surface in _FILLERS:
                found.append((end, _FILLER_COST))
        return found


def is_chinese(title: str) -> bool:
    """Tell whether a title holds Chinese characters."""
    return _HAN.search(title) is not None


def lexicon(vocabulary: Vocabulary | None = None) -> Lexicon:
    """Return the title words of a vocabulary, compiled when first asked for; the shipped ones by default."""
    return _compile(vocabulary or load())


@lru_cache(maxsize=16)
def _compile(vocabulary: Vocabulary) -> Lexicon:
    abbreviations: dict[str, tuple[str, ...]] = {}
    surfaces: dict[str, list[str]] = {}
    for term in vocabulary.terms(LIST):
        for alias in term.aliases:
            folded = fold(alias).text
            if _HAN.search(folded):
                surfaces.setdefault(folded, []).append(term.name)
            else:
                abbreviations.setdefault(folded, tuple(term.name.lower().split()))
    readings: dict[str, Piece] = {}
    for surface, names in surfaces.items():
        piece = tuple(dict.fromkeys(read for name in names if (read := words(name, abbreviations))))
        if piece:
            readings[surface] = piece
    return Lexicon(readings, abbreviations, max(map(len, readings), default=0))
