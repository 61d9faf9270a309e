"""The compiled simulator of a factored model.

Draws come from a counter and not from a stream: number ``d`` of period ``t`` of life ``i`` is splitmix64 at place
``3 t + d`` of a sequence of that life's own. So a life is the same whatever runs before or beside it, and a life
that ends early leaves the others as they are. Steele, Lea and Flood, OOPSLA 2014, figure 16 (splitmix64).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import kernel

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Indices = NDArray[np.int32]

BLOCK = 65_536
"""Lives in step with each other: enough that what a period needs is fetched once for many."""


@kernel
def uniform(key: np.uint64, place: np.uint64) -> float:
    """Return draw number ``place`` of a sequence, in [0, 1)."""
    z = key + (place + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return float(z >> np.uint64(11)) * 1.1102230246251565e-16


@kernel
def alias(prob: Floats, start: Longs, accept: Floats, other: Longs) -> None:
    """Fill the alias table of each owner's entries, so that one look draws one, however many there are.

    An entry is picked evenly, kept with chance ``accept``, and gives way to ``other`` else. M. D. Vose, IEEE
    Transactions on Software Engineering 17 (1991), 972-975.
    """
    longest = 1
    for owner in range(len(start) - 1):
        longest = max(longest, start[owner + 1] - start[owner])
    small, large = np.empty(longest, dtype=np.int64), np.empty(longest, dtype=np.int64)
    for owner in range(len(start) - 1):
        few, many = 0, 0
        for i in range(start[owner], start[owner + 1]):
            accept[i] = prob[i] * (start[owner + 1] - start[owner])
            other[i] = i
            if accept[i] < 1.0:
                small[few] = i
                few += 1
            else:
                large[many] = i
                many += 1
        while few > 0 and many > 0:
            few -= 1
            giver = large[many - 1]
            other[small[few]] = giver
            accept[giver] -= 1.0 - accept[small[few]]
            if accept[giver] < 1.0:
                many -= 1
                small[few] = giver
                few += 1
        # What is left is one but for rounding. An entry without probability is never left: the others outweigh it.
        for j in range(few):
            accept[small[j]] = 1.0
        for j in range(many):
            accept[large[j]] = 1.0


@kernel
def live(
    pair_start: Longs,
    pairs: Floats,
    accept: Floats,
    nodes: Indices,
    choice_start: Longs,
    choice_accept: Floats,
    choice_other: Longs,
    choice_first: Indices,
    choice_second: Indices,
    absorbing: NDArray[np.bool_],
    ruin: Indices,
    powers: Floats,
    annuity: Floats,
    values: Floats,
    policy: NDArray[np.uint8],
    keys: NDArray[np.uint64],
    labels: NDArray[np.int8],
    first: NDArray[np.int16],
    states: Indices,
    levels: Indices,
    totals: Floats,
) -> None:
    """Live each life from its entry in ``states`` and ``levels`` to the end, writing all results in place.

    ``pairs`` (n_pairs, 8) holds side by side what a step reads of a pair: reward, whole and part of the flow,
    first successor, number of successors. ``nodes`` (n_succ, 2) are a successor and the one it gives way to.
    """
    horizon, n_x, n_c = policy.shape
    active = np.empty(BLOCK, dtype=np.int64)
    for begin in range(0, len(states), BLOCK):
        count = min(BLOCK, len(states) - begin)
        for i in range(count):
            active[i] = begin + i
        for t in range(horizon):
            place = np.uint64(3 * t)
            power = powers[t]
            going = 0
            for a in range(count):
                i = active[a]
                x, c, key = states[i], levels[i], keys[i]
                if absorbing[x]:
                    pair = pairs[pair_start[x]]
                    totals[i] += power * annuity[horizon - t] * pair[0]
                    stock = c + int(pair[1]) * (horizon - t)
                    if pair[2] > 0.0:
                        for later in range(t, horizon):
                            stock += 1 if uniform(key, np.uint64(3 * later + 1)) < pair[2] else 0
                    levels[i] = min(stock, n_c - 1)
                    continue
                active[going] = i
                going += 1
                pair = pairs[pair_start[x] + policy[t, x, c]]
                totals[i] += power * pair[0]
                to = c + int(pair[1])
                # Drawn whether or not it is needed: a draw costs less than a branch that is guessed wrong.
                up = 1 if uniform(key, place + np.uint64(1)) < pair[2] else 0
                u = uniform(key, place) * pair[4]
                pick = int(u)
                j = int(pair[3]) + pick
                x = nodes[j, 0] if u - pick < accept[j] else nodes[j, 1]
                if to < 0:
                    x, to = ruin[states[i]], 0
                else:
                    to = min(to + up, n_c - 1)
                if x >= n_x:
                    z = x - n_x
                    u = uniform(key, place + np.uint64(2)) * (choice_start[z + 1] - choice_start[z])
                    pick = int(u)
                    j = choice_start[z] + pick
                    j = j if u - pick < choice_accept[j] else choice_other[j]
                    x = choice_first[j]
                    rival = choice_second[j]
                    if rival >= 0 and values[t + 1, rival, to] > values[t + 1, x, to]:
                        x = rival
                states[i], levels[i] = x, to
                label = labels[x]
                if label >= 0 and first[i, label] < 0:
                    first[i, label] = t + 1
            count = going
