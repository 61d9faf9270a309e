"""Whether forecasts came true as often as they said: groups of them with their bands, and the parts of the score.

The band of a group is the range of shares that forecasts which are right would show: outcomes drawn from the
forecasts (Broecker and Smith, Weather and Forecasting 22, 2007, 651-661). Here the draw is carried to its limit:
the count of a group is Poisson-binomial, which is computed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ashore.journal.scores import Floats, brier

PER_BIN: Final = 8
"""Forecasts of a group, at least, where there is more than one."""
MOST_BINS: Final = 10
SURE: Final = 0.95
"""With which chance all groups together lie within their bands, where the forecasts are right."""
_FEW: Final = 48
"""Chances that are folded in one by one; more are split in two halves."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A group of forecasts that said about the same.

    Attributes
    ----------
    said, share
        Mean of what was said, and the share that came true.
    low, high
        The band of that share.
    """

    count: int
    happened: int
    said: float
    share: float
    low: float
    high: float

    @property
    def inside(self) -> bool:
        """Whether the share lies within its band."""
        return self.low <= self.share <= self.high


@dataclass(frozen=True, slots=True)
class Murphy:
    """The parts of a Brier score: ``reliability - resolution + uncertainty + within``.

    Murphy, J. Applied Meteorology 12, 1973, 595-600, for forecasts in groups; ``within`` is what is left where
    the forecasts of a group are not all the same (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23,
    2008, 752-757).
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float


def sum_chances(p: ArrayLike) -> Floats:
    """Return the chances that 0..n of n independent events with chances ``p`` happen; shape (n + 1,)."""
    chances = np.asarray(p, dtype=np.float64)
    if len(chances) > _FEW:
        half = len(chances) // 2
        return np.convolve(sum_chances(chances[:half]), sum_chances(chances[half:]))
    found = np.ones(1)
    for chance in chances:
        found = np.convolve(found, [1 - chance, chance])
    return found


def stretched(chances: Floats, factor: float) -> Floats:
    """Return the chances of a count that strays ``factor`` times as far from its mean, within what can be.

    What falls between two counts is shared out between them, so that the mean stays.
    """
    places = np.arange(len(chances))
    mean = float(places @ chances)
    moved = np.clip(mean + factor * (places - mean), 0, len(chances) - 1)
    below = np.floor(moved).astype(np.intp)
    part = moved - below
    found = np.zeros(len(chances) + 1)
    np.add.at(found, below, chances * (1 - part))
    np.add.at(found, below + 1, chances * part)
    return found[:-1]


def groups(p: Floats) -> tuple[NDArray[np.intp], ...]:
    """Return the places of each group, by rising chance: about equally many in each, equal chances together.

    One group for fewer than two times `PER_BIN` forecasts, at most `MOST_BINS`.
    """
    if not len(p):
        return ()
    order = np.argsort(p, kind="stable")
    wanted = min(MOST_BINS, max(1, len(p) // PER_BIN))
    cuts = []
    for part in range(1, wanted):
        cut = round(part * len(p) / wanted)
        while cut < len(p) and p[order[cut]] == p[order[cut - 1]]:
            cut += 1
        cuts.append(cut)
    return tuple(np.split(order, sorted({cut for cut in cuts if cut < len(p)})))


def bounds(chances: Floats, outside: float) -> tuple[int, int]:
    """Return the least and greatest count with at most ``outside / 2`` of the chance beyond on either side."""
    below = np.cumsum(chances)
    low = int(np.searchsorted(below, outside / 2, side="right"))
    above = np.cumsum(chances[::-1])
    high = len(chances) - 1 - int(np.searchsorted(above, outside / 2, side="right"))
    return min(low, len(chances) - 1), max(high, 0)


def bins(p: ArrayLike, happened: ArrayLike, sure: float = SURE) -> tuple[Bin, ...]:
    """Return the groups of a reliability diagram, each with its band.

    The groups are independent given the forecasts, so each band leaves ``1 - sure**(1/groups)`` outside (Sidak):
    where the forecasts are right all groups lie within their bands with a chance of ``sure`` or more.
    """
    said, came = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    found = groups(said)
    outside = 1 - sure ** (1 / max(len(found), 1))
    made = []
    for places in found:
        low, high = bounds(sum_chances(said[places]), outside)
        size, count = len(places), int(came[places].sum())
        made.append(Bin(size, count, float(said[places].mean()), count / size, low / size, high / size))
    return tuple(made)


def murphy(p: ArrayLike, happened: ArrayLike) -> Murphy:
    """Return the parts of the mean Brier score, by the groups of `bins`."""
    said, came = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    mean = float(came.mean())
    reliability = resolution = 0.0
    for places in groups(said):
        weight, share = len(places) / len(said), float(came[places].mean())
        reliability += weight * (float(said[places].mean()) - share) ** 2
        resolution += weight * (share - mean) ** 2
    uncertainty = mean * (1 - mean)
    total = float(brier(said, came).mean())
    return Murphy(reliability, resolution, uncertainty, total - (reliability - resolution + uncertainty))
