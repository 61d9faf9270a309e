"""Families of study, levels of a language, and what is to be done."""

from __future__ import annotations

import pytest

from ashore.person.fit import compare
from ashore.person.fit.majors import families
from ashore.person.fit.told import name, to_do
from ashore.person.fit.tongues import abilities, needs
from ashore.person.me import Me, Stated
from ashore.vocabulary import load
from ashore.words import LANGUAGES
from tests.person.applicants import applicant, asked, chinese


@pytest.mark.parametrize(
    ("one", "other", "akin"),
    [
        ("计算机", "软件工程", True),
        ("数学", "应用统计", True),
        ("Computer Science", "计算机科学与技术", True),
        ("理工科", "统计学", True),
        ("计算机", "法学", False),
        ("电子商务", "电子工程", False),
        ("会计", "统计学", False),
        ("Graphic Design", "Computer Science", False),
    ],
)
def test_families(one: str, other: str, akin: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert bool(families(one) & families(other)) is akin


def test_every_field_of_the_vocabulary_has_a_family() -> None:
    assert [term.name for term in load().terms("majors") if not families(term.name)] == []


@pytest.mark.parametrize(
    ("asked_for", "level", "enough"),
    [
        ("CET-6", "六级", True),
        ("英语四级以上", "六级", True),
        ("英语六级", "四级", False),
        ("熟练阅读英文文献", "六级", True),
        ("英语口语流利", "六级", False),
        ("英语口语流利", "流利", True),
        ("Fluent English", "native", True),
        ("Native English", "fluent", False),
        ("英语良好", "CET-4", True),
        ("专业八级", "六级", False),
    ],
)
def test_levels(asked_for: str, level: str, enough: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert (set(needs(asked_for)) <= abilities(level, "")) is enough


def test_a_sentence_adds_to_a_level() -> None:
    assert "write" in abilities("六级", "英语六级，日常撰写英文论文")
    assert "write" not in abilities("六级", "英语六级")


AD = "工程师\n任职要求：\n1、熟悉Rust、SQL、PostgreSQL、Kafka、MPPDB\n2、会Java者优先"


def test_what_is_to_be_done_depends_on_what_the_person_says() -> None:
    me = Me(text="skills: [Rust]\n", skills=(Stated("Rust", 1, 10),))
    found = compare(asked(AD), applicant(chinese("熟悉 MySQL；没有 Kafka 经验"), me))
    by_name = {one.members[0].name: (one.is_shown, one.advice, one.near) for one in found.required}
    assert by_name == {
        "Rust": (True, "prove", None),
        "SQL": (True, None, None),
        "PostgreSQL": (False, "say", "MySQL"),
        "Kafka": (False, "decide", None),
        "MPPDB": (False, "learn", None),
    }
    assert [one.advice for one in found.preferred] == ["later"]
    for language in LANGUAGES:
        lines = to_do((*found.required, *found.preferred), language)
        assert len(lines) == 5
        assert "MPPDB" in lines[2]
        assert all(name(one, language) for one in found.required)
