"""What moves the answer: one input at a time, and the points at which the best option changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize

from ashore.engine.sobol import Indices, sobol, sobol_sampled

__all__ = ["Indices", "Swing", "Threshold", "one_way", "sobol", "sobol_sampled", "thresholds", "two_way"]

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Values: TypeAlias = Callable[[float], ArrayLike]
"""The value of every option at one setting of the input, shape (D,)."""


@dataclass(frozen=True, slots=True)
class Swing:
    """A row of a tornado.

    Attributes
    ----------
    index
        Which input.
    low, high
        Its range.
    at_low, at_high
        The answer at both ends.
    least, greatest
        The extremes over all points that were tried; the ends, unless more points were asked for.
    swing
        ``greatest - least``.
    """

    index: int
    low: float
    high: float
    at_low: float
    at_high: float
    least: float
    greatest: float
    swing: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """A setting at which the best option changes.

    Attributes
    ----------
    x
        The setting.
    before, after
        The best option just below and just above it.
    """

    x: float
    before: int
    after: int


def one_way(
    f: Callable[[Floats], float], base: ArrayLike, ranges: Sequence[tuple[float, float]], *, points: int = 2
) -> tuple[Swing, ...]:
    """Return the answer at the ends of every input's range, others at their base, widest swing first.

    Parameters
    ----------
    f
        The answer at a vector of inputs, shape (n,).
    base
        Shape (n,).
    ranges
        Low and high of every input; an input that is not varied has them equal.
    points
        How many settings of each range are tried, evenly spaced; more than 2 find a peak inside.
    """
    centre = np.asarray(base, dtype=np.float64)
    if len(ranges) != centre.size or points < 2 or any(low > high for low, high in ranges):
        raise ValueError("every input needs a range from low to high, and at least two points of it")
    rows = []
    for index, (low, high) in enumerate(ranges):
        tried = []
        for setting in np.linspace(low, high, points):
            inputs = centre.copy()
            inputs[index] = setting
            tried.append(float(f(inputs)))
        least, greatest = min(tried), max(tried)
        rows.append(Swing(index, low, high, tried[0], tried[-1], least, greatest, greatest - least))
    return tuple(sorted(rows, key=lambda row: (-row.swing, row.index)))


def two_way(f: Callable[[float, float], ArrayLike], first: ArrayLike, second: ArrayLike) -> Ints:
    """Return the best option at every pair of settings, shape (len(first), len(second)); the first of a tie."""
    xs, ys = np.asarray(first, dtype=np.float64).tolist(), np.asarray(second, dtype=np.float64).tolist()
    return np.array([[int(np.argmax(np.asarray(f(x, y)))) for y in ys] for x in xs], dtype=np.int64)


def thresholds(
    options: Values | Sequence[Callable[[float], float]],
    low: float,
    high: float,
    *,
    tol: float = 1e-6,
    points: int = 129,
) -> tuple[Threshold, ...]:
    """Return every setting in [low, high] at which the best of several options changes, ascending.

    The values are scanned on a grid. Where an option comes close to winning between grid points without winning at
    one, the closest approach is searched, so that winners narrower than a cell are met if their gap has one valley
    in it. A change is then closed in on by root finding; a third option that wins in between is followed. Options
    that touch or tie without a lead of the other are no change.

    Parameters
    ----------
    options
        Either one function that returns the values of all options, shape (D,), or one function for each option.
        They must be continuous.
    tol
        Settings are found to within this, and a winner for a stretch shorter than this may be passed over.
    points
        Size of the grid.

    Raises
    ------
    ValueError
        Where ``low`` is above ``high``, or fewer than two points or no positive tolerance are given.
    """
    if not low <= high or points < 2 or tol <= 0:
        raise ValueError("low <= high, at least two points and a positive tolerance are needed")
    curves = _Curves(options)
    if low == high:
        return ()
    grid = np.linspace(low, high, points).tolist()
    grid = sorted({*grid, *_near_wins(curves, np.array(grid), tol)})
    return tuple(_walk(curves, grid, tol))


class _Curves:
    """The options' values, each setting computed once."""

    def __init__(self, options: Values | Sequence[Callable[[float], float]]) -> None:
        self._options = options
        self._known: dict[float, Floats] = {}

    def at(self, x: float) -> Floats:
        found = self._known.get(x)
        if found is None:
            raw = self._options(x) if callable(self._options) else [option(x) for option in self._options]
            found = np.asarray(raw, dtype=np.float64)
            if not np.isfinite(found).all():
                raise ValueError(f"a value at {x} is not finite")
            self._known[x] = found
        return found

    def leads(self, x: float, option: int) -> float:
        """Return by how much an option is ahead of the best other one."""
        values = self.at(x)
        others = np.delete(values, option)
        return float(values[option] - others.max()) if others.size else np.inf

    def tied(self, x: float) -> set[int]:
        values = self.at(x)
        slack = 1e-12 * max(1.0, float(np.abs(values).max()))
        return set(np.flatnonzero(values >= values.max() - slack).tolist())


def _near_wins(curves: _Curves, grid: Floats, tol: float) -> list[float]:
    """Return settings off the grid at which an option wins that loses at the grid points around."""
    table = np.array([curves.at(float(x)) for x in grid])
    found: list[float] = []
    count, options = table.shape
    for option in range(options if options > 1 else 0):
        gap = np.delete(table, option, axis=1).max(axis=1) - table[:, option]
        left, right = np.append(gap[0], gap[:-1]), np.append(gap[1:], gap[-1])
        valley = (gap > 0) & (gap <= left) & (gap <= right) & ((gap < left) | (gap < right))
        for k in np.flatnonzero(valley).tolist():
            a, b = float(grid[max(k - 1, 0)]), float(grid[min(k + 1, count - 1)])
            lowest = _descend(lambda x, option=option: -curves.leads(x, option), a, b, tol / 8)  # type: ignore[misc]
            if curves.leads(lowest, option) > 0:
                found.append(lowest)
    return found


def _descend(f: Callable[[float], float], a: float, b: float, width: float) -> float:
    """Return a setting where ``f`` is least in [a, b], or is below zero: golden section, safe at kinks."""
    ratio = (5**0.5 - 1) / 2
    x, y = b - ratio * (b - a), a + ratio * (b - a)
    at_x, at_y = f(x), f(y)
    while b - a > width and min(at_x, at_y) >= 0:
        if at_x <= at_y:
            b, y, at_y = y, x, at_x
            x = b - ratio * (b - a)
            at_x = f(x)
        else:
            a, x, at_x = x, y, at_y
            y = a + ratio * (b - a)
            at_y = f(y)
    return x if at_x <= at_y else y


def _walk(curves: _Curves, grid: list[float], tol: float) -> list[Threshold]:
    """Follow the winner from left to right, and record where it is overtaken."""
    found: list[Threshold] = []
    at = grid[0]
    winner = _ahead(curves, at, grid)
    for end in grid[1:]:
        while winner not in curves.tied(end):
            x, beyond = _overtaken(curves, winner, at, end)
            after_x = min(beyond + tol / 2, end)
            rivals = curves.tied(after_x)
            at = after_x
            if winner in rivals:
                continue
            best = int(np.argmax(curves.at(after_x)))
            found.append(Threshold(x, winner, best))
            winner = best
        at = end
    return found


def _ahead(curves: _Curves, at: float, grid: list[float]) -> int:
    """Return which of the options that tie at the start leads first."""
    tied = curves.tied(at)
    for x in grid[1:]:
        if len(tied) == 1:
            break
        values = curves.at(x)
        near = at + 1e-6 * (x - at)
        tied = (curves.tied(near) & tied) or tied
        best = max(values[k] for k in tied)
        tied = {k for k in tied if values[k] >= best - 1e-12 * max(1.0, abs(best))}
    return min(tied)


def _overtaken(curves: _Curves, winner: int, at: float, end: float) -> tuple[float, float]:
    """Return the setting where the winner at ``at`` stops being best before ``end``, and one just beyond it."""
    good, bad = at, end
    while True:
        rival = int(np.argmax(curves.at(bad)))

        def lead(x: float, rival: int = rival) -> float:
            values = curves.at(x)
            return float(values[winner] - values[rival])

        if lead(good) <= 0 or lead(bad) >= 0:
            break
        x = float(optimize.brentq(lead, good, bad, xtol=1e-14, rtol=8.9e-16))
        if curves.leads(x, winner) >= -1e-12 * max(1.0, float(np.abs(curves.at(x)).max())):
            return x, x
        if not good < x < bad:
            break
        bad = x
    # They tie over a stretch, or so nearly that signs are noise: halve on who is best.
    for _ in range(200):
        middle = (good + bad) / 2
        if not good < middle < bad:
            break
        if winner in curves.tied(middle):
            good = middle
        else:
            bad = middle
    return good, bad
