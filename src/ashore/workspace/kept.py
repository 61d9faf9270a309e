"""The last decision as it was kept: read without the model that made it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ashore.plans.kept_step import KeptStep, KeptTrial, read_step, step_row

if TYPE_CHECKING:
    from ashore.plans.experiments import Experiment
    from ashore.reports.plans.decision import Decision
    from ashore.store import Store

SNAPSHOT: Final = "decision"
"""Note of the workspace under which the last decision stands."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the last decision says to do; ``fresh`` where nothing that it may rest on has changed since."""

    step: KeptStep
    fresh: bool


def last(store: Store) -> dict[str, Any] | None:
    """Return the snapshot of the last decision; None where there is none that can be read."""
    text = store.meta(SNAPSHOT)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def last_day(store: Store) -> date | None:
    """Return the day of the decision that was kept last; None where there is none that can be read."""
    row = last(store)
    return None if row is None else _day(row)


def kept_step(store: Store) -> Kept | None:
    """Return what the last decision says to do; None where none was kept, or by a version that kept no step."""
    from ashore.workspace.stamp import stamp

    row = last(store)
    day = None if row is None else _day(row)
    told = None if row is None else row.get("step")
    step = read_step(told, day) if day is not None and isinstance(told, dict) else None
    return None if row is None or step is None else Kept(step, row.get("stamp") == stamp(store))


def step_part(store: Store, found: Decision) -> dict[str, Any]:
    """Return what stands in the snapshot of a decision for the days after it: the step, and the stamp it is of."""
    from ashore.workspace.stamp import stamp

    return {"step": step_row(step_of(found)), "stamp": stamp(store)}


def step_of(found: Decision) -> KeptStep:
    """Return the first step of a decision, and the one that tells most."""
    from ashore.reports.plans.trials import steps_count

    solved = found.plan
    families, action = solved.problem.families, solved.best_action
    role = families[max(action.family, 0)].role
    count = steps_count(found.basis, solved)
    trial = _trial(found.experiments[0], families) if found.experiments else None
    return KeptStep(found.basis.today, action.act, role, count, trial)


def _trial(found: Experiment, families: Sequence[Any]) -> KeptTrial:
    role = families[found.family].role if found.family >= 0 else None
    return KeptTrial(found.name, role, found.changes, found.changes or found.net > found.error)


def _day(row: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(row["day"]))
    except (KeyError, ValueError):
        return None
