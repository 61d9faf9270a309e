from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal.errors import (
    BadAmountError,
    BadCountError,
    JournalError,
    NegativeAmountError,
    NotADayError,
    UnknownRoleError,
)
from ashore.journal.outcomes import MOST
from ashore.journal.reading import read_amount, read_count, read_day, read_role
from ashore.vocabulary import load

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("20", 20),
        ("二十", 20),
        ("20份", 20),
        (" 3 ", 3),
        ("2０", 20),
        ("三次", 3),
        ("1,200", 1200),
        ("5 offers", 5),
    ],
)
def test_counts_as_typed(typed: str, count: int) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize(
    "typed", ["0", "-3", "1.5", "20+", "十几", "3-5", "", "many", "约20", "10001", "1e3", "nan"]
)
def test_what_is_no_count(typed: str) -> None:
    with pytest.raises(BadCountError):
        read_count(typed)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("15000", 15000),
        ("15k", 15000),
        ("15K", 15000),
        ("1.5万", 15000),
        ("一万五", 15000),
        ("¥15,000", 15000),
        ("￥15000元", 15000),
        ("8000元/月", 8000),
        ("七千", 7000),
        ("7000块", 7000),
        ("0", 0),
        ("6500.50", 6500.5),
        ("15000 a month", 15000),
    ],
)
def test_amounts_as_typed(typed: str, amount: float) -> None:
    assert read_amount(typed) == amount


@pytest.mark.parametrize(
    "typed", ["15-20k", "2万多", "about 15k", "面议", "", "15k+", "15k 20k", "inf", "nan", "1e5"]
)
def test_what_is_not_one_amount(typed: str) -> None:
    with pytest.raises(BadAmountError):
        read_amount(typed)


@pytest.mark.parametrize("typed", ["-500", "−500", "-1.5万", "负五百", "¥-3", "minus 3"])
def test_money_below_zero(typed: str) -> None:
    with pytest.raises(NegativeAmountError):
        read_amount(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026/11/3", date(2026, 11, 3)),
        ("2026.11.3", date(2026, 11, 3)),
        ("2026年11月3日", date(2026, 11, 3)),
        ("today", TODAY),
        ("昨天", date(2026, 11, 24)),
        ("前天", date(2026, 11, 23)),
        ("Yesterday", date(2026, 11, 24)),
    ],
)
def test_days_as_typed(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "11-03", "soon", "", "2026-13-01", "20261103", "2026-11-03T10:00"]
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(NotADayError):
        read_day(typed, TODAY)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_told(typed: str) -> None:
    for read in (read_count, read_amount, lambda text: read_day(text, TODAY)):
        with contextlib.suppress(JournalError):
            read(typed)


@given(st.integers(1, MOST))
def test_every_count_is_read(count: int) -> None:
    assert read_count(str(count)) == count
    assert read_count(f"{count:,}") == count


def test_roles_by_name_and_by_title() -> None:
    assert read_role("ai_product_manager", load()) == "ai_product_manager"
    assert read_role("AI产品经理", load()) == "ai_product_manager"
    with pytest.raises(UnknownRoleError) as caught:
        read_role("astronaut", load())
    assert "ai_trainer" in caught.value.details["known"]
