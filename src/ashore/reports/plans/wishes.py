"""What would have to be true for a course to be best: the value of each number at which it becomes so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from ashore.person.inputs import Inputs, Quantity
from ashore.plans.courses import Course, course, lead
from ashore.plans.lattice import Caps
from ashore.reports.plans.decision import Decision, Priced, Progress, span
from ashore.reports.plans.sentences import namer
from ashore.reports.plans.wording import Namer, money
from ashore.words import Language, say

LOOKED_AT: Final = (
    "cash", "spending", "income", "hours", "interview_rate", "offer_rate", "ai_pay", "layoff_year",
    "ai_layoff_year", "transfer_chance", "transfer_pay", "bridge_pay", "bridge_months", "old_again_pay",
    "old_again_months", "weight_interest", "interest_ai", "interest_job", "weight_workload", "workload_ai",
    "workload_job", "risk_aversion", "horizon",
)  # fmt: skip
"""Inputs that may be other than one thinks, or that one may decide, in the order in which they are told."""
COARSE: Final = Caps(applications=30, interviews=3, offers=1, invited=3, known=4, steps=1)
STEPS: Final = 4
"""Values that are looked at on each side of a number."""
HALVES: Final = 5
EXACT_HALVES: Final = 3
PUSHES: Final = (0.0, 0.15, 0.4, 1.0)
"""How far beyond a value found coarsely the whole model is asked, as a share of the way to the next one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One number: the nearest value at which the course is best, on either side of what it is now.

    Attributes
    ----------
    value
        None where it is best nowhere within reach.
    """

    quantity: Quantity
    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Wishes:
    """The whole answer.

    Attributes
    ----------
    course, title
        The course that is wished for, by name and in words.
    behind
        What it is behind the best course now, a month.
    found
        A sentence for each number that alone would make it best.
    nowhere
        Numbers that do not, however far they go.
    """

    course: str
    title: str
    behind: str
    found: tuple[str, ...]
    nowhere: tuple[str, ...]


def wishes(decision: Decision, wanted: Course, progress: Progress | None = None) -> tuple[Wish, ...]:
    """Look for the values at which a course becomes best: on a coarse model, then on the whole one."""
    resolver = Priced(decision.basis, decision.roles, decision.plan.problem.ruin_cost)
    inputs = decision.basis.inputs
    names = list(_names(inputs, decision.roles))
    found = []
    for done, name in enumerate(names):
        quantity = inputs.quantities[name]
        low, high = _reach(decision, quantity)

        def ahead(value: float, caps: Caps | None = COARSE, name: str = name) -> bool:
            solved = resolver.plan(inputs.with_value(name, value), caps)
            return course(solved.best_action) == wanted and lead(solved, wanted) > 0

        found.append(Wish(quantity, _nearest(quantity, low, high, ahead), low, high))
        if progress is not None:
            progress(done + 1, len(names))
    return tuple(found)


def tell(decision: Decision, wanted: Course, found: tuple[Wish, ...], language: Language) -> Wishes:
    """Return the answer in words; what moves least by the measure of its own band comes first."""
    words = namer(decision, language)
    told = sorted((wish for wish in found if wish.value is not None), key=_distance)
    options = [option for option in decision.plan.options if course(option.action) == wanted]
    best = max((option.pay for option in options), default=float("-inf"))
    own = decision.plan.options[0].pay
    return Wishes(
        wanted,
        words.course(wanted),
        money(max(own - best, 0.0)) if options else "–",
        tuple(_sentence(wish, words) for wish in told),
        tuple(words.what(wish.quantity) for wish in found if wish.value is None),
    )


def _sentence(wish: Wish, words: Namer) -> str:
    quantity, value = wish.quantity, wish.value or 0.0
    shown = (
        money(value)
        if quantity.unit in {"cny", "cny_month"}
        else words.quantity(quantity, round(value) if quantity.unit == "months" else float(f"{value:.3g}"))
    )
    return say(
        words.language,
        "web.decide.wish_above" if value > quantity.value else "web.decide.wish_below",
        what=words.what(quantity),
        value=shown,
        now=words.quantity(quantity),
        origin=words.origin(quantity),
    )


def _distance(wish: Wish) -> float:
    quantity, value = wish.quantity, wish.value or 0.0
    end = quantity.high if value > quantity.value else quantity.low
    reach = abs(end - quantity.value) or abs(quantity.value) or 1.0
    return abs(value - quantity.value) / reach


def _names(inputs: Inputs, roles: tuple[str, ...]) -> Iterator[str]:
    """Yield the inputs to look at: those in use, of a role family where there is a number of its own."""
    used = inputs.names()
    for base in LOOKED_AT:
        own = [f"{base}@{role}" for role in roles if f"{base}@{role}" in used]
        yield from own or ([base] if base in used and _matters(base, inputs) else [])


def _matters(base: str, inputs: Inputs) -> bool:
    return base not in {"hours", "layoff_year"} or inputs.employed


def _reach(decision: Decision, quantity: Quantity) -> tuple[float, float]:
    low, high = span(quantity)
    if quantity.name == "cash":
        low = max(low, decision.plan.problem.floor)
    if quantity.name == "horizon":
        low, high = 3.0, min(float(round(high)), 72.0)
    return low, high


def _nearest(quantity: Quantity, low: float, high: float, ahead: Callable[..., bool]) -> float | None:
    found = [
        value
        for end in (low, high)
        if abs(end - quantity.value) > 1e-9 and (value := _towards(quantity, end, ahead)) is not None
    ]
    return min(found, key=lambda value: abs(value - quantity.value), default=None)


def _towards(quantity: Quantity, end: float, ahead: Callable[..., bool]) -> float | None:
    """Return where a course becomes best on the way to one end."""
    before = quantity.value
    for part in np.linspace(0, 1, STEPS + 1)[1:]:
        at = _whole(quantity, quantity.value + (end - quantity.value) * float(part) ** 2)
        if at != before and ahead(at):
            without, best = _halved(quantity, before, at, ahead, HALVES, COARSE)
            return _exact(quantity, without, best, at, ahead)
        before = at
    return None


def _halved(
    quantity: Quantity, without: float, best: float, ahead: Callable[..., bool], times: int, caps: Caps | None
) -> tuple[float, float]:
    """Return a nearer pair of values: one at which the course is not best, and one at which it is."""
    for _ in range(times):
        middle = _whole(quantity, (without + best) / 2)
        if middle in {without, best}:
            break
        without, best = (without, middle) if ahead(middle, caps) else (middle, best)
    return without, best


def _exact(
    quantity: Quantity, without: float, best: float, reach: float, ahead: Callable[..., bool]
) -> float | None:
    """Return the value at which it is so on the whole model, too, no further than the one that was looked at."""
    for push in PUSHES:
        at = _whole(quantity, best + (reach - best) * push)
        if ahead(at, None):
            return _halved(quantity, without, at, ahead, EXACT_HALVES, None)[1]
        without = at
    return None


def _whole(quantity: Quantity, value: float) -> float:
    return float(round(value)) if quantity.unit == "months" and quantity.name == "horizon" else value
