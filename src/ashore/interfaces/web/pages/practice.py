"""Practice: what is due, the bank of questions, and what brings questions and answers in."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages import practice_mock, practice_question, practice_say
from ashore.interfaces.web.pages.practice_roles import roles
from ashore.interfaces.web.paging import PER_PAGE, Pager, address, pager
from ashore.practice.questions import ORIGINS, POINTS, Origin
from ashore.reports.practice_view import QuestionRow, row
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.workspace.practice import Entry, Notebook

NAMED: Final = 40
"""Characters of a project's name."""
FIRST: Final = 6
"""Questions that are due and told of; of more there is the count."""


@dataclass(frozen=True, slots=True)
class PracticePage:
    """The page.

    Attributes
    ----------
    again, new, minutes
        What is due now: practised before, new, and what both take.
    first
        The first of them, in the order in which they are asked.
    bank, waiting
        Questions of the bank, and those of the list that were never practised.
    strangers
        Whether it is not known which roles the person looks at.
    role, origin, aside
        What the list is narrowed to; empty where to nothing.
    roles, origins, points
        What may be chosen.
    rows, pager
        The list, by the page.
    start
        Address of the first question.
    once
        Makes a form that is sent twice count once.
    """

    again: int
    new: int
    minutes: int
    first: tuple[QuestionRow, ...]
    bank: int
    waiting: int
    strangers: bool
    role: str
    origin: str
    aside: bool
    roles: tuple[str, ...]
    origins: tuple[Origin, ...]
    points: tuple[str, ...]
    rows: tuple[QuestionRow, ...]
    pager: Pager
    start: str
    once: str


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """What came of a file of questions and answers in which something could not be read.

    Attributes
    ----------
    questions, answers, unchanged
        How many are new, have another answer, or were there.
    problems
        Message and remedy of what could not be read.
    """

    questions: int
    answers: int
    unchanged: int
    problems: tuple[tuple[str, str], ...]


def show(desk: Desk) -> Response:
    """Show what is due, and the bank."""
    role = desk.query("role")
    known = desk.workspace.role_family(role or None)
    book = desk.workspace.notebook()
    due = book.due(role=known)
    origin = next((one for one in ORIGINS if one == desk.query("origin")), None)
    aside = desk.query("aside") == "1"
    listed = book.listed(role=known, origin=origin, aside=aside)
    at = pager(
        "/practice", desk.query("page"), len(listed), role=role, origin=origin or "", aside="1" if aside else ""
    )
    begin = (at.number - 1) * PER_PAGE
    page = PracticePage(
        len(due.again),
        len(due.new),
        max(1, round(due.minutes)),
        tuple(_row(desk, book, entry) for entry in due.entries[:FIRST]),
        len(book.entries),
        sum(entry.schedule is None for entry in listed),
        not book.roles,
        known or "",
        origin or "",
        aside,
        roles(book),
        ORIGINS,
        POINTS,
        tuple(_row(desk, book, entry) for entry in listed[begin : begin + PER_PAGE]),
        at,
        address("/practice/next", role=known or ""),
        token_urlsafe(),
    )
    return desk.show("practice.html.j2", page)


def _row(desk: Desk, book: Notebook, entry: Entry) -> QuestionRow:
    versions = entry.written.versions if entry.written else 0
    return row(
        entry.question, entry.schedule, book.today, desk.site.language, versions=versions, aside=entry.aside
    )


def add(desk: Desk) -> Response:
    """Add a question of the person's own, and lead to it."""
    needs = [str(need) for need in desk.form.getlist("needs")]
    made, new = desk.workspace.add_question(desk.text("question"), role=desk.text("role") or None, needs=needs)
    return desk.done(f"/practice/q/{made.key}", "practice_added" if new else "practice_known")


def bring(desk: Desk) -> Response:
    """Take in a file, or a text, of questions and answers."""
    from ashore.documents.source import Source
    from ashore.practice.files import read_words
    from ashore.workspace.receiving import plain_name

    sent = desk.files("file")
    if sent:
        name = plain_name(sent[0].filename or "?")
        text = read_words(Source.of_bytes(sent[0].file.read(), name))
    else:
        name, text = desk.site.say("web.practice.pasted"), desk.text("text")
    found = desk.workspace.import_practice(text, name, role=desk.text("role") or None)
    if not found.broken:
        return desk.done("/practice?origin=own", "practice_brought")
    problems = tuple(explain(error, desk.site.language) for error in found.broken)
    page = BroughtPage(found.questions, found.answers, found.unchanged, problems)
    return desk.show("practice_brought.html.j2", page)


def audit(desk: Desk) -> Response:
    """Put what the audit of a project leaves open into the bank."""
    from ashore.interfaces.web.pages.me_audit import document_of
    from ashore.person.audit import audit as audited

    document = document_of(desk, desk.text("text"))
    # A paste has no name of its own, and two projects of one name would take each other's place.
    began = document.name if desk.files("file") else document.text.strip().split("\n", 1)[0].lstrip("# ")
    name = desk.text("name") or document.title or began
    desk.workspace.practise_audit(audited(document), name[:NAMED])
    return desk.done("/practice?origin=audit", "practice_audited")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/practice", "GET", show),
    ("/practice/add", "POST", add),
    ("/practice/bring", "POST", bring),
    ("/practice/audit", "POST", audit),
    *practice_question.ROUTES,
    *practice_say.ROUTES,
    *practice_mock.ROUTES,
)
