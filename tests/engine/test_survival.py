"""Times until something happens: a published example, closed forms, and intervals that cover."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.engine.survival import at, curve
from ashore.journal.answer_times import answered_by, came, came_within, come_within, later_than, waiting
from ashore.journal.groups import ANSWERED, Answered, Waited

REMISSION = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
"""Weeks in remission under 6-MP: Freireich et al., Blood 21 (1963) 699-716."""
ESTIMATE = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
"""Klein and Moeschberger, Survival Analysis (2nd ed., 2003), table 4.1B."""

answers = st.builds(
    Waited,
    st.integers(0, 40),
    st.sampled_from((None, None, *ANSWERED)),
    st.integers(1, 5),
)


def test_the_published_estimate() -> None:
    times = REMISSION.split()
    found = curve(
        [int(time.rstrip("+")) for time in times],
        [1] * len(times),
        [-1 if "+" in time else 0 for time in times],
        1,
        mass=0.95,
    )
    for week, share in ESTIMATE.items():
        assert found.waiting[at(found, week)] == pytest.approx(share, abs=5e-4)
    # By hand from the standard error of the same table, 0.0963 at 10 weeks: S ** exp(-+ z se / (S log S)).
    place = at(found, 10)
    power = np.exp(1.96 * 0.0963 / (0.753 * np.log(0.753)))
    assert (found.low[place], found.high[place]) == pytest.approx((0.753 ** (1 / power), 0.753**power), abs=1e-3)


@given(st.lists(answers, min_size=1, max_size=25))
def test_what_has_ended_and_what_waits_add_up_to_all(waited: list[Waited]) -> None:
    causes = [-1 if one.answer is None else ANSWERED.index(one.answer) for one in waited]
    found = curve([one.days for one in waited], [one.count for one in waited], causes, len(ANSWERED))
    assert found.ended.sum(axis=0) + found.waiting == pytest.approx(1.0)
    assert (np.diff(found.ended, axis=1) >= -1e-12).all()
    assert (found.low <= found.waiting + 1e-12).all()
    assert (found.waiting <= found.high + 1e-12).all()
    # The sentences have the same estimate from a few lines of their own.
    for day, share in waiting(waited):
        assert share == pytest.approx(found.waiting[at(found, day)], abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(ANSWERED)), min_size=1, max_size=30))
def test_where_all_were_answered_it_is_the_plain_share(each: list[tuple[int, Answered]]) -> None:
    found = curve([day for day, _ in each], [1] * len(each), [ANSWERED.index(what) for _, what in each], 3)
    for day in range(31):
        place = at(found, day)
        for number, what in enumerate(ANSWERED):
            share = sum(then <= day and came == what for then, came in each) / len(each)
            assert (found.ended[number, place] if place >= 0 else 0.0) == pytest.approx(share, abs=1e-12)


def test_the_pointwise_interval_covers() -> None:
    """200 searches in which 4 of 10 applications are answered, evenly over 28 days, and each has waited 1-60."""
    rng = np.random.default_rng(5)
    truth = 1 - 0.4 * 14 / 28
    inside = 0
    for _ in range(200):
        answer = np.where(rng.random(80) < 0.4, rng.integers(1, 29, 80), 10**6)
        seen = rng.integers(1, 61, 80)
        found = curve(np.minimum(answer, seen), np.ones(80, int), np.where(answer <= seen, 0, -1), 1)
        place = at(found, 14)
        inside += found.low[place] <= truth <= found.high[place]
    assert 0.84 <= inside / 200 <= 0.96


def test_the_sentences_numbers() -> None:
    waited = [Waited(3, "interview", 1), Waited(5, "refused", 2), Waited(20, "refused", 1), Waited(4, None, 6)]
    assert (came(waited), came_within(waited, 0.5), came_within(waited, 0.9)) == (4, 5, 20)
    # By hand: after day 3 9/10, after day 5 of the 3 that still wait 1 does: 9/10 x 1/3, after day 20 none.
    assert [(day, round(share, 6)) for day, share in waiting(waited)] == [(3, 0.9), (5, 0.3), (20, 0.0)]
    assert answered_by(waited, 4) == pytest.approx(0.1)
    assert answered_by(waited, 2) == 0.0
    assert come_within(waited, 0.9) == 20
    assert later_than(waited, 5) == 1
    assert came_within([], 0.5) is come_within([Waited(3, None, 1)], 0.5) is None


def test_nothing_has_no_curve() -> None:
    with pytest.raises(ValueError, match="nothing waits"):
        curve([], [], [], 1)
    with pytest.raises(ValueError, match="negative"):
        curve([-1], [1], [0], 1)
