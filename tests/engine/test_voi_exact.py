"""The value of information in closed form: textbook trees, normals, and enumeration."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from ashore.engine import voi_exact
from tests.engine.published import case


def test_the_oil_wildcatter(shared: Path) -> None:
    inputs, expected, tolerance = case(shared, "oil_wildcatter")
    names = list(inputs["oil"])
    prior = [inputs["oil"][name] for name in names]
    payoff = [[inputs["payoff_drill_net_k"][name], 0] for name in names]
    likelihood = [inputs["seismic_given_oil"][name] for name in names]
    without = float((np.array(prior) @ np.array(payoff)).max())
    assert without == pytest.approx(expected["meu_without_test_k"], abs=tolerance)
    assert voi_exact.evpi_discrete(prior, payoff) == pytest.approx(expected["evpi_oil_k"], abs=tolerance)
    worth = voi_exact.evsi_discrete(prior, likelihood, payoff)
    assert worth == pytest.approx(expected["evsi_test_k"], abs=tolerance)
    assert without + worth == pytest.approx(expected["ev_free_test_k"], abs=tolerance)
    assert without + worth - inputs["test_cost_k"] == pytest.approx(expected["meu_k"], abs=tolerance)
    drill = voi_exact.best_by_result(prior, likelihood, payoff)
    for result, choice in zip(inputs["seismic_given_oil"]["order"], drill, strict=True):
        assert expected["drill_if"][result] == ("yes", "no")[choice]


def test_the_umbrella(shared: Path) -> None:
    inputs, expected, tolerance = case(shared, "umbrella")
    prior = [inputs["weather"]["norain"], inputs["weather"]["rain"]]
    likelihood = [inputs["forecast"]["norain"], inputs["forecast"]["rain"]]
    worth = inputs["utility"]
    payoff = [[worth["norain_take"], worth["norain_leave"]], [worth["rain_take"], worth["rain_leave"]]]
    means = np.array(prior) @ np.array(payoff)
    assert means == pytest.approx([expected["eu_take_no_info"], expected["eu_leave_no_info"]], abs=tolerance)
    found = voi_exact.evsi_discrete(prior, likelihood, payoff)
    assert found == pytest.approx(expected["evsi_forecast"], abs=tolerance)
    assert means.max() + found == pytest.approx(expected["meu_with_forecast"], abs=tolerance)
    assert voi_exact.evpi_discrete(prior, payoff) == pytest.approx(expected["evpi_weather"], abs=tolerance)
    take = [r for r, d in zip(inputs["forecast"]["order"], voi_exact.best_by_result(prior, likelihood, payoff),
                              strict=True) if d == 0]  # fmt: skip
    assert take == [expected["take_only_if"]]


OIL, DRILL = [0.5, 0.3, 0.2], [[-70, 0], [50, 0], [200, 0]]
SEISMIC = [[0.6, 0.3, 0.1], [0.3, 0.4, 0.3], [0.1, 0.4, 0.5]]


def test_the_oil_wildcatter_as_published() -> None:
    # Raiffa 1968, Shenoy 1992; tables and value of the HUGIN manual, "The Oil Wildcatter".
    assert voi_exact.evpi_discrete(OIL, DRILL) == pytest.approx(35, abs=1e-9)
    assert voi_exact.evsi_discrete(OIL, SEISMIC, DRILL) == pytest.approx(12.5, abs=1e-9)
    assert voi_exact.best_by_result(OIL, SEISMIC, DRILL).tolist() == [1, 0, 0]
    # Shachter's umbrella (Netica's tutorial; forecast after Poole and Mackworth, example 9.11).
    payoff, forecast = [[20, 100], [70, 0]], [[0.7, 0.2, 0.1], [0.15, 0.25, 0.6]]
    assert voi_exact.evpi_discrete([0.7, 0.3], payoff) == pytest.approx(21, abs=1e-9)
    assert voi_exact.evsi_discrete([0.7, 0.3], forecast, payoff) == pytest.approx(7, abs=1e-9)


def test_beliefs_after_a_result() -> None:
    chance, after = voi_exact.preposterior(OIL, SEISMIC)
    assert chance == pytest.approx([0.41, 0.35, 0.24])
    assert after[2] == pytest.approx([0.05 / 0.24, 0.09 / 0.24, 0.1 / 0.24])
    assert chance @ after == pytest.approx(OIL)
    assert np.isnan(voi_exact.preposterior([1, 0], [[1, 0], [0, 1]])[1][1]).all()


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 4), st.integers(1, 5))
def test_data_are_worth_something_and_never_more_than_the_truth(seed: int, s: int, d: int, x: int) -> None:
    rng = np.random.default_rng(seed)
    prior, payoff = rng.dirichlet(np.ones(s)), rng.normal(size=(s, d)) * 10
    likelihood = rng.dirichlet(np.ones(x), size=s)
    perfect = voi_exact.evpi_discrete(prior, payoff)
    sample = voi_exact.evsi_discrete(prior, likelihood, payoff)
    assert 0 <= sample <= perfect + 1e-12
    assert voi_exact.evsi_discrete(prior, np.eye(s), payoff) == pytest.approx(perfect, abs=1e-12)
    assert voi_exact.evsi_discrete(prior, np.tile(likelihood[0], (s, 1)), payoff) == pytest.approx(0, abs=1e-12)
    by_hand = sum(
        max(sum(prior[i] * likelihood[i, k] * payoff[i, j] for i in range(s)) for j in range(d)) for k in range(x)
    )
    assert sample == pytest.approx(by_hand - max(prior @ payoff), abs=1e-12)


def test_normal_net_benefit(shared: Path) -> None:
    _, expected, tolerance = case(shared, "evpi_normal_analytic")
    assert voi_exact.evpi_normal(1, 5**0.5) == pytest.approx(expected["evpi"], abs=tolerance)
    assert voi_exact.evpi_normal(1, 1) == pytest.approx(expected["evppi_p1"], abs=tolerance)
    assert voi_exact.evpi_normal(1, 2) == pytest.approx(expected["evppi_p2"], abs=tolerance)
    assert voi_exact.evsi_normal(1, 1, 2, 10) == pytest.approx(expected["evsi_study"], abs=tolerance)


def test_normal_net_benefit_as_published() -> None:
    # R package voi (Jackson), vignette: net benefit 0 against p1 - p2, p1 ~ N(1, 1), p2 ~ N(0, 2).
    assert voi_exact.evpi_normal(1, 5**0.5) == pytest.approx(0.4798107063483925, abs=1e-12)
    assert voi_exact.evsi_normal(1, 1, 2, 10) == pytest.approx(0.04907077202615473, abs=1e-12)
    assert voi_exact.evsi_normal(2, 1, 2, 10, other=1) == pytest.approx(0.04907077202615473, abs=1e-12)
    assert voi_exact.evsi_normal(10, 1, 2, 10, slope=-10) == pytest.approx(0.4907077202615473, abs=1e-11)


@given(st.floats(-4, 4), st.floats(0.05, 3), st.floats(-2, 2))
def test_the_mean_of_a_greatest_by_quadrature(mean: float, sd: float, other: float) -> None:
    # Split at the kink, so that the quadrature sees smooth pieces.
    law = stats.norm(mean, sd)
    above = integrate.quad(lambda x: (x - other) * law.pdf(x), other, max(other, mean) + 12 * sd, limit=200)[0]
    assert voi_exact.expected_max_normal(mean, sd, other) == pytest.approx(other + above, abs=1e-7)


@given(st.floats(-50, 50), st.floats(0, 5), st.floats(0.01, 5), st.integers(0, 1000))
def test_more_data_are_worth_more_up_to_the_truth(mean: float, sd: float, noise: float, n: int) -> None:
    worth = voi_exact.evsi_normal(mean, sd, noise, n)
    assert 0 <= worth <= voi_exact.evsi_normal(mean, sd, noise, n + 1) <= voi_exact.evpi_normal(mean, sd)


def test_edges() -> None:
    assert voi_exact.expected_max_normal([1, -1, 0], 0).tolist() == [1, 0, 0]
    assert voi_exact.expected_max_normal(1e9, 1) == 1e9
    assert voi_exact.evsi_normal(0, 1, 2, 0) == 0
    assert voi_exact.preposterior_sd(1, 0, 3) == 1


def test_what_makes_no_sense_is_refused() -> None:
    for bad in (
        lambda: voi_exact.evpi_discrete([0.5, 0.6], [[1], [2]]),
        lambda: voi_exact.evpi_discrete([0.5, 0.5], [1, 2]),
        lambda: voi_exact.evsi_discrete([0.5, 0.5], [[0.5, 0.6], [1.0, 0.0]], [[1], [2]]),
        lambda: voi_exact.evsi_discrete([0.5, 0.5], [[1, 0]], [[1], [2]]),
        lambda: voi_exact.expected_max_normal(0, -1),
        lambda: voi_exact.evpi_normal(0, -1),
        lambda: voi_exact.preposterior_sd(1, 1, -1),
    ):
        with pytest.raises(ValueError):
            bad()
