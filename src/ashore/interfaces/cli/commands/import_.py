"""``ashore import``: a workspace from an exported file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.files import writing
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "import",
        run,
        [
            click.Argument(["file"], type=click.Path(path_type=Path, readable=False)),
            click.Argument(
                ["folder"], type=click.Path(path_type=Path, readable=False, file_okay=False), required=False
            ),
        ],
    )


def _check(file: Path) -> None:
    """Look whether the export is there and may be read.

    Raises
    ------
    MissingFileError, UnreadableFileError
    """
    from ashore.documents.errors import MissingFileError, UnreadableFileError

    try:
        file.stat()
    except FileNotFoundError:
        raise MissingFileError(file=str(file)) from None
    except OSError as problem:
        raise UnreadableFileError(file=str(file), reason=problem.strerror or str(problem)) from None
    if not os.access(file, os.R_OK):
        raise UnreadableFileError(file=str(file), reason=os.strerror(errno.EACCES))


def run(session: Session, file: Path, folder: Path | None) -> None:
    """Make a workspace in ``folder`` (default: ``--workspace``, else one named after the file) from ``file``."""
    from ashore.workspace import Workspace

    _check(file)
    place = folder or session.workspace or Path(file.name.split(".")[0])
    with writing(place):
        made = Workspace.import_(file, place)
    with made as workspace:
        counts = {"documents": workspace.count_documents(), "facts": workspace.count_facts()}
    if session.as_json:
        session.answer({"folder": str(place), **counts})
    else:
        click.echo(session.say("cli.import.done", folder=place, **counts))
