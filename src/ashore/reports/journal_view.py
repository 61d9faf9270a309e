"""The journal as applications on their way: how far each is today, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from ashore.journal.applications import Application
from ashore.journal.record import WAITING

Stage = Literal["applied", "waiting", "interviewing", "offer", "closed"]
End = Literal["", "refused", "turned_down", "silent", "no_offer", "given_up", "withdrawn", "accepted", "declined"]

STAGES: Final[tuple[Stage, ...]] = ("applied", "waiting", "interviewing", "offer", "closed")
NEW: Final = timedelta(days=7)
"""Within a week an application is one that was just sent."""


@dataclass(frozen=True, slots=True)
class Card:
    """Applications that were sent together and are as far as each other.

    Attributes
    ----------
    of
        The applications themselves.
    since
        The day of the stage.
    due
        From when no answer counts as none; None where nothing is waited for.
    end
        Why a closed one is closed: refused, turned down after the interview, without an answer for as long as
        answers take, given up, withdrawn; what became of an offer.
    """

    of: Application
    stage: Stage
    since: date
    due: date | None = None
    end: End = ""

    @property
    def sent(self) -> date:
        """The day of the application, or of the first answer where none is known."""
        return date.fromisoformat(self.of.sent)

    @property
    def asked(self) -> date | None:
        """Since when an answer is waited for; None where nothing is."""
        if self.due is None:
            return None
        return date.fromisoformat(self.of.met or self.of.sent) if self.of.reached == "interview" else self.sent


def card(of: Application, wait: timedelta, today: date) -> Card:
    """Return how far applications are today.

    Parameters
    ----------
    wait
        How long an answer usually takes.
    """
    since = date.fromisoformat(of.since)
    if of.status in WAITING:
        sent = date.fromisoformat(of.sent)
        due = sent + wait
        if due <= today:
            return Card(of, "closed", due, due, "silent")
        fresh = today - sent < NEW
        return Card(of, "applied" if fresh else "waiting", since if fresh else max(since, sent + NEW), due)
    if of.status == "interview":
        due = max(since, date.fromisoformat(of.met or of.since)) + wait
        return Card(of, "closed", due, due, "no_offer") if due <= today else Card(of, "interviewing", since, due)
    if of.status in {"offer", "accepted"}:
        return Card(of, "offer", since, end="accepted" if of.status == "accepted" else "")
    return Card(of, "closed", since, end=_end(of))


def _end(of: Application) -> End:
    if of.status == "rejected":
        return "refused" if of.reached == "applied" else "turned_down"
    if of.status == "withdrew":
        return "withdrawn"
    return "declined" if of.status == "declined" else "given_up"


Sort = Literal["since", "sent", "role", "company", "stage", "count", "due"]
SORTS: Final[tuple[Sort, ...]] = ("stage", "role", "company", "sent", "since", "due", "count")
"""What the table can be put in order by; columns of it."""
