"""``ashore log`` as a person types it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashore.interfaces.cli.commands import log_
from tests.interfaces.conftest import Result, Run

PM = "ai_product_manager"


@pytest.fixture
def log(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call ``ashore log`` with these words, on the 25th of November 2026."""
    monkeypatch.setattr(log_, "today", lambda: date(2026, 11, 25))
    ashore("init", tmp_path / "ws")

    def run(*words: str) -> Result:
        return ashore("-w", tmp_path / "ws", "log", *words)

    return run


def test_none_of_twenty_moves_the_belief(log: Run) -> None:
    result = log("applied", "20", "--role", PM)
    assert result.status == 0
    assert "interviews per application: 5.0% -> 3.3% (Beta(2, 38) -> Beta(2, 58))" in result.out
    assert "median 4.3% -> 2.8%; 90% between 0.6% and 7.8%" in result.out
    assert "taken as open it would be 5.0% (Beta(2, 38))" in result.out


def test_the_same_in_chinese(log: Run) -> None:
    result = log("applied", "二十", "--role", "AI产品经理", "--lang", "zh")
    assert "每次投递换来面试：5.0% -> 3.3%（Beta(2, 38) -> Beta(2, 58)）" in result.out
    assert "中位数 4.3% -> 2.8%" in result.out
    assert "AI 产品经理" in result.out


def test_the_envelope_holds_the_entry_and_both_beliefs(log: Run) -> None:
    data = log("applied", "20", "--role", PM, "--on", "2026-11-03", "--note", "Boss直聘", "--json").data
    assert data["entry"]["id"] == 1
    assert (data["entry"]["day"], data["entry"]["count"], data["entry"]["note"]) == ("2026-11-03", 20, "Boss直聘")
    interview = data["beliefs"]["interview"]
    assert (interview["before"]["a"], interview["before"]["b"]) == (2, 38)
    assert (interview["after"]["a"], interview["after"]["b"]) == (2, 58)
    assert interview["after"]["low"] < interview["after"]["median"] < interview["after"]["high"]
    assert log("spent", "7000", "--json").data["beliefs"] is None


def test_a_whole_search(log: Run) -> None:
    log("applied", "20", "--role", PM)
    interview = log("interview", "--role", PM)
    assert "3.3% -> 5.0% (Beta(2, 58) -> Beta(3, 57))" in interview.out
    assert "interviews still open: 1; nothing of their silence counts yet" in interview.out
    hint = log("rejected", "--role", PM)
    assert f"ashore log rejected --after interview --role {PM}" in hint.out
    assert "Beta(2, 8) -> Beta(2, 9)" in log("rejected", "--after", "interview", "--role", PM).out
    assert "changes no rate" in log("referral", "--role", PM).out
    assert "Beta(3, 57)" in log("interview", "--via", "referral", "--role", PM).out
    offer = log("offer", "--role", PM, "--pay", "1.2万")
    assert "Beta(2, 9) -> Beta(3, 9)" in offer.out
    assert "¥15,000 -> ¥13,925" in offer.out
    assert "me.yaml" in log("salary", "9000").out
    assert "13," in log("salary", "15k", "--role", PM, "--gross").out
    assert "mean of the last months" in log("spent", "七千").out
    rows = log("list", "--json").data
    kinds = "applied interview rejected rejected referral interview offer salary salary spent"
    assert [row["kind"] for row in rows] == kinds.split()


def test_undo_takes_back_and_restores(log: Run) -> None:
    before = log("applied", "20", "--role", PM, "--json").data["beliefs"]["interview"]["before"]
    undone = log("undo", "--json").data
    assert undone["entry"]["id"] == 1
    assert undone["beliefs"]["interview"]["after"] == before
    assert [row["undone"] for row in log("list", "--json").data] == [True, False]
    shown = log("list").out
    assert "taken back" in shown
    assert "takes back entry 1" in shown
    log("salary", "9000")
    assert log("undo", "3", "--lang", "zh").out.startswith("已撤回第 3 条")


def test_open_applications_wait(log: Run) -> None:
    result = log("applied", "20", "--role", PM, "--open")
    assert "5.0%, as before (Beta(2, 38))" in result.out
    assert "applications still open: 20; nothing of their silence counts yet" in result.out


def test_an_empty_journal_says_how_to_begin(log: Run) -> None:
    assert "ashore log applied 20" in log("list").out
    assert log("list", "--json").data == []


MISTAKES = {
    "unknown_role": ["applied", "3", "--role", "astronaut"],
    "role_missing": ["applied", "3"],
    "bad_count": ["applied", "0", "--role", PM],
    "bad_date": ["spent", "7000", "--on", "2026-02-30"],
    "future_outcome": ["spent", "7000", "--on", "2026-11-26"],
    "negative_amount": ["salary", "-500"],
    "unlikely_amount": ["salary", "15"],
    "bad_amount": ["spent", "面议"],
    "value_missing": ["salary"],
    "not_of_kind": ["spent", "7000", "--pay", "3"],
    "more_interviews": ["interview", "--role", PM],
    "more_referred": ["interview", "--via", "referral", "--role", PM],
    "more_offers": ["offer", "--role", PM],
    "more_rejections": ["rejected", "--role", PM],
    "no_such_outcome": ["undo", "7"],
    "nothing_logged": ["undo"],
}


@pytest.mark.parametrize("code", MISTAKES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_mistakes_are_told_with_what_to_do_and_write_nothing(log: Run, code: str, language: str) -> None:
    result = log(*MISTAKES[code], "--json", "--lang", language)
    assert result.status == 2
    error = result.envelope["error"]
    assert error["code"] == code
    assert error["message"]
    assert error["remedy"]
    assert "{" not in error["message"] + error["remedy"]
    assert log("list", "--json").data == []


@pytest.mark.parametrize(
    "words",
    [
        ["list", "3"],
        ["list", "--role", PM],
        ["undo", "--on", "2026-11-03"],
        ["applied", "3", "--role", PM, "--via", "referral"],
        ["interview", "--role", PM, "--after", "interview"],
        ["rejected", "--role", PM, "--via", "application"],
        ["offer", "--role", PM, "--open"],
        ["spent", "7000", "--role", PM],
        ["spent", "7000", "--gross"],
        ["applied", "3", "--role", PM, "--gross"],
    ],
)
def test_what_an_entry_does_not_take_is_told(log: Run, words: list[str]) -> None:
    assert log(*words, "--json").envelope["error"]["code"] == "not_of_kind"
    assert log("list", "--json").data == []


def test_taking_back_what_interviews_rest_on_is_refused(log: Run) -> None:
    log("applied", "20", "--role", PM)
    log("interview", "3", "--role", PM)
    result = log("undo", "1", "--json")
    assert result.envelope["error"]["code"] == "more_interviews"
    log("undo", "2")
    assert log("undo", "2", "--json").envelope["error"]["code"] == "undone_already"
    assert log("undo", "--json").data["entry"]["id"] == 1


@pytest.mark.parametrize("words", [["hired", "3"], [], ["applied", "3", "--nonsense"], ["applied", "3", "4"]])
def test_a_line_that_cannot_be_read(log: Run, words: list[str]) -> None:
    assert log(*words, "--json").envelope["error"]["code"] == "usage"
