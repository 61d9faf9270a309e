"""What becomes of forecasts by the journal, and which of them are scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal.forecasts import (
    Batch,
    ByMonth,
    Forecast,
    MoneyLeft,
    after,
    of_batch,
    of_money,
    of_offer,
    row_of,
    said_of,
)
from ashore.journal.happenings import Happening, Journal
from ashore.journal.resolving import Resolved, blocks, interviews_of, resolve, stated
from ashore.journal.scorecard import scorecard

from .searching import ROLE, search

OTHER = "ai_product_manager"
DAY = date(2026, 3, 2)
WAIT = 24


def on(days: int) -> str:
    return (DAY + timedelta(days=days)).isoformat()


def applied(number: int, days: int, size: int = 10, **more: Any) -> Happening:
    return Happening(number, "applied", ROLE, size, on(days))._replace(**more)


def interview(number: int, days: int, **more: Any) -> Happening:
    return Happening(number, "interview", ROLE, 1, on(days), "application")._replace(**more)


def batch(number: int, days: int, size: int = 10) -> Forecast:
    made = of_batch(ROLE, DAY + timedelta(days=days), Batch(number, size, on(days), WAIT, 2.0, 38.0, 2.0, 38.0))
    assert made is not None
    return replace(made, id=number)


def offer(days: int, month: int = 3, chance: float = 0.3, course: str = "search") -> Forecast:
    return of_offer(DAY + timedelta(days=days), ByMonth(month, chance, (ROLE,), course))


def money(days: int, cash: float, month: int = 3) -> Forecast:
    said = MoneyLeft(month, (1e4, 2e4, 3e4, 4e4, 5e4), cash, (ROLE,), "resign")
    return of_money(DAY + timedelta(days=days), said)


def one(forecasts: list[Forecast], entries: list[Happening], days: int) -> Resolved:
    return resolve(forecasts, Journal(entries), DAY + timedelta(days=days))[0]


# What is stored


def test_months_are_those_of_the_calendar() -> None:
    assert after(date(2026, 3, 2), 3) == date(2026, 6, 2)
    assert after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert after(date(2026, 12, 31), 12) == date(2027, 12, 31)


def test_what_is_shown_again_on_the_same_day_has_the_same_key() -> None:
    assert offer(0).key == offer(0, chance=0.5).key
    assert len({offer(0).key, offer(1).key, offer(0, 6).key, money(0, 1).key, batch(1, 0).key}) == 5


def test_what_may_be_answered_already_is_no_forecast() -> None:
    said = Batch(1, 10, on(0), WAIT, 2.0, 38.0, 2.0, 38.0)
    shown = [of_batch(ROLE, DAY + timedelta(days=days), said) is not None for days in (0, 7, 8, 40)]
    assert shown == [True, True, False, False]
    assert of_batch(ROLE, DAY, replace(said, wait=0)) is None


@pytest.mark.parametrize("made", [batch(4, 0), offer(0), money(0, 60_000.0)])
def test_what_was_said_comes_back_from_its_row(made: Forecast) -> None:
    assert said_of(made.kind, row_of(made.said)) == made.said


# Interviews


def test_a_batch_is_known_when_its_answers_are_due() -> None:
    entries = [applied(1, 0), interview(2, 9, answers=1)]
    early, late = one([batch(1, 0)], entries, WAIT), one([batch(1, 0)], entries, WAIT + 1)
    assert (early.state, early.happened, early.scored) == ("open", 1.0, False)
    assert (late.state, late.happened, late.scored, late.count) == ("known", 1.0, True, 10)


def test_corrections_and_what_is_taken_back_change_what_came() -> None:
    entries = [applied(1, 0), interview(2, 9, answers=1), Happening(3, "undo", ROLE, 1, on(10), undoes=2)]
    assert one([batch(1, 0)], entries, 60).happened == 0
    corrected = [*entries[:2], applied(3, 1, 6, replaces=1)]
    found = one([batch(1, 0)], corrected, 60)
    assert (found.state, found.count, found.happened) == ("known", 6, 1.0)
    back = [*corrected, Happening(4, "undo", ROLE, 1, on(12), undoes=3)]
    assert one([batch(1, 0)], back, 60).count == 10, "the correction was taken back"
    gone = [*entries[:1], Happening(2, "undo", ROLE, 1, on(3), undoes=1)]
    assert one([batch(1, 0)], gone, 60).state == "void"
    assert one([batch(1, 0)], [applied(1, 0, role=OTHER)], 60).state == "void"


def test_an_interview_goes_to_the_batch_it_belongs_to() -> None:
    sent = [applied(1, 0, company="甲"), applied(2, 7, 1), applied(3, 14, company="乙"), applied(4, 60)]

    def given_to(*interviews: Happening) -> dict[int, int]:
        found = interviews_of(Journal([*sent, *interviews]), WAIT)
        return {number: count for number, count in found.items() if count}

    assert given_to(interview(9, 20, answers=3)) == {3: 1}
    assert given_to(interview(9, 20, company="乙")) == {3: 1}
    assert given_to(interview(9, 20)) == {1: 1}, "the oldest that was waiting"
    assert given_to(interview(9, 28)) == {2: 1}
    assert given_to(interview(9, 28), interview(10, 29)) == {2: 1, 3: 1}, "a batch of one has one interview"
    assert given_to(interview(9, 50)) == {3: 1}, "a late answer"
    assert given_to(interview(9, 64)) == {4: 1}
    assert given_to(interview(9, 200)) == {}
    assert given_to(interview(9, 20, round=2), interview(10, 20, about="referral")) == {}


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 4)), max_size=12), st.lists(st.integers(0, 120)))
def test_no_batch_has_more_interviews_than_applications(
    batches: list[tuple[int, int]], interviews: list[int]
) -> None:
    sent = [applied(number, day, size) for number, (day, size) in enumerate(batches, 1)]
    came = [interview(100 + number, day) for number, day in enumerate(interviews)]
    found = interviews_of(Journal([*sent, *came]), WAIT)
    assert all(count <= sent[number - 1].number for number, count in found.items())
    assert sum(found.values()) <= len(interviews)
    first = sorted(came, key=lambda entry: entry.day)
    assert interviews_of(Journal([*reversed(came), *sent]), WAIT).keys() == found.keys()
    if first and not any(entry.day <= first[0].day for entry in sent):
        assert sum(found.values()) < len(interviews)


def test_batches_that_wait_together_count_once() -> None:
    forecasts = [batch(1, 0), batch(2, 10), batch(3, 24), batch(4, 25)]
    entries = [applied(number, days) for number, days in ((1, 0), (2, 10), (3, 24), (4, 25))]
    found = resolve(forecasts, Journal([*entries, interview(9, 12, answers=2)]), DAY + timedelta(days=60))
    made = blocks(found)
    assert [(block.count, block.happened, len(block.members)) for block in made] == [(30, 1, 3), (10, 0, 1)]
    assert made[0].waiting(on(25)) == 20, "the first was known by then"
    early = resolve(forecasts, Journal(entries), DAY + timedelta(days=40))
    assert [item.state for item in early] == ["known", "known", "open", "open"]
    assert blocks(early) == ()
    assert not any(item.scored for item in early), "a block is scored when all of it is due"


# Offers and money


@pytest.mark.parametrize(
    ("more", "happened"),
    [
        ([], 0.0),
        ([Happening(2, "offer", ROLE, 1, on(40))], 1.0),
        ([Happening(2, "accepted", ROLE, 1, on(40))], 1.0),
        ([Happening(2, "offer", ROLE, 1, on(0))], 0.0),
        ([Happening(2, "offer", ROLE, 1, on(93))], 0.0),
        ([Happening(2, "offer", OTHER, 1, on(40))], 0.0),
        ([Happening(2, "offer", ROLE, 1, on(40)), Happening(3, "declined", ROLE, 1, on(44), answers=2)], 0.0),
        (
            [
                Happening(2, "offer", ROLE, 1, on(40), company="甲"),
                Happening(3, "offer", ROLE, 1, on(41), company="乙"),
                Happening(4, "declined", ROLE, 1, on(44), company="甲"),
            ],
            1.0,
        ),
    ],
)
def test_an_offer_that_is_not_declined_by_its_day(more: list[Happening], happened: float) -> None:
    found = one([offer(0)], [applied(1, 5), *more], 100)
    assert (found.state, found.happened, found.followed) == ("known", happened, True)


def test_an_offer_that_came_early_is_not_scored_before_its_day() -> None:
    found = one([offer(0)], [applied(1, 5), Happening(2, "offer", ROLE, 1, on(40))], 50)
    assert (found.state, found.happened, found.scored) == ("open", 1.0, False)


def test_a_plan_that_was_not_followed_is_left_aside() -> None:
    assert one([offer(0)], [], 100).state == "aside"
    assert one([offer(0, course="resign")], [], 100).followed is None, "a journal does not show it"
    assert one([offer(0)], [], 10).followed is None, "a few days without an application show nothing"


def test_cash_is_known_when_it_is_said_again() -> None:
    forecasts = [money(0, 60_000), money(10, 60_000), money(95, 38_000), money(150, 38_000)]
    assert stated(forecasts) == ((DAY, 60_000), (DAY + timedelta(days=95), 38_000))
    found = resolve(forecasts, Journal([]), DAY + timedelta(days=300))
    assert [(item.state, item.happened) for item in found] == [
        ("known", 38_000),
        ("known", 38_000),
        ("unstated", None),
        ("unstated", None),
    ]
    assert [item.scored for item in found] == [True, False, False, False]
    assert found[1].beside


def test_forecasts_of_the_same_time_are_scored_once() -> None:
    days = (0, 1, 50, 92, 93, 184)
    found = resolve([offer(day) for day in days], Journal([applied(1, 5), applied(2, 100), applied(3, 190)]),
                    DAY + timedelta(days=400))  # fmt: skip
    assert [item.scored for item in found] == [True, False, False, True, False, True]
    card = scorecard(found, np.random.default_rng(0))
    assert [(line.kind, line.month, line.shown, line.scored) for line in card.lines] == [("offer", 3, 6, 3)]
    both = resolve(
        [offer(0), offer(0, 6), offer(92)], Journal([applied(1, 5), applied(2, 100)]), DAY.replace(2027)
    )
    together = scorecard(both, np.random.default_rng(0)).together
    assert together is not None
    assert together.count == 2, "the six months are the two times three"


# Whole searches


@pytest.mark.parametrize(("every", "size"), [(7, 8), (1, 2)])
def test_people_whose_beliefs_are_right_pass(every: int, size: int) -> None:
    """Batches wait for answers together, and share a rate that nobody knows: that must not pass for an error."""
    count = 40
    verdicts = [search(seed, every=every, size=size, weeks=60).verdict for seed in range(count)]
    assert sum(verdict in {"too_high", "too_low"} for verdict in verdicts) <= 3


def test_people_who_are_told_twice_their_chance_find_out() -> None:
    verdicts = [search(seed, every=28, size=20, factor=2.0).verdict for seed in range(25)]
    assert verdicts.count("too_high") >= 23
