"""What became of forecasts, by the journal alone, and which of them are scored.

Scored is what is due, whether it has come true early or not: counting what came true before its day, and not what
may still fail, would flatter. Of forecasts whose times overlap only so many are scored as do not: the same event
would count several times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal

from ashore.journal.forecasts import Batch, ByMonth, Forecast, MoneyLeft
from ashore.journal.happenings import Happening, Journal

State = Literal["open", "known", "void", "aside", "unstated"]
"""``open`` is not due; ``void`` is about an entry that was taken back; ``aside`` was made for a plan that was not
followed; ``unstated`` is money at a day about which the person has said nothing."""

EARLY, LATE = timedelta(days=15), timedelta(days=31)
"""How far before and after its day a statement of the cash may lie."""
LATER: Final = 2
"""An answer that names no batch is taken for one of the last so many waiting times."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A forecast, and what came of it.

    Attributes
    ----------
    count
        Applications of the batch, as they count now.
    happened
        Interviews, 1 or 0 for an offer, CNY for money; None where it is not known.
    followed
        Whether the journal shows that the plan was followed; None where it cannot show that.
    scored
        Whether it is one of those that are scored: known, and not beside another of the same time.
    """

    forecast: Forecast
    state: State
    happened: float | None = None
    followed: bool | None = None
    count: int = 0
    scored: bool = False

    @property
    def month(self) -> int | None:
        """How many months ahead it looks; None for a batch."""
        said = self.forecast.said
        return None if isinstance(said, Batch) else said.month

    @property
    def beside(self) -> bool:
        """Whether it is known and not scored, as another foretold the same at the same time."""
        return self.state == "known" and not self.scored and self.month is not None


@dataclass(frozen=True, slots=True)
class Block:
    """Batches of one role family that waited for answers together: they count as one forecast.

    The belief is the one before the first of them, as all of them share the rate that nobody knows.
    """

    role: str
    members: tuple[Resolved, ...] = field(default=())

    @property
    def first(self) -> Batch:
        """What was said before the first batch."""
        said = self.members[0].forecast.said
        assert isinstance(said, Batch)  # noqa: S101 - a block is made of batches
        return said

    @property
    def count(self) -> int:
        """All applications."""
        return sum(one.count for one in self.members)

    def waiting(self, day: str) -> int:
        """Return how many applications had no answer due by a day, ISO."""
        return sum(one.count for one in self.members if one.forecast.due > day)

    @property
    def happened(self) -> int:
        """All interviews."""
        return round(sum(one.happened or 0.0 for one in self.members))


def resolve(forecasts: Iterable[Forecast], journal: Journal, today: date) -> tuple[Resolved, ...]:
    """Return what became of every forecast, in their order, with those marked that are scored."""
    given = tuple(forecasts)
    waits = [one.said.wait for one in given if isinstance(one.said, Batch)]
    interviews = interviews_of(journal, waits[-1] if waits else 0)
    statements = stated(given)
    found = [_resolved(one, journal, interviews, statements, today) for one in given]
    chosen = _thinned(found)
    return tuple(replace(one, scored=True) if one.forecast.key in chosen else one for one in found)


def _resolved(
    forecast: Forecast,
    journal: Journal,
    interviews: Mapping[int, int],
    statements: Sequence[tuple[date, float]],
    today: date,
) -> Resolved:
    said, due = forecast.said, date.fromisoformat(forecast.due)
    if isinstance(said, Batch):
        entry = journal.now(said.entry)
        if entry is None or entry.kind != "applied" or entry.role != forecast.role:
            return Resolved(forecast, "void")
        happened = min(interviews.get(entry.id, 0), entry.number)
        due = entry.date + timedelta(days=said.wait)
        if today <= due:
            return Resolved(forecast, "open", float(happened) if happened else None, count=entry.number)
        return Resolved(forecast, "known", float(happened), count=entry.number)
    shown = date.fromisoformat(forecast.shown)
    followed = _followed(said, journal, shown, min(due, today))
    if isinstance(said, ByMonth):
        got = float(journal.offered(said.roles, shown, due))
        if today <= due:
            return Resolved(forecast, "open", got or None, followed)
        return Resolved(forecast, "aside" if followed is False else "known", got, followed)
    first = bisect_right(statements, (max(due - EARLY, shown + timedelta(days=1)), -1.0))
    near = statements[first : bisect_right(statements, (due + LATE, float("inf")))]
    if today <= due or not near:
        return Resolved(forecast, "open" if today <= due + LATE else "unstated", None, followed)
    cash = min(near, key=lambda one: abs(one[0] - due))[1]
    return Resolved(forecast, "aside" if followed is False else "known", cash, followed)


def _followed(said: ByMonth | MoneyLeft, journal: Journal, shown: date, until: date) -> bool | None:
    """Return whether anything was sent or asked where the plan was to search; other courses leave no entry."""
    if said.course != "search" or (until - shown).days < _SOON:
        return None
    return journal.searched(said.roles, shown, until)


def stated(forecasts: Iterable[Forecast]) -> tuple[tuple[date, float], ...]:
    """Return when the person said what cash they have, and how much: the days on which the number was another.

    The cash that a later forecast starts from is what an earlier one is compared with. A number that was not
    touched since says nothing about the day on which it was read again.
    """
    found: list[tuple[date, float]] = []
    for one in sorted(forecasts, key=lambda one: (one.shown, one.id)):
        if isinstance(one.said, MoneyLeft) and (not found or found[-1][1] != one.said.cash):
            found.append((date.fromisoformat(one.shown), one.said.cash))
    return tuple(found)


def interviews_of(journal: Journal, wait: int) -> dict[int, int]:
    """Return the interviews of every batch, by its entry.

    An interview belongs to the batch it answers, else to the last one before it that went to the same company,
    else to the oldest one that was waiting for an answer, else to the latest one within `LATER` waiting times. A
    batch has no more interviews than applications.
    """
    found: dict[int, int] = {}
    for role in journal.roles:
        waiting = _Waiting(journal.of("applied", role), wait)
        for interview in journal.of("interview", role):
            answered = journal.now(interview.answers)
            for _ in range(interview.number):
                waiting.give(interview, answered)
        found |= waiting.taken
    return found


class _Waiting:
    """Batches of one role family, by day, that interviews are given to in the order of their days."""

    def __init__(self, batches: Sequence[Happening], wait: int) -> None:
        self.batches = batches
        self.days = [one.date for one in batches]
        self.wait, self.later = timedelta(days=wait), timedelta(days=LATER * wait)
        self.taken = {one.id: 0 for one in batches}
        self.oldest = 0
        self.companies: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(batches):
            if one.company:
                self.companies[one.company].append(place)

    def give(self, interview: Happening, answered: Happening | None) -> None:
        """Count an interview for the batch that it belongs to; for none where there is none."""
        if answered is not None and answered.id in self.taken:
            self.taken[answered.id] += 1
            return
        day, batches = interview.date, self.batches
        for place in reversed(self.companies.get(interview.company, ())):
            if self.days[place] <= day <= self.days[place] + self.later and self._free(place):
                self.taken[batches[place].id] += 1
                return
        while self.oldest < len(batches) and (
            day > self.days[self.oldest] + self.wait or not self._free(self.oldest)
        ):
            self.oldest += 1
        place = self.oldest
        if place == len(batches) or self.days[place] > day:
            place = bisect_right(self.days, day) - 1
            while place >= 0 and not self._free(place):
                place -= 1
            if place < 0 or day > self.days[place] + self.later:
                return
        self.taken[batches[place].id] += 1

    def _free(self, place: int) -> bool:
        one = self.batches[place]
        return self.taken[one.id] < one.number


# Which are scored


def blocks(found: Iterable[Resolved]) -> tuple[Block, ...]:
    """Return the batches that are scored, those of one waiting time together."""
    made: list[Block] = []
    by_role: dict[str, list[Resolved]] = defaultdict(list)
    for one in found:
        if one.forecast.kind == "interviews" and one.state != "void" and one.forecast.role is not None:
            by_role[one.forecast.role].append(one)
    for role in sorted(by_role):
        members: list[Resolved] = []
        for one in sorted(by_role[role], key=_sent):
            if members and _sent(one)[0] > _sent(members[0])[0] + timedelta(days=_wait(members[0])):
                made.append(Block(role, tuple(members)))
                members = []
            members.append(one)
        made.append(Block(role, tuple(members)))
    # A block of which some batch still waits would count the early answers alone.
    return tuple(block for block in made if all(one.state == "known" for one in block.members))


def _sent(one: Resolved) -> tuple[date, int]:
    said = one.forecast.said
    assert isinstance(said, Batch)  # noqa: S101 - asked of batches alone
    return date.fromisoformat(said.sent), said.entry


def _wait(one: Resolved) -> int:
    said = one.forecast.said
    return said.wait if isinstance(said, Batch) else 0


def _thinned(found: Sequence[Resolved]) -> frozenset[str]:
    """Return the keys of what is scored: whole blocks of batches; of the rest, those that follow each other."""
    keys = {one.forecast.key for block in blocks(found) for one in block.members}
    until: dict[tuple[str, int], str] = {}
    for one in sorted(found, key=lambda one: (one.forecast.shown, one.forecast.id)):
        said = one.forecast.said
        if one.state != "known" or isinstance(said, Batch):
            continue
        series = (one.forecast.kind, said.month)
        if one.forecast.shown >= until.get(series, ""):
            until[series] = one.forecast.due
            keys.add(one.forecast.key)
    return frozenset(keys)


_SOON: Final = 28
"""Days in which one may well send nothing and follow the plan."""
