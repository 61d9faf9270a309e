"""What the journal has for a week: interviews, answers that are due, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ashore.journal.outcomes import read_time
from ashore.plans.week_model import Done, Meeting, Waiting

if TYPE_CHECKING:
    from ashore.workspace.rooms.journal import JournalRoom

LATE: Final = timedelta(days=7)
"""How long after its day one still asks after an answer."""
BEFORE: Final = timedelta(days=120)
"""An interview takes place at most so long after it was written down."""
MOST: Final = 1000
"""Entries of a kind that are looked through, the latest."""


@dataclass(frozen=True, slots=True)
class Diary:
    """What the journal has for a week."""

    meetings: tuple[Meeting, ...]
    waiting: Waiting | None
    done: Done


def diary(workspace: JournalRoom, monday: date, first: date, sunday: date, wait: timedelta, today: date) -> Diary:
    """Return the interviews from ``first`` to ``sunday``, the answers due by then, and what was done since Monday.

    Parameters
    ----------
    wait
        How long an answer usually takes.
    """
    return Diary(
        _meetings(workspace, first, sunday),
        _waiting(workspace, first - LATE, sunday, wait, today),
        _done(workspace, monday, sunday),
    )


def _meetings(workspace: JournalRoom, first: date, sunday: date) -> tuple[Meeting, ...]:
    found = []
    for entry in workspace.counting(("interview",), since=first - BEFORE, limit=MOST):
        at, timed = read_time(entry.at) or (None, False)
        if at is not None and first <= at.date() <= sunday:
            found.append(
                Meeting(entry.id, at.date(), entry.role or "", entry.company, f"{at:%H:%M}" if timed else "")
            )
    return tuple(found)


def _waiting(workspace: JournalRoom, after: date, until: date, wait: timedelta, today: date) -> Waiting | None:
    rows = workspace.board(wait, today=today).due(after, until)
    return Waiting(sum(row[4] for row in rows), date.fromisoformat(min(row[3] for row in rows))) if rows else None


def _done(workspace: JournalRoom, monday: date, sunday: date) -> Done:
    entries = [
        entry
        for entry in workspace.counting(("studied", "applied", "referral"), since=monday, limit=MOST)
        if entry.date <= sunday
    ]
    return Done(
        sum(entry.hours or 0.0 for entry in entries if entry.kind == "studied"),
        sum(entry.count for entry in entries if entry.kind == "applied"),
        sum(entry.count for entry in entries if entry.kind == "referral"),
    )
