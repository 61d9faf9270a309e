"""What happened since the last decision, in words: every kind of entry has some, where it is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ashore.journal import Kind, Outcome, record
from ashore.journal.outcomes import ABOUT, About
from ashore.packs import load as load_pack
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.assemble import Basis
from ashore.plans.changes import Change, Changes, _moves
from ashore.reports.plans import sentences
from ashore.reports.plans.changed import changed_lines
from ashore.reports.plans.decision import Asked, Decision, decide
from ashore.words import LANGUAGES, Language

PM = "ai_product_manager"
NUMBERS = {"cash": 40000.0, "spending": 6000.0, "horizon": 4.0}
TODAY = date(2026, 11, 25)
KINDS: tuple[Kind, ...] = ("applied", "interview", "offer", "rejected", "silence", "withdrew")


@pytest.fixture(scope="module")
def decided() -> Decision:
    given = {name: Given(value, line, 1) for line, (name, value) in enumerate(NUMBERS.items(), 1)}
    me = Me(employed=False, readiness="mature", roles=(PM,), numbers=given)
    basis = Basis(inputs(me), (), record([]), {}, load_pack(), TODAY).with_evidence()
    return decide(basis, Asked(screened=False, tried=False))


def entry(kind: Kind, about: About | None, *, number: int = 1, open_: bool = False) -> Outcome:
    return Outcome(kind, "2026-11-20", PM, 3, about=about, open=open_, id=number)


def every() -> list[tuple[Kind, About | None]]:
    return [(kind, about) for kind in KINDS for about in ABOUT.get(kind, (None,))]


def line(decided: Decision, name: str, entries: list[Outcome], language: Language = "en") -> str:
    """Return what is said of a belief that these entries have moved."""
    basis = replace(decided.basis, logged=tuple(entries), journal=record(entries))
    change = Change(f"{name}@{PM}", 0.05, 0.04, -20.0, tuple(one.id for one in entries))
    action = decided.plan.best_action
    changes = Changes(date(2026, 11, 3), (change,), 9000.0, 8980.0, action, action)
    found = replace(decided, basis=basis, changes=changes, since=changes.since)
    return changed_lines(found, sentences.namer(found, language))[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "about"), every())
def test_every_entry_has_words(decided: Decision, kind: Kind, about: About | None, language: Language) -> None:
    for name in ("interview", "offer"):
        if _moves(entry(kind, about), name):
            told = line(decided, name, [entry(kind, about)], language)
            assert "3" in told.partition("5.0%")[0]
            assert "{" not in told


def test_an_entry_stands_where_it_is_counted() -> None:
    counted = {
        name: {(kind, about) for kind, about in every() if _moves(entry(kind, about), name)}
        for name in ("interview", "offer")
    }
    ends: tuple[Kind, ...] = ("rejected", "silence", "withdrew")
    assert counted["interview"] == {
        ("applied", None), ("interview", "application"), *((kind, "application") for kind in ends),
    }  # fmt: skip
    assert counted["offer"] == {
        ("interview", "application"), ("interview", "referral"), ("offer", None),
        *((kind, "interview") for kind in ends),
    }  # fmt: skip


def test_what_still_waits_has_not_gone_unanswered(decided: Decision) -> None:
    assert "no answer so far: 3" in line(decided, "interview", [entry("applied", None, open_=True)])
    assert "3 applications to AI product went unanswered" in line(decided, "interview", [entry("applied", None)])


def test_a_week_of_silence_alone_is_said(decided: Decision) -> None:
    before = replace(decided, basis=replace(decided.basis, journal=record([entry("applied", None, open_=True)])))
    assert line(decided, "interview", []).startswith("interviews per application")
    change = Change(f"interview@{PM}", 0.05, 0.049, -20.0)
    action = decided.plan.best_action
    changes = Changes(date(2026, 11, 3), (change,), 9000.0, 8980.0, action, action)
    found = replace(before, changes=changes, since=changes.since)
    told = changed_lines(found, sentences.namer(found, "en"))[1]
    assert told.startswith("more days without an answer: interviews per application")


def test_less_than_a_yuan_is_nothing_to_speak_of(decided: Decision) -> None:
    change = Change("cash", 15000.0, 12600.0, -0.7)
    action = decided.plan.best_action
    changes = Changes(date(2026, 11, 3), (change,), 9000.0, 8999.0, action, action)
    found = replace(decided, changes=changes, since=changes.since)
    told = changed_lines(found, sentences.namer(found, "en"))[1]
    assert told == "cash ¥15,000 -> ¥12,600; that moves the plan's worth by nothing to speak of."
