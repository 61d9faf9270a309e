"""A decision tree as it was written: expressions with their places, not yet numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ashore.trees.expressions import Expression, Place

Kind = Literal["decision", "chance"]
Goal = Literal["highest", "lowest"]


@dataclass(frozen=True, slots=True)
class Branch:
    """An option of a decision or an outcome of a chance.

    Attributes
    ----------
    pay
        What is earned (below zero: paid) on taking it; None for nothing.
    p
        The probability of an outcome; None for an option, and for the outcome that takes the ``rest``.
    then
        What follows; None where the tree ends.
    """

    name: str
    place: Place
    pay: Expression | None = None
    p: Expression | None = None
    rest: bool = False
    then: Node | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A decision or a chance; ``index`` counts the nodes in the order of the file, the root is 0."""

    kind: Kind
    name: str
    place: Place
    index: int
    branches: tuple[Branch, ...]

    def nodes(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order of the file."""
        yield self
        for branch in self.branches:
            if branch.then is not None:
                yield from branch.then.nodes()


@dataclass(frozen=True, slots=True)
class Variable:
    """A name and what it stands for."""

    name: str
    place: Place
    expression: Expression


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file.

    Attributes
    ----------
    variables
        Each after those that it is computed from.
    goal
        Whether the highest or the lowest expected pay is best.
    """

    file: str
    variables: tuple[Variable, ...]
    root: Node
    title: str | None = None
    unit: str | None = None
    goal: Goal = "highest"

    def expressions(self) -> Iterator[Expression]:
        """Yield every expression of the tree itself, those of the variables left out."""
        for node in self.root.nodes():
            for branch in node.branches:
                yield from (item for item in (branch.p, branch.pay) if item is not None)
