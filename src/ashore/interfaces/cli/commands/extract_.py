"""``ashore extract``: facts of files, one a line, without a workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import command, option
from ashore.interfaces.cli.problems import Problems
from ashore.interfaces.cli.progress import progress
from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import json_line

Wanted = Literal["ad", "resume", "story", "auto"]

if TYPE_CHECKING:
    from ashore.documents.model import Document
    from ashore.facts import Fact
    from ashore.words import Language


class UnknownOutputError(AshoreError):
    """``--out`` names a file of a kind that cannot be written."""

    code: ClassVar[str] = "unknown_output"


def build(language: Language) -> click.Command:
    """Return the command."""
    kinds = click.Choice(["ad", "resume", "story", "auto"])
    return command(
        language,
        "extract",
        run,
        [
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            option(language, "extract", "--kind", type=kinds, default="auto", show_default=True),
            option(language, "extract", "--out", type=click.Path(path_type=Path, readable=False, dir_okay=False)),
            option(
                language,
                "extract",
                "--vocabulary",
                type=click.Path(path_type=Path, readable=False, exists=True, file_okay=False),
            ),
        ],
    )


def run(session: Session, files: tuple[str, ...], kind: Wanted, out: Path | None, vocabulary: Path | None) -> int:
    """Write the facts of ``files``; return 0, or 3 where some could not be read, or 2 where none could."""
    from ashore.interfaces.bulk import FORMATS, write

    if out is not None and out.suffix.lower() not in FORMATS:
        raise UnknownOutputError(file=str(out), formats=", ".join(FORMATS))
    problems = Problems(session)
    documents = _read(files, kind, problems)
    with progress(session, "cli.extract.progress") as count:
        facts = _facts(documents, vocabulary, count)
        if out is not None:
            written = 0
            with suppress(NothingReadError):
                written = write(_unless_nothing(facts, problems), out)
            if problems.nothing:
                pass
            elif session.as_json:
                session.answer({"documents": problems.good, "facts": written, "broken": problems.rows()})
            else:
                click.echo(
                    session.say("cli.extract.written", facts=written, documents=problems.good, file=str(out))
                )
        elif session.as_json:
            rows = [fact.as_row() for fact in facts]
            if not problems.nothing:
                session.answer({"documents": problems.good, "facts": rows, "broken": problems.rows()})
        else:
            for fact in facts:
                sys.stdout.write(json_line(fact.as_row()) + "\n")
    return problems.finish()


class NothingReadError(Exception):
    """Keeps a file of facts that is there from being replaced by an empty one."""


def _unless_nothing(facts: Iterator[Fact], problems: Problems) -> Iterator[Fact]:
    yield from facts
    if problems.nothing:
        raise NothingReadError


def _read(files: tuple[str, ...], kind: Wanted, problems: Problems) -> Iterator[Document]:
    from ashore.documents.model import Document
    from ashore.documents.registry import read

    for file in files:
        with problems.collected():
            for item in read(file, kind=kind):
                if isinstance(item, Document):
                    problems.good += 1
                    yield item
                else:
                    problems.add_broken(item)


def _facts(documents: Iterator[Document], folder: Path | None, count: progress) -> Iterator[Fact]:
    from ashore.facts.registry import extract
    from ashore.vocabulary import load

    vocabulary = load(folder)
    for document in documents:
        yield from extract(document, vocabulary)
        count.advance()
