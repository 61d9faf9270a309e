"""Working years: the months in which at least one job was held, overlapping jobs counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from ashore.facts.model import Value
from ashore.person.profile import Citation, Entry, Years

_DATE: Final = re.compile(r"(?P<year>(?:19|20)\d{2})(?:-(?P<month>0[1-9]|1[0-2]))?(?:-\d{2})?")
_MID_YEAR: Final = 6
"""The month that stands for a year alone: from 2018 to 2020 is then two years, wherever in them it began."""

_INTERNSHIP: Final = re.compile(r"实习|實習|见习|\bintern(?:ship)?\b|\btrainee\b", re.IGNORECASE)


def month_of(value: Value, *, last: bool = False) -> int | None:
    """Return a date as months since the year 0; with ``last`` the month after it, up to which it lasts.

    A year alone is taken at its middle.
    """
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    if found["month"] is None:
        return int(found["year"]) * 12 + _MID_YEAR
    return int(found["year"]) * 12 + int(found["month"]) - 1 + last


def stretch(entry: Entry, now: int) -> tuple[int, int] | None:
    """Return the months of one job as a half-open range, no further than this month; None where it has no dates.

    Of a job without any end the format says that it goes on (JSON Resume); where an end is stated and cannot be
    read, the job is not counted.
    """
    begins = entry.fields.get("startDate", ())
    begin = next((month for one in begins if (month := month_of(one.value)) is not None), None)
    if begin is None:
        return None
    ends = entry.fields.get("endDate", ())
    if not ends or any(end.value is None for end in ends):
        end: int | None = now + 1
    else:
        end = next((month for one in ends if (month := month_of(one.value, last=True)) is not None), None)
    if end is None:
        return None
    end = min(end, now + 1)
    return (begin, end) if begin < end else None


def is_internship(entry: Entry) -> bool:
    """Whether a job calls itself an internship, in its title, its employer's line or its period."""
    named = (entry.fields.get(name, ()) for name in ("position", "name"))
    return any(isinstance(one.value, str) and _INTERNSHIP.search(one.value) for values in named for one in values)


def count_years(jobs: Iterable[Entry], today: date) -> Years | None:
    """Return the working years at a day; None where no job has dates."""
    now = today.year * 12 + today.month - 1
    months: set[int] = set()
    periods: list[Citation] = []
    for job in jobs:
        found = stretch(job, now)
        if found is None:
            continue
        months.update(range(*found))
        whole = job.fields.get("period") or job.fields["startDate"]
        periods.append(whole[0].citation)
    return Years(len(months) / 12, tuple(periods)) if months else None
