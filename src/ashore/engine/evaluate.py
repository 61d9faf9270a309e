"""What a given policy is worth, also in a model whose numbers are not those it was made for."""

from __future__ import annotations

import numpy as np

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import FactoredModel, Floats, Solution, Tables, laid_out, tables
from ashore.engine.forward import check_solution
from ashore.engine.parallel import Crew, Part
from ashore.engine.sweep import node_values, pair_worth


def evaluate(model: FactoredModel, solution: Solution, *, backend: Backend = "auto") -> Floats:
    """Return the value of a solution's policy and choices under a model, (H + 1, n_x, n_c).

    The model has the states and actions that the solution was made for; rewards, flows, probabilities and terminal
    values are its own. Under the solution's own model the result is ``solution.values``.

    Raises
    ------
    ValueError
        Where the model is not one, or the solution belongs to a model of another size.
    """
    laid = tables(model)
    check_solution(model, solution)
    values = np.empty((solution.horizon + 1, model.n_x, model.n_c))
    values[-1] = model.terminal
    if use_compiled(backend):
        _evaluate_compiled(model, laid, solution, values)
        return values
    for t in range(solution.horizon - 1, -1, -1):
        worth = pair_worth(model, laid, node_values(laid, values[t + 1], solution.values[t + 1]))
        taken = laid.pair_start[:-1, None] + solution.policy[t]
        values[t] = np.take_along_axis(worth, taken, axis=0)
    return values


def _evaluate_compiled(model: FactoredModel, laid: Tables, solution: Solution, values: Floats) -> None:
    from ashore.engine.kernels_factored import follow, keep

    n_x, discount = model.n_x, float(model.discount)
    judges = laid_out(solution.values, np.float64)
    policy = laid_out(solution.policy, np.uint8)
    tables_in_turn = np.empty((2, n_x + model.n_z, model.n_c))
    tables_in_turn[0, :n_x] = values[-1]
    with Crew(float(len(laid.succ)) * model.n_c) as crew:
        states, choices = crew.cut(laid.work), crew.cut(laid.choice_start) if model.n_z else []
        for step, t in enumerate(range(len(policy) - 1, -1, -1)):
            nodes, following = tables_in_turn[step % 2], tables_in_turn[1 - step % 2]

            def choice_part(part: Part, nodes: Floats = nodes, t: int = t) -> None:
                follow(
                    part[0],
                    part[1],
                    n_x,
                    laid.choice_start,
                    laid.first,
                    laid.second,
                    laid.choice_prob,
                    nodes,
                    judges[t + 1],
                )

            def state_part(part: Part, nodes: Floats = nodes, following: Floats = following, t: int = t) -> None:
                keep(
                    part[0],
                    part[1],
                    laid.pair_start,
                    laid.reward,
                    laid.whole,
                    laid.part,
                    laid.succ_start,
                    laid.succ,
                    laid.prob,
                    laid.ruin,
                    discount,
                    nodes,
                    following,
                    values[t],
                    policy[t],
                )

            if choices:
                crew.run(choice_part, choices)
            crew.run(state_part, states)
