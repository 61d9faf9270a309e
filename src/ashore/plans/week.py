"""The plan for a week: a few things to do, in hours that fit the hours a person has (docs/week.md has the rule).

Hours are counted in quarters. What is fixed comes first. Of what is left each thing takes so much that what
remains for the next only grows with the hours there are: more hours never drop anything from the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ashore.plans.week_days import HOUR, placed, quarters_of
from ashore.plans.week_items import (
    asking_item,
    gap_item,
    meeting_item,
    review_item,
    shrunk,
    spent,
    step_item,
    trial_item,
)
from ashore.plans.week_model import Because, Done, Given, Item, Left, Week

MOST: Final = 7
"""Items at most."""
MOST_A_DAY: Final = 8.0
"""Hours of a day at most: what is left of a week on its Sunday."""
NEXT_GAPS: Final = 2
"""Gaps that are named as the next ones."""

_DAYS: Final = 7
_SAME: Final = {
    "ten_applications": "apply",
    "referral_chat": "referral_chat",
    "project": "project",
    "transfer_talk": "transfer",
}
"""The act that a step which brings information comes to."""


@dataclass(slots=True)
class _Filling:
    """The hours and places that are left, in quarters."""

    rest: int
    items: list[Item]
    left_out: list[Left]

    @property
    def full(self) -> bool:
        return len(self.items) >= MOST

    def take(self, item: Item, least: int, most: int) -> None:
        """Give an item what it wants, up to ``most``; leave it out where that is below ``least``."""
        wanted = quarters_of(item.hours)
        quarters = min(wanted, most)
        if self.full or quarters < min(least, wanted):
            self.left_out.append(Left(item, "items" if self.full else "hours"))
            return
        self.rest -= quarters
        self.items.append(shrunk(item, quarters / HOUR))


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def week(given: Given) -> Week:
    """Return the plan for a week. The order of what is given changes nothing."""
    first = max(given.today, given.monday)
    days = max((given.monday + timedelta(days=_DAYS) - first).days, 1)
    gone = spent(given.done, given.pace)
    left = max(min(given.hours - gone, MOST_A_DAY * days), 0.0)
    room = int(left * HOUR + 1e-9)
    fixed = [
        meeting_item(meeting)
        for meeting in sorted(given.meetings, key=lambda one: (one.day, one.clock, one.entry))
    ]
    needed = sum(quarters_of(item.hours) for item in fixed)
    filling = _Filling(max(room - needed, 0), fixed[:MOST], [Left(item, "items") for item in fixed[MOST:]])
    _fill(filling, given)
    items = placed(filling.items, [first + timedelta(days=n) for n in range(days)])
    planned = sum(item.hours for item in items)
    over = max(needed - room, 0) / HOUR
    return Week(given.monday, given.today, given.hours, gone, left, planned, over, items, tuple(filling.left_out))


def _fill(filling: _Filling, given: Given) -> None:
    """Give out the hours that are left: docs/week.md has the order and the shares."""
    lacks = sorted(given.lacks, key=lambda lack: (-lack.worth, lack.skill))
    if given.waiting is not None:
        filling.take(asking_item(given.waiting), 1, filling.rest)
    if given.reviews:
        filling.take(review_item(given.reviews), 1, _part(filling.rest, 1, 2, 1))
    step, studied = step_item(given, lacks)
    gaps = [lack for lack in lacks if studied is None or lack.skill != studied.skill]
    stopped = given.step is not None and given.step.act == "give_up"
    gap = None if stopped or not gaps else gap_item(gaps[0])
    trial = trial_item(given)
    if trial is not None and (because := _unwanted(trial, step, given.done)) is not None:
        filling.left_out.append(Left(trial, because))
        trial = None
    if step is not None and not quarters_of(step.hours):
        filling.left_out.append(Left(step, "done"))
    elif step is not None:
        most = _part(filling.rest, 4, 5, HOUR) if gap or trial else filling.rest
        filling.take(step, HOUR, most)
        if step.key not in {item.key for item in filling.items}:
            filling.rest = 0  # what comes after it does not take its hours
    if trial is not None:
        _try(filling, trial, gap)
    if gap is not None:
        filling.take(gap, HOUR, filling.rest)
    filling.left_out += [Left(gap_item(lack), "later") for lack in gaps[1 : 1 + NEXT_GAPS] if not stopped]
    filling.left_out += [Left(gap_item(lack), "stopped") for lack in gaps[:1] if stopped]


def _unwanted(trial: Item, step: Item | None, done: Done) -> Because | None:
    """Return why a step that brings information is not for this week, whatever the hours."""
    act = _SAME.get(trial.name, "")
    if step is not None and step.name == act and trial.role in {"", step.role}:
        return "same"
    if trial.trial is not None and not trial.trial.pays:
        return "worth"
    return "done" if not quarters_of(trial.hours) or (act == "referral_chat" and done.talks) else None


def _try(filling: _Filling, trial: Item, gap: Item | None) -> None:
    """Put in the step that tells most; an hour and a place are kept for the gap."""
    if gap is not None and len(filling.items) + 1 >= MOST:
        filling.left_out.append(Left(trial, "items"))
        return
    least = {"ten_applications": trial.each, "project": 2.0}.get(trial.name, trial.hours)
    filling.take(trial, max(quarters_of(least), HOUR), filling.rest - (HOUR if gap is not None else 0))


def _part(rest: int, of: int, parts: int, least: int) -> int:
    """Return so many parts of the quarters that are left, the least a thing needs at any rate.

    What remains grows with what there is: where nothing more is left for something else, it was so with less too.
    """
    return max(min(rest, least), rest * of // parts)
