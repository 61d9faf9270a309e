"""Where a plan turns, in values that can be kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ashore.plans.plan import plan
from ashore.plans.problem import Family
from ashore.plans.switching import Act, Kept, Switch, read, row, switch
from ashore.plans.tree import tree
from tests.plans.people import OFFICE, person

FOUND = Switch(22, 3, 10, Act("apply", "ai_product_manager"), Act("apply", "ai_trainer"), employed=True)


def test_it_is_read_as_it_was_kept() -> None:
    kept = {"day": "2026-11-20", "entry": 7, "turn": json.loads(json.dumps(row(FOUND)))}
    assert read(kept) == Kept(date(2026, 11, 20), 7, FOUND)
    assert read({**kept, "turn": row(None)}) == Kept(date(2026, 11, 20), 7, None)
    assert FOUND.batches == 3


@pytest.mark.parametrize(
    "kept",
    [
        None,
        {},
        {"day": "2026-11-20", "entry": 7},
        {"day": "x", "entry": 7, "turn": None},
        {"day": "2026-11-20", "entry": None, "turn": None},
        {"day": "2026-11-20", "entry": 7, "turn": {"before": {"act": "apply"}}},
        {"day": "2026-11-20", "entry": 7, "turn": {**(row(FOUND) or {}), "after": {"step": "?"}}},
        {"day": "2026-11-20", "entry": 7, "turn": []},
    ],
)
def test_what_cannot_be_read_is_none(kept: dict[str, Any] | None) -> None:
    assert read(kept) is None


def test_the_turn_of_a_plan() -> None:
    """Without a job, and with a belief of little worth, a first batch without an interview ends the search."""
    unsure = Family("ai_product_manager", (0.5, 9.5), OFFICE.offer, OFFICE.pay)
    solved = plan(
        person(horizon=18, families=(unsure,), employed=False, considered=frozenset(("stay", "apply", "give_up")))
    )
    found = switch(solved, tree(solved).turn)
    assert found is not None
    assert (found.before, found.after) == (Act("apply", "ai_product_manager"), Act("give_up"))
    assert found.month < 4
    assert (found.batches - 1) * found.batch < found.applications <= found.batches * found.batch
    assert not found.employed
    assert switch(solved, None) is None
