"""The sentences and the view of a decision, on one small solved plan."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date

import numpy as np
import pytest

from ashore.journal import Outcome, Record, outcome, record
from ashore.packs import load as load_pack
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.assemble import Basis
from ashore.plans.beliefs import Node, lines
from ashore.plans.changes import Change, Changes
from ashore.plans.courses import Course
from ashore.plans.experiments import Experiment, Result
from ashore.plans.plan import Plan
from ashore.plans.sensitivity import Flip
from ashore.plans.tree import Turn
from ashore.reports.plans import accuracy, sentences
from ashore.reports.plans.changed import changed_lines
from ashore.reports.plans.decision import Asked, Decision, Solved, decide, span
from ashore.reports.plans.trials import trials
from ashore.reports.plans.view import view
from ashore.reports.plans.why import NearNodeError, UnknownNodeError, why
from ashore.reports.plans.wording import Namer
from ashore.words import LANGUAGES, Language

PM = "ai_product_manager"
NUMBERS = {"cash": 40000.0, "spending": 6000.0, "income": 12000.0, "horizon": 6.0}


def basis() -> Basis:
    given = {name: Given(value, line, 1) for line, (name, value) in enumerate(NUMBERS.items(), 1)}
    me = Me(employed=True, job="designer", readiness="mature", roles=(PM,), numbers=given)
    return Basis(inputs(me), (), Record(), {}, load_pack(), date(2026, 11, 25)).with_evidence()


@pytest.fixture(scope="module")
def decided() -> Decision:
    return decide(basis(), Asked(screened=False, thresholds=("cash",)))


def english(decided: Decision) -> Namer:
    return sentences.namer(decided, "en")


def experiment(course: Course, chance: float) -> Experiment:
    results = (Result("0", 1 - chance, "search", 12000.0), Result("1", chance, course, 13000.0))
    return Experiment("ten_applications", 0, 900.0, 100.0, results, course not in {"search", "wait"}, 0.0)


# The sentences


def test_nothing_is_missing_where_everything_was_said(decided: Decision) -> None:
    told = sentences.missing(decided, english(decided))
    assert told is not None
    assert "hours a week free" in told
    assert "cash" not in told
    assert "readiness" not in told
    assert "looking for" not in told


def test_the_best_is_told_with_its_lead(decided: Decision) -> None:
    told = sentences.best(decided, english(decided))
    assert told.startswith("Best: ")
    assert "best other way" in told


def test_a_tie_is_called_a_tie(decided: Decision) -> None:
    class Tied(Plan):
        @property
        def error(self) -> float:
            return 1e12

    tied = replace(decided, plan=Tied(decided.plan.career, decided.plan.solution))
    assert "as good, within the model" in sentences.best(tied, english(tied))
    assert "一样好" in sentences.best(tied, sentences.namer(tied, "zh"))


def test_the_number_that_flips_it_has_a_direction_and_an_origin(decided: Decision) -> None:
    cash = decided.basis.inputs.quantities["cash"]
    asked = replace(decided.asked, screened=True)
    up = replace(decided, asked=asked, flips=(Flip(cash, 61234.0, "resign"),))
    down = replace(decided, asked=asked, flips=(Flip(cash, 12345.0, "stop"),))
    assert "were above ¥61,200 (now ¥40,000, yours, line 1)" in sentences.flip(up, english(up))
    assert "this would be best: resign" in sentences.flip(up, english(up))
    assert "were below ¥12,300" in sentences.flip(down, english(down))
    assert "no single number" in sentences.flip(replace(decided, asked=asked), english(decided))
    assert sentences.flip(decided, english(decided)) == ""


def test_the_step_most_likely_to_change_it(decided: Decision) -> None:
    words = english(decided)
    found = replace(decided, experiments=(experiment("stop", 0.1), experiment("resign", 0.3)))
    assert "For 30 of 100 its result would make this best instead: resign" in sentences.trial(found, words)
    none = replace(decided, experiments=(experiment("search", 0.3),))
    assert "No step would give news that changes what you do now" in sentences.trial(none, words)
    poor = replace(none, experiments=(replace(none.experiments[0], cost=5000.0),))
    assert "or is worth what it costs" in sentences.trial(poor, words)
    assert "no step to consider" in sentences.trial(replace(decided, experiments=()), words)


def test_trials_say_whether_they_would_change_anything(decided: Decision) -> None:
    words = english(decided)
    given = (experiment("search", 0.3), replace(experiment("stop", 0.3), cost=0.0))
    first, second = trials(decided.plan, given, words)
    assert (first.changes, second.changes) == (True, False)
    assert "may change" in first.verdict
    assert "would not change your decision; its worth lies in later steps" in second.verdict
    unchanged = trials(decided.plan, (replace(given[0], cost=5000.0),), words)[0]
    assert "tells less than it costs" in unchanged.verdict


def test_a_turn_in_the_last_months_is_no_advice(decided: Decision) -> None:
    action = decided.plan.best_action

    def turning(month: int) -> Decision:
        return replace(decided, tree=replace(decided.tree, turn=Turn(56, month, action, action)))

    told = sentences.turn(turning(3), english(decided))
    assert told is not None
    assert "about 56 applications (month 3)" in told
    assert sentences.turn(turning(decided.plan.problem.horizon - 1), english(decided)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_has_words(decided: Decision, language: Language) -> None:
    from ashore.plans.changes import INPUTS, OF_FAMILY

    words = sentences.namer(decided, language)
    names = [*INPUTS, "roles", *(f"{name}@{PM}" for name in OF_FAMILY)]
    items = tuple(
        Change(name, 1.0, 2.0, effect) for name, effect in zip(names, [5.0, -5.0, 0.0] * 20, strict=False)
    )
    action = decided.plan.best_action
    changes = Changes(date(2026, 11, 3), items, 12000.0, 12500.0, action, action)
    told = changed_lines(replace(decided, changes=changes, since=changes.since), words)
    assert len(told) == len(items) + 3
    assert not any("{" in line for line in told)
    assert "2026-11-03" in told[0]


# The view


def test_the_view_is_plain_data_in_both_languages(decided: Decision) -> None:
    english_, chinese = (asdict(view(decided, language)) for language in LANGUAGES)
    for row in (english_, chinese):
        json.loads(json.dumps(row, allow_nan=False))
    numbers = [
        {key: value for key, value in row.items() if isinstance(value, int | float)} for row in (english_, chinese)
    ]
    assert numbers[0] == numbers[1]
    assert english_["sentences"] != chinese["sentences"]


def test_of_each_way_one_first_step_stands_by_itself(decided: Decision) -> None:
    steps = view(decided, "en").steps
    alone = [step.course for step in steps if not step.aside]
    assert len(set(alone)) == len(alone)
    assert {step.course for step in steps} - {"wait"} <= set(alone)
    assert [step.pay for step in steps] == sorted((step.pay for step in steps), reverse=True)
    assert [step.best for step in steps] == [True, *[False] * (len(steps) - 1)]


def test_the_difference_to_the_lives_is_measured(decided: Decision) -> None:
    plan = decided.plan
    by_month = [float(np.mean((plan.lives.offer_month >= 0) & (plan.lives.offer_month <= m))) for m in range(7)]
    worst = float(np.abs(np.array(by_month) - plan.offer_by).max())
    assert accuracy.differences(plan) >= worst - 1e-12
    assert accuracy.differences(plan) < 0.03
    assert accuracy.tie(plan) > 0


def test_the_reach_of_a_threshold_stays_within_what_an_input_may_be() -> None:
    for quantity in inputs(Me()).quantities.values():
        low, high = span(quantity)
        assert low <= quantity.value <= high
        if quantity.unit == "chance":
            assert 0 < low < high < 1


# Why


def depth(node: Node) -> int:
    return 1 + max((depth(child) for child in node.children), default=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_branch_can_be_asked(decided: Decision, language: Language) -> None:
    solved = Solved(decided.basis, decided.roles, decided.plan, None)
    for step in decided.tree.steps:
        for id_ in [step.id, *(b.id for b in step.branches), *(t.id for b in step.branches for t in b.then)]:
            node = why(solved, decided.tree, id_, language)
            assert node.text.startswith(id_)
            assert depth(node) >= 3
            assert "me.yaml" in " ".join(lines(node))


def test_what_is_not_there_is_told(decided: Decision) -> None:
    solved = Solved(decided.basis, decided.roles, decided.plan, None)
    with pytest.raises(NearNodeError) as near:
        why(solved, decided.tree, "spendin", "en")
    assert near.value.details["near"] == "spending"
    with pytest.raises(UnknownNodeError) as unknown:
        why(solved, decided.tree, "9.9.9", "en")
    assert "1.1" in unknown.value.details["branches"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offers_of_the_journal_are_told_beside_the_plan(decided: Decision, language: Language) -> None:
    """The tree looks at offers that may come: of one that waits, or was accepted, the person is told."""
    day = date(2026, 11, 20)
    sent = replace(outcome("applied", day, day, role=PM), id=1)
    met = replace(outcome("interview", day, day, role=PM), id=2)
    offer = replace(outcome("offer", day, day, role=PM, amount=15000.0), id=3)
    accepted = replace(outcome("accepted", day, day, role=PM), id=4)
    declined = replace(outcome("declined", day, day, role=PM), id=5)
    told = {}
    cases: dict[str, tuple[Outcome, ...]] = {
        "none": (), "waits": (offer,), "taken": (offer, accepted), "left": (offer, declined),
    }  # fmt: skip
    for name, more in cases.items():
        found = replace(decided, basis=replace(decided.basis, journal=record((sent, met, *more))))
        told[name] = sentences.notes(found, sentences.namer(found, language))
    assert told["none"] == told["left"] == ()
    assert "ashore offers 3" in told["waits"][0]
    assert len(told["taken"]) == 1
    assert told["taken"] != told["waits"]
