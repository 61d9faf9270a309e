"""``ashore practice`` as a person types it, at a terminal and through a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pexpect
import pytest

from ashore import Workspace
from tests.interfaces.conftest import Result, Run

PM = "ai_product_manager"
Type = Callable[[str], None]


@pytest.fixture
def practice(ashore: Run, tmp_path: Path) -> Run:
    """Call ``ashore practice`` with these words in a workspace."""
    ashore("init", tmp_path / "ws")

    def run(*words: str) -> Result:
        return ashore("-w", tmp_path / "ws", "practice", *words)

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Say what is typed next."""

    def typing(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))

    return typing


def test_what_is_due(practice: Run) -> None:
    first = practice()
    assert first.status == 0
    assert "Nothing is due today. The bank has 52 questions, 52 of them never practised." in first.out
    assert "ashore practice --role ai_product_manager" in first.out
    found = practice("--role", "AI产品经理")
    assert "Due now: 0 again, 3 new, about 8 min." in found.out
    assert "First: Which metrics did you evaluate by?" in found.out
    assert "第一道：用哪些评估指标？" in practice("--role", PM, "--lang", "zh").out
    data = practice("--role", PM, "--json").data
    assert (len(data["again"]), len(data["new"]), data["minutes"], data["bank"]) == (0, 3, 7.5, 52)


def test_the_bank_by_role_and_origin(practice: Run) -> None:
    practice("add", "为什么离开上一家？", "--role", PM)
    rows = practice("list", "--role", PM, "--json").data
    assert {row["role"] for row in rows} == {PM}
    assert [row["origin"] for row in rows].count("own") == 1
    assert practice("--role", PM, "list", "--json").data == rows, "the role may stand before the command"
    own = practice("list", "--origin", "own").out
    assert "为什么离开上一家？" in own
    assert "1 questions." in own
    assert "No question fits" in practice("list", "--origin", "ad").out
    assert "没有符合" in practice("list", "--aside", "--lang", "zh").out


def test_a_question_of_ones_own_with_what_it_needs(practice: Run) -> None:
    added = practice("add", "你的缺点是什么？", "--needs", "why，own")
    assert "A good answer contains: the why, your own part" in added.out
    assert "It is in the bank already" in practice("add", "你的缺点是什么").out
    assert practice("add", "再问一个", "--needs", "luck").status == 2
    wrong = practice("add", "再问一个", "--needs", "luck", "--lang", "zh")
    assert "luck 不是可以核对的要点" in wrong.err


def test_an_answer_with_versions_and_its_checklist(practice: Run, typed: Type, tmp_path: Path) -> None:
    key = practice("add", "介绍一个你做过的项目", "--json").data["key"]
    typed("我做了一个助手。\n")
    first = practice("answer", key, "-")
    assert "Written as version 1" in first.out
    assert "✗ the metric: missing; they would ask: By which metric did you judge it?" in first.out
    (tmp_path / "a.md").write_bytes("我做了一个助手，因为投诉多。准确率从80%提高到92%。\n".encode("gb18030"))
    second = practice("answer", key[:8], "a.md", "--lang", "zh")
    assert "已写下第 2 版" in second.out
    assert "✓ 带单位的数字：“准确率从80%提高到92%。”" in second.out or "✓ 带单位的数字: “准确率" in second.out
    assert "The same as the last version" in practice("answer", key, "a.md").out
    shown = practice("show", key).out
    assert "Changed since version 1" in shown
    assert "[+，因为投诉多+]" in shown
    data = practice("show", key, "--json").data
    assert data["versions"][0]["text"] == "我做了一个助手。"
    assert {row["point"]: row["there"] for row in data["checklist"]} == {
        "metric": True,
        "number": True,
        "why": True,
        "own": True,
    }


def test_an_answer_in_the_editor(practice: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    key = practice("add", "介绍一个你做过的项目", "--json").data["key"]
    before: list[str] = []

    def edit(text: str, **_: object) -> str | None:
        before.append(text)
        return None if len(before) == 1 else f"{text}# 这一行是回答里的标题\n我做了一个助手。\n"

    monkeypatch.setattr(click, "edit", edit)
    assert "Nothing was written." in practice("answer", key).out
    assert "介绍一个你做过的项目" in before[0]
    assert "Written as version 1" in practice("answer", key).out
    text = practice("show", key, "--json").data["versions"][0]["text"]
    assert text == "# 这一行是回答里的标题\n我做了一个助手。"


def test_a_sitting_through_a_pipe_writes_each_rating_at_once(practice: Run, typed: Type) -> None:
    for number in range(3):
        practice("add", f"问题{number}：为什么？")
    typed("\n\n1\n3\n\n\n\n9\n1\n\n")
    sat = practice("start")
    assert sat.status == 0
    assert "2 practised. 1 still due today." in sat.out
    assert "due in 2 days" in sat.out
    assert "again in 10 min" in sat.out
    assert "One of 1, 2, 3, 4, or q." in sat.out
    rows = practice("list", "--origin", "own", "--json").data
    assert [row["reviews"] for row in rows] == [1, 1, 0]
    data = practice("show", rows[0]["key"], "--json").data
    assert data["reviews"][0]["points"] == ["why"]
    assert data["reviews"][0]["rating"] == 3


def test_a_sitting_that_is_left_at_once(practice: Run, typed: Type) -> None:
    practice("add", "为什么？")
    typed("q\n")
    assert "练了 0 道。" in practice("start", "--lang", "zh").out
    typed("")
    assert practice("start", "5", "--role", PM).status == 0
    typed("\n\n\n4\n")
    assert "The time is over." in practice("start", "--minutes", "0").out
    assert [row["key"][:4] for row in practice("start", "2", "--role", PM, "--json").data] == ["own-", "pack"]


def test_a_sitting_at_a_terminal(practice: Run, tmp_path: Path) -> None:
    """Ctrl-C after a rating: what was rated is there."""
    practice("add", "第一题：为什么？")
    practice("add", "第二题：为什么？")
    words = ["-m", "ashore", "--lang", "en", "-w", str(tmp_path / "ws"), "practice", "start"]
    child = pexpect.spawn(sys.executable, words, encoding="utf-8", timeout=30)
    child.expect("press Enter and answer")
    child.sendline("")
    child.expect("Press Enter when you have finished")
    child.sendline("")
    child.expect("Which of these")
    child.sendline("1")
    child.expect("How did it go")
    child.sendline("4")
    child.expect("due in 8 days")
    child.expect("press Enter and answer")
    child.sendintr()
    child.expect("1 practised")
    child.expect(pexpect.EOF)
    child.close()
    with Workspace.open(tmp_path / "ws") as workspace:
        assert workspace._store.practice.count_reviews() == 1


def test_a_mock_interview_with_a_project(practice: Run, typed: Type, tmp_path: Path) -> None:
    (tmp_path / "project.md").write_text("我做了一个问答助手，准确率是92%。\n", encoding="utf-8")
    typed("")
    held = practice("mock", "--role", PM, "--project", "project.md", "--lang", "zh")
    assert held.status == 0
    assert "第 1 题，共 9 题：用哪些评估指标？" in held.out
    assert "接着问：你用哪个指标判断好坏？" in held.out
    assert "对项目《project》的追问" in held.out or "对项目《project.md》的追问" in held.out
    assert "面试前要补的" in held.out
    assert "去弄清楚：" in held.out
    data = practice("mock", "--role", PM, "--project", "project.md", "--json").data
    assert len(data["turns"]) == 9
    assert len(data["fix"]) == 9
    assert any(row["measure"] for row in data["fix"])
    assert practice("mock", "--project", "nowhere.md").status == 2


def test_the_open_questions_of_a_project_come_into_the_bank(practice: Run, tmp_path: Path) -> None:
    (tmp_path / "project.md").write_text("我做了一个问答助手，准确率是92%。\n", encoding="utf-8")
    told = practice("audit", "project.md")
    assert told.status == 0
    count = len(practice("list", "--origin", "audit", "--json").data)
    assert f"{count} open follow-ups of project" in told.out
    (tmp_path / "project.md").write_text("我做了一个问答助手，在500条测试样本上准确率是92%。\n", encoding="utf-8")
    again = practice("audit", "project.md", "--json").data
    assert again["aside"] >= 1
    assert len(practice("list", "--origin", "audit", "--json").data) == len(again["open"])


def test_a_file_of_answers(practice: Run, tmp_path: Path) -> None:
    text = "答：没有题。\n问：好问题？\n答：好回答。\n"
    (tmp_path / "qa.md").write_text(text, encoding="utf-8")
    partly = practice("import", "qa.md", "--role", PM)
    assert partly.status == 3
    assert "1 new questions, 1 answers written, 0 unchanged." in partly.out
    assert "qa.md, line 1: an answer stands before any question: 答：没有题。" in partly.err
    assert "qa.md 第1行" in practice("import", "qa.md", "--role", PM, "--lang", "zh").err.replace(" 1 ", "1")
    again = practice("import", "qa.md", "--role", PM, "--json")
    assert (again.status, again.data["unchanged"]) == (3, 1)
    assert again.data["broken"][0]["code"] == "loose_answer"
    (tmp_path / "none.md").write_text("没有问题。", encoding="utf-8")
    assert practice("import", "none.md").status == 2
    assert practice("import", "missing.md").status == 2
    (tmp_path / "bad.md").write_text("问：\n答：x\n", encoding="utf-8")
    nothing = practice("import", "bad.md")
    assert (nothing.status, nothing.out) == (2, "")


def test_putting_aside_and_back(practice: Run) -> None:
    key = practice("add", "为什么？", "--json").data["key"]
    assert "已搁置：为什么？" in practice("drop", key, "--lang", "zh").out
    assert practice("list", "--origin", "own", "--json").data == []
    assert practice("list", "--aside", "--json").data[0]["aside"] is True
    assert "Taken back: 为什么？" in practice("drop", key, "--back").out
    assert practice("drop", key, "--json").data["aside"] is True


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (
            ("show", "own-nothing"),
            "No question of the bank is called own-nothing.",
            "题库里没有叫 own-nothing 的题。",
        ),
        (("show", "pack-"), "Several questions begin with pack-", "有好几道题以 pack- 开头"),
        (("add", "？？"), "The question has no words", "题目里没有字"),
        (("add", "长" * 501), "501 characters are more than one question", "501 个字不像一道题"),
        (("--role", "宇航员"), "宇航员", "宇航员"),
        (("answer", "pack-11454f8f", "empty.md"), "The answer has no words", "回答里没有字"),
    ],
)
def test_what_goes_wrong_is_told(
    practice: Run, tmp_path: Path, words: tuple[str, ...], english: str, chinese: str
) -> None:
    (tmp_path / "empty.md").write_text("\n \n", encoding="utf-8")
    for language, told in (("en", english), ("zh", chinese)):
        result = practice(*words, "--lang", language)
        assert result.status == 2
        assert told in result.err


def test_nothing_to_practise(practice: Run, typed: Type) -> None:
    for row in practice("list", "--role", "ai_trainer", "--json").data:
        practice("drop", row["key"])
    typed("")
    assert "There is no question to practise here." in practice("start", "1", "--role", "ai_trainer").err
    assert practice("mock", "--role", "ai_trainer").status == 2


def test_words_from_outside_obey_nothing(practice: Run, typed: Type) -> None:
    key = practice("add", "为什么\x1b[31m红？", "--json").data["key"]
    typed("回答\x1b]0;x\x07里\n有\x1b[2J控制字符")
    practice("answer", key, "-")
    shown = practice("show", key).out
    assert "\x1b]0" not in shown
    assert "\x1b[2J" not in shown
    assert "\x1b[31m红" not in shown
