"""Counts by row, Wilson's lower bound, and the order they make."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from ashore.engine.ranking import Z, counts, flatten, lower_bound, order

ROWS = st.lists(st.lists(st.integers(-5, 5), max_size=6), min_size=1, max_size=12)


@given(ROWS, st.sets(st.integers(-5, 5)))
def test_counts_are_those_of_a_loop(rows: list[list[int]], right: set[int]) -> None:
    items = np.arange(-5, 6)
    parts = [array("q", row).tobytes() for row in rows]
    flat, offsets = flatten(parts, items)
    found = counts(flat, offsets, np.isin(items, list(right)))
    assert found.tolist() == [sum(item in right for item in row) for row in rows]


@pytest.mark.parametrize(("shown", "of"), [(0, 1), (1, 1), (9, 10), (7, 11), (81, 263)])
def test_the_bound_solves_the_equation_it_is_the_root_of(shown: int, of: int) -> None:
    bound = float(lower_bound(np.array([shown]), np.array([of]))[0])
    p = shown / of
    if shown == 0:
        assert bound == pytest.approx(0, abs=1e-12)
        return
    root = brentq(lambda x: (p - x) - Z * np.sqrt(x * (1 - x) / of), 1e-9, p - 1e-9 if shown == of else p)
    assert bound == pytest.approx(root, rel=1e-6)


def test_a_published_interval() -> None:
    """81 of 263: 0.2553 to 0.3662.

    Source: R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
    (1998), 857-872, table I, method 3.
    """
    assert float(lower_bound(np.array([81]), np.array([263]))[0]) == pytest.approx(0.2553, abs=5e-5)


def test_nine_of_ten_goes_before_one_of_one_and_nothing_is_nothing() -> None:
    bounds = lower_bound(np.array([9, 1, 0]), np.array([10, 1, 0]))
    assert bounds[0] > bounds[1] > bounds[2] == 0


def test_the_first_key_counts_most_and_ties_keep_their_place() -> None:
    found = order(np.array([1, 0, 0, 0]), np.array([0.0, 2.0, 1.0, 1.0]))
    assert found.tolist() == [2, 3, 1, 0]
