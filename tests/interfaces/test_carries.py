"""``ashore carries``: with and without a workspace, in both languages, and what it says where it cannot answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.interfaces.conftest import Run

AD = """职位：数据分析师
薪资：15-20K
城市：上海
任职要求：
1. 本科及以上学历；
2. 熟练使用SQL和Python；
3. 熟悉Tableau，掌握Excel。
第{number}条
"""
RESUME = """# 李雯

## 工作经历

2019.03 - 至今  上海某某广告公司  平面设计师

- 用 Python 和 SQL 做过投放数据分析

## 教育经历

2013.09 - 2017.06  同济大学  视觉传达设计  本科
"""


def rows(data: Any) -> dict[str, Any]:
    return {row["role"]: row for row in data["roles"]}


@pytest.fixture
def here(ashore: Run, tmp_path: Path) -> Path:
    """Make a workspace with three ads of one role and a résumé."""
    folder = tmp_path / "mine"
    assert ashore("init", folder).status == 0
    files = tmp_path / "files"
    files.mkdir()
    for number in range(3):
        (files / f"ad{number}.txt").write_text(AD.format(number="一二三"[number]), encoding="utf-8")
    (tmp_path / "resume.md").write_text(RESUME, encoding="utf-8")
    assert ashore("-w", folder, "add", files, "--kind", "ad").status == 0
    assert ashore("-w", folder, "add", tmp_path / "resume.md", "--kind", "resume").status == 0
    return folder


def test_a_job_that_is_named_needs_no_workspace(ashore: Run) -> None:
    result = ashore("carries", "--from", "Graphic Designers")
    assert result.status == 0, result.err
    lines = [line for line in result.out.splitlines() if line.startswith(("near", "a stretch", "far"))]
    assert len(lines) == 20
    assert lines[0] == "near  AIGC creator"
    steps = [line.split("  ")[0] for line in lines]
    assert steps == sorted(steps, key=["near", "a stretch", "far"].index)
    assert "O*NET" in result.out


def test_chinese_is_whole(ashore: Run) -> None:
    result = ashore("--lang", "zh", "carries", "--from", "27-1024", "AI训练师")
    assert result.status == 0, result.err
    assert result.out.startswith("近  AI训练师\n")
    assert "最接近的一面：造数据" in result.out
    assert "设计师: 多模态方向" in result.out
    assert "按我们的资料，这个岗位通常要求\n  门槛因面而异" in result.out
    assert "这里还没有这个岗位的招聘" in result.out
    assert "美国的职业" in result.out


def test_the_same_as_data(ashore: Run) -> None:
    data = ashore("--json", "carries", "--from", "23-1011", "ai_product_manager").data
    assert data["from"]["occupations"] == [
        {"code": "23-1011.00", "title": "Lawyers", "weight": 1.0, "instead": []},
    ]
    (row,) = data["roles"]
    assert (row["role"], row["distance"], row["rules"]) == ("ai_product_manager", "stretch", ["between"])
    assert row["lacking"][0]["name"] == {"zh": "销售与市场", "en": "sales and marketing"}
    assert row["brought"][0]["reported"]
    assert (row["ads"], row["gaps"], row["profile"]) == (0, [], False)


def test_gaps_come_from_the_ads_here_and_skills_from_the_resume(ashore: Run, here: Path) -> None:
    data = ashore("-w", here, "--json", "carries", "--from", "27-1024", "data_analyst").data
    (row,) = data["roles"]
    assert row["ads"] == 3
    shown = {one["skill"]: one["citation"]["quote"] for one in row["shown"]}
    assert shown == {"Python": "Python", "SQL": "SQL"}
    gaps = {one["skill"]: one for one in row["gaps"]}
    assert set(gaps) == {"Tableau", "Excel"}
    assert (gaps["Excel"]["required"], gaps["Excel"]["share"], gaps["Excel"]["hours"]["guess"]) == (3, 1.0, True)
    assert row["education"]["own"] == 6, "the degree of the résumé"


def test_gaps_are_told_with_hours_that_are_guesses(ashore: Run, here: Path) -> None:
    result = ashore("-w", here, "--lang", "zh", "carries", "--from", "27-1024", "data_analyst")
    assert "约 10–40 小时" in result.out
    assert "我们的估计" in result.out
    assert "“Python” (" in result.out


def test_only_the_roles_that_are_wanted(ashore: Run, here: Path) -> None:
    (here / "me.yaml").write_text("options:\n  apply: [ai_trainer, data_analyst]\n", encoding="utf-8")
    wanted = ashore("-w", here, "--json", "carries", "--from", "27-1024").data
    assert [row["role"] for row in wanted["roles"]] == ["ai_trainer", "data_analyst"]
    every = ashore("-w", here, "--json", "carries", "--from", "27-1024", "--all").data
    assert len(every["roles"]) == 20


def test_a_title_in_ones_own_words_is_linked(ashore: Run, here: Path) -> None:
    data = ashore("-w", here, "--json", "carries", "ai_trainer").data
    assert (data["from"]["title"], data["from"]["degree"]) == ("平面设计师", "本科")
    assert [part["code"] for part in data["from"]["occupations"]] == ["27-1024.00"]
    assert data["roles"][0]["distance"] == "near"
    assert (
        ashore("--json", "carries", "--from", "律师", "ai_trainer").data["from"]["occupations"][0]["title"]
        == "Lawyers"
    )


def test_the_job_is_what_the_person_says_it_is(ashore: Run, here: Path) -> None:
    (here / "me.yaml").write_text("job: 数据分析师\n", encoding="utf-8")
    data = ashore("-w", here, "--json", "carries").data
    assert (data["from"]["title"], data["from"]["role"]) == ("数据分析师", "data_analyst")
    assert rows(data)["data_analyst"]["percentile"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("words", "code", "english", "chinese"),
    [
        (["--from", "字节跳动"], "carries_unlinked", "“字节跳动”", "没有找到叫“字节跳动”的职业"),
        (["--from", "55-3016"], "carries_undescribed", "55-3016.00", "也没有足够的描述"),
        (["--from", "27-1024", "other"], "carries_not_a_role", "other is no single kind of work", "没法比较"),
        (["--from", "27-1024", "astronaut"], "unknown_role", "astronaut", "astronaut"),
        (["ai_trainer"], "no_workspace", "no workspace", "工作"),
    ],
)
def test_what_cannot_be_answered(ashore: Run, words: list[str], code: str, english: str, chinese: str) -> None:
    told = ashore("--json", "carries", *words)
    assert (told.status, told.envelope["error"]["code"]) == (2, code)
    assert english in ashore("carries", *words).err
    assert chinese in ashore("--lang", "zh", "carries", *words).err


def test_a_title_that_is_a_whole_text_is_cut(ashore: Run) -> None:
    told = ashore("carries", "--from", "全栈打杂" * 5000)
    assert told.status == 2
    assert len(told.err) < 500


def test_a_person_without_a_job_is_asked_for_one(ashore: Run, tmp_path: Path) -> None:
    assert ashore("init", tmp_path / "empty").status == 0
    told = ashore("-w", tmp_path / "empty", "carries")
    assert told.status == 2
    assert "Nothing says what your job is or was." in told.err
    assert "还不知道你现在或之前做什么工作" in ashore("--lang", "zh", "-w", tmp_path / "empty", "carries").err
