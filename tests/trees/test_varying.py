"""Tables along a variable, tornadoes, and the ranges a person types."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.trees import errors, read
from ashore.trees.model import Tree
from ashore.trees.varying import MAX_STEPS, read_range, read_ranges, tornado, vary
from ashore.words import LANGUAGES, explain
from tests.trees.growing import worded


@pytest.fixture
def gas(data: Path) -> Tree:
    return read((data / "trees" / "gas.yaml").read_text(encoding="utf-8"), "gas.yaml")


def test_every_policy_at_each_step(gas: Tree) -> None:
    table = vary(gas, read_range("p_gas=0..1:11", "--vary"))
    assert len(table.names) == 6
    assert [step.at for step in table.steps] == pytest.approx([n / 10 for n in range(11)])
    column = {name: [step.values[place] for step in table.steps] for place, name in enumerate(table.names)}
    assert column["sell now"] == [750] * 11
    assert column["dig now"] == pytest.approx([-500 + 200 * n for n in range(11)])
    assert column["test first; positive: dig; negative: sell"] == pytest.approx([275 + 105 * n for n in range(11)])
    best = [table.names[step.best] for step in table.steps if step.best is not None]
    assert best == ["sell now"] * 5 + ["test first; positive: dig; negative: sell"] * 4 + ["dig now"] * 2


def test_a_step_at_which_the_tree_fails_says_so(gas: Tree) -> None:
    table = vary(gas, read_range("p_gas=0.5..1.5:3", "--vary"))
    assert [step.problem is None for step in table.steps] == [True, True, False]
    problem = table.steps[2].problem
    assert problem is not None
    assert problem.code == "tree_probability_range"


def test_fewer_levels_where_there_are_too_many_strategies() -> None:
    wide = "{" + ", ".join(f"a{n}: x" for n in range(60)) + "}"
    branch = f"{{then: {{decision: e, options: {wide}}}}}"
    four = ", ".join(f"{name}: {branch}" for name in "abcd")
    text = f"variables: {{x: 1}}\nroot: {{decision: d, options: {{{four}}}}}"
    table = vary(read(text, "f"), read_range("x=0..1:1001", "--vary"))
    assert (table.levels, table.names) == (1, ("a", "b", "c", "d"))


def test_the_tornado_is_solved_anew_at_both_ends(gas: Tree) -> None:
    bars = tornado(gas, read_ranges("sens=0..1,p_gas=0..1,sell=500..1,000", "--tornado"))
    assert [bar.name for bar in bars] == ["p_gas", "sell", "sens"]
    wide = bars[0]
    assert (wide.low.value, wide.low.policy) == (750, "sell now")
    assert (wide.high.value, wide.high.policy) == (1500, "dig now")
    assert wide.swing == 750
    assert wide.policies == 3


def test_a_bar_that_dips_inside_is_seen() -> None:
    tree = read("variables: {x: 0.5}\nroot: {decision: d, options: {a: (x-0.5)^2}}", "f")
    (bar,) = tornado(tree, read_ranges("x=0..1", "--tornado"))
    assert (bar.swing, bar.lowest, bar.highest) == (0, 0, 0.25)


def test_bars_with_an_end_that_fails_come_last(gas: Tree) -> None:
    bars = tornado(gas, read_ranges("p_gas=0..2,spec=0..1", "--tornado"))
    assert [bar.name for bar in bars] == ["spec", "p_gas"]
    assert bars[1].swing is None
    assert bars[1].high.problem is not None


@pytest.mark.parametrize(
    ("text", "name", "span", "steps"),
    [
        ("p=0..1:5", "p", (0, 1), 5),
        ("p", "p", None, 11),
        (" 概率 = 0% .. 1/3 ", "概率", (0, 1 / 3), 11),
        ("x=-1e3..10,000", "x", (-1000, 10000), 11),
        ("ｘ＝0..1：3", "x", (0, 1), 3),
    ],
)
def test_ranges(text: str, name: str, span: tuple[float, float] | None, steps: int) -> None:
    wanted = read_range(text, "--vary")
    assert (wanted.name, wanted.steps) == (name, steps)
    assert wanted.span == (None if span is None else pytest.approx(span))


def test_commas_part_ranges_and_not_numbers() -> None:
    found = read_ranges("a=0..1,000，b=1,000..2,000, c=0..1", "--tornado")
    assert [(wanted.name, wanted.span) for wanted in found] == [
        ("a", (0, 1000)),
        ("b", (1000, 2000)),
        ("c", (0, 1)),
    ]


@pytest.mark.parametrize(
    "text", ["", "=0..1", "p=0", "p=1..0", "p=0..0", "p=0..x", "p=0..", "p=0..1:x", "p=0..1:1"]
)
def test_what_is_no_range_is_told(text: str) -> None:
    with pytest.raises(AshoreError) as caught:
        read_range(text, "--vary")
    for language in LANGUAGES:
        assert all(explain(caught.value, language))


def test_steps_have_a_limit(gas: Tree) -> None:
    with pytest.raises(errors.TooManyStepsError) as caught:
        read_range(f"p=0..1:{MAX_STEPS + 1}", "--vary")
    assert str(MAX_STEPS) in explain(caught.value, "en")[1]
    with pytest.raises(errors.UnknownVariableError) as unknown:
        vary(gas, read_range("p_gass=0..1", "--vary"))
    assert unknown.value.details["known"] == "p_gas, gas"
    with pytest.raises(errors.BadRangeError):
        vary(gas, read_range("p_gas", "--vary"))


@given(st.text(max_size=20) | st.text(alphabet="px=.:,01%-", max_size=14))
def test_any_text_is_ranges_or_refused_in_both_languages(text: str) -> None:
    good = True
    try:
        read_ranges(text, "--tornado")
    except AshoreError as problem:
        good = worded(problem)
    assert good
