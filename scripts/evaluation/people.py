"""People drawn at random, as numbers: what a plan is measured on. None of them is anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from ashore.person.me import OPTIONS
from ashore.plans.problem import Family, Problem, Ratings, Weights, monthly_chance

ROLES: Final = ("ai_product_manager", "ai_trainer")


def random_problem(rng: np.random.Generator, *, horizon: int = 36, families: int = 1) -> Problem:
    """Draw a person: from the curious to the practised, with and without a job, with little and with much.

    Beliefs are drawn, too, around the stated defaults; a person's true rates are drawn from them elsewhere.
    """
    employed = bool(rng.random() < 0.7)
    income = float(rng.choice([5000, 8000, 12000, 18000, 25000]))
    spending = float(np.round(income * rng.uniform(0.35, 0.9), -2))
    considered = set(OPTIONS)
    considered -= {name for name in ("transfer", "bridge_job", "referral_chat", "project") if rng.random() < 0.4}
    return Problem(
        employed=employed,
        rung=int(rng.integers(0, 3)),
        income=income if employed else 0.0,
        spending=spending,
        cash=float(np.round(spending * rng.uniform(1, 18), -2)),
        floor=0.0,
        layoff=monthly_chance(float(rng.uniform(0.03, 0.3))),
        ai_layoff=monthly_chance(float(rng.uniform(0.05, 0.3))),
        horizon=horizon,
        discount=1.03 ** (-1 / 12),
        worth_after=24,
        risk_aversion=float(rng.choice([0.0, 1.0, 2.0])),
        weights=Weights(1.0, float(rng.uniform(0, 4000)), float(rng.uniform(0, 2000)), 0.0),
        job=Ratings(float(rng.uniform(0.1, 0.7)), float(rng.uniform(0.3, 0.8)), 0.5),
        bridge=Ratings(0.3, 0.5, 0.5),
        families=tuple(_family(rng, role, income) for role in ROLES[:families]),
        considered=frozenset(considered),
        applications=(3.0, 8.0, 20.0, 25.0),
        beside=float(rng.uniform(0.3, 1.0)),
        referral=float(rng.uniform(3, 9)),
        study_beside=float(rng.uniform(20, 80)),
        study_full=110.0,
        search_full=65.0,
        project=30.0,
        learn=(60.0, 200.0, 600.0),
        study_cost=500.0,
        project_cost=300.0,
        lag=int(rng.integers(0, 2)),
        lag_job=1,
        ai_again=0.25,
        old_again=float(rng.uniform(0.12, 0.4)),
        old_pay=0.9 * income,
        bridge_found=0.7,
        bridge_pay=float(rng.choice([4000.0, 6000.0])),
        transfer_chance=float(rng.uniform(0.03, 0.4)),
        transfer_pay=income,
        ruin_living=0.6,
    )


def _family(rng: np.random.Generator, role: str, income: float) -> Family:
    mean, worth = float(rng.uniform(0.02, 0.1)), float(rng.uniform(20, 60))
    offer, strength = float(rng.uniform(0.1, 0.35)), float(rng.uniform(5, 20))
    middle = income * float(rng.uniform(0.8, 1.6))
    return Family(
        role,
        (mean * worth, (1 - mean) * worth),
        (offer * strength, (1 - offer) * strength),
        tuple(float(middle * factor) for factor in (0.63, 0.83, 1.0, 1.2, 1.6)),
        Ratings(float(rng.uniform(0.4, 0.9)), float(rng.uniform(0.4, 0.8)), 0.5),
    )


def drawn_rates(problem: Problem, rng: np.random.Generator) -> tuple[tuple[float, float], ...]:
    """Draw the true interview and offer rate of every family from the person's belief."""
    return tuple(
        (float(rng.beta(*family.interview)), float(rng.beta(*family.offer))) for family in problem.families
    )


def with_options(problem: Problem, *names: str) -> Problem:
    """Return the same person who considers only these options."""
    return replace(problem, considered=frozenset(names))
