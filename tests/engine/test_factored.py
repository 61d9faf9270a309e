"""Factored models: both kernels, against each other and against models written out state by state."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ashore.engine.backend import Backend
from ashore.engine.evaluate import evaluate
from ashore.engine.factored import FactoredModel, Solution, check
from ashore.engine.forward import forward
from ashore.engine.simulate import simulate
from ashore.engine.sweep import action_values, solve
from tests.engine.random_models import factored, flattened

SEEDS = st.integers(0, 10**6)
KINDS: tuple[Backend, ...] = ("compiled", "reference")
BACKENDS = pytest.mark.parametrize("backend", KINDS)
SHAPES = pytest.mark.parametrize(
    ("n_x", "n_c", "n_z"), [(1, 1, 0), (2, 5, 1), (12, 9, 4), (40, 17, 0), (70, 33, 11)]
)


def point(model: FactoredModel, x: int = 0, c: int | None = None) -> NDArray[np.float64]:
    start = np.zeros((model.n_x, model.n_c))
    start[x, model.n_c // 2 if c is None else c] = 1
    return start


def labels(model: FactoredModel) -> NDArray[np.int8]:
    """Ruin is 0, every third state 1, the rest none."""
    result = np.where(np.arange(model.n_x) % 3 == 0, 1, -1).astype(np.int8)
    ruin = np.atleast_1d(model.ruin)
    result[ruin[ruin < model.n_x]] = 0
    return result


@SHAPES
@pytest.mark.parametrize("seed", range(6))
def test_compiled_is_the_reference(n_x: int, n_c: int, n_z: int, seed: int) -> None:
    model = factored(seed, n_x=n_x, n_c=n_c, n_z=n_z)
    slow, fast = solve(model, 7, backend="reference"), solve(model, 7, backend="compiled")
    np.testing.assert_allclose(fast.values, slow.values, rtol=0, atol=1e-10)
    assert _loss(model, fast.policy, slow) < 1e-10
    other = factored(seed, n_x=n_x, n_c=n_c, n_z=n_z, drift=0.5)
    other = replace(model, flow=other.flow, reward=other.reward, prob=other.prob)
    np.testing.assert_allclose(
        evaluate(other, slow, backend="compiled"), evaluate(other, slow, backend="reference"), rtol=0, atol=1e-10
    )
    start = np.random.default_rng(seed).random((n_x, n_c))
    start /= start.sum()
    np.testing.assert_allclose(
        forward(model, slow, start, backend="compiled"),
        forward(model, slow, start, backend="reference"),
        rtol=0,
        atol=1e-10,
    )


def _loss(model: FactoredModel, policy: NDArray[np.uint8], solution: Solution) -> float:
    """How much worse than the best the actions taken are, at most."""
    return float(np.abs(evaluate(model, Solution(solution.values, policy)) - solution.values).max())


@given(SEEDS)
@settings(max_examples=25)
def test_one_life_after_another_is_the_same_in_both(seed: int) -> None:
    model = factored(seed)
    solution = solve(model, 9)
    fast, slow = (
        simulate(model, solution, 0, 4, 300, np.random.default_rng(seed), labels(model), 2, backend=backend)
        for backend in KINDS
    )
    np.testing.assert_array_equal(fast.first, slow.first)
    np.testing.assert_array_equal(fast.x, slow.x)
    np.testing.assert_array_equal(fast.level, slow.level)
    np.testing.assert_allclose(fast.total, slow.total, rtol=0, atol=1e-10)


@given(SEEDS, st.sampled_from(KINDS))
@settings(max_examples=15)
def test_a_sweep_is_the_model_written_out(seed: int, backend: Backend) -> None:
    model = factored(seed, n_x=6, n_c=5, n_z=2)
    solution = solve(model, 4, backend=backend)
    following = np.broadcast_to(model.terminal, (6, 5)).reshape(-1)
    for t, (reward, chance) in reversed(list(enumerate(flattened(model, 4)))):
        worth = reward + model.discount * chance @ following
        following = worth.max(axis=1)
        np.testing.assert_allclose(solution.values[t].ravel(), following, rtol=0, atol=1e-10)
        taken = np.take_along_axis(worth, solution.policy[t].reshape(-1, 1).astype(int), axis=1)[:, 0]
        np.testing.assert_allclose(taken, following, rtol=0, atol=1e-10)
        x, c = divmod(int(seed) % 30, 5)
        found = action_values(model, solution.values[t + 1], x, c)
        np.testing.assert_allclose(found, worth[x * 5 + c, : len(found)], rtol=0, atol=1e-10)


@given(SEEDS)
@settings(max_examples=8)
def test_the_mass_moves_as_the_model_written_out(seed: int) -> None:
    model = factored(seed, n_x=6, n_c=5, n_z=2)
    solution = solve(model, 4)
    mass = point(model).ravel()
    found = forward(model, solution, point(model))
    for t, (_, chance) in enumerate(flattened(model, 4)):
        mass = mass @ chance[np.arange(30), solution.policy[t].ravel()]
        np.testing.assert_allclose(found[t + 1].ravel(), mass, rtol=0, atol=1e-10)


def test_quantecon_agrees() -> None:
    """On a model without choice nodes, whose chances are those of every period."""
    from quantecon.markov.ddp import DiscreteDP, backward_induction

    model = replace(factored(5, n_x=15, n_c=8, n_z=0), discount=0.95)
    reward, chance = flattened(model, 1)[0]
    problem = DiscreteDP(reward, chance, model.discount)
    terminal = np.broadcast_to(model.terminal, (15, 8)).ravel()
    values, policy = backward_induction(problem, 12, terminal)
    for backend in KINDS:
        solution = solve(model, 12, backend=backend)
        np.testing.assert_allclose(solution.values.reshape(13, -1), values, rtol=0, atol=1e-9)
        np.testing.assert_array_equal(solution.policy.reshape(12, -1), policy)


def test_no_policy_of_all_is_better() -> None:
    """Every policy of a model with 2 states that decide, 2 levels and 2 periods, valued one by one."""
    model = FactoredModel(
        pair_start=np.array([0, 2, 4, 5]),
        reward=np.array([1.0, -0.5, 0.7, -1.0, 0.0]),
        flow=np.array([-0.6, 0.25, -1.0, 0.5, 0.0]),
        succ_start=np.array([0, 2, 4, 5, 7, 8]),
        succ=np.array([0, 3, 1, 3, 1, 0, 3, 2]),
        prob=np.array([0.6, 0.4, 0.3, 0.7, 1.0, 0.5, 0.5, 1.0]),
        choice_start=np.array([0, 2]),
        choice_first=np.array([0, 1]),
        choice_second=np.array([1, -1]),
        choice_prob=np.array([0.8, 0.2]),
        ruin=2,
        n_c=2,
        discount=0.9,
        terminal=np.array([[0.0, 1.0], [2.0, 4.0], [-3.0, -3.0]]),
    )
    solution = solve(model, 2)
    best = np.full((3, 2), -np.inf)
    # A choice node has one entry with a choice: at each level and in each period it enters the first or the
    # second.
    for choices in itertools.product([0, 1], repeat=4):
        judge = np.zeros((3, 3, 2))
        judge[1:, 0] = np.where(np.array(choices).reshape(2, 2) == 0, 1, -1)
        for actions in itertools.product(range(2), repeat=8):
            policy = np.zeros((2, 3, 2), dtype=np.uint8)
            policy[:, :2] = np.array(actions).reshape(2, 2, 2)
            best = np.maximum(best, evaluate(model, Solution(judge, policy), backend="reference")[0])
    np.testing.assert_allclose(solution.values[0], best, rtol=0, atol=1e-10)


@given(SEEDS)
@settings(max_examples=20)
def test_mass_is_kept_and_the_policy_is_worth_its_value(seed: int) -> None:
    model = factored(seed)
    solution = solve(model, 12)
    mass = forward(model, solution, point(model))
    np.testing.assert_allclose(mass.sum(axis=(1, 2)), 1, rtol=0, atol=1e-12)
    assert mass.min() >= 0
    np.testing.assert_allclose(evaluate(model, solution), solution.values, rtol=0, atol=1e-10)
    # Rewards along the mass add up to the value of the start.
    pairs = model.pair_start[:-1, None] + solution.policy
    periods = (model.reward[pairs] * mass[:-1]).sum(axis=(1, 2)) @ model.discount ** np.arange(12)
    end = model.discount**12 * (mass[-1] * model.terminal).sum()
    assert periods + end == pytest.approx(solution.values[0, 0, model.n_c // 2], abs=1e-9)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_simulated_lives_agree_with_the_forward_pass(seed: int) -> None:
    model, lives = factored(seed, n_x=20), 200_000
    solution = solve(model, 10)
    mass = forward(model, solution, point(model))
    # Ruin that cannot be left: its mass by t is the chance to have entered it by t.
    drawn = simulate(model, solution, 0, 4, lives, np.random.default_rng(seed), labels(model), 2)
    for t in range(11):
        share = mass[t, model.ruin].sum()
        entered = np.mean((drawn.first[:, 0] >= 0) & (drawn.first[:, 0] <= t))
        assert abs(entered - share) <= 3 * np.sqrt(share * (1 - share) / lives) + 1e-12
    value = solution.values[0, 0, 4]
    assert abs(drawn.total.mean() - value) <= 3 * drawn.total.std() / np.sqrt(lives) + 1e-12
    last = np.zeros((model.n_x, model.n_c))
    np.add.at(last, (drawn.x, drawn.level), 1 / lives)
    # 180 cells at once: five standard errors for the worst of them.
    assert np.all(np.abs(last - mass[-1]) <= 5 * np.sqrt(mass[-1] / lives) + 3 / lives)


def test_a_life_does_not_depend_on_how_many_there_are() -> None:
    model = factored(8)
    solution = solve(model, 6)
    few, many = (
        simulate(model, solution, 0, 4, lives, np.random.default_rng(1), labels(model), 2) for lives in (10, 99)
    )
    np.testing.assert_array_equal(few.total, many.total[:10])
    none = simulate(model, solution, 0, 4, 0, np.random.default_rng(1), labels(model), 2)
    assert none.first.shape == (0, 2)


def saver(flow: float, n_c: int = 10) -> FactoredModel:
    """One state for ever with reward 2, and ruin."""
    return FactoredModel(
        pair_start=np.array([0, 1, 2]),
        reward=np.array([2.0, 0.0]),
        flow=np.array([flow, 0.0]),
        succ_start=np.array([0, 1, 2]),
        succ=np.array([0, 1]),
        prob=np.ones(2),
        choice_start=np.array([0]),
        choice_first=np.empty(0, dtype=int),
        choice_second=np.empty(0, dtype=int),
        choice_prob=np.empty(0),
        ruin=1,
        n_c=n_c,
        discount=0.5,
        terminal=np.zeros((2, 1)),
    )


@BACKENDS
def test_the_stock_keeps_its_mean_stops_at_the_top_and_ruins_below_zero(backend: Backend) -> None:
    levels = np.arange(10)
    model = saver(0.3)
    mass = forward(model, solve(model, 4, backend=backend), point(model, 0, 2), backend=backend)
    np.testing.assert_allclose(mass[:, 0] @ levels, 2 + 0.3 * np.arange(5))
    model = saver(2.5)
    mass = forward(model, solve(model, 9, backend=backend), point(model, 0, 2), backend=backend)
    assert mass[9, 0, 9] == pytest.approx(1)
    model = saver(-3)
    solution = solve(model, 3, backend=backend)
    mass = forward(model, solution, point(model, 0, 6), backend=backend)
    assert mass[2, 0, 0] == pytest.approx(1)
    assert mass[3, 1, 0] == pytest.approx(1)
    # Rewards 2 + 1 + 1/2 from level 6, one reward from level 2.
    assert solution.values[0, 0, 6] == pytest.approx(3.5)
    assert solution.values[0, 0, 2] == pytest.approx(2)
    lives = simulate(
        model, solution, 0, 6, 5, np.random.default_rng(0), np.array([-1, 0], np.int8), 1, backend=backend
    )
    assert lives.first[:, 0].tolist() == [3] * 5
    assert lives.total == pytest.approx([3.5] * 5)


def test_a_flow_within_rounding_of_zero_ruins_nobody() -> None:
    model = saver(0.3 - 0.1 - 0.2)
    assert model.flow[0] < 0
    mass = forward(model, solve(model, 5), point(model, 0, 0))
    assert mass[5, 0, 0] == pytest.approx(1)


@BACKENDS
def test_the_first_of_equal_actions_is_taken(backend: Backend) -> None:
    model = factored(3)
    model = replace(model, reward=np.zeros(model.n_pairs), terminal=np.zeros((model.n_x, 1)))
    solution = solve(model, 3, backend=backend)
    assert not solution.policy.any()


def test_on_a_tie_the_first_state_of_a_choice_is_entered() -> None:
    model = replace(
        saver(0),
        succ=np.array([2, 1]),
        choice_start=np.array([0, 1]),
        choice_first=np.array([0]),
        choice_second=np.array([1]),
        choice_prob=np.ones(1),
        reward=np.zeros(2),
    )
    for backend in KINDS:
        assert forward(model, solve(model, 1), point(model), backend=backend)[1, 0, 5] == 1


def test_a_horizon_of_nothing_and_one_below() -> None:
    model = factored(4)
    solution = solve(model, 0)
    assert solution.values.shape == (1, model.n_x, model.n_c)
    assert forward(model, solution, point(model)).shape == solution.values.shape
    with pytest.raises(ValueError, match="-1 periods"):
        solve(model, -1)


def test_arrays_of_other_types_and_layouts_serve() -> None:
    model = factored(6)
    reward = np.asfortranarray(np.repeat(model.reward[:, None], 2, axis=1))[:, 0]
    reward.flags.writeable = False
    other = replace(
        model, reward=reward, succ=model.succ.astype(np.int16), pair_start=model.pair_start.astype("i4")
    )
    np.testing.assert_array_equal(solve(other, 3).values, solve(model, 3).values)


GOOD = factored(11)


def changed(array: NDArray[np.generic], at: int, value: float) -> NDArray[np.generic]:
    copy = array.copy()
    copy[at] = value
    return copy


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("n_c", 0, "0 stock levels"),
        ("discount", 1.5, r"discount of 1\.5"),
        ("discount", float("nan"), "discount of nan"),
        ("pair_start", changed(GOOD.pair_start, 0, 1), "do not run from 0"),
        ("pair_start", changed(GOOD.pair_start, 2, GOOD.pair_start[1]), "state 1 has no action"),
        ("succ_start", changed(GOOD.succ_start, 4, GOOD.succ_start[3]), "pair 3 has no successor"),
        ("succ_start", changed(GOOD.succ_start, 4, -2), "pair 3 has no successor"),
        ("reward", changed(GOOD.reward, 2, np.inf), "reward of pair 2 is not finite"),
        ("flow", changed(GOOD.flow, 5, np.nan), "flow of pair 5 is not finite"),
        ("flow", GOOD.flow[:-1], "values of flow"),
        ("succ", changed(GOOD.succ, 0, 16), "pair 0: successor 16 is not between 0 and 15"),
        ("succ", changed(GOOD.succ, 0, -1), "pair 0: successor -1"),
        ("prob", changed(GOOD.prob, int(GOOD.succ_start[3]), 2.0), "pair 3: probabilities sum to"),
        ("prob", changed(GOOD.prob, int(GOOD.succ_start[3]), -0.1), r"pair 3: a probability of -0\.1"),
        ("prob", changed(GOOD.prob, int(GOOD.succ_start[3]), np.nan), "pair 3: a probability of nan"),
        ("prob", GOOD.prob[:-1], "probabilities for"),
        ("choice_first", changed(GOOD.choice_first, 0, -1), "choice node 0: first -1"),
        ("choice_second", changed(GOOD.choice_second, 0, -2), "choice node 0: second -2"),
        ("choice_prob", changed(GOOD.choice_prob, 0, 0.5), "choice node 0: probabilities"),
        ("ruin", 99, "ruin is node 99 of"),
        ("ruin", np.full(12, -1), "ruin is node -1 of"),
        ("ruin", np.zeros(3, dtype=int), "one for all or one for each"),
        ("terminal", np.zeros((12, 3)), r"shape \(12, 3\)"),
        ("terminal", changed(GOOD.terminal, 3, np.nan), "terminal value of state 3"),
    ],
)
def test_a_model_that_is_none_is_refused(field: str, value: object, message: str) -> None:
    check(GOOD)
    broken = replace(GOOD, **{field: value})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        check(broken)
    with pytest.raises(ValueError, match=message):
        solve(broken, 1)


def test_more_actions_than_a_byte_counts_are_refused() -> None:
    many = 300
    model = saver(0)
    wide = replace(
        model,
        pair_start=np.array([0, many, many + 1]),
        reward=np.zeros(many + 1),
        flow=np.zeros(many + 1),
        succ_start=np.arange(many + 2),
        succ=np.concatenate([np.zeros(many, int), [1]]),
        prob=np.ones(many + 1),
    )
    with pytest.raises(ValueError, match="state 0 has 300 actions, more than 256"):
        check(wide)


def test_a_solution_of_another_model_is_refused() -> None:
    solution = solve(factored(1, n_x=5), 2)
    with pytest.raises(ValueError, match="for 12 states"):
        forward(GOOD, solution, point(GOOD))
    ours = solve(GOOD, 2)
    policy = ours.policy.copy()
    policy[0, 3, 0] = 77
    with pytest.raises(ValueError, match="action that state 3 does not have"):
        evaluate(GOOD, Solution(ours.values, policy))
    with pytest.raises(ValueError, match="start of shape"):
        forward(GOOD, ours, np.ones(3))
    with pytest.raises(ValueError, match="negative"):
        forward(GOOD, ours, -point(GOOD))
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="start in state 12"):
        simulate(GOOD, ours, 12, 0, 1, rng, labels(GOOD), 2)
    with pytest.raises(ValueError, match="labels"):
        simulate(GOOD, ours, 0, 0, 1, rng, labels(GOOD), 1)
    with pytest.raises(ValueError, match="-1 lives"):
        simulate(GOOD, ours, 0, 0, -1, rng, labels(GOOD), 2)


@pytest.mark.parametrize("flow", [0.0, 0.3, 1.0, 2.6])
def test_what_is_summed_at_once_is_what_was_lived_step_by_step(flow: float) -> None:
    """A state that keeps itself: the compiled simulator leaves it out of its steps."""
    model = saver(flow)
    solution = solve(model, 8)
    kept = np.array([0, 1], dtype=np.int8)
    fast, slow = (
        simulate(model, solution, 0, 2, 400, np.random.default_rng(2), kept, 2, backend=backend)
        for backend in KINDS
    )
    np.testing.assert_array_equal(fast.level, slow.level)
    np.testing.assert_array_equal(fast.first, slow.first)
    np.testing.assert_allclose(fast.total, slow.total, rtol=0, atol=1e-10)
    assert (np.ptp(fast.level) > 0) == (flow == 0.3)  # else every level is the same: 2, or the top
