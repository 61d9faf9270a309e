"""Search while the distribution of wages is being learnt from the offers themselves.

Two beliefs: which of two known distributions offers come from, and Dirichlet counts over a finite set of wages
(M. Rothschild, Journal of Political Economy 82 (1974), 689-711). A job is kept for ever and an offer once refused
is gone. The reservation wage then depends on what has been seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ashore.engine.search import reservation_wage

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Density: TypeAlias = Callable[[Floats], Floats]

_MAX_STATES = 5_000_000


@dataclass(frozen=True, slots=True)
class ByBelief:
    """Reservation wages over the chance that the first distribution is the true one.

    Attributes
    ----------
    beliefs
        Grid from 0 to 1, shape (G,).
    wages
        Reservation wage at each, shape (G,); linear in between.
    """

    beliefs: Floats
    wages: Floats

    def at(self, belief: ArrayLike) -> Floats:
        """Return the reservation wage at beliefs of any shape."""
        return np.asarray(np.interp(np.asarray(belief), self.beliefs, self.wages), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class ByCounts:
    """The first decision of a search that learns from counts.

    Attributes
    ----------
    refuse
        Value of refusing each wage as first offer, having seen it; shape (n,).
    accept
        Value of accepting each; shape (n,).
    value
        Value before the first offer.
    accepted
        Whether each wage is accepted as first offer; shape (n,).
    """

    refuse: Floats
    accept: Floats
    value: float
    accepted: NDArray[np.bool_]


def two_distributions(
    wages: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    benefit: float,
    beta: float,
    *,
    beliefs: ArrayLike | None = None,
    tolerance: float = 1e-10,
) -> ByBelief:
    """Return the reservation wage as a function of the chance that offers come from ``first``.

    Iterates the operator of the reservation wage itself, a contraction with modulus beta (QuantEcon, lecture
    "Search with Learning"): ``x(pi) = (1 - beta) c + beta E max(w, x(pi'))`` with pi' by Bayes' rule after w.

    Parameters
    ----------
    wages
        Shape (n,).
    first, second
        Chances of the wages under each distribution, shape (n,), each summing to one.
    beliefs
        Ascending grid from 0 to 1; 201 even points where None.
    tolerance
        Bound on the error of the fixed point; the grid adds its own.
    """
    w, p, q = (np.asarray(part, dtype=np.float64) for part in (wages, first, second))
    if not 0 <= beta < 1:
        raise ValueError(f"a discount factor of {beta}")
    if w.ndim != 1 or p.shape != w.shape or q.shape != w.shape:
        raise ValueError("wages and both distributions are vectors of one length")
    for part in (p, q):
        if (part < 0).any() or abs(float(part.sum()) - 1) > 1e-9:
            raise ValueError("the chances of a distribution are negative or do not sum to one")
    grid = np.linspace(0, 1, 201) if beliefs is None else np.asarray(beliefs, dtype=np.float64)
    if grid.size < 2 or grid[0] != 0 or grid[-1] != 1 or (np.diff(grid) <= 0).any():
        raise ValueError("the grid of beliefs ascends from 0 to 1")
    joint = grid[:, None] * p
    chance = joint + (1 - grid)[:, None] * q
    after = np.divide(joint, chance, out=np.zeros_like(joint), where=chance > 0)
    left = np.clip(np.searchsorted(grid, after, side="right") - 1, 0, grid.size - 2)
    share = (after - grid[left]) / (grid[left + 1] - grid[left])
    x = np.full(grid.size, max(benefit, float(w.mean())))
    while True:
        ahead = x[left] + share * (x[left + 1] - x[left])
        new = (1 - beta) * benefit + beta * np.einsum("gn,gn->g", chance, np.maximum(w, ahead))
        change = float(np.abs(new - x).max())
        x = new
        if change * beta <= tolerance * (1 - beta):
            return ByBelief(grid, x)


def two_densities(
    first: Density,
    second: Density,
    upper: float,
    benefit: float,
    beta: float,
    *,
    lower: float = 0.0,
    nodes: int = 200,
    beliefs: ArrayLike | None = None,
    tolerance: float = 1e-10,
) -> ByBelief:
    """Return the same for densities on [lower, upper], by Gauss-Legendre quadrature with so many nodes.

    The weights of each density are normalised, which takes off most of the error at an end where it is not smooth.
    """
    points, weights = np.polynomial.legendre.leggauss(nodes)
    w = lower + (upper - lower) * (points + 1) / 2
    masses = []
    for density in (first, second):
        mass = np.asarray(density(w), dtype=np.float64) * weights
        if (mass < 0).any() or mass.sum() <= 0:
            raise ValueError("a density is negative, or has no mass between the bounds")
        masses.append(mass / mass.sum())
    return two_distributions(w, masses[0], masses[1], benefit, beta, beliefs=beliefs, tolerance=tolerance)


def dirichlet_search(
    wages: ArrayLike, counts: ArrayLike, benefit: float, beta: float, *, draws: int = 30
) -> ByCounts:
    """Return the first decision where the chances of the wages have a Dirichlet(counts) belief.

    Exact backward induction over what may be seen in ``draws`` offers; afterwards the mean distribution is taken
    as known. That is no bound in either direction, and its weight fades with ``draws``: compare two of them.
    States grow like ``draws ** (n - 1)``.

    Parameters
    ----------
    wages
        Shape (n,), n at least 2.
    counts
        Dirichlet parameters, positive, shape (n,).

    Raises
    ------
    ValueError
        For bad input, or more than five million states in the last layer.
    """
    w, prior = np.asarray(wages, dtype=np.float64), np.asarray(counts, dtype=np.float64)
    if w.ndim != 1 or w.shape != prior.shape or w.size < 2 or (prior <= 0).any() or draws < 1:
        raise ValueError("at least two wages, as many positive counts, and a draw are needed")
    if not 0 <= beta < 1:
        raise ValueError(f"a discount factor of {beta}")
    if math.comb(draws + w.size - 1, w.size - 1) > _MAX_STATES:
        raise ValueError("too many states: take fewer draws or fewer wages")
    accept = w / (1 - beta)
    layer = _compositions(draws, w.size)
    # Value of having refused, before the next offer.
    refuse = _known(w, prior + layer, benefit, beta)
    for seen in range(draws - 1, 0, -1):
        before = _compositions(seen, w.size)
        ahead = _after(before, layer, refuse)
        chance = (prior + before) / (prior.sum() + seen)
        refuse = benefit + beta * np.einsum("kn,kn->k", chance, np.maximum(accept, ahead))
        layer = before
    first = _after(np.zeros((1, w.size), dtype=np.int64), layer, refuse)[0]
    value = float((prior / prior.sum()) @ np.maximum(accept, first))
    slack = 1e-12 * max(1.0, float(np.abs(accept).max()))
    return ByCounts(first, accept, value, accept >= first - slack)


def _compositions(total: int, parts: int) -> Ints:
    """Return all ways to write a total as so many counts, in lexicographic order; shape (K, parts)."""
    if parts == 1:
        return np.array([[total]], dtype=np.int64)
    blocks = []
    for head in range(total + 1):
        tail = _compositions(total - head, parts - 1)
        blocks.append(np.column_stack([np.full(len(tail), head, dtype=np.int64), tail]))
    return np.concatenate(blocks)


def _after(before: Ints, layer: Ints, values: Floats) -> Floats:
    """Return the values in the next layer after seeing each wage; shape (K, n)."""
    parts = before.shape[1]
    place = (int(layer[0].sum()) + 1) ** np.arange(parts - 1, -1, -1, dtype=np.int64)
    keys = layer @ place
    where = np.searchsorted(keys, (before @ place)[:, None] + place[None, :])
    return np.asarray(values[where], dtype=np.float64)


def _known(w: Floats, counts: Floats, benefit: float, beta: float) -> Floats:
    """Return the value of having refused where the mean distribution is known: McCall's U."""
    chance = counts / counts.sum(axis=1, keepdims=True)
    known = [reservation_wage(w, row, benefit, beta) for row in chance]
    return np.array(known, dtype=np.float64) / (1 - beta)
