"""Small worlds for the tests of the model."""

from __future__ import annotations

from typing import Any

from ashore.plans.problem import Family, Problem, Ratings, Weights

OFFICE = Family("ai_product_manager", (2.0, 38.0), (2.0, 8.0), (9000.0, 12000.0, 15000.0, 18000.0, 25000.0))


def person(**changes: Any) -> Problem:
    """An employed product designer, as the stated defaults have most of it."""
    values: dict[str, Any] = {
        "employed": True,
        "rung": 1,
        "income": 12000.0,
        "spending": 7000.0,
        "cash": 50000.0,
        "floor": 0.0,
        "layoff": 0.01,
        "ai_layoff": 0.01,
        "horizon": 12,
        "discount": 0.9975,
        "worth_after": 24,
        "risk_aversion": 1.0,
        "weights": Weights(1.0, 2000.0, 1000.0, 0.0),
        "job": Ratings(0.5, 0.5, 0.5),
        "bridge": Ratings(0.3, 0.5, 0.5),
        "families": (OFFICE,),
        "considered": frozenset(
            ("stay", "study_beside_work", "resign", "study_full_time", "apply", "bridge_job", "give_up")
        ),
        "applications": (3.0, 8.0, 20.0, 25.0),
        "beside": 0.6,
        "referral": 8.0,
        "study_beside": 43.0,
        "study_full": 110.0,
        "search_full": 65.0,
        "project": 30.0,
        "learn": (60.0, 200.0, 600.0),
        "study_cost": 500.0,
        "project_cost": 300.0,
        "lag": 0,
        "lag_job": 1,
        "ai_again": 0.25,
        "old_again": 0.25,
        "old_pay": 10800.0,
        "bridge_found": 0.7,
        "bridge_pay": 5000.0,
        "transfer_chance": 0.2,
        "transfer_pay": 12000.0,
        "ruin_living": 0.6,
    }
    return Problem(**{**values, **changes})
