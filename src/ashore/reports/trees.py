"""A person's own tree, solved, as a page shows it: values, what knowing is worth, where the policy changes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.errors import AshoreError
from ashore.trees import Rolled, Tree
from ashore.trees.drawing import draw
from ashore.trees.information import chances, evpi
from ashore.trees.solving import Answer, solve
from ashore.trees.thresholds import thresholds
from ashore.trees.varying import current
from ashore.trees.wording import amount, chance, number, signed
from ashore.words import Language, explain, say

DRAWN: Final = 200
"""Ends of the largest tree that is drawn; a larger one is told by its policy alone."""
ASKED: Final = 400
"""Ends times questions of which all are answered unasked."""
AMOUNTS: Final = 15


@dataclass(frozen=True, slots=True)
class Item:
    """A node or an end of the tree, below the branch that leads to it.

    Attributes
    ----------
    branch
        Name of the branch; empty at the root.
    note
        Its probability and pay.
    name, kind
        Of the node it leads to; empty at an end.
    value
        What is expected from there on.
    best, tied
        Whether the branch is taken, or is as good as the one that is.
    """

    branch: str
    note: str
    kind: str
    name: str
    value: str
    best: bool
    tied: bool
    below: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """Where the best policy changes along one variable: pieces of its range, each with the policy that is best."""

    name: str
    current: str
    pieces: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class SolvedTree:
    """The answer.

    Attributes
    ----------
    ends
        How many ways it may end.
    svg
        The drawing; empty where there are too many ends.
    root
        The same as a list; None where there are too many ends.
    margin
        By how much the next best option is worse; None where there is none.
    payoffs
        What may come of it, with its probability; cut after so many.
    knowing
        For each chance, what knowing it beforehand is worth, or why that cannot be said.
    turning
        For each variable, where the best policy changes.
    unasked
        Whether there are too many ends to ask all that.
    """

    title: str
    value: str
    policy: str
    margin: str | None
    ends: int
    svg: str
    root: Item | None
    payoffs: tuple[tuple[str, str], ...]
    loss: str
    knowing: tuple[tuple[str, str], ...]
    turning: tuple[Turning, ...]
    unasked: bool


def solved(tree: Tree, language: Language) -> SolvedTree:
    """Solve a tree, and answer the questions about it that can be answered in a moment.

    Raises
    ------
    ashore.trees.errors.TreeError
        An expression without a value, or probabilities that are none.
    """
    answer = solve(tree)
    rolled, unit = answer.rolled, tree.unit
    ends = sum(1 for node in tree.root.nodes() for branch in node.branches if branch.then is None)
    names = [variable.name for variable in tree.variables]
    unasked = ends * max(1, len(names)) > ASKED
    drawn = ends <= DRAWN
    return SolvedTree(
        tree.title or rolled.fork.name,
        amount(rolled.value, unit),
        answer.policy or say(language, "trees.no_choice"),
        None if rolled.margin is None or math.isinf(rolled.margin) else amount(rolled.margin, unit),
        ends,
        draw(answer, language) if drawn else "",
        _item(rolled, "", "", unit, best=True, tied=False) if drawn else None,
        tuple((amount(payoff.pay, unit), chance(payoff.p)) for payoff in answer.distribution.payoffs[:AMOUNTS]),
        chance(answer.distribution.loss),
        () if unasked else tuple(_knowing(answer, language)),
        () if unasked else tuple(_turning(tree, name, language) for name in names if _constant(tree, name)),
        unasked,
    )


def _item(rolled: Rolled, branch: str, note: str, unit: str | None, *, best: bool, tied: bool) -> Item:
    below = []
    for place, (leg, then) in enumerate(zip(rolled.fork.legs, rolled.then, strict=True)):
        parts = [f"p {chance(leg.p)}"] if rolled.best is None else []
        parts += [signed(leg.pay)] if leg.pay else []
        taken = {"best": place == rolled.best, "tied": place in rolled.tied}
        told = " · ".join(parts)
        if then is None:
            value = "" if math.isnan(rolled.values[place]) else amount(rolled.values[place], unit)
            below.append(Item(leg.name, told, "", "", value, below=(), **taken))
        else:
            below.append(_item(then, leg.name, told, unit, **taken))
    fork = rolled.fork
    return Item(branch, note, fork.kind, fork.name, amount(rolled.value, unit), best, tied, tuple(below))


def _knowing(answer: Answer, language: Language) -> Iterator[tuple[str, str]]:
    tree = answer.tree
    for name in chances(answer.rolled.fork):
        try:
            yield name, amount(evpi(answer.rolled.fork, name, tree.goal).value, tree.unit)
        except AshoreError as error:
            yield name, explain(error, language)[0]


def _constant(tree: Tree, name: str) -> bool:
    """Whether a variable is a number of its own: what is computed from others does not move by itself."""
    return not next(one for one in tree.variables if one.name == name).expression.names


def _turning(tree: Tree, name: str, language: Language) -> Turning:
    try:
        now = current(tree, name)
        found = thresholds(tree, name, _span(tree, name, now))
    except AshoreError as error:
        return Turning(name, "", (), (), explain(error, language)[0])
    nothing = say(language, "trees.no_choice")
    return Turning(
        name,
        number(now),
        tuple((f"{low:.6g} … {high:.6g}", policy or nothing) for low, high, policy in found.policies),
        tuple(
            say(language, "trees.change", at=f"{change.at:.6g}", value=amount(change.value, tree.unit))
            for change in found.changes
        ),
        "",
    )


def _span(tree: Tree, name: str, now: float) -> tuple[float, float] | None:
    """Return how far a variable moves: a probability over all of 0 to 1, an amount up to twice itself."""
    from ashore.trees.sweep import Line

    if 0 <= now <= 1 and Line(tree, name).in_probability():
        return None
    return (min(0.0, 2 * now), max(0.0, 2 * now)) if now else (-1.0, 1.0)
