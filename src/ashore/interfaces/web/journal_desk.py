"""The journal of the workspace that a request is about, with the numbers it is read by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk
from ashore.reports.journal_view import Card, card
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.person import Inputs
    from ashore.reports.calendar import Event
    from ashore.words import Language
    from ashore.workspace import Board

BEFORE: Final = timedelta(days=120)
"""An interview takes place, and an offer is to be answered, at most so long after it was written down."""
MOST: Final = 1000
"""Interviews that are looked through for their time, the latest."""
DIGITS: Final = 10
"""Digits that the number of an entry has fewer of."""


@dataclass(frozen=True, slots=True)
class Books:
    """The journal, and what it is read by.

    Attributes
    ----------
    inputs
        The numbers of the person; the defaults where ``me.yaml`` cannot be read, which ``problem`` then tells.
    wait
        How long an answer usually takes.
    """

    board: Board
    inputs: Inputs
    wait: timedelta
    today: date
    problem: tuple[str, str] | None

    def cards(self, **chosen: Any) -> tuple[Card, ...]:
        """Return applications by how far they are today; what is chosen as of `Board.select`."""
        return tuple(card(one, self.wait, self.today) for one in self.board.select(**chosen))


def books(desk: Desk) -> Books:
    """Return the journal; a mistake in ``me.yaml`` keeps nobody from it."""
    from ashore.person.inputs import inputs
    from ashore.person.me import Me

    problem = None
    try:
        numbers = desk.workspace.inputs()
    except AshoreError as error:
        numbers, problem = inputs(Me()), explain(error, desk.site.language)
    today = deciding.today()
    wait = timedelta(days=round(7 * numbers.value("weeks_to_answer")))
    return Books(desk.workspace.board(wait, today=today), numbers, wait, today, problem)


def events(desk: Desk, language: Language, after: date, until: date) -> tuple[Event, ...]:
    """Return what is due: interviews, offers, answers that should have come, when to look again.

    Parameters
    ----------
    after, until
        The first and the last day.
    """
    from ashore.plans.tree import REVIEW
    from ashore.reports.journal_calendar import Awaited, due_events, within

    book, workspace = books(desk), desk.workspace
    awaited = []
    for kind, role, asked, due, count, company, latest in book.board.due(after, until):
        entry = workspace.outcome(latest)
        logged = "" if entry is None else entry.logged
        days = date.fromisoformat(asked), date.fromisoformat(due)
        awaited.append(Awaited(kind, role, *days, count, company, logged))
    decided = workspace.last_decision()
    months = min(REVIEW, round(book.inputs.value("horizon")))
    found = due_events(
        awaited,
        workspace.counting(("interview",), since=after - BEFORE, limit=MOST),
        workspace.counting(("offer",), since=after - BEFORE, limit=MOST),
        workspace.counting(("accepted", "declined"), since=after - BEFORE, limit=MOST),
        None if decided is None else (decided, months),
        language,
    )
    return within(found, after, until)


def numbered(text: str) -> int | None:
    """Return the number of an entry as an address or a form writes it; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < DIGITS else None


def once() -> str:
    """Return what makes a form that is sent twice count once."""
    return token_urlsafe()
