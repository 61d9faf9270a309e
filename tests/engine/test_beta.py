"""Quantiles of a Beta against SciPy, which computes them by other series."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from ashore.engine.beta import cdf, quantile

SHAPES = st.floats(0.05, 5000)


@given(SHAPES, SHAPES, st.floats(0.001, 0.999))
def test_quantiles_are_those_of_scipy(a: float, b: float, q: float) -> None:
    found = quantile(q, a, b)
    assert found == pytest.approx(float(special.betaincinv(a, b, q)), rel=1e-9, abs=1e-200)


@given(SHAPES, SHAPES, st.floats(0.0, 1.0))
def test_the_distribution_function_is_that_of_scipy(a: float, b: float, x: float) -> None:
    assert cdf(x, a, b) == pytest.approx(float(special.betainc(a, b, x)), rel=1e-9, abs=1e-13)


def test_the_worked_belief() -> None:
    """Beta(2, 38) and Beta(2, 58): what none of twenty moves."""
    assert quantile(0.95, 2, 38) == pytest.approx(0.1159521487579241, rel=1e-12)
    assert quantile(0.95, 2, 58) == pytest.approx(0.0778979215188183, rel=1e-12)
    assert quantile(0.5, 1, 1) == pytest.approx(0.5, rel=1e-14)
    assert quantile(0.0, 2, 3) == 0.0
    assert quantile(1.0, 2, 3) == 1.0


@pytest.mark.parametrize(
    ("q", "a", "b"), [(-0.1, 1, 1), (1.1, 1, 1), (0.5, 0, 1), (0.5, 1, math.inf), (math.nan, 1, 1)]
)
def test_what_is_no_distribution(q: float, a: float, b: float) -> None:
    with pytest.raises(ValueError, match="quantile"):
        quantile(q, a, b)
    if not 0 < a < math.inf or b == math.inf:
        with pytest.raises(ValueError, match="Beta"):
            cdf(0.5, a, b)
