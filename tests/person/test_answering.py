"""Answers go into a file that a person wrote, and everything else in it stays as it was."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.person import Me, read
from ashore.person.answering import AnswerPlaceError, with_answers
from ashore.person.me import CHECKS, Stated
from ashore.person.template import render, template
from ashore.words import LANGUAGES, Language, explain

ANSWERS = st.dictionaries(
    st.sampled_from(CHECKS),
    st.sampled_from(["yes", "no", "led a team of two", "自己做过：记账助手", 'with "quotes" # and more', "a, b"]),
    min_size=1,
    max_size=4,
)
FILES = (
    "",
    "cash: 60000  # all of it\n",
    "cash: 60000  # no line end",
    "# only a comment\n",
    "checks:\n  used_ai: yes  # on the rota\ncash: 1\n",
    "checks: {used_ai: yes, drove: no}\ncash: 1\n",
    "自查：\n  用过AI：是\n  # 有用户: 是   # 谁？\n现金：6万 # 都在这了\n",
    'checks:\n    used_ai: "a: b"\n    drove: no\n',
    "checks:\n# cash: 1\noptions: {resign: no}\n",
    "现金: 6万\r\n自查:\r\n  # 有交付: 是  # 做完了吗\r\n  用过AI: 否\r\n开销: 6千\r\n",
    "checks:\ncash: 5",
)


def said(text: str, answers: dict[str, str]) -> Me:
    """Return what the file says with the answers added."""
    me = read(text, "me.yaml")
    return replace(me, checks={**me.checks, **{name: Stated(value, 1, 1) for name, value in answers.items()}})


@settings(max_examples=60)
@given(st.sampled_from(FILES), ANSWERS, st.sampled_from(LANGUAGES))
def test_the_answers_are_there_and_nothing_else_changed(
    text: str, answers: dict[str, str], language: Language
) -> None:
    made = with_answers(text, answers, language, "me.yaml")
    assert read(made, "me.yaml") == said(text, answers)
    for comment in ("# all of it", "# no line end", "# only a comment", "# 都在这了", "# 谁？", "# 做完了吗"):
        assert (comment in text) == (comment in made)
    old, new = text.splitlines(), made.splitlines()
    touched = [line for line in difflib.ndiff(old, new) if line.startswith("- ")]
    assert len(touched) <= len(answers)


@settings(max_examples=20)
@given(ANSWERS, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_the_template_takes_answers_in_place_of_its_examples(
    answers: dict[str, str], written: Language, language: Language
) -> None:
    text = template(written)
    made = with_answers(text, answers, language, "me.yaml")
    assert read(made, "me.yaml") == said(text, answers)
    assert len(made.splitlines()) == len(text.splitlines())


@settings(max_examples=20)
@given(ANSWERS, ANSWERS)
def test_an_answer_can_be_changed(first: dict[str, str], second: dict[str, str]) -> None:
    text = with_answers(render(Me(), "zh"), first, "zh", "me.yaml")
    made = with_answers(text, second, "en", "me.yaml")
    assert read(made, "me.yaml") == said(text, second)


def test_the_section_keeps_its_language() -> None:
    assert "有交付: 是" in with_answers("自查:\n  用过AI: 是\n", {"delivered": "yes"}, "en", "me.yaml")
    assert "delivered: yes" in with_answers("checks:\n  used_ai: yes\n", {"delivered": "yes"}, "zh", "me.yaml")


@pytest.mark.parametrize("text", ["{cash: 1}\n", "checks:\n  used_ai: |\n    a\n    b\n"])
def test_where_there_is_no_place_the_lines_are_told(text: str) -> None:
    answers = {"used_ai": "yes", "delivered": "no"}
    with pytest.raises(AnswerPlaceError) as caught:
        with_answers(text, answers, "zh", "me.yaml")
    for language in LANGUAGES:
        message, remedy = explain(caught.value, language)
        assert "me.yaml" in message
        assert any(line in remedy for line in ("有交付: 否", "delivered: no"))


def test_a_file_with_mistakes_is_told_and_not_changed() -> None:
    from ashore.person.errors import MeNegativeError

    with pytest.raises(MeNegativeError):
        with_answers("cash: -5\n", {"delivered": "yes"}, "en", "me.yaml")
