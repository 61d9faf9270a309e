"""The chance that a stock runs out before the first success, and the ruin of a gambler.

A stock that pays for ``months`` whole periods is gone when the next one starts. A success may come in every period
after ``delay``; ruin means that none came in time.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ashore.engine.conjugate import no_success

Floats: TypeAlias = NDArray[np.float64]


def runway(stock: float, outflow: float, inflow: float = 0.0) -> float:
    """Return for how many whole periods the stock pays ``outflow - inflow``; infinite where nothing drains it.

    A stock that is exactly used up has paid: 9 periods of 1 last out of 9. A hair is allowed for rounding, so that
    0.3 pays 0.1 three times.
    """
    if stock < 0:
        return 0.0
    drain = outflow - inflow
    if drain <= 0:
        return math.inf
    periods = stock / drain
    return float(math.floor(periods * (1 + 1e-12)))


def p_ruin(months: ArrayLike, p: ArrayLike, *, delay: ArrayLike = 0) -> Floats:
    """Return ``(1 - p) ** (months - delay)``: no success in the periods that count.

    Arrays broadcast. One where the delay is at least the runway.

    Raises
    ------
    ValueError
        Where ``p`` is no chance, or a time is negative.
    """
    trials = _trials(months, delay)
    p_ = np.asarray(p, dtype=np.float64)
    if not ((p_ >= 0) & (p_ <= 1)).all():
        raise ValueError("a chance lies outside 0..1")
    return np.asarray((1 - p_) ** trials, dtype=np.float64)


def p_ruin_beta(months: ArrayLike, a: ArrayLike, b: ArrayLike, *, delay: ArrayLike = 0) -> Floats:
    """Return the same chance where p is not known but Beta(a, b): ``B(a, b + n) / B(a, b)``.

    It is at least that of the mean rate: somebody who does not know p may have a small one.
    """
    return no_success(_trials(months, delay), a, b)


def months_for(p: float, ruin: float, *, delay: int = 0) -> float:
    """Return the fewest whole periods of runway that keep the chance of ruin at or below ``ruin``."""
    if not (0 <= p <= 1 and 0 < ruin <= 1):
        raise ValueError("a chance lies outside 0..1")
    if ruin == 1:
        return 0.0
    if p == 0:
        return math.inf
    if p == 1:
        return delay + 1.0
    least = math.ceil(math.log(ruin) / math.log1p(-p) - 1e-12)
    return float(delay + least)


def gambler_ruin(p: float, start: int, target: int | None = None) -> float:
    """Return the chance to reach 0 before ``target`` from ``start``, one up with p and one down otherwise.

    Without a target: the chance ever to reach 0. Feller, Introduction to Probability I, XIV.2. Written with expm1,
    so that nothing cancels near p = 1/2 and nothing overflows far from it.
    """
    if not 0 <= p <= 1 or start < 0 or (target is not None and target < start):
        raise ValueError("0 <= p <= 1 and 0 <= start <= target are needed")
    if start == 0:
        return 1.0
    if target is not None and start == target:
        return 0.0
    if p in {0.0, 1.0}:
        return 1.0 - p
    odds = math.log1p(-p) - math.log(p)
    if target is None:
        return math.exp(min(odds * start, 0.0))
    if p == 0.5 or odds == 0.0:
        return 1 - start / target
    if odds > 0:
        return math.expm1(odds * (start - target)) / math.expm1(-odds * target)
    return math.exp(odds * start) * math.expm1(odds * (target - start)) / math.expm1(odds * target)


def gambler_duration(p: float, start: int, target: int) -> float:
    """Return the mean number of steps until 0 or ``target`` is reached. Feller I, XIV.3."""
    ruin = gambler_ruin(p, start, target)
    if abs(2 * p - 1) < 1e-8:
        # The general form divides two vanishing numbers here, and the limit is as close: about 1e-8 of the answer.
        return float(start * (target - start))
    return (target * (1 - ruin) - start) / (2 * p - 1)


def walk_ruin(start: int, steps: ArrayLike, probs: ArrayLike, horizon: int, target: int | None = None) -> Floats:
    """Return the chance that a walk with whole steps has fallen below zero by time 1..horizon; shape (horizon,).

    Exact convolution over the levels a walk can reach. ``target`` and above end the walk without ruin.
    """
    moves, weights = np.asarray(steps, dtype=np.int64), np.asarray(probs, dtype=np.float64)
    if moves.shape != weights.shape or (weights < 0).any() or abs(weights.sum() - 1) > 1e-9:
        raise ValueError("steps need chances that sum to one")
    if start < 0 or horizon < 0 or (target is not None and target <= start):
        raise ValueError("0 <= start < target and a horizon are needed")
    ceiling = start + max(int(moves.max()), 0) * horizon + 1 if target is None else target
    level = np.zeros(ceiling)
    level[start] = 1
    ruined = np.zeros(horizon)
    lost = 0.0
    for t in range(horizon):
        after = np.zeros(ceiling)
        for move, weight in zip(moves.tolist(), weights.tolist(), strict=True):
            if move < 0:
                down = min(-move, ceiling)
                lost += weight * float(level[:down].sum())
                after[: ceiling - down] += weight * level[down:]
            else:
                up = min(move, ceiling)
                after[up:] += weight * level[: ceiling - up]
        level = after
        ruined[t] = lost
    return ruined


def _trials(months: ArrayLike, delay: ArrayLike) -> Floats:
    months_, delay_ = np.asarray(months, dtype=np.float64), np.asarray(delay, dtype=np.float64)
    if (months_ < 0).any() or (delay_ < 0).any():
        raise ValueError("a time is negative")
    return np.maximum(months_ - delay_, 0)
