"""One question: where it comes from, the answer with its versions, and what the answer has and lacks."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.reports import practice_view as view
from ashore.reports.practice_view import Piece, PointView, QuestionRow
from ashore.reports.quotes import Quoted, in_sentence

if TYPE_CHECKING:
    from ashore.practice import Question
    from ashore.workspace.practice import Notebook


@dataclass(frozen=True, slots=True)
class VersionView:
    """An answer as it was once.

    Attributes
    ----------
    number
        From 1.
    written
        By the clock of this machine.
    """

    number: int
    written: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The page.

    Attributes
    ----------
    quote
        What the ad says, in its sentence; None where the question is from none, or the ad is gone.
    link
        Address of the ad or of the journal's entry; empty where there is none.
    answer, answer_lang
        The last version, and its language where it is not the reader's.
    aloud
        How long it takes to say it; empty where nothing is written.
    points
        What a good answer contains, with what this one has of it.
    missing
        How many of these are missing.
    changes
        What the last version changed; empty where there is one version or none.
    versions
        Those before, the newest first.
    reviews
        The last practices, the newest first, in words.
    once
        Makes a form that is sent twice count once.
    """

    row: QuestionRow
    quote: Quoted | None
    link: str
    answer: str
    answer_lang: str
    aloud: str
    points: tuple[PointView, ...]
    missing: int
    changes: tuple[Piece, ...]
    versions: tuple[VersionView, ...]
    reviews: tuple[str, ...]
    once: str


SHOWN: Final = 12
"""Versions and practices that are told of."""


def show(desk: Desk) -> Response:
    """Show one question."""
    language = desk.site.language
    book = desk.workspace.notebook()
    question = book.find(str(desk.request.path_params["key"]))
    found, versions = book.checklist(question), book.versions(question)
    entry = book.entry(question)
    quote, link = _quoted(desk, book, question)
    answer = versions[-1].text if versions else ""
    page = QuestionPage(
        view.row(question, entry.schedule, book.today, language, versions=len(versions), aside=entry.aside),
        quote,
        link,
        answer,
        view.lang_of(answer, language) if answer else "",
        view.spoken(found, language) if versions else "",
        view.points_of(question, found, language),
        len(found.missing),
        view.changes(versions[-2].text, answer) if len(versions) > 1 else (),
        tuple(
            VersionView(number, view.local_time(one.written), one.text)
            for number, one in reversed(list(enumerate(versions[:-1], 1)))
        )[:SHOWN],
        tuple(view.review_line(one, language) for one in reversed(book.reviews(question)[-SHOWN:])),
        token_urlsafe(),
    )
    return desk.show("practice_question.html.j2", page)


def _quoted(desk: Desk, book: Notebook, question: Question) -> tuple[Quoted | None, str]:
    """Return the ad's words, and where the question comes from as an address."""
    place = question.place
    if place.entry is not None:
        return None, f"/journal?entry={place.entry}"
    found = book.quote(question)
    if found is None:
        return None, ""
    name, text, start, end = found
    return in_sentence(name, text, start, end), f"/evidence/doc/{desk.workspace.document(place.ad).id}"


def answer(desk: Desk) -> Response:
    """Keep another version of an answer."""
    key = str(desk.request.path_params["key"])
    text = desk.form.get("answer")
    new = desk.workspace.write_answer(key, text if isinstance(text, str) else "")
    return desk.done(f"/practice/q/{key}", "practice_written" if new else "practice_same")


def aside(desk: Desk) -> Response:
    """Put a question aside, or take it back."""
    key = str(desk.request.path_params["key"])
    away = desk.text("aside") == "1"
    desk.workspace.set_question_aside(key, aside=away)
    return desk.done(f"/practice/q/{key}", "practice_aside" if away else "practice_back")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/practice/q/{key}", "GET", show),
    ("/practice/q/{key}/answer", "POST", answer),
    ("/practice/q/{key}/aside", "POST", aside),
)
