"""Which of two Beta rates is the greater."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

_WIDE: Final = 18.0
"""Standard deviations of the log-odds to which the comparison looks, and steps in the narrower one of them."""
_STEPS: Final = 40
_MOST: Final = 400_000


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
        if not all(0 < shape < math.inf for shape in one):
            raise ValueError(f"Beta{one}")
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
