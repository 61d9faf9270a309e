"""Progress of long work, on standard error and only where a person looks on."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from ashore.interfaces.cli.session import Session


class progress:  # noqa: N801 - used as a verb: with progress(...)
    """Counts what is done, at most ten times a second, on one line that it wipes at the end."""

    INTERVAL = 0.1

    def __init__(self, session: Session, key: str) -> None:
        self.session = session
        self.key = key
        self.done = 0
        self.total: int | None = None
        self._shows = sys.stderr.isatty() and not session.as_json
        self._last = time.monotonic()
        self._wrote = False

    def __enter__(self) -> Self:
        return self

    def advance(self, by: int = 1) -> None:
        """Count ``by`` more."""
        self.show(self.done + by, self.total)

    def show(self, done: int, total: int | None) -> None:
        """Set the count; ``total`` is None where it is not known before the end."""
        self.done, self.total = done, total
        now = time.monotonic()
        if self._shows and now - self._last >= self.INTERVAL:
            self._last = now
            self._wrote = True
            of = f"{done:,}" if total is None else f"{done:,}/{total:,}"
            sys.stderr.write(f"\r\033[K{self.session.say(self.key, count=of)}")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._wrote:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
