"""A tree along one of its variables: values of a policy at many points at once, as arrays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ashore.trees.arithmetic import values
from ashore.trees.assessment import NONE, TOLERANCE, numbers
from ashore.trees.expressions import Expression
from ashore.trees.model import Branch, Node, Tree
from ashore.trees.zeros import Floats


class Line:
    """The tree with one variable free and the others as they are in the file (or in ``given``)."""

    def __init__(self, tree: Tree, name: str, given: Mapping[str, float] | None = None) -> None:
        self.tree = tree
        self.name = name
        fixed = {key: number for key, number in numbers(tree, given).items() if isinstance(number, float)}
        self.moving = {name}
        for variable in tree.variables:
            if any(op.name in self.moving for op in variable.expression.names) and variable.name != name:
                self.moving.add(variable.name)
        self.fixed = {key: number for key, number in fixed.items() if key not in self.moving}
        self._moved: dict[int, bool] = {}

    def at(self, points: Floats) -> Points:
        """Return the tree at these points, shape ``(m,)``."""
        return Points(self, points)

    def depends(self, expression: Expression | None) -> bool:
        """Whether an expression changes along the line."""
        return expression is not None and any(op.name in self.moving for op in expression.names)

    def moved(self, node: Node) -> bool:
        """Whether anything at or below a node changes along the line."""
        if node.index not in self._moved:
            self._moved[node.index] = any(
                self.depends(branch.p)
                or self.depends(branch.pay)
                or (branch.then is not None and self.moved(branch.then))
                for branch in node.branches
            )
        return self._moved[node.index]

    def in_probability(self) -> bool:
        """Whether some probability changes along the line."""
        return any(self.depends(branch.p) for node in self.tree.root.nodes() for branch in node.branches)


class Points:
    """The tree at some points of a line; NaN where an expression has no value."""

    def __init__(self, line: Line, points: Floats) -> None:
        self.line = line
        self.points = points
        self.nowhere = np.full(len(points), np.nan)
        self.names: dict[str, Floats] = {line.name: points}
        with np.errstate(all="ignore"):
            for variable in line.tree.variables:
                if variable.name in line.moving and variable.name != line.name:
                    self.names[variable.name] = self.of(variable.expression)

    def of(self, expression: Expression | None) -> Floats:
        """Return the values of an expression, shape ``(m,)``."""
        if expression is None:
            return np.zeros(len(self.points))
        with np.errstate(all="ignore"):
            found = np.broadcast_to(values(expression, self._variable), self.points.shape)
        return np.where(np.isfinite(found), found, np.nan)

    def _variable(self, name: str) -> Floats:
        if name in self.names:
            return self.names[name]
        number = self.line.fixed.get(name)
        return self.nowhere if number is None else np.full(len(self.points), number)

    def shares(self, node: Node) -> list[Floats]:
        """Return the probabilities of the outcomes of a chance, as they are written."""
        given = [None if branch.rest else self.of(branch.p) for branch in node.branches]
        total = (
            np.sum([p for p in given if p is not None], axis=0) if len(given) > 1 or given[0] is not None else 0.0
        )
        rest = np.ones(len(self.points)) - total
        rest = np.where(np.abs(rest) < NONE, 0.0, rest)
        return [rest if p is None else p for p in given]

    def value(self, node: Node, choices: Mapping[int, int]) -> Floats:
        """Return the expected pay from ``node`` on under ``choices``; a decision without one cannot be come to."""
        if node.kind == "decision":
            return self.option(node.branches[choices.get(node.index, 0)], choices)
        total = np.zeros(len(self.points))
        for branch, p in zip(node.branches, self.shares(node), strict=True):
            # What follows probability 0 counts nothing, also where it has no value.
            total = total + np.where(p == 0, 0.0, p * self.option(branch, choices))
        return total

    def option(self, branch: Branch, choices: Mapping[int, int]) -> Floats:
        """Return the pay of a branch and what follows it, as expected."""
        pay = self.of(branch.pay)
        return pay if branch.then is None else pay + self.value(branch.then, choices)

    def valid(self, node: Node) -> NDArray[np.bool_]:
        """Return where the tree can be computed from ``node`` on: all are numbers, and probabilities are some."""
        ok = np.ones(len(self.points), dtype=bool)
        if node.kind == "decision":
            shares = [np.ones(len(self.points)) for _ in node.branches]
        else:
            shares = self.shares(node)
            with np.errstate(invalid="ignore"):
                for p in shares:
                    ok &= (p >= -TOLERANCE) & (p <= 1 + TOLERANCE)
                ok &= np.abs(np.sum(shares, axis=0) - 1) <= TOLERANCE
        for branch, p in zip(node.branches, shares, strict=True):
            here = np.isfinite(self.of(branch.pay))
            if branch.then is not None:
                here &= self.valid(branch.then)
            ok &= here | (p == 0)
        return ok
