"""The few things of an entry by which forecasts are resolved, and those entries of the journal that count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

KINDS: Final = ("applied", "test", "interview", "offer", "accepted", "declined", "referral", "undo")
"""Kinds of entries that say something about a forecast."""
SEARCHING: Final = ("applied", "referral", "interview", "test")
"""Kinds of entries of one who looks for a job."""


class Happening(NamedTuple):
    """An entry of the journal, as `ashore.journal.Outcome` has it; ``number`` is its count."""

    id: int
    kind: str
    role: str | None
    number: int
    day: str
    about: str | None = None
    undoes: int | None = None
    replaces: int | None = None
    answers: int | None = None
    company: str = ""
    round: int | None = None

    @property
    def date(self) -> date:
        """The day on which it happened."""
        return date.fromisoformat(self.day)


class Journal:
    """The entries that count: neither those that were taken back nor those in whose place another stands."""

    def __init__(self, entries: Iterable[Happening]) -> None:
        given = tuple(entries)
        undone = {entry.undoes for entry in given if entry.undoes is not None}
        instead = {
            entry.replaces: entry for entry in given if entry.replaces is not None and entry.id not in undone
        }
        self._instead = instead
        self._live = {
            entry.id: entry
            for entry in given
            if entry.kind != "undo" and entry.id not in undone and entry.id not in instead
        }
        self._offer_days: dict[tuple[str, ...], list[str]] = {}
        self._by: dict[tuple[str, str | None], list[Happening]] = defaultdict(list)
        for entry in sorted(self._live.values(), key=lambda entry: (entry.day, entry.id)):
            self._by[entry.kind, entry.role].append(entry)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Role families of which there is anything."""
        return tuple(sorted({role for _, role in self._by if role is not None}))

    def now(self, entry: int | None) -> Happening | None:
        """Return what stands for an entry now: itself, or its correction; None where it was taken back."""
        found = self.standing(entry)
        return None if found is None else self._live.get(found)

    def standing(self, entry: int | None) -> int | None:
        """Return the number of the entry that stands in the place of another, or its own."""
        while entry is not None and (other := self._instead.get(entry)) is not None:
            entry = other.id
        return entry

    def of(self, kind: str, role: str) -> Sequence[Happening]:
        """Return entries by day; of interviews those that applications led to, and only first rounds."""
        found = self._by.get((kind, role), [])
        if kind != "interview":
            return found
        return [entry for entry in found if entry.about != "referral" and entry.round in {None, 1}]

    def searched(self, roles: Sequence[str], first: date, last: date) -> bool:
        """Return whether anything shows somebody who looks for a job of these role families in a time."""
        for role in roles:
            days = self._days.get(role, [])
            place = bisect_left(days, first.isoformat())
            if place < len(days) and days[place] <= last.isoformat():
                return True
        return False

    @cached_property
    def _days(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for role in self.roles:
            entries = (self._by.get((kind, role), ()) for kind in SEARCHING)
            found[role] = sorted({entry.day for some in entries for entry in some})
        return found

    def offered(self, roles: Sequence[str], first: date, last: date) -> bool:
        """Return whether an offer that was not declined came after ``first`` and until ``last``."""
        days = self._offers(tuple(roles))
        place = bisect_right(days, first.isoformat())
        return place < len(days) and days[place] <= last.isoformat()

    def _offers(self, roles: tuple[str, ...]) -> list[str]:
        """Return the days of offers that were not declined, and of those that were accepted."""
        if roles in self._offer_days:
            return self._offer_days[roles]
        found = []
        for role in roles:
            declined = self._by.get(("declined", role), [])
            answered = {self.standing(entry.answers) for entry in declined}
            companies = {entry.company for entry in declined if entry.company and entry.answers is None}
            found += [entry.day for entry in self._by.get(("accepted", role), ())]
            found += [
                entry.day
                for entry in self._by.get(("offer", role), ())
                if entry.id not in answered and not (entry.company and entry.company in companies)
            ]
        self._offer_days[roles] = sorted(found)
        return self._offer_days[roles]
