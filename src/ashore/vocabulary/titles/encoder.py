"""Title vectors without a model: the sum of learnt vectors of a title's words and of their n-grams, of length one.

The vectors were learnt so that titles of one occupation (O*NET, ESCO) lie close together;
`scripts/build_titles.py` learns them, docs/titles.md says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ashore.vocabulary.titles.reading import Piece
from ashore.vocabulary.titles.words import grams

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FILE: Final = "title_vectors.npz"
GRAM_WEIGHT: Final = 0.5
"""What the n-grams of a known word weigh together beside the word itself; those of an unknown one weigh 1."""


@dataclass(frozen=True, slots=True)
class Features:
    """Which words and n-grams have a row, and where: the words first, then the n-grams."""

    words: dict[str, int]
    grams: dict[str, int]

    @classmethod
    def of(cls, words: Iterable[str], grams: Iterable[str]) -> Features:
        """Give the words and n-grams rows in the order they come in."""
        rows = {word: row for row, word in enumerate(words)}
        return cls(rows, {gram: len(rows) + row for row, gram in enumerate(grams)})

    @property
    def count(self) -> int:
        """Rows in all."""
        return len(self.words) + len(self.grams)

    def of_word(self, word: str) -> list[tuple[int, float]]:
        """Return the rows of a word with their weights; none where nothing in it is known."""
        own = self.words.get(word)
        rows = [self.grams[gram] for gram in grams(word) if gram in self.grams]
        weight = (1.0 if own is None else GRAM_WEIGHT) / max(len(rows), 1) ** 0.5
        found = [(row, weight) for row in rows]
        return found if own is None else [(own, 1.0), *found]

    def matrix(self, titles: Sequence[tuple[Piece, ...]]) -> csr_array:
        """Return the features of titles, one row a title (titles x features, float32)."""
        from scipy.sparse import csr_array

        known: dict[str, list[tuple[int, float]]] = {}
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for pieces in titles:
            for piece in pieces:
                for reading in piece:
                    for word in reading:
                        if word not in known:
                            known[word] = self.of_word(word)
                        columns += [row for row, _ in known[word]]
                        values += [weight / len(piece) for _, weight in known[word]]
            ends.append(len(columns))
        data = np.array(values, dtype=np.float32)
        shape = (len(titles), self.count)
        return csr_array((data, np.array(columns, dtype=np.int64), np.array(ends, dtype=np.int64)), shape=shape)


@dataclass(frozen=True, eq=False)
class Encoder:
    """Features with their vectors (features x dimensions)."""

    features: Features
    vectors: NDArray[np.float32]

    def encode(self, titles: Sequence[tuple[Piece, ...]]) -> NDArray[np.float64]:
        """Return one vector of length one a title; of length zero where nothing in the title is known."""
        if not titles:
            return np.zeros((0, self.vectors.shape[1]))
        return unit(np.asarray(self.features.matrix(titles) @ self.vectors, dtype=np.float64))


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale rows to length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


@cache
def shipped() -> Encoder:
    """Return the encoder that ships."""
    with (
        resources.files("ashore.vocabulary").joinpath("data", FILE).open("rb") as file,
        np.load(file, allow_pickle=False) as stored,
    ):
        listed = [bytes(stored[name]).decode().split("\n") for name in ("words", "grams")]
        vectors = stored["vectors"].astype(np.float32) * stored["scales"].astype(np.float32)[:, None]
    return Encoder(Features.of(*listed), vectors)


def stored(features: Features, vectors: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """Return what `shipped` reads back, vectors in eight bits a number with one scale a row."""
    scales = np.maximum(np.abs(vectors).max(axis=1) / 127, 1e-8).astype(np.float16)
    rounded = np.clip(np.rint(vectors / scales[:, None].astype(np.float32)), -127, 127).astype(np.int8)
    lists = {
        name: np.frombuffer("\n".join(listed).encode(), dtype=np.uint8)
        for name, listed in (("words", features.words), ("grams", features.grams))
    }
    return {**lists, "vectors": rounded, "scales": scales}
