"""Partial observation: the tiger, other solvers by brute force, and pruning against a grid."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike, NDArray

from ashore.engine import envelope, partial
from tests.engine.published import case

LISTEN, LEFT, RIGHT = 0, 1, 2


def tiger(hears: float = 0.85, listen: float = -1, tiger: float = -100, gold: float = 10) -> partial.Pomdp:
    half = np.full((2, 2), 0.5)
    return partial.pomdp(
        np.array([np.eye(2), half, half]),
        np.array([[[hears, 1 - hears], [1 - hears, hears]], half, half]),
        [[listen, listen], [tiger, gold], [gold, tiger]],
    )


# R package pomdp (Hahsler), README and vignette, for Cassandra, Kaelbling and Littman (AAAI 1994).
VECTORS = [
    [-98.549921, 11.450079],
    [-10.854299, 6.516937],
    [1.933439, 1.933439],
    [6.516937, -10.854299],
    [11.450079, -98.549921],
]


def check_tiger(model: partial.Pomdp, endless: float, vectors: ArrayLike, ten: float, tolerance: float) -> None:
    found = partial.solve_infinite(model, 0.75)
    assert found.error <= 1e-9
    assert found.value([0.5, 0.5]) == pytest.approx(endless, abs=tolerance)
    # The published vectors are those of the beliefs that are met from the start; the envelope has four more, for
    # beliefs that never come up.
    met = partial.used(model, found, [0.5, 0.5])
    assert found.alphas[met] == pytest.approx(np.array(vectors), abs=tolerance)
    assert partial.solve_finite(model, 10, discount=0.75).value([0.5, 0.5]) == pytest.approx(ten, abs=tolerance)


def test_tiger(shared: Path) -> None:
    inputs, expected, tolerance = case(shared, "tiger_pomdp")
    model = tiger(inputs["listen_acc"], inputs["r_listen"], inputs["r_tiger"], inputs["r_gold"])
    check_tiger(
        model,
        expected["gamma_075_infinite"],
        expected["alpha_vectors_075"],
        expected["gamma_075_horizon_10"],
        tolerance,
    )


def test_tiger_as_published() -> None:
    check_tiger(tiger(), 1.933439, VECTORS, 1.66156, 2e-6)


def test_what_one_does_about_the_tiger() -> None:
    found = partial.solve_infinite(tiger(), 0.75)
    assert found.action([0.5, 0.5]) == LISTEN
    assert found.action([0.02, 0.98]) == LEFT
    assert found.action([0.98, 0.02]) == RIGHT
    belief, chance = partial.update(tiger(), [0.5, 0.5], LISTEN, 0)
    assert belief == pytest.approx([0.85, 0.15])
    assert chance == pytest.approx(0.5)


def by_enumeration(model: partial.Pomdp, belief: NDArray[np.float64], left: int, discount: float) -> float:
    """The value by the tree of all actions and observations."""
    if left == 0:
        return 0.0
    best = -np.inf
    for action, reward in enumerate(model.reward):
        value = float(belief @ reward)
        for seen in range(model.observation.shape[2]):
            try:
                after, chance = partial.update(model, belief, action, seen)
            except ValueError:
                continue
            value += discount * chance * by_enumeration(model, after, left - 1, discount)
        best = max(best, value)
    return best


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.integers(2, 3), st.integers(1, 3))
def test_random_problems_by_enumeration(seed: int, states: int, seen: int) -> None:
    rng = np.random.default_rng(seed)
    model = partial.pomdp(
        rng.dirichlet(np.ones(states), size=(2, states)),
        rng.dirichlet(np.ones(seen), size=(2, states)),
        rng.normal(size=(2, states)),
    )
    found = partial.solve_finite(model, 3, discount=0.9)
    for belief in rng.dirichlet(np.ones(states), size=3):
        assert found.value(belief) == pytest.approx(by_enumeration(model, belief, 3, 0.9), abs=1e-8)


def test_with_full_sight_it_is_a_decision_process() -> None:
    rng = np.random.default_rng(3)
    move, reward = rng.dirichlet(np.ones(3), size=(2, 3)), rng.normal(size=(2, 3))
    model = partial.pomdp(move, np.broadcast_to(np.eye(3), (2, 3, 3)), reward)
    found = partial.solve_infinite(model, 0.6, tolerance=1e-7)
    value = np.zeros(3)
    for _ in range(200):
        value = (reward + 0.6 * move @ value).max(axis=0)
    assert [found.value(corner) for corner in np.eye(3)] == pytest.approx(value, abs=1e-6)


def test_rewards_for_what_comes_after() -> None:
    model = tiger()
    after = np.zeros((3, 2, 2, 2))
    after[LISTEN, :, :, 0] = 4.0
    richer = partial.pomdp(model.transition, model.observation, model.reward, after=after)
    assert richer.reward[LISTEN] == pytest.approx([-1 + 4 * 0.85, -1 + 4 * 0.15])
    assert richer.reward[LEFT] == pytest.approx(model.reward[LEFT])


def test_terminal_vectors_count() -> None:
    found = partial.solve_finite(tiger(), 1, terminal=[[50, 0], [0, 50]])
    assert found.value([1.0, 0.0]) == pytest.approx(49), "listening keeps the state, and 50 wait there"
    assert found.value([0.5, 0.5]) == pytest.approx(0.5 * (0.85 * 50) * 2 - 1)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 4), st.integers(1, 25))
def test_pruning_keeps_the_envelope_and_nothing_else(seed: int, states: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = np.round(rng.normal(size=(count, states)), 1)
    kept, where = envelope.prune(vectors)
    assert np.array_equal(vectors[where], kept)
    beliefs = np.vstack([rng.dirichlet(np.ones(states), size=200), np.eye(states)])
    assert (kept @ beliefs.T).max(axis=0) == pytest.approx((vectors @ beliefs.T).max(axis=0), abs=1e-9)
    again, _ = envelope.prune(kept)
    assert len(again) == len(kept)


@given(st.integers(0, 10_000), st.integers(1, 20))
@settings(max_examples=25)
def test_lines_and_linear_programs_agree(seed: int, count: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(count, 2))
    assert sorted(envelope._lines(vectors, 1e-11)) == sorted(envelope._programs(vectors, 1e-11))


def test_a_lead_of_rounding_error_is_none() -> None:
    kept, where = envelope.prune(np.array([[np.nextafter(1, 2), 0.0], [1.0, 5.0]]))
    assert where.tolist() == [1]
    assert kept.tolist() == [[1.0, 5.0]]


@pytest.mark.parametrize("states", [2, 3])
def test_the_distance_of_envelopes_against_a_grid(states: int) -> None:
    rng = np.random.default_rng(5)
    one, other = rng.normal(size=(6, states)), rng.normal(size=(5, states))
    beliefs = rng.dirichlet(np.ones(states), size=100_000)
    beliefs = np.vstack([beliefs, np.eye(states)])
    sampled = np.abs((one @ beliefs.T).max(axis=0) - (other @ beliefs.T).max(axis=0)).max()
    exact = envelope.distance(one, other, 0.0)
    assert sampled <= exact + 1e-9
    assert exact == pytest.approx(sampled, abs=0.02)
    assert envelope.distance(one, one + 1e-12, 1e-9) <= 1e-9


def test_what_makes_no_sense_is_refused() -> None:
    model = tiger()
    with pytest.raises(ValueError, match="fit together"):
        partial.Pomdp(model.transition, model.observation, model.reward[:2])
    with pytest.raises(ValueError, match="sum to one"):
        partial.Pomdp(model.transition * 0.9, model.observation, model.reward)
    with pytest.raises(ValueError, match="is \\(A, S, S\\)"):
        partial.Pomdp(model.transition[0], model.observation, model.reward)
    with pytest.raises(ValueError, match="cannot follow"):
        partial.update(tiger(hears=1.0), [1.0, 0.0], LISTEN, 1)
    with pytest.raises(ValueError, match="horizon"):
        partial.solve_finite(model, 0)
    with pytest.raises(ValueError, match="discount"):
        partial.solve_infinite(model, 1.0)
    with pytest.raises(ValueError, match="2 sweeps"):
        partial.solve_infinite(model, 0.9, max_iterations=2)
