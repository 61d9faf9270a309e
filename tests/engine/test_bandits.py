"""Gittins indices against tables and against another formulation; two arms against recursion."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.engine import bandits
from tests.engine.published import case


def test_gittins_table(shared: Path) -> None:
    _, expected, tolerance = case(shared, "gittins_beta_bernoulli")
    for discount, rows in expected.items():
        for counts, index in rows.items():
            wins, losses = map(int, counts.split("-"))
            found = bandits.gittins_index(1 + wins, 1 + losses, float(discount), tolerance=1e-6)
            assert found == pytest.approx(index, abs=tolerance), (discount, counts)


@pytest.mark.parametrize(
    ("wins", "losses", "discount", "index"),
    # Gittins' tables, as quoted in Christian and Griffiths, Algorithms to Live By.
    [(0, 0, 0.9, 0.7029), (1, 1, 0.9, 0.6346), (2, 2, 0.9, 0.6010), (9, 1, 0.9, 0.8695), (0, 0, 0.99, 0.8699)],
)
def test_gittins_table_as_printed(wins: int, losses: int, discount: float, index: float) -> None:
    assert bandits.gittins_index(1 + wins, 1 + losses, discount, tolerance=1e-6) == pytest.approx(index, abs=1e-4)


def test_the_bounds_close_in_on_one_value() -> None:
    wide, close = bandits.gittins_bounds(1, 2, 0.9, tolerance=1e-3), bandits.gittins_bounds(1, 2, 0.9)
    assert wide.low <= close.low <= close.value <= close.high <= wide.high
    assert close.high - close.low <= 1e-7
    assert close.pulls > wide.pulls


@settings(max_examples=20)
@given(st.floats(0.5, 6), st.floats(0.5, 6), st.floats(0.1, 0.92))
def test_an_index_is_above_the_mean_and_rises_with_the_future_and_with_wins(a: float, b: float, d: float) -> None:
    index = bandits.gittins_index(a, b, d, tolerance=1e-6)
    assert a / (a + b) <= index <= 1
    assert bandits.gittins_index(a, b, d + 0.05, tolerance=1e-6) >= index - 2e-6
    assert bandits.gittins_index(a + 1, b, d, tolerance=1e-6) >= index - 2e-6
    assert bandits.gittins_index(a, b + 1, d, tolerance=1e-6) <= index + 2e-6


def test_without_a_future_the_index_is_the_mean() -> None:
    assert bandits.gittins_index(2, 3, 0) == 0.4


def test_the_arm_as_a_markov_chain_has_the_same_index() -> None:
    # Counts up to 10 pulls, then the mean for ever: the lower bound by another algorithm.
    pulls, d = 10, 0.6
    place = {state: k for k, state in enumerate((n, w) for n in range(pulls + 1) for w in range(n + 1))}
    chain, reward = np.zeros((len(place), len(place))), np.zeros(len(place))
    for (n, w), k in place.items():
        reward[k] = p = (1 + w) / (2 + n)
        if n == pulls:
            chain[k, k] = 1
        else:
            chain[k, place[n + 1, w + 1]], chain[k, place[n + 1, w]] = p, 1 - p
    found = bandits.gittins_markov(chain, reward, d)[0]
    assert bandits.pull_advantage(1, 1, d, found, pulls) == pytest.approx(0, abs=1e-12)
    assert found == pytest.approx(bandits.gittins_index(1, 1, d), abs=1e-4)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(0.1, 0.95))
def test_markov_indices_by_restart(seed: int, discount: float) -> None:
    # Katehakis and Veinott (1987): it is (1 - d) times the value of a problem that may restart in the state.
    rng = np.random.default_rng(seed)
    chain, reward = rng.dirichlet(np.ones(4), size=4), rng.normal(size=4)
    found = bandits.gittins_markov(chain, reward, discount)
    for state in range(4):
        value = np.zeros(4)
        for _ in range(600):
            go = reward + discount * chain @ value
            value = np.maximum(go, go[state])
        assert found[state] == pytest.approx((1 - discount) * value[state], abs=1e-8)
    assert found.max() == pytest.approx(reward.max())


@settings(max_examples=15)
@given(st.floats(0.3, 4), st.floats(0.3, 4), st.floats(0.3, 4), st.floats(0.3, 4), st.sampled_from([1.0, 0.9]))
def test_two_arms_by_recursion(a: float, b: float, c: float, d: float, discount: float) -> None:
    @cache
    def value(w: int, f: int, v: int, g: int, left: int) -> float:
        if left == 0:
            return 0.0
        p, q = (a + w) / (a + b + w + f), (c + v) / (c + d + v + g)
        ahead = p + discount * (p * value(w + 1, f, v, g, left - 1) + (1 - p) * value(w, f + 1, v, g, left - 1))
        other = q + discount * (q * value(w, f, v + 1, g, left - 1) + (1 - q) * value(w, f, v, g + 1, left - 1))
        return max(ahead, other)

    found = bandits.two_armed_value((a, b), (c, d), 6, discount=discount)
    assert found == pytest.approx(value(0, 0, 0, 0, 6), abs=1e-12)


def test_two_flat_arms() -> None:
    # By hand: 1/2, then 1/2 + 1/2 * 2/3 + 1/2 * 1/2.
    assert bandits.two_armed_value((1, 1), (1, 1), 0) == 0
    assert bandits.two_armed_value((1, 1), (1, 1), 1) == 0.5
    assert bandits.two_armed_value((1, 1), (1, 1), 2) == pytest.approx(13 / 12)


def test_what_makes_no_sense_is_refused() -> None:
    for bad in (
        lambda: bandits.gittins_index(0, 1, 0.9),
        lambda: bandits.gittins_index(1, 1, 1.0),
        lambda: bandits.gittins_markov([[0.5, 0.6], [0.0, 1.0]], [1, 0], 0.9),
        lambda: bandits.gittins_markov([[1.0]], [1.0], 1.0),
        lambda: bandits.two_armed_value((0, 1), (1, 1), 3),
    ):
        with pytest.raises(ValueError):
            bad()


def test_a_tolerance_out_of_reach_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bandits, "MAX_PULLS", 64)
    with pytest.raises(ValueError, match="64 pulls"):
        bandits.gittins_index(1, 1, 0.999)
