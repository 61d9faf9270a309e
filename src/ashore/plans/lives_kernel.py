"""The months of lives in plain loops: compiled where numba is there, and where it is not slow but the same."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import compiled, kernel
from ashore.plans.career import ACTS

STAY, GIVE_UP, STUDY_BESIDE, APPLY, REFERRAL, PROJECT, TRANSFER, RESIGN, STUDY_FULL, BRIDGE, _ = range(len(ACTS))

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Indices = NDArray[np.int32]
Months = NDArray[np.int16]
Flags = NDArray[np.bool_]

DRAWS = 8
"""Draws that a month may need; each has a place of its own in the life's sequence."""
BLOCK = 1024
"""Lives that go through a month together: while one waits for memory, others go on."""

if compiled():
    from ashore.engine.kernels_lives import uniform

    fast = kernel
else:
    _MASK = (1 << 64) - 1

    def uniform(key: np.uint64, place: np.uint64) -> float:
        """Return draw number ``place`` of a sequence, in [0, 1): splitmix64 in whole numbers."""
        z = (int(key) + (int(place) + 1) * 0x9E3779B97F4A7C15) & _MASK
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return float((z ^ (z >> 31)) >> 11) * 2.0**-53

    def fast(function: Any) -> Any:
        """Leave a function as it is."""
        return function


@fast
def mixed(seed: np.uint64, life: np.uint64) -> np.uint64:
    """Return the key of a life's own sequence."""
    return np.uint64(uniform(seed, life) * 2.0**53) * np.uint64(2048) + life


@fast
def binomial(n: int, p: float, none: float, u: float) -> int:
    """Return successes of n trials by inversion; ``none`` is the chance of no success, and ``u`` the draw."""
    if u < none:
        return 0
    chance, k = none, 0
    ratio = p / max(1.0 - p, 1e-300)
    while u >= chance and k < n:
        u -= chance
        chance *= ratio * (n - k) / (k + 1)
        k += 1
    return k


@fast
def neighbour(grid: Floats, rate: float, u: float) -> int:
    """Return one of the two places of a grid that a rate lies between, the nearer one more often."""
    if rate <= grid[0]:
        return 0
    for place in range(1, len(grid)):
        if rate < grid[place]:
            share = (rate - grid[place - 1]) / (grid[place] - grid[place - 1])
            return place if u < share else place - 1
    return len(grid) - 1


@fast
def level_of(stock: float, levels: int, key: np.uint64, spot: np.uint64) -> int:
    """Return the level of cash for a stock between two: the nearer one more often, so that the mean is kept."""
    if stock >= levels - 1:
        return levels - 1
    stock = max(stock, 0.0)
    level = int(stock + 1e-9)
    share = stock - level - 1e-9
    return level + 1 if share > 0.0 and uniform(key, spot) < share else level


@fast
def live_all(  # noqa: PLR0915 - one month is one piece
    pair_start: Longs,
    pairs: Floats,
    where: Indices,
    succ_start: Longs,
    succ: Longs,
    prob: Floats,
    ruin: Longs,
    rescue: Floats,
    rescued: Longs,
    got: Flags,
    ruined: Flags,
    terminal: Floats,
    batch: Floats,
    referral: float,
    learn: Floats,
    bases: Longs,
    waits: Longs,
    place: Longs,
    counts: Longs,
    frozen: Flags,
    sizes: Longs,
    chances: Floats,
    grid: Floats,
    most: Longs,
    policy: NDArray[np.uint8],
    values: Floats,
    interview: Floats,
    offer: Floats,
    seed: np.uint64,
    settings: Floats,
    start: int,
    start_level: int,
    offer_month: Months,
    ruin_month: Months,
    worth: Floats,
    cash_paths: Floats,
) -> None:
    """Play every life; the results are written in place. The arguments are those of `ashore.plans.lives`."""
    horizon, _, n_c = policy.shape
    points, rungs, modes, lowest, unit = sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]
    top, most_s, most_o, pays = sizes[5], sizes[6], sizes[7], sizes[8]
    none, bridge, job = sizes[9], sizes[10], sizes[11]
    counted_points, levels_known = sizes[12], sizes[13]
    searching, kept, seeking, transferred = bases[0], bases[1], bases[2], bases[3]
    discount, step, savings, faithful = settings[0], settings[1], settings[2], settings[3] > 0
    families = interview.shape[0]
    lives, recorded = offer_month.shape[0], cash_paths.shape[0]
    sizes_sent = most.shape[1]
    silent = np.empty((families, BLOCK, sizes_sent))
    xs, levels = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int64)
    purse, keys = np.empty(BLOCK), np.empty(BLOCK, np.uint64)
    searchers, others = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int64)
    for begin in range(0, lives, BLOCK):
        count = min(BLOCK, lives - begin)
        for i in range(count):
            xs[i], levels[i], purse[i] = start, start_level, savings
            keys[i] = mixed(np.uint64(seed), np.uint64(begin + i))
            for f in range(families):
                log_q = math.log1p(-min(interview[f, begin + i], 1.0 - 1e-12))
                for b in range(sizes_sent):
                    silent[f, i, b] = math.exp(b * unit * log_q)
        weight = 1.0
        looking, settled = count, 0
        for i in range(count):
            searchers[i] = i
        for t in range(horizon):
            spot = np.uint64(t * DRAWS)
            for i in range(min(count, recorded - begin)):
                cash_paths[begin + i, t] = purse[i]
            # Those who do not search any more, and never will again: nothing is decided, so they go by themselves.
            for a in range(settled):
                i = others[a]
                life, key, x = begin + i, keys[i], xs[i]
                j = pair_start[x]
                flow = pairs[j, 1]
                worth[life] += weight * pairs[j, 0]
                if ruined[x]:
                    levels[i] = 0
                else:
                    cash = purse[i] + flow * step
                    purse[i] = cash
                    stock = levels[i] + flow if faithful else start_level + (cash - savings) / step
                    if stock < -1e-9 if faithful else cash < -1e-6:
                        found = uniform(key, spot + np.uint64(1)) < rescue[x]
                        xs[i], levels[i] = rescued[x] if found else ruin[x], 0
                        if ruin_month[life] < 0:
                            ruin_month[life] = t + 1
                        continue
                    levels[i] = level_of(stock, n_c, key, spot)
                u = uniform(key, spot + np.uint64(1))
                last = succ_start[j + 1] - 1
                j = succ_start[j]
                while j < last and u >= prob[j]:
                    u -= prob[j]
                    j += 1
                xs[i] = succ[j]
            still = 0
            for a in range(looking):
                i = searchers[a]
                life, key = begin + i, keys[i]
                x, level, cash = xs[i], levels[i], purse[i]
                done = pairs[pair_start[x] + policy[t, x, level]]
                flow = done[1]
                worth[life] += weight * done[0]
                # Cash first: whoever runs out of it hears no more news this month.
                cash += flow * step
                purse[i] = cash
                stock = level + flow if faithful else start_level + (cash - savings) / step
                if stock < -1e-9 if faithful else cash < -1e-6:
                    found = uniform(key, spot + np.uint64(1)) < rescue[x]
                    xs[i], levels[i] = rescued[x] if found else ruin[x], 0
                    if ruin_month[life] < 0:
                        ruin_month[life] = t + 1
                    others[settled] = i
                    settled += 1
                    continue
                level = level_of(stock, n_c, key, spot)
                u = uniform(key, spot + np.uint64(1))
                act = int(done[2])
                family, mode, rung, point = where[x, 0], where[x, 1], where[x, 2], where[x, 3]
                to_offer = False
                if act in (APPLY, REFERRAL):
                    chosen = int(done[3])
                    if chosen != family:
                        family, point = chosen, 0
                    pace = referral if act == REFERRAL else batch[mode, lowest + rung]
                    sent = int(pace)
                    sent += 1 if uniform(key, spot + np.uint64(7)) < pace - sent else 0
                    k = binomial(sent * unit, interview[family, life], silent[family, i, sent], u)
                    counted = min(k, most[family, sent])
                    if faithful:
                        k = counted
                    j = 0
                    if k > 0:
                        nothing = 1.0
                        for _ in range(k):
                            nothing *= 1.0 - offer[family, life]
                        j = binomial(k, offer[family, life], nothing, uniform(key, spot + np.uint64(2)))
                    if point >= counted_points or sent == 0:
                        pass
                    elif frozen[point]:
                        if j == 0:
                            first = neighbour(
                                grid[family, 0], interview[family, life], uniform(key, spot + np.uint64(5))
                            )
                            second = neighbour(
                                grid[family, 1], offer[family, life], uniform(key, spot + np.uint64(6))
                            )
                            point = counted_points + first * levels_known + second
                    else:
                        s = min(counts[point, 1] + counted, most_s)
                        o = min(counts[point, 2] + min(j, 2), s, most_o)
                        point = place[min(counts[point, 0] + sent, top), s, o]
                    if j > 0:
                        to_offer = True
                        if faithful:
                            j = min(j, 2)
                        drawn = uniform(key, spot + np.uint64(3))
                        if j > 1:
                            drawn = drawn ** (1.0 / j)
                        taken = waits[family, mode] + min(int(drawn * pays), pays - 1)
                        declined = ((family * modes + mode) * rungs + rung) * points + point
                        x = taken if values[t + 1, taken, level] >= values[t + 1, declined, level] else declined
                elif act in (STUDY_BESIDE, STUDY_FULL):
                    if u < learn[mode, lowest + rung, 0]:
                        rung += 1
                elif act == PROJECT:
                    if u < learn[mode, lowest + rung, 1]:
                        rung += 1
                elif act == RESIGN:
                    mode = none
                elif act == BRIDGE:
                    if u < chances[modes + 1]:
                        mode = bridge
                elif act == GIVE_UP:
                    to_offer = True
                    x = seeking if mode in (none, bridge) else kept
                elif act == TRANSFER:
                    mode = job
                    if u < chances[modes]:
                        to_offer = True
                        x = transferred
                if not to_offer:
                    if act != RESIGN and uniform(key, spot + np.uint64(4)) < chances[mode]:
                        mode = none
                    x = ((family * modes + mode) * rungs + rung) * points + point
                xs[i], levels[i] = x, level
                if x < searching:
                    searchers[still] = i
                    still += 1
                else:
                    others[settled] = i
                    settled += 1
                    if got[x]:
                        offer_month[life] = t + 1
            looking = still
            weight *= discount
        for i in range(count):
            if begin + i < recorded:
                cash_paths[begin + i, horizon] = purse[i]
            worth[begin + i] += weight * terminal[xs[i]]
