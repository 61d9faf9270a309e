"""Random models for the tests of this folder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashore.engine.factored import FactoredModel
from ashore.engine.sparse import SparseModel


def starts(rng: np.random.Generator, owners: int, most: int) -> NDArray[np.int64]:
    """Starts of 1 to ``most`` items for each owner; the last owner has one."""
    counts = rng.integers(1, most + 1, owners)
    counts[-1:] = 1
    return np.concatenate([[0], np.cumsum(counts)])


def shares(rng: np.random.Generator, start: NDArray[np.int64]) -> NDArray[np.float64]:
    """Probabilities over each owner's items, some of them zero."""
    counts = np.diff(start)
    raw = rng.random(start[-1]) * (rng.random(start[-1]) < 0.8) + 1e-9
    return np.asarray(raw / np.repeat(np.add.reduceat(raw, start[:-1]), counts))


def factored(
    seed: int,
    *,
    n_x: int = 12,
    n_c: int = 9,
    n_z: int = 4,
    actions: int = 4,
    successors: int = 9,
    drift: float = 1.2,
) -> FactoredModel:
    """A model whose last state is ruin, or for every third seed one of three nodes; flows of every kind."""
    rng = np.random.default_rng(seed)
    pair_start = starts(rng, n_x, actions)
    n_pairs = int(pair_start[-1])
    succ_start = starts(rng, n_pairs, successors)
    succ = rng.integers(0, n_x + n_z, succ_start[-1])
    succ[-1] = n_x - 1
    choice_start = starts(rng, n_z, 5) if n_z else np.array([0])
    flow = rng.normal(0, drift, n_pairs)
    kind = rng.random(n_pairs)
    flow = np.where(kind < 0.3, np.round(flow), np.where(kind < 0.35, 40 * flow, flow))
    flow[-1] = 0
    return FactoredModel(
        pair_start=pair_start,
        reward=rng.normal(0, 1, n_pairs),
        flow=flow,
        succ_start=succ_start,
        succ=succ,
        prob=shares(rng, succ_start),
        choice_start=choice_start,
        choice_first=rng.integers(0, n_x, choice_start[-1]),
        choice_second=rng.integers(-1, n_x, choice_start[-1]),
        choice_prob=shares(rng, choice_start) if n_z else np.empty(0),
        ruin=n_x - 1 if seed % 3 else np.random.default_rng(seed).choice([n_x - 1, 0, n_x + n_z - 1], n_x),
        n_c=n_c,
        discount=float(rng.choice([1.0, 0.95, 0.5])),
        terminal=rng.normal(0, 3, (n_x, n_c if seed % 2 else 1)),
    )


def sparse(
    seed: int, *, n: int = 30, actions: int = 5, successors: int = 6, discount: float | None = None
) -> SparseModel:
    """A model without shape."""
    rng = np.random.default_rng(seed)
    pair_start = starts(rng, n, actions)
    succ_start = starts(rng, int(pair_start[-1]), successors)
    return SparseModel(
        pair_start=pair_start,
        reward=rng.normal(0, 1, pair_start[-1]),
        succ_start=succ_start,
        succ=rng.integers(0, n, succ_start[-1]),
        prob=shares(rng, succ_start),
        discount=float(rng.choice([1.0, 0.95, 0.5])) if discount is None else discount,
    )


def flattened(model: FactoredModel, horizon: int) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """The rewards (n, most) and chances (n, most, n) of a factored model written out, period by period.

    State ``x * n_c + c``; an action that a state does not have is worth minus infinity. Choice nodes make the
    chances depend on the values that follow, so the periods are written out from the last to the first. Written
    from the description of a period and for no speed at all: one state, one action, one successor at a time.
    """
    n_x, n_c, n = model.n_x, model.n_c, model.n_x * model.n_c
    most = int(np.diff(model.pair_start).max())
    values = np.broadcast_to(model.terminal, (n_x, n_c)).astype(float)
    ruin = np.broadcast_to(np.asarray(model.ruin), (n_x,))
    periods = []
    for _ in range(horizon):
        reward, chance = np.full((n, most), -np.inf), np.zeros((n, most, n))
        for x in range(n_x):
            for c in range(n_c):
                for k in range(model.pair_start[x], model.pair_start[x + 1]):
                    action = k - model.pair_start[x]
                    reward[x * n_c + c, action] = model.reward[k]
                    for level, share in _levels(c + model.flow[k], n_c):
                        onward = [(int(ruin[x]), 1.0)] if level < 0 else _pairs(model, k)
                        for y, p in _states(model, onward, max(level, 0), values):
                            chance[x * n_c + c, action, y * n_c + max(level, 0)] += share * p
                for action in range(model.pair_start[x + 1] - model.pair_start[x], most):
                    chance[x * n_c + c, action, 0] = 1
        periods.append((reward, chance))
        values = (reward + model.discount * chance @ values.ravel()).max(axis=1).reshape(n_x, n_c)
    return periods[::-1]


def _levels(stock: float, n_c: int) -> list[tuple[int, float]]:
    if stock < -1e-9:
        return [(-1, 1.0)]
    stock = min(max(stock, 0.0), n_c - 1.0)
    below = int(stock)
    return [(below, 1 - (stock - below)), (min(below + 1, n_c - 1), stock - below)]


def _pairs(model: FactoredModel, k: int) -> list[tuple[int, float]]:
    chances = range(model.succ_start[k], model.succ_start[k + 1])
    return [(int(model.succ[i]), float(model.prob[i])) for i in chances]


def _states(
    model: FactoredModel, onward: list[tuple[int, float]], level: int, values: NDArray[np.float64]
) -> list[tuple[int, float]]:
    found = []
    for y, p in onward:
        if y < model.n_x:
            found.append((y, p))
            continue
        z = y - model.n_x
        for e in range(model.choice_start[z], model.choice_start[z + 1]):
            first, second = int(model.choice_first[e]), int(model.choice_second[e])
            stays = second < 0 or values[first, level] >= values[second, level]
            found.append((first if stays else second, p * float(model.choice_prob[e])))
    return found
