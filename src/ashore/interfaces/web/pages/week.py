"""The plan for the week: a page of its own, a part of Today, a list and a calendar to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.deciding import today
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.reports.calendar import calendar
from ashore.reports.week_view import WeekView, events, markdown, view
from ashore.words import LANGUAGES, Language, say

if TYPE_CHECKING:
    from ashore.plans.week_model import Planned


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The page and its part.

    Attributes
    ----------
    following
        Whether it is the week after this one.
    alone
        Whether it is the page, and not a part of another.
    once
        Makes a form that is sent twice count once.
    """

    week: WeekView
    following: bool
    alone: bool
    once: str


def show(desk: Desk) -> Response:
    """Show the list; without its frame where a page asks for it."""
    shown = view(_planned(desk), desk.site.language)
    page = WeekPage(shown, _following(desk), not desk.partial, token_urlsafe())
    return desk.show("part/week.html.j2" if desk.partial else "week.html.j2", page)


def log(desk: Desk) -> Response:
    """Write down that something of the list was done.

    Raises
    ------
    JournalError
        Where that makes no sense; nothing is written then.
    """
    role, key, workspace = desk.text("role") or None, desk.text("once"), desk.workspace
    count = desk.text("count") or "1"
    if desk.text("entry") == "studied":
        workspace.log("studied", hours=count, role=role, key=key, today=today())
    elif desk.text("entry") == "referral":
        workspace.log("referral", role=role, count=count, key=key, today=today())
    else:  # what is sent today waits for its answer
        workspace.log("applied", role=role, count=count, open_=True, key=key, today=today())
    return desk.done("/week" if desk.text("alone") else "/", "week_logged")


def as_markdown(desk: Desk) -> Response:
    """Return the list to tick off, as a file."""
    language = _language(desk)
    text = markdown(view(_planned(desk), language), language)
    return _file(text, "text/markdown", "ashore-week.md")


def as_calendar(desk: Desk) -> Response:
    """Return what the list has for each day, as an iCalendar feed."""
    language, planned = _language(desk), _planned(desk)
    here = f"http://127.0.0.1:{desk.server.port}/week"
    found = events(planned, language, datetime.now(UTC))
    return _file(calendar(say(language, "week.calendar"), found, here), "text/calendar", "ashore-week.ics")


def _planned(desk: Desk) -> Planned:
    return desk.workspace.week(following=_following(desk), today=today())


def _following(desk: Desk) -> bool:
    return desk.query("next") == "1"


def _language(desk: Desk) -> Language:
    """Return the language of the address: a calendar program names none."""
    return next((known for known in LANGUAGES if known == desk.query("language")), desk.site.language)


def _file(text: str, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'inline; filename="{name}"'}
    return Response(text, media_type=f"{media_type}; charset=utf-8", headers=headers)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/week", "GET", show),
    ("/week/log", "POST", log),
    ("/week.md", "GET", as_markdown),
    ("/week.ics", "GET", as_calendar),
)
