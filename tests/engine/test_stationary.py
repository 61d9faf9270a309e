"""Infinite horizon: two methods against each other, and their bound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.engine import stationary
from ashore.engine.sparse import forward
from ashore.engine.stationary import first_passage, policy_iteration, policy_value, value_iteration
from tests.engine.random_models import sparse

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.sampled_from([0.0, 0.5, 0.9, 0.97]), st.sampled_from([1e-2, 1e-8]))
@settings(max_examples=30)
def test_value_iteration_keeps_its_bound(seed: int, discount: float, tolerance: float) -> None:
    model = sparse(seed, discount=discount)
    exact = policy_iteration(model)
    assert exact.bound == 0
    np.testing.assert_allclose(policy_value(model, exact.policy), exact.values, rtol=0, atol=1e-9)
    for backend in ("compiled", "reference"):
        near = value_iteration(model, tolerance, backend=backend)
        assert near.bound <= tolerance
        assert np.abs(near.values - exact.values).max() <= near.bound + 1e-10
        # A policy that is greedy for values within the bound is worth at most twice the bound less (and one
        # discount).
        assert np.all(policy_value(model, near.policy) >= exact.values - 2 * near.bound - 1e-9)


@given(SEEDS)
@settings(max_examples=20)
def test_the_start_does_not_matter(seed: int) -> None:
    model = sparse(seed, discount=0.9)
    last = (np.diff(model.pair_start) - 1).astype(np.int32)
    one, other = policy_iteration(model), policy_iteration(model, last)
    np.testing.assert_allclose(one.values, other.values, rtol=0, atol=1e-9)
    np.testing.assert_array_equal(one.policy, other.policy)


def test_dense_and_sparse_elimination_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    model = sparse(3, n=60, discount=0.95)
    policy = np.zeros(60, dtype=np.int32)
    dense = policy_value(model, policy)
    monkeypatch.setattr(stationary, "_DENSE_STATES", 0)
    np.testing.assert_allclose(policy_value(model, policy), dense, rtol=0, atol=1e-10)


def test_first_passage_is_the_mass_that_target_states_would_keep() -> None:
    model = sparse(5, n=20)
    policy = np.zeros(20, dtype=np.int32)
    start = np.full(20, 1 / 20)
    target = np.arange(20) < 4
    found = first_passage(model, policy, start, target, 12)
    assert found[0] == pytest.approx(0.2)
    assert np.all(np.diff(found) >= 0)
    alive = start.copy()
    for t in range(13):
        alive[target] = 0
        assert found[t] == pytest.approx(1 - alive.sum())
        alive = forward(model, policy[None], alive)[1]


def test_what_cannot_be_solved_is_refused() -> None:
    model = sparse(1, discount=1.0)
    for solver in (policy_iteration, value_iteration):
        with pytest.raises(ValueError, match="discount below 1"):
            solver(model)
    with pytest.raises(ValueError, match="above 0"):
        value_iteration(sparse(1, discount=0.5), 0.0)


def test_a_tolerance_below_rounding_is_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stationary, "MAX_SWEEPS", 50)
    with pytest.raises(ValueError, match="after 50 sweeps"):
        value_iteration(sparse(1, discount=0.99), 1e-300)
