"""Compiled kernels over sparse models."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import inlined, kernel

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Indices = NDArray[np.int32]
Nodes = NDArray[np.integer[Any]]


@inlined
def mean_of(i: np.uint64, end: np.uint64, succ: Nodes, prob: Floats, following: Floats) -> float:
    """Return the mean over successors ``i`` to ``end - 1``, added up in their order.

    Places are unsigned, so none counts from the end, and come four at a time: the loop costs less.
    """
    mean = 0.0
    while end - i >= np.uint64(4):
        mean += prob[i] * following[np.uint32(succ[i])]
        mean += prob[i + np.uint64(1)] * following[np.uint32(succ[i + np.uint64(1)])]
        mean += prob[i + np.uint64(2)] * following[np.uint32(succ[i + np.uint64(2)])]
        mean += prob[i + np.uint64(3)] * following[np.uint32(succ[i + np.uint64(3)])]
        i += np.uint64(4)
    while i < end:
        mean += prob[i] * following[np.uint32(succ[i])]
        i += np.uint64(1)
    return mean


@inlined
def best_of(
    low: int,
    high: int,
    reward: Floats,
    succ_start: Longs,
    succ: Nodes,
    prob: Floats,
    discount: float,
    following: Floats,
) -> tuple[float, float, int]:
    """Return the value of the best of pairs ``low`` to ``high - 1``, the next best value, and the best pair."""
    best, second = -np.inf, -np.inf
    taken = low
    i = np.uint64(succ_start[low])
    for k in range(low, high):
        end = np.uint64(succ_start[k + 1])
        q = reward[k] + discount * mean_of(i, end, succ, prob, following)
        i = end
        # Written so that nothing branches: which pair is best is what a processor guesses wrong.
        better = q > best
        loser = best if better else q
        second = max(second, loser)
        best = q if better else best
        taken = k if better else taken
    return best, second, taken


@inlined
def put(
    k: int,
    succ_start: Longs,
    succ: Nodes,
    prob: Floats,
    j: np.uint64,
    end: np.uint64,
    hot_succ: Nodes,
    hot_prob: Floats,
) -> None:
    """Copy the successors of pair ``k`` to places ``j`` to ``end - 1``; what is left of those gets no chance."""
    for i in range(succ_start[k], succ_start[k + 1]):
        hot_succ[j] = succ[i]
        hot_prob[j] = prob[i]
        j += np.uint64(1)
    while j < end:
        hot_succ[j] = 0
        hot_prob[j] = 0.0
        j += np.uint64(1)


@kernel
def begin(
    low: int, high: int, pair_start: Longs, reward: Floats, values: Floats, policy: Indices, rival: Floats
) -> tuple[float, float]:
    """Do the first step back where nothing follows: only rewards count, and no successor has to be read."""
    rise, fall = -np.inf, np.inf
    for s in range(low, high):
        best, second = -np.inf, -np.inf
        taken = pair_start[s]
        for k in range(pair_start[s], pair_start[s + 1]):
            better = reward[k] > best
            loser = best if better else reward[k]
            second = max(second, loser)
            best = reward[k] if better else best
            taken = k if better else taken
        values[s] = best
        policy[s] = taken - pair_start[s]
        rival[s] = second
        rise, fall = max(rise, best), min(fall, best)
    return rise, fall


@kernel
def improve(
    low: int,
    high: int,
    copy: bool,  # noqa: FBT001 - a kernel takes no keywords
    pair_start: Longs,
    reward: Floats,
    succ_start: Longs,
    succ: Nodes,
    prob: Floats,
    discount: float,
    following: Floats,
    values: Floats,
    policy: Indices,
    risen: float,
    rival: Floats,
    hot_start: Longs,
    hot_action: Indices,
    hot_reward: Floats,
    hot_succ: Nodes,
    hot_prob: Floats,
) -> tuple[float, float]:
    """Do one step back for states ``low`` to ``high - 1``: the best pair of each, and the value of the next best.

    ``rival[s] + risen`` is the value of the best pair but the one taken. With ``copy`` the pair taken is put in
    the ``hot`` arrays. Returns the greatest and the least rise of a value over ``following``.
    """
    rise, fall = -np.inf, np.inf
    for s in range(low, high):
        best, second, taken = best_of(
            pair_start[s], pair_start[s + 1], reward, succ_start, succ, prob, discount, following
        )
        values[s] = best
        policy[s] = taken - pair_start[s]
        rival[s] = second - risen
        rise, fall = max(rise, best - following[s]), min(fall, best - following[s])
        if copy and hot_action[s] != policy[s]:
            hot_action[s] = policy[s]
            hot_reward[s] = reward[taken]
            start, end = np.uint64(hot_start[s]), np.uint64(hot_start[s + 1])
            put(taken, succ_start, succ, prob, start, end, hot_succ, hot_prob)
    return rise, fall


@kernel
def improve_bounded(
    low: int,
    high: int,
    pair_start: Longs,
    reward: Floats,
    succ_start: Longs,
    succ: Nodes,
    prob: Floats,
    discount: float,
    following: Floats,
    values: Floats,
    policy: Indices,
    risen: float,
    rival: Floats,
    hot_start: Longs,
    hot_action: Indices,
    hot_reward: Floats,
    hot_succ: Nodes,
    hot_prob: Floats,
) -> tuple[float, float, int]:
    """Do the same, and look at no pair but the one of the sweep before where no other can be better.

    ``rival[s] + risen`` is never below the value of any pair of ``s`` but that one, whose copy in the ``hot``
    arrays lies in order. Returns the greatest and the least rise of a value, and the number of states whose pairs
    were all looked at.
    """
    rise, fall, opened = -np.inf, np.inf, 0
    start = np.uint64(hot_start[low])
    for s in range(low, high):
        end = np.uint64(hot_start[s + 1])
        action = hot_action[s]
        best = hot_reward[s] + discount * mean_of(start, end, hot_succ, hot_prob, following)
        room = 1e-12 * (1.0 + abs(best) + abs(risen))  # what rounding may have done to a bound
        if rival[s] + risen >= best - room:
            opened += 1
            best, second, taken = best_of(
                pair_start[s], pair_start[s + 1], reward, succ_start, succ, prob, discount, following
            )
            rival[s] = second - risen
            if action != taken - pair_start[s]:
                action = taken - pair_start[s]
                hot_action[s] = action
                hot_reward[s] = reward[taken]
                put(taken, succ_start, succ, prob, start, end, hot_succ, hot_prob)
        values[s] = best
        policy[s] = action
        rise, fall = max(rise, best - following[s]), min(fall, best - following[s])
        start = end
    return rise, fall, opened


@kernel
def keep(
    taken: Longs,
    reward: Floats,
    succ_start: Longs,
    succ: Nodes,
    prob: Floats,
    discount: float,
    following: Floats,
    values: Floats,
) -> None:
    """Do one step back under the pairs ``taken``, (n,)."""
    for s in range(len(taken)):
        k = taken[s]
        mean = 0.0
        for i in range(succ_start[k], succ_start[k + 1]):
            mean += prob[i] * following[np.uint32(succ[i])]
        values[s] = reward[k] + discount * mean


@kernel
def push(taken: Longs, succ_start: Longs, succ: Nodes, prob: Floats, mass: Floats, onward: Floats) -> None:
    """Do one step forward: the mass (n,) under the pairs ``taken`` is added to ``onward``."""
    for s in range(len(mass)):
        m = mass[s]
        if m == 0.0:
            continue
        for i in range(succ_start[taken[s]], succ_start[taken[s] + 1]):
            onward[np.uint32(succ[i])] += m * prob[i]
