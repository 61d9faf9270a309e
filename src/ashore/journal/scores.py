"""Scores of forecasts against what then happened: smaller is better for every one of them.

Chances: the Brier score and the logarithmic score (Gneiting and Raftery, JASA 102, 2007, 359-378). Counts: the
ranked probability score (Epstein, J. Applied Meteorology 8, 1969, 985-987; for counts Czado, Gneiting and Held,
Biometrics 65, 2009, 1254-1261). Quantiles: the pinball loss (Koenker and Bassett, Econometrica 46, 1978, 33-50).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

RESOLUTION: Final = 0.01
"""Chances are shown in whole percent: what is shown as 0% says that it is below half of one."""
DRAWS: Final = 2000
BAND: Final = 0.9
LEAST_SKILL: Final = 3
"""Fewer forecasts than this have no interval that means anything."""


@dataclass(frozen=True, slots=True)
class Skill:
    """What part of the score of a base rate a forecast saves: 1 is perfect, 0 no better, below 0 worse.

    Attributes
    ----------
    low, high
        Where it lies nine times of ten, by resampling the forecasts; NaN where there are too few.
    """

    value: float
    low: float
    high: float


def brier(p: ArrayLike, happened: ArrayLike) -> Floats:
    """Return the Brier score of each forecast, ``(p - y)**2`` (Brier, Monthly Weather Review 78, 1950, 1-3)."""
    return np.asarray((np.asarray(p, dtype=np.float64) - np.asarray(happened, dtype=np.float64)) ** 2)


def log_score(p: ArrayLike, happened: ArrayLike, resolution: float = RESOLUTION) -> Floats:
    """Return the logarithmic score of each forecast in nats, ``-ln p`` of what happened.

    A chance is taken no nearer to 0 or 1 than half of ``resolution``, the step in which it was shown: a forecast
    that was shown as 0% never claimed more than "below half a percent", and costs no more than that.
    """
    chance = np.clip(np.asarray(p, dtype=np.float64), resolution / 2, 1 - resolution / 2)
    return np.asarray(-np.log(np.where(np.asarray(happened, dtype=bool), chance, 1 - chance)), dtype=np.float64)


def left_out_share(happened: ArrayLike) -> Floats:
    """Return, for each forecast, the share of all others that came true, half a success and a failure added.

    Without itself, so that the base rate knows no more of the answer than a forecast could have known; with half
    a case each way (Jeffreys), so that it is never quite 0 or 1.
    """
    y = np.asarray(happened, dtype=np.float64)
    return np.asarray((y.sum() - y + 0.5) / np.maximum(len(y), 1), dtype=np.float64)


def count_chances(n: int, a: float, b: float) -> Floats:
    """Return the chances of 0..n successes in n trials whose common rate is Beta(a, b); shape (n + 1,).

    The recurrence of `ashore.engine.conjugate.betabinom_pmf`, without the library that module imports.
    """
    k = np.arange(n, dtype=np.float64)
    steps = np.log((n - k) * (a + k)) - np.log((k + 1) * (b + n - k - 1))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def ranked(chances: Floats, happened: int) -> float:
    """Return the ranked probability score of a count: the squared distance of the distribution functions."""
    below = np.cumsum(chances)
    return float(np.sum((below - (np.arange(len(chances)) >= happened)) ** 2))


def pit(chances: Floats, happened: int, rng: np.random.Generator) -> float:
    """Return where a count fell in its forecast, 0..1, drawn evenly within its own chance.

    Uniform where the forecasts are right (Czado, Gneiting and Held, 2009, section 2).
    """
    below = float(np.sum(chances[:happened]))
    return below + float(rng.uniform()) * float(chances[happened])


def pinball(levels: Sequence[float], quantiles: ArrayLike, happened: ArrayLike) -> Floats:
    """Return the mean pinball loss of each forecast over its quantiles.

    Parameters
    ----------
    levels
        Of the quantiles, ``q`` in all.
    quantiles
        Shape (n, q).
    happened
        Shape (n,), in the same unit.
    """
    over = np.asarray(happened, dtype=np.float64)[:, None] - np.asarray(quantiles, dtype=np.float64)
    tau = np.asarray(levels, dtype=np.float64)
    return np.asarray(np.mean(np.where(over >= 0, tau * over, (tau - 1) * over), axis=1), dtype=np.float64)


def skill(scores: ArrayLike, base: ArrayLike, rng: np.random.Generator, draws: int = DRAWS) -> Skill:
    """Return the skill ``1 - mean(scores) / mean(base)`` with its interval by the bootstrap.

    Parameters
    ----------
    scores, base
        Of each forecast, and of the base rate for the same; smaller is better.
    """
    mine, other = np.asarray(scores, dtype=np.float64), np.asarray(base, dtype=np.float64)
    total = float(other.sum())
    value = 1 - float(mine.sum()) / total if total > 0 else float("nan")
    if len(mine) < LEAST_SKILL or not total > 0:
        return Skill(value, float("nan"), float("nan"))
    picked = rng.integers(len(mine), size=(draws, len(mine)))
    below = other[picked].sum(axis=1)
    found = 1 - mine[picked].sum(axis=1)[below > 0] / below[below > 0]
    low, high = np.quantile(found, [(1 - BAND) / 2, (1 + BAND) / 2])
    return Skill(value, float(low), float(high))
