"""``ashore import``: a workspace from an exported file."""

from __future__ import annotations

from pathlib import Path

import click

from ashore.interfaces.cli.command import Session, command
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "import",
        run,
        [
            click.Argument(["file"], type=click.Path(path_type=Path)),
            click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False), required=False),
        ],
    )


def run(session: Session, file: Path, folder: Path | None) -> None:
    """Make a workspace in ``folder`` (default: ``--workspace``, else one named after the file) from ``file``."""
    from ashore.workspace import Workspace

    place = folder or session.workspace or Path(file.name.split(".")[0])
    with Workspace.import_(file, place) as workspace:
        counts = {"documents": workspace.count_documents(), "facts": workspace.count_facts()}
    if session.as_json:
        session.answer({"folder": str(place), **counts})
    else:
        click.echo(session.say("cli.import.done", folder=place, **counts))
