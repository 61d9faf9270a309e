"""``ashore add``: files into the workspace."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.problems import Problems
from ashore.interfaces.cli.progress import progress
from ashore.reports.values import label

if TYPE_CHECKING:
    from ashore.words import Language
    from ashore.workspace import Workspace
    from ashore.workspace.importing import KindWanted
    from ashore.workspace.views import ImportReport

SHOWN = 10


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
        if name is not None and files == ("-",):
            report = workspace.add_text(sys.stdin.read(), name, kind=kind)
        else:
            with progress(session, "cli.add.progress") as shown:
                report = workspace.add(files, kind=kind, progress=shown.show)
        return tell(session, workspace, report)


def tell(session: Session, workspace: Workspace, report: ImportReport) -> int:
    """Say what an import did; return its exit status."""
    problems = Problems(session)
    problems.good = len(report.added) + report.unchanged
    for item in report.broken:
        problems.add_broken(item)
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
    elif problems.good:
        counts = {"added": len(report.added), "unchanged": report.unchanged, "facts": report.facts}
        click.echo(session.say("cli.add.done", **counts))
        for copy in report.near_copies[:SHOWN]:
            relation = label(session.language, "relation", copy.relation)
            key = "cli.add.near" if copy.relation == "near" else "cli.add.copy"
            told = session.say(key, other=copy.other_name, relation=relation, similarity=copy.similarity)
            click.echo(f"  {copy.name}: {told}")
        if len(report.near_copies) > SHOWN:
            click.echo(session.say("cli.add.more_near", count=len(report.near_copies) - SHOWN))
    return problems.finish()
