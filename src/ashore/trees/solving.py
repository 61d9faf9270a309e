"""The whole answer to a tree as it is written: value, policy, distribution, and the worth of its first options."""

from __future__ import annotations

from dataclasses import dataclass

from ashore.trees.assessment import Numbers, assess, numbers
from ashore.trees.model import Tree
from ashore.trees.payoffs import Distribution, distribution
from ashore.trees.rollback import Rolled, rollback
from ashore.trees.strategies import chosen, describe


@dataclass(frozen=True, slots=True)
class RootOption:
    """An option of the first decision, followed by what is best after it."""

    name: str
    value: float
    best: bool
    tied: bool
    distribution: Distribution


@dataclass(frozen=True, slots=True)
class Answer:
    """A solved tree; ``options`` are empty where it does not begin with a decision."""

    tree: Tree
    variables: Numbers
    rolled: Rolled
    policy: str
    distribution: Distribution
    options: tuple[RootOption, ...]


def solve(tree: Tree) -> Answer:
    """Roll a tree back and describe what comes out.

    Raises
    ------
    ashore.trees.errors.TreeError
        An expression without a value, or probabilities that are none.
    """
    rolled = rollback(assess(tree), tree.goal)
    policy = describe(tree.root, dict(chosen(rolled)))
    return Answer(tree, numbers(tree), rolled, policy, distribution(rolled.ends()), _options(rolled))


def _options(rolled: Rolled) -> tuple[RootOption, ...]:
    if rolled.best is None:
        return ()
    found = []
    for place, (leg, then) in enumerate(zip(rolled.fork.legs, rolled.then, strict=True)):
        below = [((), 1.0)] if then is None else then.ends()
        ends = [((leg.pay, *pays), p) for pays, p in below]
        best = place == rolled.best
        found.append(RootOption(leg.name, rolled.values[place], best, place in rolled.tied, distribution(ends)))
    return tuple(found)
