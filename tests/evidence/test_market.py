"""The market view against brute force, and what it keeps to itself."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence import AdRow, Query, monthly, view
from ashore.evidence.intervals import quantile, quantile_interval, share_interval
from ashore.evidence.market import MIN_ADS, QUANTILES

NUMBERS = st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=60)


@given(NUMBERS, st.floats(0, 1))
def test_quantiles_are_numpys(values: list[float], q: float) -> None:
    assert quantile(sorted(values), q) == pytest.approx(float(np.quantile(values, q)), rel=1e-9, abs=1e-6)


def test_no_quantile_of_nothing() -> None:
    with pytest.raises(ValueError, match="0 values"):
        quantile([], 0.5)


@given(NUMBERS, st.sampled_from(QUANTILES))
def test_the_interval_holds_values_of_the_sample_and_the_quantile(values: list[float], q: float) -> None:
    ordered = sorted(values)
    low, high = quantile_interval(ordered, q)
    assert low in ordered
    assert high in ordered
    assert low <= quantile(ordered, q) <= high


@pytest.mark.parametrize("q", [0.25, 0.5, 0.9])
def test_the_interval_covers_as_often_as_it_says(q: float) -> None:
    rng = np.random.default_rng(7)
    truth = float(np.exp(np.sqrt(2) * _inverse_erf(2 * q - 1)))
    hits = sum(
        low <= truth <= high
        for low, high in (quantile_interval(sorted(rng.lognormal(size=60)), q) for _ in range(1500))
    )
    assert 0.87 <= hits / 1500 <= 0.97


def _inverse_erf(y: float) -> float:
    from math import erf

    low, high = -5.0, 5.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if erf(middle) < y else (low, middle)
    return low


@given(st.integers(0, 50), st.integers(1, 50))
def test_the_interval_of_a_share_holds_it(count: int, extra: int) -> None:
    total = count + extra
    low, high = share_interval(count, total)
    assert 0 <= low <= count / total <= high <= 1
    assert share_interval(0, 0) == (0, 1)


def test_wilson_of_eight_in_ten() -> None:
    low, high = share_interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.541, 0.931)


def ad(number: int, **more: object) -> AdRow:
    return replace(AdRow(f"ad-{number}", role_family="ai_trainer", cities=("杭州",), posted="2024-06-01"), **more)  # type: ignore[arg-type]


ROWS = st.lists(
    st.builds(
        AdRow,
        st.integers(0, 200).map("ad-{}".format),
        st.none(),
        st.sampled_from([None, "ai_trainer", "ai_test"]),
        st.lists(st.sampled_from(["杭州", "北京"]), max_size=2, unique=True).map(tuple),
        st.none() | st.floats(3000, 9000),
        st.none() | st.floats(9000, 50000),
        st.sampled_from([None, 13]),
        st.sampled_from([None, "本科", "硕士"]),
        st.sampled_from([None, 0, 1, 3, 12]),
        st.sampled_from([None, "2023", "2024-05", "2024-06-30", "--06-01"]),
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["required", "preferred", "duty"]))).map(tuple),
    ),
    max_size=40,
    unique_by=lambda row: row.doc,
)
QUERIES = st.builds(
    Query,
    st.sampled_from([None, "ai_trainer"]),
    st.sampled_from([None, "杭州"]),
    st.sampled_from([None, "2024-05-01"]),
)
GROUPS = st.dictionaries(st.integers(0, 200).map("ad-{}".format), st.sampled_from("xyz"), max_size=30)


@given(ROWS, QUERIES, GROUPS, st.randoms())
def test_order_of_ads_changes_nothing(
    rows: list[AdRow], query: Query, groups: dict[str, str], rng: random.Random
) -> None:
    shuffled = rows[:]
    rng.shuffle(shuffled)
    assert view(shuffled, query, groups) == view(rows, query, groups)


@given(ROWS, QUERIES, GROUPS)
def test_every_ad_is_counted_once_and_stated_or_not(
    rows: list[AdRow], query: Query, groups: dict[str, str]
) -> None:
    market = view(rows, query, groups)
    fitting = [
        row
        for row in rows
        if query.role_family in {None, row.role_family} and (query.city is None or query.city in row.cities)
    ]
    assert market.ads + market.copies + market.undated <= len(fitting)
    if query.since is None:
        assert market.ads + market.copies == len(fitting)
    for part in (market.pay, market.education, market.experience, market.cities):
        assert part.stated + part.unstated == market.ads
    by_doc = {row.doc: row for row in rows}
    for skill in market.skills:
        assert skill.ads == len(skill.docs) == skill.required + skill.preferred + skill.duty
        assert all(any(name == skill.name for name, _ in by_doc[doc].skills) for doc in skill.docs)
    for share in (*market.education.shares, *market.experience.shares):
        assert share.ads == len(share.docs)


def test_pay_is_the_midpoint_a_month() -> None:
    rows = [
        ad(i, salary_min=1000.0 * i, salary_max=3000.0 * i, months=13 if i % 2 else None) for i in range(1, 21)
    ]
    pay = view(rows, Query()).pay
    middles = [2000.0 * i for i in range(1, 21)]
    assert pay.quantiles is not None
    assert [value for _, value, _ in pay.quantiles] == pytest.approx(list(np.quantile(middles, QUANTILES)))
    assert [(share.name, share.ads) for share in pay.months.shares] == [("13", 10)]
    assert pay.months.unstated == 10


def test_quantiles_of_too_few_ads_are_kept_back() -> None:
    rows = [ad(i, salary_min=10000.0, salary_max=20000.0) for i in range(MIN_ADS - 1)]
    assert view(rows, Query()).pay.quantiles is None
    assert view([*rows, ad(99, salary_min=1.0, salary_max=2.0)], Query()).pay.quantiles is not None
    assert view([*rows, ad(99, salary_min=9000.0)], Query()).pay.quantiles is None, "one bound is no range"


def test_a_year_is_twelve_months() -> None:
    assert monthly(240000, 360000, "year") == (20000, 30000)
    assert monthly(15000, 20000, "month") == (15000, 20000)
    assert monthly(500, 1000, "day") is None
    assert monthly(15000, None, "month") is None
    assert monthly(None, None, None) is None


def test_near_copies_count_once_and_the_newest_stands() -> None:
    rows = [ad(1, education="本科"), ad(2, education="硕士", posted="2024-06-02"), ad(3, education="大专")]
    market = view(rows, Query(), {"ad-1": "g", "ad-2": "g"})
    assert (market.ads, market.copies) == (2, 1)
    assert {share.name for share in market.education.shares} == {"硕士", "大专"}


def test_the_strongest_mention_counts() -> None:
    (skill,) = view([ad(1, skills=(("RAG", "duty"), ("RAG", "required"), ("RAG", "preferred")))], Query()).skills
    assert (skill.required, skill.preferred, skill.duty) == (1, 0, 0)


def test_the_period_and_what_cannot_be_placed_in_it() -> None:
    rows = [ad(1), ad(2, posted="2024-01-01"), ad(3, posted=None), ad(4, posted="2024"), ad(5, posted="--06-01")]
    market = view(rows, Query(since="2024-05-01", until="2024-06"))
    assert set(market.docs) == {"ad-1", "ad-4"}
    assert market.undated == 2
    assert view(rows, Query()).undated == 0


def test_bands_of_experience() -> None:
    rows = [ad(i, experience_min=years) for i, years in enumerate((0, 0.5, 1, 2, 3, 5, 9, 10, None))]
    market = view(rows, Query())
    counted = {share.name: share.ads for share in market.experience.shares}
    assert counted == {"0": 2, "1-2": 2, "3-4": 1, "5-9": 2, "10+": 1}
    assert market.experience.unstated == 1


def test_ten_thousand_ads_take_well_under_half_a_second() -> None:
    rng = random.Random(1)  # noqa: S311 - a load, not a secret
    names, weights = [f"skill-{i}" for i in range(2000)], [1 / (i + 1) for i in range(2000)]
    rows = [
        ad(
            i,
            skills=tuple((name, "required") for name in rng.choices(names, weights, k=15)),
            salary_min=1.0,
            salary_max=2.0,
        )
        for i in range(10_000)
    ]
    began = time.process_time()
    assert view(rows, Query("ai_trainer", "杭州")).ads == 10_000
    assert time.process_time() - began < 0.5
