"""What the entries add up to for a role family, and whether they can all be true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ashore.journal.errors import (
    MoreInterviewsError,
    MoreOffersError,
    MoreReferredError,
    MoreRejectionsError,
    NoSuchOutcomeError,
    NothingLoggedError,
    UndoneAlreadyError,
)
from ashore.journal.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one role family.

    Attributes
    ----------
    interviews, referred
        Interviews that came from an application, and through a referral.
    refused, turned_down
        Rejections of an application, and after an interview.
    """

    role: str
    applied: int = 0
    referrals: int = 0
    interviews: int = 0
    referred: int = 0
    offers: int = 0
    refused: int = 0
    turned_down: int = 0


def live(entries: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return what counts: neither the entries that were taken back nor the entries that take back."""
    found = tuple(entries)
    gone = {entry.undoes for entry in found}
    return tuple(entry for entry in found if entry.kind != "undo" and entry.id not in gone)


def tally(entries: Iterable[Outcome], role: str) -> Tally:
    """Count what is live for one role family; the order of entries changes nothing."""
    counts = {"applied": 0, "referral": 0, "offer": 0}
    interviews = {"application": 0, "referral": 0}
    rejected = {"application": 0, "interview": 0}
    for entry in live(entries):
        if entry.role != role:
            continue
        if entry.kind in counts:
            counts[entry.kind] += entry.count
        elif entry.kind == "interview":
            interviews[entry.about or "application"] += entry.count
        elif entry.kind == "rejected":
            rejected[entry.about or "application"] += entry.count
    return Tally(
        role,
        counts["applied"],
        counts["referral"],
        interviews["application"],
        interviews["referral"],
        counts["offer"],
        rejected["application"],
        rejected["interview"],
    )


def check(entries: Iterable[Outcome]) -> None:
    """Make sure that what is live can all be true.

    Only totals are compared: a batch may be logged after its answer.

    Raises
    ------
    MoreInterviewsError, MoreReferredError, MoreOffersError, MoreRejectionsError
        For the first role family, by name, whose entries contradict each other.
    """
    found = live(entries)
    for role in sorted({entry.role for entry in found if entry.role is not None}):
        _check_role(tally(found, role))


def _check_role(counts: Tally) -> None:
    if counts.interviews > counts.applied:
        raise MoreInterviewsError(role=counts.role, interviews=counts.interviews, applications=counts.applied)
    if counts.referred > counts.referrals:
        raise MoreReferredError(role=counts.role, interviews=counts.referred, referrals=counts.referrals)
    interviews = counts.interviews + counts.referred
    if counts.offers + counts.turned_down > interviews:
        raise MoreOffersError(
            role=counts.role, offers=counts.offers, rejections=counts.turned_down, interviews=interviews
        )
    rejections, asked = counts.refused + counts.turned_down, counts.applied + counts.referred
    if rejections > asked or counts.refused > counts.applied:
        raise MoreRejectionsError(role=counts.role, rejections=rejections, applications=asked)


def undoing(entries: Sequence[Outcome], which: int | None, today: date) -> Outcome:
    """Return the entry that takes back entry ``which``, or the last one that counts where it is None.

    Raises
    ------
    NothingLoggedError, NoSuchOutcomeError, UndoneAlreadyError
        Where there is nothing to take back.
    JournalError
        As `check`, where what is left would contradict itself.
    """
    counting = live(entries)
    if which is None:
        if not counting:
            raise NothingLoggedError
        which = max(entry.id for entry in counting)
    if which not in {entry.id for entry in entries}:
        raise NoSuchOutcomeError(value=which)
    found = next((entry for entry in counting if entry.id == which), None)
    if found is None:
        raise UndoneAlreadyError(entry=which)
    check(entry for entry in counting if entry.id != which)
    return Outcome("undo", today.isoformat(), found.role, undoes=which)
