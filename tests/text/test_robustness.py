"""Every finder on any text: spans inside and in order, and time that grows with the length alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.dates import find_dates
from ashore.text.durations import find_durations
from ashore.text.folding import fold
from ashore.text.money import find_money, parse_salary
from ashore.text.numerals import find_numbers, parse_number
from ashore.text.scope import negated, preferred
from ashore.text.structure import list_items, sections, sentences


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def with_reference(text: str) -> Sequence[Spanned]:
    return find_dates(text, "2023-07-04")


FINDERS: list[Callable[[str], Sequence[Spanned]]] = [
    find_numbers,
    find_money,
    find_durations,
    find_dates,
    with_reference,
]
pieces = st.lists(
    st.sampled_from(
        [
            *"万千百十几多两三年月日天元薪K半个底约近前ma $,~-/\n到",
            *(
                "1",
                "23",
                "2023",
                "1.5",
                "k·13薪",
                "超过",
                "以上",
                "左右",
                "去年",
                "面议",
                "年薪",
                "may",
                "20",
                "to",
                "years",
            ),
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("finder", FINDERS)
@given(text=st.one_of(st.text(max_size=100), pieces))
def test_finders_stay_inside_and_in_order(finder: Callable[[str], Sequence[Spanned]], text: str) -> None:
    last = 0
    for found in finder(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@given(st.one_of(st.text(max_size=60), pieces))
def test_ranges_are_ranges(text: str) -> None:
    bounds = [(n.min, n.max) for n in find_numbers(text)]
    bounds += [(m.min, m.max) for m in find_money(text)]
    bounds += [(d.min, d.max) for d in find_durations(text)]
    assert all(low is None or high is None or low <= high for low, high in bounds)


@given(st.one_of(st.text(max_size=60), pieces))
def test_parsers_take_all_or_nothing(text: str) -> None:
    number = parse_number(text)
    assert number is None or not (text[: number.start] + text[number.end :]).strip()
    salary = parse_salary(text)
    assert salary is None or 0 <= salary.start < salary.end <= len(text)


PATHOLOGICAL = (
    "1|一|几|1,|十几多|超过|1-|约 |1 万|元/月|$1-|2023-|1 月|半|1年|二|to "
    "|优先|没有|，A|(|1、|a. |no |- a\n|【| |以上|岗位职责|\n|n't |有A，|如"
)


def everything(text: str) -> None:
    for finder in FINDERS:
        finder(text)
    middle = len(text) // 2
    for split in (sentences, sections, list_items):
        split(text)
    for scope in (preferred, negated):
        scope(text, middle, middle + 1)
    for parse in (parse_number, parse_salary):
        parse(text)
    fold(text, spaces=True)


@pytest.mark.parametrize("piece", PATHOLOGICAL.split("|"))
def test_time_grows_with_the_length(piece: str) -> None:
    def measure(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        everything(text)
        return time.process_time() - begin

    measure(100)
    short, long = measure(2500), min(measure(10_000), measure(10_001))
    assert long < 12 * max(short, 0.02), f"{piece!r}: {short:.3f} s for 2,500 characters, {long:.3f} s for 10,000"
