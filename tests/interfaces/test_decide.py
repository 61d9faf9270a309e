"""``ashore decide``, ``why`` and ``next`` as a person types them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from ashore.interfaces.cli.commands import decide_, log_
from ashore.words import LANGUAGES
from tests.interfaces.conftest import Run

PM: Final = "ai_product_manager"
FEW: Final = "horizon: 9\noptions: {project: no, study_full_time: no, bridge_job: no}\n"
"""A short look ahead, and few ways to go: the plan is solved some sixty times for what moves it."""
POOR: Final = "job: no\nlast_income: 9000\ncash: 30000\nspending: 4500\n"


@pytest.fixture
def folder(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a workspace, on the 25th of November 2026."""
    for module in (decide_, log_):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 25))
    made = tmp_path / "ws"
    assert ashore("init", made).status == 0
    (made / "me.yaml").write_text(FEW, encoding="utf-8")
    return made


def me(folder: Path, text: str) -> None:
    (folder / "me.yaml").write_text(text, encoding="utf-8")


def joined(text: str, language: str) -> str:
    """Return printed text without its line breaks."""
    return "".join(text.split()) if language == "zh" else " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_known_and_every_guess_is_marked(ashore: Run, folder: Path, language: str) -> None:
    result = ashore("-w", folder, "decide", "--lang", language)
    assert result.status == 0, result.err
    said = joined(result.out, language)
    lead = said.split("ashoremeinit" if language == "zh" else "ashore me init")[0]
    parts = {
        "en": ["that you have a job", "¥50,000 (our guess)", "¥8,000 (default:", "“curious”", "AI product"],
        "zh": ["你现在有工作", "¥50,000（我们猜的）", "¥8,000（默认值：", "“好奇”", "AI产品经理"],
    }
    for part in parts[language]:
        assert part in lead
    assert "▶ 1  " in result.out
    for part in ("5.0%", "CareerPlug", "┊"):
        assert part in said
    for jargon in ("Bayes", "MDP", "posterior", "policy", "贝叶斯", "后验"):
        assert jargon not in result.out


def test_the_second_time_it_says_what_changed_and_why(ashore: Run, folder: Path) -> None:
    first = ashore("-w", folder, "decide", "--json").data
    assert first["changes"] == []
    told = ashore("-w", folder, "log", "applied", "20", "--role", PM)
    assert told.status == 0
    what_if = ashore("-w", folder, "decide", "--set", "cash=3万", "--json").data
    assert "¥30,000" in what_if["what_if"]
    assert what_if["changes"] == []
    second = ashore("-w", folder, "decide")
    said = joined(second.out, "en")
    assert "What changed since 2026-11-25" in said
    assert "20 applications to AI product went unanswered" in said
    assert "5.0% -> 3.3%; that takes ¥" in said
    third = ashore("-w", folder, "decide", "--json", "--lang", "zh").data
    assert len(third["changes"]) == 1
    assert third["pay"] < first["pay"]


def test_the_envelope_holds_the_decision(ashore: Run, folder: Path) -> None:
    me(folder, FEW + POOR)
    data = ashore("-w", folder, "decide", "--json").data
    assert data["day"] == "2026-11-25"
    assert data["horizon"] == 9
    steps = data["steps"]
    assert [step["best"] for step in steps] == [True] + [False] * (len(steps) - 1)
    assert {step["course"] for step in steps} <= {"search", "stop", "wait"}
    assert steps[0]["pay"] == pytest.approx(data["pay"])
    assert sum(branch["weight"] for branch in steps[0]["then"]) == pytest.approx(1.0, abs=0.02)
    offers = [row["offer"] for row in data["months"]]
    assert [row["month"] for row in data["months"]] == [3, 6, 9]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(offers))
    gone = [row["gone"] for row in data["cash"]]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(gone))
    assert all(row["low"] <= row["median"] <= row["high"] for row in data["cash"])
    assert data["difference"] < 0.02
    assert {"name", "low", "high", "low_pay", "high_pay", "origin"} <= data["tornado"][0].keys()
    assert {row["mode"] for row in data["least"]} == {"none"}
    assert "that you have a job" not in (data["missing"] or "")


def test_why_goes_down_to_the_journal_and_the_source(ashore: Run, folder: Path) -> None:
    note = "ok\x1b[31mred\x1b]0;title\x07"
    ashore("-w", folder, "log", "applied", "20", "--role", PM, "--note", note)
    result = ashore("-w", folder, "why", "interview")
    said = joined(result.out, "en")
    assert "3.3%" in said
    assert "2026-11-25, entry 1: 20 applications" in said
    assert "https://staffinghub.com/?p=14337" in said
    assert "\x1b" not in result.out
    assert "\x07" not in result.out
    chinese = joined(ashore("-w", folder, "why", "interview", "--lang", "zh").out, "zh")
    assert "2026-11-25，第1条" in chinese
    branch = ashore("-w", folder, "why", "1.1", "--json").data
    assert branch["text"].startswith("1.1  ")
    assert any("weight" in child["text"] for child in branch["because"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_node_is_told_what_can_be_asked(ashore: Run, folder: Path, language: str) -> None:
    result = ashore("-w", folder, "why", "9.9.9.9", "--json", "--lang", language)
    assert result.status == 2
    error = result.envelope["error"]
    assert error["code"] == "unknown_node"
    for name in ("1.1", "interview", "best", "spending"):
        assert name in error["remedy"]
    near = ashore("-w", folder, "why", "intervew", "--json", "--lang", language).envelope["error"]
    assert near["code"] == "near_node"
    assert "interview" in near["remedy"]


@pytest.mark.parametrize(
    ("language", "verdict"), [("en", "It would not change your decision"), ("zh", "它不会改变你现在的决定")]
)
def test_next_says_what_would_not_change_anything(ashore: Run, folder: Path, language: str, verdict: str) -> None:
    me(folder, FEW + "job: trader\nincome: 30万\ncash: 100万\nspending: 9000\n")
    result = ashore("-w", folder, "next", "--lang", language)
    assert result.status == 0, result.err
    assert result.out.count(verdict) == 2
    assert "ashore log spent 9000" in result.out
    data = ashore("-w", folder, "next", "--json").data
    assert [trial["changes"] for trial in data["trials"]] == [False, False]
    assert "for good" in data["now"]["text"]


@pytest.mark.parametrize("command", [["decide"], ["why", "best"], ["next"]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_of_me_yaml_come_through_with_their_place(
    ashore: Run, folder: Path, command: list[str], language: str
) -> None:
    me(folder, "cash: 5万\nhorizon: 600\n")
    result = ashore("-w", folder, *command, "--lang", language)
    assert (result.status, result.out) == (2, "")
    assert ("第 2 行" if language == "zh" else "line 2") in result.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--set", "cash"], "bad_setting"),
        (["--set", "cash=many"], "setting_number"),
        (["--set", "horizon=600"], "setting_range"),
        (["--set", "readiness=wise"], "setting_readiness"),
        (["--set", "cahs=3"], "near_input"),
        (["--threshold", "moon-phase-xyz"], "unknown_input"),
        (["--role", "astronaut"], "unknown_role"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_to_do(
    ashore: Run, folder: Path, words: list[str], code: str, language: str
) -> None:
    result = ashore("-w", folder, "decide", *words, "--json", "--lang", language)
    assert result.status == 2
    error = result.envelope["error"]
    assert error["code"] == code
    assert error["message"]
    assert error["remedy"]
    assert "{" not in error["message"] + error["remedy"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cash_below_the_own_limit_is_a_mistake(ashore: Run, folder: Path, language: str) -> None:
    me(folder, FEW + "cash: 5000\nlimits: {cash_never_below: 1万}\n")
    early = ashore("-w", folder, "decide", "--json", "--lang", language).envelope["error"]
    assert early["code"] == "me_below_limit"
    assert early["remedy"]
    me(folder, FEW + "cash: 2万\nlimits: {cash_never_below: 1万}\n")
    error = ashore("-w", folder, "decide", "--set", "cash=5000", "--json", "--lang", language).envelope["error"]
    assert error["code"] == "cash_below_limit"
    assert "5,000" in error["message"]
    assert "10,000" in error["message"]
    assert "me.yaml" in error["remedy"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("horizon: 1\n", None),
        ("horizon: 3\nspending: 0\n", None),
        ("horizon: 3\noptions: {apply: no, referral_chat: no}\n", "stop"),
    ],
)
def test_the_ends_of_what_may_be_given(ashore: Run, folder: Path, text: str, way: str | None) -> None:
    me(folder, text)
    result = ashore("-w", folder, "decide", "--lang", "zh")
    assert result.status == 0, result.err
    assert "nan" not in result.out
    if way is not None:
        assert "100 人里 0 人" in result.out
        assert ashore("-w", folder, "why", "1", "--json").data["text"].startswith("1  stay")
        assert ashore("-w", folder, "next").status == 0


LIMIT: Final = "limits: {ruin_chance_at_most: 3%}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_on_running_out_that_nothing_keeps_is_told(ashore: Run, folder: Path, language: str) -> None:
    me(folder, FEW + POOR.replace("30000", "9000") + LIMIT)
    data = ashore("-w", folder, "decide", "--json", "--lang", language).data
    assert data["ruin"] > 0.03
    assert data["limit"] in data["sentences"]
    assert ("没有哪个计划守得住" if language == "zh" else "No plan keeps it") in data["limit"]
    assert f"{data['ruin']:.1%}" in data["limit"]


def test_a_limit_on_running_out_shapes_the_plan(ashore: Run, folder: Path) -> None:
    me(folder, FEW + POOR.replace("30000", "33000"))
    free = ashore("-w", folder, "decide", "--json").data
    assert free["limit"] is None
    assert free["ruin"] > 0.2
    me(folder, FEW + POOR.replace("30000", "33000") + LIMIT.replace("3%", "20%"))
    data = ashore("-w", folder, "decide", "--json").data
    assert data["ruin"] <= 0.2
    assert data["pay"] < free["pay"]
    assert data["limit"].startswith("Your limit shapes this plan")
    assert f"{free['ruin']:.1%}" in data["limit"]
    assert data["changes"], "the limit itself is news"
    assert not any(step["tied"] for step in data["steps"])
