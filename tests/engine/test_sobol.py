"""Shares of variance: Ishigami's function, one of Sobol's, and polynomials by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.engine.sensitivity import sobol, sobol_sampled
from tests.engine.published import case

Floats = NDArray[np.float64]


def ishigami(x: Floats) -> Floats:
    return np.asarray(np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))


def test_ishigami(shared: Path) -> None:
    _, expected, tolerance = case(shared, "ishigami_sobol")
    found = sobol(ishigami, [-np.pi] * 3, [np.pi] * 3)
    assert found.first == pytest.approx(expected["S1"], abs=tolerance)
    assert found.total == pytest.approx(expected["ST"], abs=tolerance)


def test_ishigami_in_closed_form() -> None:
    # Ishigami and Homma 1990, with a = 7 and b = 0.1.
    a, b, pi = 7.0, 0.1, np.pi
    one = 0.5 * (1 + b * pi**4 / 5) ** 2
    two, three = a**2 / 8, b**2 * pi**8 * (1 / 18 - 1 / 50)
    variance = one + two + three
    found = sobol(ishigami, [-pi] * 3, [pi] * 3)
    assert found.mean == pytest.approx(a / 2, abs=1e-9)
    assert found.variance == pytest.approx(variance, rel=1e-9)
    assert found.first == pytest.approx([one / variance, two / variance, 0], abs=1e-9)
    assert found.total == pytest.approx([(one + three) / variance, two / variance, three / variance], abs=1e-9)
    # The published digits.
    assert found.first == pytest.approx([0.313905, 0.442411, 0], abs=1e-5)
    assert found.total == pytest.approx([0.557589, 0.442411, 0.243684], abs=1e-5)


@given(st.lists(st.floats(-3, 3), min_size=3, max_size=3), st.floats(-2, 2))
def test_shares_of_a_polynomial(slopes: list[float], both: float) -> None:
    # On [-1, 1]: a line has variance s^2 / 3, a product 1 / 9.
    parts = np.array(slopes) ** 2 / 3
    variance = parts.sum() + both**2 / 9
    found = sobol(lambda x: x @ np.array(slopes) + both * x[:, 0] * x[:, 1], [-1] * 3, [1] * 3, order=4)
    assert found.variance == pytest.approx(variance, abs=1e-12)
    if variance > 1e-6:
        assert found.first == pytest.approx(parts / variance, abs=1e-9)
        assert found.total == pytest.approx((parts + np.array([1, 1, 0]) * both**2 / 9) / variance, abs=1e-9)


def test_by_sampling_where_inputs_are_many() -> None:
    # Sobol's g function (Saltelli and Sobol 1995): partial variances 1 / (3 (1 + a)^2).
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])

    def g(x: Floats) -> Floats:
        return np.asarray(np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1))

    parts = 1 / (3 * (1 + a) ** 2)
    variance = np.prod(1 + parts) - 1
    total = parts * np.prod(1 + parts) / (1 + parts) / variance
    found = sobol_sampled(g, np.zeros(8), np.ones(8), 60_000, np.random.default_rng(3))
    assert found.first == pytest.approx(parts / variance, abs=0.02)
    assert found.total == pytest.approx(total, abs=0.02)
    assert found.variance == pytest.approx(variance, rel=0.03)


def test_what_never_varies_has_no_shares() -> None:
    assert np.isnan(sobol(lambda x: np.ones(len(x)), [0], [1]).first).all()


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="sobol_sampled"):
        sobol(ishigami, [0] * 9, [1] * 9)
    with pytest.raises(ValueError, match="low below"):
        sobol(ishigami, [0, 1], [1, 1])
    with pytest.raises(ValueError, match="two samples"):
        sobol_sampled(ishigami, [0], [1], 1, np.random.default_rng(0))
