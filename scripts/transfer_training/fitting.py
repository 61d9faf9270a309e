"""Weights of the likenesses, fitted on one half of the origins; recall of a ranking, measured on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from transfer_training.onet import Floats, Related

SEED: Final = 4
AT: Final = 10
RIDGE: Final = 1e-3
_NEVER: Final = -1e9
"""The score of an occupation as its own destination."""


def training_half(count: int) -> NDArray[np.bool_]:
    """Return which origins weights are fitted on: a seeded half of them."""
    chosen = np.zeros(count, dtype=bool)
    chosen[np.random.default_rng(SEED).permutation(count)[: count // 2]] = True
    return chosen


def fit(likenesses: Sequence[Floats], relations: Sequence[Related], training: NDArray[np.bool_]) -> Floats:
    """Return weights, none negative, under which stated destinations are likeliest among all.

    The loss is the mean over origins of the cross-entropy between the stated destinations, each alike, and the
    softmax of the scores (Cao et al., ICML 2007, ListNet's top one), summed over relations, with a small ridge.
    """
    stacked = np.stack(likenesses, axis=-1)
    targets = []
    for related in relations:
        origins = np.array([origin for origin in related if training[origin]])
        wanted = np.zeros((len(origins), len(training)))
        for row, origin in enumerate(origins):
            wanted[row, list(related[int(origin)])] = 1 / len(related[int(origin)])
        targets.append((origins, stacked[origins], wanted))

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for origins, parts, wanted in targets:
            scores = parts @ weights
            scores[np.arange(len(origins)), origins] = _NEVER
            scores -= scores.max(axis=1, keepdims=True)
            logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
            total -= float((wanted * logs).sum()) / len(origins)
            slope = slope + (np.exp(logs) - wanted).ravel() @ parts.reshape(-1, len(weights)) / len(origins)
        return total, slope

    start = np.full(len(likenesses), 0.1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(likenesses))
    return np.asarray(found.x, dtype=np.float64)


def blend(likenesses: Sequence[Floats], weights: Floats) -> Floats:
    """Return the weighted sum."""
    return np.asarray(np.tensordot(weights, np.stack(likenesses), axes=1), dtype=np.float64)


def recalls(scores: Floats, related: Related, origins: NDArray[np.bool_], at: int = AT) -> Floats:
    """Return for each origin the share of its destinations that stand among the first ``at``.

    Where there are more destinations than ``at``, the share is of ``at``. Ties stand in the order of codes.
    """
    found = []
    for origin, wanted in related.items():
        if origins[origin]:
            row = scores[origin].copy()
            row[origin] = -np.inf
            first = np.argsort(-row, kind="stable")[:at]
            found.append(len(wanted.intersection(first.tolist())) / min(len(wanted), at))
    return np.array(found)


def paired_interval(difference: Floats, *, draws: int = 2000) -> tuple[float, float]:
    """Return the 95% bootstrap interval of a mean difference, origins drawn with replacement."""
    rng = np.random.default_rng(SEED)
    means = difference[rng.integers(0, len(difference), (draws, len(difference)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
