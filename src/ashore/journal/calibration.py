"""Whether forecasts proved right as a whole: exact tests, what these could have seen, and a verdict.

A forecaster who is right expects ``sum(p)`` of the forecasts to come true; how far what happened lies from that is
judged by the exact distribution of the sum. Forecasts made one after the other, each with what was known then, are
judged alike: the differences from what was said are uncorrelated (Dawid, JRSS A 147, 1984, 278-292).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from ashore.journal.reliability import Bin, Murphy, bins, bounds, murphy, sum_chances
from ashore.journal.scores import (
    Floats,
    Skill,
    brier,
    left_out_share,
    log_score,
    skill,
)

Verdict = Literal["too_few", "calibrated", "too_high", "too_low", "unsure"]

LEAST: Final = 10
"""Forecasts below which nothing is judged."""
SIZE: Final = 0.05
"""How often forecasts that are right are called too high or too low, at most."""
SHIFT: Final = 0.15
"""The error in a chance that a test should see: 15 points."""
SEEN: Final = 0.5
"""Forecasts pass as right where an error would have been seen more often than not; else it stays open."""


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


_FAR: Final = 2.5758293035489004
"""Two-sided 1% of the normal distribution."""
