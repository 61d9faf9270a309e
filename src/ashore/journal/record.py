"""What the journal holds, added up: all that beliefs, plan and pages need of it, without every entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from ashore.journal.applications import Application, Reached, applications, threads
from ashore.journal.ledger import heads, live
from ashore.journal.outcomes import OF_ROLE, Kind, Outcome

LATEST: Final = 40
"""Entries of a role family that are kept one by one, the latest."""
SPENT: Final = 12
"""Entries of spending that are kept, the latest."""
LEAST_OF_MONTH: Final = 0.5
"""Share of the estimate below which an amount that was spent is a single expense, and no month."""
WAITING: Final[frozenset[Kind]] = frozenset({"applied", "test"})
NO: Final[frozenset[Kind]] = frozenset({"rejected", "silence"})


@dataclass(frozen=True, slots=True, order=True)
class Fate:
    """How many have fared alike, as far as it is counted.

    Attributes
    ----------
    referred, loose, reached, status, open
        As of an `Application`.
    asked
        ISO day since which an answer is waited for; empty where none is.
    until
        ISO day on which the waiting was given up; empty where it was not.
    """

    asked: str
    open: bool
    reached: Reached
    status: Kind
    referred: bool
    loose: int
    until: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one role family.

    Attributes
    ----------
    interviews, referred
        Interviews that came from an application, and through a referral.
    refused, turned_down
        Rejections of an application, and after an interview.
    silent, withdrawn
        Given up because nothing was heard, and by the person.
    """

    role: str
    applied: int = 0
    referrals: int = 0
    interviews: int = 0
    referred: int = 0
    offers: int = 0
    refused: int = 0
    turned_down: int = 0
    silent: int = 0
    withdrawn: int = 0
    accepted: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """What the journal holds of one role family.

    Attributes
    ----------
    paid
        Entries that say what is paid: offers and what the person was told.
    latest
        The latest entries that count, oldest first; ``entries`` says how many there are in all.
    """

    role: str
    fates: tuple[Fate, ...] = ()
    referrals: int = 0
    paid: tuple[Outcome, ...] = ()
    latest: tuple[Outcome, ...] = ()
    entries: int = 0

    def total(self, **wanted: object) -> int:
        """Return how many have fared so: ``total(status="rejected", reached="applied")``."""
        return sum(
            fate.count
            for fate in self.fates
            if all(getattr(fate, name) == value for name, value in wanted.items())
        )

    def tally(self) -> Tally:
        """Return the counts."""
        counts: Counter[str] = Counter()
        for fate in self.fates:
            if not fate.loose and not fate.referred:
                counts["applied"] += fate.count
            if fate.loose < 2 and fate.reached != "applied":
                counts["referred" if fate.referred else "interviews"] += fate.count
            counts["offers"] += fate.count * (fate.reached == "offer" and fate.loose < 3)
            if fate.status == "rejected":
                counts["refused" if fate.reached == "applied" else "turned_down"] += fate.count
            elif fate.status in _ENDS:
                counts[_ENDS[fate.status]] += fate.count
        return Tally(self.role, referrals=self.referrals, **counts)


_ENDS: Final[Mapping[Kind, str]] = {
    "silence": "silent", "withdrew": "withdrawn", "accepted": "accepted", "declined": "declined",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """The journal, added up.

    Attributes
    ----------
    spent
        The latest entries of spending, oldest first.
    """

    roles: Mapping[str, RoleRecord] = field(default_factory=dict)
    spent: tuple[Outcome, ...] = ()

    def of(self, role: str | None) -> RoleRecord:
        """Return what is held of a role family; an empty record where nothing is."""
        return self.roles.get(role or "", RoleRecord(role or ""))


Journal: TypeAlias = "Record | Iterable[Outcome]"
"""The journal added up, or all its entries."""


def record(journal: Journal) -> Record:
    """Add up the entries of a journal; a record is returned as it is."""
    if isinstance(journal, Record):
        return journal
    entries = tuple(journal)
    counting = sorted(live(entries), key=lambda entry: (entry.day, entry.id))
    by_role: dict[str, list[Outcome]] = defaultdict(list)
    for entry in counting:
        if entry.role is not None:
            by_role[entry.role].append(entry)
    found: dict[str, list[Application]] = defaultdict(list)
    for (role, _), thread in threads(counting, heads(entries)).items():
        found[role] += applications(thread)
    roles = {role: _of_role(role, mine, found.get(role, ())) for role, mine in sorted(by_role.items())}
    roles = {role: held for role, held in roles.items() if held.entries or held.paid}
    return Record(roles, tuple(entry for entry in counting if entry.kind == "spent")[-SPENT:])


def _of_role(role: str, entries: Sequence[Outcome], fared: Iterable[Application]) -> RoleRecord:
    return RoleRecord(
        role,
        fates(fared),
        sum(entry.count for entry in entries if entry.kind == "referral"),
        tuple(entry for entry in entries if entry.amount is not None),
        tuple(entry for entry in entries if entry.kind in OF_ROLE)[-LATEST:],
        sum(entry.kind in OF_ROLE for entry in entries),
    )


def fates(fared: Iterable[Application]) -> tuple[Fate, ...]:
    """Add up applications that have fared alike."""
    counts: Counter[tuple[str, bool, Reached, Kind, bool, int, str]] = Counter()
    for one in fared:
        asked, until = asked_until(one.status, one.reached, one.sent, one.met, one.since)
        counts[
            asked,
            one.open and bool(asked) and one.reached == "applied",
            one.reached,
            one.status,
            one.referred,
            one.loose,
            until,
        ] += one.count
    return tuple(sorted(Fate(*key, count) for key, count in counts.items()))


def asked_until(status: Kind, reached: Reached, sent: str, met: str, since: str) -> tuple[str, str]:
    """Return since when an answer is waited for, and when that was given up; empty texts where neither is."""
    if reached == "offer" or status not in {*WAITING, "interview", "withdrew"}:
        return "", ""
    asked = (met or sent) if reached == "interview" else sent
    return asked, since if status == "withdrew" else ""


def tally(journal: Journal, role: str) -> Tally:
    """Return the counts of one role family."""
    return record(journal).of(role).tally()


def is_month(entry: Outcome, estimate: float) -> bool:
    """Whether an amount that was spent can be all that a month cost; a book is no month.

    Parameters
    ----------
    estimate
        What a month costs by the person's own number, or the stated default, in CNY.
    """
    return (entry.amount or 0.0) >= LEAST_OF_MONTH * estimate
