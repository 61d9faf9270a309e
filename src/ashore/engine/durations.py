"""How long a search lasts, and how often people are without work."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Duration:
    """A geometric number of periods until an offer is accepted, counted from one.

    Attributes
    ----------
    hazard
        Chance a period; 0 makes all times infinite.
    """

    hazard: float

    @property
    def mean(self) -> float:
        """Mean number of periods."""
        return 1 / self.hazard if self.hazard > 0 else math.inf

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return math.sqrt(1 - self.hazard) / self.hazard if self.hazard > 0 else math.inf

    def pmf(self, n: int) -> Floats:
        """Return the chances of exactly 1..n periods; shape (n,)."""
        return np.asarray(self.hazard * (1 - self.hazard) ** np.arange(n), dtype=np.float64)

    def survival(self, n: int) -> Floats:
        """Return the chances of more than 0..n periods; shape (n + 1,)."""
        return np.asarray((1 - self.hazard) ** np.arange(n + 1), dtype=np.float64)

    def quantile(self, q: float) -> float:
        """Return the fewest periods in which a share ``q`` is done."""
        if not 0 <= q < 1:
            raise ValueError("0 <= q < 1 is needed")
        if self.hazard >= 1:
            return 1.0
        if self.hazard <= 0:
            return math.inf
        return float(max(1, math.ceil(math.log1p(-q) / math.log1p(-self.hazard) - 1e-12)))


def accepted_share(wages: ArrayLike, probs: ArrayLike, reservation: float) -> float:
    """Return the chance that an offer is accepted; a wage that equals the reservation wage to rounding is."""
    wages_, probs_ = np.asarray(wages, dtype=np.float64), np.asarray(probs, dtype=np.float64)
    return float(probs_[_accepted(wages_, reservation)].sum())


def accepted_mean(wages: ArrayLike, probs: ArrayLike, reservation: float) -> float:
    """Return the mean of the wages that are accepted; NaN where none is."""
    wages_, probs_ = np.asarray(wages, dtype=np.float64), np.asarray(probs, dtype=np.float64)
    taken = _accepted(wages_, reservation)
    share = float(probs_[taken].sum())
    return float(probs_[taken] @ wages_[taken]) / share if share > 0 else math.nan


def _accepted(wages: Floats, reservation: float) -> NDArray[np.bool_]:
    if math.isinf(reservation):
        return np.full(wages.shape, reservation < 0)
    return np.asarray(wages >= reservation - 1e-12 * max(1.0, abs(reservation)))


def stopping_time(wages: ArrayLike, probs: ArrayLike, reservation: float, *, arrival: float = 1.0) -> Duration:
    """Return the distribution of the number of periods until an offer is at or above the reservation wage."""
    return Duration(arrival * accepted_share(wages, probs, reservation))


def hazards(wages: ArrayLike, probs: ArrayLike, reservations: ArrayLike, *, arrival: float = 1.0) -> Floats:
    """Return the chance of leaving in each period under a path of reservation wages; shape (T,)."""
    path = np.asarray(reservations, dtype=np.float64).tolist()
    return np.array([arrival * accepted_share(wages, probs, x) for x in path])


def exit_pmf(hazard: ArrayLike) -> Floats:
    """Return the chances of leaving in period 1..T, and last of staying beyond; shape (T + 1,)."""
    rates = np.asarray(hazard, dtype=np.float64)
    stay = np.cumprod(np.append(1.0, 1 - rates))
    return np.append(stay[:-1] * rates, stay[-1])


def idle_share(hazard: float, layoff: float) -> float:
    """Return the share of time without a job in the long run, ``layoff / (layoff + hazard)``; NaN of nothing.

    Ljungqvist and Sargent, Recursive Macroeconomic Theory, the lake model.
    """
    return layoff / (layoff + hazard) if layoff + hazard > 0 else math.nan
