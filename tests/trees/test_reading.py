"""Files as people write them, right and wrong; each mistake told by line and column, in both languages."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.text.located import LocatedError
from ashore.trees import errors, read, reading
from ashore.trees.reading import WORDS
from ashore.trees.solving import solve
from ashore.words import LANGUAGES, explain
from tests.trees.growing import worded

HALF = "{chance: c, outcomes: {a: {p: 0.5, pay: 1}, b: {p: rest}}}"


def value(text: str) -> float:
    return solve(read(text, "f")).rolled.value


def test_the_two_languages_mean_the_same_and_mix() -> None:
    english = (
        "title: t\nunit: k\ngoal: lowest\nvariables: {x: 2}\nroot: {decision: d, options: {a: {pay: x, then: "
    )
    english += HALF + "}, b: }}"
    chinese = english
    swapped = (
        "title",
        "unit",
        "goal",
        "variables",
        "root",
        "decision",
        "options",
        "chance",
        "outcomes",
        "then",
        "pay",
    )
    for word in swapped:
        chinese = chinese.replace(f"{word}:", f"{WORDS[word][1]}:")
    chinese = chinese.replace("p: rest", "概率: 其余").replace("lowest", "最低")
    mixed = english.replace("decision:", "决定:").replace("{p: 0.5", "{概率: 0.5")
    trees = [read(text, "f") for text in (english, chinese, mixed)]
    assert {(tree.title, tree.unit, tree.goal) for tree in trees} == {("t", "k", "lowest")}
    assert {solve(tree).policy for tree in trees} == {"b"}
    assert [solve(tree).rolled.values for tree in trees] == [(2.5, 0.0)] * 3


def test_case_and_full_width_letters_do_not_matter() -> None:
    assert value("ROOT: {Decision: d, Options: {a: {ＰＡＹ: 3}}}") == 3


def test_branches_may_be_short_or_empty() -> None:
    text = "variables: {sell: 7}\nroot: {decision: d, options: {a: sell, b: , c: ~, d: '2*3', e: {}}}"
    answer = solve(read(text, "f"))
    assert answer.rolled.values == (7, 0, 0, 6, 0)


def test_anchors_reuse_a_part() -> None:
    assert (
        value(f"root: {{decision: d, options: {{a: {{pay: 1, then: &x {HALF}}}, b: {{pay: 2, then: *x}}}}}}")
        == 2.5
    )


def test_variables_may_come_in_any_order_and_be_called_as_the_words_of_the_format() -> None:
    text = "variables: {c: b*2, b: pay + p, pay: 1, p: then, then: 2, 收益: c}\n"
    text += "root: {decision: d, options: {a: 收益}}"
    assert value(text) == 6


def test_a_long_chain_of_variables_needs_no_stack() -> None:
    names = [f"v{n}" for n in range(5000)]
    lines = [f"  {name}: {later} + 1" for name, later in pairwise(names)]
    text = "variables:\n" + "\n".join(lines) + f"\n  {names[-1]}: 1\nroot: {{decision: d, options: {{a: v0}}}}"
    assert value(text) == 5000


MISTAKES = [
    ("", "tree_shape", 1, 1),
    ("variables: {}", "tree_shape", 1, 1),
    ("root: 3", "tree_shape", 1, 7),
    ("决定：买", "tree_shape", 1, 1),
    ("root:\n  decision：买\n", "tree_shape", 2, 3),
    ("root: {decision: d}", "tree_shape", 1, 7),
    ("root: {decision: d, options: {}}", "tree_shape", 1, 30),
    ("root: {decision: d, options: [a, b]}", "tree_shape", 1, 30),
    ("root: {decision: , options: {a: 1}}", "tree_shape", 1, 17),
    ("root: {decision: d, chance: c, options: {a: 1}}", "tree_shape", 1, 7),
    ("root: {decision: d, options: {a: 1}, outcomes: {b: {p: 1}}}", "tree_shape", 1, 48),
    ("root: {chance: d, options: {a: 1}}", "tree_shape", 1, 28),
    ("root: {decision: d, options: {a: [1]}}", "tree_shape", 1, 34),
    ("root: {decision: d, options: {a: {pay: }}}", "tree_shape", 1, 39),
    ("root: {decision: d, options: {a: {pay: {b: 1}}}}", "tree_shape", 1, 40),
    ("root: {decision: d, options: {a: {decision: e, options: {b: 1}}}}", "tree_shape", 1, 34),
    ("root: {decision: d, options: {a: {pay: 10,000}}}", "tree_shape", 1, 40),
    ("root: {decision: d, options: {a: 10,000, b: 2}}", "tree_shape", 1, 34),
    ("variables: {x: 10,000}\nroot: {decision: d, options: {a: x}}", "tree_shape", 1, 16),
    ("root: {chance: c, outcomes: {a: 0.5, b: 0.5}}", "tree_shape", 1, 33),
    ("goal: best\nroot: {decision: d, options: {a: 1}}", "tree_shape", 1, 7),
    ("title: [a]\nroot: {decision: d, options: {a: 1}}", "tree_shape", 1, 8),
    ("variables: [a]\nroot: {decision: d, options: {a: 1}}", "tree_shape", 1, 12),
    ("root: {decision: d, pay: 3, options: {a: 1}}", "tree_unknown_key", 1, 21),
    ("root: {decision: d, options: {a: {p: 0.5}}}", "tree_unknown_key", 1, 35),
    ("roots: 1", "tree_unknown_key", 1, 1),
    ("root: {decision: d, options: {a: {pay: 1,\n 收益: 2}}}", "tree_key_twice", 2, 2),
    ("root: {chance: c, outcomes: {a: {pay: 1}}}", "tree_probability_missing", 1, 30),
    ("root: {chance: c, outcomes: {a: {p: rest}, b: {p: 其余}}}", "tree_rest_twice", 1, 44),
    ("root: {chance: c, outcomes: {a: {p: 0.5}, b: {p: 0.6}}}", "tree_probability_sum", 1, 7),
    ("root: {chance: c, outcomes: {a: {p: 0.7}, b: {p: 0.6}, c: {p: rest}}}", "tree_rest_negative", 1, 56),
    ("root: {chance: c, outcomes: {a: {p: 1.5}, b: {p: rest}}}", "tree_probability_range", 1, 37),
    ("root: {chance: c, outcomes: {a: {p: -0.1}, b: {p: rest}}}", "tree_probability_range", 1, 37),
    ("variables: {a b: 1}\nroot: {decision: d, options: {a: 1}}", "tree_variable_name", 1, 13),
    ("variables: {rest: 1}\nroot: {decision: d, options: {a: 1}}", "tree_variable_name", 1, 13),
    ("variables: {2x: 1}\nroot: {decision: d, options: {a: 1}}", "tree_variable_name", 1, 13),
    ("variables: {a: 1, ａ: 2}\nroot: {decision: d, options: {a: 1}}", "tree_variable_twice", 1, 19),
    ("variables: {a: b, b: c, c: a}\nroot: {decision: d, options: {a: 1}}", "tree_variable_cycle", 1, 13),
    ("variables: {a: a}\nroot: {decision: d, options: {a: 1}}", "tree_variable_cycle", 1, 13),
    ("variables: {a: zz}\nroot: {decision: d, options: {a: 1}}", "tree_undefined_name", 1, 16),
    ("variables: {price: 1}\nroot: {decision: d, options: {a: 2*prise}}", "tree_misspelt_name", 2, 36),
    ("root: {decision: d, options: {a: 'rest'}}", "tree_undefined_name", 1, 35),
    ("variables: {a: 1/0}\nroot: {decision: d, options: {a: 1}}", "tree_arithmetic", 1, 17),
    ("root: {decision: d, options: {a: foo(1)}}", "tree_expression", 1, 34),
    ("a: [", "yaml_syntax", 1, 5),
    ("root: {decision: d, options: {a: 1, a: 2}}", "yaml_twice", 1, 37),
    ("root: &r {decision: d, options: {a: {then: *r}}}", "yaml_cycle", 1, 7),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
def test_mistakes_are_told_where_they_are(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(LocatedError) as caught:
        solve(read(text, "tree.yaml"))
    assert caught.value.code == code
    assert (caught.value.details["line"], caught.value.details["column"]) == (line, column)
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "tree.yaml" in message
        assert "trees." not in message + remedy.replace("docs/trees.", "")
        assert remedy


def test_the_sum_is_told_and_the_nearest_name() -> None:
    told = dict[str, str]()
    for text, code, _, _ in MISTAKES:
        try:
            solve(read(text, "f"))
        except LocatedError as problem:
            told[code] = " ".join(explain(problem, "en"))
    assert "1.1" in told["tree_probability_sum"]
    assert "rest" in told["tree_probability_sum"]
    assert "price" in told["tree_misspelt_name"]


def test_too_many_ends_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ENDS", 50)
    wide = {"decision": "d", "options": {f"o{n}": n for n in range(20)}}
    text = json.dumps({"root": {"decision": "d", "options": {f"a{n}": {"then": wide} for n in range(3)}}})
    with pytest.raises(errors.TreeTooLargeError) as caught:
        read(text, "f")
    assert "50" in explain(caught.value, "zh")[0]


def test_rounding_is_no_mistake() -> None:
    tenths = ", ".join(f"o{n}: {{p: 0.1, pay: {n}}}" for n in range(10))
    assert value(f"root: {{chance: c, outcomes: {{{tenths}}}}}") == pytest.approx(4.5)
    rest = "root: {chance: c, outcomes: {a: {p: 0.7}, b: {p: 0.2}, c: {p: 0.1}, d: {p: rest, pay: 1/0}}}"
    assert value(rest) == 0, "what rounding leaves is no outcome"


def test_what_follows_probability_zero_needs_no_value() -> None:
    text = "variables: {p: 0, post: p/p}\nroot: {chance: c, outcomes: {a: {p: p, then: {chance: e, outcomes: "
    text += "{x: {p: post, pay: 9}, y: {p: rest}}}}, b: {p: rest, pay: 5}}}"
    assert value(text) == 5


WORDS_OF_FILES = [
    "root",
    "decision",
    "options",
    "chance",
    "outcomes",
    "p",
    "pay",
    "then",
    "rest",
    "1",
    "x",
    "变量",
    "根",
]
JSONISH = st.recursive(
    st.sampled_from([*WORDS_OF_FILES, "1/x", ""]) | st.none() | st.integers(-3, 3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(WORDS_OF_FILES), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.text(max_size=120) | JSONISH.map(lambda value: json.dumps(value, ensure_ascii=False)))
def test_any_text_is_solved_or_refused_in_both_languages(text: str) -> None:
    good = True
    try:
        solve(read(text, "f"))
    except AshoreError as problem:
        good = worded(problem)
    assert good
