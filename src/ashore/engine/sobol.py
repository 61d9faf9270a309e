"""Shares of variance: how much of what an answer varies each uncertain input explains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

_MAX_POINTS = 50_000_000


@dataclass(frozen=True, slots=True)
class Indices:
    """Sobol indices, shape (d,).

    Attributes
    ----------
    first
        The share of variance that each input explains alone.
    total
        The share that goes with it, all its interactions included.
    """

    first: Floats
    total: Floats
    mean: float
    variance: float


def sobol(f: Callable[[Floats], ArrayLike], lows: ArrayLike, highs: ArrayLike, *, order: int = 48) -> Indices:
    """Return Sobol indices of a function of few independent uniform inputs, by tensor Gauss-Legendre quadrature.

    Exact for polynomials of degree below ``order`` in each input; smooth functions converge geometrically, kinks
    slowly. ``order ** d`` evaluations, so a handful of inputs; ``sobol_sampled`` for more. I. M. Sobol,
    Mathematics and Computers in Simulation 55 (2001), 271-280.

    Parameters
    ----------
    f
        Takes inputs, shape (N, d), and returns answers, shape (N,).
    lows, highs
        Shape (d,).

    Raises
    ------
    ValueError
        For bad ranges, or more than fifty million evaluations. An answer that never varies has no shares: NaN.
    """
    lower, upper = _box(lows, highs)
    inputs = lower.size
    if order < 1 or order**inputs > _MAX_POINTS:
        raise ValueError(f"{order}^{inputs} evaluations are too many: take a lower order, or sobol_sampled")
    nodes, weights = np.polynomial.legendre.leggauss(order)
    weights /= weights.sum()
    axes = [low + (high - low) * (nodes + 1) / 2 for low, high in zip(lower, upper, strict=True)]
    mesh = np.stack([axis.ravel() for axis in np.meshgrid(*axes, indexing="ij")], axis=1)
    table = np.asarray(f(mesh), dtype=np.float64).reshape((order,) * inputs)
    mean = _average(table, weights, range(inputs))
    table = table - mean
    variance = float(_average(table**2, weights, range(inputs)))
    first, total = np.empty(inputs), np.empty(inputs)
    for k in range(inputs):
        others = [axis for axis in range(inputs) if axis != k]
        first[k] = weights @ _average(table, weights, others) ** 2
        # E Var(f | all but k): what is left when only k is unknown, without a difference of large numbers.
        inner = _average(table, weights, [k])
        left = (table - np.expand_dims(inner, k)) ** 2
        total[k] = _average(left, weights, range(inputs))
    share = np.nan if variance <= 1e-300 else 1 / variance
    return Indices(first * share, total * share, float(mean), variance)


def sobol_sampled(
    f: Callable[[Floats], ArrayLike], lows: ArrayLike, highs: ArrayLike, n: int, rng: np.random.Generator
) -> Indices:
    """Return Sobol indices from ``n (d + 2)`` evaluations at random inputs; the error falls as ``n ** -0.5``.

    First order by Saltelli et al., Computer Physics Communications 181 (2010), 259-270, table 2 (b); total by
    Jansen, table 2 (f).
    """
    lower, upper = _box(lows, highs)
    inputs = lower.size
    if n < 2:
        raise ValueError("at least two samples are needed")
    one = lower + (upper - lower) * rng.random((n, inputs))
    two = lower + (upper - lower) * rng.random((n, inputs))
    at_one, at_two = np.asarray(f(one), dtype=np.float64), np.asarray(f(two), dtype=np.float64)
    mean = float(np.mean([at_one, at_two]))
    variance = float(np.var([at_one, at_two]))
    first, total = np.empty(inputs), np.empty(inputs)
    for k in range(inputs):
        mixed = one.copy()
        mixed[:, k] = two[:, k]
        at_mixed = np.asarray(f(mixed), dtype=np.float64)
        first[k] = np.mean((at_two - mean) * (at_mixed - at_one))
        total[k] = np.mean((at_one - at_mixed) ** 2) / 2
    share = np.nan if variance <= 1e-300 else 1 / variance
    return Indices(first * share, total * share, mean, variance)


def _box(lows: ArrayLike, highs: ArrayLike) -> tuple[Floats, Floats]:
    lower, upper = np.atleast_1d(np.asarray(lows, dtype=np.float64)), np.atleast_1d(np.asarray(highs, np.float64))
    if lower.shape != upper.shape or lower.ndim != 1 or not (lower < upper).all():
        raise ValueError("every input needs a low below its high")
    return lower, upper


def _average(table: Floats, weights: Floats, axes: Sequence[int]) -> Floats:
    """Return the weighted mean over axes."""
    for axis in sorted(axes, reverse=True):
        table = np.asarray(np.tensordot(table, weights, axes=([axis], [0])), dtype=np.float64)
    return table
