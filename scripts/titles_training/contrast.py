"""Learn a linear map under which titles of one occupation lie together and those of others apart.

InfoNCE with the other pairs of a batch as contrast, both ways (van den Oord et al. 2018, arXiv 1807.03748, eq. 4;
symmetric as in Radford et al. 2021, arXiv 2103.00020, fig. 3), gradients by hand, Adam.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]
Inputs: TypeAlias = "csr_array | Floats"
"""Titles x features; words are sparse, sentence vectors are not."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn; chosen on held-out occupations."""

    dimensions: int = 128
    epochs: float = 10
    batch: int = 1024
    temperature: float = 0.1
    rate: float = 3e-3
    dropout: float = 0.1
    size_power: float = 0.6
    """An occupation is drawn in proportion to this power of its number of titles."""
    seed: int = 0


def learn(inputs: Inputs, groups: Sequence[int], recipe: Recipe) -> Floats:
    """Return the map (features x dimensions) learnt from ``inputs`` (titles x features) and their occupations."""
    rng = np.random.default_rng(recipe.seed)
    count = inputs.shape[1]
    vectors = (rng.normal(size=(count, recipe.dimensions)) / recipe.dimensions**0.5).astype(np.float32)
    mean, square = np.zeros_like(vectors), np.zeros_like(vectors)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        members[group].append(row)
    several = [(group, np.array(rows)) for group, rows in members.items() if len(rows) > 1]
    odds = np.array([len(rows) for _, rows in several]) ** recipe.size_power
    odds /= odds.sum()
    steps = int(recipe.epochs * len(groups)) // recipe.batch
    for step in range(1, steps + 1):
        drawn = rng.choice(len(several), recipe.batch, p=odds)
        left, right = (
            _dropped(inputs[np.array([rng.choice(several[i][1]) for i in drawn])], recipe.dropout, rng)
            for _ in range(2)
        )
        gradient = _gradient(left, right, drawn, vectors, recipe.temperature)
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient * gradient - square)
        rate = recipe.rate * min(1.0, step / 50) * (1 - step / (steps + 1))
        vectors -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.asarray(vectors, dtype=np.float32)


def _dropped(inputs: Inputs, share: float, rng: np.random.Generator) -> Inputs:
    """Drop features at random, so that no title rests on one word alone."""
    kept = inputs.copy()
    values = kept if isinstance(kept, np.ndarray) else kept.data
    values *= rng.random(values.shape) > share
    return kept


def _gradient(left: Inputs, right: Inputs, drawn: NDArray[np.int64], vectors: Floats, heat: float) -> Floats:
    a, length_a = _unit(left @ vectors)
    b, length_b = _unit(right @ vectors)
    scores = a @ b.T / heat
    alike = drawn[:, None] == drawn[None, :]
    np.fill_diagonal(alike, val=False)
    scores[alike] = -1e4  # another pair of the same occupation is no contrast
    pull = (_softmax(scores) + _softmax(scores.T).T) / 2
    pull[np.diag_indices_from(pull)] -= 1
    pull /= heat * len(pull)
    to_a, to_b = pull @ b, pull.T @ a
    to_a = (to_a - a * (to_a * a).sum(axis=1, keepdims=True)) / length_a
    to_b = (to_b - b * (to_b * b).sum(axis=1, keepdims=True)) / length_b
    return np.asarray(left.T @ to_a + right.T @ to_b, dtype=np.float32)


def _unit(rows: Floats) -> tuple[Floats, Floats]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / lengths, lengths


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
