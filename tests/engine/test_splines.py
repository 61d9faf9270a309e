"""Penalised splines: what they must reproduce, and what they must smooth away."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from ashore.engine import splines

Floats = NDArray[np.float64]


def draw(seed: int, count: int, inputs: int) -> tuple[np.random.Generator, Floats]:
    rng = np.random.default_rng(seed)
    return rng, rng.normal(size=(count, inputs))


def test_a_line_is_fitted_as_a_line() -> None:
    rng, x = draw(1, 500, 1)
    y = 2 + 3 * x + 0.1 * rng.normal(size=(500, 1))
    fit = splines.fit(x, y)
    slope, start = np.polyfit(x[:, 0], y[:, 0], 1)
    assert fit.freedom[0] < 6
    assert fit.fitted[:, 0] == pytest.approx(start + slope * x[:, 0], abs=0.06)
    assert fit.fitted.mean() == pytest.approx(y.mean(), abs=1e-10)


def test_noise_has_no_shape() -> None:
    rng, x = draw(2, 2000, 1)
    fit = splines.fit(x, rng.normal(size=(2000, 1)))
    assert fit.fitted.std() < 0.1


def test_a_wave_is_found_under_noise() -> None:
    rng, x = draw(3, 3000, 1)
    truth = np.sin(2 * x[:, 0])
    fit = splines.fit(x, (truth + rng.normal(size=3000))[:, None])
    assert np.sqrt(np.mean((fit.fitted[:, 0] - truth) ** 2)) < 0.1


def test_a_product_needs_the_pair() -> None:
    rng, x = draw(4, 2000, 2)
    truth = x[:, 0] * x[:, 1]
    y = (truth + 0.3 * rng.normal(size=2000))[:, None]
    with_pair, without = splines.fit(x, y), splines.fit(x, y, interactions=False)
    assert np.corrcoef(with_pair.fitted[:, 0], truth)[0, 1] > 0.98
    assert np.corrcoef(without.fitted[:, 0], truth)[0, 1] < 0.5


def test_each_response_has_its_own_smoothness() -> None:
    rng, x = draw(5, 1000, 1)
    y = np.column_stack([np.sin(4 * x[:, 0]), x[:, 0]]) + 0.1 * rng.normal(size=(1000, 2))
    fit = splines.fit(x, y)
    assert fit.freedom[0] > 2 * fit.freedom[1]


def test_prediction_is_the_fit_and_stays_flat_outside() -> None:
    rng, x = draw(6, 400, 2)
    fit = splines.fit(x, rng.normal(size=(400, 1)) + x[:, :1] ** 2)
    assert fit.predict(x) == pytest.approx(fit.fitted, abs=1e-9)
    ends = x.max(axis=0)
    assert fit.predict((ends + 5)[None, :]) == pytest.approx(fit.predict(ends[None, :]), abs=1e-9)


def test_the_penalty_is_the_integral_of_squared_curvature() -> None:
    x = np.linspace(0, 1, 200)
    margin = splines._margin(x, 10)
    columns = splines._raw(x, margin.knots, factor=False)
    roughness = splines._roughness(margin.knots)
    for f, integral in ((x**2, 4.0), (x**3, 12.0), (2 - 3 * x, 0.0)):
        beta = np.linalg.lstsq(columns, f, rcond=None)[0]
        assert beta @ roughness @ beta == pytest.approx(integral, abs=1e-8)


def test_few_values_and_no_variation() -> None:
    rng, _ = draw(7, 1, 1)
    x = np.column_stack([np.ones(300), rng.integers(0, 4, 300)]).astype(np.float64)
    y = rng.normal(size=(300, 1)) + x[:, 1:] ** 2
    fit = splines.fit(x, y)
    for level in range(4):
        inside = x[:, 1] == level
        assert fit.fitted[inside, 0] == pytest.approx(np.full(inside.sum(), y[inside].mean()), abs=1e-6)
    alone = splines.fit(np.ones((300, 1)), y)
    assert alone.fitted == pytest.approx(np.full((300, 1), y.mean()), abs=1e-12)


def test_the_order_of_inputs_changes_nothing() -> None:
    rng, x = draw(8, 800, 2)
    y = (np.sin(2 * x[:, 0]) * x[:, 1] + 0.3 * rng.normal(size=800))[:, None]
    one, other = splines.fit(x, y), splines.fit(x[:, ::-1], y)
    assert one.fitted == pytest.approx(other.fitted, abs=0.01)
