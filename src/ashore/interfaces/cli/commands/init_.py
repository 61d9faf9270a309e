"""``ashore init``: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.files import writing
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    folder = click.Argument(
        ["folder"], type=click.Path(path_type=Path, readable=False, file_okay=False), default=Path()
    )
    return command(language, "init", run, [folder])


def run(session: Session, folder: Path) -> None:
    """Make a workspace in ``folder``."""
    from ashore.workspace import Workspace

    with writing(folder), Workspace.create(folder):
        pass
    if session.as_json:
        session.answer({"folder": str(folder)})
    else:
        click.echo(session.say("cli.init.done", folder=folder))
