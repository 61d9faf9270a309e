"""Published decision processes. Each figure stands here with its source, and is read from the shared cases too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from ashore.engine.sparse import SparseModel, solve
from ashore.engine.stationary import first_passage, policy_iteration, value_iteration

# sawcordwell/pymdptoolbox at 7c96789, src/mdptoolbox/mdp.py, docstring of FiniteHorizon (BSD-3). Three ages of a
# wood; wait or cut; it burns with chance 0.1.
FOREST = {
    "inputs": {
        "P_wait": [[0.1, 0.9, 0], [0.1, 0, 0.9], [0.1, 0, 0.9]],
        "P_cut": [[1, 0, 0], [1, 0, 0], [1, 0, 0]],
        "R": [[0, 0], [0, 1], [4, 2]],
        "beta": 0.9,
        "N": 3,
    },
    "expected": {
        "V": [[2.6973, 0.81, 0, 0], [5.9373, 3.24, 1, 0], [9.9373, 7.24, 4, 0]],
        "policy": [[0, 0, 0], [0, 0, 1], [0, 0, 0]],
    },
    "tolerance": 1e-9,
}
# Puterman, Markov Decision Processes (2005), section 3.1 and example 6.2.1, with the discount of QuantEcon.py at
# 13b436b, quantecon/markov/tests/test_ddp.py (MIT).
PUTERMAN = {"expected": {"v": [-8.571428571428557, -20.0], "policy": [0, 0]}, "tolerance": 1e-9}
# Neal, The complexity of job mobility among young men, Journal of Labor Economics 17 (1999); figures of
# QuantEcon/lecture-julia.myst at 18877b5d, lectures/dynamic_programming/career.md, lines 411-480.
NEAL = {
    "expected": {
        "v_10th_colmajor": 160.04729142153064,
        "v_last": 200.0,
        "n_stay": 144,
        "n_newjob": 451,
        "n_newlife": 1905,
        "median_first_passage_beta_95": 7,
        "median_first_passage_beta_99": 14,
    },
    "tolerance": 1e-4,
}


def stored(shared: Path, name: str) -> Any:
    file = shared / "decision-cases" / f"{name}.json"
    if not file.is_file():
        pytest.skip(f"no {file.name} among the shared cases")
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("backend", ["compiled", "reference"])
def test_forest(backend: str) -> None:
    _forest(FOREST, backend)


def test_forest_as_shared(shared: Path) -> None:
    _forest(stored(shared, "forest_finite_horizon"), "auto")


def _forest(case: Any, backend: Any) -> None:
    inputs, expected = case["inputs"], case["expected"]
    chances = np.stack([np.array(inputs["P_wait"], float), np.array(inputs["P_cut"], float)], axis=1)
    model = SparseModel(
        pair_start=np.array([0, 2, 4, 6]),
        reward=np.array(inputs["R"], float).ravel(),
        succ_start=np.arange(0, 19, 3),
        succ=np.tile(np.arange(3), 6),
        prob=chances.ravel(),
        discount=inputs["beta"],
    )
    found = solve(model, inputs["N"], backend=backend)
    np.testing.assert_allclose(found.values.T, expected["V"], rtol=0, atol=case["tolerance"])
    np.testing.assert_array_equal(found.policy.T, expected["policy"])


def test_puterman_two_states() -> None:
    _puterman(PUTERMAN)


def test_puterman_two_states_as_shared(shared: Path) -> None:
    _puterman(stored(shared, "puterman_2state"))


def _puterman(case: Any) -> None:
    model = SparseModel(
        pair_start=np.array([0, 2, 3]),
        reward=np.array([5.0, 10.0, -1.0]),
        succ_start=np.array([0, 2, 3, 4]),
        succ=np.array([0, 1, 1, 1]),
        prob=np.array([0.5, 0.5, 1.0, 1.0]),
        discount=0.95,
    )
    expected, tolerance = case["expected"], case["tolerance"]
    exact, near = policy_iteration(model), value_iteration(model, tolerance / 2)
    for found in (exact, near):
        np.testing.assert_allclose(found.values, expected["v"], rtol=0, atol=tolerance)
        np.testing.assert_array_equal(found.policy, expected["policy"])


def career(discount: float) -> SparseModel:
    """Neal's model on 50 x 50 points: stay, draw a new job (column), or draw a new life (row and column).

    Both draws are BetaBinomial(49, 1, 1), which is uniform, on linspace(0, 5, 50).
    """
    n = 50
    grid = np.linspace(0, 5, n)
    row, column = (index.ravel() for index in np.indices((n, n)))
    counts = np.tile([1, n, n * n], n * n)
    blocks: list[NDArray[np.int64]] = []
    for state in range(n * n):
        blocks += [np.array([state]), row[state] * n + np.arange(n), np.arange(n * n)]
    mean = grid.mean()
    reward = np.column_stack([grid[row] + grid[column], grid[row] + mean, np.full(n * n, 2 * mean)])
    return SparseModel(
        pair_start=np.arange(0, 3 * n * n + 1, 3),
        reward=reward.ravel(),
        succ_start=np.concatenate([[0], np.cumsum(counts)]),
        succ=np.concatenate(blocks),
        prob=np.repeat(1 / counts, counts),
        discount=discount,
    )


def test_career_choice() -> None:
    _career(NEAL)


def test_career_choice_as_shared(shared: Path) -> None:
    case = stored(shared, "career_choice_neal")
    assert case["expected"] == NEAL["expected"]
    assert case["tolerance"] == NEAL["tolerance"]


def _career(case: Any) -> None:
    expected, tolerance = case["expected"], case["tolerance"]
    model = career(0.95)
    found = policy_iteration(model)
    # The tenth value column by column: row 9, column 0.
    assert found.values[9 * 50] == pytest.approx(expected["v_10th_colmajor"], abs=tolerance)
    assert found.values[-1] == pytest.approx(expected["v_last"], abs=tolerance)
    names = ("n_stay", "n_newjob", "n_newlife")
    assert np.bincount(found.policy).tolist() == [expected[name] for name in names]
    assert _median_passage(model, found.policy) == expected["median_first_passage_beta_95"]
    patient = career(0.99)
    settled = policy_iteration(patient, found.policy).policy
    assert _median_passage(patient, settled) == expected["median_first_passage_beta_99"]


def _median_passage(model: SparseModel, policy: NDArray[np.int32]) -> int:
    """First period by which half have come to stay, from the lowest row and column, exactly."""
    start = np.zeros(model.n)
    start[0] = 1
    return int(np.argmax(first_passage(model, policy, start, policy == 0, 40) >= 0.5))
