"""Several role families: which to begin with, and how much not going back costs at most.

Exact is one family, and going over from it to a later one. That is a plan one can follow, so its worth is a lower
bound for all plans; what a clairvoyant would have, who knows every rate, is an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

import numpy as np

from ashore.plans.assemble import Basis, problem
from ashore.plans.lattice import ByRates, Caps
from ashore.plans.plan import Plan, plan
from ashore.plans.problem import Problem

COARSE: Final = Caps(applications=30, interviews=3, offers=1, invited=3, known=4, steps=1)
KNOWING: Final = Caps(applications=1, interviews=1, offers=1, invited=5, known=4, steps=1)
"""Who knows the rates need not count."""
TOGETHER: Final = 2
"""Families that are planned for at once: the one to begin with, and the one to go over to."""


def ordered(basis: Basis) -> tuple[str, ...]:
    """Return the role families to plan with, the one to begin with first; the others are left out.

    Every family is looked at alone; then the best one with each other in both orders, on a coarse model.
    """
    roles = basis.roles
    if len(roles) == 1:
        return roles
    alone = sorted(roles, key=lambda role: -_worth(basis, (role,)))
    pairs = [pair for other in alone[1:] for pair in permutations((alone[0], other), TOGETHER)]
    return max(pairs, key=lambda pair: _worth(basis, pair))


def _worth(basis: Basis, roles: tuple[str, ...]) -> float:
    return plan(problem(basis, roles=roles, caps=COARSE), COARSE).value


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bounds of the best plan's worth, as steady monthly pay; ``error`` is the standard error of the upper one."""

    lower: float
    upper: float
    error: float


def clairvoyant(given: Problem, rates: tuple[tuple[float, float], ...], caps: Caps = KNOWING) -> Plan:
    """Return the plan of someone who knows the interview and offer rate of every family."""
    return plan(given, caps, ByRates(given.families, rates))


def bracket(solved: Plan, draws: int, rng: np.random.Generator) -> Bracket:
    """Bracket the best plan's worth between the plan's own and a clairvoyant's over drawn rates.

    The clairvoyant may begin with any family, and for each draw takes the best; going over needs no learning then.
    """
    given = solved.problem
    worths = []
    for rates in drawn_rates(given, draws, rng):
        orders = permutations(range(len(rates))) if len(rates) > 1 else [(0,)]
        worths.append(max(
            clairvoyant(_reordered(given, order), tuple(rates[place] for place in order)).value for order in orders
        ))  # fmt: skip
    mean, spread = float(np.mean(worths)), float(np.std(worths, ddof=1) / np.sqrt(draws))
    return Bracket(solved.pay(solved.value), solved.pay(mean), solved.pay(mean + spread) - solved.pay(mean))


def drawn_rates(given: Problem, draws: int, rng: np.random.Generator) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield interview and offer rates of every family, drawn from their beliefs evenly (a Latin hypercube)."""
    from scipy.stats import beta, qmc

    beliefs = [belief for family in given.families for belief in (family.interview, family.offer)]
    even = qmc.LatinHypercube(len(beliefs), rng=rng).random(draws)
    columns = [beta.ppf(even[:, place], *belief) for place, belief in enumerate(beliefs)]
    for row in np.stack(columns, axis=1):
        yield tuple((float(row[2 * place]), float(row[2 * place + 1])) for place in range(len(given.families)))


def _reordered(given: Problem, order: tuple[int, ...]) -> Problem:
    return replace(given, families=tuple(given.families[place] for place in order))
