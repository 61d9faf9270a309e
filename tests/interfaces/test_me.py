"""``ashore me`` as a person types it: begin, look, be told of every mistake, lose nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

from ashore.person import Me, read
from ashore.person.defaults import load
from ashore.words import LANGUAGES
from ashore.workspace import Workspace
from tests.interfaces.conftest import Run

BROKEN = "cash: -5\nhorizon: 600\noptions: {apply: {ai_wizard: yes}}\n"


@pytest.fixture
def workspace(ashore: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    assert ashore("init", folder).status == 0
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [[], ["--yes"], ["--json"]])
def test_init_writes_a_commented_file_where_nobody_can_answer(
    ashore: Run, workspace: Path, language: str, words: list[str]
) -> None:
    result = ashore("-w", workspace, "--lang", language, "me", "init", *words)
    assert result.status == 0, result
    file = workspace / "me.yaml"
    assert str(file) in result.out
    text = file.read_text(encoding="utf-8")
    assert ("# 现金: 60000" if language == "zh" else "# cash: 60000") in text
    assert read(text, "me.yaml") == Me()
    assert [path.name for path in workspace.iterdir() if path.suffix == ".part"] == []


def test_init_never_writes_over_a_file(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text("cash: 6万\n", encoding="utf-8")
    result = ashore("-w", workspace, "me", "init", "--yes")
    assert (result.status, result.out) == (2, "")
    assert "me.yaml" in result.err
    assert (workspace / "me.yaml").read_text(encoding="utf-8") == "cash: 6万\n"
    told = ashore("-w", workspace, "me", "init", "--json").envelope
    assert told["error"]["code"] == "me_exists"


@pytest.mark.parametrize("language", LANGUAGES)
def test_me_without_a_file_shows_every_default_with_its_source(
    ashore: Run, workspace: Path, language: str
) -> None:
    result = ashore("-w", workspace, "--lang", language, "me")
    assert result.status == 0
    assert "ashore me init" in result.out
    shown = result.out
    for default in load().values():
        if not default.name.startswith("transfer"):
            assert getattr(default.what, language) in shown
            assert getattr(default.note, language) in shown
    assert ("我们自己的猜测" if language == "zh" else "our guess") in shown
    assert "StaffingHub" in shown


def test_me_shows_what_is_given_first(ashore: Run, workspace: Path) -> None:
    text = "job: designer\ncash: 6万\noptions: {apply: {ai_trainer: {pay: 9000}}, transfer: {pay: 18000}}\n"
    (workspace / "me.yaml").write_text(text, encoding="utf-8")
    result = ashore("-w", workspace, "me")
    given, _, defaults = result.out.partition("Defaults in use")
    assert "60,000" in given
    assert "line 2" in given
    assert "designer" in given
    assert "AI trainer" in given
    assert "cash to live on" not in defaults
    assert "spending" in defaults


def test_me_in_json_says_of_each_number_where_it_comes_from(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text("cash: 6万\n阶段: 练过\n", encoding="utf-8")
    data = ashore("-w", workspace, "me", "--json").data
    assert data["readiness"] == "practised"
    assert data["file"].endswith("me.yaml")
    rows = {row["name"]: row for row in data["inputs"]}
    assert (rows["cash"]["value"], rows["cash"]["origin"], rows["cash"]["line"]) == (60000, "given", 1)
    assert rows["spending"]["origin"] == "default"
    assert rows["spending"]["source"]["year"] == 2025
    assert rows["spending"]["source"]["speaks_of"]
    assert rows["hours"]["source"] is None
    assert "transfer_chance" not in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_is_told_and_nothing_changes(ashore: Run, workspace: Path, language: str) -> None:
    (workspace / "me.yaml").write_text(BROKEN, encoding="utf-8")
    result = ashore("-w", workspace, "--lang", language, "me")
    assert (result.status, result.out) == (2, "")
    lines = result.err.splitlines()
    assert len(lines) == 5  # one a mistake, then how many and what to do
    for line, word in zip(lines, ("-5", "600", "ai_wizard"), strict=False):
        assert word in line
        assert "me.yaml" in line
    assert "ai_product_manager" in lines[2]
    assert (workspace / "me.yaml").read_text(encoding="utf-8") == BROKEN


def test_mistakes_in_json_have_their_places(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text(BROKEN, encoding="utf-8")
    found = ashore("-w", workspace, "me", "--json").envelope
    assert (found["ok"], found["error"]["code"]) == (False, "several")
    places = [(row["line"], row["column"], row["code"]) for row in found["data"]["broken"]]
    assert places == [(1, 7, "me_negative"), (2, 10, "me_range"), (3, 19, "me_role")]
    (workspace / "me.yaml").write_text("cash: -5\n", encoding="utf-8")
    assert ashore("-w", workspace, "me", "--json").envelope["error"]["code"] == "me_negative"


def test_a_file_from_a_chinese_editor(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_bytes("现金: 6万\n阶段: 起步\n".encode("gb18030"))
    assert ashore("-w", workspace, "me", "--json").data["readiness"] == "started"


def test_a_file_from_a_windows_editor(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_bytes("\ufeff现金: 6万\r\n阶段: 起步\r\n".encode())
    assert ashore("-w", workspace, "me", "--json").data["readiness"] == "started"


def test_a_file_that_nobody_has_written_by_hand(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_bytes(b"# " + b"x" * 5_000_000)
    assert ashore("-w", workspace, "me", "--json").envelope["error"]["code"] == "yaml_too_large"


def test_what_is_no_text_or_no_file_is_told(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_bytes(b"\x00\x01\x02" * 50)
    assert ashore("-w", workspace, "me").status == 2
    (workspace / "me.yaml").unlink()
    (workspace / "me.yaml").mkdir()
    result = ashore("-w", workspace, "me")
    assert result.status == 2
    assert "me.yaml" in result.err


def test_an_unknown_command_below_me_is_a_mistake(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "me", "innit")
    assert result.status == 2
    assert "innit" in result.err


def test_roles_of_the_workspace_may_be_named(ashore: Run, workspace: Path) -> None:
    (workspace / "vocabulary" / "roles.tsv").write_text(
        "bee_keeper\t养蜂\tzh=养蜂人; en=Bee keeping\n", encoding="utf-8"
    )
    (workspace / "me.yaml").write_text("options: {apply: {养蜂人: yes}}\n", encoding="utf-8")
    assert ashore("-w", workspace, "me", "--json").data["roles"] == ["bee_keeper"]


@pytest.mark.parametrize("name", ["all.zip", "all"])
def test_me_goes_along_with_an_export(ashore: Run, workspace: Path, tmp_path: Path, name: str) -> None:
    text = "现金: 6万 # 都在这了\n"
    (workspace / "me.yaml").write_text(text, encoding="utf-8")
    assert ashore("-w", workspace, "export", tmp_path / name).status == 0
    assert ashore("import", tmp_path / name, tmp_path / "again").status == 0
    assert (tmp_path / "again" / "me.yaml").read_text(encoding="utf-8") == text


def test_the_facade_reads_and_writes(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "ws") as workspace:
        assert workspace.me() == Me()
        me = read("cash: 6万\njob: none\n", "f")
        file = workspace.write_me(me, "zh")
        assert "现金: 60000" in file.read_text(encoding="utf-8")
        assert workspace.me() == me
        assert workspace.inputs().value("cash") == 60000


def asked(folder: Path, language: str, answers: list[str]) -> str:
    """Type the answers, one a question, in a terminal; return what was shown."""
    arguments = ["-m", "ashore", "-w", str(folder), "--lang", language, "me", "init"]
    child = pexpect.spawn(sys.executable, arguments, encoding="utf-8", timeout=30, dimensions=(40, 200))
    shown = ""
    for answer in answers:
        child.expect(": ")
        shown += child.before + child.after
        child.sendline(answer)
    child.expect(pexpect.EOF)
    shown += child.before
    child.close()
    assert child.exitstatus == 0, shown
    return str(shown)


def test_questions_in_a_terminal(workspace: Path) -> None:
    answers = ["设计师", "1万8", "", "6千", "高手", "起步", "10小时", "AI产品经理，ai_trainer"]
    shown = asked(workspace, "zh", answers)
    assert "读不懂" in shown
    me = read((workspace / "me.yaml").read_text(encoding="utf-8"), "me.yaml")
    assert (me.job, me.readiness, me.roles) == ("设计师", "started", ("ai_product_manager", "ai_trainer"))
    assert {name: given.value for name, given in me.numbers.items()} == {
        "income": 18000,
        "spending": 6000,
        "hours": 10,
    }


def test_without_a_job_the_last_pay_is_asked_for(workspace: Path) -> None:
    asked(workspace, "en", ["none", "18k", "60000", "", "", "", ""])
    text = (workspace / "me.yaml").read_text(encoding="utf-8")
    assert "\njob: none " in text
    assert "\nlast_income: 18000 " in text
    assert "\n# spending: 6000 " in text
