"""When a question is due again: FSRS, replayed from what was practised; nothing else is kept.

The scheduler is `fsrs` (FSRS-6, MIT) with the default weights of that library, a chance of `RETENTION` to still
know an answer on the day it is due, one step of `STEP` minutes for what was just forgotten, and no random spread:
the same reviews give the same days on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast

from ashore.practice.errors import BadRatingError

if TYPE_CHECKING:
    from fsrs import Scheduler

Rating = Literal[1, 2, 3, 4]
RATINGS: Final[dict[Rating, str]] = {1: "again", 2: "hard", 3: "good", 4: "easy"}
"""How it went, by the person's own word."""

RETENTION: Final = 0.9
STEP: Final = 10
"""Minutes after which an answer that failed, or that is new, comes again."""
MOST_DAYS: Final = 365
"""The longest gap: nobody looks for a job for longer without hearing a question again."""
RULES: Final = "fsrs-6/1"
"""Another text whenever the same reviews would give other days."""

LONGEST: Final = 3_600.0
"""Seconds of one practice that count; more is a window that was left open."""
USUAL: Final = 150.0
"""Seconds that one question takes where nothing was timed: two minutes to speak, half a minute to check."""
ENOUGH: Final = 3
"""Practices that were timed, from which their median counts instead."""


@dataclass(frozen=True, slots=True)
class Review:
    """One practice.

    Attributes
    ----------
    seconds
        How long it took to answer; None where it was not timed.
    points
        What the person ticked off as said.
    reviewed
        UTC, as in ``2026-08-12T10:00:00Z``.
    """

    question: str
    rating: Rating
    reviewed: str
    seconds: float | None = None
    points: tuple[str, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the reviews of one question come to.

    Attributes
    ----------
    due, last, first
        UTC; the next practice, the one before it, and the very first.
    stability
        Days in which the chance to still know the answer falls to 90%.
    difficulty
        1 to 10.
    reviews, lapses
        How often it was practised, and how often it failed.
    review
        Number of the last review that is counted in.
    """

    due: datetime
    last: datetime
    first: datetime
    stability: float
    difficulty: float
    reviews: int
    lapses: int
    review: int = 0


@cache
def scheduler() -> Scheduler:
    """Return the scheduler with the parameters stated above."""
    from fsrs import Scheduler

    step = (timedelta(minutes=STEP),)
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=step,
        relearning_steps=step,
        maximum_interval=MOST_DAYS,
        enable_fuzzing=False,
    )


def rating(value: object) -> Rating:
    """Return a rating as a person gives it: ``3`` or ``good``.

    Raises
    ------
    BadRatingError
    """
    text = str(value).strip().lower()
    for number, name in RATINGS.items():
        if text in {str(number), name}:
            return number
    raise BadRatingError(value=value)


def moment(text: str) -> datetime:
    """Read a time as it stands in the reviews.

    Raises
    ------
    ValueError
    """
    return datetime.fromisoformat(text).astimezone(UTC)


def replay(reviews: Iterable[Review]) -> Schedule | None:
    """Return when one question is due by all of its reviews, in the order of time; None where there is none."""
    from fsrs import Card
    from fsrs import Rating as Grade

    ordered = sorted(reviews, key=lambda review: (review.reviewed, review.id))
    if not ordered:
        return None
    card = Card(card_id=0, due=moment(ordered[0].reviewed))
    for review in ordered:
        card, _ = scheduler().review_card(card, Grade(review.rating), moment(review.reviewed))
    return Schedule(
        card.due,
        moment(ordered[-1].reviewed),
        moment(ordered[0].reviewed),
        float(cast("float", card.stability)),
        float(cast("float", card.difficulty)),
        len(ordered),
        sum(review.rating == 1 for review in ordered),
        max(review.id for review in ordered),
    )


def minutes(seconds: Sequence[float]) -> float:
    """Return the minutes of one practice: the median of the person's own, `USUAL` where there are too few."""
    own = sorted(min(value, LONGEST) for value in seconds if value > 0)
    if len(own) < ENOUGH:
        return USUAL / 60
    return (own[(len(own) - 1) // 2] + own[len(own) // 2]) / 120
