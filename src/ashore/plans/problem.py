"""A person's situation as numbers: what the career model is built from. Every number is already decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RUNG_COUNT: Final = 4
FULL_WEEK: Final = 40.0
"""Hours of a working week: so much effort counts as a whole step of workload."""

Beta = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ratings:
    """What a month of some work is like, each from 0 to 1."""

    interest: float = 0.0
    workload: float = 0.0
    city: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a whole step of each rating is worth, in CNY a month; ``pay`` is what a yuan counts."""

    pay: float = 1.0
    interest: float = 0.0
    workload: float = 0.0
    city: float = 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """A role family as the model sees it.

    Attributes
    ----------
    interview, offer
        Beta beliefs (a, b): interview per application, offer per interview.
    pay
        Take-home CNY a month, points of equal probability, lowest first.
    """

    role: str
    interview: Beta
    offer: Beta
    pay: tuple[float, ...]
    ratings: Ratings = Ratings()


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the model needs, in months and CNY a month.

    Attributes
    ----------
    cash
        Savings above ``floor``, below which the person does not want to fall.
    layoff, ai_layoff
        Chance a month of losing the present job, an AI job.
    discount
        What next month counts beside this one.
    worth_after
        Months for which the situation at the end of the horizon goes on counting.
    applications
        By rung: applications a month that pass an ad's hard gates, searching full time.
    beside
        Share of that pace beside a job.
    referral
        What a month of referral chats is worth in applications; 0 where they are not considered.
    study_beside, study_full, project
        Hours of study in a month beside a job, without one, and in a month with a two-week project.
    learn
        Hours of study from each rung to the next.
    lag, lag_job
        Months from accepting an offer to its first pay, without and with a job to leave.
    ruin_cost
        Taken off once when the cash runs out, on top of what life is like then: how a limit on the chance of it is
        kept (`ashore.plans.limits`). Not part of what a plan is worth.
    ai_again, old_again, bridge_found
        Chance a month of finding another AI job, an ordinary job, a bridge job.
    """

    employed: bool
    rung: int
    income: float
    spending: float
    cash: float
    floor: float
    layoff: float
    ai_layoff: float
    horizon: int
    discount: float
    worth_after: int
    risk_aversion: float
    weights: Weights
    job: Ratings
    bridge: Ratings
    families: tuple[Family, ...]
    considered: frozenset[str]
    applications: tuple[float, float, float, float]
    beside: float
    referral: float
    study_beside: float
    study_full: float
    search_full: float
    project: float
    learn: tuple[float, float, float]
    study_cost: float
    project_cost: float
    lag: int
    lag_job: int
    ai_again: float
    old_again: float
    old_pay: float
    bridge_found: float
    bridge_pay: float
    transfer_chance: float
    transfer_pay: float
    ruin_living: float
    ruin_cost: float = 0.0

    @property
    def reference(self) -> float:
        """Pay at which a yuan of utility is a yuan."""
        return max(self.income, self.spending, 1.0)


def utility(problem: Problem, pay: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Return the utility of a month's pay: CRRA over pay plus spending, a yuan at the reference pay.

    Without risk aversion it is the pay itself. The shift by spending stands for savings: whoever has no pay lives
    on them, and does not starve (ruin is a state of its own).
    """
    shift = max(problem.spending, 1.0)
    x = np.maximum(np.asarray(pay, dtype=np.float64) + shift, 1e-3 * shift)
    top = problem.reference + shift
    rho = problem.risk_aversion
    if rho == 0.0:
        return x - shift
    if abs(rho - 1.0) < 1e-9:
        return np.asarray(top * np.log(x / shift))
    return np.asarray(top**rho * (x ** (1 - rho) - shift ** (1 - rho)) / (1 - rho))


def pay_worth(problem: Problem, u: float) -> float:
    """Return the pay whose utility is ``u``: the inverse of `utility`."""
    shift = max(problem.spending, 1.0)
    top = problem.reference + shift
    rho = problem.risk_aversion
    if rho == 0.0:
        return u
    if abs(rho - 1.0) < 1e-9:
        return float(shift * np.exp(u / top)) - shift
    base = float(u * (1 - rho) / top**rho + shift ** (1 - rho))
    if base <= 0:
        return -shift
    root: float = base ** (1 / (1 - rho))
    return root - shift


def monthly_chance(yearly: float) -> float:
    """Return the chance a month of what has chance ``yearly`` within a year."""
    return float(1.0 - (1.0 - yearly) ** (1 / 12))
