"""``ashore practice``: what is due, the bank of questions, answers word for word, and a mock interview."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.group import Group
from ashore.interfaces.cli.practice_show import (
    due_row,
    entry_row,
    mock_row,
    question_row,
    show_row,
    tell_entry,
    tell_question,
)
from ashore.interfaces.cli.session import session_of
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language, say

if TYPE_CHECKING:
    from ashore.documents.model import Document
    from ashore.person.audit import Audit
    from ashore.practice import Question
    from ashore.workspace import Workspace
    from ashore.workspace.practice import Notebook

ORIGINS: Final = ("interview", "audit", "own", "ad", "pack")


def build(language: Language) -> click.Command:
    """Return the command."""

    @click.pass_context
    def callback(context: click.Context, /, role: str | None) -> None:
        if context.invoked_subcommand is None:
            run(session_of(context), role)
        elif role is not None:  # `practice --role X start` is meant as `practice start --role X`
            context.default_map = {context.invoked_subcommand: {"role": role}}

    group = Group(
        name="practice",
        callback=callback,
        help=say(language, "cli.practice.help"),
        invoke_without_command=True,
        params=[option(language, "practice", "--role", type=str)],
    )
    group.language = language

    def add(name: str, work: Callable[..., int | None], *params: click.Parameter) -> None:
        group.add_command(command(language, f"practice.{name}", work, params), name)

    def given(name: str, *names: str, **settings: Any) -> click.Option:
        return option(language, f"practice.{name}", *names, **settings)

    key = click.Argument(["key"], metavar="KEY")
    add("start", start, click.Argument(["count"], required=False, metavar="[N]", type=click.IntRange(min=1)),
        given("start", "--role", type=str), given("start", "--minutes", type=click.FloatRange(min=0)))  # fmt: skip
    add("list", list_, given("list", "--role", type=str), given("list", "--origin", type=click.Choice(ORIGINS)),
        given("list", "--aside", is_flag=True))  # fmt: skip
    add("show", show, key)
    add("answer", answer, key, click.Argument(["file"], required=False, metavar="[FILE|-]"))
    add("add", add_, click.Argument(["question"]), given("add", "--role", type=str),
        given("add", "--needs", type=str))  # fmt: skip
    add("import", import_, click.Argument(["file"], metavar="FILE"), given("import", "--role", type=str))
    add("mock", mock_, given("mock", "--role", type=str), given("mock", "--project", metavar="FILE", type=str))
    add("audit", audit_, click.Argument(["project"], metavar="PROJECT"))
    add("drop", drop, key, given("drop", "--back", is_flag=True))
    return group


def run(session: Session, role: str | None) -> None:
    """Print what is due, with the first question."""
    with session.open() as workspace:
        book = workspace.notebook()
        due = book.due(role=workspace.role_family(role))
        if session.as_json:
            session.answer(due_row(session, due, len(book.entries)))
            return
        counts = {"bank": len(book.entries), "waiting": due.waiting}
        if not due.entries:
            click.echo(session.say("cli.practice.nothing", **counts))
            _choose(session, book, role)
            return
        minutes = max(1, round(due.minutes))
        again, new = len(due.again), len(due.new)
        click.echo(session.say("cli.practice.due", again=again, new=new, minutes=minutes, **counts))
        first = due.entries[0].question
        click.echo("\n" + session.say("cli.practice.first", question=first.asked(session.language)))
        click.echo(session.say("cli.practice.go"))
        _choose(session, book, role)


def _choose(session: Session, book: Notebook, role: str | None) -> None:
    """Say how to see the questions of a role, where it is not known which roles the person looks at."""
    if not book.roles and role is None:
        click.echo(click.style(session.say("cli.practice.choose"), dim=True))


def list_(session: Session, role: str | None, origin: str | None, *, aside: bool) -> None:
    """List the questions of the bank."""
    with session.open() as workspace:
        book = workspace.notebook()
        known = workspace.role_family(role)
        entries = [
            entry for entry in book.listed(role=known, aside=aside) if origin in {None, entry.question.origin}
        ]
        if session.as_json:
            session.answer([entry_row(session, entry) for entry in entries])
            return
        for entry in entries:
            tell_entry(session, entry, book)
        click.echo(
            session.say("cli.practice.count", count=len(entries)) if entries else session.say("cli.practice.none")
        )


def show(session: Session, key: str) -> None:
    """Show one question."""
    with session.open() as workspace:
        book = workspace.notebook()
        question = book.find(key)
        if session.as_json:
            session.answer(show_row(session, book, question))
        else:
            tell_question(session, book, question)


def add_(session: Session, question: str, role: str | None, needs: str | None) -> None:
    """Add a question of the person's own."""
    wanted = [word for word in (needs or "").replace("，", ",").replace("、", ",").split(",") if word.strip()]
    with session.open() as workspace:
        made, new = workspace.add_question(question, role=role, needs=[word.strip() for word in wanted])
        points = workspace.notebook().wanted(made)
    if session.as_json:
        session.answer({**question_row(session, made), "new": new, "needs": list(points)})
        return
    comma = session.say("cli.practice.mock.comma")
    told = comma.join(session.say(f"practice.point.{point}") for point in points)
    key = "cli.practice.add.done" if new else "cli.practice.add.known"
    click.echo(session.say(key, key=made.key, points=told))


def answer(session: Session, key: str, file: str | None) -> None:
    """Write an answer."""
    from ashore.reports.practice_view import spoken

    with session.open() as workspace:
        book = workspace.notebook()
        question = book.find(key)
        text = _edited(session, workspace, question) if file is None else _words(file)
        if text is None:
            click.echo(session.say("cli.practice.answer.unchanged"))
            return
        new = workspace.write_answer(question.key, text)
        book = workspace.notebook()
        if session.as_json:
            session.answer({"written": new, **show_row(session, book, question)})
        elif not new:
            click.echo(session.say("cli.practice.answer.same"))
        else:
            aloud = spoken(book.checklist(question), session.language)
            version = len(book.versions(question))
            click.echo(session.say("cli.practice.answer.done", version=version, aloud=aloud))
            _checklist(session, workspace, question)


def _checklist(session: Session, workspace: Workspace, question: Question) -> None:
    from ashore.interfaces.cli.practice_show import tell_checklist

    tell_checklist(session, question, workspace.notebook().checklist(question))


def _edited(session: Session, workspace: Workspace, question: Question) -> str | None:
    """Let the person write in their editor; return None where nothing was saved."""
    asked = printable(question.asked(session.language))
    head = say(session.language, "cli.practice.answer.template", question=asked)
    versions = workspace.notebook().versions(question)
    before = versions[-1].text if versions else ""
    written = click.edit(f"{head}\n{before}\n", extension=".md", require_save=True)
    if written is None:
        return None
    ours, rest = head.split("\n"), written.split("\n")
    while rest and (rest[0] in ours or not rest[0].strip()):
        rest.pop(0)
    text = "\n".join(rest)
    return text if text.strip() else None


def _words(file: str) -> str:
    from ashore.documents.source import Source
    from ashore.practice.files import read_words

    return read_words(Source.of(file))


def start(session: Session, count: int | None, role: str | None, minutes: float | None) -> None:
    """Practise what is due, or N questions."""
    from ashore.interfaces.cli.practice_sitting import Sitting
    from ashore.practice.errors import NothingToPractiseError

    with session.open() as workspace:
        known = workspace.role_family(role)
        book = workspace.notebook()
        due = book.due(role=known) if count is None else book.due(role=known, new=count + len(book.entries))
        entries = list(due.entries)[:count]
        if session.as_json:
            session.answer([entry_row(session, entry) for entry in entries])
            return
        if not entries:
            if count is None and book.entries:
                counts = {"bank": len(book.entries), "waiting": due.waiting}
                click.echo(session.say("cli.practice.nothing", **counts))
                return
            raise NothingToPractiseError
        sitting = Sitting(session, workspace, minutes)
        try:
            sitting.work(entries)
        finally:
            left = len(workspace.notebook().due(role=known).again)
            click.echo("\n" + session.say("cli.practice.start.done", count=sitting.done, left=left))


def mock_(session: Session, role: str | None, project: str | None) -> None:
    """Hold a mock interview."""
    from ashore.interfaces.cli.practice_sitting import interview
    from ashore.practice.errors import NothingToPractiseError

    with session.open() as workspace:
        document, audit = (None, None) if project is None else _audited(workspace, project)
        name = "" if document is None else document.name
        found = workspace.mock_interview(role=role, audit=audit, project=name)
        if not found.turns:
            raise NothingToPractiseError
    measures = _measures(session, audit)
    if session.as_json:
        session.answer(mock_row(session, found, measures))
    else:
        interview(session, found, measures)


def _measures(session: Session, audit: Audit | None) -> dict[str, str]:
    """Return what to find out, by the question of the audit."""
    from ashore.person.audit.wording import told

    if audit is None:
        return {}
    return {one.question: told(one, session.language).measure or "" for one in audit.answers}


def _audited(workspace: Workspace, project: str) -> tuple[Document, Audit]:
    """Audit a file, or the document of the workspace that is called so."""
    from pathlib import Path

    from ashore.documents.model import Document
    from ashore.documents.registry import read
    from ashore.person.audit import AuditSeveralError, audit
    from ashore.workspace.errors import NoSuchDocumentError

    if project != "-" and not Path(project).exists():
        try:
            document = workspace.document(project).document
        except NoSuchDocumentError:
            pass  # the reader says that there is no such file
        else:
            return document, audit(document)
    documents: list[Document] = []
    for item in read(project):
        if not isinstance(item, Document):
            raise item.error
        documents.append(item)
        if len(documents) > 1:
            raise AuditSeveralError(file=project)
    return documents[0], audit(documents[0])


def audit_(session: Session, project: str) -> None:
    """Put what an audit leaves open into the bank."""
    with session.open() as workspace:
        document, audit = _audited(workspace, project)
        open_, aside = workspace.practise_audit(audit, document.name)
    if session.as_json:
        session.answer(
            {"project": document.name, "open": [question_row(session, one) for one in open_], "aside": aside}
        )
        return
    for question in open_:
        click.echo(f"{question.key}  {printable(question.asked(session.language))}")
    click.echo(session.say("cli.practice.audit.done", count=len(open_), project=document.name))
    if aside:
        click.echo(session.say("cli.practice.audit.aside", count=aside))


def import_(session: Session, file: str, role: str | None) -> int:
    """Read a file of questions and answers."""
    from ashore.interfaces.cli.problems import Problems

    text = _words(file)
    with session.open() as workspace:
        found = workspace.import_practice(text, file, role=role)
    problems = Problems(session)
    problems.good = found.questions + found.answers + found.unchanged
    for error in found.broken:
        with problems.collected():
            raise error
    if problems.nothing:
        return problems.finish()
    counts = {"questions": found.questions, "answers": found.answers, "unchanged": found.unchanged}
    if session.as_json:
        session.answer({**counts, "broken": problems.rows()})
    else:
        click.echo(session.say("cli.practice.import.done", **counts))
    return problems.finish()


def drop(session: Session, key: str, *, back: bool) -> None:
    """Put a question aside, or take it back."""
    with session.open() as workspace:
        question = workspace.set_question_aside(key, aside=not back)
    if session.as_json:
        session.answer({**question_row(session, question), "aside": not back})
        return
    word = "cli.practice.drop.done_back" if back else "cli.practice.drop.done"
    click.echo(session.say(word, question=question.asked(session.language)))
