"""Lengths of time, windows and calendar years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.durations import find_durations

CASES: list[tuple[str, str, float | None, float | None, str]] = [
    ("3年以上经验", "3年以上", 3, None, "year"),
    ("三年以上", "三年以上", 3, None, "year"),
    ("３年以上", "３年以上", 3, None, "year"),
    ("三年及以上", "三年及以上", 3, None, "year"),
    ("两到三年", "两到三年", 2, 3, "year"),
    ("3年以上/本科", "3年以上", 3, None, "year"),
    ("1-3年", "1-3年", 1, 3, "year"),
    ("2年到3年", "2年到3年", 2, 3, "year"),
    ("不少于2年", "不少于2年", 2, None, "year"),
    ("10余年", "10余年", 10, None, "year"),
    ("二十多年", "二十多年", 20, None, "year"),
    ("3年多", "3年多", 3, None, "year"),
    ("一年半", "一年半", 1.5, 1.5, "year"),
    ("半年", "半年", 0.5, 0.5, "year"),
    ("一个半月", "一个半月", 1.5, 1.5, "month"),
    ("1年以下", "1年以下", None, 1, "year"),
    ("兩三個月", "兩三個月", 2, 3, "month"),
    ("6个月", "6个月", 6, 6, "month"),
    ("90天", "90天", 90, 90, "day"),
    ("每天8小时", "8小时", 8, 8, "hour"),
    ("5+ years of experience", "5+ years", 5, None, "year"),
    ("at least 3 years", "at least 3 years", 3, None, "year"),
    ("3 to 5 years", "3 to 5 years", 3, 5, "year"),
    ("3 - 5 yrs", "3 - 5 yrs", 3, 5, "year"),
    ("5 or more years", "5 or more years", 5, None, "year"),
    ("three years", "three years", 3, 3, "year"),
    ("six months", "six months", 6, 6, "month"),
    ("公司成立10年", "10年", 10, 10, "year"),
]


@pytest.mark.parametrize(("text", "quote", "low", "high", "unit"), CASES)
def test_lengths(text: str, quote: str, low: float | None, high: float | None, unit: str) -> None:
    (found,) = find_durations(text)
    assert text[found.start : found.end] == quote
    assert (found.min, found.max, found.unit, found.window) == (low, high, unit, False)


@pytest.mark.parametrize(
    "text", ["近五年有项目经验", "最近3年发表过论文", "过去3年", "in the last 3 years", "the past five years"]
)
def test_a_window_is_no_minimum(text: str) -> None:
    (found,) = find_durations(text)
    assert found.window


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "23年毕业",
        "23年12月1日",
        "大三年级",
        "第3年",
        "年薪30万",
        "3年级",
        "last year",
        "95后",
        "5月15日",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert find_durations(text) == []


def test_approximate() -> None:
    (found,) = find_durations("大约三个月左右")
    assert found.approximate


@given(st.integers(1, 40), st.integers(0, 20), st.sampled_from(["年", "个月", "天", "周", " years", " months"]))
def test_written_lengths_read_back(low: int, more: int, unit: str) -> None:
    text = f"要求{low}-{low + more}{unit}" if more else f"要求{low}{unit}"
    (found,) = find_durations(text)
    assert (found.min, found.max) == (low, low + more)
