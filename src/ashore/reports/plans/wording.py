"""How the parts of a plan are called, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ashore.person import keys
from ashore.person.inputs import Quantity
from ashore.plans.career import Action
from ashore.plans.courses import Course
from ashore.plans.problem import Problem
from ashore.plans.tree import Branch
from ashore.reports.values import label, number
from ashore.words import Language, say

_PERCENT: Final = frozenset({"chance", "chance_year", "rate_year", "share"})
_MONEY: Final = frozenset({"cny", "cny_month"})
_FEW: Final = 0.005
"""A share below it is more than none and less than one of a hundred."""
_LEAST: Final = 0.001
_DIGITS: Final = 3


def money(amount: float) -> str:
    """Return CNY to three figures: a model knows no more of them."""
    return f"¥{rounded(amount):,.0f}" if amount >= 0 else f"−¥{rounded(-amount):,.0f}"


def rounded(amount: float) -> float:
    """Return a positive amount to three figures, and to the yuan."""
    if abs(amount) < 1:
        return 0.0
    return float(f"{amount:.{_DIGITS}g}")


def exactly(amount: float) -> str:
    """Return CNY to the yuan, for what a person has given or could write down."""
    return f"¥{number(round(amount))}" if amount >= 0 else f"−¥{number(round(-amount))}"


@dataclass(frozen=True, slots=True)
class Namer:
    """Words in one language, for one person's problem and its role families."""

    language: Language
    problem: Problem
    what_if: tuple[str, ...] = ()

    def say(self, key: str, **values: object) -> str:
        """Return the sentence under ``plans.<key>``."""
        return say(self.language, f"plans.{key}", **values)

    def role(self, role: str) -> str:
        """Return what a role family is called."""
        return label(self.language, "role_family", role)

    def family(self, place: int) -> str:
        """Return the name of the role family at a place of the problem; of the first where there is none."""
        return self.role(self.problem.families[max(place, 0)].role)

    def action(self, action: Action, *, employed: bool | None = None) -> str:
        """Return what is done; ``employed`` where it is known to be other than at the start."""
        employed = self.problem.employed if employed is None else employed
        if action.act in {"give_up", "stay", "study_beside_work"}:
            return self.say(f"act.{action.act}_{'job' if employed else 'none'}")
        return self.say(f"act.{action.act}", role=self.family(action.family))

    def course(self, course: Course) -> str:
        """Return where a first step leads."""
        return self.say(f"course.{course}_{'job' if self.problem.employed else 'none'}")

    def seen(self, branch: Branch) -> str:
        """Return what has happened on the way to a branch."""
        employed, name = self.problem.employed, str(branch.seen)
        if branch.seen == "accepted" and employed and "transfer" in self.problem.considered:
            name = "accepted_transfer"
        elif branch.seen == "ended":
            name = f"ended_{'job' if employed else 'none'}"
        return self.say(
            f"seen.{name}",
            applications=round(branch.applications),
            interviews=f"{branch.interviews:.1f}".removesuffix(".0"),
        )

    def share(self, p: float) -> str:
        """Return a chance as so many of a hundred people."""
        if 0 < p < _FEW:
            return self.say("share_few")
        if 1 - _FEW < p < 1 - 1e-9:
            return self.say("share_most")
        return self.say("share", count=round(100 * p))

    def percent(self, p: float) -> str:
        """Return a chance in percent; a small one is not written as none."""
        return "0%" if p == 0 else "<0.1%" if p < _LEAST else f"{p:.1%}"

    def months(self, count: float) -> str:
        """Return a count of months."""
        return self.say("month_one" if count == 1 else "months", count=number(round(count, 1)))

    def quantity(self, quantity: Quantity, value: float | None = None) -> str:
        """Return the value of an input with its unit."""
        return shown(quantity, self.language, quantity.value if value is None else value)

    def what(self, quantity: Quantity) -> str:
        """Return what an input is."""
        base, _, role = quantity.name.partition("@")
        default = quantity.default
        name = base if default is None else default.what.zh if self.language == "zh" else default.what.en
        return f"{name} · {self.role(role)}" if role else name

    def origin(self, quantity: Quantity) -> str:
        """Return where an input comes from, in a few words."""
        if quantity.name in self.what_if:
            return self.say("origin.what_if")
        if quantity.origin == "given":
            return self.say("origin.given", line=quantity.line or "?")
        if quantity.origin == "evidence":
            return self.say("origin.evidence")
        source = quantity.default.source if quantity.default is not None else None
        if source is None:
            return self.say("origin.guess")
        return self.say("origin.default", publisher=source.publisher, year=source.year)

    def marked(self, quantity: Quantity) -> str:
        """Return the value of an input, and beside it where it comes from unless the person gave it."""
        value = self.quantity(quantity)
        if quantity.origin == "given" and quantity.name not in self.what_if:
            return value
        return self.say("marked", value=value, origin=self.origin(quantity))

    def listed(self, parts: Sequence[str]) -> str:
        """Return several things in a row."""
        return ("；" if self.language == "zh" else "; ").join(parts)

    def rung(self, rung: int) -> str:
        """Return the name of a rung of readiness."""
        return keys.READINESS[rung].name(self.language)


def shown(quantity: Quantity, language: Language, value: float) -> str:
    """Return a value of an input as a person would write it."""
    unit = quantity.unit
    if unit in _PERCENT:
        return f"{number(round(100 * value, 1))}%"
    if unit in _MONEY:
        return exactly(value)
    return say(language, f"plans.unit.{unit}", number=number(round(value, 2)))
