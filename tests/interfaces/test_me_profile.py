"""``ashore me import``, ``me``, ``edit``, ``answer``, ``export`` as a person types them, and bad résumés."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pexpect
import pytest

from ashore.documents.ocr import installed
from ashore.reports.plans import sentences
from ashore.words import LANGUAGES, Language
from ashore.workspace import Workspace
from tests.documents.test_pdf import IMAGE, make_pdf, show
from tests.interfaces.conftest import Run
from tests.interfaces.malformed import docx

if TYPE_CHECKING:
    from ashore.reports.plans.decision import Decision

DATA = Path(__file__).resolve().parents[1] / "data"
PROFILES = DATA / "profiles"
SAMPLES = Path(__file__).resolve().parents[2] / "src" / "ashore" / "packs" / "samples"


@pytest.fixture
def workspace(ashore: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    assert ashore("init", folder).status == 0
    return folder


# Import


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", [SAMPLES / "sample-resume-zh.md", SAMPLES / "sample-resume-en.json"])
def test_import_shows_what_was_read_with_its_quotes(
    ashore: Run, workspace: Path, language: str, file: Path
) -> None:
    result = ashore("-w", workspace, "--lang", language, "me", "import", file)
    assert (result.status, result.err) == (0, "")
    assert file.name in result.out
    assert ("课程运营主管" if file.suffix == ".md" else "Customer Support Lead") in result.out
    assert ("“2021.03 - 至今”" if file.suffix == ".md" else "“2021-04”") in result.out
    for step in ("ashore me", "ashore review", "ashore me answer"):
        assert step in result.out


def test_import_in_json_cites_every_entry(ashore: Run, workspace: Path) -> None:
    file = PROFILES / "lawyer.md"
    data = ashore("-w", workspace, "me", "import", file, "--json").data
    text = file.read_text(encoding="utf-8")
    entries = data["profile"]["entries"]
    assert {entry["kind"] for entry in entries} >= {"work", "education"}
    for entry in entries:
        for values in entry["fields"].values():
            for value in values:
                assert text[value["start"] : value["end"]] == value["quote"]
    assert data["standing"]["rung"] == "mature"
    assert (data["before"], data["new"]) == (None, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_import_says_that_the_first_stays(ashore: Run, workspace: Path, language: str) -> None:
    assert ashore("-w", workspace, "me", "import", PROFILES / "planner.md").status == 0
    result = ashore("-w", workspace, "--lang", language, "me", "import", PROFILES / "lawyer.md")
    assert "ashore facts planner.md" in result.out
    again = ashore("-w", workspace, "--lang", language, "me", "import", PROFILES / "lawyer.md")
    assert "planner.md" not in again.out
    assert ("本来就在" if language == "zh" else "already") in again.out


# Résumés that are none, or hard to read


def two_columns(*, across: bool) -> bytes:
    """A PDF of two columns, drawn one after the other, or line by line across both."""
    left = [
        "Dana Whitlock",
        "dana@example.com",
        "",
        "Skills",
        "- Python",
        "- SQL",
        "",
        "Languages",
        "- French (B1)",
    ]
    right = [
        "Work Experience",
        "Data Analyst, Harbour Lane Ltd",
        "March 2021 - February 2025",
        "- Built weekly reports",
        "- Cut report time from 9 to 4 hours",
        "",
        "Education",
        "University of Leeds",
        "BSc Mathematics, 2015 - 2018",
    ]
    drawn = [
        [show(line, at=(x, 185 - 12 * row), size=6) for row, line in enumerate(lines) if line]
        for x, lines in ((8, left), (90, right))
    ]
    if not across:
        return make_pdf(" ".join(drawn[0] + drawn[1]))
    left[4] = "- Python and SQL, a little R"
    rows = []
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        rows += [show(f"{one}   {other}".strip(), at=(8, 185 - 12 * row), size=6)] if one or other else []
    return make_pdf(" ".join(rows))


def test_two_columns_of_a_pdf_are_read_one_after_the_other(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(two_columns(across=False))
    data = ashore("-w", workspace, "me", "import", tmp_path / "cv.pdf", "--json").data
    profile = data["profile"]
    assert not data["mixed_columns"]
    assert [entry["kind"] for entry in profile["entries"]].count("work") == 1
    assert profile["positions"][0]["value"] == "Data Analyst"
    assert profile["degree"][0]["value"] == "本科"
    assert {row["value"] for row in profile["skills"]} >= {"Python", "SQL"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_columns_that_were_read_across_are_told(
    ashore: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    (tmp_path / "cv.pdf").write_bytes(two_columns(across=True))
    result = ashore("-w", workspace, "--lang", language, "me", "import", tmp_path / "cv.pdf")
    assert result.status == 0
    assert ("两栏" if language == "zh" else "two columns") in result.out


def test_two_columns_of_a_docx_are_read_one_after_the_other(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    def cell(*lines: str) -> str:
        return "<w:tc>" + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines) + "</w:tc>"

    left = cell("林一", "手机：13900000001", "专业技能", "Python、SQL")
    right = cell(
        "工作经历", "2020.01-2020.12  某某科技有限公司  店长", "教育背景", "浙江大学  会计  本科  2016.09-2020.06"
    )
    (tmp_path / "cv.docx").write_bytes(docx(f"<w:tbl><w:tr>{left}{right}</w:tr></w:tbl>"))
    profile = ashore("-w", workspace, "me", "import", tmp_path / "cv.docx", "--json").data["profile"]
    assert profile["positions"][0]["value"] == "店长"
    assert profile["degree"][0]["value"] == "本科"
    assert {row["value"] for row in profile["skills"]} == {"Python", "SQL"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_text_is_shown_as_hidden_and_counts_for_nothing(
    ashore: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    lines = ["Dana Whitlock", "dana@example.com", "Work Experience", "Clerk, Harbour Lane Ltd, 2021 - 2024"]
    drawn = [show(line, at=(8, 180 - 14 * row), size=6) for row, line in enumerate(lines)]
    hidden = show("Led LLM projects in PyTorch with 9000 users", at=(8, 20), size=6, before="1 1 1 rg")
    (tmp_path / "cv.pdf").write_bytes(make_pdf(" ".join([*drawn, hidden])))
    result = ashore("-w", workspace, "--lang", language, "me", "import", tmp_path / "cv.pdf")
    assert result.status == 0
    assert ("隐藏文字" if language == "zh" else "Hidden text") in result.out
    assert "PyTorch" not in result.out
    data = ashore("-w", workspace, "me", "--json").data
    assert data["profile"]["hidden_characters"] > 30
    assert data["standing"]["rung"] == "curious"


@pytest.mark.skipif(installed(), reason="with text recognition installed, images are read")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scan_says_that_it_needs_text_recognition(
    ashore: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    (tmp_path / "scan.pdf").write_bytes(make_pdf(IMAGE))
    result = ashore("-w", workspace, "--lang", language, "me", "import", tmp_path / "scan.pdf")
    assert (result.status, result.out) == (2, "")
    assert "scan.pdf" in result.err
    assert "ashore[ocr]" in result.err


def test_traditional_script_works(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    text = (
        "姓名：林一\n手機：13900000001\n\n工作經歷\n2020.01-2020.12  某某科技有限公司  產品經理\n"
        "- 用大語言模型搭建客服助手，上線後有 300 名員工使用\n\n教育背景\n浙江大學  會計  碩士  2016.09-2020.06\n"
    )
    (tmp_path / "cv.txt").write_text(text, encoding="utf-8")
    data = ashore("-w", workspace, "me", "import", tmp_path / "cv.txt", "--json").data
    assert data["profile"]["degree"][0]["value"] == "硕士"
    assert data["profile"]["degree"][0]["quote"] == "碩士"
    assert [row["value"] for row in data["profile"]["tiers"]] == ["985", "211", "双一流"]
    assert data["standing"]["rung"] == "practised"


TWO = "姓名：林一\n电话：13900000001\n工作经历\n2020.01-2020.12 某某科技有限公司 店长\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("make", "code", "told"),
    [
        (lambda: "  \n", "empty_file", "cv.txt"),
        (lambda: TWO + TWO.replace("林一", "周二"), "two_people", "周二"),
        (
            lambda: (
                "岗位职责：\n1、负责排班\n任职要求：\n1、本科及以上学历，2年以上经验者优先\n五险一金，带薪年假。\n"
            ),
            "not_a_resume",
            "ashore add",
        ),
        (
            lambda: (
                "去年我裸辞了。我在家里待了三个月。我后来去面试了五家公司。我当时没有答上来。很多人也这样。\n" * 3
            ),
            "not_a_resume",
            "ashore add",
        ),
        (lambda: TWO + "- 负责日常工作，按时完成。\n" * 6000, "resume_too_long", "60,000"),
    ],
)
def test_what_is_no_resume_of_one_person_is_one_sentence_and_a_remedy(
    ashore: Run, workspace: Path, tmp_path: Path, language: str, make: Callable[[], str], code: str, told: str
) -> None:
    (tmp_path / "cv.txt").write_text(make(), encoding="utf-8")
    result = ashore("-w", workspace, "--lang", language, "me", "import", tmp_path / "cv.txt")
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 2
    assert told in result.err
    found = ashore("-w", workspace, "--json", "me", "import", tmp_path / "cv.txt").envelope
    assert found["error"]["code"] == code
    assert ashore("-w", workspace, "me", "--json").data["profile"]["resume"] is None


def test_a_pdf_of_two_hundred_pages_is_told(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    page = " ".join(show(f"Work done on day {row} of a very long year at sea", at=(5, 190 - 12 * row), size=6)
                    for row in range(15))  # fmt: skip
    (tmp_path / "cv.pdf").write_bytes(make_pdf(*[page] * 200))
    found = ashore("-w", workspace, "--json", "me", "import", tmp_path / "cv.pdf").envelope
    assert found["error"]["code"] == "resume_too_long"


def test_what_says_nothing_of_a_resume_is_taken_anyway_and_told(
    ashore: Run, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "cv.txt").write_text("店里忙，走不开。\n", encoding="utf-8")
    result = ashore("-w", workspace, "me", "import", tmp_path / "cv.txt", "--anyway")
    assert result.status == 0
    assert "Nothing could be read" in result.out


# ashore me


@pytest.mark.parametrize("language", LANGUAGES)
def test_me_shows_profile_rung_checks_and_what_would_lift(ashore: Run, workspace: Path, language: str) -> None:
    ashore("-w", workspace, "me", "import", PROFILES / "insider.md")
    result = ashore("-w", workspace, "--lang", language, "me")
    shown = result.out
    words = (
        ("阶段：练过", "做成交付过：有据", "要到“成熟”", "ashore me answer", "本科")
        if language == "zh"
        else ("Readiness: practised", "Has delivered: shown", "To get to mature", "ashore me answer", "bachelor's")
    )
    for word in words:
        assert word in shown
    assert "“累计交付 1.2 万条图文数据的标注与质检，合格率从 78% 提高到 93%”" in shown
    assert shown.index(words[0]) < shown.index("裁员" if language == "zh" else "losing the job")


@pytest.mark.parametrize("language", LANGUAGES)
def test_me_says_where_said_and_assessed_differ(ashore: Run, workspace: Path, language: str) -> None:
    ashore("-w", workspace, "me", "import", PROFILES / "planner.md")
    (workspace / "me.yaml").write_text("readiness: mature\n", encoding="utf-8")
    shown = ashore("-w", workspace, "--lang", language, "me").out
    expected = "你写的是成熟；按简历和回答看是好奇" if language == "zh" else "You wrote mature; by the résumé"
    assert expected in shown
    data = ashore("-w", workspace, "me", "--json").data["standing"]
    assert (data["rung"], data["assessed"], data["origin"], data["differs"]) == ("mature", "curious", "said", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_resume_me_says_how_to_give_one(ashore: Run, workspace: Path, language: str) -> None:
    result = ashore("-w", workspace, "--lang", language, "me")
    assert "ashore me import" in result.out
    for name in ("planner.md", "lawyer.md"):
        ashore("-w", workspace, "add", PROFILES / name, "--kind", "resume")
    again = ashore("-w", workspace, "--lang", language, "me")
    assert ("2 份简历" if language == "zh" else "2 résumés") in again.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_only_said_is_shown_as_said(ashore: Run, workspace: Path, language: str) -> None:
    text = "学历: 大专\n工作年限: 3\n技能: [SQL]\n语言: [英语 CET-4]\n自查: {用过AI: 是, 有思路: 给店里排班}\n"
    (workspace / "me.yaml").write_text(text, encoding="utf-8")
    shown = ashore("-w", workspace, "--lang", language, "me").out
    words = (
        ("大专  (你说的)", "3.0 年  (你说的)", "英语 CET-4  (你说的)", "阶段：起步", "动手用过 AI：你说有")
        if language == "zh"
        else (
            "college diploma  (as you say)",
            "3.0  (as you say)",
            "English CET-4",
            "Readiness: started",
            ": as you say",
        )
    )
    for word in words:
        assert word in shown
    data = ashore("-w", workspace, "me", "--json").data
    assert data["profile"]["degree"][0]["said"] is True
    assert (data["degree"], data["years"], data["checks"]["has_idea"]) == ("大专", 3, "给店里排班")
    assert data["standing"]["origin"] == "assessed"


@pytest.mark.parametrize(
    ("files", "me", "words"),
    [
        (
            ["leaper.md"],
            "",
            {"en": "readiness “started”, by your résumé", "zh": "学到哪一步：“起步”，根据你的简历"},
        ),
        ([], "", {"en": "readiness “curious”, the lowest step", "zh": "学到哪一步：“好奇”"}),
        (["leaper.md"], "readiness: practised\n", None),
    ],
)
def test_a_decision_says_where_the_rung_comes_from(
    ashore: Run, workspace: Path, files: list[str], me: str, words: dict[Language, str] | None
) -> None:
    from ashore.reports.plans.decision import Asked

    for name in files:
        assert ashore("-w", workspace, "me", "import", PROFILES / name).status == 0
    (workspace / "me.yaml").write_text(f"horizon: 2\n{me}", encoding="utf-8")
    with Workspace.open(workspace) as opened:
        solved = opened.plan()
    decision = cast(
        "Decision",
        SimpleNamespace(basis=solved.basis, plan=solved.plan, asked=Asked(), roles=solved.basis.roles),
    )
    for language in LANGUAGES:
        told = sentences.missing(decision, sentences.namer(decision, language))
        assert told is not None
        if words is None:
            assert ("学到哪一步" if language == "zh" else "readiness") not in told
        else:
            assert words[language] in told


# Answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_printed_where_nobody_can_answer(ashore: Run, workspace: Path, language: str) -> None:
    ashore("-w", workspace, "me", "import", PROFILES / "leaper.md")
    result = ashore("-w", workspace, "--lang", language, "me", "answer")
    assert result.status == 0
    lines = [line for line in result.out.splitlines() if line.startswith("  ")]
    assert len(lines) == 6
    assert lines[0].strip().startswith("有交付" if language == "zh" else "delivered")
    assert not (workspace / "me.yaml").exists()
    data = ashore("-w", workspace, "me", "answer", "--json").data
    assert list(data["questions"]) == ["delivered", "had_users", "had_metrics", "drove", "across", "closed_loop"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_may_be_given_as_words(ashore: Run, workspace: Path, language: str) -> None:
    ashore("-w", workspace, "me", "import", PROFILES / "leaper.md")
    words = ["有交付=是", "had_users=全公司在用"]
    result = ashore("-w", workspace, "--lang", language, "me", "answer", *words)
    assert result.status == 0
    assert ("练过" if language == "zh" else "practised") in result.out
    text = (workspace / "me.yaml").read_text(encoding="utf-8")
    assert ("有用户: 全公司在用" if language == "zh" else "had_users: 全公司在用") in text
    shown = ashore("-w", workspace, "--lang", language, "me").out
    assert ("做成交付过：你说有" if language == "zh" else "Has delivered: as you say") in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("word", "code"), [("有饭吃=是", "answer_unknown"), ("delivered", "answer_form")])
def test_answers_that_mean_nothing_are_told(
    ashore: Run, workspace: Path, language: str, word: str, code: str
) -> None:
    result = ashore("-w", workspace, "--lang", language, "me", "answer", word)
    assert (result.status, result.out) == (2, "")
    assert word.partition("=")[0] in result.err
    assert ashore("-w", workspace, "--json", "me", "answer", word).envelope["error"]["code"] == code
    assert not (workspace / "me.yaml").exists()


def test_where_an_answer_has_no_place_the_line_is_told(ashore: Run, workspace: Path) -> None:
    (workspace / "me.yaml").write_text("{cash: 1}\n", encoding="utf-8")
    found = ashore("-w", workspace, "--json", "me", "answer", "delivered=yes").envelope
    assert found["error"]["code"] == "answer_place"
    assert "delivered: yes" in found["error"]["remedy"]
    assert (workspace / "me.yaml").read_text(encoding="utf-8") == "{cash: 1}\n"


def test_questions_in_a_terminal(ashore: Run, workspace: Path) -> None:
    ashore("-w", workspace, "me", "import", PROFILES / "leaper.md")
    arguments = ["-m", "ashore", "-w", str(workspace), "--lang", "zh", "me", "answer"]
    child = pexpect.spawn(sys.executable, arguments, encoding="utf-8", timeout=30, dimensions=(40, 200))
    for typed in ("是", "还没有", "", "", "", ""):
        child.expect(": ")
        child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    text = (workspace / "me.yaml").read_text(encoding="utf-8")
    assert "\n  有交付: 是" in text
    assert "\n  有用户: 还没有" in text
    assert "\n  # 有指标: 是" in text


# Edit


def editor(tmp_path: Path, body: str) -> str:
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\npath = sys.argv[-1]\n{body}\n", encoding="utf-8")
    return f"{sys.executable} {script}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_edit_writes_the_template_first_and_looks_through_it_after(
    ashore: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, "open(path, 'a', encoding='utf-8').write('cash: -5\\n')"))
    result = ashore("-w", workspace, "--lang", language, "me", "edit")
    assert result.status == 2
    assert "-5" in result.err
    text = (workspace / "me.yaml").read_text(encoding="utf-8")
    assert text.startswith("## ")
    assert text.endswith("cash: -5\n")
    monkeypatch.setenv("EDITOR", editor(tmp_path, "open(path, 'w', encoding='utf-8').write('cash: 5\\n')"))
    assert ashore("-w", workspace, "me", "edit", "--json").data["changed"] is True
    monkeypatch.setenv("VISUAL", editor(tmp_path, ""))
    unchanged = ashore("-w", workspace, "--lang", language, "me", "edit")
    assert ("没有改动" if language == "zh" else "Nothing was changed") in unchanged.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_editor_the_path_is_told(
    ashore: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    result = ashore("-w", workspace, "--lang", language, "me", "edit")
    assert result.status == 2
    assert str(workspace / "me.yaml") in result.err
    assert (workspace / "me.yaml").is_file()


def test_an_editor_that_fails_is_told(
    ashore: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "sys.exit(3)"))
    assert ashore("-w", workspace, "--json", "me", "edit").envelope["error"]["code"] == "editor_failed"


# Export


@pytest.mark.parametrize("language", LANGUAGES)
def test_export_comes_back_as_the_same_profile(
    ashore: Run, workspace: Path, tmp_path: Path, language: str
) -> None:
    before = ashore("-w", workspace, "me", "import", PROFILES / "lawyer.md", "--json").data
    result = ashore("-w", workspace, "--lang", language, "me", "export", tmp_path / "me.json")
    assert result.status == 0
    written = json.loads((tmp_path / "me.json").read_text(encoding="utf-8"))
    assert written["work"][0]["name"] == "明法智能科技有限公司"
    after = ashore("-w", workspace, "me", "import", tmp_path / "me.json", "--json").data
    for name in ("degree", "tiers", "years", "positions", "cities", "schools"):
        one, other = (
            list(dict.fromkeys(row["value"] for row in found["profile"][name])) for found in (before, after)
        )
        assert one == other
    assert after["standing"]["rung"] == before["standing"]["rung"]
    again = ashore("-w", workspace, "--lang", language, "me", "export", tmp_path / "me.json")
    assert (again.status, again.out) == (2, "")
    assert "me.json" in again.err


def test_export_needs_a_resume_and_a_place(ashore: Run, workspace: Path, tmp_path: Path) -> None:
    assert ashore("-w", workspace, "--json", "me", "export", "a.json").envelope["error"]["code"] == "no_resume"
    ashore("-w", workspace, "me", "import", PROFILES / "lawyer.md")
    found = ashore("-w", workspace, "--json", "me", "export", tmp_path / "nowhere" / "a.json").envelope
    assert found["error"]["code"] == "export_unwritable"
