"""JSON lines and tables: the good ones land, the broken ones are told by line, memory stays flat."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents import BrokenItem, Document, Limits, read
from ashore.documents.errors import TooManyItemsError, TooMuchInsideError, UnknownColumnsError
from ashore.documents.registry import read_source
from ashore.documents.source import Source
from ashore.documents.table import escape_formula


def both(path: Path, **options: object) -> tuple[list[Document], list[BrokenItem]]:
    items = list(read(path, **options))  # type: ignore[arg-type]
    return (
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, BrokenItem)],
    )


def regions(document: Document) -> dict[str, str]:
    return {region.path: document.text[region.start : region.end] for region in document.regions}


def test_three_broken_lines_among_thousands(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": f"岗位职责：负责第{n}批数据"}).encode() for n in range(3000)]
    lines[10], lines[2000], lines[2500] = b'{"id": "x", "text": ', b'{"id": "y", "text": "\xff"}', b"[1, 2]"
    path = tmp_path / "ads.jsonl"
    path.write_bytes(b"\n".join(lines))
    good, broken = both(path)
    assert len(good) == 2997
    assert [(item.line, item.code) for item in broken] == [
        (11, "line_not_json"), (2001, "line_encoding"), (2501, "line_not_json")
    ]  # fmt: skip
    assert (good[0].name, good[0].text, good[0].kind) == ("a0", "岗位职责：负责第0批数据", "ad")


def test_text_of_an_ad_is_not_touched(tmp_path: Path) -> None:
    text = "数据标注\r\n  负责标注\t数据  \n"
    path = tmp_path / "ads.jsonl"
    path.write_text(json.dumps({"id": 7, "text": text, "title": "数据标注"}), encoding="utf-8")
    (document,), _ = both(path)
    assert (document.name, document.text, document.title) == ("7", text, "数据标注")


def test_lone_surrogates_and_nul_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text('{"id": "s", "text": "a\\ud800b\\u0000c"}', encoding="utf-8")
    (document,), _ = both(path)
    assert document.text == "a\ufffdb\ufffdc"
    assert document.digest


def test_memory_is_flat_over_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    line = json.dumps({"id": "a", "text": "岗位职责：负责数据标注与质量检验。" * 40}, ensure_ascii=False) + "\n"
    path.write_text(line * 4_000, encoding="utf-8")
    tracemalloc.start()
    try:
        assert sum(1 for _ in read(path)) == 4_000
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size / 10
    finally:
        tracemalloc.stop()


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text('{"text": "' + "x" * 5000 + '"}\n{"id": "b", "text": "good"}\n', encoding="utf-8")
    good, broken = both(path, limits=Limits(bytes=1000))
    assert [document.name for document in good] == ["b"]
    assert [(item.line, item.code) for item in broken] == [(1, "line_too_long")]


def test_items_are_limited(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text('{"text": "x"}\n' * 5, encoding="utf-8")
    with pytest.raises(TooManyItemsError):
        list(read(path, limits=Limits(items=4)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_in_any_dress(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "ads.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["id", "text"])
        writer.writerow(["1", "岗位职责：负责数据标注\n任职要求：细心，耐心"])
        writer.writerow(["2", "岗位职责：负责“质量”检验"])
    good, broken = both(path)
    assert [document.name for document in good] == ["1", "2"]
    assert good[0].text == "岗位职责：负责数据标注\n任职要求：细心，耐心"
    assert not broken


def test_columns_of_jobspy_become_regions(tmp_path: Path) -> None:
    row = {
        "id": "in-1", "site": "indeed", "job_url": "https://example.org/1", "title": "Data Annotator",
        "company": "Harbour Labs", "location": "Leeds, GB", "date_posted": "2026-02-03", "job_type": "fulltime",
        "interval": "yearly", "min_amount": "38000.0", "max_amount": "45000", "currency": "GBP",
        "is_remote": "False",
        "description": "You will label data.\n\nRequirements: two years.", "company_num_employees": "51 to 200",
        "emails": "nan",
    }  # fmt: skip
    path = tmp_path / "jobs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    (document,), _ = both(path)
    found = regions(document)
    assert (document.name, document.kind, document.published) == ("in-1", "ad", "2026-02-03")
    assert document.url == "https://example.org/1"
    assert {key: found[key] for key in ("title", "company", "location", "interval", "currency")} == {
        key: row[key] for key in ("title", "company", "location", "interval", "currency")
    }
    assert (found["min_amount"], found["max_amount"]) == ("38000", "45000")
    assert found["description"] == row["description"]
    assert found["company_num_employees"] == "51 to 200"
    assert "Salary: 38000-45000 GBP / yearly" in document.text
    assert "nan" not in document.text


def test_columns_of_chinese_exports(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(
        "职位名称,公司名称,工作地点,薪资,职位描述\n数据标注,海港数据,杭州,6-8K,负责标注\n", encoding="gb18030"
    )
    (document,), _ = both(path)
    assert document.text == "数据标注\n海港数据\n杭州\n薪资：6-8K\n\n负责标注"
    assert regions(document)["salary"] == "6-8K"
    assert document.name == "jobs.csv:2"


def test_broken_rows_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "ads.csv"
    path.write_bytes(b'id,text\n1,x,extra\n2,"two\nlines"\n3,\n4,\xff\xfe\n5,good\n6,"open\n')
    good, broken = both(path)
    assert [document.name for document in good] == ["2", "5"]
    assert [(item.line, item.code) for item in broken] == [
        (2, "row_broken"), (5, "item_without_text"), (6, "line_encoding"), (8, "row_broken")
    ]  # fmt: skip


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("date,amount\n2024,3\n", encoding="utf-8")
    with pytest.raises(UnknownColumnsError) as caught:
        list(read(path))
    assert caught.value.details["columns"] == "date, amount"


def test_formulas_are_text_on_the_way_in_and_escaped_on_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "ads.csv"
    path.write_text('id,text\n1,"=HYPERLINK(""http://x"")"\n', encoding="utf-8")
    (document,), _ = both(path)
    assert document.text == '=HYPERLINK("http://x")'
    assert escape_formula(document.text) == "'" + document.text


@given(st.text())
def test_no_exported_cell_is_a_formula(cell: str) -> None:
    escaped = escape_formula(cell)
    assert escaped.removeprefix("'") == cell or escaped == cell
    if escaped[:1] in set("=+-@\t\r\n"):
        float(escaped)


def test_standard_input_and_gzip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = b'{"id": "1", "text": "first"}\n{"id": "2", "text": "second"}\n'
    for stream in (data, gzip.compress(data)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stream)))
        assert [item.name for item in read("-") if isinstance(item, Document)] == ["1", "2"]
    path = tmp_path / "ads.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    assert len(both(path)[0]) == 2
    path.write_bytes(gzip.compress(b'{"text": "' + b"x" * 100_000 + b'"}'))
    with pytest.raises(TooMuchInsideError):
        list(read(path, limits=Limits(decompressed_bytes=50_000)))


def test_ads_are_recognised_by_content() -> None:
    lines = b'{"id": "1", "text": "first"}\n'
    table = b"id,title,description\n1,Analyst,Look at data\n"
    for data in (lines, table):
        (item,) = read_source(Source.of_bytes(data, "stdin"))
        assert isinstance(item, Document)
        assert (item.name, item.kind) == ("1", "ad")


def test_kind_can_be_forced(tmp_path: Path) -> None:
    path = tmp_path / "tales.jsonl"
    path.write_text('{"id": "t", "text": "我去年转行了。"}', encoding="utf-8")
    (document,), _ = both(path, kind="story")
    assert document.kind == "story"


def test_the_whole_pool_is_read_as_it_stands(shared: Path) -> None:
    path = shared / "data" / "jds" / "jds.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = {ad["id"]: ad["text"] for ad in map(json.loads, lines)}
    good, broken = both(path)
    assert {document.name: document.text for document in good} == texts
    assert not broken
