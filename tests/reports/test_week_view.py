"""The plan for a week in words: whatever may stand on the list has its sentences, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from ashore.plans.career import ACTS
from ashore.plans.experiments import Name
from ashore.plans.kept_step import KeptStep, KeptTrial
from ashore.plans.week import week
from ashore.plans.week_model import (
    Because,
    Done,
    Given,
    HoursFrom,
    Item,
    Lack,
    Left,
    Meeting,
    Pace,
    Planned,
    Waiting,
)
from ashore.reports.calendar import calendar
from ashore.reports.week_view import events, markdown, short, view
from ashore.words import LANGUAGES, Language

from .icalendar import read_events

MONDAY = date(2026, 11, 23)
PM = "ai_product_manager"
GIVEN = Given(
    MONDAY,
    MONDAY,
    40.0,
    Pace(3.25, 30.0, 15.0),
    meetings=(Meeting(1, date(2026, 11, 26), PM, "Example", "14:00"), Meeting(2, date(2026, 11, 27), PM)),
    waiting=Waiting(2, MONDAY),
    lacks=(Lack("Python", PM, 62, 100, 80, 160), Lack("SQL", PM, 5, 10, 20, 40, shown=False)),
)


def planned(given: Given, hours_from: HoursFrom = "given") -> Planned:
    return Planned(week(given), hours_from, given.step, True, PM, given.done, given.pace.application)  # noqa: FBT003


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_every_trial_has_its_words(language: Language) -> None:
    for act in ACTS:
        for name in get_args(Name):
            for changes in (True, False):
                trial = KeptTrial(name, PM, changes=changes, pays=True)
                shown = view(planned(replace(GIVEN, step=KeptStep(MONDAY, act, PM, 9, trial))), language)
                assert all(line.text and line.why and line.log.startswith("ashore ") for line in shown.lines)
                assert {line.kind for line in shown.lines} >= {"meeting", "answer"}
                assert markdown(shown, language).count("- [ ] ") == len(shown.lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_every_source_of_hours_has_its_words(language: Language) -> None:
    found = planned(GIVEN)
    item = Item("gap-SQL", "gap", "SQL", 20.0, PM)
    for because in get_args(Because):
        left_out = (Left(item, because),)
        shown = view(replace(found, week=replace(found.week, left_out=left_out)), language)
        assert shown.asides[0].why
    texts = {view(planned(GIVEN, source), language).hours_text for source in get_args(HoursFrom)}
    assert len(texts) == len(get_args(HoursFrom))


def test_where_a_number_is_from_is_said() -> None:
    shown = view(planned(replace(GIVEN, step=KeptStep(MONDAY, "stay", PM, 1))), "en")
    lines = {line.key: line for line in shown.lines}
    assert lines["meeting-1"].why.startswith("It is on Thu 2026-11-26 14:00, by the journal.")
    assert lines["gap-SQL"].why.startswith("5 of 10 ads here for AI product require it; no résumé")
    shown = view(planned(replace(GIVEN, lacks=GIVEN.lacks[:1])), "zh")
    assert shown.lines[-1].why.startswith("这里 100 条“AI 产品经理”广告里有 62 条要求它")


def test_more_interviews_than_hours_are_told() -> None:
    for language, said in (("en", "2 h more than there are"), ("zh", "超出了 2 小时")):
        shown = view(planned(replace(GIVEN, hours=4.0)), language)  # type: ignore[arg-type] # of the two
        assert any(said in note for note in shown.notes)


def test_what_the_journal_has_of_the_week_is_said() -> None:
    shown = view(planned(replace(GIVEN, done=Done(1.5, 2, 1))), "en")
    assert shown.spent_text == (
        "From the journal: 1.5 h of study, applications: 2 at about 3.25 h each, talks: 1 at about 3 h each."
    )
    assert shown.spent == 11


def test_an_event_keeps_its_name_while_the_week_goes_by() -> None:
    written = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    monday = events(planned(GIVEN), "en", written)
    tuesday = events(planned(replace(GIVEN, today=date(2026, 11, 24))), "zh", written)
    assert {event.key for event in tuesday} <= {event.key for event in monday}
    rows = read_events(calendar("week", tuesday, "http://127.0.0.1:8417/week"))
    assert min(row["DTSTART;VALUE=DATE"] for row in rows) == "20261124"
    assert len(rows) == len(tuesday)


def test_hours_are_told_without_digits_that_say_nothing() -> None:
    assert [short(hours) for hours in (2.0, 2.25, 3.2607, 0.5)] == ["2", "2.25", "3.3", "0.5"]
