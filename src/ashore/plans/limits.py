"""A limit on the chance that the cash runs out: the plan that is best among those that keep it.

Ruin is given a price that is paid once, and the least price at which the best plan keeps the limit is found by
bisection: the Lagrangian of a constrained decision process (Altman 1999, Constrained Markov Decision Processes,
chapter 3), over plans that do not toss coins. Between two such plans the limit may be kept with room to spare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ashore.plans.lattice import Caps
from ashore.plans.plan import Plan, plan
from ashore.plans.problem import Problem

STEPS: Final = 8
DEAREST: Final = 1e9
"""A price at which nothing else counts."""


@dataclass(frozen=True, slots=True)
class Limited:
    """The plan that keeps a limit; where none does, ``kept`` is false and the plan is the safest there is."""

    plan: Plan
    limit: float
    kept: bool


def within(problem: Problem, limit: float, caps: Caps | None = None) -> Limited:
    """Return the best plan with a chance of ruin of at most ``limit``."""
    free = plan(problem, caps)
    if _ruin(free) <= limit:
        return Limited(free, limit, kept=True)
    safest = plan(replace(problem, ruin_cost=DEAREST), caps)
    if _ruin(safest) > limit:
        return Limited(safest, limit, kept=False)
    low, high, best = 0.0, DEAREST, safest
    # From the price of a month's pay upwards by tens, then between the last two by halves.
    price = problem.reference
    while price < DEAREST:
        tried = plan(replace(problem, ruin_cost=price), caps)
        if _ruin(tried) <= limit:
            high, best = price, tried
            break
        low, price = price, price * 10
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = plan(replace(problem, ruin_cost=middle), caps)
        if _ruin(tried) <= limit:
            high, best = middle, tried
        else:
            low = middle
    return Limited(best, limit, kept=True)


def _ruin(solved: Plan) -> float:
    return float(solved.ruin_by[-1])
