"""Courses: first steps that lead the same way.

A plan turns where its course changes, not where a month is spent on applications instead of study.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ashore.plans.career import Act, Action
from ashore.plans.plan import Option, Plan

Course = Literal["wait", "stop", "search", "transfer", "resign", "bridge_job"]
"""``wait`` is a month in which nothing is done, ``stop`` staying or going back for good, ``search`` to study,
apply and ask from where one is."""

_COURSES: dict[Act, Course] = {
    "stay": "wait",
    "give_up": "stop",
    "transfer": "transfer",
    "resign": "resign",
    "bridge_job": "bridge_job",
}


def course(action: Action) -> Course:
    """Return the course that a first step begins."""
    return _COURSES.get(action.act, "search")


def best_of_others(options: Iterable[Option], own: Course) -> Option | None:
    """Return the best first step of another course; to wait is none, as it only puts off the same."""
    others = [option for option in options if course(option.action) not in {own, "wait"}]
    return max(others, key=lambda option: option.value, default=None)


def lead(plan: Plan, own: Course) -> float:
    """Return how much better a course is than the best other one; negative where another one is best."""
    values = plan.first_values
    mine = max((value for action, value in values if course(action) == own), default=-float("inf"))
    rest = max((value for action, value in values if course(action) not in {own, "wait"}), default=-float("inf"))
    return mine - rest
