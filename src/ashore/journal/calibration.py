"""Whether forecasts proved right as a whole: exact tests, what these could have seen, and a verdict.

A forecaster who is right expects ``sum(p)`` of the forecasts to come true; how far what happened lies from that is
judged by the exact distribution of the sum. Forecasts made one after the other, each with what was known then, are
judged alike: the differences from what was said are uncorrelated (Dawid, JRSS A 147, 1984, 278-292).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from ashore.journal.reliability import Bin, Murphy, bins, bounds, murphy, stretched, sum_chances
from ashore.journal.scores import (
    Floats,
    Skill,
    brier,
    count_chances,
    left_out_share,
    log_score,
    pinball,
    pit,
    ranked,
    skill,
)

Verdict = Literal["too_few", "calibrated", "too_high", "too_low", "unsure"]

LEAST: Final = 10
"""Forecasts below which nothing is judged."""
SIZE: Final = 0.05
"""How often forecasts that are right are called too high or too low, at most."""
SHIFT: Final = 0.15
"""The error in a chance that a test should see: 15 points."""
FACTOR: Final = 2.0
"""The error in a rate that a test of counts should see."""
SEEN: Final = 0.5
"""Forecasts pass as right where an error would have been seen more often than not; else it stays open."""
LEVELS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Of the quantiles of a forecast of money."""


@dataclass(frozen=True, slots=True)
class Test:
    """The test of a sum.

    Attributes
    ----------
    happened, expected
        What came, and what right forecasts expect.
    low, high
        Where it lies 95 times of 100 or more, where the forecasts are right.
    tail
        The chance of a sum at least so far out, on both sides.
    power
        How often an error of the stated size would be seen, on the side on which that is harder.
    """

    happened: int
    expected: float
    low: int
    high: int
    tail: float
    power: float

    @property
    def direction(self) -> Literal["too_high", "too_low"] | None:
        """Which way the forecasts are off; None where that cannot be said."""
        if self.low <= self.happened <= self.high:
            return None
        return "too_high" if self.happened < self.low else "too_low"


@dataclass(frozen=True, slots=True)
class Chances:
    """Forecasts of something that happens or does not, judged.

    Attributes
    ----------
    brier, log
        Mean scores of the forecasts.
    base_brier, base_log
        The same for the share of all others that came true.
    began_brier, began_log
        The same for the rate that was believed before anything had happened; NaN where none is known.
    skill
        Brier skill against the share of all others.
    z
        Spiegelhalter's statistic, standard normal where the forecasts are right.
    uneven
        Whether right as a whole and off in parts: a group outside its band, or ``|z|`` beyond 2.58.
    """

    count: int
    verdict: Verdict
    test: Test
    brier: float
    log: float
    base_brier: float
    base_log: float
    began_brier: float
    began_log: float
    skill: Skill
    murphy: Murphy
    bins: tuple[Bin, ...]
    z: float
    uneven: bool


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


def test_of(chances: Floats, happened: int, wrong: Sequence[Floats]) -> Test:
    """Return the exact test of a sum.

    Parameters
    ----------
    chances
        Of every sum, where the forecasts are right.
    wrong
        The same where they are off by the stated error, each way.
    """
    low, high = bounds(chances, SIZE)
    below, above = float(chances[: happened + 1].sum()), float(chances[happened:].sum())
    power = min((float(other[:low].sum() + other[high + 1 :].sum()) for other in wrong), default=0.0)
    expected = float(np.arange(len(chances)) @ chances)
    return Test(happened, expected, low, high, min(1.0, 2 * min(below, above)), power)


def verdict(count: int, test: Test, *, uneven: bool = False) -> Verdict:
    """Return what can be said of so many forecasts."""
    if count < LEAST:
        return "too_few"
    if test.direction is not None:
        return test.direction
    return "unsure" if uneven or test.power < SEEN else "calibrated"


def spiegelhalter(p: ArrayLike, happened: ArrayLike) -> float:
    """Return ``z = sum((y-p)(1-2p)) / sqrt(sum((1-2p)^2 p(1-p)))`` (Spiegelhalter, Statistics in Medicine 5, 1986,
    421-433); 0 where every chance is a half, or certain.
    """  # noqa: D205 - the formula does not fit on one line
    said, came = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    spread = float(np.sum((1 - 2 * said) ** 2 * said * (1 - said)))
    return float(np.sum((came - said) * (1 - 2 * said))) / spread**0.5 if spread > 0 else 0.0


def power(p: ArrayLike, shift: float = SHIFT) -> float:
    """Return how often these forecasts, made by one who is ``shift`` off, would be found out; the harder side."""
    said = np.asarray(p, dtype=np.float64)
    return test_of(sum_chances(said), 0, _shifted(said, shift)).power


def _shifted(said: Floats, shift: float) -> tuple[Floats, Floats]:
    return sum_chances(np.maximum(said - shift, 0.0)), sum_chances(np.minimum(said + shift, 1.0))


def judge(
    p: ArrayLike, happened: ArrayLike, rng: np.random.Generator, began: ArrayLike | None = None
) -> Chances | None:
    """Judge forecasts of something that happens or does not; None where there are none.

    Parameters
    ----------
    p, happened
        Shape (n,): chances, and 0 or 1.
    began
        The chances by the rate that was believed at first, NaN where none is known.

    Raises
    ------
    ValueError
        Where a chance lies outside 0..1.
    """
    said, came = np.asarray(p, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if not len(said):
        return None
    if not ((said >= 0) & (said <= 1)).all():
        raise ValueError("a chance lies outside 0..1")
    base = left_out_share(came)
    first = np.full(len(said), np.nan) if began is None else np.asarray(began, dtype=np.float64)
    known = bool(np.isfinite(first).all())
    test = test_of(sum_chances(said), int(came.sum()), _shifted(said, SHIFT))
    diagram, z = bins(said, came), spiegelhalter(said, came)
    uneven = len(said) >= LEAST and (abs(z) > _FAR or not all(one.inside for one in diagram))
    return Chances(
        len(said),
        verdict(len(said), test, uneven=uneven),
        test,
        float(brier(said, came).mean()),
        float(log_score(said, came).mean()),
        float(brier(base, came).mean()),
        float(log_score(base, came).mean()),
        float(brier(first, came).mean()) if known else float("nan"),
        float(log_score(first, came).mean()) if known else float("nan"),
        skill(brier(said, came), brier(base, came), rng),
        murphy(said, came),
        diagram,
        z,
        uneven and test.direction is None,
    )


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


_FAR: Final = 2.5758293035489004
"""Two-sided 1% of the normal distribution."""
