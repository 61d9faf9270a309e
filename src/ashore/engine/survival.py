"""How long until something happens, of some of which it has not happened yet: Kaplan-Meier and Aalen-Johansen."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Who still waits after each time, and by what the waiting of the others has ended.

    Attributes
    ----------
    times
        Shape (n,), ascending: every time at which something happened or somebody was last seen.
    waiting, low, high
        Shape (n,): share that still waits just after each time, with pointwise bounds.
    ended
        Shape (K, n): share whose waiting has ended by each time, by cause; with ``waiting`` it sums to one.
    """

    times: Floats
    waiting: Floats
    low: Floats
    high: Floats
    ended: Floats


def curve(times: ArrayLike, counts: ArrayLike, causes: ArrayLike, kinds: int, mass: float = 0.9) -> Curve:
    """Return the curve of waiting.

    The share that waits is the product-limit estimate (Kaplan and Meier, J. Am. Stat. Assoc. 53, 1958, 457-481)
    with Greenwood's variance on the scale of log(-log S), both of `scipy.stats.ecdf`. The share that has ended by
    cause k is the sum of S(t-) d_k / n over the times (Aalen and Johansen, Scand. J. Statist. 5, 1978, 141-150):
    what another cause has ended is not censored, since it cannot end by this one any more.

    Parameters
    ----------
    times, counts
        Shape (m,): how long, and how many have waited so long.
    causes
        Shape (m,): what has ended the waiting, 0 to ``kinds`` - 1; -1 where it had not when last seen.
    mass
        Of the pointwise interval.

    Raises
    ------
    ValueError
        Where there is nothing, or a time or a count is negative.
    """
    t, n, k = (np.asarray(values) for values in (times, counts, causes))
    if not n.sum() or (t < 0).any() or (n < 0).any():
        raise ValueError("nothing waits, or a time or a count is negative")
    from scipy import stats

    each, cause = np.repeat(t, n).astype(np.float64), np.repeat(k, n)
    survival = stats.ecdf(stats.CensoredData(uncensored=each[cause >= 0], right=each[cause < 0])).sf
    with warnings.catch_warnings():
        # Before the first answer and after the last one the interval has no formula: `_bounds` fills it in.
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = survival.confidence_interval(mass, method="log-log")
    at, waiting = survival.quantiles, survival.probabilities
    low, high = _bounds(waiting, interval.low.probabilities, interval.high.probabilities)
    place = np.searchsorted(at, each)
    events = np.zeros((kinds, len(at)))
    np.add.at(events, (cause[cause >= 0], place[cause >= 0]), 1.0)
    left = np.bincount(place, minlength=len(at)).astype(np.float64)
    risk = np.cumsum(left[::-1])[::-1]
    ended = np.cumsum(np.append(1.0, waiting[:-1]) * events / risk, axis=1)
    return Curve(at, waiting, low, high, ended)


def _bounds(waiting: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the interval; where it has no formula, all still wait (no width) or none does (as wide as before)."""
    low, high = low.copy(), high.copy()
    none = waiting <= 0.0
    low[np.isnan(low) & none] = 0.0
    held = np.maximum.accumulate(np.where(np.isnan(high), -1.0, np.arange(len(high))))
    fill = np.array([high[int(place)] if place >= 0 else 1.0 for place in held])
    high = np.where(np.isnan(high) & none, fill, high)
    return np.where(np.isnan(low), waiting, low), np.where(np.isnan(high), waiting, high)


def at(found: Curve, time: float) -> int:
    """Return the place of the last of the curve's times up to ``time``; -1 before the first."""
    return int(np.searchsorted(found.times, time, side="right")) - 1
