"""Strategies: a choice at each decision that is met under it (reduced policies), named for a person to follow."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.trees.assessment import Fork
from ashore.trees.model import Goal, Node
from ashore.trees.rollback import Rolled, rollback

MAX_STRATEGIES: Final = 2_000

Choices = tuple[tuple[int, int], ...]
"""``(index of a decision, its option)`` for each decision that is met, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Strategies:
    """What can be done.

    Attributes
    ----------
    choices
        One entry a strategy, in the order of the file.
    levels
        How many decisions in a row are chosen freely; below them every strategy does what is best. None where all
        are: the list is whole.
    """

    choices: tuple[Choices, ...]
    levels: int | None


def strategies(root: Node, limit: int = MAX_STRATEGIES) -> Strategies:
    """Return all strategies of a tree, or those of its first levels where there are more than ``limit``."""
    deepest = _levels(root)
    for levels in range(deepest, 0, -1):
        if _count(root, levels) <= limit:
            return Strategies(tuple(_choices(root, levels)), None if levels == deepest else levels)
    return Strategies(((),), 0 if deepest else None)


def _levels(node: Node) -> int:
    below = max((_levels(branch.then) for branch in node.branches if branch.then is not None), default=0)
    return below + (node.kind == "decision")


def _count(node: Node, levels: int) -> int:
    if node.kind == "decision":
        if levels == 0:
            return 1
        return sum(1 if branch.then is None else _count(branch.then, levels - 1) for branch in node.branches)
    return math.prod(_count(branch.then, levels) for branch in node.branches if branch.then is not None)


def _choices(node: Node, levels: int) -> list[Choices]:
    if node.kind == "decision":
        if levels == 0:
            return [()]
        found: list[Choices] = []
        for place, branch in enumerate(node.branches):
            below = [()] if branch.then is None else _choices(branch.then, levels - 1)
            found += [((node.index, place), *more) for more in below]
        return found
    parts = [_choices(branch.then, levels) for branch in node.branches if branch.then is not None]
    return [tuple(itertools.chain.from_iterable(parts)) for parts in itertools.product(*parts)]


def values(root: Fork, found: Strategies, goal: Goal = "highest") -> list[float]:
    """Return the expected pay of every strategy, in their order."""
    depth = found.levels if found.levels is not None else _depth(root)
    return _values(root, depth, goal)


def _depth(fork: Fork) -> int:
    below = max((_depth(leg.then) for leg in fork.legs if leg.then is not None), default=0)
    return below + (fork.kind == "decision")


def _values(fork: Fork, levels: int, goal: Goal) -> list[float]:
    if fork.kind == "decision":
        if levels == 0:
            return [rollback(fork, goal).value]
        found: list[float] = []
        for leg in fork.legs:
            found += [leg.pay + v for v in ([0.0] if leg.then is None else _values(leg.then, levels - 1, goal))]
        return found
    parts = [
        [
            leg.p * (leg.pay + v) if leg.p > 0 else 0.0
            for v in ([0.0] if leg.then is None else _values(leg.then, levels, goal))
        ]
        for leg in fork.legs
    ]
    return [math.fsum(terms) for terms in itertools.product(*parts)]


def chosen(rolled: Rolled) -> Choices:
    """Return the best policy as a strategy."""
    return tuple((node.fork.index, node.best) for _, node in rolled.decisions() if node.best is not None)


def describe(root: Node, choices: Mapping[int, int]) -> str:
    """Name a strategy: ``test first; positive: drill; negative: sell``. Empty where there is nothing to choose."""
    return "; ".join(_described(root, choices))


def _described(node: Node, choices: Mapping[int, int]) -> list[str]:
    if node.kind == "decision":
        if node.index not in choices:
            return []
        option = node.branches[choices[node.index]]
        below = [] if option.then is None else _described(option.then, choices)
        if option.then is not None and option.then.kind == "decision" and below:
            return [f"{option.name} → {below[0]}", *below[1:]]
        return [option.name, *below]
    parts = []
    for outcome in node.branches:
        below = [] if outcome.then is None else _described(outcome.then, choices)
        if below:
            parts.append(
                f"{outcome.name}: {below[0]}" if len(below) == 1 else f"{outcome.name}: ({'; '.join(below)})"
            )
    return parts
