"""Upper envelopes of linear functions over beliefs: which functions matter, how far two envelopes are apart."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


def prune(vectors: Floats, *, slack: float = 1e-11) -> tuple[Floats, Ints]:
    """Return the vectors that are best at some belief, and where they stood.

    A vector that is better by less than ``slack`` (times the largest entry) everywhere is dropped.
    """
    if len(vectors) == 1 or vectors.shape[1] == 1:
        best = np.array([int(np.argmax(vectors[:, 0]))], dtype=np.int64)
        return vectors[best], best
    margin = slack * max(1.0, float(np.abs(vectors).max()))
    where = _lines(vectors, margin) if vectors.shape[1] == 2 else _programs(vectors, margin)
    return vectors[where], where


def _lines(vectors: Floats, margin: float) -> Ints:
    """Prune two states: walk along the upper envelope of lines over ``belief in state 1``, from 0 to 1."""
    at, slope = vectors[:, 0], vectors[:, 1] - vectors[:, 0]
    order = np.lexsort((-slope, -at))
    current = int(order[0])
    kept = [current]
    x = 0.0
    while True:
        steeper = np.flatnonzero(slope > slope[current] + margin)
        if steeper.size == 0:
            break
        crossing = (at[current] - at[steeper]) / (slope[steeper] - slope[current])
        nearest = float(crossing.min())
        if nearest >= 1:
            break
        # Of those that cross at the same belief the steepest is best afterwards.
        tied = steeper[crossing <= nearest + 1e-12]
        current = int(tied[np.argmax(slope[tied])])
        if nearest <= x + 1e-14:
            kept.pop()
        x = max(x, nearest)
        kept.append(current)
    return np.array(kept, dtype=np.int64)


def _programs(vectors: Floats, margin: float) -> Ints:
    """Prune more states: Lark's filter, one linear program for every vector that is not beaten outright."""
    states = vectors.shape[1]
    candidates = _undominated(vectors)
    kept = list(dict.fromkeys(_best(vectors, candidates, corner) for corner in np.eye(states)))
    waiting = [k for k in candidates if k not in kept]
    while waiting:
        candidate = waiting[-1]
        belief = _witness(vectors[candidate], vectors[kept], margin)
        if belief is None:
            waiting.pop()
            continue
        winner = _best(vectors, waiting, belief)
        kept.append(winner)
        waiting.remove(winner)
    return np.array(sorted(kept), dtype=np.int64)


def _undominated(vectors: Floats) -> list[int]:
    """Return where vectors stand that no other one, or an equal one before, is at least as large as everywhere."""
    above = (vectors[:, None, :] >= vectors[None, :, :]).all(axis=2)
    equal = above & above.T
    size = len(vectors)
    earlier = np.tri(size, size, -1, dtype=bool).T  # [i, j]: i stands before j
    beaten = (above & ~equal) | (equal & earlier)
    return [int(k) for k in np.flatnonzero(~beaten.any(axis=0))]


def _best(vectors: Floats, among: list[int], belief: Floats) -> int:
    """Return the best vector at a belief; of ties the lexicographically largest, which is best close by."""
    values = vectors[among] @ belief
    tied = [among[k] for k in np.flatnonzero(values >= values.max() - 1e-13 * max(1.0, abs(float(values.max()))))]
    return max(tied, key=lambda k: tuple(vectors[k]))


def _witness(vector: Floats, others: Floats, margin: float) -> Floats | None:
    """Return the belief at which a vector leads all others by most, or None where it leads nowhere."""
    lead, belief = _lead(vector, others)
    return belief if lead > margin else None


def _lead(vector: Floats, others: Floats) -> tuple[float, Floats]:
    """Return by how much a vector leads all others at most, and the belief where it does: a linear program."""
    states = vector.size
    scale = max(float(np.abs(others - vector).max()), 1e-300)
    cost = np.zeros(states + 1)
    cost[-1] = -1
    found = optimize.linprog(
        cost,
        A_ub=np.column_stack([(others - vector) / scale, np.ones(len(others))]),
        b_ub=np.zeros(len(others)),
        A_eq=np.append(np.ones(states), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[(0, 1)] * states + [(None, None)],
        method="highs",
    )
    if found.x is None:
        raise ArithmeticError(f"the linear program failed: {found.message}")
    belief = np.clip(found.x[:-1], 0, None)
    belief /= belief.sum()
    return float(np.min((vector - others) @ belief)), belief


def distance(one: Floats, other: Floats, enough: float) -> float:
    """Return the greatest difference of two envelopes over all beliefs, or a bound on it of at most ``enough``."""
    return max(_rise(one, other, enough), _rise(other, one, enough), 0.0)


def _rise(upper: Floats, lower: Floats, enough: float) -> float:
    """Return by how much the upper envelope exceeds the lower at most; a bound where vectors have moved little."""
    bound = np.max(upper[:, None, :] - lower[None, :, :], axis=2).min(axis=1)
    if bound.max() <= enough:
        return float(bound.max())
    if upper.shape[1] == 2:
        beliefs = _corners(lower)
        return float(np.max((upper @ beliefs.T).max(axis=0) - (lower @ beliefs.T).max(axis=0)))
    open_ = upper[bound > enough]
    return max(enough, *(_lead(vector, lower)[0] for vector in open_))


def _corners(vectors: Floats) -> Floats:
    """Return the beliefs at which an envelope of two states bends, and both ends; shape (K + 1, 2)."""
    lines = vectors[_lines(vectors, 0.0)]
    step = np.diff(lines, axis=0)
    x = -step[:, 0] / (step[:, 1] - step[:, 0])
    x = np.concatenate([[0.0], np.clip(x, 0, 1), [1.0]])
    return np.column_stack([1 - x, x])
