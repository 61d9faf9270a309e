"""What the journal holds already, for telling what is new in a file and what its answers answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ashore.journal.outcomes import Outcome
from ashore.journal.record import Tally, record
from ashore.text.folding import fold_key

Thread = tuple[str | None, str]
"""A role family, and a company by its folded name."""
ENDS: Final = frozenset({"accepted", "declined", "rejected", "silence", "withdrew"})


@dataclass(frozen=True, slots=True)
class Journal:
    """What an import needs of the journal that there is.

    Attributes
    ----------
    entries
        Those that count, of the threads that the file is about (`Wanted`), or all.
    tallies
        Counts of the whole journal by role family.
    nameless
        Role families with applications of which no company is known.
    """

    entries: tuple[Outcome, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    nameless: frozenset[str | None] = frozenset()

    @classmethod
    def whole(cls, entries: Iterable[Outcome]) -> Journal:
        """Return it for all entries that count."""
        found = tuple(entries)
        held = record(found)
        nameless = frozenset(entry.role for entry in found if entry.kind == "applied" and not entry.company)
        return cls(found, {role: one.tally() for role, one in held.roles.items()}, nameless)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The threads that a file is about.

    Attributes
    ----------
    threads
        Role families with folded names of companies; the name is empty for entries without one.
    money
        Whether there is something without a role family: spending, pay, study.
    """

    threads: frozenset[Thread]
    money: bool


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
    tallies
        Counts of the whole journal by role family, of which ``entries`` may be only the threads that matter.
    nameless
        Role families with applications of which no company is known.
    """

    same: dict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))
    undated: dict[Hashable, int] = field(default_factory=dict)
    threads: dict[Thread, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, int] = field(default_factory=dict)
    entries: tuple[Outcome, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    nameless: frozenset[str | None] = frozenset()

    @classmethod
    def of(cls, journal: Journal) -> Known:
        """Return what is known by the entries that count."""
        known = cls(entries=journal.entries, tallies=journal.tallies, nameless=journal.nameless)
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
