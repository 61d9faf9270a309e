"""Everything that is computed for a decision, once, for every surface that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from ashore.person.amounts import limits
from ashore.person.inputs import Inputs, Quantity
from ashore.plans.assemble import Basis, problem
from ashore.plans.changes import VERSION, Changes, compare
from ashore.plans.experiments import Experiment, experiments
from ashore.plans.families import ordered
from ashore.plans.lattice import Caps
from ashore.plans.limits import Limited, within
from ashore.plans.plan import Plan, plan
from ashore.plans.sensitivity import Bar, Flip, Resolver, flip_of, flips, tornado
from ashore.plans.tree import Tree, tree

Progress = Callable[[int, int], None]

REACH: Final = 4.0
"""A threshold is looked for up to so many times the number, and down to one part in so many."""
SURE: Final = 0.999
"""Chances nearer to certainty than this cannot be learned about."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where the course changes as one input goes from ``low`` to ``high``."""

    quantity: Quantity
    low: float
    high: float
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked beside the plain decision.

    Attributes
    ----------
    role
        Look at this role family only.
    inputs
        Other inputs, for a what-if; ``what_if`` names those that were changed.
    thresholds
        Names of inputs whose turning points are wanted.
    wider
        Solve again with wider caps.
    screened
        Look through the inputs: without it there are no bars and no flips.
    tried
        Weigh the steps that bring information.
    caps
        How far the model counts, where that is not as far as it should: for a first look while something moves.
    order
        Role families in an order that is known to be the best.
    """

    role: str | None = None
    inputs: Inputs | None = None
    what_if: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    wider: bool = False
    screened: bool = True
    tried: bool = True
    caps: Caps | None = None
    order: tuple[str, ...] | None = None

    @property
    def plain(self) -> bool:
        """Whether the decision is the person's own, to be compared with next time."""
        return self.role is None and self.inputs is None and not self.wider and self.caps is None


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """A solved plan with all that is said about it.

    Attributes
    ----------
    roles
        Role families that are planned for, in their order; ``left_out`` those that were looked at and are not.
    limited, free
        Where the person set a limit on the chance of running out: whether the plan keeps it; and the plan that
        would be best without it, where the limit makes a difference.
    changes, since
        What changed since the last decision, and the day of that; None where there was none.
    """

    basis: Basis
    asked: Asked
    roles: tuple[str, ...]
    left_out: tuple[str, ...]
    plan: Plan
    tree: Tree
    limited: Limited | None
    free: Plan | None
    bars: tuple[Bar, ...]
    flips: tuple[Flip, ...]
    thresholds: tuple[Threshold, ...]
    experiments: tuple[Experiment, ...]
    wider: Plan | None
    changes: Changes | None
    since: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A plan with the role families it is for."""

    basis: Basis
    roles: tuple[str, ...]
    plan: Plan
    limited: Limited | None
    free: Plan | None = None


@dataclass(frozen=True, slots=True)
class Priced(Resolver):
    """Solves with other inputs at the price of running out at which the plan keeps the person's limit."""

    price: float = 0.0

    def plan(self, inputs: Inputs, caps: Caps | None = None) -> Plan:
        """Return the plan for other inputs."""
        given = problem(self.basis, inputs, roles=self.roles, caps=caps)
        return plan(replace(given, ruin_cost=self.price), caps)


def solve(basis: Basis, asked: Asked | None = None) -> Solved:
    """Solve the plan of a basis: for the families in their best order, within the person's own limit on ruin."""
    asked = asked or Asked()
    if asked.inputs is not None:
        basis = replace(basis, inputs=asked.inputs)
    roles = (asked.role,) if asked.role is not None else asked.order or ordered(basis)
    given = problem(basis, roles=roles, caps=asked.caps)
    most = basis.inputs.me.ruin_chance_at_most
    if most is None:
        return Solved(basis, roles, plan(given, asked.caps), None)
    limited = within(given, most, asked.caps)
    shaped = limited.plan.problem.ruin_cost > 0
    return Solved(basis, roles, limited.plan, limited, plan(given, asked.caps) if shaped else None)


def decide(
    basis: Basis,
    asked: Asked | None = None,
    *,
    before: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> Decision:
    """Compute a decision.

    Parameters
    ----------
    before
        The snapshot of the last one.
    progress
        Called with how much of the looking through the inputs is done.
    """
    asked = asked or Asked()
    found = solve(basis, asked)
    basis, roles, solved = found.basis, found.roles, found.plan
    resolver = Priced(basis, roles, solved.problem.ruin_cost)
    bars = tornado(resolver, progress=progress) if asked.screened else ()
    thresholds = tuple(_threshold(resolver, solved, name) for name in asked.thresholds)
    changes, since = _since(before, solved, basis) if asked.plain else (None, None)
    return Decision(
        basis,
        asked,
        roles,
        () if asked.role is not None else tuple(role for role in basis.roles if role not in roles),
        solved,
        tree(solved),
        found.limited,
        found.free,
        bars,
        flips(resolver, solved, bars),
        thresholds,
        experiments(basis, solved, asked.caps) if asked.tried else (),
        _wider(resolver) if asked.wider else None,
        changes,
        since,
    )


def with_trials(decision: Decision) -> Decision:
    """Return a decision with the steps that bring information weighed."""
    found = experiments(decision.basis, decision.plan, decision.asked.caps)
    return replace(decision, asked=replace(decision.asked, tried=True), experiments=found)


def with_bars(decision: Decision, progress: Progress | None = None) -> Decision:
    """Return a decision with the inputs looked through."""
    solved = decision.plan
    resolver = Priced(decision.basis, decision.roles, solved.problem.ruin_cost)
    bars = tornado(resolver, progress=progress)
    asked = replace(decision.asked, screened=True)
    return replace(decision, asked=asked, bars=bars, flips=flips(resolver, solved, bars))


def solved_of(decision: Decision) -> Solved:
    """Return the plan alone."""
    return Solved(decision.basis, decision.roles, decision.plan, decision.limited, decision.free)


def span(quantity: Quantity) -> tuple[float, float]:
    """Return how far down and up a threshold of an input is looked for: beyond its band, within what it may be."""
    least, most = limits(quantity.name.partition("@")[0], quantity.unit)
    low = min(quantity.low, quantity.value / REACH)
    high = max(quantity.high, quantity.value * REACH)
    if quantity.unit == "cny":
        low = 0.0
    if quantity.unit in {"chance", "chance_year"}:
        least, most = 1 - SURE, SURE
    return max(least, low), min(most, high)


def _threshold(resolver: Resolver, solved: Plan, name: str) -> Threshold:
    quantity = resolver.basis.inputs.quantities[name]
    low, high = span(quantity)
    if name == "cash":
        low = max(low, solved.problem.floor)
    if quantity.unit == "months" and name == "horizon":
        low, high = max(1.0, low), round(high)
    return Threshold(quantity, low, high, flip_of(resolver, solved, name, low, high))


def _wider(resolver: Resolver) -> Plan:
    caps = Caps().wider()
    return resolver.plan(resolver.basis.inputs, caps)


def _since(before: Mapping[str, Any] | None, solved: Plan, basis: Basis) -> tuple[Changes | None, date | None]:
    """Compare with the last decision; what an earlier version has written, or somebody else, is left alone."""
    if before is None or before.get("version") != VERSION:
        return None, None
    try:
        return compare(before, solved, basis), date.fromisoformat(before["day"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None, None
