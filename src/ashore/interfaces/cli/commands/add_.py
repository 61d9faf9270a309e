"""``ashore add``: files into the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.problems import Problems
from ashore.interfaces.cli.progress import progress
from ashore.interfaces.cli.terminal import printable
from ashore.reports.values import label

if TYPE_CHECKING:
    from ashore.words import Language
    from ashore.workspace import Workspace
    from ashore.workspace.importing import KindWanted
    from ashore.workspace.views import ImportReport

SHOWN = 10


class NameWithoutInputError(AshoreError):
    """``--name`` was given for files, which have names."""

    code: ClassVar[str] = "name_without_input"


def build(language: Language) -> click.Command:
    """Return the command."""
    kinds = click.Choice(["ad", "resume", "story", "auto"])
    return command(
        language,
        "add",
        run,
        [
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            option(language, "add", "--kind", type=kinds, default="auto", show_default=True),
            option(language, "add", "--name", type=str),
        ],
    )


def run(session: Session, files: tuple[str, ...], kind: KindWanted, name: str | None) -> int:
    """Read ``files``; return 0, or 3 where some could not be read, or 2 where none could."""
    with session.open() as workspace:
        if name is not None:
            report = workspace.add_text(_pasted(files), name, kind=kind)
        else:
            with progress(session, "cli.add.progress") as shown:
                report = workspace.add(files, kind=kind, progress=shown.show)
        return tell(session, workspace, report)


def _pasted(files: tuple[str, ...]) -> str:
    """Return the text on standard input, in whatever encoding it comes.

    Raises
    ------
    NameWithoutInputError
        Where something else is to be read: files have names.
    DocumentError
        Where it is no text.
    """
    from ashore.documents.encoding import decode
    from ashore.documents.limits import DEFAULT
    from ashore.documents.source import STDIN, Source

    if files != (STDIN,):
        raise NameWithoutInputError
    source = Source.of(STDIN)
    return decode(source.read(DEFAULT), source.file).text


def tell(session: Session, workspace: Workspace, report: ImportReport) -> int:
    """Say what an import did; return its exit status."""
    problems = Problems(session)
    problems.good = len(report.added) + report.unchanged
    for item in report.broken:
        problems.add_broken(item)
    if problems.nothing:
        return problems.finish()
    if session.as_json:
        session.answer({
            "added": [workspace.document(id_).document.name for id_ in report.added],
            "unchanged": report.unchanged,
            "facts": report.facts,
            "near_copies": [
                {"document": copy.name, "other": copy.other_name, "relation": copy.relation,
                 "similarity": round(copy.similarity, 3)}
                for copy in report.near_copies
            ],
            "broken": problems.rows(),
        })  # fmt: skip
    else:
        counts = {"added": len(report.added), "unchanged": report.unchanged, "facts": report.facts}
        click.echo(session.say("cli.add.done", **counts))
        for copy in report.near_copies[:SHOWN]:
            relation = label(session.language, "relation", copy.relation)
            key = "cli.add.near" if copy.relation == "near" else "cli.add.copy"
            told = session.say(key, other=copy.other_name, relation=relation, similarity=copy.similarity)
            click.echo(f"  {printable(copy.name)}: {told}")
        if len(report.near_copies) > SHOWN:
            click.echo(session.say("cli.add.more_near", count=len(report.near_copies) - SHOWN))
    return problems.finish()
