"""The funnel by role family, channel, city or company: counts, what is believed of the rates, comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from ashore.evidence.cases import Case
from ashore.journal import Record
from ashore.journal.groups import By, Group, Groups
from ashore.journal.record import WAITING, Fate
from ashore.plans.beliefs import RateBelief, interview_rate, offer_rate, share
from ashore.plans.provenance import Numbers
from ashore.plans.rates import days_to_answer
from ashore.reports.values import label
from ashore.words import Language, say

SURE: Final = 0.9
"""Chance from which on one rate is called greater than another."""
COMPARED: Final = 6
"""Groups that are compared with each other: those with most applications."""
MASS: Final = 0.9
COUNTS: Final = (
    "applied", "open", "tests", "interviews", "offers", "accepted", "refused", "silent", "withdrawn",
)  # fmt: skip
"""Columns of the table that are counts."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a group have come how far, and where they are now.

    Attributes
    ----------
    open
        Applications that still wait, no longer than answers take.
    interviews
        With those through somebody inside, which ``referred`` counts.
    interviewing
        Interviews that wait for their result.
    refused
        Before or after an interview.
    silent
        Given up, or older than answers take.
    """

    applied: int = 0
    open: int = 0
    tests: int = 0
    interviews: int = 0
    referred: int = 0
    interviewing: int = 0
    offers: int = 0
    accepted: int = 0
    declined: int = 0
    refused: int = 0
    silent: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Rated:
    """What is believed of a rate: the expected one, and where nine of ten chances lie.

    Attributes
    ----------
    text, band
        The same in words.
    """

    mean: float
    low: float
    high: float
    a: float
    b: float
    text: str
    band: str


@dataclass(frozen=True, slots=True)
class Row:
    """One group.

    Attributes
    ----------
    interview, offer
        Rates; None where interviews are counted whose application is in another group, or in none.
    """

    name: str
    key: str
    counts: Counts
    interview: Rated | None
    offer: Rated | None


@dataclass(frozen=True, slots=True)
class Table:
    """The groups side by side.

    Attributes
    ----------
    rows
        Most applications first; the one of which nothing was said last.
    total
        All applications together, of several role families without rates.
    most
        The highest rate of interviews, and of offers, that a range reaches: how long a bar is.
    compared
        Which rate of interviews is greater, in sentences; or that this cannot be told yet.
    notes
        What to know about the table.
    """

    by: By
    rows: tuple[Row, ...]
    total: Row
    most: tuple[float, float]
    compared: tuple[str, ...]
    notes: tuple[str, ...]


def table(groups: Groups, inputs: Numbers, cases: Iterable[Case], today: date, language: Language) -> Table:
    """Return the groups side by side.

    Every group begins with the belief that its role family begins with, and counts its own: that is what keeps a
    group of two applications from a rate of half.
    """
    told = tuple(cases)

    def row(group: Group, name: str, role: str) -> Row:
        rates = (None, None) if group.unplaced else _rates(group, role, inputs, told, today)
        return Row(name, group.name, counts(group, today, days_to_answer(inputs)), *rates)

    rows = [row(group, _name(groups.by, group, language), _role(groups, group)) for group in groups.named]
    compared = _compared(rows, language)
    if groups.unsaid is not None:
        rows.append(row(groups.unsaid, say(language, f"funnel.unsaid_{groups.by}"), groups.role))
    total = row(groups.total, say(language, "funnel.all"), groups.role)
    if not groups.role and groups.by == "role":
        total = Row(total.name, "", total.counts, None, None)
    most = (
        max((held.high for one in (*rows, total) if (held := one.interview) is not None), default=1.0),
        max((held.high for one in (*rows, total) if (held := one.offer) is not None), default=1.0),
    )
    return Table(groups.by, tuple(rows), total, most, compared, _notes(groups, language))


def counts(group: Group, today: date, wait: int) -> Counts:
    """Return how many of a group are where on a day.

    Parameters
    ----------
    wait
        Days after which silence counts in full.
    """
    tally = group.tally()
    open_, over = _waiting((fate for fate in group.fates if fate.status in WAITING), today, wait)
    interviewing, unheard = _waiting((fate for fate in group.fates if fate.status == "interview"), today, wait)
    # An answer to an application that is not known leaves one of them waiting that does not: the oldest.
    loose = sum(fate.count for fate in group.fates if fate.loose == 1 and not fate.referred)
    taken = min(over, loose)
    open_, over = max(0, open_ - loose + taken), over - taken + unheard
    return Counts(
        tally.applied, open_, group.tests, tally.interviews + tally.referred, tally.referred, interviewing,
        tally.offers, tally.accepted, tally.declined, tally.refused + tally.turned_down, tally.silent + over,
        tally.withdrawn,
    )  # fmt: skip


def _waiting(fates: Iterable[Fate], today: date, wait: int) -> tuple[int, int]:
    """Return how many wait no longer than answers take, and how many longer."""
    held = list(fates)
    over = sum(fate.count for fate in held if fate.asked and (today - date.fromisoformat(fate.asked)).days >= wait)
    return sum(fate.count for fate in held) - over, over


def rated(belief: RateBelief) -> Rated:
    """Return a belief in numbers and words."""
    from ashore.engine.beta import quantile

    low, high = (quantile(q, belief.a, belief.b) for q in ((1 - MASS) / 2, (1 + MASS) / 2))
    return Rated(
        belief.mean, low, high, belief.a, belief.b, share(belief.mean), f"{share(low)} – {share(high)}"
    )  # fmt: skip


def _rates(group: Group, role: str, inputs: Numbers, cases: Sequence[Case], today: date) -> tuple[Rated, Rated]:
    journal = Record({role: group.record(role)})
    family = role or None
    return (
        rated(interview_rate(family, inputs, cases, journal, today=today)),
        rated(offer_rate(family, inputs, cases, journal, today=today)),
    )


def _role(groups: Groups, group: Group) -> str:
    return group.name if groups.by == "role" else groups.role


def _name(by: By, group: Group, language: Language) -> str:
    return label(language, "role_family", group.name) if by == "role" else group.name


def _compared(rows: Sequence[Row], language: Language) -> tuple[str, ...]:
    """Say of which pairs of groups one leads to interviews more often, those that are surest first."""
    from ashore.engine.greater import above

    known = [(row, row.interview) for row in rows if row.interview is not None and row.counts.applied][:COMPARED]
    if len(known) < 2:
        return ()
    found = []
    for (one, first), (other, second) in combinations(known, 2):
        chance = above((first.a, first.b), (second.a, second.b))
        better, worse = (one, other) if chance >= 0.5 else (other, one)
        if max(chance, 1 - chance) >= SURE:
            found.append((max(chance, 1 - chance), better.name, worse.name))
    found.sort(key=lambda item: -item[0])
    if not found:
        return (say(language, "funnel.alike", sure=f"{SURE:.0%}"),)
    return tuple(
        say(language, "funnel.above", better=better, worse=worse, chance=_percent(chance))
        for chance, better, worse in found
    )


def _percent(chance: float) -> str:
    return ">99%" if chance > 0.99 else f"{int(100 * chance)}%"


def _notes(groups: Groups, language: Language) -> tuple[str, ...]:
    found = []
    if groups.more:
        found.append(say(language, f"funnel.more_{groups.by}", count=groups.more))
    everyone = [*groups.named, *([groups.unsaid] if groups.unsaid is not None else [])]
    if unplaced := sum(group.unplaced for group in everyone):
        found.append(say(language, "funnel.unplaced", count=unplaced))
    return tuple(found)
