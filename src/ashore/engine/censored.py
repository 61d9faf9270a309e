"""A rate of which some trials are not over yet: the exact posterior, and the Beta with its mean and variance.

A trial succeeds with chance p, and a success would have shown by now with chance g: one that has not shown
anything has the likelihood ``1 - p g = (1 - p) + p (1 - g)``. The product over open trials is a polynomial in p
and 1 - p with positive coefficients, so the posterior of a Beta is a mixture of Betas, one for each number of the
open trials that will still succeed.

Plain Python up to some hundred open trials: a command that counts a dozen does not load NumPy for that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

MANY: Final = 20_000
"""Products from which on NumPy convolves."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """A mixture of Betas: component k has weight ``weights[k]`` and is Beta(a + k, b + m - k).

    Attributes
    ----------
    weights
        Of the m + 1 components, summing to one.
    """

    a: float
    b: float
    weights: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The expected rate."""
        return math.fsum(weight * (self.a + k) for k, weight in enumerate(self.weights)) / self._total

    @property
    def variance(self) -> float:
        """The variance of the rate."""
        total = self._total
        second = math.fsum(weight * (self.a + k) * (self.a + k + 1.0) for k, weight in enumerate(self.weights)) / (
            total * (total + 1.0)
        )
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
    weights = [1.0]
    for shown, count in sorted(open_):
        if not 0 <= shown <= 1 or count < 0:
            raise ValueError(f"{count} trials with {shown}")
        # (1 - p) + p q, up to a factor, is a trial that is "still to succeed" with chance q / (1 + q).
        weights = _convolved(weights, _binomial(count, (1.0 - shown) / (2.0 - shown)))
    m = len(weights) - 1
    # log B(a + k + 1, b + m - k - 1) - log B(a + k, b + m - k), summed up
    betas = accumulate((math.log(a + k) - math.log(b + m - k - 1.0) for k in range(m)), initial=0.0)
    logs = [
        math.log(weight) + beta if weight > 0.0 else -math.inf for weight, beta in zip(weights, betas, strict=True)
    ]
    return Mixture(a, b, _normalised(logs))


def matched(mixture: Mixture) -> tuple[float, float]:
    """Return the parameters of the Beta with the mean and the variance of a mixture."""
    mean, variance = mixture.mean, mixture.variance
    worth = mean * (1.0 - mean) / variance - 1.0
    return mean * worth, (1.0 - mean) * worth


def _binomial(n: int, q: float) -> Sequence[float]:
    """Return the chances of 0..n successes in n trials with chance q, which is at most a half."""
    if n == 0 or q == 0.0:
        return [1.0, *([0.0] * n)]
    odds = math.log(q) - math.log1p(-q)
    steps = (math.log((n - k) / (k + 1.0)) + odds for k in range(n))
    return _normalised(list(accumulate(steps, initial=0.0)))


def _normalised(logs: Sequence[float]) -> tuple[float, ...]:
    """Return weights that sum to one, by their logarithms up to a common summand."""
    most = max(logs)
    scaled = [math.exp(one - most) for one in logs]
    total = math.fsum(scaled)
    return tuple(one / total for one in scaled)


def _convolved(first: Sequence[float], second: Sequence[float]) -> list[float]:
    if len(first) * len(second) > MANY:
        import numpy as np

        found: list[float] = np.convolve(first, second).tolist()
        return found
    made = [0.0] * (len(first) + len(second) - 1)
    for i, one in enumerate(first):
        if one:
            for j, other in enumerate(second):
                made[i + j] += one * other
    return made
