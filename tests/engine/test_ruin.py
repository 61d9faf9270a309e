"""Ruin against sums, against matrices and against each other."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate, stats

from ashore.engine import ruin
from tests.engine.published import case

CHANCES = st.floats(0, 1)
MONTHS = st.integers(0, 120)


def test_closed_forms(shared: Path) -> None:
    inputs, expected, tolerance = case(shared, "runway_ruin_closed_form")
    months, delay = inputs["runway_months"], inputs["study_months"]
    known = ruin.p_ruin(months, inputs["monthly_offer_p"], delay=delay)
    assert known == pytest.approx(expected["p_ruin_before_offer"], abs=tolerance)
    unknown = ruin.p_ruin_beta(months, 2, 15, delay=delay)
    assert unknown == pytest.approx(expected["p_ruin_unknown_p_beta_2_15"], abs=tolerance)
    gambler = inputs["gambler"]
    lost = ruin.gambler_ruin(gambler["p"], gambler["start"], gambler["target"])
    assert lost == pytest.approx(expected["gambler_ruin"], abs=tolerance)


def test_closed_forms_by_hand() -> None:
    assert ruin.p_ruin(9, 0.12, delay=3) == pytest.approx(0.88**6, abs=1e-15)
    # B(2, 21) / B(2, 15) = (15 * 16) / (21 * 22)
    assert ruin.p_ruin_beta(9, 2, 15, delay=3) == pytest.approx(240 / 462, abs=1e-14)
    odds = 0.51 / 0.49
    # Feller, An Introduction to Probability Theory I, XIV.2.
    assert ruin.gambler_ruin(0.49, 10, 20) == pytest.approx((odds**10 - odds**20) / (1 - odds**20), abs=1e-13)


@pytest.mark.parametrize(
    ("p", "start", "target", "ruined", "lasts"),
    # Feller I, XIV.2, table 1: illustrating the classical ruin problem.
    [(0.5, 9, 10, 0.1, 9), (0.5, 90, 100, 0.1, 900), (0.5, 950, 1000, 0.05, 47500), (0.45, 9, 10, 0.210, 11.0),
     (0.45, 90, 100, 0.866, 765.6), (0.45, 99, 100, 0.182, 171.8), (0.4, 90, 100, 0.983, 441.3),
     (0.4, 99, 100, 0.333, 161.7)],
)  # fmt: skip
def test_fellers_table(p: float, start: int, target: int, ruined: float, lasts: float) -> None:
    assert ruin.gambler_ruin(p, start, target) == pytest.approx(ruined, abs=6e-4)
    assert ruin.gambler_duration(p, start, target) == pytest.approx(lasts, abs=0.06)


@given(MONTHS, CHANCES, CHANCES, st.integers(0, 20))
def test_a_better_chance_never_raises_ruin(months: int, p: float, q: float, delay: int) -> None:
    low, high = sorted((p, q))
    at_low, at_high = (float(ruin.p_ruin(months, x, delay=delay)) for x in (low, high))
    assert 0 <= at_high <= at_low <= 1
    assert ruin.p_ruin(months + 1, p, delay=delay) <= ruin.p_ruin(months, p, delay=delay)
    assert ruin.p_ruin(months, p, delay=delay + 1) >= ruin.p_ruin(months, p, delay=delay)


@given(st.integers(0, 60), st.floats(0.2, 50), st.floats(0.2, 50))
def test_not_knowing_the_chance_is_worse_than_its_mean(months: int, a: float, b: float) -> None:
    assert ruin.p_ruin_beta(months, a, b) >= ruin.p_ruin(months, a / (a + b)) - 1e-12


def test_an_unknown_chance_is_a_mean_over_chances() -> None:
    law = stats.beta(2, 15)
    direct = integrate.quad(lambda p: (1 - p) ** 6 * law.pdf(p), 0, 1)[0]
    assert ruin.p_ruin_beta(9, 2, 15, delay=3) == pytest.approx(direct, abs=1e-10)


@given(st.floats(0.01, 0.99), st.integers(1, 12), st.integers(1, 12))
def test_the_gambler_by_linear_equations(p: float, start: int, more: int) -> None:
    target = start + more
    size = target - 1
    chain = np.diag(np.full(size - 1, p), 1) + np.diag(np.full(size - 1, 1 - p), -1)
    down = np.zeros(size)
    down[0] = 1 - p
    ruined = np.linalg.solve(np.eye(size) - chain, down)[start - 1]
    lasts = np.linalg.solve(np.eye(size) - chain, np.ones(size))[start - 1]
    assert ruin.gambler_ruin(p, start, target) == pytest.approx(ruined, rel=1e-8, abs=1e-12)
    assume(abs(p - 0.5) > 1e-4 or p == 0.5)
    assert ruin.gambler_duration(p, start, target) == pytest.approx(lasts, rel=1e-8)


def test_the_gambler_at_the_edges() -> None:
    assert ruin.gambler_ruin(0.5, 3, 12) == 0.75
    assert ruin.gambler_ruin(0.5 + 1e-12, 3, 12) == pytest.approx(0.75, abs=1e-9)
    assert (ruin.gambler_ruin(0.0, 3, 12), ruin.gambler_ruin(1.0, 3, 12)) == (1, 0)
    assert (ruin.gambler_ruin(0.3, 0, 12), ruin.gambler_ruin(0.3, 12, 12)) == (1, 0)
    assert ruin.gambler_ruin(0.6, 3) == pytest.approx((2 / 3) ** 3)
    assert ruin.gambler_ruin(0.4, 3) == 1
    assert ruin.gambler_ruin(0.1, 1000, 100_000) == 1, "no overflow"
    assert ruin.gambler_ruin(0.9, 1000, 100_000) == pytest.approx(0, abs=1e-300)


def test_a_walk_is_the_gambler_in_the_long_run() -> None:
    # Below zero here is zero there, so the stock is one less.
    path = ruin.walk_ruin(9, [1, -1], [0.49, 0.51], 4000, target=19)
    assert (np.diff(path) >= 0).all()
    assert path[-1] == pytest.approx(ruin.gambler_ruin(0.49, 10, 20), abs=1e-9)


def test_a_walk_by_enumeration() -> None:
    steps, probs = [-2, 0, 3], [0.5, 0.2, 0.3]

    def ruined(level: int, left: int) -> float:
        if level < 0:
            return 1
        return sum(q * ruined(level + s, left - 1) for s, q in zip(steps, probs, strict=True)) if left else 0

    assert ruin.walk_ruin(3, steps, probs, 6) == pytest.approx([ruined(3, t) for t in range(1, 7)], abs=1e-14)


def test_a_stock_pays_whole_periods() -> None:
    assert ruin.runway(9, 1) == 9
    assert ruin.runway(0.3, 0.1) == 3, "rounding takes no month"
    assert ruin.runway(55_000, 6_000) == 9
    assert ruin.runway(10, 5, 3) == 5
    assert ruin.runway(10, 3, 3) == math.inf
    assert ruin.runway(-1, 3) == 0


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.integers(0, 10))
def test_the_runway_that_is_needed(p: float, limit: float, delay: int) -> None:
    months = ruin.months_for(p, limit, delay=delay)
    assert ruin.p_ruin(months, p, delay=delay) <= limit * (1 + 1e-9)
    if months > delay:
        assert ruin.p_ruin(months - 1, p, delay=delay) > limit * (1 - 1e-9)


def test_the_runway_that_is_needed_at_the_edges() -> None:
    assert ruin.months_for(0.0, 0.5) == math.inf
    assert ruin.months_for(1.0, 0.5, delay=3) == 4
    assert ruin.months_for(0.2, 1.0) == 0


@pytest.mark.parametrize(
    "bad",
    [
        lambda: ruin.p_ruin(9, 1.2),
        lambda: ruin.p_ruin(-1, 0.2),
        lambda: ruin.p_ruin_beta(9, 0, 1),
        lambda: ruin.gambler_ruin(0.5, 5, 4),
        lambda: ruin.walk_ruin(3, [1, -1], [0.5, 0.6], 5),
        lambda: ruin.walk_ruin(3, [1, -1], [0.5, 0.5], 5, target=3),
        lambda: ruin.months_for(0.5, 0),
    ],
)
def test_what_makes_no_sense_is_refused(bad: object) -> None:
    assert callable(bad)
    with pytest.raises(ValueError):
        bad()
