"""Correcting an entry of the journal: the form as it was filled, for an entry in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from starlette.responses import Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import books, numbered, once
from ashore.interfaces.web.pages.journal_form import FormPage, LogForm, dressed, filled, kind_of, of_entry
from ashore.interfaces.web.pages.journal_log import refused, said
from ashore.journal import Outcome
from ashore.journal.errors import JournalError, NoSuchOutcomeError, UndoneAlreadyError
from ashore.reports.journal_words import entry_text
from ashore.workspace.journal import Saying


@dataclass(frozen=True, slots=True)
class FixPage:
    """The page.

    Attributes
    ----------
    form
        As it was filled for the entry.
    entry, what
        The entry, and what it says in words.
    once
        Makes a form that is sent twice count once.
    """

    form: LogForm
    entry: int
    what: str
    once: str
    tab: str = "entries"


def show(desk: Desk) -> Response:
    """Show the form for an entry in the place of another; to htmx the form for one of another kind.

    Raises
    ------
    NoSuchOutcomeError, UndoneAlreadyError
    """
    entry = _entry(desk, desk.query("entry"))
    form = dressed(desk, books(desk), of_entry(entry, kind_of(desk.query("kind"), entry.kind)))
    if desk.partial:
        return desk.show("part/journal_log.html.j2", FormPage(form, once()))
    return _page(desk, entry, form)


def fix(desk: Desk) -> Response:
    """Write an entry in the place of another; where it cannot be taken, show the form with the reason.

    Raises
    ------
    NoSuchOutcomeError, UndoneAlreadyError
    """
    entry, kept = _entry(desk, desk.text("of")), books(desk)
    kind = kind_of(desk.text("kind"), entry.kind)
    form = replace(filled(desk, kind), of=str(entry.id))
    try:
        made = desk.workspace.correct_outcome(entry.id, kind, today=deciding.today(), **_whole(said(desk, kind)))
    except JournalError as error:
        return _page(desk, entry, refused(desk, kept, form, error), status=400)
    return desk.done(f"/journal?entry={made.id}", "corrected")


def _page(desk: Desk, entry: Outcome, form: LogForm, *, status: int = 200) -> Response:
    page = FixPage(form, entry.id, entry_text(entry, desk.site.language), once())
    return desk.show("journal_fix.html.j2", page, status=status)


def _entry(desk: Desk, asked: str) -> Outcome:
    number = numbered(asked)
    found = None if number is None else desk.workspace.outcome(number)
    if found is None:
        raise NoSuchOutcomeError(value=asked)
    if not desk.workspace.is_counting(found.id):
        raise UndoneAlreadyError(entry=found.id)
    return found


def _whole(anew: Saying) -> Saying:
    """Return what the form says with what it leaves empty: an emptied field empties that of the entry."""
    empty: Saying = {
        "role": None, "amount": None, "gross": False, "about": None, "open_": False, "note": None, "at": "",
        "round_": None, "hours": None, "terms": None, "questions": (), "answers": None, "company": "", "title": "",
        "channel": "", "city": "", "ad": "",
    }  # fmt: skip
    return {**empty, **anew}


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/fix", "GET", show),
    ("/journal/fix", "POST", fix),
)
