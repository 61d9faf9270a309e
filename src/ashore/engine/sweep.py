"""Backward induction over a factored model: the best action and its value in every state and period.

    V_t(x, c) = max_k reward[k] + discount * E[ sum_y prob[y] * W(y, c') ],   c' = c + flow[k]

with W the value V_{t+1} of a chance state, and of a choice node the expectation over its entries of the better of
their two states; ruin counts discount * V_{t+1}(ruin[x], 0). Puterman, Markov Decision Processes (2005), section
4.5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import FactoredModel, Floats, Solution, Tables, tables
from ashore.engine.parallel import Crew, Part


def solve(model: FactoredModel, horizon: int, *, backend: Backend = "auto") -> Solution:
    """Solve a model over ``horizon`` periods.

    Raises
    ------
    ValueError
        Where the model is not one (``factored.check``), or the horizon is negative.
    """
    if horizon < 0:
        raise ValueError(f"a horizon of {horizon} periods")
    laid = tables(model)
    values = np.empty((horizon + 1, model.n_x, model.n_c))
    values[horizon] = model.terminal
    policy = np.empty((horizon, model.n_x, model.n_c), dtype=np.uint8)
    if use_compiled(backend):
        _solve_compiled(model, laid, values, policy)
    else:
        for t in range(horizon - 1, -1, -1):
            worth = pair_worth(model, laid, node_values(laid, values[t + 1]))
            values[t] = np.maximum.reduceat(worth, laid.pair_start[:-1], axis=0)
            policy[t] = _first_best(laid, worth, values[t])
    return Solution(values, policy)


def action_values(model: FactoredModel, values_next: Floats, x: int, c: int) -> Floats:
    """Return what each action of one state is worth, (n_actions,).

    Parameters
    ----------
    values_next
        Values of the next period, (n_x, n_c).
    """
    n_c = values_next.shape[1]
    low, high = int(model.pair_start[x]), int(model.pair_start[x + 1])
    result = np.empty(high - low)
    ruin = int(np.broadcast_to(np.asarray(model.ruin), (model.n_x,))[x])
    for k in range(low, high):
        to = c + float(model.flow[k])
        if to < -1e-9:
            lost = _node_at(model, values_next, ruin, np.zeros(1, dtype=np.int64))
            result[k - low] = model.reward[k] + model.discount * float(lost[0])
            continue
        under = min(int(np.floor(to + 1e-9)), n_c - 1)
        share = min(max(to - under, 0.0), 1.0)
        levels = np.array([under, min(under + 1, n_c - 1)])
        chances = slice(int(model.succ_start[k]), int(model.succ_start[k + 1]))
        mean = np.zeros(2)
        for y, p in zip(model.succ[chances], model.prob[chances], strict=True):
            mean += p * _node_at(model, values_next, int(y), levels)
        result[k - low] = model.reward[k] + model.discount * float((1 - share) * mean[0] + share * mean[1])
    return result


def _node_at(model: FactoredModel, values: Floats, node: int, levels: NDArray[np.int64]) -> Floats:
    n_x = len(values)
    if node < n_x:
        return np.asarray(values[node, levels])
    entries = slice(int(model.choice_start[node - n_x]), int(model.choice_start[node - n_x + 1]))
    first, second = model.choice_first[entries], model.choice_second[entries]
    one, other = values[first][:, levels], values[second][:, levels]
    better = np.where((second < 0)[:, None], one, np.maximum(one, other))
    return np.asarray(model.choice_prob[entries] @ better, dtype=np.float64)


def node_values(laid: Tables, values: Floats, judge: Floats | None = None) -> Floats:
    """Return the value of each chance state and, after them, choice node, (n_x + n_z, n_c).

    ``judge`` (n_x, n_c) are the values by which choices are made; the values themselves where there are none.
    """
    if not len(laid.first):
        return values
    by = values if judge is None else judge
    stays = (laid.second < 0)[:, None] | (by[laid.first] >= by[laid.second])
    entered = np.where(stays, values[laid.first], values[laid.second])
    return np.vstack(
        [values, np.add.reduceat(laid.choice_prob[:, None] * entered, laid.choice_start[:-1], axis=0)]
    )


def pair_worth(model: FactoredModel, laid: Tables, nodes: Floats) -> Floats:
    """Return the value of each pair at each stock level, (n_pairs, n_c)."""
    expected = np.add.reduceat(laid.prob[:, None] * nodes[laid.succ], laid.succ_start[:-1], axis=0)
    under, over, ruined = landing(laid, model.n_c)
    share = laid.part[:, None]
    mean = (1 - share) * np.take_along_axis(expected, under, 1) + share * np.take_along_axis(expected, over, 1)
    lost = np.repeat(nodes[laid.ruin, 0], np.diff(laid.pair_start))
    mean = np.where(ruined, lost[:, None], mean)
    return np.asarray(laid.reward[:, None] + model.discount * mean)


def landing(laid: Tables, n_c: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return where each pair takes each stock level: the level below, the one above, and whether it is ruin."""
    to = np.arange(n_c) + laid.whole[:, None]
    return np.clip(to, 0, n_c - 1), np.clip(to + 1, 0, n_c - 1), to < 0


def _first_best(laid: Tables, worth: Floats, best: Floats) -> NDArray[np.int64]:
    counts = np.diff(laid.pair_start)
    local = np.arange(len(worth)) - np.repeat(laid.pair_start[:-1], counts)
    is_best = worth == np.repeat(best, counts, axis=0)
    return np.asarray(
        np.minimum.reduceat(np.where(is_best, local[:, None], len(worth)), laid.pair_start[:-1], axis=0)
    )


def _solve_compiled(model: FactoredModel, laid: Tables, values: Floats, policy: NDArray[np.uint8]) -> None:
    from ashore.engine.kernels_factored import choose, improve

    n_x, discount = model.n_x, float(model.discount)
    # Two tables in turn, small enough for the cache: one is read while the other fills, and the result streams
    # past them.
    tables_in_turn = np.empty((2, n_x + model.n_z, model.n_c))
    tables_in_turn[0, :n_x] = values[-1]
    with Crew(float(len(laid.succ)) * model.n_c) as crew:
        states, choices = crew.cut(laid.work), crew.cut(laid.choice_start) if model.n_z else []
        for step, t in enumerate(range(len(policy) - 1, -1, -1)):
            nodes, following = tables_in_turn[step % 2], tables_in_turn[1 - step % 2]

            def choice_part(part: Part, nodes: Floats = nodes) -> None:
                choose(part[0], part[1], n_x, laid.choice_start, laid.first, laid.second, laid.choice_prob, nodes)

            def state_part(part: Part, nodes: Floats = nodes, following: Floats = following, t: int = t) -> None:
                improve(
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
