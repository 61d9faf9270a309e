"""Read and write trained weights: one compressed file of arrays, with no code inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ashore.facts.ads.skills.lexicon import Lexicon
from ashore.facts.ads.skills.strength import Judge
from ashore.facts.ads.skills.tagger import Tagger, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGES: Final = ("zh", "en")
FILE: Final = "weights.npz"


def _pack(words: list[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\0".join(words).encode(), np.uint8)


def _unpack(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\0") if len(packed) else []


VECTOR_SCALE: Final = 42.0
"""Vectors of length 3 have no entry beyond 3: times 42 they fit a signed byte."""


@dataclass(frozen=True)
class Model:
    """What ships: for each language a tagger and a judge of strength."""

    taggers: dict[str, Tagger]
    judges: dict[str, Judge]


def save(path: Path, model: Model) -> None:
    """Write a model; vectors are kept in 8 bits, weights in 16."""
    import numpy as np

    lexicon = next(iter(model.taggers.values())).lexicon
    arrays: dict[str, Any] = {
        "words": _pack(list(lexicon.index)),
        "clusters": lexicon.clusters,
        "vectors": np.round(lexicon.vectors * VECTOR_SCALE).astype(np.int8),
    }
    for language, tagger in model.taggers.items():
        weights = tagger.weights
        arrays |= {
            f"{language}.names": _pack(list(weights.index)),
            f"{language}.state": weights.state.astype(np.float16),
            f"{language}.pair_keys": weights.pair_keys,
            f"{language}.pair_state": weights.pair_state.astype(np.float16),
            f"{language}.transitions": weights.transitions,
            f"{language}.tilt": tagger.tilt,
            f"{language}.strength": model.judges[language].weights,
        }
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Model:
    """Read a model."""
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        lexicon = Lexicon(
            {word: number for number, word in enumerate(_unpack(arrays["words"]))},
            arrays["clusters"],
            arrays["vectors"].astype(np.float32) / np.float32(VECTOR_SCALE),
        )
        taggers = {
            language: Tagger(
                lexicon,
                Weights(
                    {name: number for number, name in enumerate(_unpack(arrays[f"{language}.names"]))},
                    arrays[f"{language}.state"].astype(np.float32),
                    arrays[f"{language}.pair_keys"],
                    arrays[f"{language}.pair_state"].astype(np.float32),
                    arrays[f"{language}.transitions"],
                ),
                arrays[f"{language}.tilt"],
            )
            for language in LANGUAGES
        }
        return Model(taggers, {language: Judge(arrays[f"{language}.strength"]) for language in LANGUAGES})


@cache
def shipped() -> Model:
    """Return the model that ships."""
    with resources.as_file(resources.files(__package__).joinpath(FILE)) as path:
        return load(path)
