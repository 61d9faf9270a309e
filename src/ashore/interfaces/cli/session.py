"""What every command shares: the language, the workspace it works on, and the one way to answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NoReturn

import click

from ashore.errors import AshoreError, SeveralError
from ashore.interfaces.cli.terminal import json_line, printable
from ashore.words import Language, explain, say

if TYPE_CHECKING:
    from ashore.workspace import Workspace

DATABASE = "ashore.db"


class NoWorkspaceError(AshoreError):
    """A command that needs a workspace was run where there is none."""

    code: ClassVar[str] = "no_workspace"


class ClosedFolderError(AshoreError):
    """The folder named as the workspace may not be looked into (``folder``, ``reason``)."""

    code: ClassVar[str] = "closed_folder"


@dataclass
class Session:
    """The settings given before the command's name, and the answer's shape."""

    language: Language
    workspace: Path | None = None
    as_json: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence under ``key`` in the session's language, its values safe for a terminal."""
        shown = {
            name: value if isinstance(value, int | float) else printable(value) for name, value in values.items()
        }
        return say(self.language, key, **shown)

    def explain(self, error: AshoreError) -> tuple[str, str]:
        """Return what is wrong and what to do, each a line that is safe for a terminal."""
        message, remedy = explain(error, self.language)
        return printable(message), printable(remedy)

    def answer(self, data: object) -> None:
        """Print the envelope of a command that did what it was asked."""
        click.echo(json_line({"ok": True, "data": data}))

    def fail(self, error: AshoreError, data: object = None) -> NoReturn:
        """Say what is wrong and what to do, and leave with the error's exit status; ``data`` is for JSON alone."""
        message, remedy = self.explain(error)
        each = [self._row(found) for found in error.problems] if isinstance(error, SeveralError) else []
        if self.as_json:
            problem = {"code": error.code, "message": message, "remedy": remedy}
            if each and data is None:
                data = {"broken": each}
            more = {} if data is None else {"data": data}
            click.echo(json_line({"ok": False, "error": problem, **more}))
        else:
            for row in each:
                click.echo(f"{row['message']} {row['remedy']}", err=True)
            click.echo(f"{message}\n{remedy}", err=True)
        sys.exit(error.exit_status)

    def _row(self, error: AshoreError) -> dict[str, object]:
        """Return one of several mistakes for the JSON envelope, with its place as far as it has one."""
        message, remedy = self.explain(error)
        place: dict[str, object] = {
            name: error.details[name] for name in ("file", "line", "column") if name in error.details
        }
        return {**place, "code": error.code, "message": message, "remedy": remedy}

    def folder(self) -> Path:
        """Return the workspace's folder: the one named, or the nearest from here upwards.

        Raises
        ------
        NoWorkspaceError
            Where there is none from here upwards.
        ClosedFolderError
            Where the one named may not be looked into.
        """
        if self.workspace is not None:
            self._check(self.workspace)
            return self.workspace
        try:
            here = Path.cwd()
        except FileNotFoundError:  # it was deleted while a shell stood in it
            raise NoWorkspaceError(folder=".") from None
        for place in (here, *here.parents):
            if os.path.isfile(place / DATABASE):  # noqa: PTH113 - Path.is_file raises where it may not look
                return place
        raise NoWorkspaceError(folder=str(here))

    @staticmethod
    def _check(folder: Path) -> None:
        """Look whether the folder that was named may be looked into; what is in it is the workspace's to tell."""
        try:
            (folder / DATABASE).stat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as problem:
            raise ClosedFolderError(folder=str(folder), reason=problem.strerror or str(problem)) from None

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
