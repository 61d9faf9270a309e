"""One text that is another whenever a decision may rest on something else."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from ashore.workspace.person import NAME
from ashore.workspace.planning import last

if TYPE_CHECKING:
    from ashore.store import Store

_COUNTED: Final = ("documents", "facts", "decisions", "outcomes")


def stamp(store: Store) -> str:
    """Return the digest of what the person says and of how far every log of the workspace has come.

    The notes of the workspace, such as the last decision, are no part of it: keeping a decision makes no new one.
    """
    asked = ", ".join(
        f"(SELECT count(*) FROM {table}), (SELECT ifnull(max(id), 0) FROM {table})"  # noqa: S608 - our own tables
        for table in _COUNTED
    )
    found = hashlib.sha256(repr(store.database.row(f"SELECT {asked}")).encode())
    with suppress(OSError):
        found.update((store.folder / NAME).read_bytes())
    return found.hexdigest()[:24]


def last_day(store: Store) -> date | None:
    """Return the day of the decision that was kept last; None where there is none that can be read."""
    kept = last(store)
    try:
        return None if kept is None else date.fromisoformat(str(kept["day"]))
    except (KeyError, ValueError):
        return None
