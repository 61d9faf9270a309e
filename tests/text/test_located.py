"""YAML with places: what was typed, where it stands, and each way of being wrong told by line and column."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors import AshoreError
from ashore.text.located import (
    LocatedError,
    Mapping,
    Scalar,
    Sequence,
    YamlCycleError,
    YamlSyntaxError,
    YamlTooLargeError,
    YamlTwiceError,
    read,
)
from ashore.words import LANGUAGES, explain


def test_words_stay_as_typed() -> None:
    """`no`, 010 and 1e3 are what a person typed: options have such names."""
    root = read("no: {yes: 010}\n现金: '50%'\nlist: [1e3]\n", "f")
    assert isinstance(root, Mapping)
    (no, inner), (cash, half), (_, items) = root
    assert (no.text, no.line, no.column) == ("no", 1, 1)
    assert isinstance(inner, Mapping)
    assert inner.get("yes") == Scalar("010", 1, 11)
    assert (cash.text, half) == ("现金", Scalar("50%", 2, 5, quoted=True))
    assert isinstance(items, Sequence)
    assert items.items[0] == Scalar("1e3", 3, 8)


def test_nothing_is_an_empty_word() -> None:
    root = read("# only a comment\n", "f")
    assert isinstance(root, Scalar)
    assert root.empty


@pytest.mark.parametrize(
    ("text", "error", "place"),
    [
        ("a: [1,\n", YamlSyntaxError, (2, 1)),
        ("a:\n\tb: 1", YamlSyntaxError, (2, 1)),
        ("a: 'x\n", YamlSyntaxError, (2, 1)),
        ("a: b: c", YamlSyntaxError, (1, 5)),
        ("a: *q", YamlSyntaxError, (1, 4)),
        ("[a]: 3", YamlSyntaxError, (1, 1)),
        ("ok: 1\na: \x01", YamlSyntaxError, (2, 1)),
        ("a: 1\n---\nb: 2", YamlSyntaxError, (2, 1)),
        ("a: 1\nb: {c: 1}\na: 2", YamlTwiceError, (3, 1)),
        ("a: &x\n  b: *x", YamlCycleError, (1, 4)),
        ("- " * 400 + "1", YamlTooLargeError, (1, 203)),
    ],
)
def test_mistakes_are_placed(text: str, error: type[LocatedError], place: tuple[int, int]) -> None:
    with pytest.raises(error) as caught:
        read(text, "me.yaml")
    assert (caught.value.details["line"], caught.value.details["column"]) == place
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "me.yaml" in message
        assert "located." not in message
        assert remedy


def test_a_few_lines_that_stand_for_a_billion_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(YamlTooLargeError):
        read("\n".join(lines), "f")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AshoreError):
        assert read(text, "f").line >= 1
