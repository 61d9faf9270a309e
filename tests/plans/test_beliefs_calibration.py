"""Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman, arXiv:1804.06788, 2018).

A rate is drawn from the prior, a journal from the rate, and the rate's rank among draws from the posterior is
uniform where, and only where, the update is right.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from ashore.journal import Outcome
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.beliefs import interview_rate, offer_rate, wage
from ashore.plans.wages import DEFAULT_WORTH

TODAY = date(2026, 11, 25)
LONG_AGO = (TODAY - timedelta(days=400)).isoformat()
ROLE = "ai_product_manager"
NUMBERS = {"interview_rate": 0.05, "interview_worth": 40.0, "offer_rate": 0.2, "offer_worth": 10.0}
INPUTS = inputs(Me(numbers={name: Given(value, 1, 1) for name, value in NUMBERS.items()}))
DRAWS, BINS = 1200, 20
LIMIT = float(stats.chi2.ppf(0.999, BINS - 1))


def entry(kind: str, count: int, about: str | None = None) -> list[Outcome]:
    return [Outcome(kind, LONG_AGO, ROLE, int(count), about=about)] if count else []  # type: ignore[arg-type]


def interviews(rng: np.random.Generator, rate: float) -> tuple[float, float]:
    journal: list[Outcome] = []
    for _ in range(rng.integers(1, 4)):
        sent = int(rng.integers(1, 60))
        journal += entry("applied", sent) + entry("interview", int(rng.binomial(sent, rate)), "application")
    belief = interview_rate(ROLE, INPUTS, (), journal, today=TODAY)
    return belief.a, belief.b


def offers(rng: np.random.Generator, rate: float) -> tuple[float, float]:
    held = int(rng.integers(1, 15))
    won = int(rng.binomial(held, rate))
    journal = entry("applied", 100) + entry("interview", held, "application") + entry("offer", won)
    journal += entry("rejected", int(rng.integers(0, held - won + 1)), "interview")
    belief = offer_rate(ROLE, INPUTS, (), journal, today=TODAY)
    return belief.a, belief.b


Update = Callable[[np.random.Generator, float], tuple[float, float]]


def deviation(name: str, update: Update, seed: int) -> float:
    """Return chi-square of the ranks against uniform."""
    rng = np.random.default_rng(seed)
    mean, worth = NUMBERS[f"{name}_rate"], NUMBERS[f"{name}_worth"]
    ranks = []
    for _ in range(DRAWS):
        rate = float(rng.beta(mean * worth, (1 - mean) * worth))
        a, b = update(rng, rate)
        ranks.append(int((rng.beta(a, b, BINS - 1) < rate).sum()))
    return chi_square(np.bincount(ranks, minlength=BINS))


def chi_square(counts: NDArray[np.int64]) -> float:
    expected = counts.sum() / len(counts)
    return float(((counts - expected) ** 2 / expected).sum())


@pytest.mark.parametrize(("name", "update"), [("interview", interviews), ("offer", offers)])
def test_ranks_are_uniform(name: str, update: Update) -> None:
    assert deviation(name, update, 20181) < LIMIT


def test_a_wrong_update_is_found() -> None:
    def forgets_successes(rng: np.random.Generator, rate: float) -> tuple[float, float]:
        a, b = interviews(rng, rate)
        return 2.0, b + (a - 2.0)

    def counts_twice(rng: np.random.Generator, rate: float) -> tuple[float, float]:
        a, b = interviews(rng, rate)
        return 2 * a - 2.0, 2 * b - 38.0

    for wrong in (forgets_successes, counts_twice):
        assert deviation("interview", wrong, 20181) > LIMIT


def test_ranks_of_pay_are_uniform() -> None:
    """The median's prior is normal with the sd between offers over the square root of its worth."""
    rng = np.random.default_rng(7)
    base = wage(ROLE, INPUTS, None, ())
    counts = np.zeros(BINS, dtype=np.int64)
    for _ in range(DRAWS):
        mu = rng.normal(base.mu, base.sigma / math.sqrt(DEFAULT_WORTH))
        amounts = np.exp(rng.normal(mu, base.sigma, rng.integers(1, 6)))
        journal = [Outcome("offer", LONG_AGO, ROLE, 1, float(amount)) for amount in amounts]
        after = wage(ROLE, INPUTS, None, journal)
        drawn = rng.normal(after.mu, after.sigma / math.sqrt(after.worth), BINS - 1)
        counts[int((drawn < mu).sum())] += 1
    assert chi_square(counts) < LIMIT
