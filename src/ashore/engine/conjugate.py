"""Beliefs that stay in their family when evidence comes: Beta and binomial, Gamma and Poisson, Dirichlet, normal.

Everything is closed form and broadcasts over arrays of parameters.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats: TypeAlias = NDArray[np.float64]


def betabinom_pmf(n: int, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the chances of 0..n successes in n trials whose common rate is Beta(a, b).

    Neighbours stand in the ratio ``(n-k)(a+k) / ((k+1)(b+n-k-1))``. Summing the logarithms of these ratios and
    normalising keeps a relative error of a few units in the last place where the chances are large; differences of
    log-gammas of large arguments lose four digits.

    Parameters
    ----------
    a, b
        Arrays that broadcast against each other, positive.

    Returns
    -------
    NDArray
        Shape ``(*broadcast, n + 1)``; the last axis sums to one.

    Raises
    ------
    ValueError
        For a negative ``n``, or an ``a`` or ``b`` that is not positive and finite.
    """
    if n < 0:
        raise ValueError(f"{n} trials")
    a_, b_ = _shapes(a, b)
    k = np.arange(n, dtype=np.float64)
    steps = np.log((n - k) * (a_[..., None] + k)) - np.log((k + 1) * (b_[..., None] + n - k - 1))
    logs = np.concatenate([np.zeros((*a_.shape, 1)), np.cumsum(steps, axis=-1)], axis=-1)
    weights = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True), dtype=np.float64)


def beta_update(a: ArrayLike, b: ArrayLike, successes: ArrayLike, failures: ArrayLike) -> tuple[Floats, Floats]:
    """Return the Beta parameters after counting successes and failures."""
    a_, b_ = _shapes(a, b)
    s, f = np.asarray(successes, dtype=np.float64), np.asarray(failures, dtype=np.float64)
    if (s < 0).any() or (f < 0).any():
        raise ValueError("a count is negative")
    return a_ + s, b_ + f


def beta_mean(a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the mean ``a / (a + b)``."""
    a_, b_ = _shapes(a, b)
    return np.asarray(a_ / (a_ + b_), dtype=np.float64)


def beta_sd(a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the standard deviation."""
    a_, b_ = _shapes(a, b)
    return np.asarray(np.sqrt(a_ * b_ / (a_ + b_ + 1)) / (a_ + b_), dtype=np.float64)


def beta_quantile(q: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the rate below which Beta(a, b) has mass ``q``."""
    a_, b_ = _shapes(a, b)
    q_ = np.asarray(q, dtype=np.float64)
    if not ((q_ >= 0) & (q_ <= 1)).all():
        raise ValueError("a quantile lies outside 0..1")
    return np.asarray(special.betaincinv(a_, b_, q_), dtype=np.float64)


def beta_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the mass of Beta(a, b) below ``x``."""
    a_, b_ = _shapes(a, b)
    return np.asarray(special.betainc(a_, b_, np.asarray(x, dtype=np.float64)), dtype=np.float64)


def no_success(n: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the chance that n trials bring no success: ``B(a, b + n) / B(a, b)``; ``n`` need not be whole."""
    a_, b_ = _shapes(a, b)
    n_ = np.asarray(n, dtype=np.float64)
    if (n_ < 0).any():
        raise ValueError("a number of trials is negative")
    return np.asarray(np.exp(special.betaln(a_, b_ + n_) - special.betaln(a_, b_)), dtype=np.float64)


def success_hazard(n: int, a: float, b: float) -> Floats:
    """Return the chance of success at trial 1..n given that all before failed: ``a / (a + b + k)``; shape (n,)."""
    a_, b_ = _shapes(a, b)
    return np.asarray(a_ / (a_ + b_ + np.arange(n)), dtype=np.float64)


def gamma_update(
    shape: ArrayLike, rate: ArrayLike, events: ArrayLike, exposure: ArrayLike
) -> tuple[Floats, Floats]:
    """Return the Gamma parameters of an intensity after ``events`` in ``exposure`` units of time."""
    shape_, rate_ = _shapes(shape, rate)
    k, t = np.asarray(events, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    if (k < 0).any() or (t < 0).any():
        raise ValueError("a count or an exposure is negative")
    return shape_ + k, rate_ + t


def gamma_survival(time: ArrayLike, shape: ArrayLike, rate: ArrayLike) -> Floats:
    """Return the chance of no event up to ``time`` when the intensity is Gamma(shape, rate): Lomax's law."""
    shape_, rate_ = _shapes(shape, rate)
    return np.asarray(np.exp(-shape_ * np.log1p(np.asarray(time) / rate_)), dtype=np.float64)


def gamma_hazard(n: int, shape: float, rate: float) -> Floats:
    """Return the chance of an event in period 1..n (length one) given none before; shape (n,), falling."""
    shape_, rate_ = _shapes(shape, rate)
    return np.asarray(-np.expm1(-shape_ * np.log1p(1 / (rate_ + np.arange(n)))), dtype=np.float64)


def gamma_count_pmf(n: int, shape: float, rate: float, exposure: float) -> Floats:
    """Return the chances of 0..n events in ``exposure``: negative binomial; shape (n + 1,)."""
    shape_, rate_ = _shapes(shape, rate)
    if exposure <= 0:
        raise ValueError("the exposure is not positive")
    k = np.arange(n + 1, dtype=np.float64)
    logs = special.gammaln(shape_ + k) - special.gammaln(shape_) - special.gammaln(k + 1)
    logs += -shape_ * np.log1p(exposure / rate_) - k * np.log1p(rate_ / exposure)
    return np.asarray(np.exp(logs), dtype=np.float64)


def dirichlet_update(counts: ArrayLike, seen: ArrayLike) -> Floats:
    """Return the Dirichlet parameters after counting what was seen of every kind; shape (K,)."""
    counts_, seen_ = np.asarray(counts, dtype=np.float64), np.asarray(seen, dtype=np.float64)
    if (counts_ <= 0).any() or (seen_ < 0).any():
        raise ValueError("a parameter is not positive, or a count is negative")
    return counts_ + seen_


def normal_update(mean: float, sd: float, seen_mean: float, noise_sd: float, n: int) -> tuple[float, float]:
    """Return mean and standard deviation after n observations with noise of known standard deviation."""
    if sd <= 0 or noise_sd <= 0 or n < 0:
        raise ValueError("a standard deviation is not positive, or n is negative")
    before, data = 1 / sd**2, n / noise_sd**2
    return (before * mean + data * seen_mean) / (before + data), (before + data) ** -0.5


def _shapes(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    a_, b_ = np.broadcast_arrays(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
    if not (np.isfinite(a_) & np.isfinite(b_) & (a_ > 0) & (b_ > 0)).all():
        raise ValueError("a parameter of the belief is not positive and finite")
    return a_, b_
