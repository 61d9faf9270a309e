"""What is due by the journal, as events of a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ashore.reports.journal_calendar import Awaited, due_events, within

if TYPE_CHECKING:
    from ashore.person import Inputs
    from ashore.reports.calendar import Event
    from ashore.words import Language
    from ashore.workspace.rooms.plans import PlansRoom

BEFORE: Final = timedelta(days=120)
"""An interview takes place, and an offer is to be answered, at most so long after it was written down."""
MOST: Final = 1000
"""Entries of a kind that are looked through for their time, the latest."""


def due(
    workspace: PlansRoom, inputs: Inputs, after: date, until: date, today: date, language: Language
) -> tuple[Event, ...]:
    """Return what is due from one day to another; see `PlansRoom.due`."""
    from ashore.plans.tree import REVIEW

    wait = timedelta(days=round(7 * inputs.value("weeks_to_answer")))
    awaited = []
    for kind, role, asked, by, count, company, latest in workspace.board(wait, today=today).due(after, until):
        entry = workspace.outcome(latest)
        logged = "" if entry is None else entry.logged
        days = date.fromisoformat(asked), date.fromisoformat(by)
        awaited.append(Awaited(kind, role, *days, count, company, logged))
    decided = workspace.last_decision()
    months = min(REVIEW, round(inputs.value("horizon")))
    found = due_events(
        awaited,
        workspace.counting(("interview",), since=after - BEFORE, limit=MOST),
        workspace.counting(("offer",), since=after - BEFORE, limit=MOST),
        workspace.counting(("accepted", "declined"), since=after - BEFORE, limit=MOST),
        None if decided is None else (decided, months),
        language,
    )
    return within(found, after, until)
