"""Single cells as spreadsheets hold them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal.importing.cells import (
    Order,
    Pay,
    read_flag,
    read_number,
    read_pay,
    read_when,
    read_words,
    slash_order,
)
from ashore.journal.importing.errors import (
    BadDayError,
    BadMoneyError,
    BadNumberError,
    EitherDayError,
    ForeignMoneyError,
    LongCellError,
    NotSuchError,
    RowError,
    UnlikelyMoneyError,
    YearMissingError,
)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026/11/3", "2026-11-03"),
        ("2026.11.3", "2026-11-03"),
        ("2026年11月3日", "2026-11-03"),
        ("2026年11月3号 下午", None),
        ("２０２６-１１-０３", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("2026-11-03 00:00:00", "2026-11-03"),
        ("2026/11/3 0:00:00", "2026-11-03"),
        ("2026-11-03T14:05:00Z", "2026-11-03 14:05"),
        ("2026/11/3 14:00", "2026-11-03 14:00"),
        ("2026年11月3日 14点半", "2026-11-03 14:30"),
        ("2026年11月3日（周二）", "2026-11-03"),
        ("46329", "2026-11-03"),
        ("46329.5", "2026-11-03 12:00"),
        ("3 Nov 2026", "2026-11-03"),
        ("Nov 3, 2026", "2026-11-03"),
        ("25/10/2026", "2026-10-25"),
        ("10/25/2026", "2026-10-25"),
        ("3/3/2026", "2026-03-03"),
        ("2026-02-30", None),
        ("99999", None),
        ("soon", None),
        ("", None),
        ("🎉", None),
    ],
)
def test_days_as_they_stand_in_tables(written: str, at: str | None) -> None:
    if at is None:
        with pytest.raises(BadDayError):
            read_when(written)
    else:
        assert read_when(written).at == at


def test_excel_counts_days_from_1900() -> None:
    """45,658 is the first of January 2025: Microsoft's documentation of DATEVALUE counts from 1900-01-01 as 1."""
    assert read_when("45658").day == date(2025, 1, 1)


@pytest.mark.parametrize("written", ["11月3日", "11/3", "11-03", "Nov 3", "3 nov"])
def test_a_day_without_its_year_is_not_guessed(written: str) -> None:
    with pytest.raises(YearMissingError):
        read_when(written)
    assert read_when(written, None, 2026).day == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("others", "order", "day"),
    [
        (["25/10/2026"], "day", date(2026, 11, 3)),
        (["10/25/2026"], "month", date(2026, 3, 11)),
        (["2026-01-01", "x"], None, None),
        (["25/10/2026", "10/25/2026"], None, None),
    ],
)
def test_the_other_cells_tell_what_stands_first(others: list[str], order: Order | None, day: date | None) -> None:
    assert slash_order(others) == order
    if day is None:
        with pytest.raises(EitherDayError) as told:
            read_when("3/11/2026")
        assert (told.value.details["first"], told.value.details["second"]) == ("2026-03-11", "2026-11-03")
    else:
        assert read_when("3/11/2026", order).day == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for written in (day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", str(serial)):
        assert read_when(written).day == day


@given(st.text(max_size=20))
def test_a_cell_is_read_or_refused_and_nothing_else(text: str) -> None:
    for read in (read_when, read_pay):
        with suppress(RowError):
            read(text)


@pytest.mark.parametrize(
    ("written", "pay"),
    [
        ("15000", Pay(15000.0)),
        ("15,000", Pay(15000.0)),
        ("¥15000", Pay(15000.0)),
        ("15k", Pay(15000.0)),
        ("1.5万", Pay(15000.0)),
        ("8000元/月", Pay(8000.0)),
        ("税前20k", Pay(20000.0, None, gross=True)),
        ("20-30K·14薪", Pay(None, 14.0)),
        ("年薪36万", Pay(30000.0)),
    ],
)
def test_pay_is_a_month_in_cny(written: str, pay: Pay) -> None:
    assert read_pay(written) == pay


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("0", UnlikelyMoneyError),
        ("15", UnlikelyMoneyError),
        ("-5000", UnlikelyMoneyError),
        ("1000万", UnlikelyMoneyError),
        ("10000000", UnlikelyMoneyError),
        ("$3000", ForeignMoneyError),
        ("3k USD", ForeignMoneyError),
        ("HK$20,000", ForeignMoneyError),
        ("两千美元", ForeignMoneyError),
        ("面议", BadMoneyError),
        ("看情况", BadMoneyError),
        ("200元/天", BadMoneyError),
    ],
)
def test_money_that_cannot_be_meant_is_refused(written: str, error: type[RowError]) -> None:
    with pytest.raises(error):
        read_pay(written)


def test_spending_has_no_least() -> None:
    assert read_pay("0", spent=True).amount == 0.0


def test_numbers_flags_and_words() -> None:
    assert read_number("2.5", 0, 10) == 2.5
    for wrong in ("x", "11", "2.5"):
        with pytest.raises(BadNumberError):
            read_number(wrong, 0, 10, whole=True)
    assert (read_flag("1"), read_flag("是"), read_flag(""), read_flag("否")) == (True, True, False, False)
    with pytest.raises(NotSuchError):
        read_flag("maybe")
    assert read_words(" a\n b ", 5) == "a b"
    with pytest.raises(LongCellError):
        read_words("x" * 6, 5)
