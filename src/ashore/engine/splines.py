"""Regression on smooth functions of a few inputs: penalised cubic splines, smoothness by cross-validation.

Each input has a spline of its own; each pair has a tensor product of small splines beside it. Penalties are
integrated squared second derivatives, their weights minimise the generalised cross-validation score. S. Wood,
Generalized Additive Models, 2nd ed. 2017, chapters 4 to 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import interpolate, linalg, optimize

Floats: TypeAlias = NDArray[np.float64]

FEW: Final = 8
"""Distinct values up to which an input is a factor: one free mean for each value."""

_LOG_PENALTY: Final = (-18.0, 16.0)


@dataclass(frozen=True, slots=True)
class Margin:
    """A basis for one input: columns that sum to zero over the sample.

    Attributes
    ----------
    low, width
        Inputs are mapped to ``(x - low) / width``.
    knots
        Cubic B-spline knots on 0..1, or the distinct values themselves for a factor.
    rotation
        From B-splines or indicators to centred columns, shape (m, m - 1).
    penalty
        Shape (m - 1, m - 1); zeros for a factor.
    """

    low: float
    width: float
    knots: Floats
    rotation: Floats
    penalty: Floats
    factor: bool

    def columns(self, x: Floats) -> Floats:
        """Return the basis at inputs, shape (S, m - 1); outside the sample's range, that of the nearest end."""
        return np.asarray(_raw((x - self.low) / self.width, self.knots, factor=self.factor) @ self.rotation)


@dataclass(frozen=True, slots=True)
class Smooth:
    """A fit.

    Attributes
    ----------
    design
        Shape (S, K), first column ones.
    coefficients
        Shape (K, D).
    inverses
        ``(X'X + penalties)^-1`` of each response, shape (D, K, K).
    fitted, residuals
        Shape (S, D).
    freedom
        Effective degrees of freedom, shape (D,).
    """

    margins: tuple[Margin, ...]
    pairs: tuple[tuple[int, int], ...]
    small: tuple[Margin, ...]
    design: Floats
    coefficients: Floats
    inverses: Floats
    fitted: Floats
    residuals: Floats
    freedom: Floats

    def predict(self, inputs: Floats) -> Floats:
        """Return the fit at other inputs, shape (N, P) to (N, D)."""
        return np.asarray(_design(inputs, self.margins, self.small, self.pairs)[0] @ self.coefficients)


def fit(
    inputs: Floats, responses: Floats, *, basis: int | None = None, interactions: bool = True, pair_basis: int = 6
) -> Smooth:
    """Return the regression of each response on smooth functions of the inputs.

    Parameters
    ----------
    inputs
        Shape (S, P). Inputs that do not vary are left out.
    responses
        Shape (S, D).
    basis
        B-splines for each input: 20 for one input, 12 for more, where None. It only has to be large enough.
    interactions
        Whether pairs of inputs have a tensor product; ``pair_basis`` B-splines a side.
    """
    varying = [x for x in inputs.T if np.ptp(x) > 0]
    used = np.flatnonzero(np.ptp(inputs, axis=0) > 0)
    size = basis or (20 if len(varying) <= 1 else 12)
    margins = _spread([_margin(x, size) for x in varying], used, inputs.shape[1])
    few = _spread([_margin(x, pair_basis) for x in varying], used, inputs.shape[1])
    chosen = used.tolist()
    pairs = tuple((i, j) for n, i in enumerate(chosen) for j in chosen[n + 1 :]) if interactions else ()
    design, penalties = _design(inputs, margins, few, pairs)
    gram = design.T @ design
    count = len(design)
    coefficients, inverses, freedom = [], [], []
    for y in responses.T:
        # Centred and scaled: a large mean would drown the residual sum of squares, which is found by differences.
        mean, scale = float(y.mean()), float(y.std()) or 1.0
        standard = (y - mean) / scale
        moment = design.T @ standard
        inverse, free = _cross_validate(gram, moment, float(standard @ standard), penalties, count)
        inverses.append(inverse)
        freedom.append(free)
        found = scale * (inverse @ moment)
        found[0] += mean
        coefficients.append(found)
    beta = np.column_stack(coefficients)
    fitted = design @ beta
    return Smooth(
        margins, pairs, few, design, beta, np.array(inverses), fitted, responses - fitted, np.array(freedom)
    )


def _spread(built: Sequence[Margin], used: NDArray[np.intp], total: int) -> tuple[Margin, ...]:
    """Return a margin for every input; an empty one where it does not vary."""
    empty = Margin(0.0, 1.0, np.zeros(0), np.zeros((0, 0)), np.zeros((0, 0)), factor=True)
    out = [empty] * total
    for place, margin in zip(used.tolist(), built, strict=True):
        out[place] = margin
    return tuple(out)


def _margin(x: Floats, size: int) -> Margin:
    low, width = float(x.min()), float(np.ptp(x))
    z = (x - low) / width
    values = np.unique(z)
    if values.size <= FEW:
        return Margin(
            low, width, values, _centring(_raw(z, values, factor=True)), _zeros(values.size), factor=True
        )
    inner = np.unique(np.quantile(z, np.linspace(0, 1, size - 2)))
    knots = np.concatenate([[0.0] * 3, inner, [1.0] * 3])
    rotation = _centring(_raw(z, knots, factor=False))
    penalty = rotation.T @ _roughness(knots) @ rotation
    return Margin(low, width, knots, rotation, penalty / max(float(np.trace(penalty)), 1e-300), factor=False)


def _zeros(size: int) -> Floats:
    return np.zeros((size - 1, size - 1))


def _centring(columns: Floats) -> Floats:
    """Return an orthogonal basis of the coefficients whose function has mean zero over the sample."""
    mean = columns.mean(axis=0)
    q, _ = np.linalg.qr(mean[:, None], mode="complete")
    return np.asarray(q[:, 1:], dtype=np.float64)


def _raw(z: Floats, knots: Floats, *, factor: bool) -> Floats:
    if factor:
        if knots.size == 0:
            return np.zeros((len(z), 0))
        nearest = np.abs(z[:, None] - knots).argmin(axis=1)
        return np.asarray(np.eye(knots.size)[nearest], dtype=np.float64)
    return np.asarray(interpolate.BSpline.design_matrix(np.clip(z, 0, 1), knots, 3).toarray(), dtype=np.float64)


def _roughness(knots: Floats) -> Floats:
    """Return the integrals of products of second derivatives: linear on a span, so two Gauss points are exact."""
    inner = np.unique(knots)
    middle, half = (inner[1:] + inner[:-1]) / 2, np.diff(inner) / 2
    points = np.concatenate([middle - half / 3**0.5, middle + half / 3**0.5])
    weights = np.concatenate([half, half])
    size = len(knots) - 4
    second = np.asarray(interpolate.BSpline(knots, np.eye(size), 3).derivative(2)(points), dtype=np.float64)
    return np.asarray((second * weights[:, None]).T @ second, dtype=np.float64)


def _design(
    inputs: Floats, margins: Sequence[Margin], few: Sequence[Margin], pairs: Sequence[tuple[int, int]]
) -> tuple[Floats, list[tuple[slice, Floats]]]:
    """Return the columns, and the penalty of each block of them."""
    blocks = [np.ones((len(inputs), 1))]
    penalties: list[tuple[slice, Floats]] = []
    start = 1
    for x, margin in zip(inputs.T, margins, strict=True):
        columns = margin.columns(x)
        blocks.append(columns)
        if not margin.factor:
            penalties.append((slice(start, start + columns.shape[1]), margin.penalty))
        start += columns.shape[1]
    for i, j in pairs:
        one, two = few[i].columns(inputs[:, i]), few[j].columns(inputs[:, j])
        columns = (one[:, :, None] * two[:, None, :]).reshape(len(inputs), -1)
        blocks.append(columns)
        both = np.kron(few[i].penalty, np.eye(two.shape[1])) + np.kron(np.eye(one.shape[1]), few[j].penalty)
        penalties.append((slice(start, start + columns.shape[1]), both))
        start += columns.shape[1]
    return np.hstack(blocks), penalties


def _cross_validate(
    gram: Floats, moment: Floats, square: float, penalties: Sequence[tuple[slice, Floats]], count: int
) -> tuple[Floats, float]:
    """Return the inverse at the penalty weights of least GCV score, and the degrees of freedom there."""
    scale = float(np.trace(gram)) / len(gram)
    ridge = 1e-9 * scale * np.eye(len(gram))
    ridge[0, 0] = 0

    def solve(logs: Floats) -> tuple[Floats, Floats, float, float]:
        """Return the inverse, the coefficients, the degrees of freedom and the residual sum of squares."""
        matrix = gram + ridge
        for weight, (where, penalty) in zip(np.exp(logs), penalties, strict=True):
            matrix[where, where] += weight * scale * penalty
        inverse = _inverse(matrix)
        beta = inverse @ moment
        left = max(square - 2 * float(beta @ moment) + float(beta @ gram @ beta), 1e-13 * square)
        return inverse, beta, float(np.sum(inverse * gram)), left

    def coarse(logs: Floats) -> float:
        _, _, free, left = solve(logs)
        return float(np.log(max(left, 1e-300)) - 2 * np.log(max(count - free, 1.0)))

    def score(logs: Floats) -> tuple[float, Floats]:
        """Return the logarithm of the GCV score, and its gradient."""
        inverse, beta, free, left = solve(logs)
        spare = max(count - free, 1.0)
        pull = inverse @ (gram @ beta - moment)
        spread = inverse @ gram @ inverse
        slope = np.empty(len(penalties))
        for k, (weight, (where, penalty)) in enumerate(zip(np.exp(logs), penalties, strict=True)):
            loss = -2 * float(pull[where] @ penalty @ beta[where]) / left
            freedom = -2 * float(np.sum(penalty * spread[where, where])) / spare
            slope[k] = weight * scale * (loss + freedom)
        return float(np.log(max(left, 1e-300)) - 2 * np.log(spare)), slope

    if not penalties:
        inverse, _, free, _ = solve(np.zeros(0))
        return inverse, free
    starts = [np.full(len(penalties), log) for log in np.linspace(*_LOG_PENALTY, 13)]
    best = min(starts, key=coarse)
    found = optimize.minimize(
        score,
        best,
        jac=True,
        method="L-BFGS-B",
        bounds=[_LOG_PENALTY] * len(penalties),
        options={"maxiter": 60, "ftol": 1e-11},
    )
    inverse, _, free, _ = solve(np.asarray(found.x, dtype=np.float64))
    return inverse, free


def _inverse(matrix: Floats) -> Floats:
    """Return the inverse of a positive definite matrix, by Cholesky: a third of the work of a general one."""
    factor, wrong = linalg.lapack.dpotrf(matrix, lower=1)
    half, undone = linalg.lapack.dpotri(factor, lower=1)
    if wrong or undone:
        raise ArithmeticError("the normal equations of a regression are singular")
    lower = np.tril(half)
    return np.asarray(lower + np.tril(half, -1).T, dtype=np.float64)
