"""What became of applications that share a role family, a channel, a city or a company; how long it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from ashore.journal.record import WAITING, Fate, RoleRecord, Tally

By = Literal["role", "channel", "city", "company"]
BYS: Final[tuple[By, ...]] = get_args(By)
Answered = Literal["interview", "refused", "other"]
"""What an application came to that was answered: an interview, a refusal, or not known yet (a test)."""
ANSWERED: Final[tuple[Answered, ...]] = get_args(Answered)


@dataclass(frozen=True, slots=True)
class Group:
    """Applications that have something in common.

    Attributes
    ----------
    name
        What they have in common, as the person writes it; empty where nothing was said.
    fates
        How many have fared how, in the form in which a record of a role family has them.
    tests
        Tests that were taken.
    referrals
        Talks with somebody inside.
    """

    name: str
    fates: tuple[Fate, ...] = ()
    tests: int = 0
    referrals: int = 0

    def record(self, role: str) -> RoleRecord:
        """Return the group as the record of a role family, to form a belief by."""
        return RoleRecord(role, self.fates, self.referrals)

    def tally(self) -> Tally:
        """Return the counts."""
        return self.record("").tally()

    @property
    def unplaced(self) -> int:
        """Interviews whose application is not in the group: it was sent as one of a batch, say."""
        counts = self.tally()
        waits = sum(
            fate.count
            for fate in self.fates
            if fate.reached == "applied" and fate.status in WAITING and not fate.loose
        )
        loose = sum(fate.count for fate in self.fates if fate.loose == 1 and not fate.referred)
        return max(0, loose - waits, counts.interviews - counts.applied)


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups with most applications, and all applications together.

    Attributes
    ----------
    named
        Most applications first.
    unsaid
        Those of which nothing was said; None where of all something was.
    more
        How many groups there are beyond those.
    """

    by: By
    role: str
    named: tuple[Group, ...]
    unsaid: Group | None
    more: int
    total: Group


@dataclass(frozen=True, slots=True)
class Waited:
    """How long applications have waited for an answer.

    Attributes
    ----------
    days
        Until the first answer; to this day, or until it was given up, where none has come.
    answer
        What it came to; None where none has come.
    """

    days: int
    answer: Answered | None
    count: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many were sent on a day; how many that led to an interview were first answered on it."""

    day: str
    sent: int
    interviews: int


def since_interview(days: Sequence[Day]) -> tuple[int, str]:
    """Return how many were sent after the day of the last interview, and that day; empty without one."""
    last = max((one.day for one in days if one.interviews), default="")
    return sum(one.sent for one in days if one.day > last), last
