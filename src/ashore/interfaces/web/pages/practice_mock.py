"""A mock interview, question by question, and what to fix after it; every step is an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages.practice_roles import roles
from ashore.interfaces.web.paging import address
from ashore.practice.errors import NothingToPractiseError
from ashore.reports import practice_view as view
from ashore.reports.practice_view import QuestionRow

if TYPE_CHECKING:
    from ashore.practice.mock import Mock, Turn


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to fix before the interview.

    Attributes
    ----------
    missing
        What the answer lacks, in words.
    """

    row: QuestionRow
    answered: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MockPage:
    """The page, at one of its steps.

    Attributes
    ----------
    role, roles
        The role family interviewed for; empty where for any. And what may be chosen.
    count
        Questions of the whole interview.
    number
        Of the question, from 1; 0 before the first.
    row
        The question; None before the first and after the last.
    follow_ups
        What was asked after it so far.
    onward
        Address of the next step; empty after the last.
    over
        Whether the interview has ended.
    fixes
        What to fix; empty until it has ended.
    """

    role: str
    roles: tuple[str, ...]
    count: int
    number: int
    row: QuestionRow | None
    follow_ups: tuple[str, ...]
    onward: str
    over: bool
    fixes: tuple[Fix, ...]


def show(desk: Desk) -> Response:
    """Show one step of the interview: its beginning, a question with what followed so far, or its end."""
    role = desk.workspace.role_family(desk.query("role") or None)
    found = desk.workspace.mock_interview(role=role)
    count, book = len(found.turns), desk.workspace.notebook()
    if not count:
        raise NothingToPractiseError
    number, asked = min(_whole(desk.query("turn")), count + 1), _whole(desk.query("asked"))
    turn = found.turns[number - 1] if 1 <= number <= count else None
    page = MockPage(
        role or "",
        () if number else roles(book),
        count,
        number,
        None if turn is None else _row(desk, turn, book.today),
        () if turn is None else _follow_ups(desk, turn)[:asked],
        _onward(role or "", number, turn, asked),
        number > count,
        tuple(_fixes(desk, found, book.today)) if number > count else (),
    )
    return desk.show("practice_mock.html.j2", page)


def _onward(role: str, number: int, turn: Turn | None, asked: int) -> str:
    """Return the address of the next follow-up, else of the next question."""
    if number and turn is None:
        return ""
    if turn is not None and asked < len(turn.follow_ups):
        return address("/practice/mock", role=role, turn=str(number), asked=str(asked + 1))
    return address("/practice/mock", role=role, turn=str(number + 1))


def _row(desk: Desk, turn: Turn, today: date) -> QuestionRow:
    return view.row(turn.question, None, today, desk.site.language, versions=int(turn.answered))


def _follow_ups(desk: Desk, turn: Turn) -> tuple[str, ...]:
    return tuple(view.follow_up(turn.question, point, desk.site.language) for point in turn.follow_ups)


def _fixes(desk: Desk, found: Mock, today: date) -> list[Fix]:
    say = desk.site.say
    return [
        Fix(
            _row(desk, turn, today),
            turn.answered,
            tuple(say(f"practice.point.{point}") for point in turn.checklist.missing),
        )
        for turn in found.fix
    ]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/practice/mock", "GET", show),)
