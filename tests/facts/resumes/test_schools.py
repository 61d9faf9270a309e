"""Names of schools and degrees, in text with and without spaces."""

from __future__ import annotations

import pytest

from ashore.facts.resumes.schools import find_degrees, find_schools
from ashore.vocabulary import load


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("毕业院校：华东师范大学学历：本科", ["华东师范大学"]),
        ("毕业院校华东师范大学硕士学位", ["华东师范大学"]),
        ("2014.09-2018.06浙江工商大学汉语言文学", ["浙江工商大学"]),
        ("北京工业大学耿丹学院物流管理", ["北京工业大学耿丹学院"]),
        ("中国石油大学(北京)石油工程", ["中国石油大学(北京)"]),
        ("复旦大学管理学院工商管理", ["复旦大学"]),
        ("中国科学院大学学历：硕士", ["中国科学院大学"]),
        ("中国青年政治学院2011年", ["中国青年政治学院"]),
        ("毕业于南京大学和东南大学", ["南京大学", "东南大学"]),
        ("深圳市第二高级中学 2012-2015", ["深圳市第二高级中学"]),
    ],
)
def test_a_name_is_found_where_it_begins_and_ends(text: str, names: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_schools(text, load())] == names


@pytest.mark.parametrize(
    "text",
    [
        "服务大学生用户",
        "大学英语六级",
        "走访多所大学",
        "毕业学院",
        "重点大学优先",
        "大学期间担任班长",
        "某科技有限公司企业大学",
    ],
)
def test_what_is_no_school(text: str) -> None:
    assert find_schools(text, load()) == []


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("博士研究生", "博士", "博士"),
        ("大学本科", "本科", "本科"),
        ("学士学位", "学士", "本科"),
        ("硕士", "硕士", "硕士"),
        ("大专", "大专", "大专"),
        ("高中", "高中", "高中/中专"),
        ("研究生", "研究生", "硕士"),
        ("bachelor of science in physics", "bachelor of science", "本科"),
        ("msc data science", "msc", "硕士"),
        ("ph.d. in linguistics", "ph.d.", "博士"),
    ],
)
def test_a_degree_has_a_rung(text: str, word: str, value: str) -> None:
    (degree,) = find_degrees(text, load())
    assert (text[degree.start : degree.end], degree.value) == (word, value)


@pytest.mark.parametrize(
    "text",
    ["大专及以上学历", "硕士优先", "博士生导师", "高中生辅导", "专科医院", "mastered in two weeks", "scrummaster"],
)
def test_what_is_no_degree_of_the_person(text: str) -> None:
    assert find_degrees(text, load()) == []
