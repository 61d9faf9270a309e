"""The value of information from samples of a model: perfect, about some parameters, and from data.

Rows are samples of all parameters, columns are decisions: net benefit has shape (S, D). Closed forms are in
``voi_exact`` and are named here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ashore.engine import splines
from ashore.engine.voi_exact import (
    best_by_result,
    evpi_discrete,
    evpi_normal,
    evsi_discrete,
    evsi_normal,
    expected_max_normal,
    normal_loss,
    preposterior,
    preposterior_sd,
)

__all__ = [
    "Estimate",
    "best_by_result",
    "evpi",
    "evpi_curve",
    "evpi_discrete",
    "evpi_estimate",
    "evpi_normal",
    "evppi",
    "evsi",
    "evsi_discrete",
    "evsi_gaussian",
    "evsi_moments",
    "evsi_normal",
    "expected_max_normal",
    "net_benefit",
    "preposterior",
    "preposterior_sd",
]

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value of information from samples.

    Attributes
    ----------
    value
        The estimate, never below zero nor above that of perfect information in the same samples.
    error
        Standard error: of having these samples, and of the regression on them.
    bias
        By how much the estimate is too high on average, roughly: the greatest of noisy means overstates the
        greatest mean. Not taken off.
    """

    value: float
    error: float
    bias: float

    def __float__(self) -> float:
        """Return the value."""
        return self.value


def net_benefit(effects: ArrayLike, costs: ArrayLike, willingness: float) -> Floats:
    """Return ``willingness * effects - costs``; both of shape (S, D)."""
    e, c = np.asarray(effects, dtype=np.float64), np.asarray(costs, dtype=np.float64)
    if e.shape != c.shape:
        raise ValueError("effects and costs have one shape")
    return np.asarray(willingness * e - c, dtype=np.float64)


def evpi(benefit: ArrayLike) -> float:
    """Return the expected value of perfect information, ``E max_d - max_d E``, from net benefit (S, D)."""
    nb = _benefit(benefit)
    # Sample by sample, so that nothing cancels and an option that is best everywhere gives exactly zero.
    return float((nb.max(axis=1) - nb[:, int(nb.mean(axis=0).argmax())]).mean())


def evpi_estimate(benefit: ArrayLike) -> Estimate:
    """Return the same with its error; the bias is below zero: the greatest of the means is too high."""
    nb = _benefit(benefit)
    best = int(nb.mean(axis=0).argmax())
    gain = nb.max(axis=1) - nb[:, best]
    return Estimate(evpi(nb), float(gain.std(ddof=1)) / len(nb) ** 0.5, -_choice_bias(nb))


def evpi_curve(effects: ArrayLike, costs: ArrayLike, willingness: ArrayLike) -> Floats:
    """Return the expected value of perfect information at every willingness to pay; shape (K,)."""
    levels = np.asarray(willingness, dtype=np.float64).tolist()
    return np.array([evpi(net_benefit(effects, costs, level)) for level in levels])


def evppi(
    benefit: ArrayLike,
    parameters: ArrayLike,
    *,
    method: Literal["regression", "blocks"] = "regression",
    blocks: int = 40,
) -> Estimate:
    """Return the expected value of knowing some of the parameters.

    ``regression``: net benefit is regressed on the parameters by penalised splines, and the fit stands for its
    conditional mean (Strong, Oakley and Brennan, Medical Decision Making 34 (2014), 311-326).

    ``blocks``: for one parameter; samples are sorted by it and cut into blocks of equal size, whose means stand
    for the conditional means (Strong and Oakley, Medical Decision Making 33 (2013), 755-766). More blocks smooth
    less and have more upward bias.

    Parameters
    ----------
    benefit
        Shape (S, D).
    parameters
        Shape (S,) or (S, P); a handful of parameters.
    """
    nb, theta = _benefit(benefit), _columns(parameters)
    if len(theta) != len(nb):
        raise ValueError("net benefit and parameters have as many samples")
    if method == "blocks":
        if theta.shape[1] != 1:
            raise ValueError("blocks are for one parameter")
        return _by_blocks(nb, theta[:, 0], blocks)
    return _by_regression(nb, theta)


def evsi(benefit: ArrayLike, statistics: ArrayLike) -> Estimate:
    """Return the expected value of data, from a summary of the data simulated once for each sample.

    Regression of net benefit on the summary (Strong, Oakley, Brennan and Breeze, Medical Decision Making 35
    (2015), 570-583). As good as the summary is sufficient.

    Parameters
    ----------
    benefit
        Shape (S, D).
    statistics
        Shape (S,) or (S, Q): row s is the summary of data drawn from the parameters of row s.
    """
    return evppi(benefit, statistics)


def evsi_gaussian(benefit: ArrayLike, parameters: ArrayLike, n: float, prior_n: ArrayLike) -> float:
    """Return the expected value of n observations of parameters whose prior is worth ``prior_n`` of them.

    The posterior mean is taken to vary like the parameter, shrunk by ``sqrt(n / (n + prior_n))`` (Jalal and
    Alarid-Escudero, Medical Decision Making 38 (2018), 174-188).

    Parameters
    ----------
    parameters
        Shape (S,) or (S, P).
    prior_n
        One figure, or one for each parameter; ``noise variance / prior variance`` for normal data.
    """
    nb, theta = _benefit(benefit), _columns(parameters)
    before = np.broadcast_to(np.asarray(prior_n, dtype=np.float64), (theta.shape[1],))
    if n < 0 or (before <= 0).any():
        raise ValueError("n is not negative and prior_n is positive")
    fit = splines.fit(theta, nb[:, 1:] - nb[:, :1])
    centre = theta.mean(axis=0)
    smooth = np.column_stack(
        [np.zeros(len(nb)), fit.predict(centre + (theta - centre) * np.sqrt(n / (n + before)))]
    )
    return min(max(float(smooth.max(axis=1).mean() - smooth.mean(axis=0).max()), 0.0), evpi(nb))


def evsi_moments(benefit: ArrayLike, parameters: ArrayLike, variance_left: ArrayLike) -> float:
    """Return the expected value of data that leaves a known mean posterior variance, by moment matching.

    The conditional means given the parameters that the data tell of are rescaled, so that their variance is what
    the data explain (Heath, Manolopoulou and Baio, Medical Decision Making 38 (2018), 163-173).

    Parameters
    ----------
    parameters
        What the data tell of: shape (S,) or (S, P).
    variance_left
        Mean over possible data of the posterior variance of net benefit of option 1.. less that of option 0: shape
        (D - 1,), from a few dozen nested samples.
    """
    nb, theta = _benefit(benefit), _columns(parameters)
    gain = nb[:, 1:] - nb[:, :1]
    left = np.broadcast_to(np.asarray(variance_left, dtype=np.float64), (gain.shape[1],))
    if (left < 0).any():
        raise ValueError("a variance is negative")
    fitted = splines.fit(theta, gain).fitted
    told, spread = np.maximum(gain.var(axis=0) - left, 0), fitted.var(axis=0)
    factor = np.sqrt(np.divide(told, spread, out=np.zeros_like(told), where=spread > 0))
    mean = fitted.mean(axis=0)
    scaled = np.column_stack([np.zeros(len(nb)), mean + (fitted - mean) * factor])
    return min(max(float(scaled.max(axis=1).mean() - scaled.mean(axis=0).max()), 0.0), evpi(nb))


def _by_regression(nb: Floats, theta: Floats) -> Estimate:
    count, options = nb.shape
    if options == 1:
        return Estimate(0.0, 0.0, 0.0)
    fit = splines.fit(theta, nb[:, 1:] - nb[:, :1])
    smooth = np.column_stack([np.zeros(count), fit.fitted])
    overall = int(smooth.mean(axis=0).argmax())
    chosen = smooth.argmax(axis=1)
    gain = smooth.max(axis=1) - smooth[:, overall]
    value = float(gain.mean())
    # What one sample moves the estimate by: through the average, and through the coefficients it helps to fit.
    influence = (gain - value) / count
    for d in range(1, options):
        weight = (chosen == d).astype(np.float64) - (overall == d)
        pull = fit.design.T @ weight / count
        influence += (fit.design @ (fit.inverses[d - 1] @ pull)) * fit.residuals[:, d - 1]
    bias = _smooth_bias(fit, smooth) - _choice_bias(nb)
    return Estimate(min(value, evpi(nb)), float(np.sqrt(np.sum(influence**2))), bias)


def _by_blocks(nb: Floats, theta: Floats, blocks: int) -> Estimate:
    count = len(nb)
    if not 1 <= blocks <= count // 2:
        raise ValueError("a block has at least two samples")
    parts = np.array_split(np.argsort(theta, kind="stable"), blocks)
    best = int(nb.mean(axis=0).argmax())
    gain = np.empty(count)
    bias = 0.0
    for part in parts:
        inside = nb[part]
        gain[part] = inside[:, int(inside.mean(axis=0).argmax())] - inside[:, best]
        bias += len(part) / count * _choice_bias(inside)
    value = min(max(float(gain.mean()), 0.0), evpi(nb))
    return Estimate(value, float(gain.std(ddof=1)) / count**0.5, bias - _choice_bias(nb))


def _choice_bias(nb: Floats) -> float:
    """Return by how much the greatest of the sample means is too high, judged by the best two."""
    if nb.shape[1] == 1 or len(nb) < 2:
        return 0.0
    first, second = np.argsort(-nb.mean(axis=0), kind="stable")[:2]
    ahead = nb[:, first] - nb[:, second]
    return float(normal_loss(ahead.mean(), ahead.std(ddof=1) / len(nb) ** 0.5))


def _smooth_bias(fit: splines.Smooth, smooth: Floats) -> float:
    """Return the same for the greatest of the fits, averaged over samples."""
    noise = np.atleast_2d(np.cov(fit.residuals, rowvar=False))
    count, options = smooth.shape
    gram = fit.design.T @ fit.design
    order = np.argsort(-smooth, axis=1, kind="stable")[:, :2]
    first, second = order[:, 0], order[:, 1]
    rows = np.arange(count)
    spread = np.zeros((count, options, options))
    for i in range(1, options):
        for j in range(i, options):
            middle = fit.inverses[i - 1] @ gram @ fit.inverses[j - 1].T * noise[i - 1, j - 1]
            spread[:, i, j] = spread[:, j, i] = np.einsum("sk,sk->s", fit.design @ middle, fit.design)
    variance = spread[rows, first, first] + spread[rows, second, second] - 2 * spread[rows, first, second]
    gap = smooth[rows, first] - smooth[rows, second]
    return float(np.mean(normal_loss(gap, np.sqrt(np.maximum(variance, 0)))))


def _benefit(benefit: ArrayLike) -> Floats:
    nb = np.asarray(benefit, dtype=np.float64)
    if nb.ndim != 2 or nb.shape[0] < 2 or nb.shape[1] < 1 or not np.isfinite(nb).all():
        raise ValueError("net benefit is a finite table (S, D) of at least two samples")
    return nb


def _columns(parameters: ArrayLike) -> Floats:
    theta = np.asarray(parameters, dtype=np.float64)
    theta = theta[:, None] if theta.ndim == 1 else theta
    if theta.ndim != 2 or not np.isfinite(theta).all():
        raise ValueError("parameters are a finite table (S, P)")
    return theta
