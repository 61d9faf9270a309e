"""Scores by hand, by their published examples, and against other ways to compute the same."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from ashore.engine.conjugate import betabinom_pmf
from ashore.journal.scores import (
    brier,
    count_chances,
    left_out_share,
    log_score,
    pinball,
    pit,
    ranked,
    skill,
)

chances = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_brier_and_log_scores_by_hand() -> None:
    assert brier([0.3, 0.3, 1.0], [0, 1, 1]) == pytest.approx([0.09, 0.49, 0.0])
    assert log_score([0.3, 0.3, 0.5], [0, 1, 0]) == pytest.approx([-math.log(0.7), -math.log(0.3), math.log(2)])


def test_the_forecasts_of_brier_1950() -> None:
    """Brier, Monthly Weather Review 78 (1950), table 1: ten forecasts of rain, whose score over both classes is
    0.19, which is twice the score of the one class.
    """
    said = [0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1]
    rain = [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    assert 2 * brier(said, rain).mean() == pytest.approx(0.19)


def test_a_chance_that_was_shown_as_nothing_costs_no_more_than_what_was_shown() -> None:
    assert log_score([0.0], [1]) == pytest.approx(-math.log(0.005))
    assert log_score([0.0], [1], resolution=0.001) == pytest.approx(-math.log(0.0005))
    assert log_score([0.004, 0.02], [1, 1]) == pytest.approx([-math.log(0.005), -math.log(0.02)])


def test_the_base_rate_does_not_know_its_own_answer() -> None:
    came = np.array([1, 0, 0, 1])
    assert left_out_share(came) == pytest.approx([1.5 / 4, 2.5 / 4, 2.5 / 4, 1.5 / 4])
    for place in range(4):
        changed = came.copy()
        changed[place] = 1 - changed[place]
        assert left_out_share(changed)[place] == pytest.approx(left_out_share(came)[place])


@pytest.mark.parametrize("q", [0.1, 0.3, 0.8])
def test_who_says_what_they_believe_scores_best(q: float) -> None:
    """Both scores are strictly proper (Gneiting and Raftery, 2007, section 3.1)."""
    grid = np.linspace(0.01, 0.99, 99)
    for score in (brier, log_score):
        expected = q * score(grid, np.ones(99)) + (1 - q) * score(grid, np.zeros(99))
        assert grid[np.argmin(expected)] == pytest.approx(q)


@given(st.integers(0, 200), st.floats(0.05, 400), st.floats(0.05, 400))
def test_chances_of_counts_are_those_of_the_engine(n: int, a: float, b: float) -> None:
    assert count_chances(n, a, b) == pytest.approx(betabinom_pmf(n, a, b), abs=1e-12)


@given(st.integers(1, 15), st.floats(0.5, 20), st.floats(0.5, 20), st.data())
def test_the_ranked_score_is_that_of_all_thresholds(n: int, a: float, b: float, data: st.DataObject) -> None:
    """The sum of the Brier scores of "no more than j", and ``E|X - k| - E|X - X'| / 2`` (Gneiting and Raftery,
    2007, equation 21).
    """
    k = data.draw(st.integers(0, n))
    said = count_chances(n, a, b)
    by_threshold = sum(float(brier([said[: j + 1].sum()], [k <= j])[0]) for j in range(n + 1))
    x = np.arange(n + 1)
    by_moments = said @ np.abs(x - k) - said @ np.abs(x[:, None] - x) @ said / 2
    assert ranked(said, k) == pytest.approx(by_threshold)
    assert ranked(said, k) == pytest.approx(float(by_moments), abs=1e-9)


def test_the_place_in_its_forecast_is_uniform_where_the_forecast_is_right() -> None:
    rng = np.random.default_rng(7)
    said = count_chances(20, 2, 38)
    drawn = rng.choice(21, size=4000, p=said)
    places = [pit(said, int(k), rng) for k in drawn]
    assert stats.kstest(places, "uniform").pvalue > 0.01
    pushed = count_chances(20, 4, 36)
    assert stats.kstest([pit(pushed, int(k), rng) for k in drawn], "uniform").pvalue < 1e-6


def test_pinball_by_hand() -> None:
    """At 0.9: one below costs 0.9 of the distance, one above 0.1 of it; the median costs half, either way."""
    assert pinball([0.9], [[10.0], [10.0]], [12.0, 8.0]) == pytest.approx([1.8, 0.2])
    assert pinball([0.5, 0.9], [[10.0, 10.0]], [12.0]) == pytest.approx([(1.0 + 1.8) / 2])


def test_skill_and_its_interval() -> None:
    rng = np.random.default_rng(1)
    assert skill([0.1, 0.1], [0.2, 0.2], rng).value == pytest.approx(0.5)
    assert math.isnan(skill([0.1, 0.1], [0.2, 0.2], rng).low), "two forecasts have no interval"
    assert math.isnan(skill([0.0], [0.0], rng).value)
    same = skill([0.1] * 5, [0.2] * 5, rng)
    assert (same.low, same.high) == pytest.approx((0.5, 0.5))


def test_the_interval_of_a_skill_covers_it() -> None:
    """Nine times of ten, about: truth by 200,000 forecasts, intervals by 60 of them, 200 times."""
    rng = np.random.default_rng(3)
    p = rng.choice([0.1, 0.5, 0.9], size=200_000)
    came = rng.uniform(size=len(p)) < p
    base = brier(np.full(len(p), 0.5), came)
    mine = brier(p, came)
    truth = 1 - mine.mean() / base.mean()
    inside = 0
    for part in itertools.islice(np.split(rng.permutation(len(p))[:12_000], 200), 200):
        found = skill(mine[part], base[part], rng, 400)
        inside += found.low <= truth <= found.high
    assert 165 <= inside <= 195
