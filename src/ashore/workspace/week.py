"""From a workspace to the plan of a week: the hours, the last decision, the journal's days, the gaps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ashore.errors import AshoreError
from ashore.plans.week import monday_of, week
from ashore.plans.week_items import WEEKS
from ashore.plans.week_model import (
    DueReview,
    Given,
    HoursFrom,
    Lack,
    Pace,
    Planned,
)
from ashore.workspace.diary import diary
from ashore.workspace.kept import kept_step
from ashore.workspace.stamp import evidence_stamp

if TYPE_CHECKING:
    from ashore.person import Inputs
    from ashore.store import Store
    from ashore.vocabulary import Vocabulary
    from ashore.workspace.reading import Reading
    from ashore.workspace.rooms.week import WeekRoom

GAPS: Final = "week_gaps"
"""Note of the workspace under which the gaps stand, with the stamp they are of."""
SHOWN: Final = 6
"""Gaps that are kept."""


def plan_week(
    workspace: WeekRoom, store: Store, reading: Reading, today: date, *, hours: float | None, following: bool
) -> Planned:
    """Return the plan for a week, as `Workspace.week` says."""
    inputs, kept = workspace.inputs(), kept_step(store)
    monday = monday_of(today) + timedelta(days=7 if following else 0)
    first, sunday = max(today, monday), monday + timedelta(days=6)
    had, source = _hours(inputs, hours)
    step = None if kept is None else kept.step
    role = step.role if step is not None else next(iter(inputs.me.roles), "")
    pace = _pace(inputs)
    wait = timedelta(days=round(7 * inputs.value("weeks_to_answer")))
    found = diary(workspace, monday, first, sunday, wait, today)
    given = Given(
        monday,
        today,
        had,
        pace,
        step,
        found.meetings,
        found.waiting,
        _reviews(workspace, today, sunday),
        lacks(workspace, store, reading, role) if role else (),
        found.done,
    )
    fresh = kept is not None and kept.fresh
    return Planned(week(given), source, step, fresh, role, found.done, pace.application)


def _hours(inputs: Inputs, asked: float | None) -> tuple[float, HoursFrom]:
    if asked is not None:
        return asked, "asked"
    quantity = inputs.quantity("hours")
    if quantity.origin == "given" or inputs.employed:
        return quantity.value, "given" if quantity.origin == "given" else "default"
    return max(inputs.value("study_hours_full"), inputs.value("search_hours_full")), "full"


def _pace(inputs: Inputs) -> Pace:
    """Return what things take, by the numbers of the plan: so many applications a month of full-time search."""
    search = inputs.value("search_hours_full")
    sent = max(inputs.value(f"applications_{inputs.readiness}"), 1.0)
    return Pace(max(search, 1.0) * WEEKS / sent, inputs.value("project_hours"), search)


def _reviews(workspace: WeekRoom, today: date, sunday: date) -> Sequence[DueReview]:
    return workspace.due_reviews(today=today, days=(sunday - today).days)


def lacks(workspace: WeekRoom, store: Store, reading: Reading, role: str) -> tuple[Lack, ...]:
    """Return the skills that ads of a role require and the person does not show, those that pay most first.

    They are kept until an ad, the résumé or ``me.yaml`` changes: ten thousand ads take a moment to count.
    """
    from ashore.workspace.profile import RESUME

    stamp = f"{role} {store.meta(RESUME)} {evidence_stamp(store)}"
    kept = _kept_lacks(store, stamp)
    if kept is not None:
        return kept
    found = tuple(
        sorted(_lacks(workspace, reading.vocabulary, role), key=lambda lack: (-lack.worth, lack.skill))[:SHOWN]
    )
    text = json.dumps({"stamp": stamp, "lacks": [asdict(lack) for lack in found]}, ensure_ascii=False)
    with (
        suppress(AshoreError),
        store.database.transaction(),
    ):  # a workspace that may only be read has its plan, too
        store.set_meta(GAPS, text)
    return found


def _kept_lacks(store: Store, stamp: str) -> tuple[Lack, ...] | None:
    try:
        row = json.loads(store.meta(GAPS) or "{}")
        return tuple(Lack(**lack) for lack in row["lacks"]) if row["stamp"] == stamp else None
    except (KeyError, TypeError, ValueError):
        return None


def _lacks(workspace: WeekRoom, vocabulary: Vocabulary, role: str) -> list[Lack]:
    from ashore.person.profile import SAID
    from ashore.person.skills import find_skills
    from ashore.person.transfer.learning import hours as learning_hours
    from ashore.workspace.transfer import required_skills

    kinds = {term.name: term.attributes.get("kind") for term in vocabulary.terms("skills")}
    required = required_skills(workspace.market(role), kinds)
    profile = workspace.profile()
    known = bool(profile.said_skills or set(profile.texts) - {SAID})
    shown = find_skills(profile, vocabulary).find_all({one.skill for one in required}) if known else {}
    found = []
    for one in required:
        if one.skill not in shown:
            guess = learning_hours(one.skill, one.kind)
            found.append(Lack(one.skill, role, one.required, one.ads, guess.low, guess.high, known))
    return found
