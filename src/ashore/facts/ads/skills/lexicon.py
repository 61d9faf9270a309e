"""The words the taggers know: clusters and vectors learned from how words stand together in ads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.facts.ads.skills import words as by_itself

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAD: Final = "<>"
"""What stands before the first and after the last word."""

PLAN: Final = {
    -3: ("c", "m"),
    -2: ("w", "s", "c", "m"),
    -1: ("w", "s", "c", "m", "f", "x1", "x2"),
    0: ("w", "s", "c", "m", "f", "p1", "x1", "x2", "x3", "p3"),
    1: ("w", "s", "c", "m", "f", "p1", "x3"),
    2: ("w", "s", "c", "m"),
    3: ("c", "m"),
}
"""Which attributes of a word are features of the word that many places away: the word itself, its shape, its
coarse, middle and fine cluster, its affixes."""
VECTOR_OFFSETS: Final = (-1, 0, 1)
"""How far away a word's vector is a feature."""


@dataclass(frozen=True)
class Lexicon:
    """What training learned of words, whatever the language of the ad.

    Attributes
    ----------
    index
        Number of each known word, in the form ``words.norm`` gives; the first ``len(clusters)`` have vectors.
    clusters
        Words x 3: coarse, middle and fine cluster.
    vectors
        Words x dimensions.
    """

    index: dict[str, int]
    clusters: NDArray[np.uint16]
    vectors: NDArray[np.float32]

    def attributes(self, word: str) -> dict[str, str]:
        """Return the attributes of a word as printed, by the keys of ``PLAN``; ``PAD`` has them too."""
        if word == PAD:
            return dict.fromkeys("wscmf", PAD)
        known, kind = by_itself.norm(word), by_itself.shape(word)
        number = self.index.get(known, len(self.clusters))
        if number < len(self.clusters):
            coarse, middle, fine = map(str, self.clusters[number])
        else:
            coarse = middle = fine = f"?{kind}"
        ends = (affix.split("=", 1) for affix in by_itself.affixes(known, kind))
        return {"w": known, "s": kind, "c": coarse, "m": middle, "f": fine, **dict(ends)}

    def vector(self, word: str) -> NDArray[np.float32] | None:
        """Return the vector of a word as printed; None where it was too rare to have one."""
        number = self.index.get(by_itself.norm(word), len(self.vectors))
        return self.vectors[number] if number < len(self.vectors) else None


def names(attributes: dict[str, str], offset: int) -> list[str]:
    """Return the names of the features that a word gives to the one ``offset`` places before it."""
    return [f"{key}{offset}={attributes[key]}" for key in PLAN[offset] if key in attributes]
