"""Beliefs about rates: the base, the stories, the person's own outcomes."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from ashore.evidence.cases import Case, Line
from ashore.evidence.statements import Statement
from ashore.facts import Value
from ashore.journal import Kind, Outcome, check, outcome
from ashore.journal.errors import JournalError
from ashore.packs import Words
from ashore.person.inputs import Inputs, inputs
from ashore.person.me import Given, Me
from ashore.plans.beliefs import RateBelief, interview_rate, offer_rate
from ashore.plans.rates import ImpossibleRateError
from ashore.plans.stories import CAP, OTHER_ROLE, QUOTED, REPORTED, SAME_ROLE, UNKNOWN_ROLE
from ashore.words import LANGUAGES, explain

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"


def given_numbers(**numbers: float) -> Inputs:
    return inputs(Me(numbers={name: Given(value, 7, 1) for name, value in numbers.items()}))


PLAIN = given_numbers(interview_rate=0.05, interview_worth=40, offer_rate=0.2, offer_worth=10, weeks_to_answer=4)


def made(kind: Kind, count: int = 1, days_ago: int = 0, **more: Any) -> Outcome:
    return outcome(kind, TODAY - timedelta(days=days_ago), TODAY, role=PM, count=count, **more)


def numbered(entries: Sequence[Outcome]) -> list[Outcome]:
    return [replace(entry, id=number) for number, entry in enumerate(entries, 1)]


def interviews(*entries: Outcome, cases: Sequence[Case] = (), **more: Any) -> RateBelief:
    return interview_rate(PM, PLAIN, cases, numbered(entries), today=TODAY, **more)


def offers(*entries: Outcome, cases: Sequence[Case] = ()) -> RateBelief:
    return offer_rate(PM, PLAIN, cases, numbered(entries), today=TODAY)


def case(name: str, *, quoted: bool = True, told: Mapping[str, Value] | None = None, **fields: Value) -> Case:
    lines = []
    for field, value in {**fields, **(told or {})}.items():
        item = Statement(name, field, value, name, quote="投了" if quoted else None, start=0, end=2)
        lines.append(Line(field, value, None, None, {}, (item,)))
    return Case(name, Words(name, name), None, name, (name,), (), tuple(lines))


def parameters(belief: RateBelief) -> tuple[float, float]:
    return belief.a, belief.b


def test_none_of_twenty_moves_beta_2_38_to_beta_2_58() -> None:
    """The worked figure of the belief's design: 5% to 3.3%."""
    before, after = interviews(), interviews(made("applied", 20))
    assert parameters(before) == (2, 38)
    assert parameters(after) == (2, 58)
    assert before.mean == pytest.approx(0.05, abs=1e-12)
    assert after.mean == pytest.approx(1 / 30, abs=1e-12)
    assert before.quantile(0.95) == pytest.approx(0.1159521487579241, abs=1e-12)
    assert after.quantile(0.95) == pytest.approx(0.0778979215188183, abs=1e-12)
    assert after.worth == 60


def test_the_case_of_twenty_applications_is_met(shared: Path) -> None:
    case = json.loads((shared / "decision-cases" / "beta_binomial_20_0.json").read_text(encoding="utf-8"))
    expected, tolerance = case["expected"], case["tolerance"]
    before, after = interviews(), interviews(made("applied", 20))
    assert (f"Beta({after.a:g},{after.b:g})") == expected["post"]
    assert before.mean == pytest.approx(expected["prior_mean"], abs=tolerance)
    assert after.mean == pytest.approx(expected["post_mean"], abs=tolerance)
    assert before.quantile(0.95) == pytest.approx(expected["prior_q95"], abs=tolerance)
    assert after.quantile(0.95) == pytest.approx(expected["q95"], abs=tolerance)


def test_interviews_turn_silence_into_success() -> None:
    assert parameters(interviews(made("applied", 20), made("interview", 3))) == (5, 55)
    assert parameters(interviews(made("applied", 20), made("rejected", 5))) == (2, 58)


def test_interviews_by_referral_do_not_count_against_applications() -> None:
    entries = (made("applied", 20), made("referral", 2), made("interview", 2, about="referral"))
    assert parameters(interviews(*entries)) == (2, 58)
    assert offers(*entries).waiting == 2


def test_entries_of_other_roles_count_for_nothing() -> None:
    other = outcome("applied", TODAY, TODAY, role="ai_trainer", count=50)
    assert parameters(interviews(other)) == (2, 38)
    assert parameters(interview_rate(None, PLAIN, (), [other], today=TODAY)) == (2, 38)


def exact(a: float, b: float, shown: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Mean and variance of a rate by Gauss-Jacobi quadrature, which is exact for the polynomial that is asked."""
    nodes, weights = special.roots_jacobi(60, b - 1, a - 1)
    rate = (nodes + 1) / 2
    weights = weights * np.prod([(1 - share * rate) ** count for share, count in shown], axis=0)
    mean = float((weights * rate).sum() / weights.sum())
    return mean, float((weights * rate**2).sum() / weights.sum()) - mean**2


def moments(belief: RateBelief) -> tuple[float, float]:
    return belief.mean, belief.mean * (1 - belief.mean) / (belief.worth + 1)


def test_open_applications_count_bit_by_bit_as_their_time_goes_by() -> None:
    """Of answers that come, a quarter has come after 7 of 28 days: the posterior of censored trials."""
    assert parameters(interviews(made("applied", 20, 0, open_=True))) == (2, 38)
    assert parameters(interviews(made("applied", 20, 28, open_=True))) == (2, 58)
    waiting = interviews(made("applied", 20, 7, open_=True))
    assert (waiting.waiting, waiting.told, waiting.trials) == (20, 5, 0)
    assert moments(waiting) == pytest.approx(exact(2, 38, [(0.25, 20)]), rel=1e-9)
    answered = interviews(
        made("applied", 20, 14, open_=True),
        made("applied", 6, 7, open_=True),
        made("interview"),
        made("rejected", 4),
    )
    assert moments(answered) == pytest.approx(exact(3, 42, [(0.5, 15), (0.25, 6)]), rel=1e-9)
    assert (answered.trials, answered.successes, answered.waiting) == (5, 1, 21)


def test_what_was_given_up_and_withdrawn() -> None:
    sent = made("applied", 20, 14, open_=True)
    assert parameters(interviews(sent, made("silence", 20))) == (2, 58)
    left = interviews(sent, made("withdrew", 20, 7))
    assert moments(left) == pytest.approx(exact(2, 38, [(0.25, 20)]), rel=1e-9), (
        "what waited 7 days tells of 7 days"
    )
    back = interviews(sent, made("silence", 20, 3), made("interview"))
    assert parameters(back) == (3, 57), "an answer may come after all"


def test_recent_silence_is_told_and_can_be_left_out() -> None:
    recent = interviews(made("applied", 20), made("applied", 10, 60))
    assert (parameters(recent), recent.recent) == ((2, 68), 20)
    assert parameters(interviews(made("applied", 20), made("applied", 10, 60), patient=True)) == (2, 48)
    assert interviews(made("applied", 20), made("interview", 2), made("rejected", 8)).recent == 10


def test_an_interview_waits_for_its_answer() -> None:
    applied = made("applied", 20, 40)
    today = made("interview", 2, 0)
    assert parameters(offers(applied, today)) == (2, 8)
    assert parameters(offers(applied, today, made("rejected", about="interview"))) == (2, 9)
    assert parameters(offers(applied, today, made("offer"))) == (3, 8)
    waiting = offers(applied, made("interview", 2, 7), made("offer"))
    assert moments(waiting) == pytest.approx(exact(3, 8, [(0.25, 1)]), rel=1e-9)
    assert parameters(offers(applied, made("interview", 2, 28))) == (2, 10)
    assert parameters(offers(applied, made("interview", 2, 28), made("offer"))) == (3, 9)
    to_come = made("interview", 2, 0, at=f"{TODAY + timedelta(days=5)} 14:00")
    assert parameters(offers(applied, to_come)) == (2, 8)


def test_the_persons_own_number_goes_before_the_default() -> None:
    (own,) = interviews().steps
    assert own.kind == "own_number"
    assert own.number is not None
    assert own.number.line == 7
    (default,) = interview_rate(PM, inputs(Me()), (), (), today=TODAY).steps
    assert default.kind == "base"
    assert default.number is not None
    assert default.number.default is not None
    of_role = given_numbers(**{f"interview_rate@{PM}": 0.1, "interview_worth": 20.0})
    assert parameters(interview_rate(PM, of_role, (), (), today=TODAY)) == (2, 18)


@pytest.mark.parametrize("numbers", [{"interview_rate": 0.0}, {"interview_rate": 1.0}, {"interview_worth": 0.0}])
def test_a_base_that_leaves_nothing_to_learn_is_refused(numbers: dict[str, float]) -> None:
    with pytest.raises(ImpossibleRateError) as caught:
        interview_rate(PM, given_numbers(**numbers), (), (), today=TODAY)
    for language in LANGUAGES:
        assert "interview_rate" in explain(caught.value, language)[0]


def test_a_story_weighs_reliability_times_similarity_times_its_count() -> None:
    told = case("failed", to_role="AI产品经理", applications=12, interviews=2)
    weight = QUOTED * SAME_ROLE
    assert parameters(interviews(cases=[told])) == pytest.approx((2 + 2 * weight, 38 + 10 * weight))
    reported = case("failed", quoted=False, to_role="AI训练师", applications=12, interviews=2)
    weight = REPORTED * OTHER_ROLE
    assert parameters(interviews(cases=[reported])) == pytest.approx((2 + 2 * weight, 38 + 10 * weight))
    weight = QUOTED * UNKNOWN_ROLE
    assert parameters(interviews(cases=[case("failed", applications=12, interviews=2)])) == pytest.approx(
        (2 + 2 * weight, 38 + 10 * weight)
    )
    assert parameters(interviews(cases=[told], like=lambda _: 0.0)) == (2, 38)


@pytest.mark.parametrize(
    "success",
    [{"transition_type": "external_hire"}, {"salary_after": 15000}, {"offers": 1}, {"start_date": "2024-09"}],
)
def test_survivors_weigh_nothing(success: dict[str, Value]) -> None:
    told = case("survivor", to_role="AI产品经理", applications=10, interviews=9, told=success)
    for belief, base in ((interviews(cases=[told]), (2, 38)), (offers(cases=[told]), (2, 8))):
        assert parameters(belief) == base
    (step,) = (step for step in interviews(cases=[told]).steps if step.kind == "story")
    assert (step.a, step.b, step.what) == (0, 0, "interview_survivor")
    assert step.cited[0].quote == "投了"


def test_one_number_alone_says_nothing() -> None:
    """Twenty applications and no offer, and not a word of interviews: unknown stays unknown."""
    told = case("chenghan", transition_type="not_yet", applications={"min": 20}, offers=0)
    assert parameters(interviews(cases=[told])) == (2, 38)
    assert parameters(offers(cases=[told])) == (2, 8)
    assert [step.what for step in interviews(cases=[told]).steps[1:]] == ["interview_unstated"]
    assert [step.what for step in offers(cases=[told]).steps[1:]] == ["offer_unstated"]


def test_numbers_that_do_not_fit_together_weigh_nothing() -> None:
    told = case("odd", applications=3, interviews=9)
    assert parameters(interviews(cases=[told])) == (2, 38)
    assert interviews(cases=[told]).steps[1].what == "interview_contradictory"


STORIES = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(0, 400),
        st.sampled_from(["AI产品经理", "AI训练师", "别的"]),
        st.booleans(),
    ),
    max_size=30,
)


@given(STORIES)
def test_all_stories_together_never_weigh_more_than_ten(stories: list[tuple[int, int, str, bool]]) -> None:
    cases = [
        case(f"story-{place}", quoted=quoted, to_role=role, applications=n, interviews=s)
        for place, (n, s, role, quoted) in enumerate(stories)
    ]
    belief = interviews(cases=cases)
    assert belief.worth - 40 <= CAP + 1e-9
    assert belief.a >= 2 - 1e-12
    assert belief.b >= 38 - 1e-12
    backwards = interviews(cases=cases[::-1])
    assert parameters(backwards) == parameters(belief)


ENTRIES = st.lists(
    st.one_of(
        st.builds(made, st.just("applied"), st.integers(1, 30), st.integers(0, 60), open_=st.booleans()),
        st.builds(made, st.just("referral"), st.integers(1, 3), st.integers(0, 60)),
        st.builds(
            made, st.just("interview"), st.integers(1, 3), st.integers(0, 60),
            about=st.sampled_from(["application", "referral"]),
        ),
        st.builds(made, st.just("offer"), st.just(1), st.integers(0, 60)),
        st.builds(
            made, st.just("rejected"), st.integers(1, 3), st.integers(0, 60),
            about=st.sampled_from(["application", "interview"]),
        ),
    ),
    max_size=10,
)  # fmt: skip


def possible(entries: Sequence[Outcome]) -> list[Outcome]:
    """Return the entries numbered, without those that the ones before them make impossible."""
    found: list[Outcome] = []
    for entry in entries:
        try:
            check([*found, replace(entry, id=len(found) + 1)])
        except JournalError:
            continue
        found.append(replace(entry, id=len(found) + 1))
    return found


def both(entries: Sequence[Outcome], day: date = TODAY) -> tuple[RateBelief, RateBelief]:
    return (
        interview_rate(PM, PLAIN, (), entries, today=day),
        offer_rate(PM, PLAIN, (), entries, today=day),
    )


def not_above(lower: RateBelief, upper: RateBelief) -> bool:
    quantiles = (0.05, 0.25, 0.5, 0.75, 0.95)
    return lower.mean <= upper.mean + 1e-12 and all(
        lower.quantile(q) <= upper.quantile(q) + 1e-9 for q in quantiles
    )


@given(ENTRIES, st.integers(1, 40), st.booleans())
def test_silence_never_raises_a_belief(entries: list[Outcome], count: int, open_: bool) -> None:  # noqa: FBT001
    before = possible(entries)
    after = possible([*before, made("applied", count, open_=open_)])
    for lower, upper in zip(both(after), both(before), strict=True):
        assert not_above(lower, upper)


@given(ENTRIES, st.integers(1, 200))
def test_time_that_passes_never_raises_a_belief(entries: list[Outcome], days: int) -> None:
    logged = possible(entries)
    for lower, upper in zip(both(logged, TODAY + timedelta(days=days)), both(logged), strict=True):
        assert not_above(lower, upper)


@given(ENTRIES)
def test_a_success_never_lowers_a_belief(entries: list[Outcome]) -> None:
    before = possible([made("applied", 60), *entries, made("interview")])
    after = possible([*before, made("interview")])
    offered = possible([*before, made("offer")])
    assert len(after) == len(offered) == len(before) + 1
    assert not_above(both(before)[0], both(after)[0])
    assert not_above(both(before)[1], both(offered)[1])


@given(ENTRIES, st.randoms())
def test_the_order_of_outcomes_changes_not_a_digit(entries: list[Outcome], rng: random.Random) -> None:
    logged = possible(entries)
    shuffled = logged[:]
    rng.shuffle(shuffled)
    assert both(shuffled) == both(logged)
    renumbered = numbered(shuffled)
    assert [parameters(belief) for belief in both(renumbered)] == [parameters(belief) for belief in both(logged)]


@given(ENTRIES, st.integers(1, 30))
def test_undo_restores_exactly(entries: list[Outcome], count: int) -> None:
    before = possible(entries)
    last = len(before) + 1
    after = [
        *before,
        replace(made("applied", count), id=last),
        Outcome("undo", TODAY.isoformat(), PM, undoes=last, id=last + 1),
    ]
    assert both(after) == both(before)


@given(ENTRIES)
def test_the_steps_add_up(entries: list[Outcome]) -> None:
    for belief in both(possible(entries)):
        assert sum(step.a for step in belief.steps) == pytest.approx(belief.a)
        assert sum(step.b for step in belief.steps) == pytest.approx(belief.b)
        if not belief.told:
            assert belief.worth == pytest.approx((40 if belief.name == "interview" else 10) + belief.trials)
