"""Journal: write down what happened in a click or two, see how far each application is, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import Books, books, once
from ashore.interfaces.web.pages import (
    journal_calibration,
    journal_feed,
    journal_funnel,
    journal_lists,
    journal_log,
    journal_offers,
)
from ashore.interfaces.web.pages.journal_log import LogForm
from ashore.interfaces.web.paging import address
from ashore.reports.journal_view import STAGES, Card, Stage

if TYPE_CHECKING:
    from ashore.journal import Outcome
    from ashore.reports.journal_words import Move
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
        Applications in it, by the counts of all its cards.
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
class Told:
    """What an entry, or the taking back of one, has changed.

    Attributes
    ----------
    entry
        Its number.
    what
        The entry in words.
    moves
        What it made of the beliefs.
    note
        What is to be said beside them; empty where nothing is.
    undone
        Whether it was taken back.
    """

    entry: int
    what: str
    moves: tuple[Move, ...]
    note: str
    undone: bool


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
        return desk.show("part/journal_log.html.j2", journal_log.FormPage(form, once()))
    return desk.show("journal.html.j2", _page(desk, kept, form))


def log(desk: Desk) -> Response:
    """Write an entry down; where it cannot be taken, show the form as it was filled, with the reason.

    Raises
    ------
    StoreError
        Where the disk or another program is in the way.
    """
    form, entry = journal_log.log(desk)
    if entry is not None:
        return desk.done(f"/journal?entry={entry.id}", "logged")
    return desk.show("journal.html.j2", _page(desk, books(desk), form), status=400)


def _page(desk: Desk, kept: Books, form: LogForm) -> Journal:
    cards = kept.cards
    return Journal(
        form,
        _told(desk, kept.outcomes),
        tuple(_column(stage, [card for card in cards if card.stage == stage]) for stage in STAGES),
        not kept.outcomes,
        tuple(desk.workspace.shelf.listed(kind="ad", limit=ADS)),
        kept.problem,
        f"http://127.0.0.1:{desk.server.port}/journal/due.ics?language={desk.site.language}",
        once(),
    )


def _column(stage: Stage, cards: list[Card]) -> Column:
    shown, total = tuple(cards[:SHOWN]), sum(card.count for card in cards)
    return Column(stage, total, shown, len(cards) - len(shown), address("/journal/table", stage=stage))


def _told(desk: Desk, outcomes: tuple[Outcome, ...]) -> Told | None:
    """Return what the entry in the address has changed: the beliefs without it beside those with it."""
    from ashore.journal import live
    from ashore.reports.journal_words import entry_text

    asked = desk.query("entry")
    if not (asked.isdecimal() and len(asked) < 10) or desk.query("kind"):
        return None
    entry = next((one for one in outcomes if one.id == int(asked) and one.kind != "undo"), None)
    if entry is None:
        return None
    counting = live(outcomes)
    undone = entry not in counting
    without = tuple(one for one in counting if one != entry)
    moved, note = _moved(desk, entry, without, undone=undone)
    return Told(entry.id, entry_text(entry, desk.site.language), moved, note, undone)


def _moved(
    desk: Desk, entry: Outcome, without: tuple[Outcome, ...], *, undone: bool
) -> tuple[tuple[Move, ...], str]:
    from ashore.errors import AshoreError
    from ashore.reports.journal_words import moves, patient

    language = desk.site.language
    if entry.role is None:
        return (), "" if undone else desk.site.say(f"web.journal.alone.{entry.kind}")
    try:
        believe = desk.workspace.believer(entry.role, today=deciding.today())
    except AshoreError:  # a mistake in what the person says of themselves is told above the form
        return (), ""
    before, after = believe(without), believe((*without, entry))
    if undone:
        return tuple(moves(entry, after, before, language)), ""
    moved = tuple(moves(entry, before, after, language))
    return moved, patient(entry, after, language) if moved else desk.site.say("web.journal.alone.referral")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal", "GET", show),
    ("/journal/log", "POST", log),
    *journal_log.ROUTES,
    *journal_lists.ROUTES,
    *journal_funnel.ROUTES,
    *journal_feed.ROUTES,
    *journal_calibration.ROUTES,
    *journal_offers.ROUTES,
)
