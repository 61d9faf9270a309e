"""A tree in numbers: its variables computed, every pay and probability a float, every probability checked."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.errors import AshoreError
from ashore.trees.arithmetic import value
from ashore.trees.errors import ProbabilityRangeError, ProbabilitySumError, RestNegativeError, TreeError
from ashore.trees.expressions import Expression, Place
from ashore.trees.model import Branch, Kind, Node, Tree

TOLERANCE: Final = 1e-9
"""How far probabilities may miss 0, 1 and their sum."""

NONE: Final = 1e-14
"""Less than this is no rest: 1 - (0.7 + 0.2 + 0.1) is not 0 in floating point."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A branch in numbers; ``p`` is 1 for an option."""

    name: str
    pay: float
    p: float
    then: Fork | None


@dataclass(frozen=True, slots=True)
class Fork:
    """A node in numbers; ``index`` is that of the node it was written as."""

    kind: Kind
    name: str
    index: int
    place: Place
    legs: tuple[Leg, ...]


Numbers = dict[str, float | AshoreError]
"""Variables by name; one that has no value holds what is wrong, which is raised where it is used."""


def numbers(tree: Tree, given: Mapping[str, float] | None = None) -> Numbers:
    """Compute the variables; those in ``given`` have that value, whatever the file says."""
    found: Numbers = dict(given or {})

    def fetch(name: str) -> float:
        number = found[name]
        if isinstance(number, AshoreError):
            raise number
        return number

    for variable in tree.variables:
        if variable.name not in found:
            try:
                found[variable.name] = value(variable.expression, fetch)
            except TreeError as problem:
                found[variable.name] = problem
    return found


def assess(tree: Tree, given: Mapping[str, float] | None = None) -> Fork:
    """Return the tree in numbers.

    What follows an outcome of probability 0 need not have a value (a posterior is 0/0 there): where it has none,
    it is NaN, and counts nowhere.

    Raises
    ------
    ashore.trees.errors.TreeError
        An expression without a value, or probabilities that are none.
    """
    found = numbers(tree, given)
    used = {op.name for expression in tree.expressions() for op in expression.names}
    for variable in reversed(tree.variables):
        if variable.name in used:
            used |= {op.name for op in variable.expression.names}
    # What nothing in the tree waits for would never be told.
    for variable in tree.variables:
        number = found[variable.name]
        if variable.name not in used and isinstance(number, AshoreError):
            raise number
    return _Assessor(found).fork(tree.root, possible=True)


class _Assessor:
    def __init__(self, found: Numbers) -> None:
        self.found = found

    def fetch(self, name: str) -> float:
        number = self.found[name]
        if isinstance(number, AshoreError):
            raise number
        return number

    def number(self, expression: Expression | None, *, possible: bool) -> float:
        if expression is None:
            return 0.0
        try:
            return value(expression, self.fetch)
        except TreeError:
            if possible:
                raise
            return math.nan

    def fork(self, node: Node, *, possible: bool) -> Fork:
        shares = self.shares(node, possible=possible) if node.kind == "chance" else (1.0,) * len(node.branches)
        legs = []
        for branch, p in zip(node.branches, shares, strict=True):
            here = possible and p > 0
            then = None if branch.then is None else self.fork(branch.then, possible=here)
            legs.append(Leg(branch.name, self.number(branch.pay, possible=here), p, then))
        return Fork(node.kind, node.name, node.index, node.place, tuple(legs))

    def shares(self, node: Node, *, possible: bool) -> tuple[float, ...]:
        """Return the probabilities of the outcomes, that of the rest filled in."""
        given = [None if branch.rest else self.number(branch.p, possible=possible) for branch in node.branches]
        if not possible:
            return tuple(0.0 if p is None or math.isnan(p) else min(max(p, 0.0), 1.0) for p in given)
        for branch, p in zip(node.branches, given, strict=True):
            if p is not None and not -TOLERANCE <= p <= 1 + TOLERANCE:
                raise ProbabilityRangeError(
                    **_where(branch), chance=node.name, outcome=branch.name, value=f"{p:.12g}"
                )
        total = math.fsum(p for p in given if p is not None)
        rest = next((branch for branch in node.branches if branch.rest), None)
        if rest is not None and total > 1 + TOLERANCE:
            raise RestNegativeError(**_where(rest), chance=node.name, sum=f"{total:.12g}")
        if rest is None and abs(total - 1) > TOLERANCE:
            where = {"file": node.place.file, "line": node.place.line, "column": node.place.column}
            raise ProbabilitySumError(**where, chance=node.name, sum=f"{total:.12g}")
        left = 1 - total if 1 - total >= NONE else 0.0
        return tuple(left if p is None else min(max(p, 0.0), 1.0) for p in given)


def _where(branch: Branch) -> dict[str, object]:
    place = branch.p.place if branch.p is not None else branch.place
    return {"file": place.file, "line": place.line, "column": place.column}
