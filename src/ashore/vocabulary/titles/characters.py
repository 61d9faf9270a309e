"""What titles share in writing: cosine of character n-grams, weighted by TF-IDF over the titles searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ashore.text.folding import fold
from ashore.vocabulary.titles.reading import is_chinese

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LATIN_SIZES: Final[tuple[int, ...]] = (2, 3, 4)
CHINESE_SIZES: Final[tuple[int, ...]] = (1, 2)


def character_grams(title: str) -> Counter[str]:
    """Count the n-grams of a folded title; a Chinese character says as much as a few letters do."""
    folded = fold(title).text
    if is_chinese(folded):
        text, sizes = "".join(folded.split()), CHINESE_SIZES
    else:
        text, sizes = f" {' '.join(folded.split())} ", LATIN_SIZES
    return Counter(text[i : i + size] for size in sizes for i in range(len(text) - size + 1))


@dataclass(frozen=True, eq=False)
class Characters:
    """Titles as weighted n-grams: ``matrix`` is titles x n-grams, rows of length one."""

    columns: dict[str, int]
    idf: NDArray[np.float64]
    matrix: csr_array

    @classmethod
    def of(cls, titles: Sequence[str]) -> Characters:
        """Count the n-grams of the titles that will be searched, and how many titles hold each."""
        counts = [character_grams(title) for title in titles]
        held = Counter(gram for count in counts for gram in count)
        columns = {gram: column for column, gram in enumerate(held)}
        idf = np.array([log((1 + len(titles)) / (1 + number)) + 1 for number in held.values()], dtype=np.float64)
        return cls(columns, idf, _weighted(counts, columns, idf))

    def cosines(self, titles: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosine of each given title with each searched one (given x searched), from 0 to 1."""
        given = _weighted([character_grams(title) for title in titles], self.columns, self.idf)
        return np.asarray((given @ self.matrix.T).toarray(), dtype=np.float64)


def _weighted(counts: Sequence[Counter[str]], columns: dict[str, int], idf: NDArray[np.float64]) -> csr_array:
    from scipy.sparse import csr_array

    at: list[int] = []
    weights: list[float] = []
    ends = [0]
    for count in counts:
        # An n-gram that no searched title holds has no column, but makes the given title longer all the same.
        rare = float(idf.max(initial=1.0))
        row = [(columns.get(gram, -1), (1 + log(number))) for gram, number in count.items()]
        row = [(column, weight * (float(idf[column]) if column >= 0 else rare)) for column, weight in row]
        length = sum(weight * weight for _, weight in row) ** 0.5
        at += [column for column, _ in row if column >= 0]
        weights += [weight / length for column, weight in row if column >= 0]
        ends.append(len(at))
    data = (np.array(weights), np.array(at, dtype=np.int64), np.array(ends, dtype=np.int64))
    return csr_array(data, shape=(len(counts), max(len(columns), 1)))
