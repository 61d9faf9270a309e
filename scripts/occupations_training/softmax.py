"""Softmax regression over sparse examples by stochastic gradient, compiled."""

from __future__ import annotations

from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

_RATE: Final = 8.0
_DECAY: Final = 0.98
_FLOOR: Final = 5e-4


@njit(cache=True)
def _epochs(
    starts: NDArray[np.int64],
    columns: NDArray[np.int64],
    values: NDArray[np.float32],
    wanted: NDArray[np.int64],
    worth: NDArray[np.float32],
    orders: NDArray[np.int64],
    weights: NDArray[np.float32],
) -> None:
    epochs, count = orders.shape
    codes = weights.shape[1]
    score = np.zeros(codes, np.float32)
    for epoch in range(epochs):
        rate = np.float32(_RATE * (1.02 - epoch / epochs))
        for n in range(count):
            example = orders[epoch, n]
            score[:] = 0
            for p in range(starts[example], starts[example + 1]):
                row, value = weights[columns[p]], values[p]
                for c in range(codes):
                    score[c] += value * row[c]
            highest = score.max()
            total = np.float32(0)
            for c in range(codes):
                score[c] = np.exp(score[c] - highest)
                total += score[c]
            for c in range(codes):
                gradient = -score[c] / total
                if c == wanted[example]:
                    gradient += np.float32(1)
                # most codes are out of the question: to leave them alone makes an epoch ten times faster
                if abs(gradient) > _FLOOR:
                    step = rate * worth[example] * gradient
                    for p in range(starts[example], starts[example + 1]):
                        weights[columns[p], c] += step * values[p]
        weights *= np.float32(_DECAY)


def learn(
    starts: NDArray[np.int64],
    columns: NDArray[np.int64],
    values: NDArray[np.float32],
    wanted: NDArray[np.int64],
    worth: NDArray[np.float32],
    pieces: int,
    codes: int,
    epochs: int,
    seed: int,
) -> NDArray[np.float32]:
    """Return weights, shape (pieces, codes).

    Parameters
    ----------
    starts, columns, values
        The examples as sparse rows: those of example i stand between ``starts[i]`` and ``starts[i + 1]``.
    wanted
        Place of the right code of each example.
    worth
        How much each example counts.
    """
    rng = np.random.default_rng(seed)
    orders = np.array([rng.permutation(len(wanted)) for _ in range(epochs)], dtype=np.int64)
    weights = np.zeros((pieces, codes), np.float32)
    _epochs(starts, columns, values, wanted, worth, orders, weights)
    return weights
