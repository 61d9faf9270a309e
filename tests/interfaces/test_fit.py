"""``ashore fit`` as a person types it, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.conftest import Run
from tests.person.applicants import chinese

AD = (
    "数据分析师\n10-15K\n北京 1-3年 硕士\n岗位职责：做报表\n任职要求：\n"
    "1、熟悉SQL、MPPDB，会Java或Go\n2、会Rust者优先"
)


@pytest.fixture
def filled(ashore: Run, tmp_path: Path) -> Run:
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    (tmp_path / "resume.txt").write_text(chinese("熟悉 MySQL、Go；不会 MPPDB"), encoding="utf-8")
    ashore("init", ".")
    ashore("add", "--kind", "ad", "ad.txt")
    ashore("add", "--kind", "resume", "resume.txt")
    return ashore


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["Degree", "Asked: master's", "Required: 2 of 3 shown", "you say that you do not have it", "MySQL"],
        ),
        (
            "zh",
            ["学历", "要求硕士及以上，你是本科。", "必备：3 项里亮出了 2 项", "你说自己不会", "由 MySQL 看得出"],
        ),
    ],
)
def test_an_ad_line_by_line(filled: Run, language: str, words: list[str]) -> None:
    result = filled("--lang", language, "fit", "ad.txt")
    assert result.status == 0
    for word in words:
        assert word in result.out
    assert "%" not in result.out


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["not met: Degree", "2 of 3 required"]), ("zh", ["不符合：学历", "必备 2/3"])],
)
def test_the_ranking_explains_each_place_in_a_line(filled: Run, language: str, words: list[str]) -> None:
    result = filled("--lang", language, "fit", "--all", "--top", "5")
    assert result.status == 0
    for word in words:
        assert word in result.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_role(filled: Run, language: str) -> None:
    result = filled("--lang", language, "fit", "data_analyst")
    assert result.status == 0
    assert "SQL" in result.out


def test_json_says_the_same(filled: Run) -> None:
    data = filled("--json", "fit", "ad.txt").data
    assert (data["shown_required"], data["of_required"]) == (2, 3)
    gate = next(gate for gate in data["gates"] if gate["kind"] == "degree")
    assert gate["judged"]["status"] == "not_met"
    assert gate["asked"][0]["quote"] == "硕士"
    assert filled("--json", "fit", "--all").data["places"][0]["not_met"] == ["degree"]
    assert filled("--json", "fit", "data_analyst").data["role"] == "data_analyst"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("fit",), "fit_of_what"),
        (("fit", "qwxz"), "fit_no_such_ad"),
        (("fit", "resume.txt"), "fit_not_an_ad"),
        (("fit", "--all", "--role", "ai_test"), "fit_no_ads"),
        (("fit", "--all", "--role", "qwxz"), "no_such_role"),
    ],
)
def test_mistakes_have_a_sentence_and_a_remedy(filled: Run, words: tuple[str, ...], code: str) -> None:
    for language in ("en", "zh"):
        result = filled("--lang", language, "--json", *words)
        assert result.status == 2
        error = result.envelope["error"]
        assert error["code"] == code
        assert error["message"]
        assert error["remedy"]


def test_without_a_profile_and_without_requirements(ashore: Run, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("招人\n我们是一家有趣的公司，快来吧。", encoding="utf-8")
    ashore("init", ".")
    ashore("add", "--kind", "ad", "ad.txt")
    result = ashore("--lang", "zh", "fit", "ad.txt")
    assert result.status == 2
    assert "ashore me import" in result.err
    (tmp_path / "resume.txt").write_text(chinese("熟悉 SQL"), encoding="utf-8")
    ashore("add", "--kind", "resume", "resume.txt")
    for language, words in (("zh", "没有写任何要求"), ("en", "states no requirement")):
        result = ashore("--lang", language, "fit", "ad.txt")
        assert result.status == 2
        assert words in result.err
