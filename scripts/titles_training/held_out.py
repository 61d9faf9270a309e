"""How well titles of held-out occupations find each other: the figures that weights are chosen by."""

from __future__ import annotations

from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.vocabulary.titles.characters import Characters
from ashore.vocabulary.titles.encoder import Encoder
from ashore.vocabulary.titles.reading import lexicon
from titles_training.corpus import Occupations

QUERIES: Final = 200
TITLES_EACH: Final = 18
CORPUS: Final = 2_600
WEIGHTS: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)


def mean_average_precision(scores: NDArray[np.float64], relevant: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the average precision of each row of ``scores`` (queries x titles) that has a relevant title.

    Ties are broken by order, as trec_eval does not: they are rare here.
    """
    found = []
    for row, wanted in zip(scores, relevant, strict=True):
        hits = wanted[np.argsort(-row, kind="stable")]
        if hits.any():
            ranks = np.flatnonzero(hits) + 1
            found.append(float((np.arange(1, len(ranks) + 1) / ranks).mean()))
    return np.array(found)


def drawn(held: Occupations, kind: str, seed: int = 1) -> tuple[list[str], list[str], NDArray[np.bool_]]:
    """Draw queries and titles to rank from the held-out occupations of one classification."""
    rng = Random(seed)
    pairs: list[tuple[str, str]] = []
    for key, titles in held.items():
        if key.startswith(kind):
            pairs += [(title, key) for title in rng.sample(titles, min(TITLES_EACH, len(titles)))]
    rng.shuffle(pairs)
    asked, ranked = pairs[:QUERIES], pairs[QUERIES:CORPUS]
    relevant = np.array([[a == b for _, b in ranked] for _, a in asked])
    return [title for title, _ in asked], [title for title, _ in ranked], relevant


def report(encoder: Encoder, held: Occupations) -> str:
    """Return mean average precision on each classification by the weight of shared writing."""
    known, lines = lexicon(), []
    for kind, name in (("O", "O*NET"), ("E", "ESCO"), ("C", "CSCO aliases")):
        queries, titles, relevant = drawn(held, kind)
        meaning = (
            encoder.encode([known.read(t) for t in queries]) @ encoder.encode([known.read(t) for t in titles]).T
        )
        writing = Characters.of(titles).cosines(queries)
        figures = [
            f"{weight}: "
            f"{mean_average_precision(1 - (1 - meaning.clip(0, 1)) * (1 - weight * writing), relevant).mean():.4f}"
            for weight in WEIGHTS
        ]
        alone = mean_average_precision(writing, relevant).mean()
        lines.append(f"{name}: writing alone {alone:.4f}; vectors with writing at {', '.join(figures)}")
    return "\n".join(lines)
