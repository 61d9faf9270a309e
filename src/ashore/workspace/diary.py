"""What the journal has for a week: interviews, answers that are due, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ashore.journal import live
from ashore.journal.details import read
from ashore.plans.week_model import Done, Meeting, Waiting

if TYPE_CHECKING:
    from ashore.workspace.rooms.journal import JournalRoom

LATE: Final = timedelta(days=7)
"""How long after its day one still asks after an answer."""


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
    from ashore.reports.journal_view import pipeline

    entries = live(workspace.outcomes())
    meetings = tuple(
        Meeting(entry.id, at.date(), entry.role or "", details.company, f"{at:%H:%M}" if details.timed else "")
        for entry in entries
        if entry.kind == "interview"
        and (at := (details := read(entry.note)).at) is not None
        and first <= at.date() <= sunday
    )
    cards = [card for card in pipeline(entries, wait, today) if card.due and first - LATE <= card.due <= sunday]
    days = [card.due for card in cards if card.due is not None]
    waiting = Waiting(sum(card.count for card in cards), min(days)) if days else None
    since = [entry for entry in entries if monday <= entry.date <= sunday]
    done = Done(
        sum(entry.hours or 0.0 for entry in since if entry.kind == "studied"),
        sum(entry.count for entry in since if entry.kind == "applied"),
        sum(entry.count for entry in since if entry.kind == "referral"),
    )
    return Diary(meetings, waiting, done)
