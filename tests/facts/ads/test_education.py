"""Degrees, tiers of schools and disciplines that a body asks for or likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ashore.facts import Fact

Read = Callable[..., dict[str, list[Any]]]
Facts = Callable[..., list[Fact]]
AD = "数据开发工程师\n20-30K\n武汉\n职位介绍\n任职要求：1、{}；2、有责任心。"
EN = "Data Engineer\nHarborlight AI\nLondon, UK\n\nRequirements\n- {}\n- Curiosity"


def of_field(facts: list[Fact], field: str) -> list[tuple[Any, ...]]:
    return [
        (
            fact.value,
            *(fact.qualifiers[key] for key in ("preferred", "full_time", "strength") if key in fact.qualifiers),
        )
        for fact in facts
        if fact.field == field
    ]


@pytest.mark.parametrize(
    ("asked", "degrees"),
    [
        ("本科及以上学历", [("本科",)]),
        ("本科及以上学历，硕士优先", [("本科",), ("硕士", True)]),
        ("本科及以上学历硕士优先", [("本科",), ("硕士", True)]),
        ("统招本科", [("本科", True)]),
        ("全日制大学本科（含）以上学历", [("本科", True)]),
        ("硕士/博士优先", [("硕士", True)]),
        ("硕士以 上学历", [("硕士",)]),
        ("专科及以上", [("大专",)]),
        ("学历不限", [("none",)]),
        ("研究生学历（优秀者本科也可）", [("硕士",)]),
        ("计算机相关专业博士学位", [("博士",)]),
        ("３年以上／本科学历", [("本科",)]),
    ],
)
def test_degrees_in_chinese(facts: Facts, asked: str, degrees: list[tuple[Any, ...]]) -> None:
    assert of_field(facts(AD.format(asked)), "education") == degrees


@pytest.mark.parametrize(
    "said",
    ["指导硕士生完成课题", "本科特别优秀也可以考虑", "硕士月薪20000元", "有机会解决硕士户口", "团队由博士组成"],
)
def test_a_degree_that_is_mentioned_is_not_asked(read: Read, said: str) -> None:
    assert "education" not in read(AD.format(said))


@pytest.mark.parametrize(
    ("asked", "degrees"),
    [
        ("Bachelor's degree in Computer Science", [("本科",)]),
        ("BS, MS, or PhD in Computer Science", [("本科",)]),
        ("Master's or Ph.D. in Physics", [("硕士",)]),
        ("A PhD in Machine Learning is a plus", [("博士", True)]),
        ("Graduate degree in a quantitative discipline", [("硕士",)]),
    ],
)
def test_degrees_in_english(facts: Facts, asked: str, degrees: list[tuple[Any, ...]]) -> None:
    assert of_field(facts(EN.format(asked)), "education") == degrees


@pytest.mark.parametrize("said", ["Work with a team of PhDs", "Certified Scrum Master", "Problems in MS Excel"])
def test_other_letters_are_no_degree(read: Read, said: str) -> None:
    assert "education" not in read(EN.format(said))


@pytest.mark.parametrize(
    ("asked", "tiers"),
    [
        ("985/211院校优先", [("985", "preferred"), ("211", "preferred")]),
        ("985高校硕士", [("985", "required")]),
        ("双一流高校毕业", [("双一流", "required")]),
        ("统招一本以上学历", [("一本", "required")]),
        ("海外留学背景优先", [("海外", "preferred")]),
        ("一次处理985条数据", []),
        ("由知名985高校的博士组成的团队", []),
    ],
)
def test_tiers_of_schools(facts: Facts, asked: str, tiers: list[tuple[str, str]]) -> None:
    assert of_field(facts(AD.format(asked)), "school_tier") == tiers


@pytest.mark.parametrize(
    ("asked", "majors"),
    [
        ("计算机、数学、统计学等相关专业", ["计算机", "数学", "统计学"]),
        ("计算机科学与技术或软件工程专业", ["计算机科学与技术", "软件工程"]),
        ("电子与信息技术、信号与信息处理类专业", ["电子与信息技术", "信号与信息处理"]),
        ("本科及以上学历，计算机相关专业", ["计算机"]),
        ("全日制本科计算机相关专业毕业", ["计算机"]),
        ("理工类专业（如计算机、自动化等）", ["理工", "计算机", "自动化"]),
        ("专业：信息管理、数学、管理科学", ["信息管理", "数学", "管理科学"]),
        ("数学、计算机、电子、自控、统计等专业", ["数学", "计算机", "电子", "自控", "统计"]),
        ("相关方向（学历，计算机、数学等相关专业）", ["计算机", "数学"]),
        ("计算机／应用数学专业", ["计算机", "应用数学"]),
        ("不限专业", []),
        ("具备良好的专业技能", []),
        ("给出专业建议", []),
        ("有数据分析背景", []),
    ],
)
def test_majors_in_chinese(read: Read, asked: str, majors: list[str]) -> None:
    assert read(AD.format(asked)).get("major", []) == majors


@pytest.mark.parametrize(
    ("asked", "majors"),
    [
        ("Degree in Computer Science, Statistics, or a related field", ["Computer Science", "Statistics"]),
        ("Master's degree in computer science or equivalent", ["computer science"]),
        ("BS in a quantitative field (Mathematics, Physics)", ["Mathematics", "Physics"]),
        ("Experience in Python and SQL", []),
    ],
)
def test_majors_in_english(read: Read, asked: str, majors: list[str]) -> None:
    assert read(EN.format(asked)).get("major", []) == majors


def test_a_major_is_liked_or_asked(facts: Facts) -> None:
    assert of_field(facts(AD.format("统计、数学相关专业优先")), "major") == [
        ("统计", "preferred"),
        ("数学", "preferred"),
    ]
    assert of_field(facts(AD.format("统计、数学相关专业")), "major") == [
        ("统计", "required"),
        ("数学", "required"),
    ]


@pytest.mark.parametrize(
    ("asked", "majors"),
    [
        ("计算机科学、语言学或相关领域的硕士学位", ["计算机科学", "语言学"]),
        ("数学、统计及相关专业学士及以上学历", ["数学", "统计"]),
        ("模式识别或者计算机视觉领域的研究生", ["模式识别", "计算机视觉"]),
    ],
)
def test_fields_before_a_degree_are_disciplines(read: Read, asked: str, majors: list[str]) -> None:
    assert read(AD.format(asked))["major"] == majors


def test_bullets_of_a_word_processor_begin_an_item(facts: Facts) -> None:
    text = "测试开发\n12-20K\n武汉\n职位介绍\n加分项\n\uf0b7会画图\n教育背景\n\uf0b7数学、物理等相关专业硕士"
    assert of_field(facts(text), "major") == [("数学", "required"), ("物理", "required")]


@pytest.mark.parametrize("asked", ["本科生及以上学历", "本科级以上学历", "本科上学历"])
def test_slips_in_the_words_behind_a_degree(facts: Facts, asked: str) -> None:
    assert of_field(facts(AD.format(asked)), "education") == [("本科",)]


def test_an_item_that_begins_with_a_degree(facts: Facts) -> None:
    assert of_field(facts(EN.format("Master's or so")), "education") == [("硕士",)]
    assert of_field(facts(EN.format("Years of BA practice")), "education") == []
