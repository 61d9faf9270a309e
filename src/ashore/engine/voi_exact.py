"""The value of information where it has a closed form: discrete states, and normal net benefit."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


def expected_max_normal(mean: ArrayLike, sd: ArrayLike, other: ArrayLike = 0.0) -> Floats:
    """Return ``E max(N(mean, sd), other)``; arrays broadcast, ``sd`` may be zero."""
    m, s, o = (np.asarray(part, dtype=np.float64) for part in (mean, sd, other))
    if (s < 0).any():
        raise ValueError("a standard deviation is negative")
    return np.asarray(np.maximum(m, o) + normal_loss(np.abs(m - o), s), dtype=np.float64)


def normal_loss(gap: ArrayLike, sd: ArrayLike) -> Floats:
    """Return ``E max(0, N(-gap, sd))`` for a gap that is not negative: ``sd (phi(z) - z Phi(-z))``, z = gap / sd.

    What it is worth to learn a normal difference of two options that are ``gap`` apart on average, and by how much
    the greater of two noisy means overstates the greater mean.
    """
    g, s = np.broadcast_arrays(np.asarray(gap, dtype=np.float64), np.asarray(sd, dtype=np.float64))
    # Beyond 40 standard deviations nothing is left, and quotient or square would overflow.
    z = np.divide(g, s, out=np.full(g.shape, 40.0), where=g < 40 * s)
    return np.asarray(s * np.maximum(np.exp(-z * z / 2) / math.sqrt(2 * math.pi) - z * special.ndtr(-z), 0))


def evpi_normal(mean: float, sd: float, other: float = 0.0) -> float:
    """Return what it is worth to know a normal net benefit before choosing between it and a sure ``other``."""
    if sd < 0:
        raise ValueError("a standard deviation is negative")
    return float(normal_loss(abs(mean - other), sd))


def preposterior_sd(sd: float, noise_sd: float, n: float) -> float:
    """Return how much n observations may move the mean: ``sd^2 / sqrt(sd^2 + noise_sd^2 / n)``, a deviation."""
    if sd < 0 or noise_sd < 0 or n < 0:
        raise ValueError("a standard deviation or n is negative")
    if n == 0 or sd == 0:
        return 0.0
    return sd**2 / math.sqrt(sd**2 + noise_sd**2 / n)


def evsi_normal(
    mean: float, sd: float, noise_sd: float, n: float, other: float = 0.0, *, slope: float = 1.0
) -> float:
    """Return what n observations of a parameter are worth, where net benefit is linear in it.

    Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), 5.

    Parameters
    ----------
    mean
        Of the net benefit of the uncertain option.
    sd
        Of the parameter before the data.
    noise_sd
        Of one observation of it.
    other
        Net benefit of the sure option.
    slope
        Net benefit for one unit of the parameter.
    """
    return evpi_normal(mean, abs(slope) * preposterior_sd(sd, noise_sd, n), other)


def evpi_discrete(prior: ArrayLike, payoff: ArrayLike) -> float:
    """Return what it is worth to know the state: ``sum_s p_s max_d u_sd - max_d sum_s p_s u_sd``.

    Parameters
    ----------
    prior
        Shape (S,).
    payoff
        Shape (S, D): a row for each state, a column for each decision.
    """
    p, u = _problem(prior, payoff)
    return max(float(p @ u.max(axis=1)) - float((p @ u).max()), 0.0)


def evsi_discrete(prior: ArrayLike, likelihood: ArrayLike, payoff: ArrayLike) -> float:
    """Return what a result is worth before it is seen, at no cost.

    Parameters
    ----------
    likelihood
        Shape (S, X): chances of every result in each state; rows sum to one.
    payoff
        Shape (S, D).
    """
    p, u = _problem(prior, payoff)
    joint = p[:, None] * _likelihood(likelihood, len(p))
    return max(float((joint.T @ u).max(axis=1).sum()) - float((p @ u).max()), 0.0)


def best_by_result(prior: ArrayLike, likelihood: ArrayLike, payoff: ArrayLike) -> Ints:
    """Return the best decision after every result, shape (X,); the first of a tie."""
    p, u = _problem(prior, payoff)
    joint = p[:, None] * _likelihood(likelihood, len(p))
    return np.asarray((joint.T @ u).argmax(axis=1), dtype=np.int64)


def preposterior(prior: ArrayLike, likelihood: ArrayLike) -> tuple[Floats, Floats]:
    """Return the chance of every result, shape (X,), and the belief after it, (X, S); NaN after the impossible."""
    p = np.asarray(prior, dtype=np.float64)
    joint = (p[:, None] * _likelihood(likelihood, len(p))).T
    chance = joint.sum(axis=1)
    after = np.divide(joint, chance[:, None], out=np.full(joint.shape, np.nan), where=chance[:, None] > 0)
    return chance, after


def _problem(prior: ArrayLike, payoff: ArrayLike) -> tuple[Floats, Floats]:
    p, u = np.asarray(prior, dtype=np.float64), np.asarray(payoff, dtype=np.float64)
    if p.ndim != 1 or u.ndim != 2 or len(u) != len(p) or not np.isfinite(u).all():
        raise ValueError("the prior is (S,), the payoff (S, D) and finite")
    if (p < 0).any() or abs(float(p.sum()) - 1) > 1e-9:
        raise ValueError("the prior is negative or does not sum to one")
    return p, u


def _likelihood(likelihood: ArrayLike, states: int) -> Floats:
    table = np.asarray(likelihood, dtype=np.float64)
    if table.ndim != 2 or len(table) != states or (table < 0).any():
        raise ValueError("the likelihood is (S, X), with no negative chance")
    if not np.allclose(table.sum(axis=1), 1, rtol=0, atol=1e-9):
        raise ValueError("a row of the likelihood does not sum to one")
    return table
