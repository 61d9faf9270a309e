"""Search while learning: against recursion over what may be seen, and McCall where nothing is left to learn."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ashore.engine.search import reservation_wage
from ashore.engine.search_learning import _compositions, dirichlet_search, two_densities, two_distributions

WAGES = [1.0, 2.0, 3.5]
GOOD, BAD = [0.1, 0.3, 0.6], [0.6, 0.3, 0.1]


def test_who_is_sure_searches_as_mccall() -> None:
    found = two_distributions(WAGES, GOOD, BAD, 0.5, 0.9)
    assert found.wages[-1] == pytest.approx(reservation_wage(WAGES, GOOD, 0.5, 0.9), abs=1e-8)
    assert found.wages[0] == pytest.approx(reservation_wage(WAGES, BAD, 0.5, 0.9), abs=1e-8)
    assert (np.diff(found.wages) >= -1e-12).all(), "the better the offers may be, the more one asks for"
    assert found.at([0.0, 1.0]) == pytest.approx(found.wages[[0, -1]])


def test_two_distributions_by_recursion() -> None:
    beta, benefit, depth = 0.6, 0.5, 30

    @cache
    def refused(seen: tuple[int, int, int]) -> float:
        """Value of having refused these offers, every belief as exact as it comes."""
        good = 0.5 * np.prod(np.array(GOOD) ** np.array(seen))
        bad = 0.5 * np.prod(np.array(BAD) ** np.array(seen))
        belief = good / (good + bad)
        if sum(seen) == depth:
            return benefit / (1 - beta)
        chances = belief * np.array(GOOD) + (1 - belief) * np.array(BAD)
        ahead = 0.0
        for k in range(3):
            after = (seen[0] + (k == 0), seen[1] + (k == 1), seen[2] + (k == 2))
            ahead += chances[k] * max(WAGES[k] / (1 - beta), refused(after))
        return benefit + beta * ahead

    found = two_distributions(WAGES, GOOD, BAD, benefit, beta, beliefs=np.linspace(0, 1, 4001))
    # Before any offer the belief is one half; what is cut off is worth at most 0.6^30 of 9.
    assert found.at(0.5) == pytest.approx((1 - beta) * refused((0, 0, 0)), abs=1e-6)


def test_quantecons_densities() -> None:
    # QuantEcon, lecture "Search with Learning": f = Beta(1, 1), g = Beta(3, 1.2) on [0, 2], c = 0.3, beta = 0.95.
    f, g = stats.beta(1, 1, scale=2).pdf, stats.beta(3, 1.2, scale=2).pdf
    found = two_densities(f, g, 2.0, 0.3, 0.95)
    assert (np.diff(found.wages) < 0).all(), "f is the worse one, and its chance lowers what one asks for"
    fine = two_densities(f, g, 2.0, 0.3, 0.95, nodes=300, beliefs=np.linspace(0, 1, 401))
    assert found.at(fine.beliefs) == pytest.approx(fine.wages, abs=1e-4)
    # With f known: uniform offers on [0, 2], x = c + kappa (2 - x)^2 / 4.
    kappa = 0.95 / 0.05
    x = 2 + 2 / kappa - np.sqrt((2 + 2 / kappa) ** 2 - 4 - 4 * 0.3 / kappa)
    assert found.wages[-1] == pytest.approx(x, abs=1e-4)


def test_dirichlet_by_recursion() -> None:
    beta, benefit, draws = 0.8, 0.4, 5
    prior = (1.0, 2.0, 0.5)

    @cache
    def refused(counts: tuple[float, ...], left: int) -> float:
        chances = np.array(counts) / sum(counts)
        if left == 0:
            return reservation_wage(WAGES, chances, benefit, beta) / (1 - beta)
        ahead = 0.0
        for k in range(3):
            after = tuple(c + (i == k) for i, c in enumerate(counts))
            ahead += chances[k] * max(WAGES[k] / (1 - beta), refused(after, left - 1))
        return benefit + beta * ahead

    found = dirichlet_search(WAGES, prior, benefit, beta, draws=draws)
    first = [refused(tuple(c + (i == k) for i, c in enumerate(prior)), draws - 1) for k in range(3)]
    assert found.refuse == pytest.approx(first, abs=1e-9)
    assert found.accepted.tolist() == [WAGES[k] / (1 - beta) >= first[k] for k in range(3)]


def test_a_firm_belief_is_mccalls() -> None:
    counts = 1e9 * np.array(GOOD)
    found = dirichlet_search(WAGES, counts, 0.5, 0.9, draws=4)
    known = reservation_wage(WAGES, GOOD, 0.5, 0.9) / 0.1
    assert found.refuse == pytest.approx(np.full(3, known), rel=1e-6)


@settings(max_examples=20)
@given(st.lists(st.floats(0.3, 5), min_size=2, max_size=4), st.floats(0, 2))
def test_one_rejects_what_is_below_what_one_accepts(counts: list[float], benefit: float) -> None:
    # Rothschild 1974, theorem 1: under a Dirichlet belief there is a reservation wage.
    wages = np.arange(1, len(counts) + 1)
    found = dirichlet_search(wages, counts, benefit, 0.8, draws=8)
    assert (np.diff(found.accepted.astype(int)) >= 0).all()
    assert (np.diff(found.refuse) >= -1e-9).all(), "a high offer is good news about those to come"


def test_more_draws_change_less_and_less() -> None:
    values = [dirichlet_search(WAGES, [1, 1, 1], 0.5, 0.9, draws=n).value for n in (5, 10, 20, 40)]
    steps = np.abs(np.diff(values))
    assert (np.diff(steps) < 0).all()
    assert steps[-1] < 1e-3


def test_compositions_are_all_there_is() -> None:
    found = _compositions(4, 3)
    assert len(found) == 15
    assert (found.sum(axis=1) == 4).all()
    assert sorted(map(tuple, found.tolist())) == list(map(tuple, found.tolist()))


def test_what_makes_no_sense_is_refused() -> None:
    for bad in (
        lambda: two_distributions(WAGES, GOOD, [0.5, 0.5, 0.5], 0.5, 0.9),
        lambda: two_distributions(WAGES, GOOD, BAD[:2], 0.5, 0.9),
        lambda: two_distributions(WAGES, GOOD, BAD, 0.5, 1.0),
        lambda: two_distributions(WAGES, GOOD, BAD, 0.5, 0.9, beliefs=[0.1, 1]),
        lambda: two_densities(lambda w: w - 1, lambda w: w, 2.0, 0.3, 0.9),
        lambda: dirichlet_search(WAGES, [1, 0, 1], 0.5, 0.9),
        lambda: dirichlet_search(WAGES, [1, 1, 1], 0.5, 1.0),
        lambda: dirichlet_search(range(12), np.ones(12), 0.5, 0.9),
    ):
        with pytest.raises(ValueError):
            bad()
