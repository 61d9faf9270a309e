"""What every command shares: the language, the workspace it works on, and the one way to answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

import click

from ashore.errors import AshoreError
from ashore.words import Language, explain, say

if TYPE_CHECKING:
    from rich.console import Console

    from ashore.workspace import Workspace

DATABASE = "ashore.db"


class NoWorkspaceError(AshoreError):
    """A command that needs a workspace was run where there is none."""

    code: ClassVar[str] = "no_workspace"


@dataclass
class Session:
    """The settings given before the command's name, and the answer's shape."""

    language: Language
    workspace: Path | None = None
    as_json: bool = False

    def say(self, key: str, **values: object) -> str:
        """Return the sentence under ``key`` in the session's language."""
        return say(self.language, key, **values)

    def console(self, *, stderr: bool = False) -> Console:
        """Return a console that counts a Chinese character as two columns."""
        from rich.console import Console

        return Console(stderr=stderr, highlight=False, soft_wrap=not sys.stdout.isatty())

    def answer(self, data: object) -> None:
        """Print the envelope of a command that did what it was asked."""
        click.echo(json.dumps({"ok": True, "data": data}, ensure_ascii=False))

    def fail(self, error: AshoreError) -> NoReturn:
        """Say what is wrong and what to do, and leave with the error's exit status."""
        message, remedy = explain(error, self.language)
        if self.as_json:
            problem = {"code": error.code, "message": message, "remedy": remedy}
            click.echo(json.dumps({"ok": False, "error": problem}, ensure_ascii=False))
        else:
            click.echo(f"{message}\n{remedy}", err=True)
        sys.exit(error.exit_status)

    def folder(self) -> Path:
        """Return the workspace's folder: the one named, or the nearest from here upwards.

        Raises
        ------
        NoWorkspaceError
            Where there is none.
        """
        here = Path.cwd()
        places = [self.workspace] if self.workspace else [here, *here.parents]
        for place in places:
            if (place / DATABASE).is_file():
                return place
        raise NoWorkspaceError(folder=str(self.workspace or here))

    @contextmanager
    def open(self) -> Iterator[Workspace]:
        """Open the workspace for the length of a command."""
        from ashore.workspace import Workspace

        with Workspace.open(self.folder()) as workspace:
            yield workspace


def session_of(context: click.Context) -> Session:
    """Return the session that the command line's options made."""
    found = context.find_object(Session)
    if found is None:
        raise RuntimeError("a command was run outside `ashore`")
    return found


def as_line(row: dict[str, Any]) -> str:
    """Return one JSON line that keeps Chinese readable."""
    return json.dumps(row, ensure_ascii=False)
