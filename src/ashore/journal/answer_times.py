"""How long answers take, with those that may still come: the product-limit estimate, for sentences.

`ashore.engine.survival` has the same with an interval; it needs a library that takes longer to import than a
command may take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ashore.journal.groups import Waited


def waiting(waited: Iterable[Waited]) -> list[tuple[int, float]]:
    """Return the share without an answer after each number of days on which one came.

    Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457-481; who was last seen on a day counts for it.
    """
    came, left = Counter[int](), Counter[int]()
    for one in waited:
        left[one.days] += one.count
        came[one.days] += one.count if one.answer is not None else 0
    risk, share, found = left.total(), 1.0, []
    for days in sorted(left):
        if came[days]:
            share *= 1.0 - came[days] / risk
            found.append((days, share))
        risk -= left[days]
    return found


def came(waited: Iterable[Waited]) -> int:
    """Return how many answers have come."""
    return sum(one.count for one in waited if one.answer is not None)


def came_within(waited: Iterable[Waited], share: float) -> int | None:
    """Return the days within which a share of the answers that came had come; None where none has come."""
    by_day = Counter[int]()
    for one in waited:
        if one.answer is not None:
            by_day[one.days] += one.count
    so_far = 0
    for days in sorted(by_day):
        so_far += by_day[days]
        if so_far >= share * by_day.total() - 1e-9:
            return days
    return None


def come_within(waited: Sequence[Waited], share: float) -> int | None:
    """Return the days within which a share of the answers that come at all comes; None where none has come.

    Of what was sent lately only quick answers are here: they are weighed as the product-limit estimate does.
    """
    found = waiting(waited)
    if not found:
        return None
    ever = 1.0 - found[-1][1]
    return next(days for days, left in found if 1.0 - left >= share * ever - 1e-9)


def answered_by(waited: Iterable[Waited], days: int) -> float:
    """Return the share of applications that have an answer within so many days."""
    return 1.0 - next((left for day, left in reversed(waiting(waited)) if day <= days), 1.0)


def later_than(waited: Iterable[Waited], days: int) -> int:
    """Return how many answers came later than after so many days."""
    return sum(one.count for one in waited if one.answer is not None and one.days > days)
