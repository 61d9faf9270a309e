"""Money in running text, and salaries as sites print them, format by format."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.money import find_money, parse_salary

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from evaluation.salaries import (
    ImplausibleError,
    Salary,
    expected,
    printed,
    shape,
)

Amount = tuple[float | None, float | None, str | None, str | None, int | None]

# One example or more of every format of the pool, decimals apart: digits are N, decimals D.
SITE_FORMATS: dict[str, list[tuple[str, Amount]]] = {
    "N-N元/月": [
        ("16000-26000元/月", (16000, 26000, "CNY", "month", None)),
        ("2000-4000元/月", (2000, 4000, "CNY", "month", None)),
    ],
    "N-N元/天": [("200-400元/天", (200, 400, "CNY", "day", None))],
    "N元/天": [("200元/天", (200, 200, "CNY", "day", None))],
    "N-N万": [
        ("84-144万", (840_000, 1_440_000, "CNY", "year", None)),
        ("12-24万", (120_000, 240_000, "CNY", "year", None)),
        ("5-7万", (50_000, 70_000, "CNY", "year", None)),
    ],
    "N-N万/月": [("2-3万/月", (20_000, 30_000, "CNY", "month", None))],
    "D-N万/月": [("0.5-1万/月", (5000, 10_000, "CNY", "month", None))],
    "N-D万/月": [("1-1.5万/月", (10_000, 15_000, "CNY", "month", None))],
    "D-D万/月": [("0.8-1.2万/月", (8000, 12_000, "CNY", "month", None))],
    "N-N万/年": [("35-56万/年", (350_000, 560_000, "CNY", "year", None))],
    "N-N千/月": [("6-8千/月", (6000, 8000, "CNY", "month", None))],
    "D-N千/月": [("4.5-9千/月", (4500, 9000, "CNY", "month", None))],
    "N-D千/月": [("3-4.5千/月", (3000, 4500, "CNY", "month", None))],
    "D-D千/月": [("4.5-6.5千/月", (4500, 6500, "CNY", "month", None))],
    "N万-N万": [
        ("1万-2万", (10_000, 20_000, "CNY", "month", None)),
        ("5万-7万", (50_000, 70_000, "CNY", "month", None)),
        ("10万-15万", (100_000, 150_000, "CNY", "year", None)),
    ],
    "N万-D万": [("2万-3.5万", (20_000, 35_000, "CNY", "month", None))],
    "D万-N万": [("1.5万-2万", (15_000, 20_000, "CNY", "month", None))],
    "D万-D万": [("1.3万-2.5万", (13_000, 25_000, "CNY", "month", None))],
    "N千-N万": [("8千-1万", (8000, 10_000, "CNY", "month", None))],
    "N千-D万": [("8千-1.2万", (8000, 12_000, "CNY", "month", None))],
    "N千-N千": [("6千-8千", (6000, 8000, "CNY", "month", None))],
    "D千-D万": [("4.5千-1.2万", (4500, 12_000, "CNY", "month", None))],
    "N千-D千": [("6千-7.5千", (6000, 7500, "CNY", "month", None))],
    "D千-N千": [("4.5千-6千", (4500, 6000, "CNY", "month", None))],
    "N-Nk": [("20-40k", (20_000, 40_000, "CNY", "month", None))],
    "N-Nk·N薪": [("25-55k·14薪", (25_000, 55_000, "CNY", "month", 14))],
    "N-NK": [
        ("15-20K", (15_000, 20_000, "CNY", "month", None)),
        ("120-200K", (120_000, 200_000, "CNY", "month", None)),
    ],
    "N-NK·N薪": [("15-20K·13薪", (15_000, 20_000, "CNY", "month", 13))],
    "面议": [("面议", (None, None, "CNY", None, None))],
    "薪资面议": [("薪资面议", (None, None, "CNY", None, None))],
}
OTHER_FORMATS: list[tuple[str, Amount]] = [
    ("500元/天—1000元/天", (500, 1000, "CNY", "day", None)),
    ("500/天-510元/天", (500, 510, "CNY", "day", None)),
    ("8万—11万元·14薪", (80_000, 110_000, "CNY", "month", 14)),
    ("１５－２０Ｋ·13薪", (15_000, 20_000, "CNY", "month", 13)),
    ("15-25K*14薪", (15_000, 25_000, "CNY", "month", 14)),
    ("15-25K·13-15薪", (15_000, 25_000, "CNY", "month", None)),
    ("年薪50-80万", (500_000, 800_000, "CNY", "year", None)),
    ("月薪18k", (18_000, 18_000, "CNY", "month", None)),
    ("税前20k", (20_000, 20_000, "CNY", "month", None)),
    ("年薪超百万", (1_000_000, None, "CNY", "year", None)),
    ("30-40w", (300_000, 400_000, "CNY", "year", None)),
    ("8000-12000", (8000, 12_000, "CNY", "month", None)),
    ("$200k-$300k", (200_000, 300_000, "USD", "year", None)),
    ("$120,000 - $150,000 a year", (120_000, 150_000, "USD", "year", None)),
    ("$180,000 - $440,000 USD", (180_000, 440_000, "USD", "year", None)),
    ("$45/hr", (45, 45, "USD", "hour", None)),
    ("$60-80/hr", (60, 80, "USD", "hour", None)),
    ("£60k", (60_000, 60_000, "GBP", "year", None)),
    ("€4,500 per month", (4500, 4500, "EUR", "month", None)),
    ("300-350K base", (300_000, 350_000, "CNY", "year", None)),
    ("$5,000", (5000, 5000, "USD", None, None)),
]
STRINGS = [case for cases in SITE_FORMATS.values() for case in cases] + OTHER_FORMATS


@pytest.mark.parametrize(("text", "amount"), STRINGS)
def test_salary_strings(text: str, amount: Amount) -> None:
    money = parse_salary(text)
    assert money is not None
    assert (money.min, money.max, money.currency, money.period, money.months_per_year) == amount
    assert money.negotiable == (amount[0] is None and amount[1] is None)


@pytest.mark.parametrize(
    "text", ["", "abc", "3-5", "3-5年", "经验不限", "100-499人", "面", "2023-04-05", "15-20K 本科", "20-15K"]
)
def test_what_is_no_salary(text: str) -> None:
    assert parse_salary(text) is None


RUNNING: list[tuple[str, list[tuple[str, float | None, float | None, str | None]]]] = [
    ("从月薪8k涨到20k", [("8k", 8000, 8000, "month"), ("20k", 20_000, 20_000, None)]),
    ("拿到年薪30万的offer", [("30万", 300_000, 300_000, "year")]),
    ("存款5万，花了3万学费", [("5万", 50_000, 50_000, None), ("3万", 30_000, 30_000, None)]),
    ("算法工程师 50-80K·15薪", [("50-80K·15薪", 50_000, 80_000, "month")]),
    ("数据开发\n2万-3.5万\n广州", [("2万-3.5万", 20_000, 35_000, None)]),
    ("每个月房租2500元", [("2500元", 2500, 2500, "month")]),
    ("工资两千三，月薪1.5w", [("两千三", 2300, 2300, None), ("1.5w", 15_000, 15_000, "month")]),
    ("pays $120k per year", [("$120k per year", 120_000, 120_000, "year")]),
    ("年薪超百万", [("超百万", 1_000_000, None, "year")]),
    ("六七万存款", [("六七万", 60_000, 70_000, None)]),
    ("薪资面议", [("薪资面议", None, None, None)]),
    ("數十萬條資料，服务100万用户", []),
    ("参数7B，上下文32k tokens，4k视频", []),
    ("成立于2015年，注册用户300万，团队20人", []),
    ("数据量20-30万条", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_money_in_running_text(
    text: str, expected: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    assert [(text[m.start : m.end], m.min, m.max, m.period) for m in find_money(text)] == expected


def test_nothing_is_guessed_from_size() -> None:
    (money,) = find_money("薪资 12-24万")
    assert money.period is None
    (dollars,) = find_money("$200k-$300k")
    assert dollars.period is None
    (bare,) = find_money("Engineer | 300-350K | Remote")
    assert (bare.currency, bare.period) == (None, None)


wan = st.integers(1, 400).map(lambda tenths: tenths / 10)


@given(wan, wan, st.sampled_from(["万/月", "万/年"]))
def test_ten_thousands_read_back(one: float, other: float, unit: str) -> None:
    low, high = sorted((one, other))
    money = parse_salary(f"{low:g}-{high:g}{unit}")
    assert money is not None
    assert money.min is not None
    assert money.max is not None
    assert abs(money.min - low * 10_000) < 1e-6
    assert abs(money.max - high * 10_000) < 1e-6
    assert money.period == ("month" if unit.endswith("月") else "year")


@given(
    st.integers(3, 90),
    st.integers(0, 60),
    st.integers(12, 24),
    st.sampled_from("kK"),
    st.sampled_from(["·", "*", "", " "]),
)
def test_thousands_and_months_read_back(low: int, more: int, months: int, unit: str, dot: str) -> None:
    money = parse_salary(f"{low}-{low + more}{unit}{dot}{months}薪")
    assert money is not None
    assert (money.min, money.max, money.months_per_year) == (low * 1000, (low + more) * 1000, months)
    assert (money.period, money.currency) == ("month", "CNY")


@given(st.integers(20, 900), st.integers(0, 300))
def test_dollars_read_back(low: int, more: int) -> None:
    for text in (f"${low}k - ${low + more}k a year", f"${low * 1000:,}-${(low + more) * 1000:,} per year"):
        money = parse_salary(text)
        assert money is not None
        assert (money.min, money.max, money.currency, money.period) == (
            low * 1000,
            (low + more) * 1000,
            "USD",
            "year",
        )


def read(text: str) -> Salary | None:
    money = parse_salary(text)
    if money is None:
        return None
    return money.min, money.max, money.currency or "", money.period, money.months_per_year


def test_every_salary_string_of_the_pool(shared: Path) -> None:
    """All distinct strings, against one small pattern a format that knows nothing of the grammar."""
    strings = {text for _, text in printed(shared)}
    assert len(strings) == 649
    assert {text: read(text) for text in strings} == {text: expected(text) for text in strings}


def test_every_format_of_the_pool_has_its_example(shared: Path) -> None:
    assert {shape(text) for _, text in printed(shared)} == SITE_FORMATS.keys()
    assert len(SITE_FORMATS) == 29
    assert all(shape(text) == form for form, cases in SITE_FORMATS.items() for text, _ in cases)


@pytest.mark.parametrize("text", ["3-5年", "20-15K", "1-2元/月"])
def test_the_second_reading_refuses_what_nobody_pays(text: str) -> None:
    with pytest.raises(ImplausibleError):
        expected(text)
