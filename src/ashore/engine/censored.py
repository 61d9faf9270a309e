"""A rate of which some trials are not over yet: the exact posterior, and the Beta with its mean and variance.

A trial succeeds with chance p, and a success would have shown by now with chance g: one that has not shown
anything has the likelihood ``1 - p g = (1 - p) + p (1 - g)``. The product over open trials is a polynomial in p
and 1 - p with positive coefficients, so the posterior of a Beta is a mixture of Betas, one for each number of the
open trials that will still succeed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mixture:
    """A mixture of Betas: component k has weight ``weights[k]`` and is Beta(a + k, b + m - k).

    Attributes
    ----------
    weights
        Shape (m + 1,), summing to one.
    """

    a: float
    b: float
    weights: Floats

    @property
    def mean(self) -> float:
        """The expected rate."""
        return math.fsum(self.weights * (self.a + np.arange(len(self.weights)))) / self._total

    @property
    def variance(self) -> float:
        """The variance of the rate."""
        first = self.a + np.arange(len(self.weights))
        second = math.fsum(self.weights * first * (first + 1.0)) / (self._total * (self._total + 1.0))
        return second - self.mean**2

    @property
    def _total(self) -> float:
        return self.a + self.b + len(self.weights) - 1


def posterior(a: float, b: float, open_: Iterable[tuple[float, int]]) -> Mixture:
    """Return the posterior of a rate that is Beta(a, b) by what is over.

    Parameters
    ----------
    open_
        Pairs of the chance g that a success would have shown by now, and how many trials are as old.

    Raises
    ------
    ValueError
        For an ``a`` or ``b`` that is not positive and finite, a chance outside 0..1, or a negative count.
    """
    if not (0 < a < math.inf and 0 < b < math.inf):
        raise ValueError(f"Beta({a}, {b})")
    weights = np.ones(1)
    for shown, count in sorted(open_):
        if not 0 <= shown <= 1 or count < 0:
            raise ValueError(f"{count} trials with {shown}")
        # (1 - p) + p q, up to a factor, is a trial that is "still to succeed" with chance q / (1 + q).
        weights = np.convolve(weights, _binomial(count, (1.0 - shown) / (2.0 - shown)))
    m = len(weights) - 1
    k = np.arange(m, dtype=np.float64)
    # log B(a + k + 1, b + m - k - 1) - log B(a + k, b + m - k)
    steps = np.log(a + k) - np.log(b + m - k - 1.0)
    with np.errstate(divide="ignore"):
        logs = np.log(weights) + np.concatenate([[0.0], np.cumsum(steps)])
    scaled = np.exp(logs - logs.max())
    return Mixture(a, b, scaled / math.fsum(scaled))


def matched(mixture: Mixture) -> tuple[float, float]:
    """Return the parameters of the Beta with the mean and the variance of a mixture."""
    mean, variance = mixture.mean, mixture.variance
    worth = mean * (1.0 - mean) / variance - 1.0
    return mean * worth, (1.0 - mean) * worth


def _binomial(n: int, q: float) -> Floats:
    """Return the chances of 0..n successes in n trials with chance q."""
    if q in {0.0, 1.0} or n == 0:
        sure = np.zeros(n + 1)
        sure[n if q == 1.0 else 0] = 1.0
        return sure
    k = np.arange(n, dtype=np.float64)
    steps = np.log((n - k) / (k + 1.0)) + math.log(q) - math.log1p(-q)
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)
