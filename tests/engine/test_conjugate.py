"""Conjugate beliefs against scipy, against sums and against simulation-free identities."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from ashore.engine import conjugate
from tests.engine.published import case

SHAPES = st.floats(0.05, 500)


@given(st.integers(0, 60), SHAPES, SHAPES)
def test_chances_of_counts_are_scipys(n: int, a: float, b: float) -> None:
    pmf = conjugate.betabinom_pmf(n, a, b)
    assert pmf.sum() == pytest.approx(1, abs=1e-13)
    assert pmf == pytest.approx(stats.betabinom(n, a, b).pmf(np.arange(n + 1)), rel=1e-9, abs=1e-13)
    assert pmf @ np.arange(n + 1) == pytest.approx(n * a / (a + b), rel=1e-11, abs=1e-13)


def test_they_broadcast_over_beliefs() -> None:
    a, b = np.array([[1.0], [2.0]]), np.array([1.0, 3.0, 38.0])
    table = conjugate.betabinom_pmf(4, a, b)
    assert table.shape == (2, 3, 5)
    assert np.array_equal(table[1, 2], conjugate.betabinom_pmf(4, 2.0, 38.0))
    assert table[0, 0] == pytest.approx(np.full(5, 0.2), abs=1e-15), "a flat belief makes all counts alike"


def test_large_counts_keep_their_digits() -> None:
    flat = conjugate.betabinom_pmf(100_000, 1.0, 1.0)
    assert flat == pytest.approx(np.full(100_001, 1 / 100_001), rel=1e-9)


def test_twenty_silent_applications(shared: Path) -> None:
    _, expected, tolerance = case(shared, "beta_binomial_20_0")
    a, b = conjugate.beta_update(2, 38, 0, 20)
    assert expected["post"] == f"Beta({a:.0f},{b:.0f})"
    assert conjugate.beta_mean(a, b) == pytest.approx(expected["post_mean"], abs=tolerance)
    assert conjugate.beta_mean(2, 38) == pytest.approx(expected["prior_mean"], abs=tolerance)
    zero = conjugate.betabinom_pmf(20, 2, 38)[0]
    assert zero == pytest.approx(expected["p_zero_in_20_prior_predictive"], abs=tolerance)
    assert conjugate.no_success(20, 2, 38) == pytest.approx(zero, abs=tolerance)
    assert conjugate.beta_quantile(0.95, a, b) == pytest.approx(expected["q95"], abs=tolerance)
    assert conjugate.beta_quantile(0.95, 2, 38) == pytest.approx(expected["prior_q95"], abs=tolerance)


def test_twenty_silent_applications_by_closed_form() -> None:
    # 0 of 20 moves Beta(2, 38) to Beta(2, 58): (38 * 39) / (58 * 59) stay silent, closed form.
    assert conjugate.betabinom_pmf(20, 2, 38)[0] == pytest.approx(38 * 39 / (58 * 59), abs=1e-14)
    assert conjugate.beta_mean(2, 58) == pytest.approx(1 / 30, abs=1e-15)
    assert conjugate.beta_quantile(0.95, 2, 58) == pytest.approx(0.0778979215188183, abs=1e-12)


@given(SHAPES, SHAPES, st.integers(0, 30), st.integers(0, 30))
def test_successes_raise_a_belief_and_silence_lowers_it(a: float, b: float, s: int, f: int) -> None:
    mean = conjugate.beta_mean(a, b)
    assert conjugate.beta_mean(*conjugate.beta_update(a, b, s, 0)) >= mean
    assert conjugate.beta_mean(*conjugate.beta_update(a, b, 0, f)) <= mean


@given(SHAPES, SHAPES)
def test_moments_and_quantiles_are_scipys(a: float, b: float) -> None:
    law = stats.beta(a, b)
    assert conjugate.beta_sd(a, b) == pytest.approx(law.std(), rel=1e-10)
    median = conjugate.beta_quantile(0.5, a, b)
    assert conjugate.beta_cdf(median, a, b) == pytest.approx(0.5, abs=1e-6)


def test_hazards_multiply_to_survival() -> None:
    stay = np.cumprod(1 - conjugate.success_hazard(12, 2.0, 15.0))
    assert stay == pytest.approx(conjugate.no_success(np.arange(1, 13), 2, 15), rel=1e-12)
    stay = np.cumprod(1 - conjugate.gamma_hazard(12, 1.5, 20.0))
    assert stay == pytest.approx(conjugate.gamma_survival(np.arange(1, 13), 1.5, 20.0), rel=1e-12)
    assert (np.diff(conjugate.gamma_hazard(12, 1.5, 20.0)) < 0).all(), "who has lasted has a small hazard"


def test_survival_is_the_mean_over_intensities() -> None:
    law = stats.gamma(1.5, scale=1 / 20)
    direct = integrate.quad(lambda h: np.exp(-7 * h) * law.pdf(h), 0, np.inf, epsabs=1e-12)[0]
    assert conjugate.gamma_survival(7, 1.5, 20) == pytest.approx(direct, abs=1e-9)


def test_counts_of_events_are_negative_binomial() -> None:
    pmf = conjugate.gamma_count_pmf(30, 2.5, 4.0, 3.0)
    assert pmf == pytest.approx(stats.nbinom(2.5, 4 / 7).pmf(np.arange(31)), rel=1e-10)
    assert pmf[0] == pytest.approx(conjugate.gamma_survival(3.0, 2.5, 4.0), rel=1e-13)
    assert [float(x) for x in conjugate.gamma_update(2.5, 4, 3, 6)] == [5.5, 10]


def test_normal_and_dirichlet_updates() -> None:
    assert conjugate.normal_update(0.0, 1.0, 3.0, 2.0, 4) == pytest.approx((1.5, 0.5**0.5))
    assert conjugate.normal_update(7.0, 1.0, 3.0, 2.0, 0) == pytest.approx((7.0, 1.0))
    assert conjugate.dirichlet_update([1, 1, 2], [3, 0, 1]).tolist() == [4, 1, 3]


@pytest.mark.parametrize(
    "bad",
    [
        lambda: conjugate.betabinom_pmf(-1, 1, 1),
        lambda: conjugate.betabinom_pmf(3, 0, 1),
        lambda: conjugate.beta_mean(1, np.inf),
        lambda: conjugate.beta_update(1, 1, -1, 0),
        lambda: conjugate.beta_quantile(1.5, 1, 1),
        lambda: conjugate.no_success(-1, 1, 1),
        lambda: conjugate.gamma_update(1, 1, 0, -1),
        lambda: conjugate.gamma_count_pmf(3, 1, 1, 0),
        lambda: conjugate.dirichlet_update([0, 1], [1, 1]),
        lambda: conjugate.normal_update(0, 0, 0, 1, 1),
    ],
)
def test_what_is_no_belief_is_refused(bad: object) -> None:
    assert callable(bad)
    with pytest.raises(ValueError):
        bad()
