"""``ashore offers`` as a person types it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.interfaces.cli.commands import offers_
from ashore.journal import Outcome
from tests.interfaces.conftest import Result, Run
from tests.interfaces.offers import DOLPHIN, ME, PM, POLARIS, write


@pytest.fixture
def bare(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call ``ashore offers`` with these words, on the 25th of November 2026, in an empty workspace."""
    monkeypatch.setattr(offers_, "today", lambda: date(2026, 11, 25))
    ashore("init", tmp_path / "ws")

    def run(*words: str) -> Result:
        return ashore("-w", tmp_path / "ws", "offers", *words)

    return run


@pytest.fixture
def offers(bare: Run, tmp_path: Path) -> Run:
    """Call it where two offers stand in the journal."""
    write(tmp_path / "ws")
    return bare


def test_where_there_is_none_it_says_how_to_write_one_down(bare: Run) -> None:
    assert "ashore log offer --role" in bare().out
    assert "ashore log offer --role" in bare("--lang", "zh").out
    assert bare("--json").data == []


def test_all_offers_with_their_numbers(offers: Run) -> None:
    shown = offers().out
    assert "    4  2026-11-10  Polaris  AI product · Shanghai" in shown
    assert "¥22,000 a month before deductions × 12; " in shown
    assert "stood until 2026-11-20" in shown
    assert "Side by side: ashore offers 4 3" in shown
    assert "每月税前 ¥20,000 × 14" in offers("--lang", "zh").out
    assert [row["key"] for row in offers("--json").data] == ["4", "3"]


def test_two_side_by_side(offers: Run) -> None:
    """A year of both, for one contract ends: 22,000 x 12 + 40,000 = 304,000; 6 x 16,000 + 6 x 20,000 + 40,000."""
    shown = offers("3", "4").out
    assert "What each is worth (months looked at: 12)" in shown
    for line in ("¥304,000", "¥256,000", "▶ Polaris", "6 months at 80%", "Equity, apart", "¥50,000"):
        assert line in shown
    assert "The contract of Polaris ends after 12 months" in shown
    assert "Polaris is in Shanghai, 海豚智能 in 杭州" in shown
    assert "That is a default (anything between 70% and 88% may be true)" in " ".join(shown.split())
    assert "海豚智能 does not say: bonus, signing bonus, equity." in shown
    assert "ashore offers --ask 3:4" in shown
    assert "What to ask of" not in shown
    data = offers("4", "3", "--json").data
    assert (data["months"], data["horizon"], data["best"], data["reservation"]) == (12, 24, ["4"], None)
    assert [side["gross"] for side in data["offers"]] == pytest.approx([304_000, 256_000])
    assert [side["total"] for side in data["offers"]] == pytest.approx([237_120, 199_680])


def test_the_same_in_chinese(offers: Run) -> None:
    shown = offers("3", "4", "--lang", "zh").out
    for line in (
        "各值多少（看 12 个月）",
        "试用期",
        "6 个月，发 80%",
        "固定期限，12 个月",
        "对你最值的是Polaris",
        "这是默认值",
    ):
        assert line in shown


def test_what_to_ask_for(offers: Run) -> None:
    data = offers("--ask", "3:4", "--json").data
    (table,) = data["asks"]
    assert table["keys"] == ["3", "4"]
    asked = {line["term"]: line for line in table["lines"]}
    assert asked["Monthly base"]["now"] == "¥20,000"
    assert asked["Monthly base"]["found"]
    assert "looked as far as 100%" in asked["Pay in the probation"]["asked"]
    shown = offers("--ask", "3：4", "--lang", "zh").out
    assert "向海豚智能争取什么（和Polaris比）" in shown
    assert f"¥20,000 → {asked['Monthly base']['asked']}" in shown
    assert "there is nothing to ask for" in offers("--ask", "4:3").out


def test_beside_the_present_job(offers: Run) -> None:
    shown = offers("3", "now").out
    assert "the job you have" in shown
    assert "¥12,000" in shown
    assert offers("#3", "现在", "--json").data["best"] == ["3"]
    assert "as much as" in offers("3").out


def test_months_to_look_at(offers: Run) -> None:
    assert offers("3", "--horizon", "6", "--json").data["months"] == 6
    for typed in ("0", "200", "soon"):
        assert offers("3", "--horizon", typed, "--json").envelope["error"]["code"] == "bad_months"


def test_beside_the_least_pay_of_the_plan(offers: Run, tmp_path: Path) -> None:
    """The plan is solved once, and kept until something that it rests on changes."""
    (tmp_path / "ws" / "me.yaml").write_text(ME.replace("horizon: 24", "horizon: 6"), encoding="utf-8")
    found = offers("3", "--plan", "--json").data
    least = found["reservation"]["pay"][PM]
    assert found["reservation"]["day"] == "2026-11-25"
    assert least > 0
    shown = offers("3").out
    lead = found["offers"][0]["planned"] - least
    assert f"¥{abs(round(lead)):,} {'above' if lead > 0 else 'below'}" in shown
    assert "your plan of 2026-11-25" in " ".join(shown.split())
    with Workspace.open(tmp_path / "ws") as workspace:
        workspace.log("spent", amount=5_000)
        assert workspace.reservation() is None


MORE = (
    Outcome("offer", "2026-11-13", PM),
    Outcome("offer", "2026-11-14", PM, amount=10_000_000.0, company="A year's pay"),
    Outcome("offer", "2026-11-14", PM, amount=0.0, company="Nothing"),
    replace(DOLPHIN, amount=21_000.0),
    Outcome("undo", "2026-11-15", PM, undoes=8),
    replace(POLARIS, amount=23_000.0, replaces=4),
)
MISTAKES = {
    "no_such_offer": ("99", "3"),
    "not_an_offer": ("1", "3"),
    "offer_without_pay": ("5", "3"),
    "offer_pay": ("6", "3"),
    "offer_taken_back": ("8", "3"),
    "offer_twice": ("3", "03"),
    "too_many_offers": ("3", "10", "5", "6", "7", "11", "12"),
    "bad_ask": ("--ask", "3"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cannot_be_compared_is_told(bare: Run, tmp_path: Path, language: str) -> None:
    write(tmp_path / "ws", *MORE)
    told = set()
    for code, words in {**MISTAKES, "offer_pay ": ("7", "3")}.items():
        result = bare(*words, "--json", "--lang", language)
        error = result.envelope["error"]
        assert (error["code"], result.status) == (code.strip(), 2), words
        told.add(error["message"])
        number = next(word for word in words if word != "--ask")
        assert number.removeprefix("0") in error["message"] or code in {"offer_twice", "too_many_offers"}
    assert len(told) == len(MISTAKES) + 1
    (tmp_path / "ws" / "me.yaml").write_text("job: none\n", encoding="utf-8")
    assert bare("3", "now", "--json", "--lang", language).envelope["error"]["code"] == "no_present_job"
    shown = bare("--lang", language).out
    assert "¥10,000,000" in shown
    assert "ashore log fix 5 --pay" in shown


def test_one_company_twice(bare: Run, tmp_path: Path) -> None:
    write(tmp_path / "ws", replace(DOLPHIN, amount=21_000.0))
    shown = bare("3", "5").out
    assert "Entries 3, 5 are both of 海豚智能" in shown
    assert "海豚智能 (entry 5)" in shown
