"""Me: where the person stands, by their résumé and their answers, and what would lift them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, ClassVar, Final

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import held, hold, needs_me
from ashore.interfaces.web.pages import me_audit, me_file, me_fit, me_like, me_numbers, me_role, me_roles
from ashore.person import keys
from ashore.person.answering import AnswerPlaceError
from ashore.person.me import CHECKS
from ashore.person.resume import ResumeError
from ashore.reports.me_said import NumberLine, number_lines, said_lines
from ashore.reports.me_view import EntryView, Ladder, ProfileLine, entries, ladder, missing, profile_lines
from ashore.words import explain
from ashore.workspace.editing import AnsweredMeanwhileError

if TYPE_CHECKING:
    from ashore.workspace.receiving import Handed

LONGEST: Final = 500
"""Characters of an answer in words."""


class NothingAnsweredError(AshoreError):
    """A form without an answer."""

    code: ClassVar[str] = "nothing_answered"


class NoResumeSentError(AshoreError):
    """A form with neither a file nor a text."""

    code: ClassVar[str] = "no_resume_sent"


class ResumeGoneError(AshoreError):
    """A résumé that waited for a yes and is held no more."""

    code: ClassVar[str] = "resume_gone"


class NoResumeHereError(AshoreError):
    """Nothing to write out."""

    code: ClassVar[str] = "no_resume_here"


@dataclass(frozen=True, slots=True)
class StandingPart:
    """Readiness: the page's part that an answer changes.

    Attributes
    ----------
    ladder
        The rungs, with the checks behind each.
    told, wrong
        What was just done, and what was in the way of it; empty where nothing was.
    answers
        Names the form of the questions.
    """

    ladder: Ladder
    told: str
    wrong: str
    answers: str


@dataclass(frozen=True, slots=True)
class MePage:
    """The page.

    Attributes
    ----------
    ladder, told, wrong, answers
        As in `StandingPart`.
    resume, resume_id
        The document that is the person's résumé; None where there is none, or nobody has said which.
    resumes
        How many résumés there are.
    hidden
        Characters of hidden text in it.
    lines, entries
        What it shows.
    missing
        What ads ask about and is not found; empty where nothing is.
    said, given
        What the person wrote in ``me.yaml``: in words, and numbers.
    evidence, defaults
        Numbers from elsewhere.
    once
        Names the form of the import.
    """

    ladder: Ladder
    told: str
    wrong: str
    answers: str
    resume: str | None
    resume_id: int | None
    resumes: int
    hidden: int
    lines: tuple[ProfileLine, ...]
    entries: tuple[EntryView, ...]
    missing: str
    said: tuple[tuple[str, str], ...]
    given: tuple[NumberLine, ...]
    evidence: tuple[NumberLine, ...]
    defaults: tuple[NumberLine, ...]
    once: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a résumé that was sent.

    Attributes
    ----------
    name, id
        The document; the id is None where it was refused.
    entries
        What was read.
    before
        Name of the résumé whose place it takes; empty where there was none.
    new
        Whether it was not here yet.
    mixed
        Whether two columns seem to have been read across.
    hidden
        Characters of hidden text.
    problem
        Why it was refused, as message and remedy; None where it was not.
    held
        Under which name it waits for a yes; empty where it does not.
    """

    name: str
    id: int | None
    entries: tuple[EntryView, ...] = ()
    before: str = ""
    new: bool = True
    mixed: bool = False
    hidden: int = 0
    problem: tuple[str, str] | None = None
    held: str = ""
    once: str = ""


def show(desk: Desk) -> Response:
    """Show where the person stands; to htmx only their readiness."""
    language = desk.site.language
    found = desk.workspace.standing()
    rungs = ladder(found, language)
    if desk.partial:
        return _part(desk, rungs, told=desk.site.notice or "")
    inputs = desk.workspace.inputs()
    page = MePage(
        rungs,
        "",
        "",
        token_urlsafe(),
        found.resume,
        None if found.resume is None else desk.workspace.shelf.id_of(found.resume),
        found.resumes,
        found.hidden,
        profile_lines(found, language),
        entries(found, language),
        missing(found, language),
        said_lines(inputs.me, language) if desk.workspace.me_text() is not None else (),
        number_lines(inputs, "given", language),
        number_lines(inputs, "evidence", language),
        number_lines(inputs, "default", language),
        token_urlsafe(),
    )
    return desk.show("me.html.j2", page)


def _part(desk: Desk, rungs: Ladder, *, told: str = "", wrong: str = "") -> Response:
    return desk.show("part/me_standing.html.j2", StandingPart(rungs, told, wrong, token_urlsafe()))


def take(desk: Desk) -> Response:
    """Read a résumé that was sent, or say why not and keep it for a yes."""
    from ashore.workspace.receiving import Handed

    waiting = desk.text("held")
    handed: Handed | None = held(desk, waiting) if waiting else None
    if waiting and handed is None:
        raise ResumeGoneError
    sent = desk.files("file")
    if handed is None and sent:
        handed = Handed(sent[0].filename or "?", sent[0].file.read())
    elif handed is None and (text := desk.text("text")):
        handed = Handed(desk.site.say("web.me.pasted_name"), text.encode("utf-8", "surrogatepass"))
    if handed is None:
        raise NoResumeSentError
    return _take(desk, handed, anyway=bool(waiting))


def _take(desk: Desk, handed: Handed, *, anyway: bool) -> Response:
    from ashore.workspace.receiving import plain_name

    name = plain_name(handed.name)
    try:
        done = desk.workspace.import_resume(handed, anyway=anyway)
    except AshoreError as error:
        waiting = ""
        if isinstance(error, ResumeError) and error.code != "resume_of_many":
            waiting = token_urlsafe(12)
            hold(desk, waiting, handed)
        refused = Imported(name, None, problem=_web(desk, error), held=waiting, once=token_urlsafe())
        return desk.show("me_imported.html.j2", refused, status=400)
    found = desk.workspace.standing()
    page = Imported(
        done.document.document.name,
        done.document.id,
        entries(found, desk.site.language),
        done.before or "",
        done.new,
        done.mixed,
        done.hidden,
    )
    return desk.show("me_imported.html.j2", page)


def _web(desk: Desk, error: AshoreError) -> tuple[str, str]:
    """Return what went wrong, with the remedy that a page has in the place of a command."""
    message, remedy = explain(error, desk.site.language)
    return message, desk.site.say("web.me.anyway_lead") if isinstance(error, ResumeError) else remedy


def answer(desk: Desk) -> Response:
    """Write the answers into ``me.yaml``, and show the ladder as it is now."""
    try:
        desk.workspace.answer_open(_answers(desk), desk.site.language)
    except (NothingAnsweredError, AnsweredMeanwhileError, AnswerPlaceError) as error:
        if not desk.partial:
            raise
        said = " ".join(explain(error, desk.site.language))
        return _part(desk, ladder(desk.workspace.standing(), desk.site.language), wrong=said)
    return desk.done("/me", "me_answered")


def _answers(desk: Desk) -> dict[str, str]:
    given = {name: answered for name in CHECKS if (answered := _answer(desk, name))}
    if not given:
        raise NothingAnsweredError
    return given


def _answer(desk: Desk, check: str) -> str:
    """Return what was answered: words go before a yes; a no with words stays a no."""
    chosen = desk.text(f"answer.{check}")
    words = " ".join(desk.text(f"words.{check}").split())[:LONGEST]
    if words.lower() in {*keys.NO, *keys.NONE} or chosen == "no":
        return "no"
    if words and words.lower() not in keys.YES:
        return words
    return "yes" if words or chosen == "yes" else ""


def json_resume(desk: Desk) -> Response:
    """Send what the résumé shows as JSON Resume."""
    if desk.workspace.resume() is None:
        raise NoResumeHereError
    text = json.dumps(desk.workspace.json_resume(), ensure_ascii=False, indent=2) + "\n"
    headers = {"content-disposition": 'attachment; filename="resume.json"'}
    return Response(text.encode("utf-8", "replace"), media_type="application/json", headers=headers)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/me", "GET", needs_me(show)),
    ("/me/resume", "POST", needs_me(take)),
    ("/me/answer", "POST", needs_me(answer)),
    ("/me/resume.json", "GET", needs_me(json_resume)),
    *me_numbers.ROUTES,
    *me_file.ROUTES,
    *me_roles.ROUTES,
    *me_role.ROUTES,
    *me_fit.ROUTES,
    *me_audit.ROUTES,
    *me_like.ROUTES,
)
