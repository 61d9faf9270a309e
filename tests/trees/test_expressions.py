"""Arithmetic and nothing else: values as Python's own, and every other text refused at its column."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.trees import arithmetic
from ashore.trees.errors import ArithmeticTreeError, ExpressionError, ExpressionTooLongError, TreeError
from ashore.trees.expressions import MAX_DEPTH, MAX_LENGTH, Place, is_name, parse
from ashore.words import LANGUAGES, explain
from tests.trees.growing import worded

VARIABLES = {"x": 3.0, "p_gas": 0.5, "概率": 0.25, "rest_of": 2.0}


def value(text: str) -> float:
    return arithmetic.value(parse(text, Place("f", 7, 11)), VARIABLES.__getitem__)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1e3", 1000),
        ("1_000", 1000),
        ("10,000", 10000),
        ("1,234,567.5", 1234567.5),
        (".5 + 3.", 3.5),
        ("30%", 0.3),
        ("30 %", 0.3),
        ("5万", 50000),
        ("1.5亿", 150000000),
        ("１０％×（２＋３）", 0.5),
        ("6÷2−1", 2),
        ("-2^2", -4),
        ("2^3^2", 512),
        ("2**-1", 0.5),
        ("--3", 3),
        ("2*-3", -6),
        ("1-1-1", -1),
        ("8/4/2", 1),
        ("1 - 2*x", -5),
        ("ｐ＿ｇａｓ*2", 1),
        ("概率*4", 1),
        ("(1-p_gas)*(1-0.7)", 0.15),
        ("0^0", 1),
        ("(-8)^3", -512),
        ("　x　", 3),
    ],
)
def test_values(text: str, number: float) -> None:
    assert value(text) == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "word", "offset"),
    [
        ("f(3)", "call", 0),
        ("2 + __import__('os')", "call", 4),
        ("x.real", "attribute", 1),
        ("x[0]", "index", 1),
        ("{x}", "index", 0),
        ("x < 3", "comparison", 2),
        ("x == 3", "comparison", 2),
        ("x & 3", "comparison", 2),
        ("'x'", "text", 0),
        ("“x”", "text", 0),
        ("1,00", "comma", 1),
        ("1,0000", "comma", 1),
        ("x, 3", "comma", 1),
        ("3 x", "operator", 2),
        ("2(3)", "operator", 1),
        ("x y", "operator", 2),
        ("5 % 3", "operator", 4),
        ("x %", "character", 2),
        ("1 +", "end", 3),
        ("", "end", 0),
        ("* 3", "operand", 0),
        ("()", "operand", 1),
        ("2 + (3 + 1", "open", 4),
        ("3)", "close", 1),
        ("x²", "character", 1),
        ("½", "character", 0),
        ("2½", "character", 1),
        ("$5", "character", 0),
        ("x if x else 3", "operator", 2),
        ("lambda: 3", "comma", 6),
        ("1//2", "operand", 2),
    ],
)
def test_anything_else_is_refused_where_it_stands(text: str, word: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        value(text)
    details = caught.value.details
    assert (details["problem"], details["line"], details["column"]) == (f"trees.expression.{word}", 7, 11 + offset)
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert text in message
        assert "+ - * /" in remedy


@pytest.mark.parametrize(
    ("text", "word", "offset"),
    [
        ("1 / (x - 3)", "zero", 2),
        ("0^-1", "zero", 1),
        ("1e99 * 1e99", "too_large", 5),
        ("10^400", "too_large", 2),
        ("1e999", "too_large", 0),
        ("(-8)^(1/3)", "root", 4),
    ],
)
def test_what_has_no_value_is_told(text: str, word: str, offset: int) -> None:
    with pytest.raises(ArithmeticTreeError) as caught:
        value(text)
    details = caught.value.details
    assert (details["problem"], details["column"]) == (f"trees.arithmetic.{word}", 11 + offset)


def test_limits() -> None:
    assert value("+".join(["1"] * (MAX_LENGTH // 2))) == MAX_LENGTH // 2
    assert value("(" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1)) == 1
    for text in ("1" * (MAX_LENGTH + 1), "(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH, "-" * MAX_DEPTH + "1"):
        with pytest.raises(ExpressionTooLongError) as caught:
            value(text)
        assert str(MAX_DEPTH) in explain(caught.value, "en")[1]


ARITHMETIC = st.recursive(
    # Floats: a power of whole numbers (14**18 to the 14**18) would keep Python busy for ever.
    st.integers(0, 20).map("{}.0".format) | st.sampled_from(["x", "p_gas", "0.5"]),
    lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=8,
)


@given(ARITHMETIC)
def test_values_are_pythons(text: str) -> None:
    try:
        number = eval(text, {}, dict(VARIABLES))  # noqa: S307 - of our own making
    except (ZeroDivisionError, OverflowError):
        number = math.nan
    assume(not isinstance(number, complex))
    if not abs(number) <= arithmetic.LARGEST:
        with pytest.raises(TreeError):
            value(text)
        return
    try:
        found = value(text)
    except ArithmeticTreeError:  # a step in between was larger than any result may be
        return
    assert found == pytest.approx(float(number), rel=1e-12)


@given(ARITHMETIC)
def test_arrays_are_computed_as_numbers_are(text: str) -> None:
    expression = parse(text, Place("f"))
    with np.errstate(all="ignore"):
        many = arithmetic.values(expression, lambda name: np.full(2, VARIABLES[name]))
    try:
        one = value(text)
    except ArithmeticTreeError:
        return
    assert float(np.broadcast_to(many, (2,))[1]) == pytest.approx(one, rel=1e-12)


@given(st.text(max_size=40) | st.text(alphabet="x12.,%()+-*/^ ０１万²½eE_", max_size=20))
def test_any_text_is_a_number_or_refused_in_both_languages(text: str) -> None:
    try:
        found = arithmetic.value(parse(text, Place("f")), lambda _: 2.0)
    except AshoreError as problem:
        good = worded(problem)
    else:
        good = math.isfinite(found)
    assert good


@given(st.text(max_size=6))
def test_a_name_is_what_an_expression_reads_as_one(text: str) -> None:
    try:
        ops = parse(text, Place("f")).ops
    except AshoreError:
        ops = ()
    alone = len(ops) == 1 and ops[0].code == "name" and text == text.strip()
    assert not is_name(text) or alone
