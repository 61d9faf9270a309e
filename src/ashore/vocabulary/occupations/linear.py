"""A linear model over the pieces of a title: one weight a piece and code, most of them zero.

The weights are learnt by ``scripts/build_occupations.py`` (softmax regression over names of occupations) and ship
as small integers; a title is scored by adding up the rows of its pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Model:
    """Sparse rows by piece.

    Attributes
    ----------
    codes
        The C codes in the order of the scores.
    pieces
        Place of each of the F pieces.
    idf
        Shape (F,): how much a piece counts in a title.
    starts
        Shape (F + 1,): where the row of each piece begins in ``columns`` and ``weights``.
    columns, weights
        Place of the code, and weight; zero weights are left out.
    """

    codes: tuple[str, ...]
    pieces: Mapping[str, int]
    idf: NDArray[np.float64]
    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float64]

    def known(self, pieces: Sequence[str]) -> int:
        """Return how many of the pieces the model has seen."""
        return sum(piece in self.pieces for piece in pieces)

    def logits(self, pieces: Sequence[str]) -> NDArray[np.float64]:
        """Return the score of every code, shape (C,), for a title by its pieces; zero where none is known."""
        import numpy as np

        places: list[int] = []
        counts: list[int] = []
        for piece, count in Counter(pieces).items():
            place = self.pieces.get(piece)
            if place is not None:
                places.append(place)
                counts.append(count)
        if not places:
            return np.zeros(len(self.codes))
        rows = np.asarray(places)
        amounts = np.asarray(counts) * self.idf[rows]
        amounts /= np.sqrt(amounts @ amounts)
        first, last = self.starts[rows], self.starts[rows + 1]
        sizes = last - first
        ends = np.cumsum(sizes)
        inside = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes) + np.repeat(first, sizes)
        amounts = np.repeat(amounts, sizes)
        scores: NDArray[np.float64] = np.bincount(
            self.columns[inside], weights=self.weights[inside] * amounts, minlength=len(self.codes)
        ).astype(np.float64)
        return scores


def read(file: Traversable) -> Model:
    """Read a model as `ashore.vocabulary.occupations` ships it."""
    import numpy as np

    with file.open("rb") as stream, np.load(stream) as table:
        return from_rows(
            table["codes"].tobytes().decode().split("\n"),
            table["pieces"].tobytes().decode().split("\n"),
            table["idf"],
            table["sizes"],
            table["columns"],
            table["weights"],
            float(table["scale"]),
        )


def from_rows(
    codes: Sequence[str],
    pieces: Sequence[str],
    idf: NDArray[np.floating],
    sizes: NDArray[np.integer],
    columns: NDArray[np.integer],
    weights: NDArray[np.integer],
    scale: float,
) -> Model:
    """Return the model of rows as they are learnt: ``sizes`` of the rows, whole weights that count ``scale``."""
    import numpy as np

    return Model(
        tuple(codes),
        {piece: i for i, piece in enumerate(pieces)},
        idf.astype(np.float64),
        np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]),
        columns.astype(np.int64),
        weights.astype(np.float64) * scale,
    )
