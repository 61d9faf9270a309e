"""``ashore decide``, ``why`` and ``next`` as a person types them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ashore.interfaces.cli.commands import decide_, log_
from ashore.interfaces.cli.plan_show import wrapped
from ashore.interfaces.cli.terminal import columns
from ashore.plans.sensitivity import tornado
from ashore.reports.plans import decision
from tests.interfaces.conftest import Result, Run

PM = "ai_product_manager"
JARGON = re.compile(r"bayes|\bmdp\b|posterior|\bpolicy\b|markov|后验|贝叶斯|马尔可夫", re.IGNORECASE)
DESIGNER = (
    "job: designer\nincome: 12000\ncash: 50000\nspending: 6000\nhours: 10\nreadiness: practised\nhorizon: 12\n"
)
SHORT = DESIGNER.replace("practised", "mature").replace("horizon: 12", "horizon: 6")
STORY = (
    "离开车间之后\n\n记者 闻溪 2025-03-20\n\n"
    "老魏今年46岁，在汽车厂做了二十年质检，想转行做AI产品经理，半年里\x1b[31m投了60份简历，只收到3个面试邀请，"
    "一个offer都没有拿到。今年2月，他回到原来的车间，不再找了。\n"
)


@pytest.fixture
def screened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look through two inputs instead of all."""
    few = functools.partial(tornado, names=("cash", "income"))
    monkeypatch.setattr(decision, "tornado", few)


@pytest.fixture
def live(ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screened: None) -> Callable[..., Result]:
    """Call in a workspace whose ``me.yaml`` says that a designer looks twelve months ahead, on a fixed day."""
    for module in (decide_, log_):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 25))
    ashore("init", tmp_path / "ws")
    (tmp_path / "ws" / "me.yaml").write_text(DESIGNER, encoding="utf-8")
    return lambda *words: ashore("-w", tmp_path / "ws", *words)


def me(folder: Path, text: str) -> None:
    (folder / "ws" / "me.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_workspace_says_what_is_not_known(
    language: str, ashore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole screening over every default: nothing to search for, so it is quick."""
    ashore("init", tmp_path / "ws")
    me(tmp_path, "horizon: 6\noptions: {apply: no, referral_chat: no, project: no}\n")
    result = ashore("-w", tmp_path / "ws", "--lang", language, "decide", "--tornado")
    assert (result.status, result.err) == (0, "")
    first = result.out.split("\n\n")[0]
    words = (
        ("Not given", "our guess", "ashore me init")
        if language == "en"
        else ("没有写", "我们猜的", "ashore me init")
    )
    for word in (*words, "¥50,000", "¥4,000", "¥8,000"):
        assert word in re.sub(r"\s*\n\s*", " ", first)
    money = result.out[result.out.index("Money over time" if language == "en" else "手头的钱") :]
    assert ("¥50,000 (our guess)" if language == "en" else "¥50,000（我们猜的）") in money
    assert ("our guess" if language == "en" else "我们猜的") in result.out[
        result.out.index("│)" if language == "en" else "│）") :
    ]
    assert not JARGON.search(result.out)
    assert "{" not in result.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_decision_in_both_languages(language: str, live: Callable[..., Result]) -> None:
    result = live("decide", "--lang", language)
    assert (result.status, result.err) == (0, "")
    out = result.out
    assert "▶ 1 " in out
    assert ("(best)" if language == "en" else "（最好）") in out
    assert re.search(r"^ +1\.1 ", out, re.MULTILINE)
    assert re.search(r"\d+ of 100: " if language == "en" else r"100 人里 \d+ 人：", out)
    for word in (
        (
            "What would flip it",
            "as information",
            "month 12",
            "low 5%",
            "ruin line",
            "at which to say yes",
            "100,000 lives",
        )
        if language == "en"
        else ("翻过来", "消息", "第 12 个月", "低的 5%", "花光线", "就该答应", "100,000 段人生")
    ):
        assert word in out
    assert not JARGON.search(out)
    assert "Not given" not in out.split("\n")[0] or "looking for" in re.sub(r"\s+", " ", out.split("\n\n")[0])
    if language == "zh":
        assert not re.search(r"\b(worth|best|month)\b", out.replace("ashore why best", ""))


def test_the_envelope_holds_everything_as_data(live: Callable[..., Result]) -> None:
    data = live("decide", "--json", "--threshold", "cash").data
    assert data["horizon"] == 12
    assert [row["month"] for row in data["months"]] == [3, 6, 12]
    assert [row["month"] for row in data["cash"]] == [0, 3, 6, 9, 12]
    assert data["cash"][0]["median"] == 50000
    assert data["months"][-1]["offer"] == data["offer"]
    best = data["steps"][0]
    assert best["best"]
    assert best["pay"] == data["pay"] == max(step["pay"] for step in data["steps"])
    assert 0.98 <= sum(branch["weight"] for branch in best["then"]) <= 1 + 1e-9
    for branch in best["then"]:
        assert branch["id"].startswith("1.")
        assert sum(then["weight"] for then in branch["then"]) <= 1 + 1e-9
    offers = [row["offer"] for row in data["months"]]
    assert offers == sorted(offers)
    assert len(data["sentences"]) == 3
    assert {bar["name"] for bar in data["tornado"]} == {"cash", "income"}
    assert all(bar["origin"] for bar in data["tornado"])
    assert data["difference"] < 0.03
    assert {row["mode"] for row in data["least"]} == {"job", "none", "bridge"}
    assert data["trials"]
    assert data["threshold_lines"]
    assert data["changes"] == []


def test_what_changed_since_last_time_and_why(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, SHORT)
    first = live("decide", "--json").data
    assert "nothing that counts has changed" in live("decide", "--json").data["changes"][0]
    live("log", "applied", "20", "--role", PM)
    what_if = live("decide", "--set", "cash=3万", "--json").data
    assert what_if["changes"] == []
    shown = live("decide").out
    lines = re.sub(r"\s*\n\s*", " ", shown.split("\n\n")[1 if shown.startswith("Not given") else 0])
    assert "What changed since 2026-11-25" in lines
    assert "20 applications to AI product went unanswered" in lines
    assert "5.0% -> 3.3%" in lines
    assert "off what the plan is worth" in lines
    assert "What is best stays" in lines or "step to take changes" in lines or "What is best changes" in lines
    assert live("decide", "--json").data["pay"] < first["pay"]
    live("log", "applied", "10", "--role", PM)
    live("log", "interview", "2", "--role", PM)
    told = " ".join(live("decide", "--json", "--lang", "zh").data["changes"])
    assert "拿到面试 2 次" in told
    assert "3.3% -> 5.7%" in told
    assert "每月多值" in told


def test_a_changed_file_is_told_too(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, SHORT)
    live("decide", "--json")
    me(tmp_path, SHORT.replace("cash: 50000", "cash: 20000").replace("mature", "practised"))
    told = " ".join(live("decide", "--json").data["changes"])
    assert "cash ¥50,000 -> ¥20,000" in told
    assert "readiness mature -> practised" in told


def test_a_snapshot_that_cannot_be_read_is_left_alone(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, "horizon: 3\noptions: {apply: no, referral_chat: no}\n")
    from ashore.store import Store

    for text in ("no json", "[]", '{"version": 1}', '{"version": 99, "day": "2026-11-01"}'):
        store = Store.open(tmp_path / "ws")
        store.set_meta("decision", text)
        store.close()
        assert live("decide", "--json").data["changes"] == []


def test_a_what_if_says_so_and_keeps_nothing(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, SHORT)
    shown = live("decide", "--set", "现金=2万", "--set", "readiness=起步", "--lang", "en").out
    assert shown.startswith("What if: cash to live on ¥20,000; readiness “started”")
    assert "¥20,000 (what if)" in shown
    assert live("decide", "--json").data["changes"] == []


MISTAKES = {
    "near_input": ["decide", "--set", "spendin=3"],
    "unknown_input": ["decide", "--threshold", "天气预报"],
    "bad_setting": ["decide", "--set", "cash"],
    "setting_number": ["decide", "--set", "cash=many"],
    "setting_range": ["decide", "--set", "horizon=600"],
    "setting_readiness": ["decide", "--set", "readiness=genius"],
    "unknown_role": ["decide", "--role", "astronaut"],
    "unknown_node": ["why", "7.7.7"],
    "near_node": ["why", "intervew"],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", MISTAKES)
def test_mistakes_are_told_with_what_to_do(
    code: str, language: str, live: Callable[..., Result], tmp_path: Path
) -> None:
    me(tmp_path, "horizon: 3\noptions: {apply: no, referral_chat: no}\n")
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
        ("limits: {cash_never_below: 60000}\n", "cash_below_limit"),  # the default's cash lies below it
        ("assumptions: {learn_started: 0}\n", "zero_input"),
        ("cash: -5\n", "me_negative"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_with_which_nothing_can_be_planned(
    text: str, code: str, language: str, live: Callable[..., Result], tmp_path: Path
) -> None:
    me(tmp_path, text)
    for words in (["decide"], ["next"], ["why", "best"]):
        result = live(*words, "--json", "--lang", language)
        assert (result.status, result.envelope["error"]["code"]) == (2, code)


PEOPLE = {
    "unemployed": "job: none\ncash: 30000\nreadiness: mature\nhorizon: 6\n",
    "one month": "horizon: 1\n",
    "spends nothing": "spending: 0\ncash: 0\nhorizon: 3\nreadiness: mature\n",
    "at the floor": "job: none\ncash: 10000\nlimits: {cash_never_below: 10000}\nhorizon: 3\nreadiness: mature\n",
    "no way but to stay": (
        "horizon: 120\noptions: {apply: no, study_beside_work: no, resign: no, study_full_time: no, referral_chat: no,"
        " project: no, bridge_job: no, give_up: no}\n"
    ),
    "no applications": "horizon: 12\noptions: {apply: no}\n",
}


@pytest.mark.parametrize("text", PEOPLE.values(), ids=PEOPLE)
def test_unusual_people(text: str, live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, text)
    result = live("decide", "--tornado", "--threshold", "cash")
    assert (result.status, result.err) == (0, "")
    assert "nan" not in result.out
    assert "▶ 1 " in result.out
    assert live("next").status == 0
    assert live("why", "ruin", "--lang", "zh").status == 0


def test_a_limit_on_running_out(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, "job: none\ncash: 1000\nspending: 6000\nhorizon: 3\nlimits: {ruin_chance_at_most: 1%}\n")
    assert "No plan keeps it" in live("decide").out
    me(tmp_path, DESIGNER.replace("12\n", "3\n") + "limits: {ruin_chance_at_most: 1%}\n")
    assert "守得住" in live("decide", "--lang", "zh").out


def test_wider_caps_show_how_far_the_figures_move(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, "horizon: 3\nreadiness: mature\n")
    line = live("decide", "--wider", "--json").data["wider"]
    assert re.search(r"worth ¥[\d,]+ -> ¥[\d,]+ a month", line)


# Why


def chains(row: dict[str, Any]) -> list[str]:
    return [row["text"], *(text for child in row["because"] for text in chains(child))]


def test_why_goes_down_to_quotes_and_days(live: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "老魏.md").write_text(STORY, encoding="utf-8")
    live("add", tmp_path / "老魏.md", "--kind", "story")
    live("log", "applied", "20", "--role", PM, "--on", "2026-11-03")
    live("log", "spent", "7000")
    branch = next(row for row in live("decide", "--json").data["steps"][0]["then"] if "interview" in row["text"])
    told = chains(live("why", branch["id"], "--json").data)
    assert told[0].startswith(branch["id"])
    assert any("60 applications, 3 interviews" in text for text in told)
    assert any("投了60份简历" in text and "老魏" in text for text in told)
    assert any("2026-11-03, entry 1: 20 applications" in text for text in told)
    assert any("me.yaml, line 2" in text for text in told)
    assert any("CareerPlug" in text for text in told)
    spent = live("why", "spending").out
    assert "2026-11-25, entry 2: spent ¥7,000" in spent
    shown = live("why", branch["id"])
    assert "\x1b[31m" not in shown.out


@pytest.mark.parametrize(
    "node", ["interview", "offer", "pay", "cash", "ruin", "best", "1", "2", "开销", "layoff_year"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_can_be_asked(node: str, language: str, live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, DESIGNER.replace("horizon: 12", "horizon: 3"))
    result = live("why", node, "--lang", language)
    assert (result.status, result.err) == (0, "")
    assert "← " in result.out
    assert not JARGON.search(result.out)


# Next


def test_next_ranks_by_worth_after_cost_and_says_what_to_do(live: Callable[..., Result]) -> None:
    data = live("next", "--json").data
    nets = [trial["net"] for trial in data["trials"]]
    assert nets == sorted(nets, reverse=True)
    for trial in data["trials"]:
        assert trial["net"] == pytest.approx(trial["information"] - trial["cost"])
        assert sum(outcome["chance"] for outcome in trial["outcomes"]) == pytest.approx(1)
        assert ("would not change your decision" in trial["verdict"]) is not trial["changes"]
    assert "ashore log" in data["now"]["log"] or "me.yaml" in data["now"]["log"]
    shown = live("next", "--lang", "zh").out
    assert "投十份简历" in shown
    assert "现在就做" in shown
    assert "不会改变您现在的决定" in shown or "可能会改主意" in shown


def test_next_where_nothing_can_be_tried(live: Callable[..., Result], tmp_path: Path) -> None:
    me(tmp_path, "horizon: 3\noptions: {apply: no, referral_chat: no, project: no}\n")
    assert "None to consider" in live("next").out


# Around it


def test_compiling_is_announced_once_and_not_in_json(
    live: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ashore.engine import backend

    me(tmp_path, "horizon: 1\noptions: {apply: no}\n")
    monkeypatch.setattr(backend, "is_warm", lambda: False)
    assert "Compiling the calculation once" in live("decide").err
    assert "编译" in live("decide", "--lang", "zh").err
    assert live("decide", "--json").err == ""
    assert live("decide", "--help").err == ""


def test_what_the_file_says_obeys_no_terminal(live: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "ws" / "vocabulary" / "roles.tsv").write_text(
        "bee\x1b[2J_keeper\t养蜂\tzh=养蜂人; en=Bee keeping\n", encoding="utf-8"
    )
    me(tmp_path, "horizon: 1\noptions: {apply: {养蜂人: yes}}\n")
    for words in (["decide"], ["next"], ["why", "best"]):
        result = live(*words)
        assert "\x1b[2J" not in result.out + result.err


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
