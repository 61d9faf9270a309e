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

PARTLY_DONE = 3


class Problems:
    """Collects mistakes of a command that goes on after each of them; ``good`` counts what was read."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.good = 0
        self._found: list[tuple[AshoreError, dict[str, object]]] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keep an error of one file, so that the next file is still read."""
        try:
            yield
        except AshoreError as error:
            self._add(error, dict(error.details))

    def add_broken(self, item: BrokenItem) -> None:
        """Keep one broken line or record."""
        self._add(item.error, {"file": item.file, "line": item.line})

    def _add(self, error: AshoreError, where: dict[str, object]) -> None:
        message, remedy = explain(error, self.session.language)
        self._found.append((error, {**where, "code": error.code, "message": message, "remedy": remedy}))

    def rows(self) -> list[dict[str, object]]:
        """Return what was collected, for the JSON envelope.

        Raises
        ------
        AshoreError
            The first mistake, where nothing at all could be read: then there is no data to answer with.
        """
        self._raise_if_nothing()
        return [row for _, row in self._found]

    def finish(self) -> int:
        """Tell what was collected and return the exit status: 0, or 3 where a part was read.

        Raises
        ------
        AshoreError
            The first mistake, where nothing at all could be read; the others have been told.
        """
        if not self.session.as_json:
            told = [row for _, row in self._found[0 if self.good else 1 :]]
            for row in told[:SHOWN]:
                click.echo(f"{row['message']} {row['remedy']}", err=True)
            if len(told) > SHOWN:
                click.echo(self.session.say("cli.more_problems", count=len(told) - SHOWN), err=True)
        self._raise_if_nothing()
        return PARTLY_DONE if self._found else 0

    def _raise_if_nothing(self) -> None:
        if self._found and not self.good:
            raise self._found[0][0]
