"""Compiled kernels over factored models: backward, under a given policy, and forward.

``nodes`` holds chance states and, after them, choice nodes, (n_x + n_z, n_c): one index space, as in ``succ``, so
that no inner loop asks which of the two it reads. Inner loops run over the stock, which lies together in memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import kernel

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Indices = NDArray[np.int32]
Bytes = NDArray[np.uint8]


@kernel
def choose(
    low: int, high: int, n_x: int, start: Longs, first: Indices, second: Indices, prob: Floats, nodes: Floats
) -> None:
    """Value choice nodes ``low`` to ``high - 1`` by the better of their two states."""
    n_c = nodes.shape[1]
    for z in range(low, high):
        row = nodes[n_x + z]
        row[:] = 0.0
        for i in range(start[z], start[z + 1]):
            p = prob[i]
            a = nodes[first[i]]
            if second[i] < 0:
                for c in range(n_c):
                    row[c] += p * a[c]
            else:
                b = nodes[second[i]]
                for c in range(n_c):
                    row[c] += p * max(a[c], b[c])


@kernel
def follow(
    low: int,
    high: int,
    n_x: int,
    start: Longs,
    first: Indices,
    second: Indices,
    prob: Floats,
    nodes: Floats,
    judge: Floats,
) -> None:
    """Value choice nodes by the state that the values ``judge`` (n_x, n_c) would enter."""
    n_c = nodes.shape[1]
    for z in range(low, high):
        row = nodes[n_x + z]
        row[:] = 0.0
        for i in range(start[z], start[z + 1]):
            p = prob[i]
            a = nodes[first[i]]
            if second[i] < 0:
                for c in range(n_c):
                    row[c] += p * a[c]
            else:
                b = nodes[second[i]]
                for_a, for_b = judge[first[i]], judge[second[i]]
                for c in range(n_c):
                    one, other = a[c], b[c]  # read both: a read that depends does not become a vector
                    row[c] += p * (one if for_a[c] >= for_b[c] else other)


@kernel
def pair_values(
    k: int,
    reward: float,
    whole: int,
    part: float,
    succ_start: Longs,
    succ: Indices,
    prob: Floats,
    discount: float,
    ruined: float,
    nodes: Floats,
    expected: Floats,
    out: Floats,
) -> None:
    """Write the value of pair ``k`` at each stock level to ``out``; ``expected`` is room to work in."""
    n_c = out.shape[0]
    i = succ_start[k]
    end = succ_start[k + 1]
    # Four rows at a time: the sum is read and written once for four products.
    if end - i >= 4:
        a, b, c, d = nodes[succ[i]], nodes[succ[i + 1]], nodes[succ[i + 2]], nodes[succ[i + 3]]
        p, q, r, s = prob[i], prob[i + 1], prob[i + 2], prob[i + 3]
        for j in range(n_c):
            expected[j] = p * a[j] + q * b[j] + r * c[j] + s * d[j]
        i += 4
    else:
        a = nodes[succ[i]]
        p = prob[i]
        for j in range(n_c):
            expected[j] = p * a[j]
        i += 1
    while end - i >= 4:
        a, b, c, d = nodes[succ[i]], nodes[succ[i + 1]], nodes[succ[i + 2]], nodes[succ[i + 3]]
        p, q, r, s = prob[i], prob[i + 1], prob[i + 2], prob[i + 3]
        for j in range(n_c):
            expected[j] += p * a[j] + q * b[j] + r * c[j] + s * d[j]
        i += 4
    if end - i >= 2:
        a, b = nodes[succ[i]], nodes[succ[i + 1]]
        p, q = prob[i], prob[i + 1]
        for j in range(n_c):
            expected[j] += p * a[j] + q * b[j]
        i += 2
    if i < end:
        a = nodes[succ[i]]
        p = prob[i]
        for j in range(n_c):
            expected[j] += p * a[j]
    lowest = min(max(-whole, 0), n_c)  # the first level that is not ruined
    top = min(max(n_c - 1 - whole, lowest), n_c)  # the first level that stops at the top of the grid
    below, above = discount * (1.0 - part), discount * part
    worth = reward + discount * ruined
    for j in range(lowest):
        out[j] = worth
    if top > lowest:
        # Slices, so that no index could be negative: a loop that has to ask does not become a vector.
        shifted, into = expected[lowest + whole : top + whole + 1], out[lowest:top]
        if part == 0.0:
            for j in range(into.shape[0]):
                into[j] = reward + discount * shifted[j]
        else:
            for j in range(into.shape[0]):
                into[j] = reward + (below * shifted[j] + above * shifted[j + 1])
    worth = reward + discount * expected[n_c - 1]
    for j in range(top, n_c):
        out[j] = worth


@kernel
def improve(
    low: int,
    high: int,
    pair_start: Longs,
    reward: Floats,
    whole: Longs,
    part: Floats,
    succ_start: Longs,
    succ: Indices,
    prob: Floats,
    ruin: Indices,
    discount: float,
    nodes: Floats,
    following: Floats,
    values: Floats,
    policy: Bytes,
) -> None:
    """Do one step back for states ``low`` to ``high - 1``: each takes its best pair."""
    n_c = nodes.shape[1]
    expected, out, best = np.empty(n_c), np.empty(n_c), np.empty(n_c)
    taken = np.empty(n_c)  # as a float it lies in the same vector as the value it belongs to
    for x in range(low, high):
        ruined = nodes[ruin[x], 0]
        k = pair_start[x]
        pair_values(
            k, reward[k], whole[k], part[k], succ_start, succ, prob, discount, ruined, nodes, expected, best
        )
        taken[:] = 0.0
        for k in range(pair_start[x] + 1, pair_start[x + 1]):
            pair_values(
                k, reward[k], whole[k], part[k], succ_start, succ, prob, discount, ruined, nodes, expected, out
            )
            local = float(k - pair_start[x])
            for c in range(n_c):
                better = out[c] > best[c]
                best[c] = out[c] if better else best[c]
                taken[c] = local if better else taken[c]
        for c in range(n_c):
            following[x, c] = best[c]
            values[x, c] = best[c]
            policy[x, c] = np.uint8(np.int32(taken[c]))


@kernel
def keep(
    low: int,
    high: int,
    pair_start: Longs,
    reward: Floats,
    whole: Longs,
    part: Floats,
    succ_start: Longs,
    succ: Indices,
    prob: Floats,
    ruin: Indices,
    discount: float,
    nodes: Floats,
    following: Floats,
    values: Floats,
    policy: Bytes,
) -> None:
    """Do one step back for states ``low`` to ``high - 1`` under the policy that is given."""
    n_c = nodes.shape[1]
    expected, out = np.empty(n_c), np.empty(n_c)
    used = np.zeros(256, dtype=np.bool_)
    for x in range(low, high):
        ruined = nodes[ruin[x], 0]
        used[:] = False
        for c in range(n_c):
            used[policy[x, c]] = True
        for k in range(pair_start[x], pair_start[x + 1]):
            local = k - pair_start[x]
            if not used[local]:
                continue
            pair_values(
                k, reward[k], whole[k], part[k], succ_start, succ, prob, discount, ruined, nodes, expected, out
            )
            for c in range(n_c):
                if policy[x, c] == local:
                    following[x, c] = out[c]
                    values[x, c] = out[c]


@kernel
def push(
    pair_start: Longs,
    whole: Longs,
    part: Floats,
    succ_start: Longs,
    succ: Indices,
    prob: Floats,
    ruin: Indices,
    policy: Bytes,
    mass: Floats,
    onward: Floats,
    at_nodes: Floats,
) -> None:
    """Do one step forward: ``mass`` (n_x, n_c) is added to states ``onward`` and choice nodes ``at_nodes``.

    The mass under one action of a state moves as one row, and only where there is some.
    """
    n_x, n_c = mass.shape
    row = np.zeros(n_c)
    for x in range(n_x):
        first, last = n_c, -1
        for c in range(n_c):
            if mass[x, c] > 0.0:
                first = min(first, c)
                last = c
        if last < 0:
            continue
        for k in range(pair_start[x], pair_start[x + 1]):
            local = k - pair_start[x]
            low, high = n_c, -1
            for c in range(first, last + 1):
                m = mass[x, c]
                if m == 0.0 or policy[x, c] != local:
                    continue
                to = c + whole[k]
                if to < 0:
                    into = onward[ruin[x]] if ruin[x] < n_x else at_nodes[ruin[x] - n_x]
                    into[0] += m
                    continue
                under, over = min(to, n_c - 1), min(to + 1, n_c - 1)
                row[under] += m * (1.0 - part[k])
                row[over] += m * part[k]
                low, high = min(low, under), max(high, over)
            if high < 0:
                continue
            for i in range(succ_start[k], succ_start[k + 1]):
                y, p = succ[i], prob[i]
                into = onward[y] if y < n_x else at_nodes[y - n_x]
                for c in range(low, high + 1):
                    into[c] += p * row[c]
            for c in range(low, high + 1):
                row[c] = 0.0


@kernel
def settle(
    start: Longs, first: Indices, second: Indices, prob: Floats, judge: Floats, at_nodes: Floats, onward: Floats
) -> None:
    """Move the mass at choice nodes on to the states that the values ``judge`` (n_x, n_c) would enter."""
    n_z, n_c = at_nodes.shape
    for z in range(n_z):
        for c in range(n_c):
            m = at_nodes[z, c]
            if m == 0.0:
                continue
            for i in range(start[z], start[z + 1]):
                f, s = first[i], second[i]
                if s < 0 or judge[f, c] >= judge[s, c]:
                    onward[f, c] += m * prob[i]
                else:
                    onward[s, c] += m * prob[i]
