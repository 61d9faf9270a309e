"""Values that say the same, values that contradict each other, and values that do neither."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence.values import contradict, same

SAME: list[tuple[Any, Any]] = [
    (5, {"min": 5, "max": 5}),
    (31, 31.0),
    ({"min": 20}, {"min": 20, "max": None}),
    ("江西农业大学", "江西農業大學"),
    ("AI 产品经理", "ai产品经理"),
    (["B站", "知乎"], ["知乎", "b站"]),
    (["北京"], "北京"),
]
OPEN: list[tuple[Any, Any]] = [
    ("2023", "2023-03"),
    ({"min": 20}, {"min": 20, "max": 30}),
    ({"min": 20}, {"max": 30}),
    (["北京"], ["北京", "上海"]),
]
AGAINST: list[tuple[Any, Any]] = [
    (5, 6),
    (5, {"min": 6}),
    ("2023", "2024"),
    ("2023-03", "2023-04"),
    ("本科", "硕士"),
    (["北京"], ["上海"]),
    (True, False),
    ({"min": 20, "period": "month"}, {"min": 20, "period": "year"}),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: Any, other: Any) -> None:
    assert same(one, other)
    assert not contradict(one, other)


@pytest.mark.parametrize(("one", "other"), OPEN)
def test_neither(one: Any, other: Any) -> None:
    assert not same(one, other)
    assert not contradict(one, other)


@pytest.mark.parametrize(("one", "other"), AGAINST)
def test_against(one: Any, other: Any) -> None:
    assert not same(one, other)
    assert contradict(one, other)


VALUES = st.one_of(
    st.integers(0, 9),
    st.sampled_from(["2023", "2023-03", "本科", "硕士", "博士"]),
    st.fixed_dictionaries({}, optional={"min": st.integers(0, 3), "max": st.none() | st.integers(3, 6)}),
    st.lists(st.sampled_from(["北京", "上海"]), max_size=2),
    st.booleans(),
)


@given(VALUES, VALUES)
def test_symmetric_and_reflexive(one: Any, other: Any) -> None:
    assert same(one, one)
    assert same(one, other) == same(other, one)
    assert contradict(one, other) == contradict(other, one)
