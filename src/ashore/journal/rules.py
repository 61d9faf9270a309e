"""Whether the entries can all be true, and what may be taken back or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ashore.journal.errors import (
    MoreAnswersError,
    MoreInterviewsError,
    MoreOffersError,
    MoreReferredError,
    MoreRejectionsError,
    NoSuchOutcomeError,
    NothingLoggedError,
    UndoneAlreadyError,
)
from ashore.journal.ledger import live
from ashore.journal.outcomes import Outcome
from ashore.journal.record import Journal, Tally, record


def check(journal: Journal) -> None:
    """Make sure that what counts can all be true.

    Only totals are compared: a batch may be logged after its answer.

    Raises
    ------
    MoreInterviewsError, MoreReferredError, MoreOffersError, MoreRejectionsError, MoreAnswersError
        For the first role family, by name, whose entries contradict each other.
    """
    found = record(journal)
    for role in sorted(found.roles):
        check_role(found.roles[role].tally())


def check_role(counts: Tally) -> None:
    """As `check`, for one role family."""
    if counts.interviews > counts.applied:
        raise MoreInterviewsError(role=counts.role, interviews=counts.interviews, applications=counts.applied)
    if counts.referred > counts.referrals:
        raise MoreReferredError(role=counts.role, interviews=counts.referred, referrals=counts.referrals)
    interviews = counts.interviews + counts.referred
    if counts.offers + counts.turned_down > interviews:
        raise MoreOffersError(
            role=counts.role, offers=counts.offers, rejections=counts.turned_down, interviews=interviews
        )
    ended = counts.refused + counts.turned_down + counts.silent + counts.withdrawn
    asked = counts.applied + counts.referred
    if ended > asked or counts.refused > counts.applied:
        raise MoreRejectionsError(role=counts.role, rejections=ended, applications=asked)
    if counts.accepted + counts.declined > counts.offers:
        raise MoreAnswersError(
            role=counts.role, accepted=counts.accepted, declined=counts.declined, offers=counts.offers
        )


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
    made = Outcome("undo", today.isoformat(), found.role, undoes=which)
    check([*entries, replace(made, id=max(entry.id for entry in entries) + 1)])
    return made
