"""Years of experience: what asks for them, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ashore.facts import Fact

Read = Callable[..., dict[str, list[Any]]]
AD = "数据开发工程师\n20-30K\n武汉\n职位介绍\n任职要求：1、{}；2、有责任心。"
EN = "Data Engineer\nHarborlight AI\nLondon, UK\n\nRequirements\n- {}\n- Curiosity"


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        ("三年以上工作经验", 3, None),
        ("两到三年开发经验", 2, 3),
        ("3-5年大数据开发经验", 3, 5),
        ("1-2年以上架构设计经验", 1, None),
        ("工作经验5年及以上", 5, None),
        ("从事数据分析工作两年以上", 2, None),
        ("熟练使用ETL工具2年以上", 2, None),
        ("至少1年客户现场实施项目经验", 1, None),
        ("有一年半以上爬虫经验", 1.5, None),
        ("３年以上／本科，有开发经验", 3, None),
    ],
)
def test_years_in_chinese(read: Read, asked: str, low: float, high: float | None) -> None:
    assert read(AD.format(asked))["experience"] == [{"min_years": low, "max_years": high}]


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        ("5+ years of experience in software engineering", 5, None),
        ("At least 3 years of relevant experience", 3, None),
        ("2-4 years of experience with SQL", 2, 4),
        ("5-7+ years experience in product development", 5, None),
        ("Three or more years building data pipelines", 3, None),
        ("8+ years in storage", 8, None),
    ],
)
def test_years_in_english(read: Read, asked: str, low: int, high: int | None) -> None:
    assert read(EN.format(asked))["experience"] == [{"min_years": low, "max_years": high}]


@pytest.mark.parametrize(
    "said",
    [
        "近五年有论文发表",
        "过去3年内有大模型项目经验",
        "公司成立10年",
        "签订三年劳动合同",
        "入职满1年可参与调薪",
        "毕业三年内",
        "我们团队平均拥有8年以上经验",
        "五年后成为专家",
        "2019年毕业，有项目经验",
    ],
)
def test_other_lengths_of_time_are_no_minimum(read: Read, said: str) -> None:
    assert "experience" not in read(AD.format(said))


@pytest.mark.parametrize(
    "said",
    [
        "The company was founded 12 years ago",
        "Published work within the last 3 years",
        "For 8 years, we have been a leader in the industry",
        "Our team has 200+ years of combined experience",
    ],
)
def test_the_employers_years_are_no_requirement(read: Read, said: str) -> None:
    assert "experience" not in read(EN.format(said))


def test_a_number_of_a_list_is_no_part_of_the_years(read: Read) -> None:
    """2.3年以上: the second item asks for three years."""
    text = "数据开发\n20-30K\n武汉\n职位介绍\n任职要求：1.本科及以上学历；2.3年以上数据开发经验；3.熟练使用SQL。"
    assert read(text)["experience"] == [{"min_years": 3, "max_years": None}]


def test_header_and_body_that_differ_are_two_facts(facts: Callable[..., list[Fact]]) -> None:
    text = "数据开发\n20-30K\n武汉 1-3年 本科\n职位介绍\n任职要求：3年以上工作经验。"
    found = [fact for fact in facts(text) if fact.field == "experience"]
    assert [(fact.value, fact.qualifiers["where"]) for fact in found] == [
        ({"min_years": 1, "max_years": 3}, "header"),
        ({"min_years": 3, "max_years": None}, "body"),
    ]


def test_the_same_value_is_given_once(read: Read) -> None:
    text = "数据开发\n20-30K\n武汉 3年以上 本科\n职位介绍\n任职要求：3年以上工作经验，本科及以上学历。"
    found = read(text)
    assert found["experience"] == [{"min_years": 3, "max_years": None}]
    assert found["education"] == ["本科"]


def test_years_that_are_only_liked_say_so(facts: Callable[..., list[Fact]]) -> None:
    (found,) = (fact for fact in facts(AD.format("有3年以上银行项目经验者优先")) if fact.field == "experience")
    assert found.qualifiers["preferred"] is True
    assert found.qualifiers["of"] == "银行项目"


@pytest.mark.parametrize("said", ["欢迎应届毕业生", "优秀应届毕业生亦可", "2027届毕业生", "可考虑应届生"])
def test_beginners_are_welcome(read: Read, said: str) -> None:
    assert read(AD.format(said))["experience"] == [{"fresh": True}]


@pytest.mark.parametrize("said", ["不招应届毕业生", "应届生勿投"])
def test_beginners_are_not(read: Read, said: str) -> None:
    assert "experience" not in read(AD.format(said))


def test_any_experience_is_not_the_lack_of_one_skill(read: Read) -> None:
    assert read(AD.format("工作经验不限"))["experience"] == [{"min_years": 0, "max_years": None, "any": True}]
    assert "experience" not in read(AD.format("无需编程经验"))
    assert "experience" not in read(AD.format("没有 PyTorch 经验"))


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        ("3年以上前端开发经验", 3, None),
        ("3年以上制造行业经验", 3, None),
        ("5年以上内容运营经验", 5, None),
        ("能力：-2年以上工作经验", 2, None),
        ("2.1-2年市场研究工作经验", 1, 2),
        ("1 - 7年开发经验", 1, 7),
    ],
)
def test_what_stands_around_years(read: Read, asked: str, low: int, high: int | None) -> None:
    """The beginning of another word behind 以上, a dash for a bullet, a number without a space."""
    assert read(AD.format(asked))["experience"] == [{"min_years": low, "max_years": high}]
