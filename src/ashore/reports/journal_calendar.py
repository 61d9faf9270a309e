"""What is due, as events: interviews, answers that should have come, and when to look at the plan again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from ashore.journal import Outcome, live
from ashore.journal.details import read
from ashore.reports.calendar import Event
from ashore.reports.journal_view import Card
from ashore.reports.values import label, number
from ashore.words import Language, say

PAST: Final = timedelta(days=31)
"""How long an event stays in the calendar after its day."""
SOON: Final = timedelta(days=14)
JUST: Final = timedelta(days=7)
_MONTHS_OF_YEAR: Final = 12


def due_events(
    cards: Iterable[Card],
    outcomes: Iterable[Outcome],
    review: tuple[date, int] | None,
    today: date,
    language: Language,
) -> tuple[Event, ...]:
    """Return the events from a month ago on, by day.

    Parameters
    ----------
    cards
        The pipeline of the journal.
    review
        The day of the last decision, and after how many months one looks again; None where none was made.
    """
    entries = live(outcomes)
    found = [*_meetings(entries, language), *_answers(cards, entries, language)]
    if review is not None:
        found.append(_review(*review, language))
    kept = [event for event in found if _day(event) >= today - PAST]
    return tuple(sorted(kept, key=lambda event: (_day(event), event.key)))


def soon(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return the events of the last week and of the two weeks to come."""
    return tuple(event for event in events if today - JUST <= _day(event) <= today + SOON)


def past(event: Event, today: date) -> bool:
    """Whether the day of an event has come."""
    return _day(event) <= today


def _meetings(entries: Iterable[Outcome], language: Language) -> Iterator[Event]:
    for entry in entries:
        if entry.kind != "interview" or (details := read(entry.note)).at is None:
            continue
        role = label(language, "role_family", entry.role or "")
        summary = say(language, "web.journal.feed.interview", who=details.company or role)
        told = [one for one in (role, details.title, details.via, details.words) if one]
        start = details.at if details.timed else details.at.date()
        yield Event(f"interview-{entry.id}", start, summary, "\n".join(told), _written(entry), busy=details.timed)


def _answers(cards: Iterable[Card], entries: Iterable[Outcome], language: Language) -> Iterator[Event]:
    """Yield one event for everything of one role family that was sent, or took place, on one day."""
    written = {entry.id: _written(entry) for entry in entries}
    grouped: dict[tuple[str, str, date, date], list[Card]] = {}
    for card in cards:
        if card.asked is not None and card.due is not None:
            kind = "interviewed" if card.stage == "interviewing" or card.end == "no_offer" else "applied"
            grouped.setdefault((kind, card.role, card.asked, card.due), []).append(card)
    for (kind, role, asked, due), group in grouped.items():
        count = number(sum(card.count for card in group))
        companies = tuple(dict.fromkeys(card.details.company for card in group))
        named = label(language, "role_family", role)
        if len(companies) == 1 and companies[0]:
            named = say(language, "web.journal.feed.at", role=named, company=companies[0])
        summary = say(language, f"web.journal.feed.{kind}", count=count, role=named)
        text = say(language, f"web.journal.feed.{kind}_text", day=asked.isoformat(), count=count)
        latest = max(written[card.entry] for card in group)
        yield Event(f"{kind}-{role}-{asked}", due, summary, "\n".join([text, *filter(None, companies)]), latest)


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


def _day(event: Event) -> date:
    return event.start.date() if isinstance(event.start, datetime) else event.start


def _written(entry: Outcome) -> datetime:
    written = datetime.fromisoformat(entry.logged) if entry.logged else datetime.combine(entry.date, time())
    return written.astimezone(UTC) if written.tzinfo is not None else written.replace(tzinfo=UTC)
