"""When a question is due: FSRS against its published formulas, and replay against one step at a time."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import cast

import pytest
from fsrs import Card
from fsrs import Rating as Grade
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from ashore.practice.errors import BadRatingError
from ashore.practice.schedule import (
    LONGEST,
    MOST_DAYS,
    STEP,
    USUAL,
    Rating,
    Review,
    Schedule,
    minutes,
    rating,
    replay,
    scheduler,
)
from ashore.words import LANGUAGES, explain

BEGUN = datetime(2026, 8, 3, 1, 30, tzinfo=UTC)
RATINGS = st.sampled_from(cast("list[Rating]", [1, 2, 3, 4]))
GAPS = st.integers(1, 40 * 24 * 60)
PRACTISED = st.lists(st.tuples(RATINGS, GAPS), min_size=1, max_size=25)


def reviews(practised: list[tuple[Rating, int]]) -> list[Review]:
    """Make reviews of ratings, each with the minutes since the one before."""
    times = accumulate((gap for _, gap in practised), initial=0)
    return [
        Review("own-1", grade, f"{BEGUN + timedelta(minutes=minute):%Y-%m-%dT%H:%M:%SZ}", id=number)
        for number, ((grade, _), minute) in enumerate(zip(practised, times, strict=False), 1)
    ]


def made(practised: list[tuple[Rating, int]]) -> Schedule:
    found = replay(reviews(practised))
    assert found is not None
    return found


@given(PRACTISED)
def test_replaying_is_the_same_as_going_step_by_step(practised: list[tuple[Rating, int]]) -> None:
    done = reviews(practised)
    card = Card(card_id=7, due=BEGUN)
    for number, review in enumerate(done, 1):
        at = datetime.fromisoformat(review.reviewed)
        card, _ = scheduler().review_card(card, Grade(review.rating), at.astimezone(UTC))
        found = replay(done[:number])
        assert found is not None
        assert (found.due, found.stability, found.difficulty) == (card.due, card.stability, card.difficulty)
        assert (found.reviews, found.review, found.last) == (number, number, at)
    assert made(practised).lapses == sum(review.rating == 1 for review in done)
    assert made(practised).first == BEGUN


@given(PRACTISED, st.randoms(use_true_random=False))
def test_the_order_in_which_reviews_arrive_does_not_matter(
    practised: list[tuple[Rating, int]], rng: object
) -> None:
    done = reviews(practised)
    mixed = list(done)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert replay(mixed) == replay(done)


@given(PRACTISED)
def test_two_runs_agree_and_nothing_is_due_before_it_was_practised(practised: list[tuple[Rating, int]]) -> None:
    found = made(practised)
    assert found == made(practised)
    assert timedelta(minutes=STEP) <= found.due - found.last <= timedelta(days=MOST_DAYS)
    assert 1 <= found.difficulty <= 10
    assert found.stability > 0


def by_the_formulas(practised: list[tuple[Rating, int]]) -> tuple[float, float]:
    """Return stability and difficulty by the formulas of FSRS-6, for practices a day or more apart.

    Source: "The Algorithm", wiki of open-spaced-repetition/awesome-fsrs, section FSRS-6, with the default weights.
    """
    w = DEFAULT_PARAMETERS
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1

    def begin(grade: int) -> float:
        return w[4] - math.exp(w[5] * (grade - 1)) + 1

    grade, _ = practised[0]
    stability, difficulty = w[grade - 1], min(max(begin(grade), 1), 10)
    for (grade, _), (_, gap) in zip(practised[1:], practised, strict=False):
        known = (1 + factor * (gap // (24 * 60)) / stability) ** decay
        if grade == 1:
            lapse = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.exp((1 - known) * w[14])
            stability = min(lapse, stability / math.exp(w[17] * w[18]))
        else:
            bonus = {2: w[15], 3: 1.0, 4: w[16]}[grade]
            growth = math.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (math.exp((1 - known) * w[10]) - 1)
            stability *= 1 + growth * bonus
        stability = max(stability, 0.001)
        moved = difficulty - w[6] * (grade - 3) * (10 - difficulty) / 9
        difficulty = min(max(w[7] * begin(4) + (1 - w[7]) * moved, 1), 10)
    return stability, difficulty


@given(st.lists(st.tuples(RATINGS, st.integers(24 * 60, 60 * 24 * 60)), min_size=1, max_size=20))
def test_the_days_are_those_of_the_published_formulas(practised: list[tuple[Rating, int]]) -> None:
    found = made(practised)
    stability, difficulty = by_the_formulas(practised)
    assert found.stability == pytest.approx(stability, rel=1e-9)
    assert found.difficulty == pytest.approx(difficulty, rel=1e-9)


def test_the_first_practice() -> None:
    """Again comes back in minutes; good and easy after the days of the first stability, 2.3065 and 8.2956."""
    gaps = {grade: made([(grade, 0)]).due - BEGUN for grade in cast("list[Rating]", [1, 2, 3, 4])}
    assert gaps == {
        1: timedelta(minutes=10),
        2: timedelta(minutes=15),
        3: timedelta(days=2),
        4: timedelta(days=8),
    }


def test_nothing_practised_is_nothing_due() -> None:
    assert replay([]) is None


@pytest.mark.parametrize(("given_", "number"), [(1, 1), ("2", 2), ("good", 3), (" Easy ", 4)])
def test_ratings_as_they_are_typed(given_: object, number: int) -> None:
    assert rating(given_) == number


@pytest.mark.parametrize("given_", [0, 5, "", "gut", None, 2.5])
def test_what_is_no_rating(given_: object) -> None:
    with pytest.raises(BadRatingError) as found:
        rating(given_)
    for language in LANGUAGES:
        assert str(given_) in explain(found.value, language)[0]


def test_minutes_are_the_persons_own_where_there_are_enough() -> None:
    assert minutes([]) == minutes([20, 30]) == USUAL / 60
    assert minutes([60, 90, 600, 0]) == 1.5
    assert minutes([9e9, 9e9, 9e9]) == LONGEST / 60
