"""A decision process with any states: state-action pairs and their successors in compressed rows.

Finite horizon, with rewards and chances that are the same in each period:

    V_t(s) = max_k reward[k] + discount * sum_y prob[y] * V_{t+1}(y)

A sweep is bound by reading the successors from memory, so the compiled one reads as few as it may. A value changes
from sweep to sweep by at most ``rise``, the greatest change over the states, hence a pair's value by at most
``discount * rise``: a pair whose last value plus all rises since is below the best of its state is not the best,
and is left out. The result is the same to the last pair; only the reading is saved (action elimination: Puterman,
Markov Decision Processes, 2005, section 6.7).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import Backend, use_compiled
from ashore.engine.factored import Floats, Ints, check_finite, check_range, check_starts, check_sums, laid_out
from ashore.engine.parallel import Crew

_OPEN_SHARE: Final = 0.25
"""Share of states with more than one pair in question, up to which looking those up beats reading all in order."""

_TWO_BYTES: Final = 2**16


@dataclass(frozen=True, slots=True, eq=False)
class SparseModel:
    """The process. It is checked when it is made, and its arrays are laid out for the kernels.

    Attributes
    ----------
    pair_start
        Integers (n + 1,): the pairs (state, action) of ``s`` are ``pair_start[s]`` to ``pair_start[s + 1] - 1``.
        Where two actions are worth the same, the first is taken.
    reward
        (n_pairs,).
    succ_start
        Integers (n_pairs + 1,): the successors of each pair.
    succ
        Integers (n_succ,): states. Kept in two bytes where they fit: fewer bytes are a faster sweep.
    prob
        (n_succ,): sums to one over a pair.
    discount
        Of one period, 0 to 1.

    Raises
    ------
    ValueError
        Names the pair or state that is wrong.
    """

    pair_start: NDArray[np.int64]
    reward: Floats
    succ_start: NDArray[np.int64]
    succ: Ints
    prob: Floats
    discount: float

    def __post_init__(self) -> None:
        check(self)
        object.__setattr__(self, "pair_start", laid_out(self.pair_start, np.int64))
        object.__setattr__(self, "reward", laid_out(self.reward, np.float64))
        object.__setattr__(self, "succ_start", laid_out(self.succ_start, np.int64))
        narrow = self.n <= _TWO_BYTES
        object.__setattr__(
            self, "succ", laid_out(self.succ, np.uint16) if narrow else laid_out(self.succ, np.int32)
        )
        object.__setattr__(self, "prob", laid_out(self.prob, np.float64))

    @property
    def n(self) -> int:
        """States."""
        return len(self.pair_start) - 1

    @property
    def work(self) -> NDArray[np.int64]:
        """Successors before each state, (n + 1,)."""
        return np.asarray(self.succ_start[self.pair_start], dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class SparseSolution:
    """``values`` (H + 1, n), and the action to take, counted within its state: ``policy`` (H, n)."""

    values: Floats
    policy: NDArray[np.int32]


def check(model: SparseModel) -> None:
    """Raise ``ValueError`` where a model is not one, as ``factored.check`` does."""
    if not 0 <= model.discount <= 1:
        raise ValueError(f"a discount of {model.discount}: it lies between 0 and 1")
    check_starts(model.pair_start, len(model.reward), "state", "action")
    if len(model.succ_start) != len(model.reward) + 1:
        raise ValueError(f"successors of {len(model.succ_start) - 1} pairs, rewards of {len(model.reward)}")
    check_starts(model.succ_start, len(model.succ), "pair", "successor")
    check_finite(model.reward, len(model.reward), "reward", "pair")
    check_range(model.succ, model.succ_start, (0, model.n), "successor", "pair")
    check_sums(model.prob, model.succ_start, "pair")


def solve(
    model: SparseModel, horizon: int, terminal: Floats | None = None, *, backend: Backend = "auto"
) -> SparseSolution:
    """Solve a model over ``horizon`` periods.

    Parameters
    ----------
    terminal
        Value after the last period, (n,); zero where it is left out.

    Raises
    ------
    ValueError
        Where the horizon is negative or the terminal values do not fit.
    """
    if horizon < 0:
        raise ValueError(f"a horizon of {horizon} periods")
    values = np.empty((horizon + 1, model.n))
    values[horizon] = _terminal(model, terminal)
    policy = np.empty((horizon, model.n), dtype=np.int32)
    if use_compiled(backend):
        with Sweeps(model) as sweeps:
            for t in range(horizon - 1, -1, -1):
                sweeps.back(values[t + 1], values[t], policy[t])
    else:
        for t in range(horizon - 1, -1, -1):
            values[t], policy[t] = improved(model, values[t + 1])
    return SparseSolution(values, policy)


def evaluate(
    model: SparseModel, policy: NDArray[np.int32], terminal: Floats | None = None, *, backend: Backend = "auto"
) -> Floats:
    """Return the value of a policy (H, n) under a model of the same states and actions, (H + 1, n)."""
    taken = pairs_taken(model, policy)
    values = np.empty((len(policy) + 1, model.n))
    values[-1] = _terminal(model, terminal)
    if use_compiled(backend):
        from ashore.engine.kernels_sparse import keep

        discount = float(model.discount)
        for t in range(len(policy) - 1, -1, -1):
            keep(
                taken[t],
                model.reward,
                model.succ_start,
                model.succ,
                model.prob,
                discount,
                values[t + 1],
                values[t],
            )
        return values
    for t in range(len(policy) - 1, -1, -1):
        values[t] = worth(model, values[t + 1])[taken[t]]
    return values


def forward(model: SparseModel, policy: NDArray[np.int32], start: Floats, *, backend: Backend = "auto") -> Floats:
    """Return the distribution over states in each period under a policy (H, n), (H + 1, n)."""
    taken = pairs_taken(model, policy)
    if start.shape != (model.n,):
        raise ValueError(f"a start of shape {start.shape} for {model.n} states")
    mass = np.zeros((len(policy) + 1, model.n))
    mass[0] = start
    if use_compiled(backend):
        from ashore.engine.kernels_sparse import push

        for t in range(len(policy)):
            push(taken[t], model.succ_start, model.succ, model.prob, mass[t], mass[t + 1])
        return mass
    owner = np.repeat(np.arange(len(model.reward)), np.diff(model.succ_start))
    for t in range(len(policy)):
        by_pair = np.zeros(len(model.reward))
        by_pair[taken[t]] = mass[t]
        mass[t + 1] = np.bincount(model.succ, weights=model.prob * by_pair[owner], minlength=model.n)
    return mass


def worth(model: SparseModel, following: Floats) -> Floats:
    """Return the value of each pair, (n_pairs,), before values (n,)."""
    mean = np.add.reduceat(model.prob * following[model.succ], model.succ_start[:-1])
    return np.asarray(model.reward + model.discount * mean)


def improved(model: SparseModel, following: Floats) -> tuple[Floats, NDArray[np.int32]]:
    """Return one step back: values and the first best action of each state, (n,) both."""
    by_pair = worth(model, following)
    best = np.maximum.reduceat(by_pair, model.pair_start[:-1])
    counts = np.diff(model.pair_start)
    place = np.where(by_pair == np.repeat(best, counts), np.arange(len(by_pair)), len(by_pair))
    first = np.minimum.reduceat(place, model.pair_start[:-1])
    return best, (first - model.pair_start[:-1]).astype(np.int32)


def pairs_taken(model: SparseModel, policy: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the pair that a policy (..., n) takes in each state; raise where it takes one that is not there."""
    if policy.shape[-1] != model.n:
        raise ValueError(f"a policy of shape {policy.shape} for {model.n} states")
    if policy.size and (policy.min() < 0 or np.any(policy >= np.diff(model.pair_start))):
        raise ValueError("the policy takes an action that its state does not have")
    return np.asarray(model.pair_start[:-1] + policy, dtype=np.int64)


def _terminal(model: SparseModel, terminal: Floats | None) -> Floats:
    if terminal is None:
        return np.zeros(model.n)
    if terminal.shape != (model.n,) or not np.isfinite(terminal).all():
        raise ValueError(f"terminal values have to be finite, one for each of {model.n} states")
    return terminal


class Sweeps:
    """Compiled steps back, one after the other, with a bound on what was not looked at. A context."""

    def __init__(self, model: SparseModel) -> None:
        self._model = model
        self._arrays = (model.pair_start, model.reward, model.succ_start, model.succ, model.prob)
        self._risen = 0.0
        self._rival = np.empty(model.n)
        self._sweeps, self._opened = 0, model.n
        self._hot = _room_for_one_pair(model)
        self._crew = Crew(len(model.succ))
        self._cuts = self._crew.cut(model.work)

    def back(self, following: Floats, values: Floats, policy: NDArray[np.int32]) -> tuple[float, float]:
        """Fill ``values`` and ``policy`` (n,) from the values after them; return the greatest and least rise."""
        from ashore.engine.kernels_sparse import begin, improve, improve_bounded

        discount = float(self._model.discount)
        step = (*self._arrays, discount, following, values, policy, self._risen, self._rival, *self._hot)
        bounded = self._sweeps > 1 and self._opened < _OPEN_SHARE * self._model.n
        if bounded:
            triples = self._crew.run(lambda part: improve_bounded(part[0], part[1], *step), self._cuts)
            rise, fall = max(up for up, _, _ in triples), min(down for _, down, _ in triples)
            self._opened = sum(count for _, _, count in triples)
        elif self._sweeps == 0 and not following.any():
            start, reward = self._model.pair_start, self._model.reward
            alone = (start, reward, values, policy, self._rival)
            rise, fall = _ends(self._crew.run(lambda part: begin(part[0], part[1], *alone), self._cuts))
        else:
            # The first choice is seldom the last: copies are made from the second sweep on.
            copy = self._sweeps > 0
            rise, fall = _ends(self._crew.run(lambda part: improve(part[0], part[1], copy, *step), self._cuts))
        slack = 2e-9 * max(abs(rise), abs(fall))  # probabilities sum to one within 1e-9 only
        if not bounded and self._sweeps > 0:
            lead = values - (self._rival + self._risen)
            self._opened = int(np.count_nonzero(lead <= discount * (rise - fall + slack)))
        self._risen += discount * (rise + slack)
        self._sweeps += 1
        return rise, fall

    def close(self) -> None:
        """End the threads."""
        self._crew.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _ends(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the greatest rise and the least of all parts."""
    return max(up for up, _ in pairs), min(down for _, down in pairs)


def _room_for_one_pair(model: SparseModel) -> tuple[NDArray[np.int64], NDArray[np.int32], Floats, Ints, Floats]:
    """Return where each state's copy of one pair begins, its action (none yet), and room for what the pair has."""
    counts = np.maximum.reduceat(np.diff(model.succ_start), model.pair_start[:-1])
    start = np.concatenate([[0], np.cumsum(counts)])
    action = np.full(model.n, -1, dtype=np.int32)
    return start, action, np.empty(model.n), np.empty(start[-1], dtype=model.succ.dtype), np.empty(start[-1])
