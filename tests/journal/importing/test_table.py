"""Tables as Excel, trackers and people leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.errors import DocumentError
from ashore.journal.importing import guess, open_table, read_told
from ashore.journal.importing.columns import OWN, PLAIN
from ashore.journal.importing.errors import (
    BadMappingError,
    NoHeaderError,
    NoSuchColumnError,
    NoSuchFieldError,
    NotOursError,
)
from ashore.journal.importing.table import shield, unshield

HEAD = "公司,岗位,投递日期,状态\n"


def cells(text: str | bytes) -> list[tuple[int, tuple[str, ...]]]:
    data = text.encode() if isinstance(text, str) else text
    return [(row.line, row.cells) for row in open_table(data, "x.csv").rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_any_encoding(encoding: str) -> None:
    text = (
        "公司,職位,投遞日期,狀態\n示例科技,產品經理,2026-11-03,已投遞\n"
        if encoding == "big5"
        else HEAD + "示例科技,产品经理,2026-11-03,已投\n"
    )
    table = open_table(text.encode(encoding), "x.csv")
    assert set(guess(table.columns).places) == {"company", "title", "applied", "status"}
    assert table.rows[0].cells[0] == "示例科技"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "；", "|"])
def test_any_delimiter(delimiter: str) -> None:
    text = (HEAD + "甲,PM,2026-11-03,已投\n").replace(",", delimiter)
    assert cells(text) == [(2, ("甲", "PM", "2026-11-03", "已投"))]


def test_excel_says_its_delimiter_on_a_line_of_its_own() -> None:
    assert cells("sep=;\n公司;岗位;状态\n甲;PM;已投\n") == [(3, ("甲", "PM", "已投"))]


def test_a_title_above_names_in_two_rows_and_names_again() -> None:
    text = (
        "我的秋招,,,\n,,,\n基本信息,,面试,\n公司,岗位,时间,状态\n甲,PM,,已投\n公司,岗位,时间,状态\n乙,PM,,已投\n"
    )
    table = open_table(text.encode(), "x.csv")
    assert [column for column in table.columns if "时间" in column] == ["面试时间"]
    assert [row.line for row in table.rows] == [5, 7]
    places = guess(table.columns).places
    assert {name: table.rows[0][place] for name, place in places.items()}["interview"] == ""


def test_quotation_marks_within_a_cell_and_over_two_lines() -> None:
    text = HEAD + '乙,"P\nM",2026-11-03,已投\n丙,5" 屏,2026-11-03,已投\n丁,"""引""",2026-11-03,已投\n'
    assert [(line, row[1]) for line, row in cells(text)] == [(2, "P\nM"), (4, '5" 屏'), (5, '"引"')]


def test_an_open_mark_at_the_end_is_told_with_its_line() -> None:
    rows = open_table(
        (HEAD + '甲,PM,2026-11-03,已投\n乙,"PM,2026-11-03,已投\n丙,PM,2026-11-03,已投\n').encode(), "x"
    ).rows
    assert [(row.line, bool(row.broken)) for row in rows] == [(2, False), (3, True), (4, False)]


def test_nuls_and_bare_numbers_of_excel() -> None:
    text = HEAD + '甲\x00,"=""0012""",2026-11-03,已投\n' + "乙,PM,2026-11-03,已投\n" * 5
    assert cells(text)[0] == (2, ("甲", "0012", "2026-11-03", "已投"))


@pytest.mark.parametrize("text", ["", "   \n", "hello\nworld\n", "a,b\n1,2\n", "状态\n已投\n"])
def test_what_names_no_columns_is_refused(text: str) -> None:
    with pytest.raises((NoHeaderError, DocumentError)):
        open_table(text.encode(), "x.csv")


@pytest.mark.parametrize(
    "data", [b"{}", b'{"format": "ashore-journal"}', b"PAR1 and no more", b'{"entries": [1]}']
)
def test_what_is_no_export_of_ours_is_told(data: bytes) -> None:
    with pytest.raises(NotOursError):
        open_table(data, "x")


def test_columns_may_be_told_by_name_or_number() -> None:
    text = "单位甲,做什么,哪天,怎样\n甲,PM,2026-11-03,已投\n"
    told = read_told(["company=单位甲", "title=2", "applied=哪天", "status=4"])
    table = open_table(text.encode(), "x.csv", told)
    assert guess(table.columns, told).places == {"company": 0, "title": 1, "applied": 2, "status": 3}
    assert "note" not in guess(("公司", "备注"), {"note": ""}).places
    with pytest.raises(NoSuchColumnError):
        guess(table.columns, {"company": "谁"})
    with pytest.raises(NoSuchFieldError):
        guess(table.columns, {"whom": "单位甲"})
    with pytest.raises(BadMappingError):
        read_told(["company"])


def test_the_plainer_name_goes_before_the_vague_one() -> None:
    assert guess(("日期", "公司", "投递日期")).places["applied"] == 2
    assert guess(("日期", "公司")).places["applied"] == 0


def test_our_own_columns_are_known_by_their_keys() -> None:
    fields = guess(OWN)
    assert (fields.shape, list(fields.places)) == ("own", list(OWN))
    assert set(PLAIN) >= {"company", "applied", "status"}


@given(st.text())
def test_a_shielded_cell_is_no_formula_and_comes_back(cell: str) -> None:
    shielded = shield(cell)
    assert not shielded.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unshield(shielded) == cell
