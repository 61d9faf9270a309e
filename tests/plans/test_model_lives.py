"""The exact forward pass against lives whose true rates are drawn from the beliefs.

The lives use none of the model's chances while somebody searches (`ashore.plans.lives`): if a belief were updated
wrongly, or a rate plugged in where it has to be integrated out, the shares would differ.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ashore.plans.lattice import Caps
from ashore.plans.lives import play
from ashore.plans.plan import Plan, plan
from evaluation.people import random_problem
from tests.plans.people import person

LIVES = 200_000
PEOPLE = 30
WIDE = Caps(applications=300, interviews=9, offers=9, invited=8, known=7, steps=1)
"""So wide that what lies beyond hardly matters: what is compared here is the arithmetic, not the caps."""
MONTHS = (3, 6, 9, 12)


def shares(solved: Plan, months: tuple[int, ...], seed: int, *, faithful: bool) -> list[tuple[float, float]]:
    """Pairs (exact, over lives) of the chance of an AI job and of ruin by each month."""
    lived = play(solved.career, solved.solution, LIVES, np.random.default_rng(seed), faithful=faithful)
    found = []
    for exact, first in ((solved.offer_by, lived.offer_month), (solved.ruin_by, lived.ruin_month)):
        found += [(float(exact[month]), float(np.mean((first > 0) & (first <= month)))) for month in months]
    return found


@pytest.mark.parametrize("number", range(PEOPLE))
def test_the_exact_pass_agrees_with_lives(number: int) -> None:
    problem = random_problem(np.random.default_rng(number), horizon=12)
    for exact, lived in shares(plan(problem, WIDE), MONTHS, number, faithful=True):
        error = np.sqrt(max(exact * (1 - exact), 1e-6) / LIVES)
        assert abs(exact - lived) <= max(0.005, 3 * error), (problem, exact, lived)


def test_two_families_agree_with_lives() -> None:
    problem = random_problem(np.random.default_rng(7), horizon=12, families=2)
    for exact, lived in shares(plan(problem, WIDE), (6, 12), 7, faithful=True):
        assert abs(exact - lived) <= 0.005


@pytest.mark.parametrize("number", range(4))
def test_worth_agrees_with_lives(number: int) -> None:
    """The value of the plan is the mean over lives of what each was worth."""
    solved = plan(random_problem(np.random.default_rng(100 + number), horizon=12), WIDE)
    lived = play(solved.career, solved.solution, LIVES, np.random.default_rng(number))
    error = float(lived.worth.std() / np.sqrt(LIVES))
    # What the caps still cost is a few parts in ten thousand.
    assert abs(lived.worth.mean() - solved.value) <= 4 * error + 5e-4 * abs(solved.value)


def test_plugging_the_mean_rate_in_would_show() -> None:
    """The guard of this file: lives that all have the mean rates do not agree with the exact pass."""
    solved = plan(person(horizon=18, rung=2, employed=False, income=0.0, cash=200000.0, old_pay=5000.0), WIDE)
    family = solved.problem.families[0]
    mean = [np.full((1, LIVES), a / (a + b)) for a, b in (family.interview, family.offer)]
    lived = play(solved.career, solved.solution, LIVES, np.random.default_rng(1), rates=(mean[0], mean[1]))
    assert abs(float(np.mean(lived.offer_month > 0)) - solved.offer_by[-1]) > 0.02


def test_the_shipped_caps_cost_little() -> None:
    """With the caps that ship, over three years, against lives in which nothing is capped."""
    worst = 0.0
    for number in range(4):
        solved = plan(random_problem(np.random.default_rng(200 + number)))
        pairs = shares(solved, (6, 12, 24, 36), number, faithful=False)
        worst = max(worst, *(abs(exact - lived) for exact, lived in pairs))
    assert worst <= 0.02


def test_lives_are_the_same_for_the_same_seed() -> None:
    solved = plan(person(horizon=6), Caps(applications=20, interviews=2, invited=2, known=4))
    once, again = (play(solved.career, solved.solution, 500, np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(once.offer_month, again.offer_month)
    assert np.array_equal(once.worth, again.worth)
    other = play(solved.career, solved.solution, 500, np.random.default_rng(6))
    assert not np.array_equal(once.worth, other.worth)


def test_cash_is_kept_to_the_yuan() -> None:
    """Somebody without a job who only gives up, and never finds one, spends 7,000 a month until it is gone."""
    problem = person(employed=False, income=0.0, old_again=1e-12, considered=frozenset({"give_up"}), cash=50000.0)
    solved = plan(replace(problem, horizon=9))
    lived = play(solved.career, solved.solution, 10, np.random.default_rng(0), faithful=False, record=10)
    assert np.allclose(lived.cash[:, :8], 50000.0 - 7000.0 * np.arange(8))
    assert set(lived.ruin_month.tolist()) == {8}
    assert solved.ruin_by[7] == pytest.approx(0.0, abs=1e-12)
    assert solved.ruin_by[8] == pytest.approx(1.0, abs=1e-9)
