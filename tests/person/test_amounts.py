"""Numbers as people type them: what is clear is read, what could be two numbers is not."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person.amounts import LIMITS, UnclearError, read_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("18000", 18000),
        ("10,000", 10000),
        ("18k", 18000),
        ("1.5万", 15000),
        ("6万", 60000),
        ("6w", 60000),
        ("1万8", 18000),
        ("一万二", 12000),
        ("¥18,000", 18000),
        ("18000元/月", 18000),
        ("每月1万8", 18000),
        ("18000 a month", 18000),
        ("１８０００", 18000),
        ("9,999.5", 9999.5),
        ("0", 0),
        ("-5000", -5000),
        ("负5000", -5000),
    ],
)
def test_money(typed: str, amount: float) -> None:
    assert read_amount(typed, "cny_month") == amount


@pytest.mark.parametrize(
    "typed",
    ["15-20k", "30万/年", "$3000", "约6000", "abc", "", "2,00", "1e4", "18000 or so", "六七千", "十几万", "nan"],
)
def test_money_that_is_not_one_amount(typed: str) -> None:
    with pytest.raises(UnclearError):
        read_amount(typed, "cny_month")


@pytest.mark.parametrize(
    "typed",
    [
        "0.05",
        "5%",
        "５％",
        "百分之五",
        "1 in 20",
        "one in twenty",
        "1 out of 20",
        "1/20",
        "二十分之一",
        "20分之1",
        "20次1次",
        "20投1面",
        "20投一面",
        "投20面1",
        "20份简历1个面试",
        "20次面试1个offer",
        "每20份1个面试",
        "投20份，面1家",
    ],
)
def test_one_in_twenty_in_many_ways(typed: str) -> None:
    assert read_amount(typed, "chance") == 0.05


@pytest.mark.parametrize(
    ("typed", "chance"), [("三成", 0.3), ("三成半", 0.35), ("一半", 0.5), ("120%", 1.2), ("20", 20)]
)
def test_other_rates(typed: str, chance: float) -> None:
    assert read_amount(typed, "chance") == chance


@pytest.mark.parametrize(
    "typed", ["1:20", "3-5%", "大概5%", "2 in 1", "0/0", "1/0", "often", "20投", "%", "分之一", "", "1 in"]
)
def test_rates_that_could_be_anything(typed: str) -> None:
    with pytest.raises(UnclearError):
        read_amount(typed, "chance")


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("36个月", "months", 36),
        ("3年", "months", 36),
        ("半年", "months", 6),
        ("1.5 years", "months", 18),
        ("3 weeks", "weeks", 3),
        ("每周10小时", "hours_week", 10),
        ("10 hours a week", "hours_week", 10),
        ("150学时", "hours", 150),
        ("20份/月", "applications_month", 20),
        ("8/10", "scale", 0.8),
        ("九成", "share", 0.9),
        ("1.2倍", "share", 1.2),
        ("0.5", "number", 0.5),
    ],
)
def test_measures(typed: str, unit: str, amount: float) -> None:
    assert read_amount(typed, unit) == amount


@given(
    st.text(max_size=30) | st.from_regex(r"[0-9一二十投面次份%/.万k ]{1,12}", fullmatch=True),
    st.sampled_from(sorted(LIMITS)),
)
def test_any_text_is_a_number_or_unclear(typed: str, unit: str) -> None:
    with contextlib.suppress(UnclearError):
        assert isinstance(read_amount(typed, unit), float)


@given(st.integers(0, 10**9))
def test_a_plain_number_is_exactly_itself(number: int) -> None:
    assert read_amount(str(number), "cny") == number
    assert read_amount(f"{number:,}", "cny") == number
