"""What the journal holds already, for telling what is new in a file and what its answers answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

from ashore.journal.outcomes import Outcome
from ashore.text.folding import fold_key

Thread = tuple[str | None, str]
"""A role family, and a company by its folded name."""
ENDS: Final = frozenset({"accepted", "declined", "rejected", "silence", "withdrew"})


@dataclass(slots=True)
class Known:
    """The entries of the journal that count, by what they are looked up by.

    Attributes
    ----------
    same
        Numbers of the entries by what makes two entries the same, see `sameness`.
    undated
        The last entry of a kind in a thread, whatever its day.
    threads
        Entries by thread, oldest first.
    keys
        Numbers by key.
    entries
        All of them.
    """

    same: dict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))
    undated: dict[Hashable, int] = field(default_factory=dict)
    threads: dict[Thread, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, int] = field(default_factory=dict)
    entries: tuple[Outcome, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Outcome]) -> Known:
        """Return what is known by the entries that count, and by the keys of those that were taken back."""
        known = cls(entries=tuple(entries))
        for entry in known.entries:
            known.same[sameness(entry)].append(entry.id)
            if entry.company:
                known.undated[kindred(entry)] = entry.id
                known.threads[thread(entry)].append(entry)
            if entry.key:
                known.keys[entry.key] = entry.id
        return known


def thread(entry: Outcome) -> Thread:
    """Return what an entry belongs to: one company, for one role family."""
    return entry.role, fold_key(entry.company)


def kindred(entry: Outcome) -> Hashable:
    """Return what two entries share that are the same but for their day."""
    return entry.kind, entry.role, fold_key(entry.company), fold_key(entry.title), (entry.round or 1)


def sameness(entry: Outcome) -> Hashable:
    """Return what two entries share that say the same: with a company its title, day, kind and round."""
    if entry.company:
        return kindred(entry), entry.day
    return content(entry)


def content(entry: Outcome) -> tuple[Hashable, ...]:
    """Return everything that an entry says of itself."""
    return (
        entry.kind, entry.day, entry.role, entry.count, entry.amount, entry.gross, entry.about, entry.open,
        entry.note or "", entry.company, entry.title, entry.channel, entry.city, entry.ad, entry.at, entry.round,
        entry.hours, tuple(sorted(entry.terms.said().items())) if entry.terms else (), entry.questions,
    )  # fmt: skip
