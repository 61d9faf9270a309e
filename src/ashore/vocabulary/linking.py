"""Find the terms of a vocabulary list in a text: longest match first, words kept whole.

Chinese names are found wherever they stand; names in Latin letters only between word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ashore.text.folding import fold_chars, fold_key
from ashore.vocabulary.load import Term, Vocabulary

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_WORD: Final = re.compile(r"[a-z0-9à-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Link:
    """A term and the half-open span where one of its surfaces stands."""

    term: Term
    start: int
    end: int


class Linker:
    """Surfaces of one list, compiled once.

    Parameters
    ----------
    terms
        The terms to find.
    shortest
        Surfaces with fewer characters are known to `look_up` and never searched for:
        a one-letter alias stands everywhere.
    """

    def __init__(self, terms: Iterable[Term], *, shortest: int = 2) -> None:
        self._by_key: dict[str, Term] = {}
        surfaces: dict[str, Term] = {}
        for term in terms:
            for surface in term.surfaces:
                self._by_key.setdefault(fold_key(surface), term)
                folded = fold_chars(surface)
                if len(folded) >= shortest:
                    surfaces.setdefault(folded, term)
        self._surfaces = list(surfaces)
        self._terms = list(surfaces.values())
        self._automaton: AhoCorasick | None = None

    def look_up(self, name: str) -> Term | None:
        """Return the term that is written like ``name``, whatever its case, script and punctuation."""
        return self._by_key.get(fold_key(name))

    def find(self, text: str) -> list[Link]:
        """Return the terms in ``text``, leftmost and longest first, none overlapping another."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.LeftmostLongest)
        folded = fold_chars(text)
        matches = self._automaton.find_matches_as_indexes(folded)
        return [Link(self._terms[i], start, end) for i, start, end in matches if _whole(folded, start, end)]


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a match does not cut a word in Latin letters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_WORD.match(text[start]) and _WORD.match(before)) and not (
        _WORD.match(text[end - 1]) and _WORD.match(after)
    )


@lru_cache(maxsize=64)
def linker(vocabulary: Vocabulary, name: str, *, shortest: int = 2) -> Linker:
    """Return the linker of one list of a vocabulary, compiled when first asked for."""
    return Linker(vocabulary.terms(name), shortest=shortest)
