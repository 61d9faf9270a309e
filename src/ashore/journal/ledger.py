"""Which entries count, and what stands in the place of which."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.journal.outcomes import Outcome


def live(entries: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return what counts: no entry that was taken back or corrected, and none that only takes back."""
    found = tuple(entries)
    undone = {entry.undoes for entry in found}
    gone = undone | {entry.replaces for entry in found if entry.id not in undone}
    return tuple(entry for entry in found if entry.kind != "undo" and entry.id not in gone)


def heads(entries: Iterable[Outcome]) -> dict[int, int]:
    """Return what stands in the place of every entry that was corrected, by its number."""
    found = tuple(entries)
    undone = {entry.undoes for entry in found}
    heads: dict[int, int] = {}
    # The latest first: what stands in the place of a correction stands in that of what it corrected.
    for entry in sorted(found, key=lambda entry: -entry.id):
        if entry.replaces is not None and entry.id not in undone:
            heads[entry.replaces] = heads.get(entry.id, entry.id)
    return heads
