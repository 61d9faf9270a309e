"""Lives drawn one by one from a factored model, under the policy of a solution."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import FactoredModel, Floats, Solution, Tables, laid_out, tables
from ashore.engine.forward import check_solution

Words = NDArray[np.uint64]

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """What became of each life.

    Attributes
    ----------
    first
        (lives, n_labels): the period in which a state of the label was first entered, 0 for the start; -1 never.
    x, level
        (lives,): the last chance state and stock level.
    total
        (lives,): discounted rewards and the terminal value. Their mean estimates ``values[0, x0, c0]``.
    """

    first: NDArray[np.int16]
    x: NDArray[np.int32]
    level: NDArray[np.int32]
    total: Floats


def simulate(
    model: FactoredModel,
    solution: Solution,
    x0: int,
    c0: int,
    lives: int,
    rng: np.random.Generator,
    labels: NDArray[np.int8],
    n_labels: int,
    *,
    backend: Backend = "auto",
) -> Lives:
    """Draw lives from one state. Both backends draw the same lives from the same generator.

    Parameters
    ----------
    rng
        Gives one number, the seed of all lives.
    labels
        (n_x,): the label of each chance state, 0 to n_labels - 1, or -1 for none.

    Raises
    ------
    ValueError
        Where the model is not one, the solution belongs to another, or the start or a label does not exist.
    """
    laid = tables(model)
    check_solution(model, solution)
    if not (0 <= x0 < model.n_x and 0 <= c0 < model.n_c):
        raise ValueError(f"a start in state {x0}, level {c0} of {model.n_x} states and {model.n_c} levels")
    if labels.shape != (model.n_x,) or labels.min() < -1 or labels.max() >= n_labels:
        raise ValueError(f"labels have to be one for each of {model.n_x} states, from -1 to {n_labels - 1}")
    if lives < 0:
        raise ValueError(f"{lives} lives")
    seed = rng.integers(0, 2**64, dtype=np.uint64)
    keys = _mixed(_mixed(np.full(lives, seed)) + np.arange(lives, dtype=np.uint64) * _GOLDEN)
    result = Lives(
        first=np.full((lives, n_labels), -1, dtype=np.int16),
        x=np.full(lives, x0, dtype=np.int32),
        level=np.full(lives, c0, dtype=np.int32),
        total=np.zeros(lives),
    )
    if labels[x0] >= 0:
        result.first[:, labels[x0]] = 0
    run = _live_compiled if use_compiled(backend) else _live_reference
    run(model, laid, solution, keys, laid_out(labels, np.int8), result)
    terminal = np.broadcast_to(model.terminal, (model.n_x, model.n_c))
    result.total[:] += model.discount**solution.horizon * terminal[result.x, result.level]
    return result


def _mixed(words: Words) -> Words:
    """Return each word stirred: the output function of splitmix64."""
    words = (words ^ (words >> np.uint64(30))) * _MIX_1
    words = (words ^ (words >> np.uint64(27))) * _MIX_2
    return words ^ (words >> np.uint64(31))


def _uniforms(keys: Words, place: int) -> Floats:
    words = _mixed(keys + np.full(1, place + 1, dtype=np.uint64) * _GOLDEN)
    return np.asarray((words >> np.uint64(11)) * 2.0**-53, dtype=np.float64)


def _absorbing(model: FactoredModel, laid: Tables) -> NDArray[np.bool_]:
    """Return which states have one action, keep themselves, and never lose stock: (n_x,)."""
    pair = laid.pair_start[:-1]
    alone = (np.diff(laid.pair_start) == 1) & (np.diff(laid.succ_start)[pair] == 1) & (laid.whole[pair] >= 0)
    return np.asarray(alone & (laid.succ[laid.succ_start[pair]] == np.arange(model.n_x)))


def _live_compiled(
    model: FactoredModel, laid: Tables, solution: Solution, keys: Words, labels: NDArray[np.int8], result: Lives
) -> None:
    from ashore.engine.kernels_lives import alias, live

    accept, other = _aliases(laid.prob, laid.succ_start, alias)
    choice_accept, choice_other = _aliases(laid.choice_prob, laid.choice_start, alias)
    pairs = np.zeros((model.n_pairs, 8))
    pairs[:, :5] = np.column_stack(
        [laid.reward, laid.whole, laid.part, laid.succ_start[:-1], np.diff(laid.succ_start)]
    )
    powers = np.power(float(model.discount), np.arange(solution.horizon + 1), dtype=np.float64)
    live(
        laid.pair_start,
        pairs,
        accept,
        np.column_stack([laid.succ, laid.succ[other]]),
        laid.choice_start,
        choice_accept,
        choice_other,
        laid.first,
        laid.second,
        _absorbing(model, laid),
        laid.ruin,
        powers,
        np.concatenate([[0.0], np.cumsum(powers)]),
        laid_out(solution.values, np.float64),
        laid_out(solution.policy, np.uint8),
        keys,
        labels,
        result.first,
        result.x,
        result.level,
        result.total,
    )


def _aliases(
    prob: Floats,
    start: NDArray[np.int64],
    fill: Callable[[Floats, NDArray[np.int64], Floats, NDArray[np.int64]], None],
) -> tuple[Floats, NDArray[np.int64]]:
    accept, other = np.empty(len(prob)), np.empty(len(prob), dtype=np.int64)
    fill(prob, start, accept, other)
    return accept, other


def _alias(prob: Floats, start: NDArray[np.int64], accept: Floats, other: NDArray[np.int64]) -> None:
    """Fill alias tables, as ``kernels_lives.alias`` does: entry by entry, in its order."""
    for begin, end in itertools.pairwise(start.tolist()):
        accept[begin:end] = prob[begin:end] * (end - begin)
        other[begin:end] = np.arange(begin, end)
        small = [i for i in range(begin, end) if accept[i] < 1]
        large = [i for i in range(begin, end) if accept[i] >= 1]
        while small and large:
            taker, giver = small.pop(), large[-1]
            other[taker] = giver
            accept[giver] -= 1 - accept[taker]
            if accept[giver] < 1:
                small.append(large.pop())
        accept[small + large] = 1


def _live_reference(
    model: FactoredModel, laid: Tables, solution: Solution, keys: Words, labels: NDArray[np.int8], result: Lives
) -> None:
    """Live all lives side by side, step by step."""
    accept, other = _aliases(laid.prob, laid.succ_start, _alias)
    choice_accept, choice_other = _aliases(laid.choice_prob, laid.choice_start, _alias)
    x, level = result.x.astype(np.int64), result.level.astype(np.int64)
    for t in range(solution.horizon):
        pair = laid.pair_start[x] + solution.policy[t, x, level]
        result.total[:] += model.discount**t * laid.reward[pair]
        to = level + laid.whole[pair]
        ruined = to < 0
        level = np.clip(to + (_uniforms(keys, 3 * t + 1) < laid.part[pair]), 0, model.n_c - 1)
        lost = laid.ruin[x]
        x = laid.succ[_drawn(laid.succ_start, pair, accept, other, _uniforms(keys, 3 * t))].astype(np.int64)
        x[ruined], level[ruined] = lost[ruined], 0
        chosen = np.flatnonzero(x >= model.n_x)
        if len(chosen):
            u = _uniforms(keys[chosen], 3 * t + 2)
            entry = _drawn(laid.choice_start, x[chosen] - model.n_x, choice_accept, choice_other, u)
            first, second, now = laid.first[entry], laid.second[entry], solution.values[t + 1]
            stays = (second < 0) | (now[first, level[chosen]] >= now[second, level[chosen]])
            x[chosen] = np.where(stays, first, second)
        for label in range(result.first.shape[1]):
            result.first[(labels[x] == label) & (result.first[:, label] < 0), label] = t + 1
    result.x[:], result.level[:] = x, level


def _drawn(
    start: NDArray[np.int64], owner: NDArray[np.int64], accept: Floats, other: NDArray[np.int64], u: Floats
) -> NDArray[np.int64]:
    """Return the entry of each owner that a draw in [0, 1) stands for."""
    u = u * (start[owner + 1] - start[owner])
    pick = u.astype(np.int64)
    entry = start[owner] + pick
    return np.asarray(np.where(u - pick < accept[entry], entry, other[entry]))
