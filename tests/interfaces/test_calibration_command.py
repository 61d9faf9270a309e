"""``ashore calibration`` as a person reads it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.interfaces.cli.commands import calibration_
from tests.interfaces.conftest import Run

PM = "ai_product_manager"
START = date(2026, 1, 5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve batches of ten, one a month, half of them with an interview; the last is open."""
    monkeypatch.setattr(calibration_, "today", lambda: START + timedelta(days=340))
    with Workspace.create(tmp_path / "ws") as workspace:
        for month in range(12):
            day = START + timedelta(days=30 * month)
            workspace.log("applied", role=PM, count=10, today=day)
            if month % 2 == 0:
                workspace.log("interview", role=PM, today=day + timedelta(days=9))
        return workspace.folder


def test_the_sentence_comes_first(ashore: Run, folder: Path) -> None:
    lines = ashore("-w", folder, "calibration").out.splitlines()
    assert lines[0].startswith("Of 11 forecasts that said")
    assert "6 came true: that fits, but so few prove little." in " ".join(lines[:2])
    assert any("an error of 15 points" in line for line in lines[1:4])
    assert any(line.startswith("  Interviews from applications just sent") for line in lines)
    open_ = lines.index("Still open")
    assert lines[open_ + 1].startswith(f"  {(START + timedelta(days=354)).isoformat()}  AI product")


def test_the_same_in_chinese(ashore: Run, folder: Path) -> None:
    out = ashore("-w", folder, "calibration", "--lang", "zh").out
    assert out.startswith("11 条预测平均说的是")
    assert "还没到日子的" in out
    assert "刚投的简历带来几次面试" in out


def test_the_envelope_holds_every_number(ashore: Run, folder: Path) -> None:
    data = ashore("-w", folder, "calibration", "--json").data
    assert data["together"]["count"] == 11
    assert data["together"]["began_brier"] is None, "what is no number is null"
    assert [one["state"] for one in data["forecasts"]] == ["known"] * 11 + ["open"]
    assert data["forecasts"][0]["forecast"]["said"]["a"] == 2
    assert data["kinds"][0]["states"] == {"known": 11, "open": 1}
    assert data["kinds"][0]["counts"]["test"]["happened"] == 6


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "No forecast has been stored yet"), ("zh", "还没有存下任何预测")]
)
def test_an_empty_workspace_says_so(ashore: Run, tmp_path: Path, language: str, sentence: str) -> None:
    ashore("init", tmp_path / "ws")
    found = ashore("-w", tmp_path / "ws", "calibration", "--lang", language)
    assert (found.status, sentence in found.out) == (0, True)
