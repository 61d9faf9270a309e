"""A finite-horizon decision process on chance states and a stock, where chance does not depend on the stock.

One period, in chance state ``x`` with stock level ``c``: choose a pair ``k`` of ``x``, receive ``reward[k]``. The
stock moves to ``c + flow[k]``. Below 0 the next node is ``ruin[x]``. Otherwise it stops at ``n_c - 1``,
and a fractional level is a lottery between its two neighbours that keeps the mean. Independently the next node is
drawn. A choice node takes no time: one of its entries is drawn, and the better of ``first`` and ``second`` is
entered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]

_Scalar = TypeVar("_Scalar", bound=np.generic)

SUM_TOLERANCE: Final = 1e-9
"""How far probabilities may be from summing to one, and a flow from a whole step to count as one."""
MAX_ACTIONS: Final = 256
"""Actions of one state: a policy holds one byte for each state."""


@dataclass(frozen=True, slots=True, eq=False)
class FactoredModel:
    """The process. See the module for what happens in a period.

    Attributes
    ----------
    pair_start
        Integers (n_x + 1,): the pairs (state, action) of ``x`` are ``pair_start[x]`` to ``pair_start[x + 1] - 1``.
        Where two actions are worth the same, the first is taken.
    reward
        (n_pairs,), a period.
    flow
        (n_pairs,): change of the stock in a period, in steps of its grid; may be fractional.
    succ_start
        Integers (n_pairs + 1,): the successors of each pair.
    succ
        Integers (n_succ,): 0 to n_x - 1 a chance state, n_x + j choice node j.
    prob
        (n_succ,): sums to one over a pair.
    choice_start
        Integers (n_z + 1,): the entries of each choice node.
    choice_first, choice_second
        Integers (n_entries,): chance states; ``second`` is -1 where there is no choice. On a tie ``first`` is
        entered.
    choice_prob
        (n_entries,): sums to one over a node.
    ruin
        The node entered, at level 0, when the stock falls below it: one for all, or integers (n_x,), one for each
        state that it may happen in. As in ``succ``: a chance state, or from n_x on a choice node.
    n_c
        Stock levels, 0 to n_c - 1.
    discount
        Of one period, 0 to 1.
    terminal
        Value after the last period, (n_x, n_c) or (n_x, 1).
    """

    pair_start: Ints
    reward: Floats
    flow: Floats
    succ_start: Ints
    succ: Ints
    prob: Floats
    choice_start: Ints
    choice_first: Ints
    choice_second: Ints
    choice_prob: Floats
    ruin: int | Ints
    n_c: int
    discount: float
    terminal: Floats

    @property
    def n_x(self) -> int:
        """Chance states."""
        return len(self.pair_start) - 1

    @property
    def n_z(self) -> int:
        """Choice nodes."""
        return len(self.choice_start) - 1

    @property
    def n_pairs(self) -> int:
        """State-action pairs."""
        return len(self.reward)


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What a sweep found.

    Attributes
    ----------
    values
        (H + 1, n_x, n_c): expected discounted reward from period t on; the last is the terminal value.
    policy
        (H, n_x, n_c): the action to take, counted within its state.
    """

    values: Floats
    policy: NDArray[np.uint8]

    @property
    def horizon(self) -> int:
        """Periods in which something is decided."""
        return len(self.policy)


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The arrays of a checked model in the one layout that the kernels are compiled for.

    ``whole`` and ``part`` are the flow in whole steps downwards and the rest, 0 to 1. A rest within rounding of a
    whole step is one, so that a flow of 0.1 + 0.2 - 0.3 ruins nobody.
    """

    pair_start: NDArray[np.int64]
    reward: Floats
    whole: NDArray[np.int64]
    part: Floats
    succ_start: NDArray[np.int64]
    succ: NDArray[np.int32]
    prob: Floats
    choice_start: NDArray[np.int64]
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    choice_prob: Floats
    ruin: NDArray[np.int32]

    @property
    def work(self) -> NDArray[np.int64]:
        """Successors before each chance state, (n_x + 1,): the work of a sweep, for cutting it into parts."""
        return self.succ_start[self.pair_start]


def tables(model: FactoredModel) -> Tables:
    """Check a model and lay its arrays out for the kernels; what already lies right is not copied."""
    check(model)
    flow = np.asarray(model.flow, dtype=np.float64)
    whole = np.floor(flow)
    part = flow - whole
    whole[part > 1 - SUM_TOLERANCE] += 1
    part[(part < SUM_TOLERANCE) | (part > 1 - SUM_TOLERANCE)] = 0
    # A flow beyond the grid does what the grid's length does, and an index cannot overflow.
    whole = np.clip(whole, -model.n_c, model.n_c)
    return Tables(
        pair_start=laid_out(model.pair_start, np.int64),
        reward=laid_out(model.reward, np.float64),
        whole=whole.astype(np.int64),
        part=part,
        succ_start=laid_out(model.succ_start, np.int64),
        succ=laid_out(model.succ, np.int32),
        prob=laid_out(model.prob, np.float64),
        choice_start=laid_out(model.choice_start, np.int64),
        first=laid_out(model.choice_first, np.int32),
        second=laid_out(model.choice_second, np.int32),
        choice_prob=laid_out(model.choice_prob, np.float64),
        ruin=laid_out(np.broadcast_to(np.asarray(model.ruin), (model.n_x,)), np.int32),
    )


def laid_out(array: NDArray[Any], kind: type[_Scalar]) -> NDArray[_Scalar]:
    """Return an array in the layout that kernels are compiled for; the same one where it has it."""
    return np.require(array, kind, ["C", "A", "W"])


def check(model: FactoredModel) -> None:
    """Raise where a model is not one: a mistake of the code that built it, never of a person.

    Raises
    ------
    ValueError
        Names the pair, node or state: start arrays that do not ascend, a state without an action, probabilities
        that are negative or do not sum to one within 1e-9, an index out of range, a value that is not finite, a
        ruin out of range.
    """
    if model.n_c < 1:
        raise ValueError(f"{model.n_c} stock levels: there has to be one")
    if not 0 <= model.discount <= 1:
        raise ValueError(f"a discount of {model.discount}: it lies between 0 and 1")
    n_x, n_pairs = model.n_x, model.n_pairs
    check_starts(model.pair_start, n_pairs, "state", "action")
    actions = np.diff(model.pair_start)
    if actions.max() > MAX_ACTIONS:
        raise ValueError(
            f"state {int(actions.argmax())} has {int(actions.max())} actions, more than {MAX_ACTIONS}"
        )
    check_starts(model.succ_start, len(model.succ), "pair", "successor")
    if len(model.succ_start) != n_pairs + 1:
        raise ValueError(f"successors of {len(model.succ_start) - 1} pairs, rewards of {n_pairs}")
    check_finite(model.reward, n_pairs, "reward", "pair")
    check_finite(model.flow, n_pairs, "flow", "pair")
    check_range(model.succ, model.succ_start, (0, n_x + model.n_z), "successor", "pair")
    check_sums(model.prob, model.succ_start, "pair")
    if model.n_z:
        check_starts(model.choice_start, len(model.choice_first), "choice node", "entry")
        check_range(model.choice_first, model.choice_start, (0, n_x), "first", "choice node")
        check_range(model.choice_second, model.choice_start, (-1, n_x), "second", "choice node")
        check_sums(model.choice_prob, model.choice_start, "choice node")
    _check_ruin(model)
    if model.terminal.shape not in {(n_x, model.n_c), (n_x, 1)}:
        raise ValueError(
            f"terminal values of shape {model.terminal.shape} for {n_x} states and {model.n_c} levels"
        )
    if not np.isfinite(model.terminal).all():
        state = int(np.argmin(np.isfinite(model.terminal).all(axis=1)))
        raise ValueError(f"the terminal value of state {state} is not finite")


def _check_ruin(model: FactoredModel) -> None:
    ruin = np.asarray(model.ruin)
    if ruin.shape not in {(), (model.n_x,)}:
        raise ValueError(f"ruin of shape {ruin.shape} for {model.n_x} states: one for all or one for each")
    nodes = model.n_x + model.n_z
    if ruin.min() < 0 or ruin.max() >= nodes:
        raise ValueError(f"ruin is node {int(ruin.max() if ruin.max() >= nodes else ruin.min())} of {nodes}")


def check_starts(start: Ints, end: int, owner: str, item: str) -> None:
    """Raise unless a start array begins at 0, gives each owner an item, and ends at ``end``."""
    if len(start) < 2 or start[0] != 0 or start[-1] != end:
        raise ValueError(f"the starts of each {owner} do not run from 0 to the {end} entries there are")
    counts = np.diff(start)
    if counts.min() < 1:
        raise ValueError(f"{owner} {int(counts.argmin())} has no {item}, or starts after its end")


def check_finite(values: Floats, count: int, name: str, owner: str) -> None:
    """Raise unless there are ``count`` values and all are finite."""
    if len(values) != count:
        raise ValueError(f"{len(values)} values of {name} for {count} of {owner}")
    finite = np.isfinite(values)
    if not finite.all():
        raise ValueError(f"the {name} of {owner} {int(finite.argmin())} is not finite")


def check_range(index: Ints, start: Ints, limits: tuple[int, int], name: str, owner: str) -> None:
    """Raise unless every index lies in ``limits``, the upper one excluded."""
    if len(index) != start[-1]:
        raise ValueError(f"{len(index)} of {name} for {int(start[-1])} entries")
    low, high = limits
    if index.min() < low or index.max() >= high:
        at = int(np.argmax((index < low) | (index >= high)))
        raise ValueError(
            f"{owner} {_owner(start, at)}: {name} {int(index[at])} is not between {low} and {high - 1}"
        )


def check_sums(prob: Floats, start: Ints, owner: str) -> None:
    """Raise unless probabilities are at least 0 and sum to one over each owner."""
    if len(prob) != start[-1]:
        raise ValueError(f"{len(prob)} probabilities for {int(start[-1])} entries")
    if not prob.min() >= 0:  # also where one is not a number
        at = int(np.argmin(prob >= 0))
        raise ValueError(f"{owner} {_owner(start, at)}: a probability of {prob[at]}")
    sums = np.add.reduceat(prob, start[:-1])
    off = np.abs(sums - 1)
    if not off.max() <= SUM_TOLERANCE:
        at = int(off.argmax())
        raise ValueError(f"{owner} {at}: probabilities sum to {sums[at]}")


def _owner(start: Ints, at: int) -> int:
    return int(np.searchsorted(start, at, side="right")) - 1
