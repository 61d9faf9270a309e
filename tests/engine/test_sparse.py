"""Sparse models over a finite horizon: compiled, reference, quantecon, and what is left out of a sweep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.engine import sparse as module
from ashore.engine.sparse import SparseModel, evaluate, forward, improved, solve
from tests.engine.random_models import sparse

SEEDS = st.integers(0, 10**6)


@given(SEEDS)
@settings(max_examples=40)
def test_compiled_is_the_reference(seed: int) -> None:
    model, rng = sparse(seed), np.random.default_rng(seed)
    terminal = rng.normal(0, 5, model.n)
    slow, fast = (
        solve(model, 15, terminal, backend="reference"),
        solve(model, 15, terminal, backend="compiled"),
    )
    np.testing.assert_allclose(fast.values, slow.values, rtol=0, atol=1e-10)
    for solution in (slow, fast):
        for backend in ("compiled", "reference"):
            kept = evaluate(model, solution.policy, terminal, backend=backend)
            np.testing.assert_allclose(kept, slow.values, rtol=0, atol=1e-10)
    start = rng.dirichlet(np.ones(model.n))
    one, other = (forward(model, slow.policy, start, backend=backend) for backend in ("compiled", "reference"))
    np.testing.assert_allclose(one, other, rtol=0, atol=1e-12)
    np.testing.assert_allclose(one.sum(axis=1), 1, rtol=0, atol=1e-12)
    assert start @ slow.values[0] == pytest.approx(_earned(model, slow.policy, one, terminal), abs=1e-9)


def _earned(model: SparseModel, policy: np.ndarray, mass: np.ndarray, terminal: np.ndarray) -> float:
    rewards = (model.reward[model.pair_start[:-1] + policy] * mass[:-1]).sum(axis=1)
    periods = len(policy)
    return float(rewards @ model.discount ** np.arange(periods) + model.discount**periods * mass[-1] @ terminal)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.1])
@pytest.mark.parametrize("discount", [1.0, 0.9])
def test_leaving_pairs_out_changes_nothing(share: float, discount: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never, sometimes and always from the second sweep on; several threads, whatever the size."""
    monkeypatch.setattr(module, "_OPEN_SHARE", share)
    monkeypatch.setattr("ashore.engine.parallel.SMALL", 0)
    monkeypatch.setenv("ASHORE_THREADS", "3")
    for seed in range(5):
        model = sparse(seed, n=200, discount=discount)
        values = np.random.default_rng(seed).normal(0, 4, 200)
        found = solve(model, 40, values, backend="compiled")
        for t in range(39, -1, -1):
            values, policy = improved(model, values)
            np.testing.assert_allclose(found.values[t], values, rtol=0, atol=1e-10)
            np.testing.assert_array_equal(found.policy[t], policy)


def test_late_sweeps_look_at_one_pair_of_most_states() -> None:
    model = sparse(2, n=2000, actions=7, discount=0.9)
    values, policy = np.zeros((31, model.n)), np.zeros((30, model.n), dtype=np.int32)
    opened = []
    with module.Sweeps(model) as sweeps:
        for step in range(30):
            sweeps.back(values[step], values[step + 1], policy[step])
            opened.append(sweeps._opened)
    assert opened[0] == model.n
    assert opened[-1] < 0.02 * model.n


def test_quantecon_agrees() -> None:
    from quantecon.markov.ddp import DiscreteDP, backward_induction
    from scipy.sparse import csr_matrix

    model = sparse(9, n=80, discount=0.95)
    chances = csr_matrix((model.prob, model.succ, model.succ_start), shape=(len(model.reward), model.n))
    counts = np.diff(model.pair_start)
    states = np.repeat(np.arange(model.n), counts)
    actions = np.arange(len(states)) - np.repeat(model.pair_start[:-1], counts)
    values, policy = backward_induction(DiscreteDP(model.reward, chances, 0.95, states, actions), 36)
    for backend in ("compiled", "reference"):
        found = solve(model, 36, backend=backend)
        np.testing.assert_allclose(found.values, values, rtol=0, atol=1e-9)
        np.testing.assert_array_equal(found.policy, policy)


def test_the_first_of_equal_actions_is_taken() -> None:
    model = sparse(4)
    model = replace(model, reward=np.zeros(len(model.reward)))
    for backend in ("compiled", "reference"):
        assert not solve(model, 6, backend=backend).policy.any()


GOOD = sparse(0)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("discount", -0.1, "discount"),
        ("pair_start", GOOD.pair_start[:-1], "each state do not run"),
        ("succ_start", GOOD.succ_start[:-1], "successors of"),
        ("reward", np.full(len(GOOD.reward), np.nan), "reward of pair 0"),
        ("succ", np.full(len(GOOD.succ), 30), "pair 0: successor 30 is not between 0 and 29"),
        ("prob", GOOD.prob * 1.1, r"probabilities sum to 1\.1"),
        ("prob", -GOOD.prob, "pair 0: a probability of -"),
    ],
)
def test_a_model_that_is_none_cannot_be_made(field: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(GOOD, **{field: value})  # type: ignore[arg-type]


def test_arguments_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="horizon"):
        solve(GOOD, -1)
    with pytest.raises(ValueError, match="terminal"):
        solve(GOOD, 1, np.zeros(3))
    with pytest.raises(ValueError, match="action that its state does not have"):
        evaluate(GOOD, np.full((1, GOOD.n), 9, dtype=np.int32))
    with pytest.raises(ValueError, match="policy of shape"):
        evaluate(GOOD, np.zeros((1, 3), dtype=np.int32))
    with pytest.raises(ValueError, match="start of shape"):
        forward(GOOD, np.zeros((1, GOOD.n), dtype=np.int32), np.zeros(3))


def test_successors_in_four_bytes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    small = sparse(6, n=100)
    monkeypatch.setattr(module, "_TWO_BYTES", 0)
    large = sparse(6, n=100)
    assert (small.succ.itemsize, large.succ.itemsize) == (2, 4)
    one, other = solve(small, 20, backend="compiled"), solve(large, 20, backend="compiled")
    np.testing.assert_array_equal(one.values, other.values)
    np.testing.assert_array_equal(one.policy, other.policy)
    start = np.full(100, 0.01)
    for run in (evaluate, forward):
        np.testing.assert_array_equal(run(small, one.policy, start), run(large, one.policy, start))
