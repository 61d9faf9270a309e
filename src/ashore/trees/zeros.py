"""Every zero of smooth functions on an interval, however close together: Chebyshev interpolation, piece by piece.

A function is sampled at Chebyshev points of a piece; where the coefficients do not fade to rounding error the
piece is halved. The zeros of the interpolant are eigenvalues of its colleague matrix. (J. P. Boyd, SIAM J. Numer.
Anal. 40 (2002), 1666-1682; Z. Battles and L. N. Trefethen, SIAM J. Sci. Comput. 25 (2004), 1743-1770.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.polynomial import chebyshev
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Rows: TypeAlias = Callable[[Floats], Floats]
"""From points, shape ``(m,)``, to the values of ``r`` functions there, shape ``(r, m)``."""

SIZES = (9, 25, 65)
"""Points of a piece, tried one after the other."""
NARROW = 1e-11
"""Share of the interval at which a piece is no further halved: it holds a pole, or the end of a root."""
FADED = 4e-14
"""Coefficients below this share of the function's size are rounding error."""
NOISY, HALVED = 1e-7, 8
"""Below this share they count as it, too, on pieces halved so often: expressions may lose digits themselves."""
REAL = 1e-4
"""How far from the real line a root may lie and still be looked at: two close zeros may be computed as a pair."""
MAX_PIECES = 20_000


@dataclass(frozen=True, slots=True)
class Zeros:
    """Candidates: every zero is among ``points``; others may be. ``rough`` are pieces no polynomial follows."""

    points: Floats
    rough: tuple[tuple[float, float], ...]


def zeros(rows: Rows, low: float, high: float, size: float = 0.0, kept: int | None = None) -> Zeros:
    """Find the zeros of several functions between ``low`` and ``high``.

    Parameters
    ----------
    rows
        The functions; NaN or infinite where they have no value.
    size
        What rounding error is measured by where the functions are smaller than that.
    kept
        How many of the functions, from the first, are asked for their zeros; the others only have to be followed.
    """
    found: list[float] = []
    rough: list[tuple[float, float]] = []
    pieces = [(low, high, 0)]
    done = 0
    while pieces:
        left, right, halved = pieces.pop()
        middle, half = (left + right) / 2, (right - left) / 2
        done += 1
        series = _interpolated(rows, left, right, size, noisy=halved >= HALVED)
        if series is not None:
            found += [middle + half * root for row, faded in series[:kept] for root in _roots(row, faded)]
        elif right - left > NARROW * (high - low) and done < MAX_PIECES:
            pieces += [(middle, right, halved + 1), (left, middle, halved + 1)]
        else:
            rough.append((left, right))
            found.append(middle)
    points = np.unique(np.clip(np.array(found, dtype=np.float64), low, high))
    return Zeros(points, tuple(rough))


def _interpolated(
    rows: Rows, left: float, right: float, size: float, *, noisy: bool
) -> list[tuple[Floats, float]] | None:
    """Return the coefficients of each function, and what counts as none; None where smaller pieces are needed."""
    for count in SIZES:
        angles = np.pi * (np.arange(count) + 0.5) / count
        sampled = rows((left + right) / 2 + (right - left) / 2 * np.cos(angles))
        if not np.isfinite(sampled).all():
            return None
        coefficients = 2 / count * sampled @ np.cos(np.outer(np.arange(count), angles)).T
        coefficients[:, 0] /= 2
        sizes = np.maximum(np.abs(sampled).max(axis=1), size)
        tails = np.abs(coefficients[:, -(count // 4) :]).max(axis=1)
        faded = np.maximum(FADED * sizes, 2 * tails)
        if (tails <= (NOISY if noisy and count == SIZES[-1] else FADED) * sizes).all():
            return [(row, float(least)) for row, least in zip(coefficients, faded, strict=True)]
    return None


def _roots(row: Floats, faded: float) -> list[float]:
    kept = np.flatnonzero(np.abs(row) > faded)
    if len(kept) == 0 or kept[-1] == 0:
        return []  # it is nowhere anything but rounding error, or constant
    row = row[: kept[-1] + 1]
    if abs(row[0]) > np.abs(row[1:]).sum() + faded:
        return []
    roots = chebyshev.chebroots(row)
    near = (np.abs(roots.imag) < REAL) & (np.abs(roots.real) <= 1 + 1e-6)
    return [float(root) for root in np.clip(roots.real[near], -1, 1)]
