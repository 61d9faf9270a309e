"""Where a plan turns when nothing is heard, in plain values: to be drawn, and kept with a decision."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ashore.plans.plan import Plan
    from ashore.plans.tree import Turn


@dataclass(frozen=True, slots=True)
class Act:
    """An action by its name, with the role family that it is about; empty where it is about none."""

    act: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """Where silence changes the plan.

    Attributes
    ----------
    applications, month
        From the day of the decision on, without an interview.
    batch
        Applications that the model takes together.
    before, after
        What one does until then and from then on.
    employed
        Whether the person has a job: what an action is called depends on it.
    """

    applications: int
    month: int
    batch: int
    before: Act
    after: Act
    employed: bool

    @property
    def batches(self) -> int:
        """How many batches these applications are."""
        return max(1, math.ceil(self.applications / self.batch - 1e-9))


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a decision of an earlier day turns; ``switch`` is None where it does not."""

    day: date
    entry: int
    switch: Switch | None


def switch(plan: Plan, turn: Turn | None) -> Switch | None:
    """Return where a plan turns; None where it does not."""
    if turn is None:
        return None
    families = plan.problem.families
    before, after = (
        Act(action.act, families[action.family].role if action.family >= 0 else "")
        for action in (turn.before, turn.after)
    )
    batch = plan.career.states.lattice.unit
    return Switch(turn.applications, turn.month, batch, before, after, plan.problem.employed)


def row(found: Switch | None) -> dict[str, Any] | None:
    """Return plain values for JSON, to be kept under ``turn`` beside what the next decision is compared with."""
    return None if found is None else asdict(found)


def read(snapshot: Mapping[str, Any] | None) -> Kept | None:
    """Return what was kept; None where nothing of it was, or it cannot be read."""
    if snapshot is None or "turn" not in snapshot:
        return None
    with suppress(KeyError, TypeError, ValueError):
        day, entry, held = date.fromisoformat(snapshot["day"]), int(snapshot["entry"]), snapshot["turn"]
        if held is None:
            return Kept(day, entry, None)
        before, after = Act(**held["before"]), Act(**held["after"])
        applications, month, batch = (int(held[name]) for name in ("applications", "month", "batch"))
        return Kept(day, entry, Switch(applications, month, batch, before, after, bool(held["employed"])))
    return None
