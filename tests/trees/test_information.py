"""The value of knowing a chance, against the textbook formula on random decision problems with a test."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.trees import assess, errors, read, rollback
from ashore.trees.assessment import Fork
from ashore.trees.information import chances, evpi
from ashore.trees.model import Goal
from ashore.words import LANGUAGES, explain
from tests.trees import growing


def act(belief: np.ndarray[Any, Any], pays: np.ndarray[Any, Any], name: str) -> growing.Written:
    """A decision among acts whose pay depends on the state."""
    options = {}
    for place, row in enumerate(pays):
        states = enumerate(zip(belief, row, strict=True))
        outcomes = {f"s{n}": {"p": repr(float(p)), "pay": int(pay)} for n, (p, pay) in states}
        options[f"a{place}"] = {"then": {"chance": "state", "outcomes": outcomes}}
    return {"decision": name, "options": {**options, "out": {"pay": 0}}}


def problem(seed: int, *, cost: int = 0) -> tuple[growing.Written, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """A choice to act at once, or after a test of the state that costs something."""
    rng = np.random.default_rng(seed)
    states, signals, acts = (int(n) for n in rng.integers(2, 4, 3))
    prior = rng.dirichlet(np.ones(states))
    likelihood = rng.dirichlet(np.ones(signals), states)
    pays = rng.integers(-50, 50, (acts, states))
    marginal = prior @ likelihood
    tested = {
        f"t{k}": {"p": repr(float(p)), "then": act(prior * likelihood[:, k] / p, pays, f"after {k}")}
        for k, p in enumerate(marginal)
    }
    test = {"pay": -cost, "then": {"chance": "signal", "outcomes": tested}}
    now = {"then": act(prior, pays, "now")}
    return {"decision": "test", "options": {"at once": now, "test": test}}, prior, pays


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(0, 20))
def test_knowing_the_state_is_worth_the_textbooks_formula(seed: int, cost: int) -> None:
    root, prior, pays = problem(seed, cost=cost)
    fork = assess(read(growing.text(root), "f"))
    value = rollback(fork).value
    clairvoyant = float(prior @ np.maximum(pays.max(axis=0), 0))
    found = evpi(fork, "state")
    assert found.informed == pytest.approx(clairvoyant, abs=1e-8)
    assert found.value == pytest.approx(clairvoyant - value, abs=1e-8)
    assert sum(p for _, p, _ in found.outcomes) == pytest.approx(1)
    assert [p for _, p, _ in found.outcomes] == pytest.approx(list(prior))


@settings(max_examples=60)
@given(growing.nodes(20), st.sampled_from(["highest", "lowest"]))
def test_information_is_never_worth_less_than_nothing(root: growing.Written, goal: str) -> None:
    """Each chance of a random tree under a name of its own: no other depends on it."""
    number = itertools.count()

    def named(node: growing.Written) -> growing.Written:
        kind = "options" if "options" in node else "outcomes"
        own = {"decision": "d"} if kind == "options" else {"chance": f"c{next(number)}"}
        branches = {
            name: {**branch, **({"then": named(branch["then"])} if "then" in branch else {})}
            for name, branch in node[kind].items()
        }
        return {**own, kind: branches}

    tree = read(growing.text(named(root), goal=goal), "f")
    fork = assess(tree)
    plain = rollback(fork, tree.goal).value
    best = all_known(fork, tree.goal)
    for chance in chances(fork):
        found = evpi(fork, chance, tree.goal)
        assert found.value >= 0
        gain = found.informed - plain
        assert (gain if goal == "highest" else -gain) >= -1e-9
        assert abs(gain) <= abs(best - plain) + 1e-9, "more than for one who knows everything"


def all_known(fork: Fork, goal: Goal) -> float:
    """The mean over every way in which all chances may fall, each solved with that known."""
    falls = [node for node in every(fork) if node.kind == "chance"]
    ways = list(itertools.product(*(range(len(node.legs)) for node in falls)))
    assume(len(ways) <= 500)
    total = 0.0
    for way in ways:
        fallen = {node.index: place for node, place in zip(falls, way, strict=True)}
        p = math.prod(node.legs[fallen[node.index]].p for node in falls)
        total += p * known(fork, fallen, goal)
    return total


def every(fork: Fork) -> Iterator[Fork]:
    yield fork
    for leg in fork.legs:
        if leg.then is not None and leg.p > 0:
            yield from every(leg.then)


def known(fork: Fork, fallen: Mapping[int, int], goal: Goal) -> float:
    if fork.kind == "chance":
        leg = fork.legs[fallen[fork.index]]
        return leg.pay + (known(leg.then, fallen, goal) if leg.then and leg.p > 0 else 0.0)
    values = [leg.pay + (known(leg.then, fallen, goal) if leg.then else 0.0) for leg in fork.legs]
    return max(values) if goal == "highest" else min(values)


def test_options_left_out_change_nothing_where_they_would_not_be_taken() -> None:
    """After a signal that makes acting hopeless a person may write only the way out: the belief follows anyway."""
    tried = 0
    for seed in range(100):
        root, _, _ = problem(seed)
        whole = evpi(assess(read(growing.text(root), "f")), "state")
        for branch in list(root["options"]["test"]["then"]["outcomes"].values())[:-1]:
            fork = assess(read(growing.text(branch["then"]), "f"))
            if rollback(fork).best == len(fork.legs) - 1:
                branch["then"]["options"] = {"out": {"pay": 0}}
                tried += 1
                break
        found = evpi(assess(read(growing.text(root), "f")), "state")
        # Who knows the state acts at once, as the test costs nothing and tells nothing new.
        assert found.value == pytest.approx(whole.value, abs=1e-8)
    assert tried > 5


def test_a_branch_that_never_comes_to_the_chance_is_independent_of_it() -> None:
    coin = "{chance: coin, outcomes: {heads: {p: 0.5, pay: 10}, tails: {p: rest, pay: -10}}}"
    text = "root: {chance: invited, outcomes: {no: {p: 0.6, pay: 1}, yes: {p: rest, then: "
    text += f"{{decision: bet, options: {{bet: {{then: {coin}}}, pass: 0}}}}}}}}}}"
    found = evpi(assess(read(text, "f")), "coin")
    assert found.value == pytest.approx(0.4 * 5)
    assert [(name, p) for name, p, _ in found.outcomes] == [("heads", 0.5), ("tails", 0.5)]
    assert [value for _, _, value in found.outcomes] == pytest.approx([0.6 + 4, 0.6])


def test_a_chance_to_which_nobody_can_come_is_worth_nothing() -> None:
    text = (
        "root: {chance: a, outcomes: {x: {p: 0, then: {chance: b, outcomes: {u: {p: 1, pay: 9}}}}, y: {p: rest}}}"
    )
    found = evpi(assess(read(text, "f")), "b")
    assert (found.value, found.outcomes) == (0, ())


def test_what_is_known_before_the_first_decision_is_worth_nothing_more() -> None:
    text = "root: {chance: sky, outcomes: {wet: {p: 0.3, then: {decision: d, options: {a: 1, b: 2}}}, "
    text += "dry: {p: rest}}}"
    assert evpi(assess(read(text, "f")), "sky").value == 0


def chance(p: float) -> str:
    return f"{{then: {{chance: c, outcomes: {{x: {{p: {p}}}, y: {{p: rest, pay: 1}}}}}}}}"


AFTER = f"{{decision: f, options: {{go: {chance(0.8)}}}}}"
SPLIT = f"{{then: {{chance: e, outcomes: {{u: {{p: 0.5, then: {AFTER}}}, v: {{p: rest}}}}}}}}"
OIL = "{{then: {{chance: oil, outcomes: {{yes: {{p: {p}}}, no: {{p: rest}}}}}}}}"
SIGNAL = f"{{p: 0.5, then: {{decision: g, options: {{drill: {OIL.format(p=0.8)}}}}}}}"
BAD = f"{{p: rest, then: {{decision: h, options: {{drill: {OIL.format(p=0.2)}}}}}}}"
TEST = f"{{then: {{chance: c, outcomes: {{good: {SIGNAL}, bad: {BAD}}}}}}}"
REFUSED = [
    (f"root: {{decision: d, options: {{a: {OIL.format(p=0.5)}, b: {TEST}}}}}", "tree_chance_signal"),
    (f"root: {{decision: d, options: {{a: {chance(0.5)}, b: {chance(0.6)}}}}}", "tree_chance_inconsistent"),
    (f"root: {{decision: d, options: {{a: {chance(0.1)}, b: {SPLIT}}}}}", "tree_chance_negative"),
    ("root: {chance: c, outcomes: {x: {p: 1, then: {chance: c, outcomes: {x: {p: 1}}}}}}", "tree_chance_twice"),
    ("root: {decision: d, options: {a: 1}}", "tree_unknown_chance"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_cannot_be_said_is_refused(text: str, code: str) -> None:
    fork = assess(read(text, "tree.yaml"))
    with pytest.raises(AshoreError) as caught:
        evpi(fork, "c")
    assert caught.value.code == code
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "c" in message
        assert remedy


def test_the_chances_there_are_are_named() -> None:
    root, _, _ = problem(1)
    with pytest.raises(errors.UnknownChanceError) as caught:
        evpi(assess(read(growing.text(root), "f")), "oil")
    assert caught.value.details["known"] == "state, signal"
