"""How good what was said about chances proved to be: what was expected before, and what then happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from ashore.engine.conjugate import betabinom_pmf
from ashore.plans.rates import RateBelief

LEAST: Final = 5
"""Trials below which nothing can be said about a forecast."""
MASS: Final = 0.9


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast, scored.

    Attributes
    ----------
    name, role
        Whether it was about interviews or offers, and of which role family.
    trials, happened
        The person's own, and how many of them came to something.
    chance
        What was said before the first of them.
    expected
        How many were to be expected.
    low, high
        Counts between which it was to lie nine times of ten, by the forecast.
    """

    name: str
    role: str
    trials: int
    happened: int
    chance: float
    expected: float
    low: int
    high: int

    @property
    def inside(self) -> bool:
        """Whether what happened lies where it was to be nine times of ten."""
        return self.low <= self.happened <= self.high


def forecast(belief: RateBelief) -> Forecast | None:
    """Score the belief as it was before the person's own outcomes; None where there are too few of them.

    The count was then beta-binomially distributed: its mean, and the 5% and 95% quantiles.
    """
    if belief.role is None or belief.trials < LEAST:
        return None
    before = [step for step in belief.steps if step.kind != "outcome"]
    a, b = sum(step.a for step in before), sum(step.b for step in before)
    sums = np.cumsum(np.asarray(betabinom_pmf(belief.trials, a, b), dtype=np.float64))
    tail = (1 - MASS) / 2
    return Forecast(
        belief.name,
        belief.role,
        belief.trials,
        belief.successes,
        a / (a + b),
        belief.trials * a / (a + b),
        int(np.searchsorted(sums, tail)),
        min(int(np.searchsorted(sums, 1 - tail)), belief.trials),
    )
