"""Beta beliefs with the standard library alone, and which of two rates is the greater.

`scipy.special` has these quantiles as well; its import takes longer than everything a command has to do for a
handful of them.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

_TINY: Final = 1e-300
_TURNS: Final = 100_000
_WIDE: Final = 18.0
"""Standard deviations of the log-odds to which the comparison looks, and steps in the narrower one of them."""
_STEPS: Final = 40
_MOST: Final = 400_000


def cdf(x: float, a: float, b: float) -> float:
    """Return the mass of Beta(a, b) below ``x``: the continued fraction of the incomplete beta function.

    NIST Digital Library of Mathematical Functions, 8.17.22, by Lentz's method as changed by Thompson and Barnett.

    Raises
    ------
    ValueError
        For an ``a`` or ``b`` that is not positive and finite.
    """
    _check(a, b)
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - cdf(1.0 - x, b, a)
    front = math.exp(_log_density(x, a, b) + math.log(x) + math.log1p(-x)) / a
    c, d = 1.0, 1.0 / _away(1.0 - (a + b) * x / (a + 1.0))
    found = d
    for m in range(1, _TURNS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0)),
        ):
            d = 1.0 / _away(1.0 + term * d)
            c = _away(1.0 + term / c)
            found *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return min(1.0, front * found)


def quantile(q: float, a: float, b: float) -> float:
    """Return the rate below which Beta(a, b) has mass ``q``: Newton's steps, and halves where one leads astray.

    Raises
    ------
    ValueError
        For a ``q`` outside 0..1, or an ``a`` or ``b`` that is not positive and finite.
    """
    _check(a, b)
    if not 0.0 <= q <= 1.0:
        raise ValueError(f"quantile {q}")
    if q in {0.0, 1.0}:
        return q
    # In log-odds: the slope there is bounded, whatever a and b.
    low, high, t = -700.0, 700.0, math.log(a / b)
    for _ in range(200):
        x = 1.0 / (1.0 + math.exp(-t))
        off = cdf(x, a, b) - q
        low, high = (t, high) if off < 0 else (low, t)
        slope = math.exp(_log_density(x, a, b) + math.log(x) - math.log1p(math.exp(t))) if 0 < x < 1 else 0.0
        after = t - off / slope if slope > _TINY else math.inf
        if not low < after < high:
            after = (low + high) / 2.0
        if abs(after - t) <= 1e-14 * max(1.0, abs(after)):
            break
        t = after
    return 1.0 / (1.0 + math.exp(-t))


def above(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the chance that the rate of the first Beta is greater than that of the second, both independent.

    The trapezoid rule over the log-odds, where both densities are smooth and fall off exponentially; the sum below
    each point is corrected by the first term of Euler and Maclaurin.

    Raises
    ------
    ValueError
        For a parameter that is not positive and finite.
    """
    for one in (a, b):
        _check(*one)
    middles = [math.log(one[0] / one[1]) for one in (a, b)]
    widths = [math.sqrt(1.0 / one[0] + 1.0 / one[1]) for one in (a, b)]
    low = min(middle - _WIDE * width for middle, width in zip(middles, widths, strict=True))
    high = max(middle + _WIDE * width for middle, width in zip(middles, widths, strict=True))
    points = min(_MOST, math.ceil((high - low) / min(widths) * _STEPS) + 1)
    t = np.linspace(low, high, points)
    step = (high - low) / (points - 1)
    rate = 1.0 / (1.0 + np.exp(-t))
    densities = []
    for alpha, beta in (a, b):
        logs = -alpha * np.logaddexp(0.0, -t) - beta * np.logaddexp(0.0, t)
        density = np.exp(logs - logs.max())
        densities.append(density / (density.sum() * step))
    f, g = densities
    below = (np.cumsum(g) - g / 2.0) * step - step * step / 12.0 * g * (b[0] - (b[0] + b[1]) * rate)
    return float(np.clip(np.sum(f * below) * step, 0.0, 1.0))


def _log_density(x: float, a: float, b: float) -> float:
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return scale + (a - 1.0) * math.log(x) + (b - 1.0) * math.log1p(-x)


def _away(value: float) -> float:
    """Keep a denominator off zero."""
    return value if abs(value) > _TINY else _TINY


def _check(a: float, b: float) -> None:
    if not (0 < a < math.inf and 0 < b < math.inf):
        raise ValueError(f"Beta({a}, {b})")
