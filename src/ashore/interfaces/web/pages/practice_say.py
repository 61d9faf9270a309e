"""Saying an answer aloud: the question in large letters, the clock, the checklist, a rating; without scripts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final, Literal

from starlette.responses import RedirectResponse, Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.paging import address
from ashore.practice.schedule import LONGEST, RATINGS
from ashore.reports import practice_view as view
from ashore.reports.practice_view import PointView, QuestionRow

Step = Literal["ready", "running", "check"]


@dataclass(frozen=True, slots=True)
class SayPage:
    """The page, at one of its three steps.

    Attributes
    ----------
    step
        Before the answer, while it is said, after it.
    role
        What the sitting is narrowed to; empty where to nothing.
    since
        When the answer began, in seconds of the machine's clock.
    took, took_words
        How long it took, in seconds and in words.
    answer, answer_lang
        The written answer, shown after, and its language where it is not the reader's.
    points
        What a good answer contains.
    ratings
        Number and name of each.
    left
        Questions that are due after this one.
    once
        Makes a rating that is sent twice count once.
    """

    step: Step
    row: QuestionRow
    role: str
    since: float
    took: float
    took_words: str
    answer: str
    answer_lang: str
    points: tuple[PointView, ...]
    ratings: tuple[tuple[int, str], ...]
    left: int
    once: str


def following(desk: Desk) -> Response:
    """Lead to the first question that is due."""
    role = desk.query("role")
    due = desk.workspace.notebook().due(role=desk.workspace.role_family(role or None))
    if not due.entries:
        return desk.done(address("/practice", role=role), "practice_none_due")
    return RedirectResponse(address(f"/practice/say/{due.entries[0].question.key}", role=role), 303)


def show(desk: Desk) -> Response:
    """Show a question before, while and after it is answered; the address says which."""
    language, role = desk.site.language, desk.query("role")
    book = desk.workspace.notebook()
    question = book.find(str(desk.request.path_params["key"]))
    entry = book.entry(question)
    since, took = _number(desk.query("since")), _number(desk.query("took"))
    step: Step = "check" if desk.query("took") else "running" if since else "ready"
    versions = book.versions(question)
    answer = versions[-1].text if versions else ""
    due = book.due(role=desk.workspace.role_family(role or None))
    page = SayPage(
        step,
        view.row(question, entry.schedule, book.today, language, versions=len(versions), aside=entry.aside),
        role,
        since,
        took,
        view.duration(took, language),
        answer,
        view.lang_of(answer, language) if answer else "",
        view.points_of(question, book.checklist(question), language),
        tuple((number, view.rating_name(number, language)) for number in RATINGS),
        sum(one.question.key != question.key for one in due.entries),
        token_urlsafe(),
    )
    return desk.show("practice_say.html.j2", page)


def begin(desk: Desk) -> Response:
    """Begin the clock."""
    return RedirectResponse(_here(desk, since=f"{time.time():.1f}"), 303)


def end(desk: Desk) -> Response:
    """Stop the clock: the server says how long it took."""
    since = _number(desk.text("since"))
    took = min(max(time.time() - since, 0.0), LONGEST) if since else 0.0
    return RedirectResponse(_here(desk, took=f"{took:.1f}"), 303)


def rate(desk: Desk) -> Response:
    """Write the practice down, and lead to the next question."""
    took = _number(desk.text("took"))
    points = [str(point) for point in desk.form.getlist("points")]
    key = str(desk.request.path_params["key"])
    desk.workspace.practise(key, desk.text("rating"), seconds=took or None, points=points)
    role = desk.text("role")
    due = desk.workspace.notebook().due(role=desk.workspace.role_family(role or None))
    if not due.entries or desk.text("stop"):
        return desk.done(address("/practice", role=role), "practice_rated")
    # What has just failed is due again in minutes: another question goes first.
    after = next((one for one in due.entries if one.question.key != key), due.entries[0])
    return desk.done(address(f"/practice/say/{after.question.key}", role=role), "practice_rated")


def _here(desk: Desk, **query: str) -> str:
    return address(f"/practice/say/{desk.request.path_params['key']}", role=desk.text("role"), **query)


def _number(text: str) -> float:
    """Read a number of an address; 0 where it is none that a clock gives."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e11 else 0.0


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/practice/next", "GET", following),
    ("/practice/say/{key}", "GET", show),
    ("/practice/say/{key}/begin", "POST", begin),
    ("/practice/say/{key}/end", "POST", end),
    ("/practice/say/{key}/rate", "POST", rate),
)
