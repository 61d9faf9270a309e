"""``ashore audit``: an interviewer's questions, put to the description of a project; no workspace is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.documents.model import Document
    from ashore.person.audit import Audit
    from ashore.person.audit.wording import Told

COLORS = {"answered": "green", "half": "yellow", "not_done": "cyan", "open": "red"}


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "audit", run, [click.Argument(["file"], required=True, metavar="FILE")])


def run(session: Session, file: str) -> None:
    """Audit one file, or standard input for ``-``."""
    from ashore.person.audit import audit
    from ashore.person.audit.wording import notes, told

    found = audit(_document(file))
    answers = [told(answer, session.language) for answer in found.answers]
    first = [told(answer, session.language) for answer in found.first]
    said = notes(found, session.language)
    if session.as_json:
        session.answer(_row(found, answers, first, said))
        return
    for note in said:
        click.echo(printable(note))
    for answer in answers:
        _tell(session, answer)
    click.echo("\n" + session.say("cli.audit.summary", file=found.name, **found.counts))
    if first:
        click.echo(session.say("cli.audit.first"))
    for number, answer in enumerate(first, 1):
        line = session.say(
            "cli.audit.first_line", number=number, question=answer.asked, measure=answer.measure or ""
        )
        click.echo(f"  {line}")


def _tell(session: Session, answer: Told) -> None:
    """Print a question, its status, and under it the quotes, what is missing, and what comes next."""
    mark = click.style(f"{answer.mark} {answer.status_word}", fg=COLORS[answer.status], bold=True)
    click.echo(f"\n{mark}  {click.style(printable(answer.asked), bold=True)}")
    for quote in answer.quotes:
        click.echo(click.style(f"    “{printable(quote.quote)}”", dim=True))
    if answer.missing:
        parts = session.say("cli.audit.missing", parts=session.say("cli.audit.comma").join(answer.missing))
        click.echo(f"    {parts}")
    click.echo("    " + session.say("cli.audit.asked_next", question=answer.follow_up))
    if answer.measure:
        click.echo("    " + session.say("cli.audit.measure", measure=answer.measure))


def _row(found: Audit, answers: list[Told], first: list[Told], said: tuple[str, ...]) -> dict[str, Any]:
    return {
        "document": found.name,
        "counts": found.counts,
        "answers": [asdict(answer) for answer in answers],
        "first": [answer.question for answer in first],
        "notes": list(said),
    }


def _document(file: str) -> Document:
    """Read the one text of a file."""
    from ashore.documents.model import Document
    from ashore.documents.registry import read
    from ashore.person.audit import AuditSeveralError

    documents = []
    for item in read(file):
        if not isinstance(item, Document):
            raise item.error
        documents.append(item)
        if len(documents) > 1:
            raise AuditSeveralError(file=file)
    return documents[0]
