"""The worth of trying: Gittins indices of Bernoulli and of Markov arms, and the best play of two arms for a while.

The index of an arm is the sure reward a period at which one is indifferent between the arm and the sure thing,
with geometric discounting and the freedom to retire to the sure thing at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special

Floats: TypeAlias = NDArray[np.float64]

MAX_PULLS = 200_000


@dataclass(frozen=True, slots=True)
class Index:
    """An index between two bounds that truncating the tree of counts leaves.

    Attributes
    ----------
    value
        The middle.
    low, high
        Indices if, after ``pulls`` more pulls, nothing more is learnt, or the rate is told.
    """

    value: float
    low: float
    high: float
    pulls: int


def gittins_index(a: float, b: float, discount: float, *, tolerance: float = 1e-7) -> float:
    """Return the Gittins index of an arm that pays one with an unknown chance, Beta(a, b)."""
    return gittins_bounds(a, b, discount, tolerance=tolerance).value


def gittins_bounds(a: float, b: float, discount: float, *, tolerance: float = 1e-7) -> Index:
    """Return the index with its bounds, which are at most ``tolerance`` apart.

    Calibration (Gittins, Glazebrook and Weber, Multi-armed Bandit Allocation Indices, 2nd ed., 8.4): the root of
    the advantage of one pull over retiring at once. The tree of counts is cut after N pulls, once with the mean as
    the continuing reward (a lower bound of the value), once with the rate revealed (an upper bound); N is doubled
    until the two roots agree. Work is O(N^2) a trial rate.

    Raises
    ------
    ValueError
        Where the belief is not positive, the discount is not in [0, 1), or no cut of ``MAX_PULLS`` is deep enough.
    """
    if not (a > 0 and b > 0 and 0 <= discount < 1 and tolerance > 0):
        raise ValueError("a, b > 0, 0 <= discount < 1 and tolerance > 0 are needed")
    mean = a / (a + b)
    if discount == 0:
        return Index(mean, mean, mean, 1)
    pulls = 32
    while pulls <= MAX_PULLS:
        low = _root(a, b, discount, pulls, mean, 1.0, told=False)
        high = _root(a, b, discount, pulls, low, 1.0, told=True)
        if high - low <= tolerance:
            return Index((low + high) / 2, low, high, pulls)
        pulls *= 2
    raise ValueError(f"{MAX_PULLS} pulls are not deep enough for a tolerance of {tolerance}")


def _root(a: float, b: float, discount: float, pulls: int, low: float, high: float, *, told: bool) -> float:
    def advantage(rate: float) -> float:
        return pull_advantage(a, b, discount, rate, pulls, told=told)

    low = max(low - 1e-12, 0.0)
    if advantage(low) <= 0:
        return low
    return float(optimize.brentq(advantage, low, high, xtol=1e-13, rtol=1e-14))


def pull_advantage(a: float, b: float, discount: float, rate: float, pulls: int, *, told: bool = False) -> float:
    """Return what one pull now and best play after it are worth beyond retiring to ``rate`` now.

    Values are in reward a period, that is times ``1 - discount``. After ``pulls`` pulls the choice is final: the
    arm for ever at its mean, or with ``told`` the better of its true rate and ``rate``.
    """
    total = a + b
    wins = np.arange(pulls + 1)
    alpha, beta = a + wins, b + pulls - wins
    mean = alpha / (total + pulls)
    if told:
        # E max(p, rate) by the incomplete Beta function of p and of p weighted with itself.
        value = rate * special.betainc(alpha, beta, rate) + mean * special.betaincc(alpha + 1, beta, rate)
        value = np.maximum(value, rate)
    else:
        value = np.maximum(mean, rate)
    gain = np.maximum(value - rate, 0)
    for depth in range(pulls - 1, -1, -1):
        mean = (a + wins[: depth + 1]) / (total + depth)
        ahead = mean * gain[1 : depth + 2] + (1 - mean) * gain[: depth + 1]
        gain = (1 - discount) * (mean - rate) + discount * ahead
        if depth:
            np.maximum(gain, 0, out=gain)
    return float(gain[0])


def gittins_markov(transition: ArrayLike, reward: ArrayLike, discount: float) -> Floats:
    """Return the Gittins index of every state of a Markov arm; shape (S,).

    Varaiya, Walrand and Buyukkoc (1985): the state of largest reward has its reward as index; the k-th largest
    index is the greatest ratio, over the other states as start, of discounted reward to discounted time until a
    state outside the k-1 best is reached. Exact, S linear systems.

    Parameters
    ----------
    transition
        Shape (S, S), rows sum to one.
    reward
        Shape (S,).
    """
    chain, pay = np.asarray(transition, dtype=np.float64), np.asarray(reward, dtype=np.float64)
    size = pay.size
    if chain.shape != (size, size) or (chain < 0).any() or not np.allclose(chain.sum(axis=1), 1, atol=1e-9):
        raise ValueError("the rows of a transition matrix are chances that sum to one")
    if not 0 <= discount < 1:
        raise ValueError("0 <= discount < 1 is needed")
    index = np.full(size, np.nan)
    kept = np.zeros(size, dtype=bool)
    for _ in range(size):
        inside = np.where(kept[None, :], chain, 0.0)
        # Reward and time from a first step anywhere, going on while inside the set of better states.
        going = np.linalg.solve(np.eye(size) - discount * inside, np.column_stack([pay, np.ones(size)]))
        ratio = np.where(kept, -np.inf, going[:, 0] / going[:, 1])
        best = int(np.argmax(ratio))
        index[best] = ratio[best]
        kept[best] = True
    return index


def two_armed_value(
    first: tuple[float, float], second: tuple[float, float], horizon: int, *, discount: float = 1.0
) -> float:
    """Return the expected sum of rewards of the best play of two Bernoulli arms with independent Beta beliefs.

    Backward induction over wins and losses of both arms; O(horizon^4 / 24) states, so a horizon near 100 at most.
    """
    if min(*first, *second) <= 0 or horizon < 0:
        raise ValueError("beliefs are positive and a horizon is not negative")
    after = np.zeros((horizon + 2, horizon + 2, horizon + 2))
    count = np.arange(horizon + 1, dtype=np.float64)
    wins, losses, other = count[:, None, None], count[None, :, None], count[None, None, :]
    for t in range(horizon - 1, -1, -1):
        n = t + 1
        w, f, v = wins[:n], losses[:, :n], other[:, :, :n]
        # The fourth count is what is left of t; entries where it would be negative are never reached.
        g = np.maximum(t - w - f - v, 0)
        p = (first[0] + w) / (sum(first) + w + f)
        q = (second[0] + v) / (sum(second) + v + g)
        stay = after[:n, :n, :n]
        one = p + discount * (p * after[1 : n + 1, :n, :n] + (1 - p) * after[:n, 1 : n + 1, :n])
        two = q + discount * (q * after[:n, :n, 1 : n + 1] + (1 - q) * stay)
        now = np.zeros_like(after)
        now[:n, :n, :n] = np.maximum(one, two)
        after = now
    return float(after[0, 0, 0])
