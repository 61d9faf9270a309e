"""Numbers moved by hand, what would have to be true, and the decision in pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.journal import Record
from ashore.packs import load
from ashore.person.inputs import Inputs, inputs
from ashore.person.me import Me
from ashore.person.reading import read
from ashore.plans.assemble import Basis
from ashore.plans.courses import course
from ashore.reports.charts import Chart
from ashore.reports.plans.charts import fan, offers, tornado
from ashore.reports.plans.decision import Asked, Decision, decide, solve, with_bars, with_trials
from ashore.reports.plans.outline import outline
from ashore.reports.plans.sentences import namer
from ashore.reports.plans.sliders import MOVED, ROUGH, moved, settings, sliders
from ashore.reports.plans.view import view
from ashore.reports.plans.wishes import tell, wishes
from ashore.words import LANGUAGES, Language

LEAPER = """job: none
last_income: 12000
cash: 60000
spending: 6000
horizon: 12
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, referral_chat: no}
"""
FIRST = Asked(screened=False, tried=False)


@pytest.fixture(scope="module")
def leaper() -> Decision:
    """Searches, and goes back to the old field where there is no money."""
    me = read(LEAPER, "me.yaml", ())
    return decide(Basis(inputs(me), (), Record(), {}, load(), date(2026, 1, 1)), FIRST)


def test_the_rest_of_a_decision_can_be_added_later(leaper: Decision) -> None:
    whole = decide(leaper.basis, Asked())
    later = with_bars(with_trials(leaper))
    for language in LANGUAGES:
        assert view(later, language) == view(whole, language)
        assert len(view(leaper, language).sentences) == 1


@given(st.sampled_from(sorted(MOVED)), st.floats(0, 1))
def test_a_slider_can_be_put_back_exactly(name: str, at: float) -> None:
    base = inputs(Me())
    own = next(slider for slider in sliders(base, "en", {}) if slider.name == name)
    assert own.low <= own.value == own.own <= own.high
    assert not own.moved
    steps = (own.own - own.low) / own.step
    assert steps == pytest.approx(round(steps), abs=1e-6)
    value = own.low + at * (own.high - own.low)
    there = next(slider for slider in sliders(base, "en", {name: value}) if slider.name == name)
    assert there.value == pytest.approx(value)
    assert settings(base, {name: own.own}) == ()


def test_a_slider_of_savings_ends_at_the_persons_own_limit() -> None:
    base = inputs(replace(Me(), cash_never_below=20_000.0))
    cash = sliders(base, "en", {"cash": 0.0})[0]
    assert (cash.name, cash.low, cash.value) == ("cash", 20_000.0, 20_000.0)


def test_who_has_no_job_has_no_hours_beside_it(leaper: Decision) -> None:
    assert "hours" not in {slider.name for slider in sliders(leaper.basis.inputs, "zh", {})}


@pytest.mark.parametrize(("language", "word"), [("en", "flips"), ("zh", "翻过来")])
def test_what_was_moved_and_what_it_did_is_told(leaper: Decision, language: Language, word: str) -> None:
    poorer = leaper.basis.inputs.with_value("cash", 0.0)
    asked = replace(FIRST, inputs=poorer, what_if=("cash",), caps=ROUGH, order=leaper.roles)
    told = moved(leaper, decide(leaper.basis, asked), language)
    assert told.flips
    assert word in told.verdict
    assert told.inputs[0][1:] == ("¥60,000", "¥0")
    richer = leaper.basis.inputs.with_value("cash", 70_000.0)
    other = decide(leaper.basis, replace(FIRST, inputs=richer, what_if=("cash",)))
    assert not moved(leaper, other, language).flips


def test_what_would_have_to_be_true_is_true(leaper: Decision) -> None:
    """Each value that is named is tried on the whole model, by the way that `decide` takes."""
    found = [wish for wish in wishes(leaper, "stop") if wish.value is not None]
    assert {wish.quantity.name for wish in found} >= {"cash", "ai_pay"}
    for wish in found:
        there = leaper.basis.inputs.with_value(wish.quantity.name, wish.value or 0.0)
        assert course(solve(leaper.basis, Asked(inputs=there)).plan.best_action) == "stop", wish
    cash = next(wish for wish in found if wish.quantity.name == "cash")
    assert 3_000 <= (cash.value or 0) < 6_000  # by solving at 3,000 and at 6,000
    for language in LANGUAGES:
        told = tell(leaper, "stop", tuple(found), language)
        assert len(told.found) == len(found)


def test_wishes_can_be_stopped_between_two_numbers(leaper: Decision) -> None:
    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise InterruptedError

    with pytest.raises(InterruptedError):
        wishes(leaper, "stop", stop)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_a_caption_a_table_and_its_own_data(leaper: Decision, language: Language) -> None:
    found = with_bars(leaper)
    shown = view(found, language)
    bars = tornado(shown.tornado, shown.pay, language, namer(found, language))
    assert bars is not None
    for chart in (fan(found, language), offers(found, language), bars):
        assert chart.caption
        assert chart.rows
        assert all(len(row) == len(chart.columns) for row in chart.rows)
        assert "url" not in chart.json
        assert set(_colours(chart)) <= {"transparent"}
    assert len(bars.rows) == len(shown.tornado)
    assert tornado((), 1.0, language, namer(found, language)) is None


def test_the_fan_begins_with_the_cash_and_stays_in_order(leaper: Decision) -> None:
    values = fan(leaper, "en").spec["data"]["values"]
    assert [values[0][name] for name in ("low", "middle", "high")] == [60_000] * 3
    assert all(row["low"] <= row["lower"] <= row["middle"] <= row["upper"] <= row["high"] for row in values)
    assert len(values) == 13


def _colours(chart: Chart) -> list[str]:
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            found.extend(value for key, value in node.items() if key in {"color", "fill", "stroke"})
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(dict(chart.spec))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_has_the_best_first_and_what_goes_the_same_way_last(
    leaper: Decision, language: Language
) -> None:
    told = outline(leaper, language)
    assert told.lines[0].best
    assert [line.aside for line in told.lines] == sorted(line.aside for line in told.lines)
    assert all(0 <= line.weight <= 100 for line in told.lines[0].then)
    assert told.best == view(leaper, language).sentences[0]


def test_inputs_are_not_changed_by_looking(leaper: Decision) -> None:
    before: Inputs = leaper.basis.inputs
    settings(before, {"cash": 1.0})
    assert before.value("cash") == 60_000
