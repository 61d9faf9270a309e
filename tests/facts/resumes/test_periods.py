"""Date ranges as résumés write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.facts.resumes.periods import find_periods, normal_date


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("2019.08-2022.07", "2019-08", "2022-07"),
        ("2022年7月至今", "2022-07", None),
        ("2022.7至今", "2022-07", None),
        ("2021.09-至今", "2021-09", None),
        ("2019年4到6月", "2019-04", "2019-06"),
        ("2019年8月至2022年7月", "2019-08", "2022-07"),
        ("2008.01—2012.01", "2008-01", "2012-01"),
        ("2007.10--2011.10", "2007-10", "2011-10"),
        ("2019.12~2023.06", "2019-12", "2023-06"),
        ("2017-2021", "2017", "2021"),
        ("2011年–2015年", "2011", "2015"),
        ("2018年9月-2019年", "2018-09", "2019"),
        ("2019-03-2020-05", "2019-03", "2020-05"),
        ("2019/03/01-2020/02/28", "2019-03", "2020-02"),
        ("jan 2020 – present", "2020-01", None),
        ("jan - mar 2020", "2020-01", "2020-03"),
        ("march 2018 to december 2021", "2018-03", "2021-12"),
        ("03/2019 - 05/2021", "2019-03", "2021-05"),
        ("sept. 2019 until now", "2019-09", None),
    ],
)
def test_a_range_is_read_whole(text: str, begin: str, finish: str | None) -> None:
    (period,) = find_periods(text)
    assert (period.start, period.end) == (0, len(text))
    assert (period.begin, period.finish, period.current) == (begin, finish, finish is None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2.1999/04-2014/07生产内勤", "1999/04-2014/07"),
        ("1992.07-2013.041、负责", "1992.07-2013.04"),
        ("大学2013.09-2017.09北京", "2013.09-2017.09"),
    ],
)
def test_a_range_runs_into_its_neighbours(text: str, whole: str) -> None:
    (period,) = find_periods(text)
    assert text[period.start : period.end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "2021-2022学年奖学金",
        "2021~2022年度优秀员工",
        "2018-2019赛季",
        "2022.07-2019.08",
        "电话 010-20172021",
        "v2.1-2.3",
        "2019年",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text) == []


def test_the_ends_have_their_own_spans() -> None:
    text = "自2019年8月 至 2022年7月止"
    (period,) = find_periods(text)
    assert [text[slice(*end)] for end in (period.begin_at, period.finish_at)] == ["2019年8月", "2022年7月"]


YEARS = st.integers(1950, 2049)
MONTHS = st.integers(1, 12)


@given(
    YEARS,
    MONTHS,
    YEARS,
    MONTHS,
    st.sampled_from(["-", " - ", "–", "至", "~", " 到 ", "--"]),
    st.sampled_from(".年/-"),
)
def test_any_two_months_in_order_are_a_period(y1: int, m1: int, y2: int, m2: int, dash: str, sign: str) -> None:
    (y1, m1), (y2, m2) = sorted([(y1, m1), (y2, m2)])
    unit = "月" if sign == "年" else ""
    text = f"{y1}{sign}{m1:02d}{unit}{dash}{y2}{sign}{m2:02d}{unit}"
    (period,) = find_periods(text)
    assert (period.begin, period.finish) == (f"{y1}-{m1:02d}", f"{y2}-{m2:02d}")


@given(st.text("0123456789.-/年月至今到 a", max_size=40))
def test_spans_stand_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for period in find_periods(text):
        assert last <= period.start <= period.begin_at[0] < period.begin_at[1] <= period.finish_at[0]
        assert period.finish_at[1] <= period.end <= len(text)
        last = period.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-04", "2021-04"),
        ("2021", "2021"),
        ("2021-04-09", "2021-04-09"),
        ("2021年4月", "2021-04"),
        ("Apr 2021", "2021-04"),
        ("soon", None),
    ],
)
def test_a_date_has_one_normal_form(text: str, value: str | None) -> None:
    assert normal_date(text) == value
