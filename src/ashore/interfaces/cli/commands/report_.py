"""``ashore report``: one page with everything, and the quotes behind it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.workspace import Workspace


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "report",
        run,
        [option(language, "report", "--out", type=click.Path(path_type=Path, readable=False, dir_okay=False))],
    )


def run(session: Session, out: Path | None) -> None:
    """Write the page."""
    with session.open() as workspace:
        file = write(workspace, session.language, out)
    if session.as_json:
        session.answer({"file": str(file)})
    else:
        click.echo(session.say("cli.report.done", file=file))


def write(workspace: Workspace, language: Language, out: Path | None = None) -> Path:
    """Write the report to ``out``, or into the workspace; return where it stands."""
    from ashore.interfaces.files import write_text
    from ashore.interfaces.html import render
    from ashore.workspace.reporting import report

    today = datetime.now(UTC).astimezone().date().isoformat()
    file = out or workspace.folder / "report.html"
    write_text(file, render(report(workspace, language, today)))
    return file
