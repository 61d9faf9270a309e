"""The numbers a person may move by hand, with how far, and what moving them has changed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.person.amounts import limits
from ashore.person.inputs import Inputs, Quantity
from ashore.plans.courses import course
from ashore.plans.lattice import Caps
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.sentences import namer
from ashore.reports.plans.wording import money
from ashore.words import Language, say

MOVED: Final[Mapping[str, str]] = {
    "cash": "cash",
    "spending": "spending",
    "hours": "hours",
    "interest": "weight_interest",
    "workload": "weight_workload",
    "risk": "risk_aversion",
    "horizon": "horizon",
}
"""Inputs by what a slider is called, in the order in which they stand."""

ROUGH: Final = Caps(applications=60, interviews=3, offers=1, invited=3, known=7, steps=1)
"""How far the model counts while something moves."""
ROUGHEST: Final = Caps(applications=30, interviews=3, offers=1, invited=3, known=4, steps=1)
LONG: Final = 42
"""Months from which on, as for several role families, the roughest is taken."""

_STEPS: Final[Mapping[str, float]] = {
    "cash": 1000,
    "spending": 100,
    "hours": 1,
    "interest": 100,
    "workload": 100,
    "risk": 0.1,
    "horizon": 1,
}
_AT_LEAST: Final[Mapping[str, float]] = {
    "cash": 200_000,
    "spending": 15_000,
    "hours": 40,
    "interest": 8_000,
    "workload": 8_000,
    "risk": 3,
    "horizon": 60,
}
"""How far up a slider goes at least."""
_UP: Final = 2.5
_LEAST: Final[Mapping[str, float]] = {"horizon": 6, "hours": 1}


@dataclass(frozen=True, slots=True)
class Slider:
    """A number that may be moved.

    Attributes
    ----------
    value, own
        Where it stands, and the number of the person's own calculation.
    low, high, step
        Its ends lie on steps from ``own``, so that it can be put back exactly.
    shown, own_shown
        Both as a person writes them.
    pattern
        How a number is written, ``{}`` in its place.
    """

    name: str
    label: str
    value: float
    own: float
    low: float
    high: float
    step: float
    shown: str
    own_shown: str
    pattern: str

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere than the person's own number."""
        return not math.isclose(self.value, self.own, rel_tol=1e-9, abs_tol=1e-9)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was changed by hand, and what it has done.

    Attributes
    ----------
    inputs
        For each number: what it is, before, after.
    flips
        Whether another course is best.
    verdict
        Whether the plan stays or flips, in a sentence; ``figures`` worth, AI job and ruin before and after.
    """

    inputs: tuple[tuple[str, str, str], ...]
    flips: bool
    verdict: str
    figures: tuple[tuple[str, str, str], ...]


def sliders(inputs: Inputs, language: Language, values: Mapping[str, float]) -> tuple[Slider, ...]:
    """Return the sliders for a person, standing at ``values`` (by name) where those are given."""
    found = []
    for name, key in MOVED.items():
        if name == "hours" and not inputs.employed:
            continue
        quantity = inputs.quantities[key]
        low, high, step = _reach(name, quantity, inputs.me.cash_never_below or 0.0)
        value = min(max(values.get(name, quantity.value), low), high)
        found.append(
            Slider(
                name,
                say(language, f"web.decide.slider.{name}"),
                value,
                quantity.value,
                low,
                high,
                step,
                written(name, value, language),
                written(name, quantity.value, language),
                say(language, f"web.decide.pattern.{name}", number="{}"),
            )
        )
    return tuple(found)


def written(name: str, value: float, language: Language) -> str:
    """Return a slider's number as a person writes it."""
    number = f"{value:,.1f}".rstrip("0").rstrip(".") if name == "risk" else f"{value:,.0f}"
    return say(language, f"web.decide.pattern.{name}", number=number)


def settings(inputs: Inputs, values: Mapping[str, float]) -> tuple[str, ...]:
    """Return what ``values`` (by slider) differ in from the inputs, as settings ``NAME=VALUE``."""
    return tuple(
        f"{key}={values[name]:.10g}"
        for name, key in MOVED.items()
        if name in values
        and not math.isclose(values[name], inputs.quantities[key].value, rel_tol=1e-9, abs_tol=1e-9)
    )


def rough_caps(inputs: Inputs, roles: tuple[str, ...]) -> Caps:
    """Return how far the model counts while something moves."""
    return ROUGHEST if len(roles) > 1 or inputs.value("horizon") >= LONG else ROUGH


def moved(own: Decision, other: Decision, language: Language) -> Moved:
    """Say what was changed by hand, and what it has done to the person's own plan."""
    words, before = namer(other, language), namer(own, language)
    inputs = []
    for name, key in MOVED.items():
        if key in other.asked.what_if:
            values = (decision.basis.inputs.value(key) for decision in (own, other))
            inputs.append(
                (say(language, f"web.decide.slider.{name}"), *(written(name, v, language) for v in values))
            )
    first, then = own.plan, other.plan
    flips = course(first.best_action) != course(then.best_action)
    verdict = say(
        language,
        "web.decide.flips" if flips else "web.decide.stays",
        before=before.course(course(first.best_action)),
        after=words.course(course(then.best_action)),
    )
    figures = (
        (say(language, "web.decide.pay"), money(first.pay(first.value)), money(then.pay(then.value))),
        (
            say(language, "web.decide.offer"),
            before.share(float(first.offer_by[-1])),
            words.share(float(then.offer_by[-1])),
        ),
        (
            say(language, "web.decide.ruin"),
            before.share(float(first.ruin_by[-1])),
            words.share(float(then.ruin_by[-1])),
        ),
    )
    return Moved(tuple(inputs), flips, verdict, figures)  # type: ignore[arg-type] # triples of text


def _reach(name: str, quantity: Quantity, floor: float) -> tuple[float, float, float]:
    least, most = limits(quantity.name, quantity.unit)
    low = max(least, floor if name == "cash" else _LEAST.get(name, 0.0))
    high = min(most, max(_AT_LEAST[name], _UP * quantity.value, quantity.value))
    step, value = _STEPS[name], quantity.value
    low = min(low, value)
    down, up = math.floor((value - low) / step + 1e-9), math.floor((high - value) / step + 1e-9)
    return round(value - down * step, 6), round(value + up * step, 6), step
