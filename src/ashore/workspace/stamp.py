"""One text that is another whenever a decision may rest on something else."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ashore.workspace.person import NAME

if TYPE_CHECKING:
    from ashore.store import Store

_EVIDENCE: Final = ("documents", "facts", "decisions")


def stamp(store: Store) -> str:
    """Return the digest of what the person says and of how far every log of the workspace has come.

    The notes of the workspace, such as the last decision, are no part of it: keeping a decision makes no new one.
    """
    return _digest(store, (*_EVIDENCE, "outcomes"))


def evidence_stamp(store: Store) -> str:
    """Return the same without the journal: what ads ask for and a person shows does not rest on it."""
    return _digest(store, _EVIDENCE)


def _digest(store: Store, tables: tuple[str, ...]) -> str:
    asked = ", ".join(
        f"(SELECT count(*) FROM {table}), (SELECT ifnull(max(id), 0) FROM {table})"  # noqa: S608 - our own tables
        for table in tables
    )
    found = hashlib.sha256(repr(store.database.row(f"SELECT {asked}")).encode())
    with suppress(OSError):
        found.update((store.folder / NAME).read_bytes())
    return found.hexdigest()[:24]
