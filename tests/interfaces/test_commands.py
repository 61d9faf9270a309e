"""Every command as a person types it, on samples of our own writing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.interfaces.conftest import Run

AD = """AI产品经理
15-25K·14薪
杭州-西湖区 3-5年 本科
晨帆科技（示例） · 互联网 · 100-499人
职位描述
任职要求：
1、2年以上产品经验，熟悉Python，有大模型应用经验者优先；
2、本科及以上学历，计算机相关专业；
3、无需编程竞赛经历。
"""
STORY = """# 我从客服转到 AI 训练师（示例）

我之前是客服，在一家电商公司工作，月薪6000元。

2025年3月，我辞职了。我在家学了四个月，每天看三四个小时的资料。

我投了30多份简历，面了5家公司，大部分没有回音。

最后，我入职杭州一家AI公司，做AI训练师，月薪9000元。我觉得这一步走对了。
"""


@pytest.fixture
def workspace(ashore: Run, tmp_path: Path) -> Path:
    """A workspace with one ad and one story."""
    folder = tmp_path / "ws"
    ashore("init", folder)
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    assert ashore("-w", folder, "add", "ad.txt", "story.md").status == 0
    return folder


def test_init_says_what_comes_next(ashore: Run) -> None:
    result = ashore("init", "mine")
    assert result.status == 0
    assert "ashore -w mine add FILES" in result.out


def test_init_twice_is_a_mistake_and_changes_nothing(ashore: Run, workspace: Path) -> None:
    result = ashore("init", workspace)
    assert result.status == 2
    assert str(workspace) in result.err
    assert ashore("-w", workspace, "facts", "--json").data["total"] > 0


def test_add_twice_changes_nothing(ashore: Run, workspace: Path) -> None:
    before = ashore("-w", workspace, "facts", "--json").data
    again = ashore("-w", workspace, "add", "ad.txt", "story.md", "--json").data
    assert again["added"] == []
    assert again["unchanged"] == 2
    assert ashore("-w", workspace, "facts", "--json").data == before


def test_add_keeps_the_good_and_tells_the_broken(ashore: Run, workspace: Path) -> None:
    lines = [json.dumps({"id": f"ad-{i}", "text": AD.replace("3-5年", f"{i + 1}-{i + 3}年")}) for i in range(5)]
    lines[2] = lines[2][:20]
    Path("ads.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = ashore("-w", workspace, "add", "ads.jsonl", "missing.txt")
    assert result.status == 3
    assert "4 added" in result.out
    assert "3" in result.err
    assert "missing.txt" in result.err


def test_facts_show_the_quote(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "facts", "ad.txt", "--field", "salary")
    assert "¥15,000–25,000 a month × 14" in result.out
    assert "15-25K·14薪" in result.out


def test_facts_in_chinese(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "--lang", "zh", "facts", "ad.txt", "--field", "salary")
    assert "薪资" in result.out
    assert "¥15,000–25,000/月 × 14 薪" in result.out


def test_every_fact_quotes_its_document(ashore: Run, workspace: Path) -> None:
    texts = {"ad.txt": AD, "story.md": STORY}
    facts = ashore("-w", workspace, "facts", "--json").data["facts"]
    assert len(facts) > 10
    for fact in facts:
        assert texts[fact["doc"]][fact["start"] : fact["end"]] == fact["quote"]


def test_search_finds_two_characters(ashore: Run, workspace: Path) -> None:
    assert "story.md" in ashore("-w", workspace, "search", "客服").out
    assert ashore("-w", workspace, "search", "量子力学").out.strip() == "Nothing found."


def test_market_of_a_role(ashore: Run, workspace: Path) -> None:
    view = ashore("-w", workspace, "market", "--role", "ai_product_manager", "--json").data
    assert view["ads"] == 1
    assert view["pay"]["quantiles"] is None, "one ad is no distribution"
    assert view["docs"] == ["ad.txt"]
    assert "too few" in ashore("-w", workspace, "market").out


def test_the_ads_behind_a_line_of_the_market(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "market", "--behind", "python")
    assert "ad.txt" in result.out
    assert "熟悉Python" in result.out
    rows = ashore("-w", workspace, "market", "--behind", "本科", "--json").data
    assert [row["document"] for row in rows] == ["ad.txt"]
    assert {fact["field"] for row in rows for fact in row["facts"]} == {"education"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["market", "--behind", "astrology"], "--behind Python"),
        (["market", "--role", "astronaut"], "ai_product_manager"),
        (["market", "--since", "last May"], "YYYY-MM-DD"),
        (["facts", "no-such-document"], "no-such-document"),
        (["review"], "terminal"),
    ],
)
def test_mistakes_are_told_with_a_remedy(ashore: Run, workspace: Path, words: list[str], told: str) -> None:
    result = ashore("-w", workspace, *words)
    assert result.status == 2
    assert told in result.err
    problem = ashore("-w", workspace, *words, "--lang", "zh").err
    assert re.search(r"[一-鿿]", problem)


def test_cases_and_claims(ashore: Run, workspace: Path) -> None:
    cases = ashore("-w", workspace, "cases", "--json").data
    mine = [case for case in cases if case["documents"] == ["story.md"]]
    assert len(mine) == 1
    told = {line["field"]: line["value"] for line in mine[0]["lines"]}
    assert told["salary_before"] == 6000
    assert told["salary_after"] == 9000
    conflicts = ashore("-w", workspace, "claims", "--conflicts", "--json").data
    assert [conflict["field"] for conflict in conflicts] == ["experience"]
    assert {one["where"] for side in conflicts[0]["readings"] for one in side["statements"]} == {"header", "body"}


def test_report_is_written_where_it_is_wanted(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    result = ashore("-w", workspace, "report", "--out", tmp_path / "page.html")
    assert result.status == 0
    assert "15-25K·14薪" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ashore("-w", workspace, "report", "--out", tmp_path / "no" / "page.html").status == 2


def test_export_and_import_give_the_same(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    before = ashore("-w", workspace, "facts", "--json").data
    assert ashore("-w", workspace, "export", tmp_path / "all.zip").status == 0
    assert ashore("import", tmp_path / "all.zip", tmp_path / "again").status == 0
    after = ashore("-w", tmp_path / "again", "facts", "--json").data
    assert [dict(fact, id=0) for fact in after["facts"]] == [dict(fact, id=0) for fact in before["facts"]]


def test_doctor_finds_a_healthy_workspace_healthy(ashore: Run, workspace: Path) -> None:
    checks = ashore("-w", workspace, "doctor", "--json")
    assert checks.status == 0, checks.out
    assert all(check["ok"] for check in checks.data)


def test_extract_needs_no_workspace(ashore: Run, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    result = ashore("extract", "--kind", "ad", "ad.txt")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert {row["doc"] for row in rows} == {"ad.txt"}
    skills = {row["value"]: row["strength"] for row in rows if row["field"] == "skill"}
    assert skills["Python"] == "required"


def test_extract_writes_the_same_facts_in_every_format(ashore: Run, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    printed = [json.loads(line) for line in ashore("extract", "ad.txt").out.splitlines()]
    assert ashore("extract", "ad.txt", "--out", "f.jsonl").status == 0
    assert [json.loads(line) for line in Path("f.jsonl").read_text(encoding="utf-8").splitlines()] == printed
    assert ashore("extract", "ad.txt", "--out", "f.parquet").status == 0
    table = pq.read_table("f.parquet").to_pylist()
    assert [(row["field"], json.loads(row["value"]), row["start"], row["end"]) for row in table] == [
        (row["field"], row["value"], row["start"], row["end"]) for row in printed
    ]
    assert ashore("extract", "ad.txt", "--json").data["facts"] == printed


def test_extract_refuses_an_unknown_format(ashore: Run, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    result = ashore("extract", "ad.txt", "--out", "facts.xlsx")
    assert result.status == 2
    assert ".parquet" in result.err


def test_no_workspace_is_told_with_what_to_do(ashore: Run) -> None:
    result = ashore("facts", "--json")
    assert result.status == 2
    assert result.envelope["error"]["code"] == "no_workspace"
    assert "ashore init" in result.envelope["error"]["remedy"]


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    ads = tmp_path / "ads.jsonl"
    ads.write_text("\n".join(json.dumps({"id": str(i), "text": AD}) for i in range(200)), encoding="utf-8")
    command = f"{sys.executable} -m ashore extract --kind ad {ads} | head -n 1"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert result.stdout.count("\n") == 1


def press(folder: Path, keys: str) -> str:
    """Run ``ashore review`` on a terminal of its own and press keys, each when the fact it is for is shown."""
    words = ["-m", "ashore", "--lang", "en", "-w", str(folder), "review", "ad.txt"]
    child = pexpect.spawn(sys.executable, words, encoding="utf-8", timeout=30)
    seen = ""
    for place, key in enumerate(keys, 1):
        child.expect(rf"\r\n{place}/\d+ [^”]*”[^\r]*\r\n")
        seen += child.before + child.after
        child.send(key)
    child.expect(pexpect.EOF)
    return seen + str(child.before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal here")
def test_review_takes_one_key_a_fact(ashore: Run, workspace: Path) -> None:
    screen = press(workspace, "arq")
    assert "accepted" in screen
    assert "rejected" in screen
    states = [fact["status"] for fact in ashore("-w", workspace, "facts", "ad.txt", "--json").data["facts"]]
    assert sorted(set(states)) == ["accepted", "new", "rejected"]
    assert states.count("accepted") == 1
    assert states.count("rejected") == 1
