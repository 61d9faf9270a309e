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
    book = books(desk)
    return desk.workspace.due(after, until, language, inputs=book.inputs, today=book.today)


def numbered(text: str) -> int | None:
    """Return the number of an entry as an address or a form writes it; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < DIGITS else None


def once() -> str:
    """Return what makes a form that is sent twice count once."""
    return token_urlsafe()
