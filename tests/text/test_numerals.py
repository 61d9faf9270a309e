"""Numbers as people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.numerals import find_numbers, parse_number

EXACT = {
    "二十五": 25,
    "两千三": 2300,
    "一万四千": 14000,
    "一百零五": 105,
    "一万零五": 10005,
    "三百五": 350,
    "百万": 1_000_000,
    "一千万": 10_000_000,
    "三万亿": 3_000_000_000_000,
    "二〇二三": 2023,
    "三点五万": 35000,
    "两万五": 25000,
    "十": 10,
    "十二": 12,
    "1.5w": 15000,
    "18k": 18000,
    "18K": 18000,
    "1.2M": 1_200_000,
    "10k": 10000,
    "1,200": 1200,
    "１．５万": 15000,
    "2.5千": 2500,
    "3万5": 35000,
    "2万5千": 25000,
    "1亿2千万": 120_000_000,
    "兩萬": 20000,
    "twenty": 20,
    "thirty-five": 35,
    "7": 7,
    "0.5": 0.5,
    "3 million": 3_000_000,
}
RANGES: dict[str, tuple[float | None, float | None]] = {
    "两到三": (2, 3),
    "三四": (3, 4),
    "三五": (3, 5),
    "十五六": (15, 16),
    "三四十": (30, 40),
    "两三千": (2000, 3000),
    "七八万": (70000, 80000),
    "3-5": (3, 5),
    "3~5": (3, 5),
    "３－５": (3, 5),
    "3到5": (3, 5),
    "3 至 5": (3, 5),
    "20-30万": (200_000, 300_000),
    "8千-1.2万": (8000, 12000),
    "500-1万": (500, 10000),
    "15k-20": (15000, 20000),
    "20万-30万": (200_000, 300_000),
    "20多": (20, None),
    "二十多万": (200_000, None),
    "20多万": (200_000, None),
    "20余": (20, None),
    "十几": (10, None),
    "二十几": (20, None),
    "几": (2, None),
    "几十": (20, None),
    "幾十萬": (200_000, None),
    "数百": (200, None),
    "上百": (100, None),
    "上千万": (10_000_000, None),
    "超百万": (1_000_000, None),
    "超过20万": (200_000, None),
    "5+": (5, None),
    "至少3": (3, None),
    "100以上": (100, None),
    "不到20": (None, 20),
    "30以内": (None, 30),
    "less than 5": (None, 5),
    "at least 3": (3, None),
    "more than 10k": (10000, None),
}


@pytest.mark.parametrize(("text", "value"), EXACT.items())
def test_exact_numbers(text: str, value: float) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.min, number.max) == (value, value)


@pytest.mark.parametrize(("text", "bounds"), RANGES.items())
def test_ranges_and_vague_numbers(text: str, bounds: tuple[float | None, float | None]) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.min, number.max) == bounds
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize("text", ["约30", "五十左右", "近百万", "about 30", "大概三千"])
def test_what_is_said_to_be_approximate(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.approximate
    assert number.min == number.max


@pytest.mark.parametrize(
    "text", ["", "一二三四千", "万百", "3个", "abc", "GPT-4", "十万百", "一九", "5-3", "零五零千"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投了20多份简历，面试十几次", ["20多", "十几"]),
        ("管理45名员工，服务100万用户", ["45", "100万"]),
        ("熟悉GPT-4、word2vec、Python3与H100", []),
        ("百度一般不招，统一管理，十分重要，千万不要，万一", []),
        ("参数量大，第三次", []),
        ("几家公司，几乎没有回复", ["几"]),
        ("上百家公司，成千上万条数据", ["上百", "成千", "上万"]),
        ("三年以上", ["三"]),
        ("two offers out of twenty applications", ["two", "twenty"]),
        ("someone wrote often", []),
    ],
)
def test_numbers_in_running_text(text: str, found: list[str]) -> None:
    numbers = find_numbers(text)
    spans = [text[n.start : n.end] for n in numbers]
    assert spans == found


DIGITS = "零一二三四五六七八九"


def in_chinese(n: int) -> str:
    """Write a whole number below ten million the textbook way."""
    if n >= 10_000:
        rest = n % 10_000
        return in_chinese(n // 10_000) + "万" + ("零" * (0 < rest < 1000) + in_chinese(rest) if rest else "")
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            written += "零" * gap + DIGITS[digit] + name
            gap = False
        elif written and n:
            gap = True
    return written.replace("零零", "零") or "零"


@given(st.integers(1, 9_999_999))
def test_chinese_numerals_read_back(n: int) -> None:
    written = in_chinese(n)
    for form in {
        written,
        written.replace("二千", "两千").replace("二万", "两万"),
        written.removeprefix("一") if written.startswith("一十") else written,
    }:
        number = parse_number(form)
        assert number is not None, form
        assert number.min == number.max == n, form


@given(st.integers(0, 10**9))
def test_grouped_digits_read_back(n: int) -> None:
    for form in (str(n), f"{n:,}"):
        number = parse_number(form)
        assert number is not None
        assert number.min == n


@given(
    st.integers(1, 9999),
    st.sampled_from([("万", 10**4), ("亿", 10**8), ("k", 10**3), ("w", 10**4), ("千", 10**3)]),
)
def test_units_multiply(tenths: int, unit: tuple[str, int]) -> None:
    name, factor = unit
    number = parse_number(f"{tenths / 10:g}{name}")
    assert number is not None
    assert number.min is not None
    assert math.isclose(number.min, tenths * factor / 10)


@given(
    st.integers(1, 500),
    st.integers(1, 500),
    st.sampled_from(["-", "~", "～", "到", "至", " - ", "—"]),
    st.sampled_from(["", "万", "k"]),
)
def test_a_range_shares_its_unit(one: int, other: int, between: str, unit: str) -> None:
    low, high = sorted((one, other))
    number = parse_number(f"{low}{between}{high}{unit}")
    assert number is not None
    factor = {"": 1, "万": 10**4, "k": 10**3}[unit]
    assert (number.min, number.max) == (low * factor, high * factor)
