"""Continuous distributions of wages: the reservation wage from their surplus, and points that keep their mean."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Floats: TypeAlias = NDArray[np.float64]


def reservation_from_surplus(
    surplus: Callable[[float], float], benefit: float, kappa: float, *, upper: float
) -> float:
    """Return the root of ``x = benefit + kappa surplus(x)`` for a continuous distribution.

    Parameters
    ----------
    surplus
        ``x -> E (w - x)+``, for example ``lognormal_surplus``.
    kappa
        ``beta arrival / (1 - beta (1 - layoff))`` in periods; ``arrival rate / (interest + separation rate)`` in
        continuous time.
    upper
        A wage above the answer; it is doubled until it is.
    """
    if kappa < 0:
        raise ValueError("kappa is not negative")
    top = max(upper, benefit + 1.0)
    for _ in range(200):
        if top - benefit - kappa * surplus(top) >= 0:
            return float(
                optimize.brentq(lambda x: x - benefit - kappa * surplus(x), benefit, top, xtol=1e-13, rtol=1e-14)
            )
        top = benefit + 2 * (top - benefit)
    raise ValueError("no wage is above the answer: is the mean of the offers finite?")


def lognormal_surplus(mu: float, sigma: float) -> Callable[[float], float]:
    """Return ``x -> E (w - x)+`` for log w normal, by Black's formula."""

    def surplus(x: float) -> float:
        mean = math.exp(mu + sigma**2 / 2)
        if x <= 0:
            return mean - x
        d = (mu - math.log(x)) / sigma
        return mean * float(special.ndtr(d + sigma)) - x * float(special.ndtr(d))

    return surplus


def uniform_surplus(low: float, high: float) -> Callable[[float], float]:
    """Return ``x -> E (w - x)+`` for w uniform."""

    def surplus(x: float) -> float:
        return (low + high) / 2 - x if x <= low else max(high - x, 0.0) ** 2 / (2 * (high - low))

    return surplus


def lognormal_points(mu: float, sigma: float, n: int) -> tuple[Floats, Floats]:
    """Return n points of equal chance for a lognormal: the mean of each n-th part, so that the mean is kept.

    Returns
    -------
    tuple
        Points ascending and their chances, each of shape (n,).
    """
    if n < 1 or sigma < 0:
        raise ValueError("at least one point and no negative spread")
    mean = math.exp(mu + sigma**2 / 2)
    if sigma == 0:
        return np.full(n, mean), np.full(n, 1 / n)
    edges = special.ndtri(np.arange(n + 1) / n)
    # Above the middle, differences of upper tails: those of lower tails cancel.
    lower, upper = special.ndtr(edges - sigma), special.ndtr(sigma - edges)
    mass = np.where(edges[:-1] > sigma, upper[:-1] - upper[1:], lower[1:] - lower[:-1])
    return np.asarray(mean * n * mass, dtype=np.float64), np.full(n, 1 / n)
