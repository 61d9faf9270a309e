"""How old evidence is: the months between the date it speaks of and today."""

from __future__ import annotations

import calendar
import re
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def age_in_months(as_of: str | None, today: date) -> tuple[int, int] | None:
    """Return the least and the greatest number of whole months since ``as_of``, as its precision allows.

    ``2023`` may be January or December; a date to come has age 0. None where no year is stated (``--05-15``).
    """
    form = _FORM.fullmatch(as_of or "")
    if form is None:
        return None
    year, month, day = (int(part) if part else None for part in form.groups())
    if year is None or not 1 <= (month or 1) <= 12:
        return None
    first = date(year, month or 1, 1)
    last_month = month or 12
    last = date(year, last_month, calendar.monthrange(year, last_month)[1])
    if day is not None:
        first = last = date(year, month or 1, min(day, last.day))
    return _months(last, today), _months(first, today)


def _months(then: date, today: date) -> int:
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    return max(months, 0)
