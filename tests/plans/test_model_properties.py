"""What has to hold of every person, whatever their numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.engine.evaluate import evaluate
from ashore.plans.career import ACTS, Career, build
from ashore.plans.courses import course, lead
from ashore.plans.experiments import _trials
from ashore.plans.families import bracket
from ashore.plans.lattice import Caps, hat, known_rates
from ashore.plans.lattice import lattice as lattice_of
from ashore.plans.limits import within
from ashore.plans.plan import Plan, plan
from evaluation.people import random_problem
from evaluation.worth import rule
from tests.plans.people import OFFICE, person

QUICK = Caps(applications=36, interviews=3, offers=1, invited=3, known=4, steps=2)
seeds = st.integers(0, 10_000)
few = settings(max_examples=12)


def chance_of(career: Career, solution: object, flags: np.ndarray) -> np.ndarray:
    """Chance of ending in flagged states, from each state and level at each month on."""
    model = career.model
    only = replace(model, reward=np.zeros_like(model.reward), discount=1.0, terminal=flags.astype(float)[:, None])
    return evaluate(only, solution)  # type: ignore[arg-type]


@few
@given(seeds)
def test_more_cash_never_raises_the_chance_of_ruin(seed: int) -> None:
    """Under one policy that does not look at the cash, from every state and at every month."""
    career = build(random_problem(np.random.default_rng(seed), horizon=9), QUICK)
    for acts in (("apply", "stay", "give_up"), ("resign", "study_full_time", "apply"), ("give_up",)):
        ruin = chance_of(career, rule(career, acts), career.states.ruined)
        before = ruin[:, ~career.states.ruined, :]
        assert (np.diff(before, axis=2) <= 1e-12).all()


@few
@given(seeds)
def test_silence_never_raises_the_chance_of_an_offer(seed: int) -> None:
    """A month of applications without an answer, and the same rule after it: the chance is never higher."""
    problem = random_problem(np.random.default_rng(seed), horizon=8)
    career = build(problem, QUICK)
    states, lattice = career.states, career.states.lattice
    chance = chance_of(career, rule(career, ("apply", "give_up")), states.got)
    silent = lattice.after(1, 0, 0)[: lattice.counted]
    for mode in states.modes:
        rows = states.search(0, mode, problem.rung)
        for t in (0, 4):
            now, after = chance[t, rows[: lattice.counted]], chance[t, rows[silent]]
            counted = ~lattice.frozen & ~lattice.frozen[silent]
            assert (after[counted] <= now[counted] + 1e-12).all()


@few
@given(seeds)
def test_an_act_that_costs_and_brings_nothing_is_never_done(seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), horizon=9)
    hopeless = replace(
        problem,
        considered=problem.considered | {"project", "study_full_time", "study_beside_work"},
        learn=(1e15, 1e15, 1e15),
        project_cost=500.0,
        study_cost=500.0,
        weights=replace(problem.weights, workload=1500.0),
    )
    solved = plan(hopeless, QUICK)
    used = {
        solved.action(t, int(x), int(level)).act
        for t in range(9)
        for x, level in zip(*np.nonzero(solved.mass[t] > 0), strict=True)
    }
    assert used.isdisjoint({"project", "study_full_time", "study_beside_work"})


@few
@given(seeds)
def test_more_ways_are_never_worth_less(seed: int) -> None:
    problem = random_problem(np.random.default_rng(seed), horizon=8)
    fewer = replace(problem, considered=problem.considered - {"bridge_job", "referral_chat", "project"})
    assert plan(problem, QUICK).value >= plan(fewer, QUICK).value - 1e-6


@few
@given(seeds)
def test_masses_and_chances_are_chances(seed: int) -> None:
    solved = plan(random_problem(np.random.default_rng(seed), horizon=8), QUICK)
    assert solved.mass.sum(axis=(1, 2)) == pytest.approx(np.ones(9), abs=1e-10)
    for by in (solved.offer_by, solved.ruin_by):
        assert (np.diff(by) >= -1e-12).all()
        assert by[0] >= 0
        assert by[-1] <= 1 + 1e-12


WIDE = Caps(applications=120, interviews=6, offers=6, invited=6, known=7, rare=1e-6, steps=1)


@pytest.mark.parametrize("employed", [True, False])
def test_information_is_never_worth_less_than_nothing_nor_more_than_knowing(*, employed: bool) -> None:
    """More applications tell more; the rate itself tells most. A choice between offers makes it matter."""
    income = 12000.0 if employed else 0.0
    solved = plan(person(horizon=5, rung=2, employed=employed, income=income, old_pay=9000.0), WIDE)
    few_, ten, many = (_trials(solved, "ten_applications", 0, count, 0.0, WIDE) for count in (3, 10, 60))
    # Nearly the rate itself: the belief of somebody who has seen it, at evenly spaced places of the belief.
    from scipy.stats import beta

    rates = beta.ppf((np.arange(60) + 0.5) / 60, *OFFICE.interview)
    sure = [
        plan(replace(solved.problem, families=(replace(OFFICE, interview=(q * 1e7, (1 - q) * 1e7)),)), WIDE).value
        for q in rates
    ]
    knowing = float(np.mean(sure)) - solved.value
    slack = 1e-4 * abs(solved.value)
    assert min(few_.information, ten.information) >= 0
    assert few_.error <= slack
    assert ten.error <= slack
    assert few_.information <= ten.information + slack
    assert ten.information <= many.information + slack
    assert many.information <= knowing + slack


def test_what_no_result_changes_says_so() -> None:
    """Whoever earns ten times what any offer pays stays, whatever ten applications bring."""
    rich = plan(person(income=250000.0, old_pay=250000.0, spending=10000.0, horizon=6), QUICK)
    found = _trials(rich, "ten_applications", 0, 10, 100.0, QUICK)
    assert not found.changes
    assert found.information == pytest.approx(0.0, abs=1.0)
    assert found.net < 0


def test_a_limit_on_ruin_is_kept_or_said_to_be_out_of_reach() -> None:
    tight = person(employed=False, income=0.0, cash=28000.0, horizon=12, rung=2, considered=frozenset(
        {"apply", "study_full_time", "bridge_job", "give_up"}))  # fmt: skip
    free = plan(tight, QUICK)
    ruin = float(free.ruin_by[-1])
    assert ruin > 0.05
    kept = within(tight, ruin - 0.03, QUICK)
    assert kept.kept
    assert kept.plan.ruin_by[-1] <= ruin - 0.03
    assert kept.plan.value <= free.value + 1e-6
    out_of_reach = within(tight, 1e-6, QUICK)
    assert not out_of_reach.kept
    assert out_of_reach.plan.ruin_by[-1] <= kept.plan.ruin_by[-1] + 1e-9
    assert within(tight, 1.0, QUICK).plan.value == pytest.approx(free.value)


def test_wider_caps_move_the_worth_by_less_than_a_tie() -> None:
    """What the caps cost is part of the model's error: it is below what is called a tie."""
    for number in range(3):
        problem = random_problem(np.random.default_rng(300 + number), horizon=18)
        narrow, wide = plan(problem), plan(problem, Caps().wider())
        assert abs(narrow.pay(narrow.value) - wide.pay(wide.value)) <= 0.01 * problem.reference


def test_two_families_are_worth_at_least_one_and_at_most_knowing() -> None:
    other = replace(OFFICE, role="ai_trainer", interview=(3.0, 27.0), pay=tuple(0.8 * pay for pay in OFFICE.pay))
    alone, both = (plan(person(families=families, rung=2), QUICK) for families in ((OFFICE,), (OFFICE, other)))
    assert both.value >= alone.value - 1e-6
    found = bracket(both, 120, np.random.default_rng(1))
    assert found.lower <= found.upper + 3 * found.error


def test_a_course_leads_by_what_the_best_other_one_lacks() -> None:
    solved = plan(person(income=30000.0, considered=frozenset({"stay", "apply", "resign", "give_up"})), QUICK)
    own = course(solved.best_action)
    values = [value for action, value in solved.first_values if course(action) not in {own, "wait"}]
    assert lead(solved, own) == pytest.approx(solved.value - max(values))
    assert lead(solved, "resign") < 0


def test_an_offer_above_the_reservation_pay_is_taken_and_one_below_is_not() -> None:
    solved = plan(person(income=12000.0, rung=2))
    states, level = solved.career.states, solved.start[1]
    for mode in states.modes:
        least = solved.reservation_pay(0, mode)
        lattice = states.lattice
        declined = states.search(0, mode, solved.problem.rung)[lattice.after(1, 1, 1)[0]]
        taken = states.waiting(0, mode, states.wait_of(mode)[1])
        says_yes = solved.solution.values[1, taken, level] >= solved.solution.values[1, declined, level]
        assert says_yes.tolist() == [pay >= least for pay in OFFICE.pay], (mode, least)


def test_known_rates_keep_the_mean_of_the_belief() -> None:
    lattice = lattice_of(Caps(), 6)
    from ashore.plans.lattice import ByBelief

    chances = ByBelief((OFFICE,)).known(lattice, 0)
    assert chances.sum(axis=1) == pytest.approx(np.ones(lattice.counted))
    interview, offer = known_rates(OFFICE, Caps().known)
    first, second = lattice.known
    (a, b), (c, d) = lattice.posterior(OFFICE)
    inside = (a / (a + b) > interview[1]) & (a / (a + b) < interview[-2])
    assert (chances @ interview[first])[inside] == pytest.approx((a / (a + b))[inside], rel=0.06)
    assert (chances @ offer[second]) == pytest.approx(c / (c + d), rel=0.06)
    assert hat(float(interview[2]), interview).tolist() == [0, 0, 1, 0, 0, 0, 0]


def test_acts_are_told_from_the_model() -> None:
    solved: Plan = plan(person(horizon=3), QUICK)
    assert {action.act for action, _ in solved.first_values} <= set(ACTS)
    assert solved.options[0].action == solved.best_action
