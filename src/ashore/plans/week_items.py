"""What may be done in a week, each with the hours that it would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum
from typing import Final

from ashore.plans.week_model import CHAT, TALK, Done, DueReview, Given, Item, Lack, Meeting, Pace, Waiting

PREPARATION: Final = 2.0
MEETING: Final = 1.0
"""Hours to prepare for an interview, and of the interview itself: our guesses."""
ASKING: Final = 0.25
MOST_ASKING: Final = 1.0
"""Hours to ask after one answer, and after all of them: our guesses."""
NOTICE: Final = 1.0
"""Hours to talk about leaving, and to write it down: our guess."""
WEEKS: Final = 365.25 / 7 / 12
"""Weeks of a month, as the plan counts them (`ashore.plans.career`)."""
PROJECT_WEEKS: Final = 2
TEN: Final = 10

_STUDY: Final = frozenset({"study_beside_work", "study_full_time"})
_IDLE: Final = frozenset({"stay", "give_up", "live"})


def spent(done: Done, pace: Pace) -> float:
    """Return the hours the journal accounts for: study as logged, applications and talks by what one takes."""
    return done.studied + done.applied * pace.application + done.talks * CHAT


def meeting_item(meeting: Meeting) -> Item:
    """Return an interview with the time to prepare for it."""
    key, hours = f"meeting-{meeting.entry}", PREPARATION + MEETING
    return Item(key, "meeting", meeting.who, hours, meeting.role, 1, due=meeting.day, clock=meeting.clock)


def asking_item(waiting: Waiting) -> Item:
    """Return the asking after answers that should have come."""
    hours = min(waiting.count * ASKING, MOST_ASKING)
    return Item("answer", "answer", "answer", hours, count=waiting.count, due=waiting.day)


def review_item(reviews: Sequence[DueReview]) -> Item:
    """Return the practice that is due, all of it as one item."""
    hours = fsum(max(review.minutes, 0.0) for review in reviews) / 60  # in whatever order they come
    due = min(review.due for review in reviews)
    return Item("review", "review", "review", max(hours, ASKING), count=len(reviews), due=due)


def step_item(given: Given, lacks: Sequence[Lack]) -> tuple[Item | None, Lack | None]:
    """Return what the plan says to do with its hours of the week, and the gap it is spent on where it is study."""
    step = given.step
    if step is None or step.act in _IDLE:
        return None, None
    key, pace, done = f"step-{step.act}", given.pace, given.done
    item = Item(key, "step", step.act, 0.0, step.role)
    if step.act in _STUDY:
        lack = lacks[0] if lacks else None
        return replace(item, hours=max(given.hours - done.studied, 0.0), lack=lack), lack
    if step.act == "apply":
        count = max(max(1, round(step.count / WEEKS)) - done.applied, 0)
        return replace(item, hours=count * pace.application, count=count, asked=count, each=pace.application), None
    if step.act == "referral_chat":
        count = max(max(1, round(step.count / WEEKS)) - done.talks, 0)
        return replace(item, hours=count * CHAT, count=count, asked=count, each=CHAT), None
    if step.act == "project":
        return replace(item, hours=max(pace.project / PROJECT_WEEKS - done.studied, 0.0)), None
    hours = {"transfer": TALK, "resign": NOTICE, "bridge_job": pace.search}.get(step.act, NOTICE)
    return replace(item, hours=hours), None


def trial_item(given: Given) -> Item | None:
    """Return the step that tells most; None where the plan has none."""
    trial = given.step.trial if given.step is not None else None
    if trial is None:
        return None
    item = Item(f"trial-{trial.name}", "trial", trial.name, TALK, trial.role or "", trial=trial)
    if trial.name == "ten_applications":
        each = given.pace.application
        count = max(TEN - given.done.applied, 0)
        return replace(item, hours=count * each, count=count, asked=count, each=each)
    if trial.name == "referral_chat":
        return replace(item, hours=CHAT, count=1)
    if trial.name == "project":
        return replace(item, hours=max(given.pace.project / PROJECT_WEEKS - given.done.studied, 0.0))
    return item


def gap_item(lack: Lack) -> Item:
    """Return the learning of a skill: as many hours as it may take."""
    return Item(f"gap-{lack.skill}", "gap", lack.skill, max(lack.high, 1.0), lack.role, lack=lack)


def shrunk(item: Item, hours: float) -> Item:
    """Return an item with the hours it got, and with as many applications or talks as they are enough for."""
    count = item.count
    if item.each > 0:
        count = max(1, min(count, int(hours / item.each + 1e-9)))
    return replace(item, hours=hours, count=count)
