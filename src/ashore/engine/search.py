"""Search from a known distribution of wages: which offers to accept, for ever or until a horizon.

The model is McCall's (1970) with separations. In a period without a job one receives the benefit; an offer arrives
with chance ``arrival`` at the start of the next period, drawn independently. A job pays its wage every period and
ends with chance ``layoff`` at the end of each. With a utility u,

    V(w) = u(w) + beta [(1 - layoff) V(w) + layoff U],
    U = u(benefit) + beta [(1 - arrival) U + arrival E max(V(w'), U)],

and the reservation wage is where V = U.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize

from ashore.engine.durations import Duration, accepted_mean, accepted_share, stopping_time
from ashore.engine.search_continuous import (
    lognormal_points,
    lognormal_surplus,
    reservation_from_surplus,
    uniform_surplus,
)

__all__ = [
    "Duration",
    "Offers",
    "Solution",
    "accepted_mean",
    "accepted_share",
    "lognormal_points",
    "lognormal_surplus",
    "offers",
    "reservation_from_surplus",
    "reservation_path",
    "reservation_wage",
    "reservation_wages",
    "solve",
    "stopping_time",
    "uniform_surplus",
]

Floats: TypeAlias = NDArray[np.float64]
Utility: TypeAlias = Callable[[Floats], Floats]
"""Increasing, over arrays of income."""


@dataclass(frozen=True, slots=True)
class Offers:
    """A finite distribution of offers, wages ascending, with what a wage is worth in a period."""

    wages: Floats
    probs: Floats
    worth: Floats


@dataclass(frozen=True, slots=True)
class Solution:
    """The endless problem.

    Attributes
    ----------
    reservation
        The wage at which one is indifferent.
    unemployed
        U, the value of a period that starts without an acceptable offer, discounted.
    employed
        V at every wage, ascending; shape (n,).
    hazard
        Chance a period to find a job that is accepted.
    """

    reservation: float
    unemployed: float
    employed: Floats
    hazard: float


def offers(wages: ArrayLike, probs: ArrayLike, utility: Utility | None = None) -> Offers:
    """Return a checked distribution.

    Raises
    ------
    ValueError
        Where lengths differ, chances are negative or do not sum to one, or a utility falls.
    """
    wages_, probs_ = np.asarray(wages, dtype=np.float64), np.asarray(probs, dtype=np.float64)
    if wages_.shape != probs_.shape or wages_.ndim != 1 or wages_.size == 0:
        raise ValueError("wages and chances are two vectors of one length")
    if (probs_ < 0).any() or abs(float(probs_.sum()) - 1) > 1e-9:
        raise ValueError(f"the chances sum to {float(probs_.sum())}, not to one, or one of them is negative")
    order = np.argsort(wages_, kind="stable")
    wages_, probs_ = wages_[order], probs_[order]
    worth = wages_ if utility is None else np.asarray(utility(wages_), dtype=np.float64)
    if not np.isfinite(worth).all() or (np.diff(worth) < 0).any():
        raise ValueError("the utility of wages is finite and does not fall")
    return Offers(wages_, probs_, worth)


def solve(
    wages: ArrayLike,
    probs: ArrayLike,
    benefit: float,
    beta: float,
    *,
    layoff: float = 0.0,
    arrival: float = 1.0,
    utility: Utility | None = None,
) -> Solution:
    """Return reservation wage, values and hazard of the endless problem, to rounding error.

    The reservation utility solves ``x = u(benefit) + kappa E (u(w) - x)+`` with ``kappa = beta arrival / (1 - beta
    (1 - layoff))``: brentq finds between which wages x lies, and there the equation is linear.
    """
    _check(beta, layoff, arrival)
    found = offers(wages, probs, utility)
    floor = _worth(benefit, utility)
    tenure = 1 - beta * (1 - layoff)
    kappa = beta * arrival / tenure

    def excess(x: float) -> float:
        return x - floor - kappa * float(found.probs @ np.maximum(found.worth - x, 0))

    top = max(floor, float(found.worth[-1]))
    x = float(optimize.brentq(excess, floor, top, xtol=1e-12)) if excess(floor) < 0 < excess(top) else floor
    if floor < found.worth[-1]:
        above = found.worth > x
        x = (floor + kappa * float(found.probs[above] @ found.worth[above])) / (
            1 + kappa * float(found.probs[above].sum())
        )
    unemployed = x / (1 - beta)
    employed = (found.worth + beta * layoff * unemployed) / tenure
    reservation = _wage(x, found, [benefit], utility)
    return Solution(reservation, unemployed, employed, arrival * accepted_share(wages, probs, reservation))


def reservation_wage(
    wages: ArrayLike,
    probs: ArrayLike,
    benefit: float,
    beta: float,
    *,
    layoff: float = 0.0,
    arrival: float = 1.0,
    utility: Utility | None = None,
) -> float:
    """Return the reservation wage of the endless problem.

    Parameters
    ----------
    wages, probs
        The distribution of offers, shape (n,).
    benefit
        Income without a job, a period.
    beta
        Discount factor, in [0, 1).
    layoff
        Chance a period that a job ends.
    arrival
        Chance a period that an offer comes.
    utility
        Of income; None is income itself.
    """
    return solve(wages, probs, benefit, beta, layoff=layoff, arrival=arrival, utility=utility).reservation


def reservation_wages(
    wages: ArrayLike,
    probs: ArrayLike,
    benefit: ArrayLike,
    beta: float,
    horizon: int,
    *,
    layoff: float = 0.0,
    arrival: float = 1.0,
    utility: Utility | None = None,
    terminal: float = 0.0,
    terminal_job: float = 0.0,
    terminal_weight: float = 0.0,
) -> Floats:
    """Return the reservation wage in each of ``horizon`` periods, by backward induction; shape (horizon,).

    A job that is accepted is kept until it ends or the horizon comes. Its value is linear in the worth of its
    wage, so one slope and one intercept a period are exact, whatever the wages are.

    Parameters
    ----------
    benefit
        One figure, or one for each period: shape (horizon,).
    beta
        In [0, 1].
    terminal
        Value of having no job after the last period; an offer that comes then may still be taken.
    terminal_job, terminal_weight
        Value of a job then: ``terminal_job + terminal_weight * u(w)``; ``1 / (1 - beta)`` is the job for ever.

    Returns
    -------
    NDArray
        With a utility, minus infinity where less than all that is offered and paid would do, and infinity where
        all of it is too little.
    """
    _check(beta, layoff, arrival, closed=True)
    if horizon < 1:
        raise ValueError("the horizon is at least one period")
    found = offers(wages, probs, utility)
    paid = np.broadcast_to(np.asarray(benefit, dtype=np.float64), (horizon,))
    idle, slope, base = terminal, terminal_weight, terminal_job
    reservation = np.empty(horizon)
    for t in range(horizon - 1, -1, -1):
        best = np.maximum(idle, base + slope * found.worth)
        later = (1 - arrival) * idle + arrival * float(found.probs @ best)
        slope, base, idle = (
            1 + beta * (1 - layoff) * slope,
            beta * ((1 - layoff) * base + layoff * idle),
            _worth(float(paid[t]), utility) + beta * later,
        )
        reservation[t] = _wage((idle - base) / slope, found, paid, utility)
    return reservation


def reservation_path(
    wages: ArrayLike,
    probs: ArrayLike,
    benefits: ArrayLike,
    beta: float,
    *,
    layoff: float = 0.0,
    arrival: float = 1.0,
    utility: Utility | None = None,
    renewed: bool = False,
) -> Floats:
    """Return the reservation wage by period out of work where benefits run out, in an endless life; shape (T,).

    Parameters
    ----------
    benefits
        Income in period 1..T without a job; the last one goes on for ever.
    renewed
        Whether a job that ends gives the right to the whole path again; otherwise only to its last figure.
    """
    _check(beta, layoff, arrival)
    found = offers(wages, probs, utility)
    paid = np.atleast_1d(np.asarray(benefits, dtype=np.float64))
    floors = np.array([_worth(float(b), utility) for b in paid])
    tenure = 1 - beta * (1 - layoff)

    def path(restart: float) -> Floats:
        """Return U by period, where a job that ends leads to ``restart``."""
        jobs = (found.worth + beta * layoff * restart) / tenure

        def excess(idle: float) -> float:
            ahead = (1 - arrival) * idle + arrival * float(found.probs @ np.maximum(jobs, idle))
            return float(idle - floors[-1] - beta * ahead)

        bottom = min(float(floors.min()), float(found.worth[0])) / (1 - beta)
        top = max(float(floors.max()), float(found.worth[-1])) / (1 - beta)
        wide = 1 + abs(bottom) + abs(top) + 2 * abs(restart)
        values = np.empty(len(paid))
        values[-1] = optimize.brentq(excess, bottom - wide, top + wide, xtol=1e-12, rtol=1e-14)
        for t in range(len(paid) - 2, -1, -1):
            ahead = (1 - arrival) * values[t + 1] + arrival * float(found.probs @ np.maximum(jobs, values[t + 1]))
            values[t] = floors[t] + beta * ahead
        return values

    which = 0 if renewed else -1
    restart = solve(
        wages, probs, float(paid[-1]), beta, layoff=layoff, arrival=arrival, utility=utility
    ).unemployed
    if renewed and layoff > 0:
        span = (float(floors.max()) - float(floors.min()) + 1) / (1 - beta)
        restart = float(
            optimize.brentq(lambda u: u - path(u)[which], restart - span, restart + span, xtol=1e-12, rtol=1e-14)
        )
    values = path(restart)
    return np.array([_wage(float(tenure * u - beta * layoff * restart), found, paid, utility) for u in values])


def _check(beta: float, layoff: float, arrival: float, *, closed: bool = False) -> None:
    if not (0 <= beta < 1 or (closed and beta == 1)):
        raise ValueError(f"a discount factor of {beta}")
    if not (0 <= layoff <= 1 and 0 <= arrival <= 1):
        raise ValueError("a chance lies outside 0..1")


def _worth(income: float, utility: Utility | None) -> float:
    if utility is None:
        return income
    return float(np.asarray(utility(np.array([income])), dtype=np.float64).item())


def _wage(worth: float, found: Offers, paid: ArrayLike, utility: Utility | None) -> float:
    """Return the income that is worth so much; infinite outside all incomes of the problem."""
    if utility is None:
        return worth
    incomes = np.concatenate([found.wages, np.atleast_1d(np.asarray(paid, dtype=np.float64))])
    low, high = float(incomes.min()), float(incomes.max())
    under, over = _worth(low, utility) - worth, _worth(high, utility) - worth
    slack = 1e-12 * max(1.0, abs(worth))
    if abs(under) <= slack or abs(over) <= slack:
        return low if abs(under) <= slack else high
    if under > 0 or over < 0:
        return -math.inf if under > 0 else math.inf
    return float(optimize.brentq(lambda w: _worth(w, utility) - worth, low, high, xtol=1e-13, rtol=1e-14))
