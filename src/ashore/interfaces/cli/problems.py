"""What could not be read, collected beside what could: told at the end, by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.session import Session

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
        message, remedy = self.session.explain(error)
        self._found.append((error, {**where, "code": error.code, "message": message, "remedy": remedy}))

    @property
    def nothing(self) -> bool:
        """Whether there were mistakes and nothing else."""
        return bool(self._found) and not self.good

    def rows(self) -> list[dict[str, object]]:
        """Return what was collected, for the JSON envelope."""
        return [row for _, row in self._found]

    def finish(self) -> int:
        """Tell what was collected and return the exit status: 0, 3 where a part was read, 2 where nothing was.

        In JSON only the last is told here: an envelope with an answer has the rows in it.
        """
        if not self._found:
            return 0
        first = self._found[0][0]
        if self.nothing and (self.session.as_json or len(self._found) == 1):
            self.session.fail(first, {"broken": self.rows()})
        if not self.session.as_json:
            for row in self.rows()[:SHOWN]:
                click.echo(f"{row['message']} {row['remedy']}", err=True)
            if len(self._found) > SHOWN:
                click.echo(self.session.say("cli.more_problems", count=len(self._found) - SHOWN), err=True)
        return first.exit_status if self.nothing else PARTLY_DONE
