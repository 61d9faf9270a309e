"""Where the best policy changes: every place, against dense scans, closed forms, and too narrow windows."""

from __future__ import annotations

import bisect
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.trees import assess, errors, read, rollback
from ashore.trees.model import Tree
from ashore.trees.strategies import chosen, describe
from ashore.trees.thresholds import Thresholds, thresholds
from ashore.trees.zeros import zeros
from ashore.words import LANGUAGES, explain
from tests.trees import growing


def among(*options: str, x: str = "0.5", goal: str = "highest") -> Tree:
    lines = "".join(f"    o{place}: {option}\n" for place, option in enumerate(options))
    return read(f"goal: {goal}\nvariables: {{x: {x}}}\nroot:\n  decision: d\n  options:\n{lines}", "f")


def at(found: Thresholds) -> list[float]:
    return [change.at for change in found.changes]


def value(tree: Tree, name: str, x: float) -> float:
    return rollback(assess(tree, {name: x}), tree.goal).value


def test_gas(data: Path) -> None:
    """Closed forms: testing and following it is worth ((2000 - 500) 0.9 p + ... ) - 100, linear in p."""
    tree = read((data / "trees" / "gas.yaml").read_text(encoding="utf-8"), "gas.yaml")
    found = thresholds(tree, "p_gas")

    def test_first(p: float) -> float:
        positive = p * 0.9 + (1 - p) * 0.3
        return positive * -500 + p * 0.9 * 2000 + (1 - positive) * 750 - 100

    # 550 p... solved by hand: test_first(p) = 275 + 1050 p, sell = 750, dig = 2000 p - 500.
    assert [test_first(0), test_first(1)] == pytest.approx([275, 1325])
    assert at(found) == pytest.approx([475 / 1050, 775 / 950], abs=1e-12)
    assert [change.before for change in found.changes] == ["sell now", found.changes[0].after]
    assert found.changes[1].after == "dig now"
    assert found.gaps == ()
    assert [policy for _, _, policy in found.policies] == [
        "sell now",
        "test first; positive: dig; negative: sell",
        "dig now",
    ]
    assert at(thresholds(tree, "sell", (0, 3000))) == pytest.approx([2500 / 3])


@settings(max_examples=40)
@given(growing.nodes(14), st.data())
def test_a_dense_scan_finds_no_change_that_was_missed(root: growing.Written, draw: st.DataObject) -> None:
    """Some pays and probabilities of a random tree depend on x; at 401 points the policy is the one told."""
    pays = ["9*x", "40*x^2 - 10*x", "-30*x", "20/(1+x)", "25*x*(1-x)"]

    def moved(node: growing.Written) -> growing.Written:
        kind = "options" if "options" in node else "outcomes"
        branches: growing.Written = {}
        names = list(node[kind])
        for name, branch in node[kind].items():
            new = dict(branch)
            if draw.draw(st.booleans()):
                new["pay"] = f"{branch['pay']} + {draw.draw(st.sampled_from(pays))}"
            if kind == "outcomes" and len(names) == 2 and name == names[0]:
                new["p"] = draw.draw(st.sampled_from(["x", "1-x", "x^2", "x/(1+x)"]))
            if "then" in branch:
                new["then"] = moved(branch["then"])
            branches[name] = new
        return {**node, kind: branches}

    tree = read(growing.text(moved(root), variables={"x": 0.5}), "f")
    found = thresholds(tree, "x", (0.0, 1.0))
    assert found.gaps == ()
    edges = at(found)
    for x in np.linspace(0.0012, 0.9987, 401):
        rolled = rollback(assess(tree, {"x": float(x)}))
        _, _, told = found.policies[bisect.bisect(edges, x)]
        if describe(tree.root, dict(chosen(rolled))) != told:
            # Only where both are worth the same may two names be told.
            near = [abs(x - edge) for edge in edges]
            ties = any(node.tied for _, node in rolled.decisions())
            assert ties or min(near, default=1) < 1e-9, (x, told)
    for change in found.changes:
        left, right = value(tree, "x", change.at - 1e-9), value(tree, "x", change.at + 1e-9)
        assert change.value == pytest.approx(left, abs=1e-5) == pytest.approx(right, abs=1e-5)
        assert change.before != change.after


def test_a_policy_that_is_best_in_a_narrow_window_is_found() -> None:
    """Two lines cross at 1/3; a third beats both by a hair around it: best for a ten-millionth of the range."""
    found = thresholds(among("x - 1/3", "1/3 - x", "1e-7/2"), "x", (0.0, 1.0))
    assert at(found) == pytest.approx([1 / 3 - 5e-8, 1 / 3 + 5e-8], abs=1e-13)
    assert [policy for _, _, policy in found.policies] == ["o1", "o2", "o0"]


@pytest.mark.parametrize("apart", [1e-2, 1e-4, 1e-5])
def test_two_changes_close_together_are_two(apart: float) -> None:
    found = thresholds(among("0", f"(x - 0.4)*({0.4 + apart!r} - x)"), "x", (0.0, 1.0))
    assert at(found) == pytest.approx([0.4, 0.4 + apart], abs=1e-9)


def test_a_touch_is_no_change() -> None:
    assert at(thresholds(among("0", "-(x - 0.4)^2"), "x", (0.0, 1.0))) == []
    assert at(thresholds(among("x", "x", "2*x - x"), "x", (0.0, 1.0))) == []


def test_many_changes_are_all_found() -> None:
    """A polynomial with nine zeros, against the constant 0."""
    roots = [0.05, 0.11, 0.2, 0.33, 0.4999, 0.5001, 0.7, 0.85, 0.97]
    found = thresholds(among("0", "*".join(f"(x-{root})" for root in roots)), "x", (0.0, 1.0))
    assert at(found) == pytest.approx(roots, abs=1e-7)


def test_costs_change_where_the_lowest_changes() -> None:
    found = thresholds(among("x", "3", "1 + x/2", goal="lowest"), "x", (-10.0, 10.0))
    assert at(found) == pytest.approx([2, 4])
    assert [policy for _, _, policy in found.policies] == ["o0", "o2", "o1"]


def test_a_change_below_a_chance_is_a_change_of_policy() -> None:
    text = "variables: {x: 0.5}\nroot: {chance: c, outcomes: {u: {p: 1e-6, then: {decision: d, options: "
    text += "{a: x, b: 0.25}}}, v: {p: rest}}}"
    assert at(thresholds(read(text, "f"), "x", (0.0, 1.0))) == pytest.approx([0.25], abs=1e-12)


def test_what_cannot_be_reached_is_no_change() -> None:
    text = "variables: {x: 0.5}\nroot: {chance: c, outcomes: {u: {p: 0, then: {decision: d, options: "
    text += "{a: x, b: 0.25}}}, v: {p: rest}}}"
    assert at(thresholds(read(text, "f"), "x", (0.0, 1.0))) == []


def test_where_the_tree_fails_is_told() -> None:
    text = "variables: {x: 0.5}\nroot: {decision: d, options: {a: {then: {chance: c, outcomes: "
    text += "{u: {p: 2*x - 0.5, pay: 10}, v: {p: rest}}}}, b: 5}}"
    found = thresholds(read(text, "f"), "x", (0.0, 1.0))
    assert at(found) == pytest.approx([0.5], abs=1e-12)
    assert [end for gap in found.gaps for end in (gap.low, gap.high)] == pytest.approx(
        [0, 0.25, 0.75, 1], abs=1e-8
    )
    assert [gap.problem.code for gap in found.gaps if gap.problem] == ["tree_probability_range"] * 2


def test_a_pole_is_told_and_both_sides_are_searched() -> None:
    found = thresholds(among("1/(x - 0.3)", "0", "4"), "x", (0.0, 1.0))
    assert at(found)[-1] == pytest.approx(0.55, abs=1e-9)
    assert any(gap.low == pytest.approx(0.3, abs=1e-6) for gap in found.gaps)
    assert [policy for _, _, policy in found.policies] == ["o2", "o0", "o2"]


def test_a_root_that_has_no_value_below_zero() -> None:
    found = thresholds(among("x^0.5", "0.5"), "x", (-1.0, 1.0))
    assert at(found) == pytest.approx([0.25], abs=1e-9)
    (gap,) = found.gaps
    assert (gap.low, gap.high) == pytest.approx((-1, 0), abs=1e-9)


def test_posteriors_are_no_trouble_where_the_prior_is_sure(data: Path) -> None:
    """At p = 0 and 1 of a perfect test a posterior is 0/0, in a branch of probability 0."""
    tree = read(
        (data / "trees" / "gas.yaml").read_text(encoding="utf-8").replace("0.9", "1").replace("0.7", "1"), "f"
    )
    assert thresholds(tree, "p_gas").gaps == ()


def test_a_range_is_needed_for_what_is_no_probability() -> None:
    tree = among("x", "0.5")
    with pytest.raises(errors.RangeNeededError) as caught:
        thresholds(tree, "x")
    assert "--threshold x=" in explain(caught.value, "en")[1]
    with pytest.raises(errors.UnknownVariableError) as unknown:
        thresholds(tree, "xx")
    assert unknown.value.details["known"] == "x"


def test_nowhere_valid_is_told() -> None:
    text = "variables: {x: 0.3}\nroot: {chance: c, outcomes: {a: {p: x}, b: {p: 0.7}}}"
    with pytest.raises(errors.NowhereValidError) as caught:
        thresholds(read(text, "f"), "x", (0.4, 1.0))
    for language in LANGUAGES:
        assert all(explain(caught.value, language))


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=6), st.floats(0.1, 3))
def test_every_zero_of_a_polynomial_is_a_candidate(roots: list[float], factor: float) -> None:
    ordered = sorted(roots)
    assume(all(later - earlier > 1e-3 for earlier, later in itertools.pairwise(ordered)))
    found = zeros(lambda x: factor * np.prod([x - root for root in ordered], axis=0)[None, :], -1.5, 1.5)
    assert found.rough == ()
    for root in ordered:
        assert np.abs(found.points - root).min() < 1e-6


def test_zeros_of_an_oscillation() -> None:
    found = zeros(lambda x: np.sin(50 * x)[None, :], 0.01, 3.0)
    assert found.points == pytest.approx(np.pi / 50 * np.arange(1, 48), abs=1e-12)
