"""``ashore log import`` and ``ashore log export`` as a person types them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest

from ashore.interfaces.cli import log_files
from tests.interfaces.conftest import Result, Run

HEAD = "公司,岗位,投递日期,状态,状态日期\n"


@pytest.fixture
def log(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call ``ashore log`` with these words, on the 25th of November 2026."""
    monkeypatch.setattr(log_files, "today", lambda: date(2026, 11, 25))
    ashore("init", tmp_path / "ws")

    def run(*words: object) -> Result:
        return ashore("-w", tmp_path / "ws", "log", *words)

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "投递.csv"
    rows = (
        "甲,AI产品经理,2026-10-01,一面,2026-10-10",
        "乙,AI产品经理,2027-10-01,已投,",
        "丙,AI产品经理,2026-10-02,收藏,",
    )
    file.write_bytes((HEAD + "\n".join(rows)).encode("gb18030"))
    return file


def test_the_good_rows_land_and_the_bad_ones_are_kept(log: Run, table: Path) -> None:
    result = log("import", table, "--lang", "zh")
    assert result.status == 3
    assert "从 1 行里记下了 2 条" in result.out
    assert "有 1 行没有要记的事" in result.out
    assert "第 3 行“投递日期”：2027-10-01 还没到" in result.err
    kept = table.with_name("投递.rejects.csv")
    kept.write_text(kept.read_text("utf-8-sig").replace("2027-", "2026-"), encoding="utf-8")
    assert "1 entries written from 1 rows" in log("import", kept).out
    assert [row["kind"] for row in log("list", "--json").data] == ["applied", "interview", "applied"]


def test_the_same_file_twice_writes_nothing_twice(log: Run, table: Path) -> None:
    log("import", table)
    again = log("import", table)
    assert again.status == 3
    assert "Nothing to write." in again.out
    assert len(log("list", "--json").data) == 2
    assert sorted(path.name for path in table.parent.glob("*.csv")) == ["投递.csv", "投递.rejects.csv"]


def test_a_dry_run_writes_nothing_at_all(log: Run, table: Path) -> None:
    result = log("import", table, "--dry-run")
    assert "Would write 2 entries from 1 rows." in result.out
    assert "line 2: 2026-10-10  interviewing · 甲 · AI产品经理" in result.out
    assert log("list", "--json").data == []
    assert list(table.parent.glob("*rejects*")) == []


def test_columns_days_and_role_may_be_told(log: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("谁家,哪天,怎样\n甲,10月1日,挂了\n", encoding="utf-8")
    told = ("--map", "company=谁家", "--map", "applied=2", "--map", "status=怎样")
    result = log(
        "import", file, *told, "--role", "AI产品经理", "--year", "2026", "--undated", "2026-11-01", "--json"
    )
    assert (result.status, result.data["written"], result.data["bad"]) == (0, 2, [])
    rows = log("list", "--json").data
    assert [(row["day"], row["kind"], row["role"]) for row in rows] == [
        ("2026-10-01", "applied", "ai_product_manager"), ("2026-11-01", "rejected", "ai_product_manager"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("hello\nworld\n", (), "ledger_no_header"),
        (HEAD, ("--map", "company"), "ledger_bad_map"),
        (HEAD, ("--map", "whom=公司"), "ledger_no_field"),
        (HEAD, ("--map", "company=谁"), "ledger_no_column"),
        (HEAD, ("--role", "astronaut"), "unknown_role"),
        (HEAD, ("--undated", "soon"), "bad_date"),
        ("公司,岗位,状态\n甲,PM,已投\n", (), "ledger_column_missing"),
        ("site,job_url,title,company,date_posted\nindeed,u,PM,甲,2026-10-01\n", (), "ledger_ads"),
        ('{"format": "x"}', (), "ledger_not_ours"),
        (HEAD + "甲,占星师,2026-10-01,已投,\n", (), "ledger_nothing_good"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    log: Run, tmp_path: Path, text: str, words: tuple[str, ...], code: str
) -> None:
    file = tmp_path / "x.csv"
    file.write_text(text, encoding="utf-8")
    result = log("import", file, *words, "--json")
    assert (result.status, result.envelope["error"]["code"]) == (2, code)
    assert log("import", file, *words, "--lang", "zh").status == 2
    assert log("list", "--json").data == []


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_out_and_in_again(log: Run, ashore: Run, tmp_path: Path, table: Path, ending: str) -> None:
    log("import", table)
    out = tmp_path / f"journal.{ending}"
    assert "2 entries written" in log("export", out).out
    ashore("init", tmp_path / "other")
    again = ashore("-w", tmp_path / "other", "log", "import", out, "--json")
    assert (again.status, again.data["written"]) == (0, 2)
    rows = ashore("-w", tmp_path / "other", "log", "list", "--json").data
    mine = log("list", "--json").data
    for one in (*rows, *mine):
        one.pop("logged")
    assert rows == mine


def test_other_words_are_still_an_entry(log: Run) -> None:
    assert log("applied", "20", "--role", "ai_product_manager").status == 0
    assert "applied" in log("--help").out
    assert "rejects" in log("import", "--help").out
    assert ".parquet" in log("export", "--help").out


def test_on_a_terminal_one_is_asked(ashore: Run, tmp_path: Path) -> None:
    """For a column, for days that are missing, for a role: and only for these."""
    ashore("init", tmp_path / "ws")
    file = tmp_path / "mine.csv"
    file.write_text("公司,做什么,哪天,状态\n甲,产品,2024-10-01,挂了\n", encoding="utf-8")
    words = ["-m", "ashore", "-w", str(tmp_path / "ws"), "--lang", "en", "log", "import", str(file)]
    child = pexpect.spawn(sys.executable, words, encoding="utf-8", timeout=30, dimensions=(40, 200))
    for question, answer in (
        ("Which column is “applied on”", "3"),
        ("In 1 rows no role family is recognised", "AI产品经理"),
        ("In 1 rows a day is missing", "applied"),
    ):
        child.expect_exact(question)
        child.sendline(answer)
    child.expect_exact("2 entries written from 1 rows.")
    child.expect(pexpect.EOF)


def test_what_is_due_is_written_as_a_calendar(ashore: Run, tmp_path: Path) -> None:
    ashore("init", tmp_path / "ws")
    log = ("-w", tmp_path / "ws", "log")
    ashore(*log, "applied", "--role", "ai_product_manager", "--company", "Example")
    told = ashore(*log, "export", tmp_path / "due.ics")
    assert "1 event" in told.out
    text = (tmp_path / "due.ics").read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == 1
    assert "Example" in text
    assert ashore(*log, "export", "-", "--format", "ics", "--lang", "zh").out.startswith("BEGIN:VCALENDAR")
