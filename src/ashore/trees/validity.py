"""Where along a line a tree can be computed, and what is wrong with it elsewhere."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np

from ashore.errors import AshoreError
from ashore.trees.assessment import TOLERANCE, assess
from ashore.trees.sweep import Line
from ashore.trees.zeros import Floats, zeros

NARROWEST = 1e-9
"""Share of the range below which a piece that fails is rounding error at an edge."""
GRID = 257
"""Points that are looked at whatever the expressions are: a pay may fail where every probability is one."""

Piece = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gap:
    """A piece or a point of the range where the tree cannot be computed; ``problem`` None: it has no bound."""

    low: float
    high: float
    problem: AshoreError | None


def valid_pieces(line: Line, low: float, high: float) -> tuple[list[Piece], list[Gap]]:
    """Return the pieces of a range where the tree can be computed, and what lies between them."""
    edges = np.unique(np.concatenate([_limits(line, low, high), np.linspace(low, high, GRID)]))
    ok = line.at((edges[:-1] + edges[1:]) / 2).valid(line.tree.root)
    runs: list[tuple[bool, float, float]] = []
    for good, group in itertools.groupby(range(len(ok)), key=lambda place: bool(ok[place])):
        places = list(group)
        left, right = float(edges[places[0]]), float(edges[places[-1] + 1])
        narrow = not good and right - left <= NARROWEST * (high - low)
        if runs and (narrow or runs[-1][0] == good):
            runs[-1] = (runs[-1][0], runs[-1][1], right)
        else:
            runs.append((good, left, right))
    pieces = [(left, right) for good, left, right in runs if good]
    gaps = [Gap(left, right, problem_at(line, (left + right) / 2)) for good, left, right in runs if not good]
    return _sharpened(line, pieces, gaps)


def problem_at(line: Line, at: float) -> AshoreError | None:
    """Return what is wrong with the tree at a point of the line."""
    try:
        assess(line.tree, {line.name: at})
    except AshoreError as problem:
        return problem
    return None


def _limits(line: Line, low: float, high: float) -> Floats:
    """Return where a probability leaves 0 to 1, or a sum of them 1."""
    nodes = [
        node
        for node in line.tree.root.nodes()
        if node.kind == "chance" and any(line.depends(branch.p) for branch in node.branches)
    ]
    if not nodes:
        return np.array([])

    def rows(points: Floats) -> Floats:
        at = line.at(points)
        found = []
        for node in nodes:
            shares = at.shares(node)
            total = np.sum(shares, axis=0)
            found += [row for p in shares for row in (p + TOLERANCE, 1 + TOLERANCE - p)]
            found += [total - 1 - TOLERANCE, total - 1 + TOLERANCE]
        return np.array(found)

    return zeros(rows, low, high, 1.0).points


def _sharpened(line: Line, pieces: list[Piece], gaps: list[Gap]) -> tuple[list[Piece], list[Gap]]:
    """Move the edges between what can be computed and what cannot to where they are."""
    for place, gap in enumerate(gaps):
        inside = (gap.low + gap.high) / 2
        for number, (left, right) in enumerate(pieces):
            if right == gap.low:
                edge = _edge(line, (left + right) / 2, inside)
                pieces[number], gaps[place] = (left, edge), replace(gaps[place], low=edge)
            elif left == gap.high:
                edge = _edge(line, (left + right) / 2, inside)
                pieces[number], gaps[place] = (edge, right), replace(gaps[place], high=edge)
    return pieces, gaps


def _edge(line: Line, good: float, bad: float) -> float:
    for _ in range(100):
        middle = (good + bad) / 2
        if middle in {good, bad}:
            break
        if line.at(np.array([middle])).valid(line.tree.root)[0]:
            good = middle
        else:
            bad = middle
    return good
