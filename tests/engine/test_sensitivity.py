"""Tornado and thresholds: crossings that are known, winners in a gap, and what only touches."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.engine.sensitivity import one_way, thresholds, two_way


def test_a_tornado_by_hand() -> None:
    rows = one_way(lambda x: float(x[0] + 10 * x[1] - x[2] ** 2), [1, 1, 0], [(0, 5), (0.9, 1.1), (-3, 3)])
    assert [row.index for row in rows] == [0, 1, 2], "an answer that is the same at both ends has no swing"
    assert (rows[0].at_low, rows[0].at_high, rows[0].swing) == (10, 15, 5)
    assert rows[1].swing == pytest.approx(2)
    assert rows[2].swing == 0
    peaks = one_way(lambda x: float(x[0] + 10 * x[1] - x[2] ** 2), [1, 1, 0], [(0, 5), (1, 1), (-3, 3)], points=7)
    assert [row.index for row in peaks] == [2, 0, 1]
    assert (peaks[0].least, peaks[0].greatest) == (2, 11)
    assert peaks[2].swing == 0, "an input that is not varied"


def test_other_inputs_stay_at_their_base() -> None:
    seen: list[tuple[float, ...]] = []

    def answer(x: NDArray[np.float64]) -> float:
        seen.append(tuple(x.tolist()))
        return 0.0

    one_way(answer, [1, 2], [(0, 3), (1, 5)])
    assert seen == [(0, 2), (3, 2), (1, 1), (1, 5)]


def test_the_best_on_a_plane() -> None:
    found = two_way(lambda x, y: [x, y, 0.6], [0, 0.5, 1], [0, 0.7])
    assert found.tolist() == [[2, 1], [2, 1], [0, 0]]


def test_where_the_seismic_test_of_the_wildcatter_stops_paying() -> None:
    # Raiffa 1968: without the test drilling is worth 20, with it 32.5 less its cost (HUGIN's tables).
    found = thresholds([lambda cost: 32.5 - cost, lambda _: 20.0], 0, 50)
    assert [(t.before, t.after) for t in found] == [(0, 1)]
    assert found[0].x == pytest.approx(12.5, abs=1e-9)


def test_when_an_umbrella_is_worth_it() -> None:
    # Shachter's umbrella: take is 20 dry and 70 wet, leave is 100 and 0; they tie at 8/15.
    (found,) = thresholds(lambda p: [100 * (1 - p), 20 + 50 * p], 0, 1)
    assert found.x == pytest.approx(8 / 15, abs=1e-9)


@given(st.floats(0.02, 0.98))
def test_a_crossing_is_found_wherever_it_lies(x: float) -> None:
    (found,) = thresholds([lambda _: 0.0, lambda s: s - x], 0, 1)
    assert (found.before, found.after) == (0, 1)
    assert found.x == pytest.approx(x, abs=1e-6)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=2, max_size=6), st.integers(9, 129))
def test_lines_have_the_upper_envelope(lines: list[tuple[float, float]], points: int) -> None:
    found = thresholds([lambda x, a=a, b=b: a + b * x for a, b in lines], 0, 1, points=points)  # type: ignore[misc]
    starts, slopes = np.array(lines).T
    xs = [t.x for t in found]
    assert xs == sorted(xs)
    # In the middle of each stretch its option is best; so nothing was missed that is wider than the tolerance.
    ends = [0.0, *xs, 1.0]
    winners = [found[0].before, *(t.after for t in found)] if found else None
    assert all(one.after == two.before for one, two in pairwise(found))
    for k, (low, high) in enumerate(pairwise(ends)):
        for x in np.linspace(low, high, 41)[1:-1]:
            values = starts + slopes * x
            if winners is not None:
                assert values[winners[k]] >= values.max() - 2e-5
    if winners is None:
        best = [
            np.flatnonzero((starts + slopes * x) >= (starts + slopes * x).max() - 2e-5) for x in (0.0, 0.5, 1.0)
        ]
        assert set(best[0]) & set(best[1]) & set(best[2])


def test_a_third_option_wins_in_between() -> None:
    found = thresholds([lambda x: 1 - x, lambda x: x, lambda _: 0.5 + 1e-4], 0, 1)
    assert [(t.before, t.after) for t in found] == [(0, 2), (2, 1)]
    assert [t.x for t in found] == pytest.approx([0.4999, 0.5001], abs=1e-9)


@pytest.mark.parametrize("peak", [0.503, 0.5, 0.0012, 0.9991])
def test_a_winner_between_two_grid_points(peak: float) -> None:
    found = thresholds([lambda _: 0.0, lambda x: 1e-8 - (x - peak) ** 2], 0, 1)
    assert [(t.before, t.after) for t in found] == [(0, 1), (1, 0)]
    assert [t.x for t in found] == pytest.approx([peak - 1e-4, peak + 1e-4], abs=1e-6)


def test_a_peak_with_a_kink_between_two_grid_points() -> None:
    found = thresholds([lambda _: 0.0, lambda x: 1e-3 - abs(x - 0.3021)], 0, 1)
    assert [t.x for t in found] == pytest.approx([0.3011, 0.3031], abs=1e-6)


@pytest.mark.parametrize(
    "options",
    [
        [lambda x: -((x - 0.5) ** 2), lambda _: 0.0],
        [lambda _: 0.0, lambda x: -((x - 0.5) ** 2)],
        [lambda _: 0.0, lambda x: -((x - 0.503) ** 2)],
        [lambda _: 0.0, lambda x: -abs(x - 0.25)],
        [lambda x: x, lambda x: x],
        [lambda x: x, lambda _: 0.0],
        [lambda _: 1.0, lambda x: x],
        [lambda x: x],
    ],
)
def test_what_touches_or_ties_is_no_change(options: list[Callable[[float], float]]) -> None:
    assert thresholds(options, 0, 1) == ()


def test_a_tie_over_a_stretch_ends_where_the_other_takes_the_lead() -> None:
    (found,) = thresholds([lambda x: max(0.0, 0.3 - x), lambda x: max(0.0, x - 0.61)], 0, 1)
    assert (found.before, found.after) == (0, 1)
    assert found.x == pytest.approx(0.61, abs=1e-6)


def test_three_lines_through_one_point() -> None:
    found = thresholds([lambda _: 0.0, lambda x: x - 0.3, lambda x: 2 * (x - 0.3)], 0, 1)
    assert [(t.before, t.after) for t in found] == [(0, 2)]
    assert found[0].x == pytest.approx(0.3, abs=1e-9)


def test_many_changes() -> None:
    found = thresholds([lambda _: 0.0, lambda x: float(np.sin(40 * x))], 0.01, 1)
    assert [t.x for t in found] == pytest.approx([k * np.pi / 40 for k in range(1, 13)], abs=1e-9)


def test_a_range_that_makes_no_sense_is_refused() -> None:
    for bad in (
        lambda: thresholds([lambda x: x, lambda _: 0.0], 1, 0),
        lambda: thresholds([lambda x: x, lambda _: 0.0], 0, 1, points=1),
        lambda: thresholds([lambda x: x, lambda _: float("nan")], 0, 1),
        lambda: one_way(lambda _: 0.0, [1], [(2, 1)]),
        lambda: one_way(lambda _: 0.0, [1, 2], [(0, 1)]),
    ):
        with pytest.raises(ValueError):
            bad()
    assert thresholds([lambda x: x, lambda _: 0.5], 0.5, 0.5) == ()
