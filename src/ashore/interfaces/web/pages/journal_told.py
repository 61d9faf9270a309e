"""What an entry, a correction, or the taking back of one, has changed of what is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk
from ashore.interfaces.web.journal_desk import numbered

if TYPE_CHECKING:
    from ashore.journal import Outcome, Record
    from ashore.reports.journal_words import Move

LATEST: Final = 200
"""Entries of which it is worked out what they changed, the latest: others came before much that counts by now."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry, or the taking back of one, has changed.

    Attributes
    ----------
    entry
        Its number.
    what
        The entry in words.
    moves
        What it made of the beliefs.
    notes
        What is to be said beside them.
    undone
        Whether it was taken back.
    """

    entry: int
    what: str
    moves: tuple[Move, ...]
    notes: tuple[str, ...]
    undone: bool


def told(desk: Desk) -> Told | None:
    """Return what the entry in the address has changed: the beliefs without it beside those with it."""
    from ashore.reports.journal_words import entry_text

    number = numbered(desk.query("entry"))
    if number is None or desk.query("kind"):
        return None
    entry = desk.workspace.outcome(number)
    if entry is None or entry.kind == "undo":
        return None
    undone = not desk.workspace.is_counting(entry.id)
    moves, notes = _moved(desk, entry, undone=undone)
    return Told(entry.id, entry_text(entry, desk.site.language), moves, notes, undone)


def _moved(desk: Desk, entry: Outcome, *, undone: bool) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    from ashore.plans.beliefs import waiting
    from ashore.reports.journal_words import moves, patient

    site = desk.site
    if entry.role is None:
        return (), () if undone else (site.say(f"web.journal.alone.{_alone(desk, entry)}"),)
    last = next(iter(desk.workspace.entries(limit=1)), entry)
    around = _around(desk, entry, undone=undone) if last.id - entry.id < LATEST else None
    if around is None:
        return (), (site.say("web.journal.long_ago"),)
    try:
        believe = desk.workspace.believer(entry.role, today=deciding.today())
    except AshoreError:  # a mistake in what the person says of themselves is told above the form
        return (), ()
    before, after = map(believe, around)
    moved = tuple(moves(entry, before, after, site.language))
    if undone:
        return moved, ()
    if not moved:
        return (), (site.say(f"web.journal.alone.{entry.kind if entry.kind in _ALONE else 'other'}"),)
    notes = [patient(entry, after, site.language)]
    names = {move.name for move in moved}
    notes += [
        _sentence(waiting(belief, site.language), site.say("web.journal.stop"))
        for belief in (after.interview, after.offer)
        if belief.name in names and belief.waiting
    ]
    return moved, tuple(note for note in notes if note)


_ALONE: Final = frozenset({"referral", "test", "accepted", "declined", "salary", "studied"})
"""Kinds of entries that move no rate by themselves."""


def _alone(desk: Desk, entry: Outcome) -> str:
    """Return under what the sentence stands for an entry that is about no role."""
    try:
        return "expense" if entry.kind == "spent" and not desk.workspace.is_month(entry) else entry.kind
    except AshoreError:  # a mistake in what the person says of themselves is told above the form
        return entry.kind


def _sentence(text: str, stop: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{stop}"


def _around(desk: Desk, entry: Outcome, *, undone: bool) -> tuple[Record, Record] | None:
    """Return the journal of the entry's role family before and after what was just done; None where that is lost.

    To put an entry back that counts no longer takes all entries of the role family: the record holds the latest.
    """
    from ashore.journal import record

    workspace = desk.workspace
    now = workspace.record(entry.role)
    if not undone and entry.replaces is None:
        return workspace.record_without(entry, now), now
    held = now.of(entry.role)
    if held.entries > len(held.latest):
        return None
    counting = {one.id: one for one in (*held.latest, *held.paid)}
    gone = entry if undone else workspace.outcome(entry.replaces or 0)
    if not undone:
        counting.pop(entry.id, None)
    if gone is not None and gone.role == entry.role:
        counting[gone.id] = gone
    was = record(one for _, one in sorted(counting.items()))
    return was, now
