"""The exact distribution over states in each period, under the policy of a solution."""

from __future__ import annotations

import numpy as np

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import FactoredModel, Floats, Solution, Tables, laid_out, tables
from ashore.engine.sweep import landing


def forward(model: FactoredModel, solution: Solution, start: Floats, *, backend: Backend = "auto") -> Floats:
    """Return where the process is in each period, (H + 1, n_x, n_c); each period sums to what ``start`` sums to.

    Choices at choice nodes are those of the solution's values, as they are in ``simulate`` and ``evaluate``.

    Parameters
    ----------
    start
        Distribution over states in period 0, (n_x, n_c).

    Raises
    ------
    ValueError
        Where the model is not one, or the solution or start belongs to a model of another size.
    """
    laid = tables(model)
    check_solution(model, solution)
    if start.shape != (model.n_x, model.n_c):
        raise ValueError(f"a start of shape {start.shape} for {model.n_x} states and {model.n_c} levels")
    if not start.min() >= 0:
        raise ValueError("a start with a negative probability")
    # Pages of zeros that are never touched cost nothing, and most states are out of reach in most periods.
    mass = np.zeros((solution.horizon + 1, model.n_x, model.n_c))
    mass[0] = start
    if use_compiled(backend):
        _forward_compiled(model, laid, solution, mass)
        return mass
    for t in range(solution.horizon):
        _step(model, laid, solution, t, mass)
    return mass


def check_solution(model: FactoredModel, solution: Solution) -> None:
    """Raise where a solution cannot belong to a model of this structure."""
    shape = (solution.horizon, model.n_x, model.n_c)
    if solution.policy.shape != shape or solution.values.shape != (shape[0] + 1, *shape[1:]):
        raise ValueError(
            f"a policy of shape {solution.policy.shape} for {model.n_x} states and {model.n_c} levels"
        )
    if solution.horizon and np.any(solution.policy.max(axis=(0, 2)) >= np.diff(model.pair_start)):
        state = int(np.argmax(solution.policy.max(axis=(0, 2)) >= np.diff(model.pair_start)))
        raise ValueError(f"the policy takes an action that state {state} does not have")


def _step(model: FactoredModel, laid: Tables, solution: Solution, t: int, mass: Floats) -> None:
    n_x, n_c = model.n_x, model.n_c
    x, c = np.nonzero(mass[t])
    moved = mass[t, x, c]
    pair = laid.pair_start[x] + solution.policy[t, x, c]
    under, over, ruined = (which[pair, c] for which in landing(laid, n_c))
    at_nodes = np.zeros((n_x + model.n_z, n_c))
    np.add.at(at_nodes[:, 0], laid.ruin[x[ruined]], moved[ruined])
    moved = np.where(ruined, 0.0, moved)
    by_pair = np.zeros((model.n_pairs, n_c))
    np.add.at(by_pair, (pair, under), moved * (1 - laid.part[pair]))
    np.add.at(by_pair, (pair, over), moved * laid.part[pair])
    owner = np.repeat(np.arange(model.n_pairs), np.diff(laid.succ_start))
    np.add.at(at_nodes, laid.succ, laid.prob[:, None] * by_pair[owner])
    mass[t + 1] += at_nodes[:n_x]
    if model.n_z:
        judge = solution.values[t + 1]
        node = np.repeat(np.arange(model.n_z), np.diff(laid.choice_start))
        entering = laid.choice_prob[:, None] * at_nodes[n_x + node]
        stays = (laid.second < 0)[:, None] | (judge[laid.first] >= judge[laid.second])
        np.add.at(mass[t + 1], laid.first, np.where(stays, entering, 0.0))
        np.add.at(mass[t + 1], laid.second, np.where(stays, 0.0, entering))


def _forward_compiled(model: FactoredModel, laid: Tables, solution: Solution, mass: Floats) -> None:
    from ashore.engine.kernels_factored import push, settle

    at_nodes = np.zeros((model.n_z, model.n_c))
    values = laid_out(solution.values, np.float64)
    policy = laid_out(solution.policy, np.uint8)
    for t in range(solution.horizon):
        push(
            laid.pair_start,
            laid.whole,
            laid.part,
            laid.succ_start,
            laid.succ,
            laid.prob,
            laid.ruin,
            policy[t],
            mass[t],
            mass[t + 1],
            at_nodes,
        )
        if model.n_z:
            judge, onward = values[t + 1], mass[t + 1]
            settle(laid.choice_start, laid.first, laid.second, laid.choice_prob, judge, at_nodes, onward)
            at_nodes[:] = 0
