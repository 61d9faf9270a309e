"""Every value of a variable at which the best policy changes.

The tree is rolled back with functions of the variable in place of numbers: under a fixed policy the value of a
node is a smooth function, at a decision the best option changes only where two of these functions meet, and
`zeros` finds all such places, however close to each other. A policy that is best in a narrow window is thus found
by the two zeros that bound it, not by chance.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from ashore.trees.errors import NowhereValidError, RangeNeededError
from ashore.trees.model import Node, Tree
from ashore.trees.strategies import Choices, describe
from ashore.trees.sweep import Line, Points
from ashore.trees.validity import Gap, problem_at, valid_pieces
from ashore.trees.varying import current
from ashore.trees.zeros import Floats, Rows, zeros

SAME = 1e-13
"""Options whose values differ by less than this share of the largest are one and the same function."""
BOUNDLESS = 1e6
"""How many times its usual size a value has where it is said to have no bound."""


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of the range on which one policy is best."""

    low: float
    high: float
    choices: Choices


@dataclass(frozen=True, slots=True)
class Change:
    """Where the best policy changes: the variable, the policies before and after, and what both are worth."""

    at: float
    before: str
    after: str
    value: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The answer for one variable.

    Attributes
    ----------
    current
        What the variable is in the file.
    policies
        ``(from, to, policy)`` for each piece of the range, with the policy that is best there.
    """

    name: str
    low: float
    high: float
    current: float
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]
    policies: tuple[tuple[float, float, str], ...]


def thresholds(tree: Tree, name: str, span: tuple[float, float] | None = None) -> Thresholds:
    """Find where the best policy changes as one variable moves and the others stay.

    Parameters
    ----------
    span
        From where to where; 0 to 1 where it is not given and the variable is a probability: some probability is
        computed from it, and it lies between 0 and 1 now.

    Raises
    ------
    UnknownVariableError
        The tree has no such variable.
    RangeNeededError
        No range is given for something that is no probability.
    NowhereValidError
        The tree can be computed nowhere in the range.
    """
    now = current(tree, name)
    line = Line(tree, name)
    if span is None:
        if not (0 <= now <= 1 and line.in_probability()):
            raise RangeNeededError(name=name, value=f"{now:.6g}")
        span = (0.0, 1.0)
    low, high = span
    pieces, gaps = valid_pieces(line, low, high)
    if not pieces:
        raise NowhereValidError(name=name, low=f"{low:.12g}", high=f"{high:.12g}")
    solver = _Solver(line)
    regions: list[Region] = []
    for left, right in pieces:
        found = solver.regions(tree.root, left, right)
        regions += _joined(replace(region, choices=_reached(line, region)) for region in found)
    named = [(region, describe(tree.root, dict(region.choices))) for region in regions]
    changes = [
        Change(one.high, before, after, _value(line, one, other))
        for (one, before), (other, after) in itertools.pairwise(named)
        if one.high == other.low
    ]
    gaps = sorted([*gaps, *solver.boundless], key=lambda gap: gap.low)
    policies = tuple((region.low, region.high, policy) for region, policy in named)
    return Thresholds(name, low, high, now, tuple(changes), tuple(gaps), policies)


def _value(line: Line, one: Region, other: Region) -> float:
    """Return what a tree is worth where two regions meet; where nothing can be said just there, beside it."""
    for points in ([one.high], [(one.low + one.high) / 2]):
        found = float(line.at(np.array(points)).value(line.tree.root, dict(one.choices))[0])
        if np.isfinite(found):
            return found
    return float(line.at(np.array([other.high])).value(line.tree.root, dict(other.choices))[0])


def _reached(line: Line, region: Region) -> Choices:
    """Return the choices at decisions that can be come to: what follows probability 0 is nobody's policy."""
    at = line.at(np.array([(region.low + region.high) / 2]))
    choices = dict(region.choices)
    found: list[tuple[int, int]] = []
    waiting: list[Node] = [line.tree.root]
    while waiting:
        node = waiting.pop()
        if node.kind == "decision":
            found.append((node.index, choices[node.index]))
            taken = [node.branches[choices[node.index]]]
        else:
            taken = [branch for branch, p in zip(node.branches, at.shares(node), strict=True) if p[0] > 0]
        waiting += [branch.then for branch in taken if branch.then is not None]
    return tuple(sorted(found))


class _Solver:
    """Roll-back with functions. ``boundless`` are points at which a value is found to have no bound."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.boundless: list[Gap] = []

    def regions(self, node: Node, low: float, high: float) -> list[Region]:
        """Return the pieces of an interval with the best choices from ``node`` on, in order."""
        below = [
            [Region(low, high, ())] if branch.then is None else self.regions(branch.then, low, high)
            for branch in node.branches
        ]
        edges = sorted({edge for regions in below for region in regions for edge in (region.low, region.high)})
        found: list[Region] = []
        for left, right in itertools.pairwise(edges):
            middle = (left + right) / 2
            parts = [next(r.choices for r in regions if r.low <= middle <= r.high) for regions in below]
            if node.kind == "chance":
                found.append(Region(left, right, tuple(itertools.chain.from_iterable(parts))))
            else:
                found += self._best(node, parts, left, right)
        return _joined(found)

    def _best(self, node: Node, parts: list[Choices], low: float, high: float) -> list[Region]:
        """Return which option is best where, on an interval on which what follows each of them stays the same."""
        below = [dict(part) for part in parts]
        sign = 1.0 if self.line.tree.goal == "highest" else -1.0

        def options(points: Floats) -> Floats:
            at: Points = self.line.at(points)
            return sign * np.array([at.option(branch, below[i]) for i, branch in enumerate(node.branches)])

        edges = [low, high]
        if self.line.moved(node):
            edges = [low, *self._meetings(options, len(parts), low, high), high]
        middles = np.array([(left + right) / 2 for left, right in itertools.pairwise(edges)])
        regions = _joined(
            Region(left, right, ((node.index, best), *parts[best]))
            for (left, right), best in zip(itertools.pairwise(edges), _winners(options(middles)), strict=True)
        )
        return _polished(regions, node.index, options)

    def _meetings(self, options: Rows, count: int, low: float, high: float) -> list[float]:
        """Return where two options may be worth the same."""
        usual = np.abs(options(np.linspace(low, high, 35)[1:-1]))
        size = float(np.median(usual[np.isfinite(usual)])) if np.isfinite(usual).any() else 0.0
        one, other = np.triu_indices(count, 1)

        def rows(points: Floats) -> Floats:
            # Each option beside the differences: a pole of one is seen also where it is the only option.
            found = options(points)
            return np.concatenate([found[one] - found[other], found])

        found = zeros(rows, low, high, size, kept=len(one))
        for left, right in found.rough:
            middle = (left + right) / 2
            if np.abs(options(np.array([left, middle, right]))).max() > BOUNDLESS * size:
                self.boundless.append(Gap(middle, middle, problem_at(self.line, middle)))
        return [float(point) for point in found.points if low < point < high]


def _winners(values: Floats) -> list[int]:
    """Return for each point the best row, the first of those that are the same."""
    known = np.where(np.isnan(values), -np.inf, values)
    largest = np.abs(np.where(np.isfinite(known), known, 0.0)).max(axis=0)
    return [int(place) for place in (known >= known.max(axis=0) - SAME * largest).argmax(axis=0)]


def _polished(regions: list[Region], index: int, options: Rows) -> list[Region]:
    """Move each change between two options to where their values are equal to the last digit."""
    from scipy.optimize import brentq

    for place, (one, other) in enumerate(itertools.pairwise(regions[:])):
        first, second = dict(one.choices)[index], dict(other.choices)[index]

        def gap(x: float, first: int = first, second: int = second) -> float:
            found = options(np.array([x]))
            return float(found[first, 0] - found[second, 0])

        left, right = (one.low + one.high) / 2, (other.low + other.high) / 2
        if gap(left) * gap(right) < 0:
            at = float(brentq(gap, left, right, xtol=1e-15, rtol=1e-14))
            regions[place] = replace(regions[place], high=at)
            regions[place + 1] = replace(other, low=at)
    return regions


def _joined(regions: Iterable[Region]) -> list[Region]:
    """Return regions with those that follow each other under the same choices as one."""
    found: list[Region] = []
    for region in regions:
        if found and found[-1].choices == region.choices and found[-1].high == region.low:
            found[-1] = replace(found[-1], high=region.high)
        else:
            found.append(region)
    return found
