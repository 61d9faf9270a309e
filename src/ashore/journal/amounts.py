"""Whether forecasts of how many, and of how much, proved right as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from ashore.journal.calibration import SIZE, Test, Verdict, test_of, verdict
from ashore.journal.reliability import bounds, stretched, sum_chances
from ashore.journal.scores import Floats, Skill, count_chances, pinball, pit, ranked, skill

FACTOR: Final = 2.0
"""The error in a rate that a test of counts should see."""
LEVELS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Of the quantiles of a forecast of money."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Forecasts of how many, judged.

    Attributes
    ----------
    ranked, log
        Mean ranked probability score and log score; ``began_…`` of the rate that was believed at first.
    pit
        Where each count fell in its forecast.
    """

    count: int
    trials: int
    verdict: Verdict
    test: Test
    ranked: float
    log: float
    began_ranked: float
    began_log: float
    skill: Skill
    pit: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """Forecasts of money by quantiles, judged.

    Attributes
    ----------
    test
        Of how many lay above the middle one.
    pinball, base_pinball
        Mean loss, CNY; and of one who says that the money stays what it is.
    half, most
        How many lay between the quarter quantiles, and between the outer ones (nine of ten).
    """

    count: int
    verdict: Verdict
    test: Test
    pinball: float
    base_pinball: float
    half: int
    most: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of ``n`` came, with the belief about their rate and the one that was held at first, Beta(a, b).

    Attributes
    ----------
    waiting
        Trials of the forecast before whose answer was not known yet when this one was made.
    """

    n: int
    happened: int
    a: float
    b: float
    first_a: float
    first_b: float
    waiting: int = 0

    @property
    def spread(self) -> float:
        """The variance of the count."""
        mean = self.a / (self.a + self.b)
        return self.n * mean * (1 - mean) * (self.a + self.b + self.n) / (self.a + self.b + 1)

    @property
    def shared(self) -> float:
        """The covariance of the count with that of the trials that were waiting: they have one rate."""
        worth = self.a + self.b
        return self.waiting * self.n * self.a * self.b / (worth * worth * (worth + 1))


def judge_counts(found: Sequence[Counted], rng: np.random.Generator) -> Counts | None:
    """Judge forecasts of counts; None where there are none.

    The sum of all counts has the distribution that the forecasts fold to, as each was made with what was known
    then. What was still waiting then has the same rate: by its covariance the distribution is stretched. The
    error that a test should see is a rate half, or twice, of what was said, the belief being worth as much.
    """
    if not found:
        return None
    said = [count_chances(one.n, one.a, one.b) for one in found]
    first = [count_chances(one.n, one.first_a, one.first_b) for one in found]
    wrong = [reduce(np.convolve, [_off(one, factor) for one in found]) for factor in (1 / FACTOR, FACTOR)]
    total, spread = sum(one.happened for one in found), sum(one.spread for one in found)
    factor = (1 + 2 * sum(one.shared for one in found) / spread) ** 0.5
    right, *off = (stretched(chances, factor) for chances in (reduce(np.convolve, said), *wrong))
    test = test_of(right, total, off)
    scores = [ranked(chances, one.happened) for chances, one in zip(said, found, strict=True)]
    began = [ranked(chances, one.happened) for chances, one in zip(first, found, strict=True)]
    return Counts(
        len(found),
        sum(one.n for one in found),
        verdict(len(found), test),
        test,
        float(np.mean(scores)),
        _mean_log(said, found),
        float(np.mean(began)),
        _mean_log(first, found),
        skill(scores, began, rng),
        tuple(pit(chances, one.happened, rng) for chances, one in zip(said, found, strict=True)),
    )


def _off(one: Counted, factor: float) -> Floats:
    """Return the chances of a count where the rate is another by a factor, the belief being worth as much."""
    worth = one.a + one.b
    mean = min(factor * one.a / worth, 0.99)
    return count_chances(one.n, mean * worth, (1 - mean) * worth)


def _mean_log(said: Sequence[Floats], found: Sequence[Counted]) -> float:
    least = np.finfo(np.float64).tiny
    return float(np.mean([-np.log(max(c[one.happened], least)) for c, one in zip(said, found, strict=True)]))


def judge_amounts(quantiles: ArrayLike, happened: ArrayLike, cash: ArrayLike) -> Amounts | None:
    """Judge forecasts of money; None where there are none.

    Parameters
    ----------
    quantiles
        Shape (n, 5), at `LEVELS`, CNY.
    happened
        Shape (n,), CNY.
    cash
        Shape (n,): from what each started, CNY.
    """
    said, came = np.asarray(quantiles, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if not len(came):
        return None
    halves = np.full(len(came), 0.5)
    # What right forecasts call even chances would lie above the middle one time in four, or three in four.
    wrong = [sum_chances(np.full(len(came), chance)) for chance in (0.25, 0.75)]
    test = test_of(sum_chances(halves), int((came > said[:, 2]).sum()), wrong)
    half = int(((came >= said[:, 1]) & (came <= said[:, 3])).sum())
    most = int(((came >= said[:, 0]) & (came <= said[:, 4])).sum())
    low, _ = bounds(sum_chances(np.full(len(came), LEVELS[-1] - LEVELS[0])), SIZE)
    found = verdict(len(came), test, uneven=most < low)
    same = np.repeat(np.asarray(cash, dtype=np.float64)[:, None], len(LEVELS), axis=1)
    losses = [float(pinball(LEVELS, one, came).mean()) for one in (said, same)]
    return Amounts(len(came), found, test, losses[0], losses[1], half, most)
