"""Rates of which some trials are not over, against quadrature and against what is known in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from ashore.engine.censored import MANY, matched, posterior

SHAPES = st.floats(0.3, 80)
OPEN = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12)), max_size=8)


def moments(a: float, b: float, open_: list[tuple[float, int]]) -> tuple[float, float]:
    """Mean and variance by Gauss-Jacobi quadrature, exact for the polynomial that the open trials make."""
    nodes, weights = special.roots_jacobi(sum(count for _, count in open_) // 2 + 3, b - 1, a - 1)
    rate = (nodes + 1) / 2
    weights = weights * np.prod([(1 - shown * rate) ** count for shown, count in open_], axis=0)
    mean = float((weights * rate).sum() / weights.sum())
    return mean, float((weights * (rate - mean) ** 2).sum() / weights.sum())


@given(SHAPES, SHAPES, OPEN)
def test_mean_and_variance_are_exact(a: float, b: float, open_: list[tuple[float, int]]) -> None:
    mixture = posterior(a, b, open_)
    mean, variance = moments(a, b, open_)
    assert mixture.mean == pytest.approx(mean, rel=1e-9)
    assert mixture.variance == pytest.approx(variance, rel=1e-7)
    assert math.fsum(mixture.weights) == pytest.approx(1, rel=1e-12)


@given(SHAPES, SHAPES, st.integers(0, 40))
def test_what_would_have_shown_is_a_failure_and_what_could_not_is_nothing(a: float, b: float, n: int) -> None:
    assert matched(posterior(a, b, [(1.0, n)])) == pytest.approx((a, b + n), rel=1e-9)
    assert matched(posterior(a, b, [(0.0, n)])) == pytest.approx((a, b), rel=1e-7)


@given(SHAPES, SHAPES, OPEN)
def test_the_order_changes_not_a_digit(a: float, b: float, open_: list[tuple[float, int]]) -> None:
    assert posterior(a, b, open_[::-1]) == posterior(a, b, open_)


@given(SHAPES, SHAPES, st.floats(0, 0.9), st.floats(0, 0.1), st.integers(1, 20))
def test_longer_silence_never_raises_the_rate(a: float, b: float, shown: float, more: float, n: int) -> None:
    assert posterior(a, b, [(shown + more, n)]).mean <= posterior(a, b, [(shown, n)]).mean * (1 + 1e-12)


def test_many_open_trials_are_the_same_by_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = [(age / 25, 40) for age in range(25)]
    found = posterior(2, 38, open_)
    assert len(found.weights) == 1001 > MANY / 40 / 25
    monkeypatch.setattr("ashore.engine.censored.MANY", 10**9)
    slow = posterior(2, 38, open_)
    assert found.mean == pytest.approx(slow.mean, rel=1e-12)
    assert found.variance == pytest.approx(slow.variance, rel=1e-10)


@pytest.mark.parametrize(
    ("a", "b", "open_"),
    [(0, 1, []), (1, math.inf, []), (1, 1, [(1.1, 2)]), (1, 1, [(0.5, -1)]), (math.nan, 1, [])],
)
def test_what_is_no_trial(a: float, b: float, open_: list[tuple[float, int]]) -> None:
    with pytest.raises(ValueError, match=r"Beta|trials"):
        posterior(a, b, open_)
