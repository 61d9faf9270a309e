"""Quantiles of a Beta distribution in plain Python: for four of them a command does not load SciPy.

The regularised incomplete beta function by its continued fraction (DLMF 8.17.22, by the modified Lentz method),
and its inverse by Newton's method within a bracket. `ashore.engine.conjugate` has the same for arrays, by SciPy.
"""

from __future__ import annotations

import math
from typing import Final

_TINY: Final = 1e-300
_PRECISE: Final = 1e-16
_STEPS: Final = 100_000


def cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b).

    Raises
    ------
    ValueError
        For an ``a`` or ``b`` that is not positive and finite.
    """
    if not (0 < a < math.inf and 0 < b < math.inf):
        raise ValueError(f"Beta({a}, {b})")
    if not 0 < x < 1:
        return 0.0 if x <= 0 else 1.0
    front = math.exp(_log_front(x, a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1.0 - front * _fraction(1 - x, b, a) / b


def quantile(q: float, a: float, b: float) -> float:
    """Return the x below which Beta(a, b) has mass ``q``.

    Raises
    ------
    ValueError
        For a ``q`` outside 0..1, or an ``a`` or ``b`` that is not positive and finite.
    """
    if not (0 <= q <= 1 and 0 < a < math.inf and 0 < b < math.inf):
        raise ValueError(f"quantile {q} of Beta({a}, {b})")
    if q in {0.0, 1.0}:
        return q
    low, high = 0.0, 1.0
    x = _guess(q, a, b)
    for _ in range(200):
        off = cdf(x, a, b) - q
        low, high = (low, x) if off > 0 else (x, high)
        density = math.exp(_log_front(x, a, b)) / (x * (1 - x))
        step = x - off / density if density > 0 else math.nan
        if not low < step < high:
            # Halve on a logarithmic scale: quantiles of a small a are tiny.
            step = math.sqrt(low * high) if low > 0 else high * 1e-3 if high > 1e-3 else high / 2
            step = (low + high) / 2 if not low < step < high else step
        if abs(step - x) <= 1e-15 * x or high - low <= 1e-15 * high:
            return step
        x = step
    return x


def _guess(q: float, a: float, b: float) -> float:
    """Return where to begin: by the first term of the series at 0, if that is small, else the mean."""
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    near = math.exp(min((math.log(q * a) + log_beta) / a, 0.0))
    return near if 0 < near < min(0.1, a / (a + b) / 4) else a / (a + b)


def _log_front(x: float, a: float, b: float) -> float:
    """Return the logarithm of x^a (1 - x)^b / B(a, b)."""
    return a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of I_x(a, b) without its front, for x below (a + 1) / (a + b + 2)."""
    c, d = 1.0, 1.0 / _away(1.0 - (a + b) * x / (a + 1.0))
    found = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1.0 / _away(1.0 + term * d)
            c = _away(1.0 + term / c)
            found *= d * c
        if abs(d * c - 1.0) < _PRECISE * 4:
            break
    return found


def _away(value: float) -> float:
    """Return a value that one can divide by."""
    return value if abs(value) > _TINY else _TINY
