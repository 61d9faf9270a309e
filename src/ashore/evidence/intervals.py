"""Quantiles and shares with what their sample leaves open, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

Interval: TypeAlias = tuple[float, float]
"""Lower and upper end, at 90%."""

_Z: Final = 1.6448536269514722
"""Two-sided 90% of the normal distribution."""


def quantile(ordered: Sequence[float], q: float) -> float:
    """Return the ``q`` quantile of sorted values, by linear interpolation between order statistics.

    The definition is type 7 of Hyndman and Fan (1996), numpy's default: position ``(n - 1) q``.

    Raises
    ------
    ValueError
        Where there are no values, or ``q`` is not between 0 and 1.
    """
    if not ordered or not 0 <= q <= 1:
        raise ValueError(f"no {q} quantile of {len(ordered)} values")
    position = (len(ordered) - 1) * q
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def quantile_interval(ordered: Sequence[float], q: float) -> Interval:
    """Return the order statistics between which the population's quantile lies with 90% confidence.

    How many of ``n`` values fall below the true quantile is Binomial(n, q); its normal approximation gives the
    ranks, whatever the values are distributed like (Conover, Practical Nonparametric Statistics, 3.2). Near the
    ends of a small sample the ranks stop at the least or greatest value; the sample's own quantile is inside.
    """
    n = len(ordered)
    spread = _Z * math.sqrt(n * q * (1 - q))
    low = max(min(math.floor(n * q - spread), math.floor((n - 1) * q)), 0)
    high = min(math.ceil(n * q + spread), n - 1)
    return ordered[low], ordered[high]


def share_interval(count: int, total: int) -> Interval:
    """Return Wilson's 90% interval of a share; (0, 1) where nothing was counted.

    E. B. Wilson, JASA 22 (1927), 209-212.
    """
    if not total:
        return 0.0, 1.0
    share, z2 = count / total, _Z * _Z
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
