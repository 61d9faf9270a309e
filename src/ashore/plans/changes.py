"""What changed since the last decision, and what each change did to it.

The problem that was solved then is turned into today's one group of numbers at a time, in a fixed order, and
solved after each: the differences sum to the whole change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from ashore.journal import Outcome
from ashore.plans.assemble import Basis
from ashore.plans.career import Action
from ashore.plans.courses import Course, course
from ashore.plans.plan import Plan, plan
from ashore.plans.problem import Family, Problem, Ratings, Weights

VERSION: Final = 2
"""Changes with the fields of a problem: a snapshot of another version is not compared with."""

INPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "job": ("employed",),
    "readiness": ("rung",),
    "income": ("income", "old_pay", "transfer_pay"),
    "spending": ("spending",),
    "cash": ("cash", "floor"),
    "layoff_year": ("layoff",),
    "ai_layoff_year": ("ai_layoff",),
    "horizon": ("horizon", "worth_after"),
    "discount_year": ("discount",),
    "risk_aversion": ("risk_aversion",),
    "weights": ("weights",),
    "ratings": ("job", "bridge"),
    "options": ("considered",),
    "hours": ("beside", "study_beside"),
    "applications": ("applications", "search_full", "referral"),
    "learn": ("study_full", "learn", "project", "study_cost", "project_cost"),
    "weeks_to_answer": ("lag", "lag_job"),
    "ai_again_months": ("ai_again",),
    "old_again_months": ("old_again",),
    "bridge_job": ("bridge_found", "bridge_pay"),
    "transfer_chance": ("transfer_chance",),
    "ruin_living": ("ruin_living",),
}
"""Groups of a problem's fields that change together, by the input that a person knows them by."""

OF_FAMILY: Final = ("interview", "offer", "pay", "ratings")
_KINDS: Final = {
    "interview": ("applied", "interview", "rejected", "silence", "withdrew"),
    "offer": ("interview", "offer", "rejected", "silence", "withdrew"),
    "pay": ("offer", "salary"),
    "ratings": (),
}
"""Kinds of journal entries that a belief counts."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer what it was.

    Attributes
    ----------
    name
        ``interview@role``, ``offer@role``, ``pay@role``, ``ratings@role``, or a key of ``INPUTS``.
    before, after
        Its number: the mean of a belief, the first field of a group; NaN where it is none.
    effect
        What it did to the plan's worth, as steady monthly pay.
    outcomes
        Entries of the journal since then that belong to it.
    """

    name: str
    before: float
    after: float
    effect: float
    outcomes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The way from the last decision to this one."""

    since: date
    items: tuple[Change, ...]
    pay_before: float
    pay_after: float
    action_before: Action
    action_after: Action

    @property
    def course_before(self) -> Course:
        """The course that was best then."""
        return course(self.action_before)

    @property
    def course_after(self) -> Course:
        """The course that is best now."""
        return course(self.action_after)


def snapshot(solved: Plan, basis: Basis) -> dict[str, Any]:
    """Return what a later decision is compared with: plain values for JSON."""
    given = solved.problem
    row = asdict(given)
    row["considered"] = sorted(given.considered)
    return {
        "version": VERSION,
        "day": basis.today.isoformat(),
        "entry": max((entry.id for entry in basis.logged), default=basis.last),
        "problem": row,
        "action": [solved.best_action.act, solved.best_action.family],
    }


def compare(before: Mapping[str, Any], solved: Plan, basis: Basis) -> Changes | None:
    """Return what changed since a snapshot; None where it is of another version, or nothing has changed.

    Where the role families or the horizon are others, the plans are compared as wholes.
    """
    if before.get("version") != VERSION:
        return None
    old = _problem(before["problem"])
    new = solved.problem
    act, place = before["action"]
    if old == new:
        return None
    entries = [entry for entry in basis.logged if entry.id > before["entry"]]
    items = []
    start = plan(old)
    current, worth = old, start.pay(start.value)
    first = worth
    if [family.role for family in old.families] != [family.role for family in new.families]:
        current = replace(old, families=new.families)
        items.append(_step("roles", old, current, worth, ()))
        worth += items[-1].effect
    for name, changed, outcomes in _steps(current, new, entries):
        items.append(_step(name, current, changed, worth, outcomes))
        worth += items[-1].effect
        current = changed
    return Changes(
        date.fromisoformat(before["day"]), tuple(items), first, solved.pay(solved.value), Action(act, place),
        solved.best_action,
    )  # fmt: skip


def _steps(old: Problem, new: Problem, entries: list[Outcome]) -> list[tuple[str, Problem, tuple[int, ...]]]:
    """Return the problems on the way, each with the name of what has changed in it."""
    found = []
    current = old
    for place, family in enumerate(new.families):
        for name in OF_FAMILY:
            if getattr(current.families[place], name) != getattr(family, name):
                changed = replace(current.families[place], **{name: getattr(family, name)})
                families = (*current.families[:place], changed, *current.families[place + 1 :])
                current = replace(current, families=families)
                ids = tuple(entry.id for entry in entries if entry.role == family.role and _moves(entry, name))
                found.append((f"{name}@{family.role}", current, ids))
    for name, group in INPUTS.items():
        values = {field: getattr(new, field) for field in group}
        if any(getattr(current, field) != value for field, value in values.items()):
            current = replace(current, **values)
            ids = tuple(entry.id for entry in entries if name == "spending" and entry.kind == "spent")
            found.append((name, current, ids))
    return found


def _moves(entry: Outcome, name: str) -> bool:
    """Whether an entry is one that a belief counts.

    Interviews through a referral come from no application; a refusal is counted where it was made.
    """
    if entry.kind not in _KINDS[name]:
        return False
    if name == "interview":
        return entry.about != "referral" and (entry.kind == "interview" or entry.about != "interview")
    return name != "offer" or entry.kind == "interview" or entry.about != "application"


def _step(name: str, old: Problem, new: Problem, worth: float, outcomes: tuple[int, ...]) -> Change:
    solved = plan(new)
    return Change(name, _number(name, old), _number(name, new), solved.pay(solved.value) - worth, outcomes)


def _number(name: str, given: Problem) -> float:
    """Return the number a change is told by."""
    kind, _, role = name.partition("@")
    if role:
        family = next((family for family in given.families if family.role == role), None)
        value = None if family is None else getattr(family, kind)
        if kind in {"interview", "offer"} and value is not None:
            return float(value[0] / (value[0] + value[1]))
        return float(sum(value) / len(value)) if kind == "pay" and value is not None else float("nan")
    if name not in INPUTS:
        return float("nan")
    value = getattr(given, INPUTS[name][0])
    if name == "cash":
        value = given.cash + given.floor
    return float(value) if isinstance(value, int | float) else float("nan")


def _problem(row: Mapping[str, Any]) -> Problem:
    """Read a problem as a snapshot has it."""
    values = {field.name: row[field.name] for field in fields(Problem)}
    values["weights"] = Weights(**row["weights"])
    values["job"], values["bridge"] = Ratings(**row["job"]), Ratings(**row["bridge"])
    values["families"] = tuple(
        Family(
            family["role"], _pair(family["interview"]), _pair(family["offer"]), tuple(family["pay"]),
            Ratings(**family["ratings"]),
        )
        for family in row["families"]
    )  # fmt: skip
    values["considered"] = frozenset(row["considered"])
    values["applications"], values["learn"] = tuple(row["applications"]), tuple(row["learn"])
    return Problem(**values)


def _pair(values: list[float]) -> tuple[float, float]:
    a, b = values
    return a, b
