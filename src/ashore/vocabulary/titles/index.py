"""Titles that are searched, and how like each of them a given title is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.titles import encoder
from ashore.vocabulary.titles.characters import Characters
from ashore.vocabulary.titles.embedding import Embedder
from ashore.vocabulary.titles.reading import is_chinese, lexicon

ENGLISH_WRITING: Final = 0.2
CHINESE_WRITING: Final = 1.0
"""What shared writing adds to the title vectors, in two English and in two Chinese titles; more in Chinese, where
words that are not in the list of title words have no vector."""
EMBEDDING: Final = 0.5
"""Share of the embedding in the mean of both vectors' cosines."""


@dataclass(frozen=True, slots=True)
class Near:
    """A searched title, where it stands among them, and how like the given one it is (0 to 1)."""

    title: str
    index: int
    similarity: float


class Titles:
    """Titles to search, prepared once.

    A similarity is ``1 - (1 - meaning) (1 - share * writing)``: *meaning* is the cosine of the title vectors (with
    an embedder the weighted mean of both kinds), *writing* the cosine of character n-grams, both cut off at 0. It
    ranks; it is no probability. A title in which nothing is known, and that shares no writing, is 0 to all.

    Parameters
    ----------
    titles
        In Chinese or English, also mixed.
    vocabulary
        Whose ``title_words`` to read Chinese titles and abbreviations by; the shipped ones by default.
    embedder
        An embedding model to ask as well.
    """

    def __init__(
        self, titles: Sequence[str], *, vocabulary: Vocabulary | None = None, embedder: Embedder | None = None
    ) -> None:
        self.titles = tuple(titles)
        self._lexicon = lexicon(vocabulary)
        self._embedder = embedder
        self._meaning = self._encode(self.titles)
        self._sentences = None if embedder is None else embedder.encode(self.titles)
        self._characters = Characters.of(self.titles)
        self._chinese = np.array([is_chinese(title) for title in self.titles], dtype=np.bool_)

    def _encode(self, titles: Sequence[str]) -> NDArray[np.float64]:
        return encoder.shipped().encode([self._lexicon.read(title) for title in titles])

    def similarity(self, given: Sequence[str]) -> NDArray[np.float64]:
        """Return how like each given title is to each searched one (given x searched), from 0 to 1."""
        if not given or not self.titles:
            return np.zeros((len(given), len(self.titles)))
        meaning = self._encode(given) @ self._meaning.T
        if self._embedder is not None and self._sentences is not None:
            meaning += EMBEDDING * (self._embedder.encode(given) @ self._sentences.T - meaning)
        chinese = np.array([is_chinese(title) for title in given])[:, None] & self._chinese
        writing = np.where(chinese, CHINESE_WRITING, ENGLISH_WRITING) * self._characters.cosines(given)
        found = 1 - (1 - np.clip(meaning, 0, 1)) * (1 - np.clip(writing, 0, 1))
        return np.asarray(found, dtype=np.float64)

    def nearest(self, title: str, count: int = 10) -> list[Near]:
        """Return the ``count`` searched titles most like the given one, best first, equal ones as given."""
        row = self.similarity([title])[0]
        order = np.argsort(-row, kind="stable")[: max(count, 0)]
        return [Near(self.titles[i], int(i), float(row[i])) for i in order]


def similarity(
    titles_a: Sequence[str],
    titles_b: Sequence[str],
    *,
    vocabulary: Vocabulary | None = None,
    embedder: Embedder | None = None,
) -> NDArray[np.float64]:
    """Return how like each title of ``titles_a`` is to each of ``titles_b`` (a x b), from 0 to 1: see `Titles`."""
    return Titles(titles_b, vocabulary=vocabulary, embedder=embedder).similarity(titles_a)


def nearest(
    title: str,
    titles: Sequence[str],
    count: int = 10,
    *,
    vocabulary: Vocabulary | None = None,
    embedder: Embedder | None = None,
) -> list[Near]:
    """Return the ``count`` titles most like ``title``, best first; keep a `Titles` where many are asked for."""
    return Titles(titles, vocabulary=vocabulary, embedder=embedder).nearest(title, count)
