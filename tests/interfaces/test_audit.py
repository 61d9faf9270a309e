"""``ashore audit`` as a person types it; no workspace is there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ashore.words import LANGUAGES, Language
from tests.interfaces.conftest import Run

PROJECTS = Path(__file__).resolve().parents[1] / "data" / "projects"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_both_languages(ashore: Run, language: Language) -> None:
    result = ashore("--lang", language, "audit", PROJECTS / f"beginner.{language}.md")
    assert (result.status, result.err) == (0, "")
    assert "audit." not in result.out
    for mark in ("✓", "◐", "–"):
        assert mark in result.out
    last = {"en": "5 answered, 2 half answered, 2 said not done, 0 not answered", "zh": "说明没做 2 题，没答 0 题"}
    assert last[language] in result.out


def test_the_same_in_json(ashore: Run) -> None:
    path = PROJECTS / "beginner.en.md"
    data = ashore("audit", path, "--json").data
    text = path.read_text(encoding="utf-8")
    assert data["counts"] == {"answered": 5, "half": 2, "not_done": 2, "open": 0}
    assert data["first"] == ["from_zero", "selection", "ab_test"]
    assert [row["question"] for row in data["answers"]][:3] == ["from_zero", "shipped", "model"]
    for row in data["answers"]:
        assert {"status", "asked", "quotes", "missing", "follow_up", "measure", "reported"} <= row.keys()
        for quote in row["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_standard_input(ashore: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO("准确率 92%，在 300 条测试样本上测的。".encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    data = ashore("audit", "-", "--json").data
    assert data["counts"]["answered"] == 1


def test_no_number_is_said_first(ashore: Run) -> None:
    assert ashore("audit", PROJECTS / "buzzword.en.md").out.startswith("There is no number in it")


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_files(ashore: Run, language: Language, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "long.md").write_text("word " * 50_000, encoding="utf-8")
    (tmp_path / "two").mkdir()
    for name in "ab":
        (tmp_path / "two" / f"{name}.md").write_text("准确率 92%", encoding="utf-8")
    expected = {
        "empty.md": "empty_file",
        "long.md": "audit_too_long",
        "two": "audit_several",
        "nowhere.md": "missing_file",
    }
    for name, code in expected.items():
        result = ashore("--lang", language, "audit", tmp_path / name)
        assert (result.status, result.out) == (2, "")
        assert len(result.err.strip().splitlines()) == 2
        assert ashore("--json", "audit", tmp_path / name).envelope["error"]["code"] == code
    assert ashore("audit", tmp_path / "binary.md").status == 2
    assert "20,000" in ashore("--lang", language, "audit", tmp_path / "long.md").err


def test_what_a_terminal_would_obey_is_not_printed(ashore: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text("准确率\x1b[31m 92%，测试集 300 条 \u202e。", encoding="utf-8")
    out = ashore("audit", path).out
    assert "\u202e" not in out
    assert "\x1b[31m 92" not in out
