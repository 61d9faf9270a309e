"""Near, a stretch, far: the thresholds, and moves that a reader can judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.packs import load as load_pack
from ashore.person.transfer import Compared, Mixture, Origin, carry, load
from ashore.person.transfer.compare import Comparison
from ashore.person.transfer.distance import DISTANCES, judge
from ashore.person.transfer.elements import elements
from ashore.person.transfer.mixture import mixtures, occupations, together

PROGRAMMING = elements()["2.B.3.e"]
PERCENTILES = st.floats(0, 1)
SHARES = st.none() | st.floats(0, 1)


def compared(*shorts: float, own: float | None = None, role: float | None = None) -> Comparison:
    lacking = tuple(Compared(PROGRAMMING, 2.0, 1.0, 4.0, 1.0 + short) for short in sorted(shorts, reverse=True))
    return Comparison((), lacking, own, role)


COMPARISONS = st.builds(
    lambda shorts, own, role: compared(*shorts, own=own, role=role),
    st.lists(st.floats(1, 5), max_size=4),
    st.none() | st.floats(1, 12),
    st.none() | st.floats(1, 12),
)


@pytest.mark.parametrize(
    ("percentile", "comparison", "shown", "distance", "rules"),
    [
        (0.93, compared(), None, "near", ("alike",)),
        (0.9299, compared(), None, "stretch", ("between",)),
        (0.70, compared(), None, "stretch", ("between",)),
        (0.6999, compared(), None, "far", ("unlike",)),
        (0.99, compared(1.49), None, "near", ("alike",)),
        (0.99, compared(1.5), None, "stretch", ("alike", "level")),
        (0.84, compared(2.0), None, "stretch", ("between",)),
        (0.84, compared(2.0, 2.0), None, "far", ("between", "levels")),
        (0.85, compared(2.0, 2.0), None, "stretch", ("between",)),
        (0.95, compared(own=3, role=5.4), None, "near", ("alike",)),
        (0.95, compared(own=3, role=5.5), None, "stretch", ("alike", "education")),
        (0.75, compared(own=2, role=8), None, "far", ("between", "education")),
        (0.75, compared(own=None, role=8), None, "stretch", ("between",)),
        (0.60, compared(own=2, role=8), None, "far", ("unlike", "education")),
        (0.60, compared(), 0.67, "stretch", ("unlike", "shown")),
        (0.60, compared(), 0.66, "far", ("unlike",)),
        (0.80, compared(), 0.9, "near", ("between", "shown")),
        (0.95, compared(), 0.9, "near", ("alike",)),
        (0.95, compared(), 0.24, "stretch", ("alike", "not_shown")),
        (0.95, compared(), 0.25, "near", ("alike",)),
        (0.80, compared(), 0.0, "stretch", ("between",)),
    ],
)
def test_thresholds(
    percentile: float, comparison: Comparison, shown: float | None, distance: str, rules: tuple[str, ...]
) -> None:
    verdict = judge(percentile, comparison, shown)
    assert (verdict.distance, verdict.rules) == (distance, rules)


def step(percentile: float, comparison: Comparison, shown: float | None) -> int:
    return DISTANCES.index(judge(percentile, comparison, shown).distance)


@given(PERCENTILES, PERCENTILES, COMPARISONS, SHARES)
def test_what_is_more_alike_is_never_farther(
    one: float, other: float, comparison: Comparison, shown: float | None
) -> None:
    low, high = sorted((one, other))
    assert step(high, comparison, shown) <= step(low, comparison, shown)


@given(PERCENTILES, COMPARISONS, st.floats(0, 1), st.floats(0, 1))
def test_who_shows_more_is_never_farther(
    percentile: float, comparison: Comparison, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert step(percentile, comparison, high) <= step(percentile, comparison, low)


@given(PERCENTILES, COMPARISONS, SHARES, st.floats(1, 5))
def test_one_more_thing_that_is_lacking_is_never_nearer(
    percentile: float, comparison: Comparison, shown: float | None, short: float
) -> None:
    shorts = [one.short for one in comparison.lacking]
    more = compared(*shorts, short, own=comparison.own_education, role=comparison.role_education)
    assert step(percentile, more, shown) >= step(percentile, comparison, shown)


PEOPLE = {
    "lawyer": "23-1011.00",
    "graphic designer": "27-1024.00",
    "urban planner": "19-3051.00",
    "courier": "43-5021.00",
    "accountant": "13-2011.00",
    "teacher": "25-2031.00",
    "linguist": "27-3091.00",
    "software developer": "15-1252.00",
    "data scientist": "15-2051.00",
    "customer service": "43-4051.00",
    "sales": "41-4012.00",
    "nurse": "29-1141.00",
}


def distance(person: str, role: str) -> str:
    table = load()
    mixture = Mixture({PEOPLE[person]: 1.0}) if person in PEOPLE else together(mixtures()[person])
    found = carry(Origin(person, mixture, occupations(mixture, table)), load_pack().roles[role], table)
    assert found is not None
    return found.distance


@pytest.mark.parametrize(
    ("person", "role", "expected"),
    [
        ("ml_algorithm", "llm_algorithm", "near"),
        ("data scientist", "llm_algorithm", "near"),
        ("software developer", "llm_algorithm", "stretch"),
        ("software developer", "llm_application", "near"),
        ("software developer", "ai_product_manager", "stretch"),
        ("product_manager", "ai_product_manager", "near"),
        ("product_manager", "ai_test", "far"),
        ("graphic designer", "ai_trainer", "near"),
        ("graphic designer", "aigc_creator", "near"),
        ("graphic designer", "ai_product_manager", "stretch"),
        ("graphic designer", "llm_algorithm", "far"),
        ("urban planner", "ai_product_manager", "stretch"),
        ("urban planner", "data_analyst", "stretch"),
        ("urban planner", "llm_algorithm", "far"),
        ("lawyer", "ai_product_manager", "stretch"),
        ("lawyer", "llm_algorithm", "far"),
        ("accountant", "data_analyst", "near"),
        ("accountant", "llm_algorithm", "far"),
        ("teacher", "ai_trainer", "stretch"),
        ("teacher", "llm_algorithm", "far"),
        ("linguist", "ai_trainer", "stretch"),
        ("customer service", "ai_trainer", "stretch"),
        ("customer service", "llm_algorithm", "far"),
        ("nurse", "llm_application", "far"),
        ("courier", "ai_trainer", "stretch"),
        ("courier", "llm_algorithm", "far"),
        ("courier", "data_analyst", "far"),
        ("courier", "ai_product_manager", "far"),
        ("courier", "solutions", "far"),
    ],
)
def test_moves_that_a_reader_can_judge(person: str, role: str, expected: str) -> None:
    assert distance(person, role) == expected
