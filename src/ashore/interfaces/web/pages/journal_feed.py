"""The calendar that programs on this machine can subscribe to: what is due."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import events
from ashore.reports.calendar import calendar
from ashore.reports.journal_calendar import AHEAD, PAST
from ashore.words import LANGUAGES, say


def feed(desk: Desk) -> Response:
    """Return what is due as an iCalendar feed, in the language of the address (a calendar program names none)."""
    language = next((known for known in LANGUAGES if known == desk.query("language")), desk.site.language)
    here = f"http://127.0.0.1:{desk.server.port}/journal"
    today = deciding.today()
    found = events(desk, language, today - PAST, today + AHEAD)
    text = calendar(say(language, "web.journal.feed.name"), found, here)
    headers = {"content-disposition": 'inline; filename="ashore.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/journal/due.ics", "GET", feed),)
