"""The test of forecasts: exact, right on forecasters who are right, and not fooled by those who are not."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from ashore.journal.amounts import Counted, judge_amounts, judge_counts
from ashore.journal.calibration import LEAST, SHIFT, judge, power, spiegelhalter
from ashore.journal.reliability import MOST_BINS, PER_BIN, bins, bounds, groups, murphy, stretched, sum_chances
from ashore.journal.scores import Floats, count_chances

FORECASTS = 200
"""Of a simulated person."""

chance_lists = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def said_by(rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
    """Chances as a job search has them, small and middling, and what then happens by them."""
    p = rng.beta(1.5, 2.5, size=count)
    return p, (rng.uniform(size=count) < p).astype(np.float64)


# The sum of forecasts, and the groups


@given(st.lists(st.floats(0, 1), min_size=0, max_size=10))
def test_chances_of_a_sum_are_those_of_every_way_it_can_come(p: list[float]) -> None:
    by_hand = np.zeros(len(p) + 1)
    for came in np.ndindex(*([2] * len(p))):
        by_hand[sum(came)] += math.prod(q if one else 1 - q for q, one in zip(p, came, strict=True))
    assert sum_chances(p) == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("n", [1, 48, 49, 333])
def test_equal_chances_make_a_binomial(n: int) -> None:
    assert sum_chances([0.3] * n) == pytest.approx(stats.binom.pmf(np.arange(n + 1), n, 0.3), abs=1e-12)


@given(chance_lists, st.floats(0.001, 0.5))
def test_bounds_leave_no_more_outside_than_they_may(p: list[float], outside: float) -> None:
    said = sum_chances(p)
    low, high = bounds(said, outside)
    assert said[:low].sum() <= outside / 2 + 1e-12
    assert said[high + 1 :].sum() <= outside / 2 + 1e-12
    assert low <= high
    assert low == 0 or said[: low + 1].sum() > outside / 2, "as narrow as can be"


@given(st.lists(st.sampled_from([0.05, 0.1, 0.3, 0.5, 0.9]), min_size=0, max_size=200))
def test_groups_take_every_forecast_once_and_keep_equal_ones_together(p: list[float]) -> None:
    said = np.array(p)
    found = groups(said)
    assert sorted(place for one in found for place in one) == list(range(len(p)))
    assert len(found) <= min(MOST_BINS, max(1, len(p) // PER_BIN))
    for before, after in itertools.pairwise(found):
        assert said[before].max() < said[after].min()


def test_the_band_is_the_limit_of_drawing_outcomes_from_the_forecasts() -> None:
    """Broecker and Smith (2007) draw; with many draws the quantiles of a group's share are those of its band."""
    rng = np.random.default_rng(5)
    p, came = said_by(rng, 120)
    drawn = rng.uniform(size=(40_000, 120)) < p
    found = bins(p, came)
    outside = 1 - 0.95 ** (1 / len(found))
    for one, places in zip(found, groups(p), strict=True):
        shares = drawn[:, places].mean(axis=1)
        below, above = float((shares < one.low).mean()), float((shares > one.high).mean())
        assert below <= outside / 2 + 0.003
        assert above <= outside / 2 + 0.003
        assert (shares <= one.low).mean() > outside / 2 - 0.003


@given(chance_lists, st.randoms(use_true_random=False))
def test_the_parts_of_a_score_add_up(p: list[float], random: object) -> None:
    came = [float(random.random() < 0.4) for _ in p]  # type: ignore[attr-defined]
    parts = murphy(p, came)
    total = float(np.mean((np.array(p) - np.array(came)) ** 2))
    assert parts.reliability - parts.resolution + parts.uncertainty + parts.within == pytest.approx(total)
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


def test_the_parts_by_hand() -> None:
    """Sixteen forecasts in two groups of equal ones: 2 of 8 that said 50% came true, and 6 of 8 that said 75%."""
    parts = murphy([0.5] * 8 + [0.75] * 8, [1, 1, 0, 0, 0, 0, 0, 0] + [1] * 6 + [0] * 2)
    assert parts.reliability == pytest.approx(0.5 * 0.25**2)
    assert parts.resolution == pytest.approx(0.25**2)
    assert parts.uncertainty == pytest.approx(0.25)
    assert parts.within == pytest.approx(0.0)


def test_spiegelhalters_statistic() -> None:
    """By hand: (0 - 0.2) * 0.6 + (1 - 0.6) * (-0.2), over sqrt(0.36 * 0.16 + 0.04 * 0.24). And it is standard
    normal for forecasts that are right.
    """
    assert spiegelhalter([0.2, 0.6], [0, 1]) == pytest.approx(-0.2 / math.sqrt(0.0672))
    assert spiegelhalter([0.5, 1.0], [1, 1]) == 0.0
    rng = np.random.default_rng(2)
    drawn = [spiegelhalter(*said_by(rng, 150)) for _ in range(1500)]
    assert stats.kstest(drawn, "norm").pvalue > 0.01


# Simulated people


@pytest.fixture(scope="module")
def people() -> list[tuple[Floats, Floats, np.random.Generator]]:
    """A hundred people with two hundred forecasts each, drawn from the truth."""
    made = []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        made.append((*said_by(rng, FORECASTS), rng))
    return made


def test_forecasts_from_the_truth_lie_within_their_band(
    people: list[tuple[Floats, Floats, np.random.Generator]],
) -> None:
    inside = sum(all(one.inside for one in bins(p, came)) for p, came, _ in people)
    assert inside >= 95


def test_forecasts_from_the_truth_are_not_called_off(
    people: list[tuple[Floats, Floats, np.random.Generator]],
) -> None:
    found = [judge(p, came, rng) for p, came, rng in people]
    verdicts = [one.verdict for one in found if one is not None]
    assert sum(one in {"too_high", "too_low"} for one in verdicts) <= 5
    assert verdicts.count("calibrated") >= 90


@pytest.mark.parametrize(("push", "name"), [(0.15, "too_high"), (-0.15, "too_low")])
def test_pushed_forecasts_are_found_out(
    people: list[tuple[Floats, Floats, np.random.Generator]], push: float, name: str
) -> None:
    """Fifteen points too high, or too low, in what was said; what happened is as before."""
    found = [judge(np.clip(p + push, 0, 1), came, rng) for p, came, rng in people]
    assert sum(one is not None and one.verdict == name for one in found) >= 98


@pytest.mark.parametrize("count", [12, 40, 100])
def test_the_power_that_is_stated_is_the_power_there_is(count: int) -> None:
    rng = np.random.default_rng(count)
    p = rng.uniform(0.2, 0.8, size=count)
    stated = power(p)
    drawn = rng.uniform(size=(4000, count))
    low, high = bounds(sum_chances(p), 0.05)
    seen = []
    for truth in (p - SHIFT, p + SHIFT):
        sums = (drawn < truth).sum(axis=1)
        seen.append(float(((sums < low) | (sums > high)).mean()))
    assert stated == pytest.approx(min(seen), abs=0.03)


def test_twelve_forecasts_prove_little_and_seventy_more() -> None:
    assert power([0.3] * 12) < 0.2
    assert power([0.3] * 70) > 0.6
    assert power([0.3] * 70) < power([0.3] * 150)


def test_who_is_right_as_a_whole_and_not_in_parts_is_not_called_right() -> None:
    """Every chance is a half in truth, and 10% or 90% is said."""
    p = np.repeat([0.1, 0.9], FORECASTS // 2)
    found = judge(p, np.arange(FORECASTS) % 2, np.random.default_rng(4))
    assert found is not None
    assert found.test.direction is None
    assert (found.verdict, found.uneven) == ("unsure", True)


@pytest.mark.parametrize("count", [1, LEAST - 1])
def test_too_few_are_not_judged(count: int) -> None:
    found = judge([0.99] * count, [0] * count, np.random.default_rng(0))
    assert found is not None
    assert found.verdict == "too_few"


def test_nothing_is_made_of_nothing() -> None:
    rng = np.random.default_rng(0)
    assert judge([], [], rng) is None
    assert judge_counts([], rng) is None
    assert judge_amounts([], [], []) is None
    with pytest.raises(ValueError, match="outside"):
        judge([1.2], [1], rng)


@settings(max_examples=40)
@given(chance_lists, st.randoms(use_true_random=False))
def test_the_order_of_forecasts_changes_no_verdict(p: list[float], random: object) -> None:
    came = [float(random.random() < q) for q in p]  # type: ignore[attr-defined]
    order = np.random.default_rng(len(p)).permutation(len(p))
    first = judge(p, came, np.random.default_rng(0))
    again = judge(np.array(p)[order], np.array(came)[order], np.random.default_rng(0))
    assert first is not None
    assert again is not None
    assert (first.verdict, first.test.low, first.test.high) == (again.verdict, again.test.low, again.test.high)
    assert first.brier == pytest.approx(again.brier)


# Counts and money


def counted(rng: np.random.Generator, factor: float = 1.0) -> list[Counted]:
    """Thirty batches whose rates are drawn from the belief, which is then told by ``factor``."""
    made = []
    for _ in range(30):
        n = int(rng.integers(5, 40))
        k = int(rng.binomial(n, rng.beta(4, 36)))
        mean = min(factor * 0.1, 0.9)
        made.append(Counted(n, k, 40 * mean, 40 * (1 - mean), 2, 38))
    return made


def test_counts_from_the_belief_pass_and_a_rate_twice_as_high_is_found_out() -> None:
    verdicts = {factor: [] for factor in (1.0, 2.0, 0.5)}  # type: dict[float, list[str]]
    for seed in range(60):
        for factor, found in verdicts.items():
            rng = np.random.default_rng(seed)
            judged = judge_counts(counted(rng, factor), rng)
            assert judged is not None
            found.append(judged.verdict)
    assert verdicts[1.0].count("calibrated") >= 54
    assert verdicts[2.0].count("too_high") >= 57
    assert verdicts[0.5].count("too_low") >= 57


def test_a_count_that_is_stretched_keeps_its_mean_and_strays_further() -> None:
    said = count_chances(40, 20, 60)
    places = np.arange(41)
    for factor in (1.0, 1.3):
        found = stretched(said, factor)
        assert found.sum() == pytest.approx(1.0)
        assert places @ found == pytest.approx(places @ said, abs=0.01)
        spread = (places - 10.0) ** 2 @ said
        assert (places - 10.0) ** 2 @ found == pytest.approx(factor**2 * spread, rel=0.02)


def test_trials_of_one_rate_that_nobody_knows_stray_together() -> None:
    """Two batches at the same belief: the covariance by which the test is widened is that of draws."""
    rng = np.random.default_rng(8)
    one = Counted(12, 0, 3.0, 27.0, 3.0, 27.0, waiting=7)
    rate = rng.beta(3, 27, size=200_000)
    first, second = rng.binomial(7, rate), rng.binomial(12, rate)
    assert one.shared == pytest.approx(float(np.cov(first, second)[0, 1]), rel=0.03)
    assert one.spread == pytest.approx(float(second.var()), rel=0.02)


def test_one_batch_by_hand() -> None:
    """Two applications at Beta(1, 1): none, one or two interviews are a third each."""
    judged = judge_counts([Counted(2, 1, 1.0, 1.0, 1.0, 3.0)], np.random.default_rng(0))
    assert judged is not None
    assert judged.log == pytest.approx(math.log(3))
    assert judged.ranked == pytest.approx(2 / 9)
    first = count_chances(2, 1, 3)
    assert judged.began_log == pytest.approx(-math.log(first[1]))
    assert (judged.test.happened, judged.verdict) == (1, "too_few")
    assert judged.test.expected == pytest.approx(1.0)


def test_money_is_judged_by_how_much_lies_in_its_bands() -> None:
    rng = np.random.default_rng(6)
    normal = stats.norm.ppf([0.05, 0.25, 0.5, 0.75, 0.95]) * 10_000 + 50_000
    quantiles, cash = np.tile(normal, (60, 1)), np.full(60, 50_000.0)
    came = rng.normal(50_000, 10_000, size=60)
    right = judge_amounts(quantiles, came, cash)
    narrow = judge_amounts(50_000 + (quantiles - 50_000) / 4, came, cash)
    high = judge_amounts(quantiles + 12_000, came, cash)
    assert right is not None
    assert narrow is not None
    assert high is not None
    assert (right.verdict, narrow.verdict, high.verdict) == ("calibrated", "unsure", "too_high")
    assert right.pinball < min(narrow.pinball, high.pinball, right.base_pinball)
    assert 48 <= right.most <= 60
