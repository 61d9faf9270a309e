"""Which numbers the decision hangs on: a tornado over every input, and the value at which another course wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.person.inputs import Inputs, Quantity
from ashore.plans.assemble import Basis, problem
from ashore.plans.courses import Course, course, lead
from ashore.plans.lattice import Caps
from ashore.plans.plan import Plan, plan

COARSE: Final = Caps(applications=30, interviews=3, offers=1, invited=3, known=4, steps=1)
"""By which inputs are looked through before the ones that matter are solved as finely as the plan itself."""
SHOWN: Final = 9
FLIP_STEPS: Final = 12
NOT_VARIED: Final = frozenset({"weight_pay", "discount_year", "horizon"})
"""Units and the length of the look ahead: they say what is asked, not what is so."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One input of the tornado: the plan's worth at both ends of its band, as steady monthly pay.

    ``low_course`` and ``high_course`` are the best course there.
    """

    quantity: Quantity
    low_pay: float
    high_pay: float
    low_course: Course
    high_course: Course

    @property
    def swing(self) -> float:
        """How far the worth moves."""
        return abs(self.high_pay - self.low_pay)


@dataclass(frozen=True, slots=True)
class Flip:
    """The value of one input at which the best course changes, and to which."""

    quantity: Quantity
    value: float
    course: Course

    @property
    def distance(self) -> float:
        """How far it is, as a share of the input's band on that side."""
        end = self.quantity.high if self.value > self.quantity.value else self.quantity.low
        span = abs(end - self.quantity.value)
        return abs(self.value - self.quantity.value) / span if span > 0 else float("inf")


@dataclass(frozen=True, slots=True)
class Resolver:
    """Solves a basis with other inputs, for the role families of a plan in its order."""

    basis: Basis
    roles: tuple[str, ...]

    def plan(self, inputs: Inputs, caps: Caps | None = None) -> Plan:
        """Return the plan for other inputs."""
        return plan(problem(self.basis, inputs, roles=self.roles, caps=caps), caps)


Progress = Callable[[int, int], None]


def tornado(
    resolver: Resolver, *, names: Sequence[str] | None = None, shown: int = SHOWN, progress: Progress | None = None
) -> tuple[Bar, ...]:
    """Return the inputs that move the plan's worth most, widest first.

    Every input in use is varied on a coarse model; the ones that move it most are solved again as finely as the
    plan.

    Parameters
    ----------
    names
        Only these inputs, all of them solved finely.
    """
    inputs = resolver.basis.inputs
    quantities = [inputs.quantities[name] for name in (names or varied(inputs, resolver.roles))]
    if names is None:
        rough = []
        for done, quantity in enumerate(quantities):
            rough.append(_bar(resolver, quantity, COARSE))
            if progress is not None:
                progress(done + 1, len(quantities) + shown)
        rough.sort(key=lambda bar: (-bar.swing, bar.quantity.name))
        quantities = [bar.quantity for bar in rough[:shown] if bar.swing > 0]
    bars = []
    for done, quantity in enumerate(quantities):
        bars.append(_bar(resolver, quantity, None))
        if progress is not None:
            progress(len(varied(inputs, resolver.roles)) + done + 1, len(varied(inputs, resolver.roles)) + shown)
    return tuple(sorted(bars, key=lambda bar: (-bar.swing, bar.quantity.name)))


def varied(inputs: Inputs, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the inputs in use that can be other than they are; of role families those of ``roles``."""
    kept = []
    for name in inputs.names():
        base, _, role = name.partition("@")
        quantity = inputs.quantities[name]
        replaced = not role and all(f"{name}@{other}" in inputs.quantities for other in roles)
        if (
            base not in NOT_VARIED
            and quantity.low < quantity.high
            and not replaced
            and (not role or role in roles)
        ):
            kept.append(name)
    return tuple(kept)


def _bar(resolver: Resolver, quantity: Quantity, caps: Caps | None) -> Bar:
    ends = []
    for value in (quantity.low, quantity.high):
        found = resolver.plan(resolver.basis.inputs.with_value(quantity.name, value), caps)
        ends.append((found.pay(found.value), course(found.best_action)))
    (low_pay, low_course), (high_pay, high_course) = ends
    return Bar(quantity, low_pay, high_pay, low_course, high_course)


def flips(resolver: Resolver, solved: Plan, bars: Sequence[Bar]) -> tuple[Flip, ...]:
    """Return, for inputs at one end of whose band another course is best, the value at which it becomes so.

    Nearest first. Where two courses are as good as each other within the model's error, the place is as uncertain.
    """
    own = course(solved.best_action)
    found = []
    for bar in bars:
        for end, other in ((bar.quantity.low, bar.low_course), (bar.quantity.high, bar.high_course)):
            if {own, other} & {"wait"} or other == own:
                continue
            flip = _flip(resolver, bar.quantity, end, own)
            if flip is not None:
                found.append(flip)
    return tuple(sorted(found, key=lambda flip: flip.distance))


def _flip(resolver: Resolver, quantity: Quantity, end: float, own: Course) -> Flip | None:
    """Find where the lead of a course vanishes between an input's value and the end of its band."""
    from scipy.optimize import brentq

    last: dict[float, Plan] = {}

    def ahead(value: float) -> float:
        found = resolver.plan(resolver.basis.inputs.with_value(quantity.name, value))
        last[value] = found
        return lead(found, own)

    if ahead(quantity.value) <= 0 or ahead(end) >= 0:
        return None
    tolerance = abs(end - quantity.value) * 1e-3
    value = float(brentq(ahead, quantity.value, end, xtol=tolerance, maxiter=FLIP_STEPS, disp=False))
    beyond = min((v for v in last if lead(last[v], own) < 0), key=lambda v: abs(v - value))
    return Flip(quantity, value, course(last[beyond].best_action))


def flip_of(resolver: Resolver, solved: Plan, name: str, low: float, high: float) -> tuple[Flip, ...]:
    """Return where the course changes as one input goes down to ``low`` and up to ``high``."""
    own = course(solved.best_action)
    quantity = resolver.basis.inputs.quantities[name]
    found = (_flip(resolver, quantity, end, own) for end in (low, high) if end != quantity.value)
    return tuple(flip for flip in found if flip is not None)
