"""What a person writes of what they can show: read in both languages, and its mistakes told with their places."""

from __future__ import annotations

import pytest

from ashore.errors import AshoreError, SeveralError
from ashore.person import read
from ashore.words import LANGUAGES, explain


def test_both_languages_say_the_same() -> None:
    chinese = read(
        "学历: 硕士研究生\n工作年限: 3年\n语言: 英语 CET-6、日语\n技能: [SQL, 面包烘焙]\n自查: {有交付: 是}\n", "f"
    )
    english = read(
        "degree: Master's\nyears: 36 months\nlanguages: [英语 CET-6, 日语]\nskills: SQL, 面包烘焙\n"
        "checks: {delivered: yes}\n",
        "f",
    )
    assert chinese == english
    assert chinese.degree is not None
    assert (chinese.degree.value, chinese.degree.line, chinese.degree.column) == ("硕士", 1, 5)
    assert [(one.value, one.line, one.column) for one in chinese.languages] == [
        ("英语 CET-6", 3, 5),
        ("日语", 3, 14),
    ]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("yes", "yes"), ("是", "yes"), ("否", "no"), ("没有", "no"), ("none", "no"), ("带过两个人", "带过两个人")],
)
def test_an_answer_is_yes_or_no_or_a_sentence(typed: str, answer: str) -> None:
    assert read(f"checks: {{drove: {typed}}}\n", "f").checks["drove"].value == answer


def test_empty_lines_say_nothing() -> None:
    assert read("degree:\nyears:\nlanguages:\nskills: []\nchecks:\n  drove:\n", "f") == read("", "f")


def test_columns_count_as_the_file_was_written() -> None:
    me = read("学历：本科\n", "f")
    assert me.degree is not None
    assert (me.degree.line, me.degree.column) == (1, 4)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("学历: 小学", "me_choice", "小学"),
        ("years: many", "me_number", "3.5"),
        ("years: -3", "me_negative", "-3"),
        ("years: 90", "me_range", "60"),
        ("skills: {a: b}", "me_shape", "skills"),
        ("languages: [[a]]", "me_shape", "languages"),
        ("checks: {delivred: yes}", "me_near_key", "delivered"),
        ("checks: {juggling: yes}", "me_unknown_key", "delivered"),
        ("checks: {drove: [a]}", "me_shape", "drove"),
        ("checks: {drove: yes, 独立推进: 否}", "me_twice", "独立推进"),
    ],
)
def test_mistakes_are_told_in_both_languages(text: str, code: str, word: str) -> None:
    with pytest.raises(AshoreError) as caught:
        read(text + "\n", "me.yaml")
    assert not isinstance(caught.value, SeveralError)
    assert caught.value.code == code
    assert caught.value.details["line"] == 1
    for language in LANGUAGES:
        assert word in " ".join(explain(caught.value, language))
