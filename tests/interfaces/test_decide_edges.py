"""``ashore decide``, ``why`` and ``next`` with what-ifs, odd input, text from outside, and a new machine."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ashore.interfaces.cli.commands import decide_, log_
from ashore.interfaces.cli.terminal import columns
from ashore.interfaces.cli.wrapping import wrapped
from ashore.plans.sensitivity import tornado
from ashore.reports.plans import decision
from tests.interfaces.conftest import Result, Run

PM = "ai_product_manager"
SHORT = "job: designer\nincome: 12000\ncash: 50000\nspending: 6000\nhours: 10\nreadiness: mature\nhorizon: 6\n"
TINY = "readiness: mature\nhorizon: 3\noptions: {apply: no, referral_chat: no, project: no}\n"
STORY = (
    "离开车间之后\n\n记者 闻溪 2025-03-20\n\n"
    "老魏今年46岁，在汽车厂做了二十年质检，想转行做AI产品经理，半年里\x1b[31m投了60份简历，只收到3个面试邀请，"
    "一个offer都没有拿到。今年2月，他回到原来的车间，不再找了。\n"
)

Live = Callable[..., Result]


@pytest.fixture
def live(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Live:
    """Call in a workspace of a designer who looks six months ahead; only two inputs are looked through."""
    few = functools.partial(tornado, names=("cash", "income"))
    monkeypatch.setattr(decision, "tornado", few)
    for module in (decide_, log_):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 25))
    ashore("init", tmp_path / "ws")
    me(tmp_path, SHORT)
    return lambda *words: ashore("-w", tmp_path / "ws", *words)


def me(folder: Path, text: str) -> None:
    (folder / "ws" / "me.yaml").write_text(text, encoding="utf-8")


def chains(row: dict[str, Any]) -> list[str]:
    return [row["text"], *(text for child in row["because"] for text in chains(child))]


def test_why_goes_down_to_the_quote_of_a_story(live: Live, tmp_path: Path) -> None:
    (tmp_path / "老魏.md").write_text(STORY, encoding="utf-8")
    live("add", tmp_path / "老魏.md", "--kind", "story")
    live("log", "applied", "20", "--role", PM, "--on", "2026-11-03")
    live("log", "spent", "7000")
    branches = live("decide", "--json").data["steps"][0]["then"]
    branch = next(row["id"] for row in branches if "interview" in row["text"])
    told = chains(live("why", branch, "--json").data)
    assert told[0].startswith(branch)
    for parts in (
        ("60 applications, 3 interviews",),
        ("投了60份简历", "老魏.md"),
        ("2026-11-03, entry 1: 20 applications",),
        ("me.yaml, line 2",),
        ("CareerPlug",),
    ):
        assert any(all(part in text for part in parts) for text in told), parts
    assert "2026-11-25, entry 2: spent ¥7,000" in live("why", "spending").out
    assert "\x1b" not in live("why", branch).out


def test_role_names_from_outside_obey_no_terminal(live: Live, tmp_path: Path) -> None:
    (tmp_path / "ws" / "vocabulary" / "roles.tsv").write_text(
        "bee\x1b[2J_keeper\t养蜂\tzh=养蜂人; en=Bee keeping\n", encoding="utf-8"
    )
    me(tmp_path, "readiness: mature\nhorizon: 1\noptions: {apply: {养蜂人: yes}}\n")
    for words in (["decide"], ["next"], ["why", "best"]):
        result = live(*words)
        assert result.status == 0
        assert "\x1b" not in result.out + result.err


def test_a_what_if_says_so_and_keeps_nothing(live: Live) -> None:
    shown = live("decide", "--set", "现金=2万", "--set", "readiness=练过").out
    assert shown.startswith("What if: cash to live on ¥20,000; readiness “practised”")
    assert "¥20,000 (what if)" in shown
    assert live("decide", "--json").data["changes"] == []
    told = live("decide", "--set", "cash=2万", "--json", "--lang", "zh").data
    assert "不会存下来" in told["what_if"]
    assert told["changes"] == []
    assert "nothing that counts has changed" in live("decide", "--json").data["changes"][0]


def test_a_changed_file_is_told_with_its_numbers(live: Live, tmp_path: Path) -> None:
    live("decide", "--json")
    me(tmp_path, SHORT.replace("cash: 50000", "cash: 20000").replace("mature", "practised"))
    told = " ".join(live("decide", "--json").data["changes"])
    assert "cash ¥50,000 -> ¥20,000" in told
    assert "readiness mature -> practised" in told


def test_interviews_raise_the_belief_and_the_worth(live: Live) -> None:
    live("log", "applied", "20", "--role", PM)
    live("decide", "--json")
    live("log", "applied", "10", "--role", PM)
    live("log", "interview", "2", "--role", PM)
    told = " ".join(live("decide", "--json", "--lang", "zh").data["changes"])
    assert "拿到面试 2 次" in told
    assert "3.3% -> 5.7%" in told  # (2 + 2) / (40 + 30)
    assert "每月多值" in told


def test_a_snapshot_that_cannot_be_read_is_left_alone(live: Live, tmp_path: Path) -> None:
    from ashore.store import Store

    me(tmp_path, TINY)
    for text in ("no json", "[]", '{"version": 1}', '{"version": 99, "day": "2026-11-01"}'):
        store = Store.open(tmp_path / "ws")
        store.set_meta("decision", text)
        store.close()
        assert live("decide", "--json").data["changes"] == []


def test_a_threshold_and_wider_caps(live: Live) -> None:
    data = live("decide", "--wider", "--threshold", "现金", "--json").data
    assert re.search(r"worth ¥[\d,]+ -> ¥[\d,]+ a month", data["wider"])
    assert all("cash to live on" in line for line in data["threshold_lines"])
    assert data["threshold_lines"]


MISTAKES = {
    "near_input": ["decide", "--set", "spendin=3"],
    "unknown_input": ["decide", "--threshold", "天气预报"],
    "bad_setting": ["decide", "--set", "cash"],
    "setting_number": ["decide", "--set", "cash=many"],
    "setting_range": ["decide", "--set", "horizon=600"],
    "setting_readiness": ["decide", "--set", "readiness=genius"],
    "unknown_role": ["next", "--role", "astronaut"],
    "unknown_node": ["why", "7.7.7"],
    "near_node": ["why", "intervew"],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", MISTAKES)
def test_mistakes_are_told_with_what_to_do(code: str, language: str, live: Live, tmp_path: Path) -> None:
    me(tmp_path, TINY)
    result = live(*MISTAKES[code], "--json", "--lang", language)
    assert result.status == 2
    error = result.envelope["error"]
    assert error["code"] == code
    assert error["message"]
    assert error["remedy"]
    assert "{" not in error["message"] + error["remedy"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("limits: {cash_never_below: 60000}\n", "cash_below_limit"),
        ("assumptions: {learn_started: 0}\n", "zero_input"),
    ],
)
def test_nothing_can_be_planned_with_it(text: str, code: str, live: Live, tmp_path: Path) -> None:
    me(tmp_path, text)
    for words in (["decide"], ["next"], ["why", "best"]):
        result = live(*words, "--json")
        assert (result.status, result.envelope["error"]["code"]) == (2, code)


@pytest.mark.parametrize(
    "node", ["interview", "offer", "pay", "cash", "ruin", "best", "1", "2", "开销", "layoff_year"]
)
def test_everything_can_be_asked(node: str, live: Live, tmp_path: Path) -> None:
    me(tmp_path, SHORT.replace("horizon: 6", "horizon: 1"))
    result = live("why", node, "--lang", "zh")
    assert (result.status, result.err) == (0, "")
    assert "← " in result.out


def test_next_ranks_by_worth_after_cost(live: Live) -> None:
    data = live("next", "--json").data
    nets = [trial["net"] for trial in data["trials"]]
    assert nets == sorted(nets, reverse=True)
    for trial in data["trials"]:
        assert trial["net"] == pytest.approx(trial["information"] - trial["cost"])
        assert sum(outcome["chance"] for outcome in trial["outcomes"]) == pytest.approx(1)
        assert ("would not change your decision" in trial["verdict"]) is not trial["changes"]


def test_money_that_is_gone_is_nothing_and_no_debt(live: Live, tmp_path: Path) -> None:
    me(tmp_path, "job: none\ncash: 1000\nspending: 6000\nhorizon: 6\nreadiness: mature\n")
    data = live("decide", "--json").data
    assert data["ruin"] > 0.1
    assert all(row["low"] >= 0 for row in data["cash"])
    assert "−¥" not in live("decide").out.split("Money over time")[1].split("ruin line")[0]


def test_compiling_is_announced_and_not_in_json(
    live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ashore.engine import backend

    me(tmp_path, TINY)
    monkeypatch.setattr(backend, "is_warm", lambda: False)
    assert "ompil" in live("decide").err
    assert "编译" in live("decide", "--lang", "zh").err
    assert live("decide", "--json").err == ""
    assert live("decide", "--help").err == ""


@pytest.mark.parametrize(
    "text",
    [
        "一二三四五六七八九十，一二三四五六七八九十。",
        "one two three four five six seven",
        "¥1,000（我们猜的）到 ¥2,000",
    ],
)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, 20)
    assert all(columns(line) <= 22 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line[:1] not in "，。）" for line in lines)
