"""The journal as tables: every application by how far it is, and every entry as it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from starlette.responses import Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import books, numbered, once
from ashore.interfaces.web.pages.journal_form import roles_of
from ashore.interfaces.web.paging import PER_PAGE, Pager, address, pager
from ashore.journal.errors import JournalError, NoSuchOutcomeError
from ashore.reports.journal_view import SORTS, STAGES, Card, Sort
from ashore.reports.journal_words import entry_text, problem
from ashore.reports.values import label

DOWN: Final[frozenset[Sort]] = frozenset({"sent", "since", "count"})
"""Columns whose greatest come first where one does not say."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column.

    Attributes
    ----------
    link
        Puts the table in its order; in the other one where it is in its order already.
    order
        ``ascending``, ``descending``; empty where the table has another order.
    """

    name: Sort
    link: str
    order: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """The applications, a row for each that were sent together and are as far.

    Attributes
    ----------
    role, stage
        What is chosen; empty where nothing is.
    roles, stages
        What may be chosen.
    sort, down
        The order, to be kept while one chooses.
    some
        Whether there are applications before anything is chosen.
    """

    role: str
    stage: str
    roles: tuple[str, ...]
    headings: tuple[Heading, ...]
    sort: str
    down: str
    rows: tuple[Card, ...]
    pager: Pager
    some: bool
    stages: tuple[str, ...] = STAGES
    tab: str = "table"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry.

    Attributes
    ----------
    what
        In words.
    counts
        Whether it counts: it was not taken back or corrected, and is no taking back itself.
    undoes
        The entry that it takes back; None where it takes none back.
    """

    id: int
    day: str
    what: str
    counts: bool
    undoes: int | None


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """Every entry, the last first.

    Attributes
    ----------
    problem
        Message and remedy of why one could not be taken back; None where none was asked to be.
    once
        Makes a form that is sent twice count once.
    """

    rows: tuple[EntryRow, ...]
    pager: Pager
    problem: tuple[str, str] | None
    once: str
    tab: str = "entries"


def show_table(desk: Desk) -> Response:
    """Show the applications in the order and of the choice in the address."""
    kept, language = books(desk), desk.site.language
    roles, _ = roles_of(desk)
    role = next((one for one in roles if one == desk.query("role")), "")
    stage = next((one for one in STAGES if one == desk.query("stage")), "")
    sort: Sort = next((one for one in SORTS if one == desk.query("sort")), "since")
    down = desk.query("down") == "1" if desk.query("down") else sort in DOWN
    counts = kept.board.counts(role)
    rows = sum(found for at, (_, found) in counts.items() if stage in {"", at})
    query = {"role": role, "stage": stage}
    asked = query | {"sort": desk.query("sort"), "down": desk.query("down")}
    pages = pager("/journal/table", desk.query("page"), rows, PER_PAGE, **asked)
    page = TablePage(
        role,
        stage,
        roles,
        tuple(_heading(name, sort, query, down=down) for name in SORTS),
        asked["sort"],
        asked["down"],
        kept.cards(
            stage=stage,
            role=role,
            sort=sort,
            down=down,
            limit=PER_PAGE,
            offset=max(pages.first - 1, 0),
            roles=sorted(roles, key=lambda one: label(language, "role_family", one)),
        ),
        pages,
        any(counts.values()) or bool(role and kept.board.counts()),
    )
    return desk.show("part/journal_table.html.j2" if desk.partial else "journal_table.html.j2", page)


def _heading(name: Sort, sort: Sort, query: dict[str, str], *, down: bool) -> Heading:
    here = name == sort
    link_down = not down if here else name in DOWN
    link = address("/journal/table", **query, sort=name, down="1" if link_down else "0")
    return Heading(name, link, ("descending" if down else "ascending") if here else "")


def show_entries(desk: Desk) -> Response:
    """Show every entry of the journal."""
    return desk.show("journal_entries.html.j2", _entries(desk))


def undo(desk: Desk) -> Response:
    """Take an entry back; where what is left would contradict itself, say so beside the entries."""
    which = desk.text("entry")
    try:
        number = numbered(which)
        if number is None:
            raise NoSuchOutcomeError(value=which)
        entry = desk.workspace.undo_outcome(number, today=deciding.today())
    except JournalError as error:
        page = replace(_entries(desk), problem=problem(error, desk.site.language))
        return desk.show("journal_entries.html.j2", page, status=400)
    return desk.done(f"/journal?entry={entry.id}", "undone")


def _entries(desk: Desk) -> EntriesPage:
    workspace = desk.workspace
    total, _ = workspace.counted_entries()
    pages = pager("/journal/entries", desk.query("page"), total)
    shown = workspace.entries(limit=PER_PAGE, offset=max(pages.first - 1, 0))
    rows = tuple(
        EntryRow(
            entry.id,
            entry.day,
            entry_text(entry, desk.site.language) if entry.undoes is None else "",
            workspace.is_counting(entry.id),
            entry.undoes,
        )
        for entry in shown
    )
    return EntriesPage(rows, pages, None, once())


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/table", "GET", show_table),
    ("/journal/entries", "GET", show_entries),
    ("/journal/undo", "POST", undo),
)
