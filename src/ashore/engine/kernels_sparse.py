"""Compiled kernels over sparse models."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import kernel

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Indices = NDArray[np.int32]
Nodes = NDArray[np.integer[Any]]


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
    hot_count: Indices,
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
        best, second = -np.inf, -np.inf
        taken = pair_start[s]
        for k in range(pair_start[s], pair_start[s + 1]):
            mean = 0.0
            for i in range(succ_start[k], succ_start[k + 1]):
                mean += prob[i] * following[np.uint32(succ[i])]
            q = reward[k] + discount * mean
            # Written so that nothing branches: which pair is best is what a processor guesses wrong.
            better = q > best
            loser = best if better else q
            second = max(second, loser)
            best = q if better else best
            taken = k if better else taken
        values[s] = best
        policy[s] = taken - pair_start[s]
        rival[s] = second - risen
        rise = max(rise, best - following[s])
        fall = min(fall, best - following[s])
        if copy and hot_action[s] != policy[s]:
            hot_action[s] = policy[s]
            hot_reward[s] = reward[taken]
            hot_count[s] = succ_start[taken + 1] - succ_start[taken]
            for j in range(hot_count[s]):
                hot_succ[hot_start[s] + j] = succ[succ_start[taken] + j]
                hot_prob[hot_start[s] + j] = prob[succ_start[taken] + j]
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
    hot_count: Indices,
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
    for s in range(low, high):
        mean = 0.0
        for j in range(hot_start[s], hot_start[s] + hot_count[s]):
            mean += hot_prob[j] * following[np.uint32(hot_succ[j])]
        best = hot_reward[s] + discount * mean
        room = 1e-12 * (1.0 + abs(best) + abs(risen))  # what rounding may have done to a bound
        if rival[s] + risen < best - room:
            values[s] = best
            policy[s] = hot_action[s]
            rise = max(rise, best - following[s])
            fall = min(fall, best - following[s])
        else:
            opened += 1
            up, down = improve(
                s,
                s + 1,
                True,  # noqa: FBT003
                pair_start,
                reward,
                succ_start,
                succ,
                prob,
                discount,
                following,
                values,
                policy,
                risen,
                rival,
                hot_start,
                hot_action,
                hot_count,
                hot_reward,
                hot_succ,
                hot_prob,
            )
            rise, fall = max(rise, up), min(fall, down)
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
