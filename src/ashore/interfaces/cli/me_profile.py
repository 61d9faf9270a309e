"""``ashore me import``, ``edit``, ``answer`` and ``export``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.profile_show import imported_lines, rung_name, standing_rows
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.workspace import Workspace

LONGEST: Final = 80
"""Characters of what was typed that a message repeats."""


class AnswerUnknownError(AshoreError):
    """An answer to a question that there is not (``name``; ``known``)."""

    code: ClassVar[str] = "answer_unknown"


class AnswerFormError(AshoreError):
    """A word that is no NAME=ANSWER (``text``)."""

    code: ClassVar[str] = "answer_form"


class NoResumeError(AshoreError):
    """Nothing to write out."""

    code: ClassVar[str] = "no_resume"


class ExportExistsError(AshoreError):
    """The file to write is there already (``file``)."""

    code: ClassVar[str] = "export_exists"


class ExportUnwritableError(AshoreError):
    """The file cannot be written (``file``, ``reason``)."""

    code: ClassVar[str] = "export_unwritable"


class NoEditorError(AshoreError):
    """Neither VISUAL nor EDITOR is set (``file``)."""

    code: ClassVar[str] = "no_editor"


class EditorFailedError(AshoreError):
    """The editor cannot be run, or ended with a mistake (``editor``, ``file``)."""

    code: ClassVar[str] = "editor_failed"


def commands(language: Language) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands below ``ashore me``, with their names."""
    file = click.Argument(["file"], metavar="FILE", type=str)
    anyway = option(language, "me.import", "--anyway", is_flag=True)
    yield "import", command(language, "me.import", read_resume, [file, anyway])
    yield "edit", command(language, "me.edit", edit)
    answers = click.Argument(["answers"], nargs=-1, metavar="[NAME=ANSWER]...")
    yield "answer", command(language, "me.answer", answer, [answers])
    yield "export", command(language, "me.export", export, [click.Argument(["file"], metavar="FILE", type=str)])


# ashore me import


def read_resume(session: Session, file: str, *, anyway: bool) -> None:
    """Read a résumé and make it the profile."""
    with session.open() as workspace:
        imported = workspace.import_resume(f"./{file}" if file == "-" else file, anyway=anyway)
        found = workspace.standing()
    if session.as_json:
        session.answer({
            "document": imported.document.document.name,
            "before": imported.before,
            "new": imported.new,
            "mixed_columns": imported.mixed,
            **standing_rows(session, found),
        })  # fmt: skip
        return
    click.echo("\n".join(imported_lines(session, imported, found)))


# ashore me edit


def edit(session: Session) -> None:
    """Open ``me.yaml`` in the person's editor; look through it afterwards."""
    from ashore.person.me import Me

    with session.open() as workspace:
        file = workspace.folder / "me.yaml"
        if not file.exists():
            workspace.write_me(Me(), session.language)
            if not session.as_json:
                click.echo(session.say("cli.me.edit.written", file=file))
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor:
            raise NoEditorError(file=str(file))
        before = file.read_bytes()
        try:
            click.edit(filename=str(file), editor=editor)
        except click.ClickException:
            raise EditorFailedError(editor=editor, file=str(file)) from None
        changed = file.read_bytes() != before
        workspace.me()  # tells of every mistake
    if session.as_json:
        session.answer({"file": str(file), "changed": changed})
    else:
        click.echo(session.say(f"cli.me.edit.{'changed' if changed else 'unchanged'}", file=file))


# ashore me answer


def answer(session: Session, answers: tuple[str, ...]) -> None:
    """Write answers to the checks of readiness: those given, or those asked for in a terminal."""
    with session.open() as workspace:
        given = dict(map(_read_answer, answers))
        open_ = workspace.readiness().questions
        if not given and open_ and sys.stdin.isatty() and not session.as_json:
            given = _asked(session, open_)
            if not given:
                click.echo(session.say("cli.me.answer.nothing"))
                return
        file = workspace.answer(given, session.language) if given else None
        found = workspace.standing() if given else None
    if session.as_json:
        questions = {name: session.say(f"readiness.check.{name}.question") for name in open_}
        session.answer({
            "file": None if file is None else str(file),
            "answers": given,
            "questions": questions if found is None else list(found.readiness.questions),
            **({} if found is None else standing_rows(session, found)),
        })  # fmt: skip
    elif found is not None and file is not None:
        click.echo(session.say("cli.me.answer.done", file=file, count=len(given)))
        click.echo(session.say("cli.me.answer.rung", rung=rung_name(session, found.rung)))
    elif not open_:
        click.echo(session.say("cli.me.answer.none"))
    else:
        click.echo(session.say("cli.me.answer.open"))
        for name in open_:
            question = session.say(f"readiness.check.{name}.question")
            click.echo("  " + session.say("cli.me.answer.line", name=_key(session, name), question=question))


def _key(session: Session, check: str) -> str:
    from ashore.person import keys

    return next(line.name(session.language) for line in keys.CHECK if line.en == check)


def _read_answer(typed: str) -> tuple[str, str]:
    from ashore.person import keys
    from ashore.person.lines import find

    name, equals, words = typed.replace("＝", "=").partition("=")
    if not (equals and words.strip()):
        raise AnswerFormError(text=typed[:LONGEST])
    line = find(name, keys.CHECK)
    if line is None:
        known = ", ".join(f"{one.en} / {one.zh}" for one in keys.CHECK)
        raise AnswerUnknownError(name=name.strip()[:LONGEST], known=known)
    return line.en, _plain(words)


def _plain(words: str) -> str:
    """Return an answer as it is kept: yes, no, or the sentence."""
    from ashore.person import keys

    word = " ".join(words.split())
    if word.lower() in keys.YES:
        return "yes"
    return "no" if word.lower() in {*keys.NO, *keys.NONE} else word


def _asked(session: Session, open_: tuple[str, ...]) -> dict[str, str]:
    click.echo(session.say("cli.me.answer.lead"))
    given = {}
    for name in open_:
        question = session.say(f"readiness.check.{name}.question")
        typed = click.prompt(question, default="", show_default=False).strip()
        if typed:
            given[name] = _plain(typed)
    return given


# ashore me export


def export(session: Session, file: str) -> None:
    """Write what the résumé shows as JSON Resume."""
    with session.open() as workspace:
        written, entries = _export(workspace, Path(file))
    if session.as_json:
        session.answer({"file": str(written), "entries": entries})
    else:
        click.echo(session.say("cli.me.export.done", file=written, entries=entries))


def _export(workspace: Workspace, file: Path) -> tuple[Path, int]:
    import json

    if workspace.resume() is None:
        raise NoResumeError
    text = json.dumps(workspace.json_resume(), ensure_ascii=False, indent=2) + "\n"
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise ExportExistsError(file=str(file)) from None
    except OSError as problem:
        raise ExportUnwritableError(file=str(file), reason=problem.strerror or str(problem)) from None
    return file, len(workspace.profile().entries)
