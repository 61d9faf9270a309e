"""Roll-back: the value of every node, and the best option at every decision.

Raiffa, Decision Analysis (1968), calls it averaging out and folding back.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.trees.assessment import Fork, Leg
from ashore.trees.model import Goal

TIE: Final = 1e-9
"""Options whose values differ by no more than this share of the larger are equal."""
NOISE: Final = 1e-12
"""What rounding may make of a difference that is none, as a share of the largest pay of the tree."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """A node with its value.

    Attributes
    ----------
    value
        Expected pay from here on; NaN below an outcome of probability 0 where nothing can be computed.
    values
        For each branch, its own pay and what follows, as expected.
    best
        The option to choose, the first where several tie; None at a chance.
    tied
        All options that are as good, ``best`` among them, where there are several.
    margin
        By how much the best beats the best of those that do not tie with it; None where there is none.
    then
        What follows each branch.
    """

    fork: Fork
    value: float
    values: tuple[float, ...]
    best: int | None
    tied: tuple[int, ...]
    margin: float | None
    then: tuple[Rolled | None, ...]

    def decisions(self, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Rolled]]:
        """Yield the decisions that are met under the best policy, each with the branches that lead to it."""
        if self.best is not None:
            yield above, self
        for place, (leg, then) in enumerate(zip(self.fork.legs, self.then, strict=True)):
            if then is not None and place in self.taken():
                yield from then.decisions((*above, leg.name))

    def taken(self) -> tuple[int, ...]:
        """Return the branches that can be gone down: the best option, or the outcomes that are possible."""
        if self.best is not None:
            return (self.best,)
        return tuple(place for place, leg in enumerate(self.fork.legs) if leg.p > 0)

    def ends(self) -> Iterator[tuple[tuple[float, ...], float]]:
        """Yield the pays along each path that can happen under the best policy, and the path's probability."""
        for place in self.taken():
            leg, then = self.fork.legs[place], self.then[place]
            if then is None:
                yield (leg.pay,), leg.p
            else:
                for pays, p in then.ends():
                    yield (leg.pay, *pays), leg.p * p


def rollback(root: Fork, goal: Goal = "highest") -> Rolled:
    """Roll a tree back; ``goal`` says whether the highest or the lowest expected pay is best."""
    return _roll(root, goal, scale(root) * NOISE)


def scale(fork: Fork) -> float:
    """Return the largest pay on any branch that can be reached, without its sign."""
    return max(
        (
            max(0.0 if math.isnan(leg.pay) else abs(leg.pay), 0.0 if leg.then is None else scale(leg.then))
            for leg in fork.legs
        ),
        default=0.0,
    )


def _roll(fork: Fork, goal: Goal, noise: float) -> Rolled:
    then = tuple(None if leg.then is None else _roll(leg.then, goal, noise) for leg in fork.legs)
    values = tuple(
        leg.pay + (0.0 if rolled is None else rolled.value) for leg, rolled in zip(fork.legs, then, strict=True)
    )
    if fork.kind == "chance":
        return Rolled(fork, mean(fork.legs, values), values, None, (), None, then)
    best, tied = choose(values, goal, noise)
    others = [abs(values[best] - other) for place, other in enumerate(values) if place not in tied]
    margin = min((gap for gap in others if not math.isnan(gap)), default=None)
    return Rolled(fork, values[best], values, best, tied if len(tied) > 1 else (), margin, then)


def mean(legs: tuple[Leg, ...], values: tuple[float, ...]) -> float:
    """Return the expected value; outcomes of probability 0 need none."""
    possible = [leg.p * number for leg, number in zip(legs, values, strict=True) if leg.p > 0]
    return math.fsum(possible) if possible else math.nan


def choose(values: tuple[float, ...], goal: Goal, noise: float) -> tuple[int, tuple[int, ...]]:
    """Return the best of some values, the first where several tie, and all that tie with it."""
    known = [number for number in values if not math.isnan(number)]
    if not known:
        return 0, (0,)
    top = max(known) if goal == "highest" else min(known)
    near = max(TIE * abs(top), noise)
    tied = tuple(place for place, number in enumerate(values) if abs(number - top) <= near)
    return tied[0], tied
