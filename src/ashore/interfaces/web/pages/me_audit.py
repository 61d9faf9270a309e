"""The project audit: an interviewer's questions put to a description; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.person.audit import AuditSeveralError, audit
from ashore.person.audit.wording import Told, notes, told
from ashore.reports.quotes import Quoted, in_sentence
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.documents.model import Document

LONGEST: Final = 200_000
"""Characters of a text that stands in the form again."""
STATUS: Final = {"answered": "met", "half": "unknown", "not_done": "unknown", "open": "not_met"}


class NothingToAuditError(AshoreError):
    """A form with neither a file nor a text."""

    code: ClassVar[str] = "nothing_to_audit"


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question with its answer.

    Attributes
    ----------
    tone
        How the status is coloured.
    quotes
        The person's own words, each in its sentence.
    """

    told: Told
    tone: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The page.

    Attributes
    ----------
    text
        What was put in.
    answers
        Each question; None where nothing was asked yet.
    summary
        How many are answered.
    first
        What to work on first: question, and what to find out.
    problem
        Why there is no audit, as message and remedy; None where there is one.
    """

    text: str
    answers: tuple[AnswerView, ...] | None
    summary: str
    first: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    problem: tuple[str, str] | None


def show(desk: Desk) -> Response:
    """Show the empty form."""
    return desk.show("me_audit.html.j2", AuditPage("", None, "", (), (), None))


def ask(desk: Desk) -> Response:
    """Put the questions to what was sent."""
    language, text = desk.site.language, desk.text("text")
    try:
        document = document_of(desk, text)
        found = audit(document)
    except AshoreError as error:
        page = AuditPage(text[:LONGEST], None, "", (), (), explain(error, language))
        return desk.show("me_audit.html.j2", page, status=400)
    answers = tuple(
        AnswerView(
            one := told(answer, language),
            STATUS[one.status],
            tuple(in_sentence(document.name, document.text, quote.start, quote.end) for quote in one.quotes),
        )
        for answer in found.answers
    )
    page = AuditPage(
        document.text[:LONGEST],
        answers,
        desk.site.say("cli.audit.summary", file=found.name, **found.counts),
        tuple(((one := told(answer, language)).asked, one.measure or "") for answer in found.first),
        notes(found, language),
        None,
    )
    return desk.show("me_audit.html.j2", page)


def save(desk: Desk) -> Response:
    """Send the audit as a text to keep; the server keeps nothing."""
    language = desk.site.language
    document = document_of(desk, desk.text("text"))
    found = audit(document)
    lines = [
        f"# {desk.site.say('web.me.audit.title')}",
        "",
        desk.site.say("web.me.audit.counts", **found.counts),
        "",
    ]
    for answer in found.answers:
        one = told(answer, language)
        lines += [f"## {one.mark} {one.status_word} · {one.asked}", ""]
        lines += [f"> {' '.join(quote.quote.split())}\n" for quote in one.quotes]
        if one.missing:
            parts = desk.site.say("cli.audit.comma").join(one.missing)
            lines.append(f"- {desk.site.say('cli.audit.missing', parts=parts)}")
        lines.append(f"- {desk.site.say('cli.audit.asked_next', question=one.follow_up)}")
        if one.measure:
            lines.append(f"- {desk.site.say('cli.audit.measure', measure=one.measure)}")
        lines.append("")
    headers = {"content-disposition": 'attachment; filename="audit.md"'}
    text = "\n".join([*lines, "---", "", document.text, ""])
    return Response(text.encode("utf-8", "replace"), media_type="text/markdown; charset=utf-8", headers=headers)


def document_of(desk: Desk, text: str) -> Document:
    """Read the description that was sent; a file goes before the text.

    Raises
    ------
    NothingToAuditError, AuditSeveralError, DocumentError
    """
    from ashore.documents.model import Document
    from ashore.documents.registry import read_source, read_text
    from ashore.documents.source import Source
    from ashore.workspace.receiving import plain_name

    sent = desk.files("file")
    if not sent:
        if not text:
            raise NothingToAuditError
        return read_text(text.replace("\r\n", "\n"), desk.site.say("web.me.audit.pasted"))
    name = plain_name(sent[0].filename or "?")
    documents: list[Document] = []
    for item in read_source(Source.of_bytes(sent[0].file.read(), name)):
        if not isinstance(item, Document):
            raise item.error
        documents.append(item)
        if len(documents) > 1:
            raise AuditSeveralError(file=name)
    return documents[0]


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/me/audit", "GET", show),
    ("/me/audit", "POST", ask),
    ("/me/audit/save", "POST", save),
)
