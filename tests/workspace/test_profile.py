"""The person of a workspace: which document is theirs, what counts of it, and what it gives the calculation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashore.documents.errors import EmptyFileError, MissingFileError
from ashore.person.resume import NotAResumeError, ResumeOfManyError, TwoPeopleError
from ashore.workspace import Workspace

TODAY = date(2026, 11, 15)
ONE = "姓名：林一\n手机：13900000001\n\n工作经历\n2020.01-2020.12  某某科技有限公司  店长\n- 负责排班\n"
NEW = "姓名：林一\n手机：13900000001\n\n工作经历\n2020.01-2021.12  某某科技有限公司  店长\n- 负责排班与培训\n"
PROFILES = Path(__file__).resolve().parents[1] / "data" / "profiles"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws")


def written(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_workspace_without_a_resume_has_an_empty_profile(workspace: Workspace) -> None:
    with workspace:
        assert workspace.resume() is None
        assert workspace.profile(today=TODAY).entries == ()
        assert not workspace.readiness(today=TODAY).grounded
        assert (workspace.inputs().readiness, workspace.inputs().readiness_origin) == ("curious", "default")


def test_the_only_resume_is_taken_and_one_of_two_is_not(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.add(written(tmp_path, "a.txt", ONE), kind="resume")
        assert workspace.profile(today=TODAY).positions[0].value == "店长"
        workspace.add(PROFILES / "lawyer.md", kind="resume")
        assert workspace.resume() is None
        assert workspace.profile(today=TODAY).entries == ()
        assert workspace.standing(today=TODAY).resumes == 2


def test_a_second_import_takes_the_place_of_the_first(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        first = workspace.import_resume(written(tmp_path, "old.txt", ONE))
        assert (first.before, first.new, first.hidden) == (None, True, 0)
        second = workspace.import_resume(written(tmp_path, "new.txt", NEW))
        assert (second.before, second.new) == ("old.txt", True)
        years = workspace.profile(today=TODAY).years
        assert years is not None
        assert years.value == pytest.approx(2)
        assert [stored.document.name for stored in workspace.documents()] == ["old.txt", "new.txt"]
        again = workspace.import_resume(tmp_path / "old.txt")
        assert (again.before, again.new) == ("new.txt", False)


def test_it_is_remembered(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.add(PROFILES / "lawyer.md", kind="resume")
        workspace.import_resume(written(tmp_path, "mine.txt", ONE))
    with Workspace.open(tmp_path / "ws") as again:
        found = again.resume()
        assert found is not None
        assert found.document.name == "mine.txt"


def test_an_ad_that_is_imported_after_all_becomes_a_resume(workspace: Workspace, tmp_path: Path) -> None:
    """What was added as something else, and is named as the résumé, is read as one."""
    file = written(tmp_path, "me.txt", ONE)
    with workspace:
        workspace.add(file, kind="story")
        imported = workspace.import_resume(file)
        assert not imported.new
        assert workspace.document("me.txt").document.kind == "resume"
        assert workspace.profile(today=TODAY).positions[0].value == "店长"


def test_what_the_person_decided_about_facts_counts(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.import_resume(written(tmp_path, "a.txt", ONE))
        (title,) = workspace.facts(field="work.position")
        workspace.correct(title.id, "区域店长")
        assert workspace.profile(today=TODAY).positions[0].value == "区域店长"
        workspace.reject(title.id)
        assert workspace.profile(today=TODAY).positions == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyFileError),
        (ONE + NEW.replace("林一", "周二"), TwoPeopleError),
        (
            "岗位职责：\n1、负责排班\n任职要求：\n1、本科及以上学历，2年以上经验者优先\n五险一金，带薪年假。\n",
            NotAResumeError,
        ),
    ],
)
def test_what_is_refused_leaves_no_trace(
    workspace: Workspace, tmp_path: Path, text: str, error: type[Exception]
) -> None:
    file = written(tmp_path, "a.txt", text)
    with workspace:
        with pytest.raises(error):
            workspace.import_resume(file)
        assert workspace.count_documents() == 0
        assert workspace.resume() is None


def test_it_can_be_taken_anyway(workspace: Workspace, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", ONE + NEW.replace("林一", "周二"))
    with workspace:
        workspace.import_resume(file, anyway=True)
        assert len(workspace.profile(today=TODAY).of("work")) == 2


def test_one_file_is_one_person(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for name in ("a.txt", "b.txt"):
        written(tmp_path / "many", name, ONE + name)
    with workspace:
        with pytest.raises(ResumeOfManyError):
            workspace.import_resume(tmp_path / "many")
        with pytest.raises(MissingFileError):
            workspace.import_resume(tmp_path / "nobody.pdf")


# Readiness, and what the calculation takes


def test_the_rung_of_the_resume_feeds_the_calculation(workspace: Workspace) -> None:
    with workspace:
        workspace.import_resume(PROFILES / "lawyer.md")
        inputs = workspace.inputs()
        assert (inputs.readiness, inputs.readiness_origin, inputs.assessed) == ("mature", "assessed", "mature")
        changed = inputs.with_value("cash", 30000).with_evidence("ai_pay", 9000, 8000, 10000)
        assert (changed.readiness, changed.assessed) == ("mature", "mature")


def test_what_the_person_wrote_goes_first(workspace: Workspace) -> None:
    with workspace:
        workspace.import_resume(PROFILES / "lawyer.md")
        (workspace.folder / "me.yaml").write_text("阶段: 起步\n", encoding="utf-8")
        inputs = workspace.inputs()
        assert (inputs.readiness, inputs.readiness_origin) == ("started", "said")
        found = workspace.standing(today=TODAY)
        assert (found.rung, found.readiness.rung, found.differs) == ("started", "mature", True)


def test_answers_alone_feed_it_too(workspace: Workspace) -> None:
    with workspace:
        file = workspace.answer({"used_ai": "yes", "has_idea": "给店里排班"}, "zh")
        assert "有思路: 给店里排班" in file.read_text(encoding="utf-8")
        inputs = workspace.inputs()
        assert (inputs.readiness, inputs.readiness_origin) == ("started", "assessed")


def test_an_answer_leaves_every_other_line_alone(workspace: Workspace) -> None:
    file = workspace.folder / "me.yaml"
    file.write_bytes("现金：6万 # 都在这了\r\n自查:\r\n  用过AI: 是\r\n".encode())
    with workspace:
        workspace.answer({"delivered": "no"}, "zh")
        assert file.read_bytes().decode() == "现金：6万 # 都在这了\r\n自查:\r\n  有交付: 否\r\n  用过AI: 是\r\n"


def test_the_export_is_what_the_resume_shows(workspace: Workspace) -> None:
    with workspace:
        workspace.import_resume(PROFILES / "insider.md")
        found = workspace.json_resume(today=TODAY)
        assert isinstance(found["work"], list)
        assert found["work"][0]["position"] == "AI训练师"


def test_an_export_keeps_which_resume_is_the_persons(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.import_resume(written(tmp_path, "old.txt", ONE))
        workspace.import_resume(written(tmp_path, "new.txt", NEW))
        workspace.export(tmp_path / "all.zip")
        profile = workspace.profile(today=TODAY)
    with Workspace.import_(tmp_path / "all.zip", tmp_path / "again") as again:
        found = again.resume()
        assert found is not None
        assert found.document.name == "new.txt"
        assert again.profile(today=TODAY) == profile
