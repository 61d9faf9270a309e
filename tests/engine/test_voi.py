"""The value of information from samples: published models, closed forms, and its order."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.engine import voi
from tests.engine.published import case

Floats = NDArray[np.float64]


def samples(shared: Path, name: str) -> Floats:
    path = shared / "decision-cases" / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return np.loadtxt(path, delimiter=",", skiprows=1)


def test_chemotherapy(shared: Path) -> None:
    # R package voi (Jackson): columns net benefit of two options, then three parameters.
    _, expected, tolerance = case(shared, "chemo_voi")
    table = samples(shared, "chemo.csv.gz")
    nb, t2, both = table[:, :2], table[:, 3], table[:, [3, 4]]
    assert nb.mean(axis=0) == pytest.approx(expected["mean_nb"], abs=1e-4)
    assert voi.evpi(nb) == pytest.approx(expected["evpi_20000"], abs=tolerance["evpi"])
    one = voi.evppi(nb, t2)
    assert one.value == pytest.approx(expected["evppi_p_side_effects_t2_gam"], rel=0.005)
    # Strong and Oakley's blocks are no matter of taste: the same figures as theirs.
    for blocks in (20, 40):
        found = voi.evppi(nb, t2, method="blocks", blocks=blocks)
        assert found.value == pytest.approx(expected["evppi_alt"][f"SO{blocks}"], abs=1e-4)
    two = voi.evppi(nb, both)
    assert two.value == pytest.approx(expected["evppi_t2_and_logor"], rel=0.01)
    assert one.value < two.value < voi.evpi(nb)
    assert 3 < one.error < 10, "of some 260: the published methods lie within one of it"


def test_vaccine(shared: Path) -> None:
    # R package BCEA, its vaccine example at 25,000 a QALY.
    _, expected, tolerance = case(shared, "bcea_vaccine")
    table = samples(shared, "bcea_vaccine.csv.gz")
    nb = voi.net_benefit(table[:, :2], table[:, 2:], 25_000)
    assert nb.mean(axis=0) == pytest.approx(expected["mean_u"], abs=tolerance)
    assert voi.evpi(nb) == pytest.approx(expected["evpi"], abs=tolerance)
    curve = voi.evpi_curve(table[:, :2], table[:, 2:], [0, 25_000, 50_000])
    assert curve[1] == voi.evpi(nb)


def normal_model(seed: int, count: int) -> tuple[Floats, Floats, Floats]:
    """0 against p1 - p2, p1 ~ N(1, 1), p2 ~ N(0, 2): the model of the vignette of R's voi."""
    rng = np.random.default_rng(seed)
    p1, p2 = rng.normal(1, 1, count), rng.normal(0, 2, count)
    return np.column_stack([np.zeros(count), p1 - p2]), p1, p2


def test_the_normal_model_against_closed_form() -> None:
    nb, p1, p2 = normal_model(1, 20_000)
    perfect = voi.evpi_estimate(nb)
    assert perfect.value == pytest.approx(voi.evpi_normal(1, 5**0.5), abs=3 * perfect.error)
    for parameter, sd in ((p1, 1), (p2, 2)):
        for method in ("regression", "blocks"):
            found = voi.evppi(nb, parameter, method=method)
            assert found.value == pytest.approx(voi.evpi_normal(1, sd), abs=3 * found.error)
            assert found.error < 0.012
    both = voi.evppi(nb, np.column_stack([p1, p2]))
    assert both.value == pytest.approx(perfect.value, rel=1e-3), "the two are all there is to know"


def test_the_value_of_a_study_by_three_methods() -> None:
    nb, p1, _ = normal_model(2, 20_000)
    truth = voi.evsi_normal(1, 1, 2, 10)
    means = np.random.default_rng(3).normal(p1, 2 / 10**0.5)
    found = voi.evsi(nb, means)
    assert found.value == pytest.approx(truth, abs=3 * found.error)
    assert float(found) == found.value
    assert voi.evsi_gaussian(nb, p1, 10, 4) == pytest.approx(truth, abs=0.015)
    # The mean of ten leaves 4 / 14 of the variance of p1, and all of that of p2.
    assert voi.evsi_moments(nb, p1, [4 / 14 + 4]) == pytest.approx(truth, abs=0.02)
    assert voi.evsi_gaussian(nb, p1, 0, 4) == 0
    assert voi.evsi_moments(nb, p1, 1e9) == 0


def test_error_and_bias_are_those_of_repeated_samples() -> None:
    truth = voi.evpi_normal(1, 1)
    runs = []
    for seed in range(60):
        nb, p1, _ = normal_model(seed, 400)
        by_blocks = voi.evppi(nb, p1, method="blocks", blocks=20)
        by_fit = voi.evppi(nb, p1)
        runs.append([by_blocks.value, by_blocks.error, by_blocks.bias, by_fit.value, by_fit.error, by_fit.bias])
    mean, spread = np.mean(runs, axis=0), np.std(runs, axis=0)
    assert mean[1] == pytest.approx(spread[0], rel=0.3)
    assert mean[4] == pytest.approx(spread[3], rel=0.3)
    assert mean[0] - truth == pytest.approx(mean[2], abs=3 * spread[0] / 60**0.5)
    assert mean[3] - truth == pytest.approx(mean[5], abs=3 * spread[3] / 60**0.5)
    assert mean[2] > mean[5], "blocks overstate more"


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.integers(2, 4))
def test_parts_are_worth_less_than_the_whole_and_nothing_less_than_nothing(seed: int, options: int) -> None:
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=(400, 2))
    nb = np.column_stack([theta @ rng.normal(size=2) + rng.normal(size=400) for _ in range(options)])
    whole = voi.evpi(nb)
    one, both = voi.evppi(nb, theta[:, 0]), voi.evppi(nb, theta)
    assert 0 <= one.value <= whole
    assert 0 <= both.value <= whole
    assert one.value <= both.value + 3 * (one.error + both.error)
    assert 0 <= voi.evppi(nb, theta[:, 1], method="blocks", blocks=10).value <= whole


def test_a_parameter_that_never_changes_the_choice_is_worth_nothing() -> None:
    theta = np.random.default_rng(1).normal(size=1000)
    nb = np.column_stack([theta, theta + 1])
    assert voi.evpi(nb) == 0
    assert voi.evppi(nb, theta).value == 0
    assert voi.evppi(nb[:, :1], theta).value == 0, "nor where there is no choice"
    assert voi.evppi(nb, np.ones(1000)).value == 0, "nor one that is known"


def test_a_parameter_of_few_values_is_a_factor() -> None:
    rng = np.random.default_rng(4)
    state = rng.integers(0, 3, 6000)
    payoff = np.array([[0.0, -2.0], [0.0, 5.0], [0.0, -1.0]])
    nb = payoff[state] + rng.normal(size=(6000, 2))
    shares = np.bincount(state) / 6000
    found = voi.evppi(nb, state.astype(np.float64))
    assert found.value == pytest.approx(voi.evpi_discrete(shares, payoff), abs=0.06)
    exact = [nb[state == k].mean(axis=0).max() for k in range(3)]
    assert found.value == pytest.approx(shares @ exact - nb.mean(axis=0).max(), abs=1e-6)


def test_a_parameter_that_has_nothing_to_do_with_it_is_worth_next_to_nothing() -> None:
    nb, p1, _ = normal_model(7, 5000)
    found = voi.evppi(nb, np.random.default_rng(8).normal(size=5000))
    assert found.value < 0.05 * voi.evppi(nb, p1).value


def test_scale_of_money_and_of_parameters_changes_nothing() -> None:
    nb, p1, _ = normal_model(5, 1500)
    base = voi.evppi(nb, p1)
    other = voi.evppi(1e6 * nb + 3e7, 1e-4 * p1 - 50)
    assert other.value == pytest.approx(1e6 * base.value, rel=1e-4)
    assert other.error == pytest.approx(1e6 * base.error, rel=1e-3)


def test_what_makes_no_sense_is_refused() -> None:
    nb, p1, p2 = normal_model(6, 50)
    for bad in (
        lambda: voi.evpi([1, 2, 3]),
        lambda: voi.evpi([[1.0, np.nan], [0.0, 1.0]]),
        lambda: voi.evppi(nb, p1[:10]),
        lambda: voi.evppi(nb, np.column_stack([p1, p2]), method="blocks"),
        lambda: voi.evppi(nb, p1, method="blocks", blocks=40),
        lambda: voi.evppi(nb, np.full(50, np.inf)),
        lambda: voi.evsi_gaussian(nb, p1, 10, 0),
        lambda: voi.evsi_moments(nb, p1, -1),
        lambda: voi.net_benefit([[1, 2]], [[1]], 3),
    ):
        with pytest.raises(ValueError):
            bad()
