"""The journal of the workspace that a request is about, with the numbers it is read by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk
from ashore.reports.journal_view import Card, pipeline
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.journal import Outcome
    from ashore.person import Inputs
    from ashore.reports.calendar import Event
    from ashore.words import Language


@dataclass(frozen=True)
class Books:
    """The journal, and what it is read by.

    Attributes
    ----------
    inputs
        The numbers of the person; the defaults where ``me.yaml`` cannot be read, which ``problem`` then tells.
    """

    outcomes: tuple[Outcome, ...]
    inputs: Inputs
    today: date
    problem: tuple[str, str] | None

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Every application by how far it is."""
        wait = timedelta(days=round(7 * self.inputs.value("weeks_to_answer")))
        return pipeline(self.outcomes, wait, self.today)


def books(desk: Desk) -> Books:
    """Return the journal; a mistake in ``me.yaml`` keeps nobody from it."""
    from ashore.person.inputs import inputs
    from ashore.person.me import Me

    problem = None
    try:
        numbers = desk.workspace.inputs()
    except AshoreError as error:
        numbers, problem = inputs(Me()), explain(error, desk.site.language)
    return Books(tuple(desk.workspace.outcomes()), numbers, deciding.today(), problem)


def events(desk: Desk, language: Language) -> tuple[Event, ...]:
    """Return what is due: interviews, answers that should have come, and the day to look at the plan again."""
    from ashore.plans.tree import REVIEW
    from ashore.reports.journal_calendar import due_events

    book = books(desk)
    decided = desk.workspace.last_decision()
    months = min(REVIEW, round(book.inputs.value("horizon")))
    review = None if decided is None else (decided, months)
    return due_events(book.cards, book.outcomes, review, book.today, language)


def once() -> str:
    """Return what makes a form that is sent twice count once."""
    return token_urlsafe()
