"""Decisions under partial observation, solved exactly: a value is an upper envelope of linear functions of belief.

Value iteration with incremental pruning (Cassandra, Littman and Zhang, UAI 1997). Two hidden states are pruned as
lines in the plane, more by linear programs. For small problems: a handful of states, actions and observations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ashore.engine.envelope import distance, prune

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pomdp:
    """Hidden states S, actions A, observations O.

    Attributes
    ----------
    transition
        ``P(s' | a, s)``, shape (A, S, S).
    observation
        ``P(o | a, s')``, shape (A, S, O): what is seen after the move.
    reward
        ``r(a, s)``, shape (A, S).
    """

    transition: Floats
    observation: Floats
    reward: Floats

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit and rows that are not chances."""
        if self.transition.ndim != 3 or self.observation.ndim != 3:
            raise ValueError("transition is (A, S, S) and observation (A, S, O)")
        actions, states = self.transition.shape[:2]
        if (
            self.transition.shape != (actions, states, states)
            or self.observation.shape[:2] != (actions, states)
            or self.reward.shape != (actions, states)
        ):
            raise ValueError("transition (A, S, S), observation (A, S, O) and reward (A, S) do not fit together")
        for table in (self.transition, self.observation):
            if (table < 0).any() or not np.allclose(table.sum(axis=-1), 1, rtol=0, atol=1e-9):
                raise ValueError("a row of chances is negative or does not sum to one")


@dataclass(frozen=True, slots=True)
class Envelope:
    """A value over beliefs: ``max_k alphas[k] @ belief``, with the action that each vector starts with.

    Attributes
    ----------
    alphas
        Shape (K, S), none of them useless, in lexicographic order.
    actions
        Shape (K,).
    error
        Bound on the distance to the value of the endless problem; 0 for a finite one.
    iterations
        Sweeps that were made.
    """

    alphas: Floats
    actions: Ints
    error: float = 0.0
    iterations: int = 0

    def value(self, belief: ArrayLike) -> float:
        """Return the value at a belief, shape (S,)."""
        return float(np.max(self.alphas @ np.asarray(belief, dtype=np.float64)))

    def action(self, belief: ArrayLike) -> int:
        """Return the best first action at a belief."""
        return int(self.actions[np.argmax(self.alphas @ np.asarray(belief, dtype=np.float64))])


def pomdp(
    transition: ArrayLike, observation: ArrayLike, reward: ArrayLike, *, after: ArrayLike | None = None
) -> Pomdp:
    """Return a problem from tables; ``after`` adds the mean of a reward ``r(a, s, s', o)``, shape (A, S, S, O)."""
    move, see = np.asarray(transition, dtype=np.float64), np.asarray(observation, dtype=np.float64)
    pay = np.asarray(reward, dtype=np.float64)
    if after is not None:
        pay = pay + np.einsum("ast,ato,asto->as", move, see, np.asarray(after, dtype=np.float64))
    return Pomdp(move, see, pay)


def update(model: Pomdp, belief: ArrayLike, action: int, seen: int) -> tuple[Floats, float]:
    """Return the belief after an action and an observation, and how likely that observation was.

    Raises
    ------
    ValueError
        Where the observation is impossible.
    """
    joint = (np.asarray(belief, dtype=np.float64) @ model.transition[action]) * model.observation[action, :, seen]
    chance = float(joint.sum())
    if chance <= 0:
        raise ValueError(f"observation {seen} cannot follow action {action} here")
    return joint / chance, chance


def used(model: Pomdp, envelope: Envelope, start: ArrayLike, *, limit: int = 10_000) -> Ints:
    """Return which vectors are best at the beliefs that the best play can reach from ``start``.

    They are the nodes of the policy graph that a solver from a start belief reports; the envelope has more where
    some beliefs are never reached. Beliefs are told apart at 1e-9; ``limit`` is the most that are followed.
    """
    first = np.asarray(start, dtype=np.float64)
    open_, met, found = [first], {tuple(np.round(first, 9))}, set()
    while open_ and len(met) <= limit:
        belief = open_.pop(0)
        best = int(np.argmax(envelope.alphas @ belief))
        found.add(best)
        action = int(envelope.actions[best])
        for seen in range(model.observation.shape[2]):
            try:
                after, _ = update(model, belief, action, seen)
            except ValueError:
                continue
            name = tuple(np.round(after, 9))
            if name not in met:
                met.add(name)
                open_.append(after)
    return np.array(sorted(found), dtype=np.int64)


def solve_finite(
    model: Pomdp, horizon: int, *, discount: float = 1.0, terminal: ArrayLike | None = None
) -> Envelope:
    """Return the value with ``horizon`` decisions to go; ``terminal`` are vectors (K, S), zero where absent."""
    if horizon < 1 or not 0 <= discount <= 1:
        raise ValueError("horizon >= 1 and 0 <= discount <= 1 are needed")
    states = model.reward.shape[1]
    alphas = np.zeros((1, states)) if terminal is None else np.atleast_2d(np.asarray(terminal, dtype=np.float64))
    actions = np.zeros(len(alphas), dtype=np.int64)
    for _ in range(horizon):
        alphas, actions = backup(model, alphas, discount)
    return _ordered(alphas, actions, 0.0, horizon)


def solve_infinite(
    model: Pomdp, discount: float, *, tolerance: float = 1e-9, max_iterations: int = 100_000
) -> Envelope:
    """Return the value of the endless problem, to ``tolerance``.

    Starts from the worst reward for ever, a lower bound, so that the iterates rise. Stops when two of them differ
    by at most ``tolerance (1 - discount) / discount`` at every belief.

    Raises
    ------
    ValueError
        For a discount outside [0, 1), or where ``max_iterations`` sweeps do not suffice.
    """
    if not 0 <= discount < 1:
        raise ValueError("0 <= discount < 1 is needed")
    states = model.reward.shape[1]
    alphas = np.full((1, states), float(model.reward.min()) / (1 - discount))
    for iteration in range(1, max_iterations + 1):
        better, actions = backup(model, alphas, discount)
        change = distance(better, alphas, tolerance * (1 - discount))
        alphas = better
        error = change * discount / (1 - discount)
        if error <= tolerance:
            return _ordered(alphas, actions, error, iteration)
    raise ValueError(f"{max_iterations} sweeps are not enough for a tolerance of {tolerance}")


def backup(model: Pomdp, alphas: Floats, discount: float) -> tuple[Floats, Ints]:
    """Return the vectors one decision earlier, pruned, and their actions."""
    kept: list[Floats] = []
    names: list[Ints] = []
    for action in range(len(model.reward)):
        total: Floats | None = None
        for seen in range(model.observation.shape[2]):
            weight = model.transition[action] * model.observation[action, :, seen]
            part = prune(discount * alphas @ weight.T)[0]
            if total is None:
                total = part
            else:
                total = prune((total[:, None, :] + part[None, :, :]).reshape(-1, alphas.shape[1]))[0]
        assert total is not None  # noqa: S101 - a table of observations has a column
        kept.append(model.reward[action] + total)
        names.append(np.full(len(total), action, dtype=np.int64))
    vectors, actions = np.concatenate(kept), np.concatenate(names)
    pruned, where = prune(vectors)
    return pruned, actions[where]


def _ordered(alphas: Floats, actions: Ints, error: float, iterations: int) -> Envelope:
    order = np.lexsort(alphas.T[::-1])
    return Envelope(alphas[order], actions[order], error, iterations)
