"""Reservation wages: QuantEcon's figures, value iteration, backward induction, and what must rise and fall."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import integrate, stats

from ashore.engine import search
from ashore.engine.conjugate import betabinom_pmf
from ashore.engine.durations import exit_pmf, hazards, idle_share
from tests.engine.published import case

Floats = NDArray[np.float64]

WAGES = np.linspace(10, 60, 51)
PROBS = betabinom_pmf(50, 200, 100)


def test_mccall(shared: Path) -> None:
    inputs, expected, tolerance = case(shared, "mccall_reservation_wage")
    found = search.reservation_wage(WAGES, PROBS, inputs["c"], inputs["beta"])
    assert found == pytest.approx(expected["w_bar"], abs=tolerance["w_bar"])
    table = [
        [search.reservation_wage(WAGES, PROBS, c, beta) for beta in np.linspace(0.9, 0.99, 25)]
        for c in np.linspace(10, 30, 25)
    ]
    assert np.min(table) == pytest.approx(expected["grid_min"], abs=tolerance["grid"])
    assert np.max(table) == pytest.approx(expected["grid_max"], abs=tolerance["grid"])
    for benefit, mean in expected["mean_stop_time_exact"].items():
        w_bar = search.reservation_wage(WAGES, PROBS, float(benefit), inputs["beta"])
        stop = search.stopping_time(WAGES, PROBS, w_bar)
        assert stop.mean == pytest.approx(mean, abs=tolerance["mean_stop_time_exact"])


def test_mccall_as_published() -> None:
    # QuantEcon, lecture "Job Search I: The McCall Search Model" (lecture-julia.myst, mccall_model.md, its tests).
    w_bar = search.reservation_wage(WAGES, PROBS, 25, 0.99)
    assert w_bar == pytest.approx(47.316499766546215, abs=1e-5)
    assert search.reservation_wage(WAGES, PROBS, 10, 0.9) == pytest.approx(40.39579058732559, abs=1e-4)
    assert search.reservation_wage(WAGES, PROBS, 30, 0.99) == pytest.approx(47.69960582438523, abs=1e-4)
    # Exact for the stated model; the lecture's own mean times index the wages one place low.
    assert search.stopping_time(WAGES, PROBS, w_bar).mean == pytest.approx(8.214939896524452, abs=1e-9)


def crra(c: Floats) -> Floats:
    """Constant relative risk aversion of 2, as in QuantEcon's lecture on separation."""
    return np.asarray(1 - 1 / c)


def by_value_iteration(
    worth: Floats, probs: Floats, floor: float, beta: float, layoff: float, arrival: float
) -> tuple[Floats, float]:
    jobs, idle = np.zeros(len(worth)), 0.0
    for _ in range(100_000):
        new_jobs = worth + beta * ((1 - layoff) * jobs + layoff * idle)
        new_idle = floor + beta * ((1 - arrival) * idle + arrival * float(probs @ np.maximum(jobs, idle)))
        change = max(float(np.abs(new_jobs - jobs).max()), abs(new_idle - idle))
        jobs, idle = new_jobs, new_idle
        if change < 1e-12:
            break
    return jobs, idle


def test_separation_by_value_iteration() -> None:
    # The parameters of QuantEcon's lecture "Job Search II: Search and Separation".
    wages, probs = np.linspace(10, 20, 60), betabinom_pmf(59, 600, 400)
    found = search.solve(wages, probs, 6, 0.98, layoff=0.2, arrival=0.7, utility=crra)
    jobs, idle = by_value_iteration(crra(wages), probs, float(crra(np.array(6.0))), 0.98, 0.2, 0.7)
    assert found.unemployed == pytest.approx(idle, abs=1e-8)
    assert found.employed == pytest.approx(jobs, abs=1e-8)
    grid = wages[jobs >= idle]
    assert grid[0] >= found.reservation > wages[np.flatnonzero(jobs >= idle)[0] - 1]


@settings(max_examples=40)
@given(
    st.lists(st.floats(1, 100), min_size=1, max_size=8),
    st.floats(-5, 120),
    st.floats(0, 0.95),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 1000),
)
def test_any_problem_by_value_iteration(
    wages: list[float], benefit: float, beta: float, layoff: float, arrival: float, seed: int
) -> None:
    probs = np.random.default_rng(seed).dirichlet(np.ones(len(wages)))
    found = search.solve(wages, probs, benefit, beta, layoff=layoff, arrival=arrival)
    order = np.argsort(wages)
    jobs, idle = by_value_iteration(np.array(wages)[order], probs[order], benefit, beta, layoff, arrival)
    assert found.unemployed == pytest.approx(idle, abs=1e-7)
    assert found.employed == pytest.approx(jobs, abs=1e-7)
    assert found.reservation == pytest.approx(idle * (1 - beta), abs=1e-7)


OFFERS = st.tuples(st.lists(st.floats(1, 100), min_size=2, max_size=8, unique=True), st.integers(0, 1000))


@given(OFFERS, st.floats(0, 50), st.floats(0, 20), st.floats(0.1, 0.97), st.floats(0, 0.02), st.floats(0, 0.5))
def test_patience_and_benefits_raise_it_and_layoffs_lower_it(
    offers: tuple[list[float], int], benefit: float, more: float, beta: float, patience: float, layoff: float
) -> None:
    wages, seed = offers
    probs = np.random.default_rng(seed).dirichlet(np.ones(len(wages)))
    base = search.reservation_wage(wages, probs, benefit, beta, layoff=layoff)
    slack = 1e-9
    assert search.reservation_wage(wages, probs, benefit + more, beta, layoff=layoff) >= base - slack
    assert search.reservation_wage(wages, probs, benefit, beta + patience, layoff=layoff) >= base - slack
    assert search.reservation_wage(wages, probs, benefit, beta, layoff=layoff + more / 50) <= base + slack
    assert search.reservation_wage(wages, probs, benefit, beta, layoff=layoff, arrival=0.6) <= base + slack
    assert benefit - slack <= base <= max(benefit, *wages) + slack


def test_somebody_who_fears_risk_takes_less() -> None:
    neutral = search.reservation_wage(WAGES, PROBS, 25, 0.9)
    assert search.reservation_wage(WAGES, PROBS, 25, 0.9, utility=crra) < neutral
    line = search.reservation_wage(WAGES, PROBS, 25, 0.9, utility=lambda c: 3 * c - 7)
    assert line == pytest.approx(neutral, abs=1e-9), "a line changes nothing"


def test_order_of_offers_does_not_matter() -> None:
    found = search.solve(WAGES[::-1], PROBS[::-1], 25, 0.99)
    assert found.reservation == pytest.approx(search.reservation_wage(WAGES, PROBS, 25, 0.99), abs=1e-12)
    assert (np.diff(found.employed) > 0).all()


def test_a_benefit_above_all_offers() -> None:
    found = search.solve([10, 20], [0.5, 0.5], 30, 0.9)
    assert (found.reservation, found.hazard) == (30, 0)
    assert search.stopping_time([10, 20], [0.5, 0.5], 30).mean == math.inf


def by_backward_induction(
    wages: Floats, probs: Floats, paid: Floats, beta: float, layoff: float, arrival: float
) -> list[tuple[Floats, float]]:
    jobs, idle, out = np.zeros(len(wages)), 0.0, []
    for benefit in paid[::-1]:
        now = wages + beta * ((1 - layoff) * jobs + layoff * idle)
        idle = benefit + beta * ((1 - arrival) * idle + arrival * float(probs @ np.maximum(jobs, idle)))
        jobs = now
        out.append((jobs, idle))
    return out[::-1]


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 12), st.floats(0.5, 1), st.floats(0, 0.4), st.floats(0.1, 1))
def test_a_horizon_by_backward_induction(
    seed: int, horizon: int, beta: float, layoff: float, arrival: float
) -> None:
    rng = np.random.default_rng(seed)
    wages, probs = np.sort(rng.uniform(1, 50, 6)), rng.dirichlet(np.ones(6))
    paid = rng.uniform(0, 30, horizon)
    path = search.reservation_wages(wages, probs, paid, beta, horizon, layoff=layoff, arrival=arrival)
    for w_bar, (jobs, idle) in zip(
        path, by_backward_induction(wages, probs, paid, beta, layoff, arrival), strict=True
    ):
        # The value of a job is linear in its wage, so it is known between the wages, too.
        slope = (jobs[-1] - jobs[0]) / (wages[-1] - wages[0])
        assert jobs[0] + slope * (w_bar - wages[0]) == pytest.approx(idle, rel=1e-9, abs=1e-8)


def test_near_the_end_one_takes_what_there_is() -> None:
    path = search.reservation_wages(WAGES, PROBS, 25, 0.99, 60)
    assert path[-1] == 25, "in the last period a job is worth its wage"
    assert (np.diff(path) < 1e-12).all(), "and wages that do fall as the end comes"


def test_a_job_for_ever_at_the_end_makes_the_horizon_vanish() -> None:
    endless = search.solve(WAGES, PROBS, 25, 0.99)
    path = search.reservation_wages(
        WAGES, PROBS, 25, 0.99, 20, terminal=endless.unemployed, terminal_weight=1 / (1 - 0.99)
    )
    assert path == pytest.approx(np.full(20, endless.reservation), abs=1e-8)


def test_a_horizon_with_a_utility() -> None:
    path = search.reservation_wages(WAGES, PROBS, 25, 0.9, 10, utility=crra)
    assert path[-1] == pytest.approx(25, abs=1e-9)
    assert (path <= search.reservation_wages(WAGES, PROBS, 25, 0.9, 10) + 1e-9).all()
    worthless = search.reservation_wages(WAGES, PROBS, 25, 0.9, 1, utility=crra, arrival=0, terminal=-100.0)
    assert worthless[0] == -math.inf, "any job would do"
    assert search.reservation_wages(WAGES, PROBS, 25, 0.9, 1, utility=crra, terminal=100.0)[0] == math.inf


def test_benefits_that_run_out() -> None:
    benefits = [40.0] * 6 + [10.0]
    path = search.reservation_path(WAGES, PROBS, benefits, 0.99)
    assert path[-1] == pytest.approx(search.reservation_wage(WAGES, PROBS, 10, 0.99), abs=1e-8)
    assert (np.diff(path) < 0).all()
    long = search.reservation_wages(WAGES, PROBS, [40.0] * 6 + [10.0] * 3000, 0.99, 3006)
    assert path == pytest.approx(long[:7], abs=1e-6), "as backward induction from far away"


def test_benefits_that_come_back_after_a_layoff() -> None:
    benefits = [40.0, 40.0, 10.0]
    with_right = search.reservation_path(WAGES, PROBS, benefits, 0.95, layoff=0.1, renewed=True)
    without = search.reservation_path(WAGES, PROBS, benefits, 0.95, layoff=0.1)
    assert without[-1] == pytest.approx(search.reservation_wage(WAGES, PROBS, 10, 0.95, layoff=0.1), abs=1e-8)
    # Value iteration over months out of work, and jobs that lead back to the first of them.
    idle, jobs = np.zeros(3), np.zeros(51)
    for _ in range(2000):
        ahead = np.array([PROBS @ np.maximum(jobs, idle[min(t + 1, 2)]) for t in range(3)])
        jobs, idle = WAGES + 0.95 * (0.9 * jobs + 0.1 * idle[0]), np.array(benefits) + 0.95 * ahead
    at = [10 + (u - jobs[0]) / (jobs[-1] - jobs[0]) * 50 for u in idle]
    assert with_right == pytest.approx(at, abs=1e-6)
    assert with_right[-1] < without[-1], "who may fall back on benefits again is readier to take a job"
    constant = search.reservation_path(WAGES, PROBS, [25.0], 0.95, layoff=0.1, renewed=True)
    assert constant[0] == pytest.approx(search.reservation_wage(WAGES, PROBS, 25, 0.95, layoff=0.1), abs=1e-8)


def test_durations() -> None:
    stop = search.stopping_time([10, 20, 30], [0.5, 0.3, 0.2], 20, arrival=0.5)
    assert stop.hazard == pytest.approx(0.25)
    law = stats.geom(0.25)
    assert [stop.mean, stop.sd] == pytest.approx([law.mean(), law.std()])
    assert stop.pmf(20) == pytest.approx(law.pmf(np.arange(1, 21)))
    assert stop.survival(20) == pytest.approx(law.sf(np.arange(21)))
    assert [stop.quantile(q) for q in (0.0, 0.2, 0.25, 0.5, 0.9)] == [1, 1, 1, 3, 9]
    assert search.accepted_mean([10, 20, 30], [0.5, 0.3, 0.2], 20) == pytest.approx(24)
    assert math.isnan(search.accepted_mean([10], [1.0], 11))
    assert idle_share(0.25, 0.05) == pytest.approx(1 / 6)
    assert math.isnan(idle_share(0, 0))


def test_durations_at_the_edges() -> None:
    assert search.Duration(0.0).quantile(0.5) == math.inf
    assert search.Duration(0.0).sd == math.inf
    assert search.Duration(1.0).quantile(0.99) == 1
    with pytest.raises(ValueError):
        search.Duration(0.5).quantile(1.0)
    # A reservation wage that is an offer to rounding takes that offer.
    assert search.accepted_share([0.1 + 0.2], [1.0], 0.30000000000000010) == 1
    assert search.accepted_share([0.3], [1.0], -math.inf) == 1
    assert search.accepted_share([0.3], [1.0], math.inf) == 0


def test_leaving_under_a_path() -> None:
    rates = hazards([10, 20, 30], [0.5, 0.3, 0.2], [30, 20, 10])
    assert rates == pytest.approx([0.2, 0.5, 1.0])
    assert exit_pmf(rates) == pytest.approx([0.2, 0.4, 0.4, 0.0])
    assert exit_pmf([0.25] * 30)[:30] == pytest.approx(search.Duration(0.25).pmf(30))


@given(st.floats(-2, 3), st.floats(0.01, 1.5), st.integers(1, 60))
def test_points_of_a_lognormal_keep_its_mean(mu: float, sigma: float, n: int) -> None:
    points, probs = search.lognormal_points(mu, sigma, n)
    assert points @ probs == pytest.approx(math.exp(mu + sigma**2 / 2), rel=1e-10)
    assert (np.diff(points) > 0).all()
    assert probs.sum() == pytest.approx(1)


def test_points_of_a_lognormal_are_the_means_of_its_parts() -> None:
    law = stats.lognorm(0.5, scale=math.e)
    edges = law.ppf(np.arange(6) / 5)
    means = [5 * integrate.quad(lambda x: x * law.pdf(x), a, b)[0] for a, b in pairwise(edges)]
    assert search.lognormal_points(1, 0.5, 5)[0] == pytest.approx(means, rel=1e-6)
    assert search.lognormal_points(1, 0, 3)[0] == pytest.approx([math.e] * 3)


def test_continuous_offers() -> None:
    # Uniform offers on [0, 1], no benefit: x = kappa (1 - x)^2 / 2 has a root in closed form.
    beta = 0.9
    kappa = beta / (1 - beta)
    found = search.reservation_from_surplus(search.uniform_surplus(0, 1), 0, kappa, upper=1)
    assert found == pytest.approx((1 - math.sqrt(1 - beta**2)) / beta, abs=1e-12)
    exact = search.reservation_from_surplus(search.lognormal_surplus(1, 0.5), 1, kappa, upper=0.1)
    near = search.reservation_wage(*search.lognormal_points(1, 0.5, 4000), 1, beta)
    assert near == pytest.approx(exact, abs=1e-5)
    assert search.lognormal_surplus(1, 0.5)(-2) == pytest.approx(math.exp(1.125) + 2)


def test_what_makes_no_sense_is_refused() -> None:
    for bad in (
        lambda: search.reservation_wage([1, 2], [0.5, 0.6], 1, 0.9),
        lambda: search.reservation_wage([1, 2], [1.5, -0.5], 1, 0.9),
        lambda: search.reservation_wage([1, 2], [1.0], 1, 0.9),
        lambda: search.reservation_wage([1, 2], [0.5, 0.5], 1, 1.0),
        lambda: search.reservation_wage([1, 2], [0.5, 0.5], 1, 0.9, layoff=1.1),
        lambda: search.reservation_wage([1, 2], [0.5, 0.5], 1, 0.9, utility=lambda c: -c),
        lambda: search.reservation_wages([1, 2], [0.5, 0.5], 1, 0.9, 0),
        lambda: search.reservation_wages([1, 2], [0.5, 0.5], [1, 2], 0.9, 3),
        lambda: search.lognormal_points(0, -1, 3),
        lambda: search.reservation_from_surplus(search.uniform_surplus(0, 1), 0, -1, upper=1),
        lambda: search.reservation_from_surplus(lambda x: 2 * abs(x) + 1, 0, 5, upper=1),
    ):
        with pytest.raises(ValueError):
            bad()
