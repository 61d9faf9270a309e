"""What could not be read, collected beside what could: told at the end, by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.session import Session
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.documents.reader import BrokenItem

SHOWN = 20
"""How many problems are told one by one on a terminal; the rest is counted."""


class Problems:
    """Collects mistakes of a command that goes on after each of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.good = 0
        self._found: list[dict[str, object]] = []
        self._raised: list[AshoreError] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keep an error of one file, so that the next file is still read."""
        try:
            yield
        except AshoreError as error:
            self._raised.append(error)
            message, remedy = explain(error, self.session.language)
            self._found.append({**error.details, "code": error.code, "message": message, "remedy": remedy})

    def add_broken(self, item: BrokenItem) -> None:
        """Keep one broken line or record."""
        message, remedy = explain(item.error, self.session.language)
        self._found.append({
            "file": item.file, "line": item.line, "code": item.error.code, "message": message, "remedy": remedy
        })  # fmt: skip

    def rows(self) -> list[dict[str, object]]:
        """Return what was collected, for the JSON envelope."""
        return self._found

    def finish(self) -> int:
        """Tell what was collected and return the exit status.

        Raises
        ------
        AshoreError
            The first mistake, where nothing at all could be read.
        """
        if not self._found:
            return 0
        if not self.good and self._raised and len(self._found) == 1:
            raise self._raised[0]
        if not self.session.as_json:
            for row in self._found[:SHOWN]:
                click.echo(f"{row['message']} {row['remedy']}", err=True)
            if len(self._found) > SHOWN:
                click.echo(self.session.say("cli.more_problems", count=len(self._found) - SHOWN), err=True)
        return 3 if self.good else 2
