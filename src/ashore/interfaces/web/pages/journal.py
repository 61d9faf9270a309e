"""Journal: write down what happened in a click or two, see how far each application is, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import Books, books, once
from ashore.interfaces.web.pages import (
    journal_ad,
    journal_calibration,
    journal_export,
    journal_feed,
    journal_fix,
    journal_funnel,
    journal_import,
    journal_lists,
    journal_log,
    journal_offers,
)
from ashore.interfaces.web.pages.journal_form import FormPage, LogForm
from ashore.interfaces.web.pages.journal_told import Told, told
from ashore.interfaces.web.paging import address
from ashore.reports.journal_view import STAGES, Card, Stage

if TYPE_CHECKING:
    from ashore.workspace.shelf import Listed

SHOWN: Final = 8
"""Cards of one column; the table has them all."""
ADS: Final = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board.

    Attributes
    ----------
    count
        Applications in it.
    cards
        The first of them, those that moved last first.
    more
        How many cards are not shown; ``link`` leads to all of them.
    """

    stage: Stage
    count: int
    cards: tuple[Card, ...]
    more: int
    link: str


@dataclass(frozen=True, slots=True)
class Journal:
    """The page.

    Attributes
    ----------
    form
        Writes an entry down.
    told
        What the entry that was just written has changed; None where none was.
    columns
        The board.
    empty
        Whether nothing was ever written down.
    ads
        The ads that came last, to write down that one applied there.
    problem
        Message and remedy where the numbers of the person cannot be read; the defaults stand in for them.
    feed
        Address of the calendar.
    once
        Makes a form that is sent twice count once.
    """

    form: LogForm
    told: Told | None
    columns: tuple[Column, ...]
    empty: bool
    ads: tuple[Listed, ...]
    problem: tuple[str, str] | None
    feed: str
    once: str
    tab: str = "board"


def show(desk: Desk) -> Response:
    """Show the form and the board; to htmx the form for another kind of entry."""
    kept = books(desk)
    form = journal_log.fresh(desk, kept)
    if desk.partial:
        return desk.show("part/journal_log.html.j2", FormPage(form, once()))
    return desk.show("journal.html.j2", _page(desk, kept, form))


def log(desk: Desk) -> Response:
    """Write an entry down; where it cannot be taken, show the form as it was filled, with the reason.

    Raises
    ------
    StoreError
        Where the disk or another program is in the way.
    """
    kept = books(desk)
    form, entry = journal_log.log(desk, kept)
    if entry is not None:
        return desk.done(f"/journal?entry={entry.id}", "logged")
    return desk.show("journal.html.j2", _page(desk, kept, form), status=400)


def _page(desk: Desk, kept: Books, form: LogForm) -> Journal:
    counts = kept.board.counts()
    return Journal(
        form,
        told(desk),
        tuple(_column(kept, stage, *counts.get(stage, (0, 0))) for stage in STAGES),
        not desk.workspace.counted_entries()[0],
        tuple(desk.workspace.shelf.listed(kind="ad", limit=ADS)),
        kept.problem,
        f"http://127.0.0.1:{desk.server.port}/journal/due.ics?language={desk.site.language}",
        once(),
    )


def _column(kept: Books, stage: Stage, count: int, rows: int) -> Column:
    cards = kept.cards(stage=stage, limit=SHOWN) if rows else ()
    return Column(stage, count, cards, rows - len(cards), address("/journal/table", stage=stage))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal", "GET", show),
    ("/journal/log", "POST", log),
    *journal_ad.ROUTES,
    *journal_fix.ROUTES,
    *journal_lists.ROUTES,
    *journal_funnel.ROUTES,
    *journal_feed.ROUTES,
    *journal_calibration.ROUTES,
    *journal_offers.ROUTES,
    *journal_import.ROUTES,
    *journal_export.ROUTES,
)
