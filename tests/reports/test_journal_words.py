"""What an entry says and what it moved, in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ashore.journal import Kind, Outcome
from ashore.person.inputs import inputs
from ashore.person.me import Me
from ashore.plans.beliefs import Beliefs, interview_rate, offer_rate, wage
from ashore.reports.journal_words import entry_text, moves, patient, problem

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"


def logged(number: int, kind: Kind, days: int = 0, count: int = 1, **more: Any) -> Outcome:
    return Outcome(kind, (TODAY - timedelta(days=days)).isoformat(), PM, count, id=number, **more)


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
    assert patient(entry, beliefs(entry), "en").endswith("it would be 4.8%.")
    assert patient(logged(1, "applied", 60, 20), beliefs(logged(1, "applied", 60, 20)), "en") == ""


def test_an_entry_in_words() -> None:
    said = {"company": "Example", "channel": "website", "note": "ask about the team"}
    assert entry_text(logged(1, "applied", 0, 20, **said), "en") == (
        "20 applications · AI product · Example · website · “ask about the team”"
    )
    assert entry_text(logged(1, "interview", about="referral", at="2026-12-01 14:00"), "zh") == (
        "内部有人帮忙得来的面试 1 次 · AI 产品经理 · 2026-12-01 14:00"
    )
    assert entry_text(logged(1, "offer", amount=15000.0, gross=True), "zh") == (
        "offer 1 个：税前每月 ¥15,000 · AI 产品经理"
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
