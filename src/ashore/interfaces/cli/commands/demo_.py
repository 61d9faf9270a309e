"""``ashore demo``: a sample workspace, and what it says."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.commands import add_, cases_, claims_, facts_, market_, report_
from ashore.interfaces.cli.progress import progress
from ashore.interfaces.cli.session import DATABASE
from ashore.interfaces.files import writing
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.workspace import Workspace

ARTICLES = "seeds"
"""Folder of articles beside the project, for those who have it: they are read too."""


def build(language: Language) -> click.Command:
    """Return the command."""
    folder = click.Argument(
        ["folder"], type=click.Path(path_type=Path, readable=False, file_okay=False), default=Path("demo")
    )
    return command(language, "demo", run, [folder])


def run(session: Session, folder: Path) -> int:
    """Build the workspace in ``folder`` or bring it up to date; print facts, cases, market; write the report."""
    from ashore.packs import samples
    from ashore.workspace import Workspace

    with writing(folder):
        there = (folder / DATABASE).is_file()
        opened = Workspace.open(folder) if there else Workspace.create(folder)
    with opened as workspace:
        with progress(session, "cli.add.progress") as shown:
            added = workspace.add([*samples.paths(), *articles()], progress=shown.show)
        file = report_.write(workspace, session.language)
        if session.as_json:
            session.answer({
                "folder": str(folder), "documents": workspace.count_documents(), "facts": workspace.count_facts(),
                "cases": len(workspace.cases()), "report": str(file),
            })  # fmt: skip
            return 0
        if there:
            click.echo(session.say("cli.demo.exists", folder=folder))
        _heading(session, "added")
        status = add_.tell(session, workspace, added)
        _facts(session, workspace)
        _heading(session, "cases")
        cases_.tell(session, workspace.cases(), lines=6)
        _heading(session, "conflicts")
        for conflict in workspace.conflicts()[:3]:
            claims_.tell(session, conflict.subject, conflict.field, conflict.sides)
        _heading(session, "market")
        market_.tell(session, workspace.market(top=10))
    click.echo("\n" + session.say("cli.demo.samples_note"))
    click.echo(session.say("cli.demo.report", file=file))
    # `make demo` leaves the program in .venv, where a shell does not look.
    program = "ashore" if shutil.which("ashore") else sys.argv[0]
    click.echo(session.say("cli.demo.next", folder=folder, program=program))
    return status


def articles() -> list[Path]:
    """Return the articles of the shared folder where it stands beside the working folder, else none."""
    shared = Path(os.environ.get("ASHORE_SHARED", Path.cwd().parent / "shared"))
    return sorted((shared / ARTICLES).glob("*.txt"))


def _facts(session: Session, workspace: Workspace) -> None:
    """Print the first facts of one ad and of one story, in the reader's language where there is one."""
    _heading(session, "facts")
    for kind in ("ad", "story"):
        found = list(workspace.documents(kind=kind))
        own = [item for item in found if (item.document.language or "").startswith(session.language)]
        for item in (own or found)[:1]:
            facts_.tell(session, workspace, list(workspace.facts(document=item.id, limit=8)))


def _heading(session: Session, key: str) -> None:
    text = session.say(f"cli.demo.heading_{key}")
    click.secho(f"\n== {text} ==", fg="cyan", bold=True)
