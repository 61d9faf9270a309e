"""``ashore funnel`` as a person types it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.interfaces.cli.commands import funnel_
from tests.interfaces.conftest import Result, Run

PM, TRAINER = "ai_product_manager", "ai_trainer"
TODAY = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "ws") as workspace:
        for number in range(6):
            applied = workspace.log(
                "applied", role=PM, on="2026-10-01", company=f"c{number}", channel="官网", city="上海", today=TODAY
            )
            workspace.log(
                "rejected",
                role=PM,
                on=f"2026-10-0{number + 2}",
                company=f"c{number}",
                answers=applied.id,
                today=TODAY,
            )
        workspace.log("applied", role=TRAINER, count=20, on="2026-10-01", channel="BOSS直聘", today=TODAY)
    return tmp_path / "ws"


@pytest.fixture
def funnel(ashore: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call ``ashore funnel`` with these words, on the 25th of November 2026."""
    monkeypatch.setattr(funnel_, "today", lambda: TODAY)

    def run(*words: str) -> Result:
        return ashore("-w", folder, "funnel", *words)

    return run


def test_role_families_side_by_side(funnel: Run) -> None:
    found = funnel()
    assert found.status == 0
    assert "AI trainer\n    applied 20 · still open 0" in found.out
    assert "interview per application 3.3% (0.6% – 7.8%)" in found.out
    assert "All together\n    applied 26" in found.out
    assert "cannot be told yet" in found.out
    assert "rates: cannot be told" not in found.out
    assert "Of the 6 answers that came, half came within 3 days and nine of ten within 6." in found.out
    assert "ashore funnel --turn" in found.out


def test_one_role_family_by_channel_in_chinese(funnel: Run) -> None:
    found = funnel("--role", "AI训练师", "--lang", "zh")
    assert "AI 训练师：渠道" in found.out
    assert "BOSS直聘\n    投递 20 · 还在等 0" in found.out
    assert "投一份换来面试 3.3%（0.6% – 7.8%）" in found.out
    assert "没有回音" not in found.out.splitlines()[0]


def test_the_envelope(funnel: Run) -> None:
    data = funnel("--role", PM, "--by", "city", "--answers", "--json").data
    assert (data["role"], data["by"]) == (PM, "city")
    assert [row["name"] for row in data["rows"]] == ["上海"]
    assert data["rows"][0]["counts"]["refused"] == 6
    assert data["rows"][0]["interview"]["b"] == 44
    assert data["answers"]["curve"][0]["waiting"] == 100
    assert data["turn"] is None


def test_the_curve_as_a_table(funnel: Run) -> None:
    out = funnel("--role", PM, "--answers").out
    assert "No answer yet" in out
    assert "50%" in out


def test_the_turn_of_the_decision_that_was_kept(funnel: Run, folder: Path) -> None:
    turn = {
        "applications": 18, "month": 2, "batch": 10, "employed": True,
        "before": {"act": "apply", "role": TRAINER}, "after": {"act": "give_up", "role": ""},
    }  # fmt: skip
    with Workspace.open(folder) as workspace, workspace._store.database.transaction():
        kept = {"day": "2026-11-20", "entry": 13, "turn": turn}
        workspace._store.set_meta("decision", json.dumps(kept))
    out = funnel("--role", TRAINER).out
    assert "About 18 more applications without an interview (2 batches of 10)" in out
    assert "“stay in the present job for good”" in out
    with Workspace.open(folder) as workspace, workspace._store.database.transaction():
        workspace._store.set_meta("decision", "{broken")
    assert funnel("--role", TRAINER, "--json").data["turn"] is None


def test_nothing_was_written_down(ashore: Run, tmp_path: Path) -> None:
    ashore("init", tmp_path / "new")
    assert "ashore log applied 20" in ashore("-w", tmp_path / "new", "funnel").out
    found = ashore("-w", tmp_path / "new", "funnel", "--json").data
    assert (found["rows"], found["total"]["counts"]["applied"]) == ([], 0)


@pytest.mark.parametrize(("lang", "part"), [("en", "nobody"), ("zh", "nobody")])
def test_an_unknown_role_is_named(funnel: Run, lang: str, part: str) -> None:
    found = funnel("--role", "nobody", "--lang", lang)
    assert found.status == 2
    assert part in found.err


def test_an_unknown_grouping_names_those_there_are(funnel: Run) -> None:
    assert "role, channel, city, company" in funnel("--by", "weather").err
