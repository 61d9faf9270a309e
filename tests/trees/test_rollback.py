"""Roll-back against the enumeration of all policies, and what must hold for any tree."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.trees import assess, read, rollback
from ashore.trees.payoffs import distribution
from ashore.trees.solving import solve
from ashore.trees.strategies import chosen, describe, strategies, values
from tests.trees import growing
from tests.trees.growing import Written

FEW = 300
"""Policies that are enumerated."""


@given(growing.nodes(), st.sampled_from(["highest", "lowest"]))
def test_the_value_is_that_of_the_best_policy(root: Written, goal: str) -> None:
    tree = read(growing.text(root, goal=goal), "f")
    fork = assess(tree)
    assume(growing.count(fork) <= FEW)
    rolled = rollback(fork, tree.goal)
    best = growing.best(fork, max if goal == "highest" else min)
    assert rolled.value == pytest.approx(best, rel=1e-9, abs=1e-9)
    policy = dict.fromkeys(range(200), 0) | dict(chosen(rolled))
    assert growing.expected(fork, policy) == pytest.approx(best, rel=1e-9, abs=1e-9)


@given(growing.nodes(), st.sampled_from(["highest", "lowest"]))
def test_strategies_are_the_different_policies(root: Written, goal: str) -> None:
    tree = read(growing.text(root, goal=goal), "f")
    fork = assess(tree)
    assume(growing.count(fork) <= FEW)
    found = strategies(tree.root)
    assert found.levels is None
    assert len(set(found.choices)) == len(found.choices)
    worth = values(fork, found, tree.goal)
    for choices, value in zip(found.choices, worth, strict=True):
        assert value == pytest.approx(
            growing.expected(fork, dict.fromkeys(range(200), 0) | dict(choices)), abs=1e-9
        )
    pick = max if goal == "highest" else min
    assert rollback(fork, tree.goal).value == pytest.approx(pick(worth), abs=1e-9)


@given(growing.nodes())
def test_where_there_are_too_many_strategies_the_first_levels_are_listed(root: Written) -> None:
    tree = read(growing.text(root), "f")
    whole = strategies(tree.root)
    fork = assess(tree)
    for limit in (1, 2, 4, 8):
        found = strategies(tree.root, limit)
        assert len(found.choices) <= limit
        assert max(values(fork, found)) == pytest.approx(rollback(fork).value, abs=1e-9)
        assert (found.levels is None) == (len(whole.choices) <= limit or found.choices == whole.choices)


@given(growing.nodes(), st.integers(-50, 50), st.integers(1, 5))
def test_shifting_and_scaling_pays_shifts_and_scales_the_value(root: Written, shift: int, factor: int) -> None:
    def changed(node: Written, *, top: bool = True) -> Written:
        kind = "options" if "options" in node else "outcomes"
        branches = {}
        for name, branch in node[kind].items():
            pay = factor * branch["pay"] + (shift if top else 0)
            then = {"then": changed(branch["then"], top=False)} if "then" in branch else {}
            branches[name] = {**branch, "pay": pay, **then}
        return {**node, kind: branches}

    before, after = (solve(read(growing.text(node), "f")) for node in (root, changed(root)))
    assert after.rolled.value == pytest.approx(factor * before.rolled.value + shift, abs=1e-7)
    assert after.policy == before.policy
    assert after.distribution.sd == pytest.approx(factor * before.distribution.sd, abs=1e-7)


@given(growing.nodes(), st.integers(0, 2))
def test_a_dominated_option_is_never_chosen(root: Written, place: int) -> None:
    assume("options" in root)
    names = list(root["options"])
    twin = root["options"][names[place % len(names)]]
    worse = {**root, "options": {"worse": {**twin, "pay": twin["pay"] - 1}, **root["options"]}}
    answer = solve(read(growing.text(worse), "f"))
    assert not answer.options[0].best
    assert not answer.options[0].tied


@given(growing.nodes())
def test_the_distribution_is_that_of_the_ends(root: Written) -> None:
    answer = solve(read(growing.text(root), "f"))
    fork = answer.rolled.fork
    ends = [(pay, p) for pay, p in growing.paths(fork, dict.fromkeys(range(200), 0) | dict(chosen(answer.rolled)))]
    pays, weights = (np.array(side) for side in zip(*((pay, p) for pay, p in ends if p > 0), strict=True))
    found = answer.distribution
    mean = float(np.average(pays, weights=weights))
    assert found.mean == pytest.approx(mean, abs=1e-9) == pytest.approx(answer.rolled.value, abs=1e-9)
    assert found.sd == pytest.approx(math.sqrt(float(np.average((pays - mean) ** 2, weights=weights))), abs=1e-6)
    assert found.loss == pytest.approx(float(weights[pays < 0].sum()), abs=1e-9)
    assert sum(payoff.p for payoff in found.payoffs) == pytest.approx(1)
    listed = [payoff.pay for payoff in found.payoffs]
    assert listed == sorted(set(listed))
    for q, pay in found.quantiles:
        assert weights[pays <= pay + 1e-9].sum() >= q - 1e-9
        assert weights[pays < pay - 1e-9].sum() <= q + 1e-9


def test_moments_of_a_coin() -> None:
    """Two points with p = 0.2: skewness (1 - 2p)/sqrt(pq), excess kurtosis (1 - 6pq)/(pq)."""
    found = distribution([((1.0,), 0.2), ((0.0,), 0.8)])
    assert found.sd == pytest.approx(0.4)
    assert found.skewness == pytest.approx(1.5)
    assert found.excess_kurtosis == pytest.approx(0.25)
    sure = distribution([((3.0,), 1.0)])
    assert (sure.sd, sure.skewness, sure.excess_kurtosis) == (0, None, None)


def test_equal_payoffs_are_one_in_spite_of_rounding() -> None:
    found = distribution([((0.1, 0.2), 0.5), ((0.3,), 0.25), ((-0.3, 0.3), 0.25)])
    assert [(payoff.pay, payoff.p) for payoff in found.payoffs] == [(0, 0.25), (pytest.approx(0.3), 0.75)]


def test_a_tie_is_said_and_the_first_is_taken() -> None:
    answer = solve(read("root: {decision: d, options: {a: 0.3, b: 0.1 + 0.2, c: 0.1}}", "f"))
    assert answer.policy == "a"
    assert [option.tied for option in answer.options] == [True, True, False]
    assert answer.rolled.margin == pytest.approx(0.2)
    assert solve(read("root: {decision: d, options: {a: 1, b: 2}}", "f")).rolled.tied == ()


def test_strategies_have_names_a_person_can_follow() -> None:
    leaf = "{decision: e, options: {x: 1, y: 2}}"
    text = f"root: {{decision: d, options: {{go: {{then: {{chance: c, outcomes: {{up: {{p: 0.5, then: {leaf}}}, "
    text += (
        f"down: {{p: rest, then: {{decision: f, options: {{on: {{then: {leaf}}}, off: 0}}}}}}}}}}}}, stay: 5}}}}"
    )
    tree = read(text, "f")
    names = [describe(tree.root, dict(choices)) for choices in strategies(tree.root).choices]
    assert names == [
        "go; up: x; down: on → x",
        "go; up: x; down: on → y",
        "go; up: x; down: off",
        "go; up: y; down: on → x",
        "go; up: y; down: on → y",
        "go; up: y; down: off",
        "stay",
    ]


@settings(max_examples=30)
@given(growing.nodes(30))
def test_names_of_strategies_differ(root: Written) -> None:
    tree = read(growing.text(root), "f")
    found = strategies(tree.root, 500)
    assume(found.levels is None)
    names = {describe(tree.root, dict(choices)) for choices in found.choices}
    # Two decisions under outcomes of the same name may read alike; where names of branches differ, so do these.
    assert len(names) == len(found.choices)
