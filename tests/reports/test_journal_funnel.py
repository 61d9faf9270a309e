from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from ashore.journal import Kind, Outcome
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.plans.beliefs import Beliefs, interview_rate, offer_rate, wage
from ashore.reports.journal_funnel import Funnel, funnel
from ashore.reports.journal_words import entry_text, moves, patient, problem
from ashore.words import Language

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"


def logged(number: int, kind: Kind, days: int = 0, count: int = 1, **more: Any) -> Outcome:
    return Outcome(kind, (TODAY - timedelta(days=days)).isoformat(), PM, count, id=number, **more)


def shown(*entries: Outcome, language: Language = "en") -> Funnel:
    return funnel(PM, inputs(Me()), (), entries, TODAY, language)


def test_none_of_twenty_moves_five_percent_to_three_point_three() -> None:
    """The worked case of docs/beliefs.md: Beta(2, 38) becomes Beta(2, 58)."""
    found = shown(logged(1, "applied", 60, 20))
    interview, offer = found.rates
    assert interview.sentence == "0 of 20: 5.0% → 3.3%"
    assert offer.sentence == "20.0%: nothing logged that counts yet"
    assert [row[-1] for row in interview.chart.rows] == ["Beta(2, 38)", "Beta(2, 58)"]
    assert interview.waiting == ""
    assert shown(logged(1, "applied", 60, 20), language="zh").rates[0].sentence == "20 份里 0 次面试：5.0% → 3.3%"


def test_the_bars_of_the_funnel() -> None:
    found = shown(
        logged(1, "applied", 60, 20),
        logged(2, "referral", 50, 2),
        logged(3, "interview", 40, 2, about="application"),
        logged(4, "interview", 30, about="referral"),
        logged(5, "rejected", 20, about="interview"),
        logged(6, "rejected", 20, 4, about="application"),
        logged(7, "offer", 5),
    )
    assert [(bar.name, bar.count, bar.referred, bar.width) for bar in found.bars] == [
        ("applied", 20, 0, 100.0),
        ("interviews", 3, 1, 15.0),
        ("offers", 1, 0, 5.0),
    ]
    assert (found.referrals, found.refused, found.turned_down) == (2, 4, 1)


def test_the_chart_shows_before_and_after_and_what_waits() -> None:
    entries = (logged(1, "applied", 60, 20), logged(2, "applied", 2, 10))
    chart = shown(*entries).rates[0].chart
    assert [row[0] for row in chart.rows] == [
        "before my journal",
        "before the last entry",
        "now",
        "if open ones wait",
    ]
    assert [row[1] for row in chart.rows] == ["5.0%", "3.3%", "2.9%", "3.3%"]
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    data = json.loads(chart.json)["data"]["values"]
    assert all(row["low"] < row["lower"] < row["upper"] < row["high"] for row in data)
    assert shown(*entries).rates[0].waiting.startswith("Applications that count as unanswered")


def beliefs(*entries: Outcome) -> Beliefs:
    numbers = inputs(Me())
    rates = [interview_rate(PM, numbers, (), entries, today=TODAY, patient=held) for held in (False, True)]
    return Beliefs(
        rates[0], offer_rate(PM, numbers, (), entries, today=TODAY), wage(PM, numbers, None, entries), rates[1]
    )


@pytest.mark.parametrize(
    ("entry", "names", "numbers"),
    [
        (logged(2, "applied", 0, 20), ["interview"], "3.3% → 2.5%"),
        (logged(2, "interview", 0, about="application"), ["interview", "offer"], "3.3% → 5.0%"),
        (logged(2, "rejected", 0, about="application"), ["interview"], "3.3%, as before"),
        (logged(2, "referral", 0), [], ""),
    ],
)
def test_what_an_entry_changed(entry: Outcome, names: list[str], numbers: str) -> None:
    first = logged(1, "applied", 60, 20)
    found = moves(entry, beliefs(first), beliefs(first, entry), "en")
    assert [move.name for move in found] == names
    if names:
        assert found[0].numbers == numbers


def test_an_offer_moves_the_belief_about_pay() -> None:
    first = (logged(1, "applied", 60, 20), logged(2, "interview", 30, about="application"))
    offer = logged(3, "offer", 0, amount=30000.0)
    found = moves(offer, beliefs(*first), beliefs(*first, offer), "zh")
    assert [move.title for move in found] == ["面一次，有多大机会拿到 offer", "offer 的到手月薪"]
    assert found[1].numbers.count("¥") == 2


def test_what_it_would_be_if_recent_silence_were_none() -> None:
    entry = logged(1, "applied", 2, 20)
    assert patient(entry, beliefs(entry), "en").endswith("it would be 5.0%.")
    assert patient(logged(1, "applied", 60, 20), beliefs(logged(1, "applied", 60, 20)), "en") == ""


def test_an_entry_in_words() -> None:
    note = "company: Example; via: website; ask about the team"
    assert entry_text(logged(1, "applied", 0, 20, note=note), "en") == (
        "20 applications · AI product · Example · website · “ask about the team”"
    )
    assert entry_text(logged(1, "interview", about="referral", note="时间：2026-12-01 14:00"), "zh") == (
        "经内推面试一次 · AI 产品经理 · 2026-12-01 14:00"
    )
    assert entry_text(logged(1, "offer", amount=15000.0, gross=True), "zh") == (
        "offer 一个：税前每月 ¥15,000 · AI 产品经理"
    )


def test_an_error_is_worded_for_a_page() -> None:
    from ashore.journal.errors import MoreInterviewsError, UnlikelyAmountError

    error = MoreInterviewsError(role=PM, interviews=3, applications=2)
    message, remedy = problem(error, "en")
    assert "AI product" in message
    assert PM not in message
    assert "ashore" not in remedy
    assert "全部记录" in problem(error, "zh")[1]
    assert problem(UnlikelyAmountError(value="15", least="300", most="1"), "en")[1].startswith("Mind the unit")
