"""Infinite horizon with discounting, on a sparse model: the values and the policy that do not depend on time.

Puterman, Markov Decision Processes (2005), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import Floats
from ashore.engine.sparse import SparseModel, Sweeps, improved, pairs_taken, worth

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MAX_SWEEPS: Final = 100_000
_ROUNDING: Final = 1e-12
"""By how much, relative to the values, an action has to be better to be better."""
_DENSE_SHARE: Final = 0.05
_DENSE_STATES: Final = 5_000
"""A matrix this full and no larger is solved dense: sparse elimination would fill it anyway."""


@dataclass(frozen=True, slots=True, eq=False)
class Stationary:
    """What was found.

    Attributes
    ----------
    values
        (n,).
    policy
        (n,): the first action of each state that is best, counted within its state.
    bound
        How far any value may be from the true one, but for rounding; 0 from policy iteration.
    sweeps
        Improvements (policy iteration) or steps back (value iteration).
    """

    values: Floats
    policy: NDArray[np.int32]
    bound: float
    sweeps: int


def policy_value(model: SparseModel, policy: NDArray[np.int32]) -> Floats:
    """Return the value of a policy (n,) for ever, (n,): the solution of v = r + discount * P v.

    Raises
    ------
    ValueError
        Where the discount is 1, or the policy takes an action that is not there.
    """
    _check_discount(model)
    chances, reward = transitions(model, policy), model.reward[pairs_taken(model, policy)]
    n = model.n
    if chances.nnz > _DENSE_SHARE * n * n and n <= _DENSE_STATES:
        return np.asarray(np.linalg.solve(np.eye(n) - model.discount * chances.toarray(), reward))
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import spsolve

    return np.asarray(spsolve((eye_array(n) - model.discount * chances).tocsc(), reward)).reshape(n)


def policy_iteration(model: SparseModel, start: NDArray[np.int32] | None = None) -> Stationary:
    """Solve exactly: value the policy, improve it, until nothing is better (Puterman, section 6.4).

    An action is kept where no other is better by more than rounding, so that the policy cannot go round in a
    circle.

    Parameters
    ----------
    start
        Policy (n,) to begin with; the first action of each state where it is left out.
    """
    _check_discount(model)
    policy = np.zeros(model.n, dtype=np.int32) if start is None else start.astype(np.int32)
    sweeps = 0
    while True:
        sweeps += 1
        values = policy_value(model, policy)
        by_pair = worth(model, values)
        best = np.maximum.reduceat(by_pair, model.pair_start[:-1])
        room = _ROUNDING * (1 + np.abs(best)) / (1 - model.discount)
        better = best > by_pair[pairs_taken(model, policy)] + room
        if not better.any():
            return Stationary(values, first_best(model, by_pair, best - room), 0.0, sweeps)
        policy = np.where(better, first_best(model, by_pair, best), policy).astype(np.int32)


def value_iteration(model: SparseModel, tolerance: float = 1e-9, *, backend: Backend = "auto") -> Stationary:
    """Solve to within ``tolerance`` of every value, by steps back until their rises are alike.

    With rises d = v_{n+1} - v_n the true values lie between v_{n+1} + b min d and v_{n+1} + b max d, where
    b = discount / (1 - discount) (Puterman, section 6.6.3): the middle is returned, and half the distance is the
    bound.

    Raises
    ------
    ValueError
        Where the discount is 1, the tolerance is not above 0, or rounding keeps it from being reached.
    """
    _check_discount(model)
    if not tolerance > 0:
        raise ValueError(f"a tolerance of {tolerance}: it has to be above 0")
    factor = model.discount / (1 - model.discount)
    values, following = np.zeros(model.n), np.zeros(model.n)
    policy = np.zeros(model.n, dtype=np.int32)
    sweeps = Sweeps(model) if use_compiled(backend) else None
    try:
        for count in range(1, MAX_SWEEPS + 1):
            values, following = following, values
            if sweeps is not None:
                rise, fall = sweeps.back(following, values, policy)
            else:
                values, policy = improved(model, following)
                rise, fall = float((values - following).max()), float((values - following).min())
            bound = factor * (rise - fall) / 2
            if bound <= tolerance:
                return Stationary(values + factor * (rise + fall) / 2, policy, bound, count)
    finally:
        if sweeps is not None:
            sweeps.close()
    raise ValueError(f"values are within {bound} after {MAX_SWEEPS} sweeps, and not within {tolerance}")


def first_passage(
    model: SparseModel, policy: NDArray[np.int32], start: Floats, target: NDArray[np.bool_], periods: int
) -> Floats:
    """Return the chance to have been in a target state by each period, (periods + 1,), under a policy (n,).

    Parameters
    ----------
    start
        Distribution over states in period 0, (n,).
    target
        (n,): which states are looked for.
    """
    onward = transitions(model, policy).T.tocsr()
    under_way = np.where(target, 0.0, start)
    arrived = [float(start[target].sum())]
    for _ in range(periods):
        mass = onward @ under_way
        arrived.append(arrived[-1] + float(mass[target].sum()))
        under_way = np.where(target, 0.0, mass)
    return np.array(arrived)


def transitions(model: SparseModel, policy: NDArray[np.int32]) -> csr_array:
    """Return the chances from state to state under a policy (n,), (n, n)."""
    from scipy.sparse import csr_array

    taken = pairs_taken(model, policy)
    counts = model.succ_start[taken + 1] - model.succ_start[taken]
    start = np.concatenate([[0], np.cumsum(counts)])
    entries = np.arange(start[-1]) + np.repeat(model.succ_start[taken] - start[:-1], counts)
    return csr_array((model.prob[entries], model.succ[entries], start), shape=(model.n, model.n))


def first_best(model: SparseModel, by_pair: Floats, least: Floats) -> NDArray[np.int32]:
    """Return the first action of each state whose value is at least ``least`` (n,)."""
    counts = np.diff(model.pair_start)
    place = np.where(by_pair >= np.repeat(least, counts), np.arange(len(by_pair)), len(by_pair))
    return np.asarray(np.minimum.reduceat(place, model.pair_start[:-1]) - model.pair_start[:-1], dtype=np.int32)


def _check_discount(model: SparseModel) -> None:
    if model.discount >= 1:
        raise ValueError("values for ever need a discount below 1")
