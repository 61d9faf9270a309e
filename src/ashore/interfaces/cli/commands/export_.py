"""``ashore export``: everything in one file."""

from __future__ import annotations

from pathlib import Path

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.files import writing
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language, "export", run, [click.Argument(["file"], type=click.Path(path_type=Path, readable=False))]
    )


def run(session: Session, file: Path) -> None:
    """Write the workspace to ``file``."""
    with session.open() as workspace, writing(file):
        written = workspace.export(file)
    if session.as_json:
        session.answer({"file": str(written)})
    else:
        click.echo(session.say("cli.export.done", file=written))
