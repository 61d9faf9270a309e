"""Alternatives count once, lists count each, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person.fit.alternatives import Named, groups
from tests.person.applicants import asked, chinese, english, fit

ZH = "岗位：工程师\n任职要求：\n1、{line}\n2、有责任心。"
EN = "Engineer\nRequirements:\n- {line}\n- Good communication"


def required(text: str) -> list[tuple[set[str], int]]:
    return [(set(one.ask.names), one.ask.least) for one in asked(text).of("required") if one.counted]


@pytest.mark.parametrize(
    ("line", "wanted", "least"),
    [
        ("熟悉 Python/Java/Go 中至少一种", {"Python", "Java", "Go"}, 1),
        ("熟悉 Python、Java、Go 至少一门语言", {"Python", "Java", "Go"}, 1),
        ("熟悉Python或Java", {"Python", "Java"}, 1),
        ("熟练使用SPSS/SAS/MATLAB等任一工具", {"SPSS", "SAS", "MATLAB"}, 1),
        ("熟悉以下任一工具：SPSS、Python", {"SPSS", "Python"}, 1),
        ("精通1-2门开发语言（Java/Python/Scala）", {"Java", "Python", "Scala"}, 1),
        ("精通HBase/Hive/Spark/Flink其中的任意3个", {"HBase", "Hive", "Spark", "Flink"}, 3),
        ("熟悉PyTorch/TensorFlow", {"PyTorch", "TensorFlow"}, 1),
        ("熟悉数据库，如MySQL、Oracle等", {"MySQL", "Oracle"}, 1),
    ],
)
def test_a_choice_counts_once(line: str, wanted: set[str], least: int) -> None:
    found = [(names - {"数据库"}, count) for names, count in required(ZH.format(line=line))]
    assert (wanted, least) in found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Proficiency in one of Python, Java or Go", {"Python", "Java", "Go"}),
        ("Proficiency in at least one of Python, Java, Go", {"Python", "Java", "Go"}),
        ("Experience with Python, Java, or similar languages", {"Python", "Java"}),
        ("Familiarity with tools such as Prometheus, Grafana, Kafka", {"Prometheus", "Grafana", "Kafka"}),
        ("Experience with PyTorch/TensorFlow", {"PyTorch", "TensorFlow"}),
    ],
)
def test_the_same_in_english(line: str, wanted: set[str]) -> None:
    assert any(wanted <= names and least == 1 for names, least in required(EN.format(line=line)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ZH.format(line="熟悉 Python、Java、Go"), {"Python", "Java", "Go"}),
        (ZH.format(line="熟悉HTML/CSS/JavaScript"), {"HTML", "CSS", "JavaScript"}),
        (ZH.format(line="精通Excel/PPT，熟悉SQL"), {"Excel", "PowerPoint", "SQL"}),
        (EN.format(line="Strong Python, SQL and Docker skills"), {"Python", "SQL", "Docker"}),
        (ZH.format(line="熟悉TCP/IP"), {"TCP/IP"}),
    ],
)
def test_a_list_asks_for_each(text: str, wanted: set[str]) -> None:
    alone = {next(iter(names)) for names, _ in required(text) if len(names) == 1}
    assert wanted <= alone


def test_one_of_a_choice_is_enough_and_counts_once() -> None:
    ad = ZH.format(line="熟悉 Python/Java/Go 中至少一种，熟悉MySQL")
    found = fit(chinese("熟悉 Go"), ad)
    assert (found.shown_required, found.of_required) == (1, 2)
    found = fit(english("Java, MySQL"), ad)
    assert (found.shown_required, found.of_required) == (2, 2)


def test_three_of_many_takes_three() -> None:
    ad = ZH.format(line="精通HBase/Hive/Spark/Flink其中的任意3个")
    assert fit(chinese("熟悉 Hive、Spark"), ad).shown_required == 0
    assert fit(chinese("熟悉 Hive、Spark、Flink"), ad).shown_required == 1


@pytest.mark.parametrize(
    "line", ["无需PyTorch经验，熟悉Python", "不要求会PyTorch，熟悉Python", "PyTorch非必须，熟悉Python"]
)
def test_what_is_not_needed_never_counts_against_the_person(line: str) -> None:
    found = fit(chinese("熟悉 Python"), ZH.format(line=line))
    names = {member.name for one in (*found.required, *found.preferred) for member in one.members}
    assert "PyTorch" not in names
    assert found.shown_required == found.of_required == 1


def test_no_programming_needed() -> None:
    found = fit(chinese("熟悉 Excel"), ZH.format(line="无需编程经验，熟练使用Excel"))
    assert {member.name for one in found.required for member in one.members} == {"Excel"}
    english_ad = EN.format(line="Proficiency in Excel; Python is not required")
    names = {member.name for one in fit(english("Excel"), english_ad).required for member in one.members}
    assert "Python" not in names


@given(
    st.lists(
        st.sampled_from(["Python", "、", "/", "或", "，", "至少一种", "Java", "等", " ", "Go", "。", "如"]),
        max_size=30,
    )
)
def test_every_skill_is_in_one_group(parts: list[str]) -> None:
    text = "".join(parts)
    places = [m.span() for m in re.finditer("Python|Java|Go", text)]
    found = groups(text, [Named(start, end, 0) for start, end in places])
    assert sorted(at for group in found for at in group.members) == list(range(len(places)))
    assert all(group.least >= 1 for group in found)
