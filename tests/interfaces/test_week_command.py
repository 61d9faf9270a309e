"""``ashore week`` as a person types it: the list, the files, and what is wrong, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from ashore import Workspace
from ashore.interfaces.cli.commands import decide_, log_, week_
from ashore.plans.kept_step import KeptStep, KeptTrial
from ashore.words import LANGUAGES
from ashore.workspace import rooms
from tests.interfaces.conftest import Run
from tests.reports.icalendar import read_events

PM: Final = "ai_product_manager"
TODAY: Final = date(2026, 11, 25)
ME: Final = """job: tester
income: 12000
cash: 40000
spending: 5000
horizon: 6
hours: 14
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, resign: no}
"""
AD: Final = """AI产品经理
公司：示例科技
职责：负责大模型产品
要求：
1. 本科及以上
2. 必须精通{first}，熟练掌握{second}
"""


@pytest.fixture
def folder(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a workspace with a few ads, on the 25th of November 2026, a Wednesday."""
    for module in (decide_, log_, week_):
        monkeypatch.setattr(module, "today", lambda: TODAY)
    monkeypatch.setattr(rooms.week.WeekRoom, "due_reviews", lambda *_, **__: ())
    made = tmp_path / "ws"
    assert ashore("init", made).status == 0
    (made / "me.yaml").write_text(ME, encoding="utf-8")
    with Workspace.open(made) as workspace:
        for number, second in enumerate(("SQL", "SQL", "Excel")):
            text = AD.format(first="Python", second=second).replace("示例", f"示例{number}")
            workspace.add_text(text, name=f"ad{number}", kind="ad")
    return made


def kept(folder: Path, monkeypatch: pytest.MonkeyPatch, step: KeptStep | None = None) -> None:
    """Have a decision that was kept without solving one."""
    from ashore.workspace import week
    from ashore.workspace.kept import Kept

    trial = KeptTrial("referral_chat", PM, changes=True, pays=True)
    found = Kept(step or KeptStep(TODAY, "apply", PM, 13, trial), fresh=True)
    monkeypatch.setattr(week, "kept_step", lambda _: found)
    assert folder.is_dir()


def joined(text: str) -> str:
    return " ".join(text.split())


def test_nothing_was_decided_and_it_is_said(ashore: Run, folder: Path) -> None:
    for language, said in (("en", "There is no plan yet"), ("zh", "还没有算过决策")):
        result = ashore("-w", folder, "week", "--lang", language)
        assert result.status == 0, result.err
        assert said in result.out
        assert "ashore decide" in result.out


def test_a_decision_is_kept_with_its_step_and_goes_stale(ashore: Run, folder: Path) -> None:
    first = ashore("-w", folder, "week", "--decide", "--json").data
    assert (first["decided"], first["fresh"], first["notes"]) == ("2026-11-25", True, [])
    (step,) = [line for line in first["lines"] if line["kind"] == "step"]
    assert step["key"] == "step-apply"
    assert f"--role {PM}" in step["log"]
    assert "decided on 2026-11-25" in step["why"]
    gap = next(line for line in first["lines"] if line["kind"] == "gap")
    assert "2 of 3 ads" in gap["why"] or "3 of 3 ads" in gap["why"]
    assert ashore("-w", folder, "week", "--json").data["fresh"]
    assert ashore(*step["log"].split()[1:], "-w", folder).status == 0
    second = ashore("-w", folder, "week")
    assert "The step and the trial are those of the plan of 2026-11-25" in second.out
    assert "From the journal:" in second.out
    assert "之后又添了材料或记了新的事" in ashore("-w", folder, "week", "--lang", "zh").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_what_why_and_how_it_is_written_down(
    ashore: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    kept(folder, monkeypatch)
    said = joined(ashore("-w", folder, "week", "--hours", "20", "--lang", language).out)
    parts = {
        "en": [
            "Week of 2026-11-23 to 2026-11-29",
            "20 h a week, as you asked",
            "It counts on 13 a month; this week 3 are still open.",
            "When it is done: ashore log applied 3 --role ai_product_manager",
            "may change your decision",
            "ads here for AI product require it",
            "Not this week",
        ],
        "zh": [
            "2026-11-23 到 2026-11-29",
            "按你这次给的，一周 20 小时。",
            "计划按每月 13 份算，这周还差 3 份",
            "做完记一笔： ashore log applied 3 --role ai_product_manager",
            "可能会改变你的决定",
            "广告里有",
            "这周先不做",
        ],
    }
    for part in parts[language]:
        assert part in said


def test_hours_are_those_of_the_file_or_the_default_and_it_is_said(ashore: Run, folder: Path) -> None:
    given = ashore("-w", folder, "week", "--json").data
    assert (given["hours"], given["guessed"]) == (14, False)
    (folder / "me.yaml").write_text(ME.replace("hours: 14\n", ""), encoding="utf-8")
    default = ashore("-w", folder, "week", "--json").data
    assert (default["hours"], default["guessed"]) == (10, True)
    assert "stated default" in default["hours_text"]
    (folder / "me.yaml").write_text("job: no\nlast_income: 9000\n", encoding="utf-8")
    full = ashore("-w", folder, "week", "--json").data
    assert (full["hours"], full["guessed"]) == (25, True)


def test_what_the_journal_has_is_prepared_for_asked_after_and_counted(
    ashore: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(folder, monkeypatch)
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=PM, count=4, on=date(2026, 10, 29), today=TODAY)
        workspace.log("applied", role=PM, count=1, on=TODAY, today=TODAY)
        workspace.log("interview", role=PM, company="例公司", at="2026-11-27 14:00", today=TODAY)
    found = ashore("-w", folder, "week", "--json").data
    meeting, answer = found["lines"][:2]
    assert meeting["text"] == "Prepare for the interview at 例公司: AI product"
    assert "Fri 2026-11-27 14:00" in meeting["why"]
    assert (meeting["hours"], meeting["days"]) == (3, ["Thu 3 h"])
    assert (answer["key"], answer["count"]) == ("answer", 4)
    assert found["spent"] == pytest.approx(15 * 365.25 / 7 / 12 / 20)
    assert "applications: 1 at about 3.3 h each" in found["spent_text"]
    following = ashore("-w", folder, "week", "--next", "--json").data
    assert (following["first"], following["spent"]) == ("2026-11-30", 0)
    assert all(line["kind"] != "meeting" for line in following["lines"])


def test_markdown_is_a_list_to_tick_off(
    ashore: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept(folder, monkeypatch)
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=PM, today=TODAY)
        workspace.log("interview", role=PM, company="*<b>[x](y)*", at="2026-11-27", today=TODAY)
    for language in LANGUAGES:
        text = ashore("-w", folder, "week", "--md", "-", "--lang", language).out
        assert text.startswith("# ")
        boxes = re.findall(r"^- \[ \] \*\*.+\*\* · ", text, re.MULTILINE)
        assert len(boxes) == len(ashore("-w", folder, "week", "--json").data["lines"])
        assert r"\*\<b\>\[x\](y)\*" in text
    told = ashore("-w", folder, "week", "--md", tmp_path / "week.md")
    assert "week.md" in told.out
    assert (tmp_path / "week.md").read_text(encoding="utf-8").startswith("# Week of")


def test_the_calendar_has_an_event_for_each_sitting_that_keeps_its_name(
    ashore: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept(folder, monkeypatch)
    target = tmp_path / "week.ics"
    assert ashore("-w", folder, "week", "--ics", target, "--json").data["files"] == [str(target)]
    found = read_events(target.read_bytes().decode())
    lines = ashore("-w", folder, "week", "--json").data["lines"]
    assert len(found) == sum(len(line["days"]) for line in lines)
    assert {event["DTSTART;VALUE=DATE"] for event in found} <= {f"202611{day}" for day in range(25, 30)}
    assert "ashore log applied" in found[0]["DESCRIPTION"]
    chinese = read_events(ashore("-w", folder, "week", "--ics", "-", "--lang", "zh").out)
    assert {event["UID"] for event in chinese} == {event["UID"] for event in found}
    monkeypatch.setattr(week_, "today", lambda: date(2026, 11, 26))
    later = read_events(ashore("-w", folder, "week", "--ics", "-").out)
    assert {event["UID"] for event in later} & {event["UID"] for event in found}


@pytest.mark.parametrize("hours", ["0", "-3", "113", "many", ""])
def test_hours_that_no_week_has(ashore: Run, folder: Path, hours: str) -> None:
    for language, said in (("en", "no number of hours"), ("zh", "不像一周能有的小时数")):
        result = ashore("-w", folder, "week", f"--hours={hours}", "--lang", language)
        assert result.status == 2
        assert said in result.err


def test_two_texts_cannot_share_the_output(ashore: Run, folder: Path) -> None:
    for language, said in (("en", "cannot both"), ("zh", "不能同时")):
        result = ashore("-w", folder, "week", "--md", "-", "--ics", "-", "--lang", language)
        assert result.status == 2
        assert said in result.err
