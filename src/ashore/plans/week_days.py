"""On which days of a week things are done: a simple spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ashore.plans.week_model import Item, Sitting

HOUR: Final = 4
"""Quarters of an hour."""
SITTING: Final = 8
"""Quarters at one go, at most."""


def quarters_of(hours: float) -> int:
    """Return hours in quarters, what has begun counted whole."""
    return -int(-(hours * HOUR - 1e-9) // 1) if hours > 0 else 0


def placed(items: Iterable[Item], days: Sequence[date]) -> tuple[Item, ...]:
    """Spread the items over the days: sittings of two hours at most, each on the day that has least so far.

    An interview is prepared for on the day before. What is due comes before its day is over.
    """
    load = dict.fromkeys(days, 0)

    def place(item: Item) -> Item:
        open_days = _open_days(item, days)
        by_day: dict[date, int] = {}
        left = quarters_of(item.hours)
        while left > 0:
            # No quarter of an hour is left for a day of its own.
            quarters = left if left <= SITTING + 1 else SITTING
            day = min(open_days, key=lambda one: (load[one], one))
            load[day] += quarters
            by_day[day] = by_day.get(day, 0) + quarters
            left -= quarters
        return replace(item, sittings=tuple(Sitting(day, by_day[day] / HOUR) for day in sorted(by_day)))

    return tuple(place(item) for item in items)


def _open_days(item: Item, days: Sequence[date]) -> Sequence[date]:
    if item.due is None:
        return days
    if item.kind == "meeting":
        return (min(max(item.due - timedelta(days=1), days[0]), days[-1]),)
    return [day for day in days if day <= item.due] or days[:1]
