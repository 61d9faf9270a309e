"""Dates, absolute and against the day of the document."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.dates import find_dates

REFERENCE = "2023-07-04"
ABSOLUTE: list[tuple[str, str, str | None]] = [
    ("2023-07-04发布", "2023-07-04", None),
    ("2023/7/4", "2023-07-04", None),
    ("2024.06.01", "2024-06-01", None),
    ("2023年7月", "2023-07", None),
    ("23年12月1日", "2023-12-01", None),
    ("23年毕业", "2023", None),
    ("98年毕业", "1998", None),
    ("2022届毕业生", "2022", None),
    ("二〇二三年七月", "2023-07", None),
    ("08/2024", "2024-08", None),
    ("May 2024", "2024-05", None),
    ("5 May 2024", "2024-05-05", None),
    ("Sept 5, 2024", "2024-09-05", None),
    ("2019.09-2023.06", "2019-09", "2023-06"),
    ("2019-2023", "2019", "2023"),
    ("2019年9月至今", "2019-09", "present"),
    ("Jan 2020 - Mar 2022", "2020-01", "2022-03"),
    ("2018.9 – present", "2018-09", "present"),
]


@pytest.mark.parametrize(("text", "value", "end"), ABSOLUTE)
@pytest.mark.parametrize("reference", [None, REFERENCE])
def test_dates_that_stand_alone(text: str, value: str, end: str | None, reference: str | None) -> None:
    (found,) = find_dates(text, reference)
    assert (found.value, found.end_value, found.relative) == (value, end, False)


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        ("今年3月", "2023-03", None),
        ("去年底", "2022", "end"),
        ("去年12月1日", "2022-12-01", None),
        ("前年", "2021", None),
        ("上个月", "2023-06", None),
        ("昨天", "2023-07-03", None),
        ("90天前更新", "2023-04-05", None),
        ("3个月前", "2023-04", None),
        ("3年前", "2020", None),
        ("3 months ago", "2023-04", None),
        ("5月15日", "2023-05-15", None),
        ("12月底", "2022-12", "end"),
        ("last year", "2022", None),
    ],
)
def test_relative_dates_are_reckoned_from_the_document(text: str, value: str, part: str | None) -> None:
    (found,) = find_dates(text, REFERENCE)
    assert (found.value, found.part, found.relative) == (value, part, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5月15日", "--05-15"), ("04-16发布", "--04-16"), ("4月27日更新", "--04-27"), ("九月份", "--09")],
)
def test_without_a_reference_the_year_stays_open(text: str, value: str) -> None:
    (found,) = find_dates(text)
    assert found.value == value


@pytest.mark.parametrize("text", ["去年底", "今天", "90天前更新", "上个月"])
def test_without_a_reference_relative_words_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_year_alone_reckons_no_days() -> None:
    assert find_dates("90天前", "2023") == []
    assert [d.value for d in find_dates("去年", "2023")] == ["2022"]


@pytest.mark.parametrize(
    "text", ["3个月", "三个月", "15薪", "2-3年", "2000元", "2000人", "95后", "8.5/10", "90年代", "1.5-2万", "v2.0"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, REFERENCE) == []


def test_no_calendar_has_that_day() -> None:
    assert all(d.value != "2023-02-30" for d in find_dates("2023-02-30"))


@given(
    st.dates(date(1960, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%d %b %Y"]),
)
def test_written_days_read_back(day: date, form: str) -> None:
    (found,) = find_dates(f"于{day.strftime(form)}。")
    assert found.value == day.isoformat()


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 3000))
def test_days_ago_are_days(day: date, ago: int) -> None:
    (found,) = find_dates(f"{ago}天前", day.isoformat())
    assert found.value == (day - timedelta(days=ago)).isoformat()
