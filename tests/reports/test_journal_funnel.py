"""The funnel of one role family: its bars, and what is believed before and after."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from ashore.journal import Kind, Outcome, record
from ashore.journal.groups import Group
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.reports.journal_funnel import Funnel, funnel
from ashore.words import Language

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"


def logged(number: int, kind: Kind, days: int = 0, count: int = 1, **more: Any) -> Outcome:
    return Outcome(kind, (TODAY - timedelta(days=days)).isoformat(), PM, count, id=number, **more)


def shown(*entries: Outcome, language: Language = "en") -> Funnel:
    before, now = group(*entries[:-1]), group(*entries)
    return funnel(PM, inputs(Me()), (), (before, now), TODAY, language)


def group(*entries: Outcome) -> Group:
    held = record(entries).of(PM)
    tests = sum(entry.count for entry in entries if entry.kind == "test")
    return Group("", held.fates, tests, held.referrals)


def test_none_of_twenty_moves_five_percent_to_three_point_three() -> None:
    """The worked case of docs/beliefs.md: Beta(2, 38) becomes Beta(2, 58)."""
    found = shown(logged(1, "applied", 60, 20))
    interview, offer = found.rates
    assert interview.sentence == "0 of 20: 5.0% → 3.3%"
    assert offer.sentence == "20.0%: nothing logged that counts yet"
    assert [row[-1] for row in interview.chart.rows] == ["Beta(2, 38)", "Beta(2, 58)"]
    assert interview.open_ends == ()
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
    open_ends = shown(*entries).rates[0].open_ends
    assert [line[:41] for line in open_ends] == ["Applications that count as unanswered alt"]


def test_what_waits_counts_bit_by_bit_in_both_languages() -> None:
    """12 of 24 days gone: half of a refusal each."""
    entries = (logged(1, "applied", 12, 12, open=True),)
    assert shown(*entries).rates[0].open_ends == (
        "Applications still open: 12; their silence so far counts as 6.0 unanswered ones.",
    )
    assert shown(*entries, language="zh").rates[0].open_ends == (
        "还在等回音的投递有 12 份，等到现在相当于 6.0 份没有回音。",
    )


def test_tests_and_what_was_accepted_are_bars_of_their_own() -> None:
    entries = (
        logged(1, "applied", 60, 4, company="A"),
        logged(2, "test", 50, company="A"),
        logged(3, "interview", 40, about="application", company="A"),
        logged(4, "offer", 30, company="A"),
        logged(5, "accepted", 20, company="A"),
    )
    assert [(bar.name, bar.count) for bar in shown(*entries).bars] == [
        ("applied", 4), ("tests", 1), ("interviews", 1), ("offers", 1), ("accepted", 1),
    ]  # fmt: skip
