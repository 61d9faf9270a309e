"""``ashore roles`` and ``ashore cases --like me``, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.conftest import Run

RESUME = """姓名：林一
手机：13900000001

教育背景
某某学院 | 视觉传达 | 大专 | 2014.09-2017.06

工作经历
2018.01-2024.12  某某科技有限公司  UI设计师
- 负责界面设计
"""


@pytest.fixture
def workspace(ashore: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    assert ashore("init", folder).status == 0
    return folder


@pytest.mark.parametrize(
    ("language", "told"), [("en", "One title, several kinds of work"), ("zh", "一个名称，几种工作")]
)
def test_one_role_says_what_it_is_and_who_got_there(
    ashore: Run, workspace: Path, language: str, told: str
) -> None:
    out = ashore("--lang", language, "-w", workspace, "roles", "AI训练师").out
    assert told in out
    assert "4-04-05-05" in out
    assert ("Xiao Pu" if language == "en" else "小普") in out
    assert ("fail" if language == "en" else "失败") in out


def test_the_map_lists_every_layer(ashore: Run, workspace: Path) -> None:
    out = ashore("--lang", "zh", "-w", workspace, "roles").out
    for layer in ("上游", "模型", "中游", "下游", "周边"):
        assert layer in out
    data = ashore("--json", "-w", workspace, "roles").data
    assert sum(len(layer["roles"]) for layer in data) == 20


def test_a_title_of_no_role_is_told_with_the_roles(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "roles", "厨师")
    assert result.status == 2
    assert "厨师" in result.err
    assert "AI trainer" in result.err


def test_nothing_known_of_the_person_is_told(ashore: Run, workspace: Path) -> None:
    result = ashore("--lang", "zh", "-w", workspace, "cases", "--like", "me")
    assert result.status == 2
    assert "ashore me import" in result.err


def test_people_like_a_designer_begin_with_a_designer(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    resume = tmp_path / "cv.txt"
    resume.write_text(RESUME, encoding="utf-8")
    assert ashore("-w", workspace, "me", "import", resume).status == 0
    out = ashore("--lang", "zh", "-w", workspace, "cases", "--like", "me", "--top", "1").out
    assert "文悦" in out
    assert "像你" in out
    assert "失败的人很少写文章" in out
    (first, *_) = ashore("--json", "-w", workspace, "cases", "--like", "me").data
    verdicts = {aspect["aspect"]: aspect["verdict"] for aspect in first["aspects"]}
    assert (verdicts["background"], verdicts["education"]) == ("alike", "alike")
    assert verdicts["role_wanted"] == "not_known"
    assert any(line["field"] == "savings_spent" for line in first["cost"])
