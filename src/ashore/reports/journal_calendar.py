"""What is due, as events: interviews, offers to answer, answers that should have come, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from ashore.journal import Outcome
from ashore.journal.outcomes import read_time
from ashore.reports.calendar import Event
from ashore.reports.values import label, number
from ashore.text.folding import fold_key
from ashore.words import Language, say

PAST: Final = timedelta(days=31)
"""How long an event stays in the calendar after its day."""
AHEAD: Final = timedelta(days=366)
SOON: Final = timedelta(days=14)
JUST: Final = timedelta(days=7)
_MONTHS_OF_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Awaited:
    """Answers that should have come by a day, to everything that was asked of one role family on one day.

    Attributes
    ----------
    kind
        ``applied`` or ``interviewed``.
    asked, due
        The day of the application or of the interview; the day by which an answer has usually come.
    company
        Empty where there are several, or none was named.
    written
        When the entry was written, in UTC as the journal keeps it.
    """

    kind: str
    role: str
    asked: date
    due: date
    count: int
    company: str
    written: str


def due_events(
    awaited: Iterable[Awaited],
    interviews: Iterable[Outcome],
    offers: Iterable[Outcome],
    answered: Iterable[Outcome],
    review: tuple[date, int] | None,
    language: Language,
) -> tuple[Event, ...]:
    """Return the events of all of these, by day.

    Parameters
    ----------
    interviews, offers
        Entries that count; those that name no time, or no day to answer by, are left aside.
    answered
        Entries that accept or decline an offer.
    review
        The day of the last decision, and after how many months one looks again; None where none was made.
    """
    found = [*_meetings(interviews, language), *_open_offers(offers, answered, language)]
    found += [_answer(one, language) for one in awaited]
    if review is not None:
        found.append(_review(*review, language))
    return tuple(sorted(found, key=lambda event: (day_of(event), event.key)))


def within(events: Iterable[Event], after: date, until: date) -> tuple[Event, ...]:
    """Return the events from one day to another."""
    return tuple(event for event in events if after <= day_of(event) <= until)


def past(event: Event, today: date) -> bool:
    """Whether the day of an event has come."""
    return day_of(event) <= today


def _meetings(entries: Iterable[Outcome], language: Language) -> Iterator[Event]:
    for entry in entries:
        if (meeting := entry.meeting) is None:
            continue
        start, timed = meeting
        role = label(language, "role_family", entry.role or "")
        summary = say(language, "web.journal.feed.interview", who=entry.company or role)
        rounds = "" if entry.round is None else say(language, "journal.round", round=entry.round)
        told = [one for one in (role, entry.title, rounds, entry.channel, entry.city, entry.note) if one]
        at = start if timed else start.date()
        yield Event(f"interview-{entry.id}", at, summary, "\n".join(told), _written(entry.logged, at), busy=timed)


def _open_offers(offers: Iterable[Outcome], answered: Iterable[Outcome], language: Language) -> Iterator[Event]:
    """Yield the days by which offers are to be answered that nobody has answered yet."""
    answers = tuple(answered)
    named = {answer.answers for answer in answers}
    about = {(answer.role, fold_key(answer.company)) for answer in answers}
    for entry in offers:
        by = None if entry.terms is None or entry.terms.answer_by is None else read_time(entry.terms.answer_by)
        if by is None or entry.id in named or (entry.role, fold_key(entry.company)) in about:
            continue
        role = label(language, "role_family", entry.role or "")
        summary = say(language, "web.journal.feed.offer", who=entry.company or role)
        told = [one for one in (role, entry.title, entry.city, entry.note) if one]
        day = by[0].date()
        yield Event(f"offer-{entry.id}", day, summary, "\n".join(told), _written(entry.logged, day))


def _answer(one: Awaited, language: Language) -> Event:
    count = number(one.count)
    named = label(language, "role_family", one.role)
    if one.company:
        named = say(language, "web.journal.feed.at", role=named, company=one.company)
    summary = say(language, f"web.journal.feed.{one.kind}", count=count, role=named)
    text = say(language, f"web.journal.feed.{one.kind}_text", day=one.asked.isoformat(), count=count)
    return Event(f"{one.kind}-{one.role}-{one.asked}", one.due, summary, text, _written(one.written, one.asked))


def _review(decided: date, months: int, language: Language) -> Event:
    day = later(decided, months)
    text = say(language, "web.journal.feed.review_text", day=decided.isoformat(), months=months)
    written = datetime.combine(decided, time(), tzinfo=UTC)
    return Event("review", day, say(language, "web.journal.feed.review"), text, written)


def later(day: date, months: int) -> date:
    """Return the day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * _MONTHS_OF_YEAR + day.month - 1 + months, _MONTHS_OF_YEAR)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def day_of(event: Event) -> date:
    """Return the day of an event."""
    return event.start.date() if isinstance(event.start, datetime) else event.start


def _written(logged: str, otherwise: date) -> datetime:
    """Return when an entry was written, in UTC; the beginning of a day where that is not kept."""
    day = otherwise.date() if isinstance(otherwise, datetime) else otherwise
    written = datetime.fromisoformat(logged) if logged else datetime.combine(day, time())
    return written.astimezone(UTC) if written.tzinfo is not None else written.replace(tzinfo=UTC)
