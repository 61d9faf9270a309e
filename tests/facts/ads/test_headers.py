"""Headers are recognised by what their lines hold, whatever the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., dict[str, list[Any]]]

FIRM = "江汉云图科技有限公司"
HEADERS = {
    "spaces": f"测试开发\n1.2万-2万\n武汉 洪山区 3-5年 本科\n{FIRM} 计算机软件 100-499人\n岗位职责：写用例。",
    "dots": "测试开发\n12-20k·14薪\n武汉-洪山区 3-5年 本科 招1人\n"
    "江汉云图 · 计算机软件 · 100-499人\n6月2日更新\n职位介绍\n写用例。",
    "bars": "测试开发\n1.2-2万/月\n武汉-洪山区\n民营公司|100-499人|计算机软件\n"
    "3-5年经验/本科/招1人 06-02发布\n写用例。",
    "lines": f"测试开发\n12000-20000元/月\n武汉洪山区\n{FIRM}\n岗位职责：写用例。",
    "one line": f"测试开发  12-20K\n岗位职责：写用例。\n公司介绍\n{FIRM}成立于2012年。",
    "labels": f"职位名称：测试开发\n公司名称：{FIRM}\n工作地点：武汉\n薪资范围：12-20K\n"
    "学历要求：本科\n岗位职责：写用例。",
}


@pytest.mark.parametrize("layout", HEADERS)
def test_title_and_pay_are_read_from_every_layout(read: Read, layout: str) -> None:
    found = read(HEADERS[layout])
    assert found["title"] == ["测试开发"]
    assert (found["salary"][0]["min"], found["salary"][0]["max"]) == (12000, 20000)


@pytest.mark.parametrize("layout", ["spaces", "dots", "bars", "lines", "labels"])
def test_the_city_stands_without_its_suffix(read: Read, layout: str) -> None:
    assert read(HEADERS[layout])["city"] == [["武汉"]]


@pytest.mark.parametrize("layout", ["spaces", "dots", "lines", "one line", "labels"])
def test_the_employer_is_named(read: Read, layout: str) -> None:
    assert read(HEADERS[layout])["company"][0].startswith("江汉云图")


@pytest.mark.parametrize("layout", ["spaces", "dots", "bars"])
def test_requirements_size_and_industry(read: Read, layout: str) -> None:
    found = read(HEADERS[layout])
    assert found["experience"] == [{"min_years": 3, "max_years": 5}]
    assert found["education"] == ["本科"]
    assert found["company_size"] == [{"min": 100, "max": 499}]
    assert found["industry"] == ["计算机软件"]


@pytest.mark.parametrize("layout", ["dots", "bars"])
def test_headcount_and_date(read: Read, layout: str) -> None:
    found = read(HEADERS[layout])
    assert found["headcount"] == [1]
    assert found["posted"] == ["--06-02"]


def test_a_kind_of_ownership_is_no_funding(read: Read) -> None:
    assert "funding" not in read(HEADERS["bars"])
    assert read(HEADERS["bars"].replace("民营公司", "上市公司"))["funding"] == ["上市公司"]


def test_days_ago_need_a_date_to_count_from(read: Read) -> None:
    text = HEADERS["dots"].replace("6月2日更新", "3天前更新")
    assert "posted" not in read(text)
    assert read(text, published="2026-06-05")["posted"] == ["2026-06-02"]


def test_what_a_site_left_empty_is_nothing(read: Read) -> None:
    """测试开发 / 12-20k / 武汉 / None · None · None"""
    found = read("测试开发\n12-20k\n武汉 3-5年 本科\nNone · None · None\n职位介绍\n写用例。")
    assert {"company", "industry", "company_size"}.isdisjoint(found)


def test_some_people_are_no_number(read: Read) -> None:
    assert "headcount" not in read(HEADERS["bars"].replace("招1人", "招若干人"))


@pytest.mark.parametrize(
    ("line", "experience", "education"),
    [
        ("武汉 经验不限 学历不限", {"min_years": 0, "max_years": None, "any": True}, "none"),
        ("武汉 经验不限 不限", {"min_years": 0, "max_years": None, "any": True}, "none"),
        ("武汉 无工作经验 大专", {"min_years": 0, "max_years": None, "any": True}, "大专"),
        ("武汉 应届 硕士及以上", {"fresh": True}, "硕士"),
        ("武汉 1年以下 中专", {"min_years": 0, "max_years": 1}, "高中/中专"),
        ("武汉 10年以上 博士", {"min_years": 10, "max_years": None}, "博士"),
        ("武汉 3年以上/本科", {"min_years": 3, "max_years": None}, "本科"),
        ("武汉 两到三年 统招本科", {"min_years": 2, "max_years": 3}, "本科"),
    ],
)
def test_tokens_of_a_requirements_line(read: Read, line: str, experience: Any, education: str) -> None:
    found = read(f"测试开发\n12-20k\n{line}\n职位介绍\n写用例。")
    assert found["experience"] == [experience]
    assert found["education"] == [education]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("数据分析师 (MJ003570)", "数据分析师"),
        ("数据分析师-武汉(J12836)", "数据分析师"),
        ("数据分析师（武汉/长沙）", "数据分析师"),
        ("数据分析师（可接受应届生）", "数据分析师"),
        ("大厂稳定岗-数据分析师（1-3年）", "数据分析师"),
        ("数据分析师（增长方向）", "数据分析师（增长方向）"),
        ("C++/C# 开发", "C++/C# 开发"),
    ],
)
def test_a_title_is_freed_of_codes_places_and_praise(read: Read, printed: str, title: str) -> None:
    assert read(f"{printed}\n12-20k\n武汉 1-3年 本科\n职位介绍\n看数据。")["title"] == [title]


def test_a_city_in_the_title_counts_where_no_other_is_named(read: Read) -> None:
    assert read("图像算法-长沙 20-30K\n岗位职责：调模型。")["city"] == [["长沙"]]
    assert read("图像算法-长沙\n20-30K\n武汉 1-3年 本科\n岗位职责：调模型。")["city"] == [["武汉"]]


@pytest.mark.parametrize(
    ("line", "cities"),
    [
        ("San Francisco, CA | Remote", ["San Francisco", "remote"]),
        ("US, CA, Santa Clara", ["Santa Clara"]),
        ("Redmond, Washington, United States", ["Redmond"]),
        ("London, UK; Doha, Qatar", ["London", "Doha"]),
        ("New York, New York", ["New York"]),
    ],
)
def test_lines_of_locations(read: Read, line: str, cities: list[str]) -> None:
    found = read(f"AI Engineer\nHarborlight AI\n{line}\n\nAbout the role\nYou build agents.")
    assert found["city"] == [cities]
    assert found["company"] == ["Harborlight AI"]


def test_a_run_on_body_is_no_header(read: Read) -> None:
    found = read("岗位职责：1、负责建模；2、三年以上建模经验。")
    assert "title" not in found
    assert found["experience"] == [{"min_years": 3, "max_years": None}]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("云帆新能源 · 新能源 · 100-499人", "云帆新能源"),
        ("云帆机器人 仪器/仪表/工业自动化/电气 100-499人", "云帆机器人"),
        (f"{FIRM} IT|通信|电子|互联网,互联网/电子商务 100-499人", FIRM),
        ("云帆(武汉)科技合伙企业(有限合伙)", "云帆(武汉)科技合伙企业(有限合伙)"),
        ("云帆会计师事务所(特殊普通合伙)武汉分所", "云帆会计师事务所(特殊普通合伙)武汉分所"),
        ("云帆网络", "云帆网络"),
    ],
)
def test_names_of_employers(read: Read, line: str, name: str) -> None:
    assert read(f"测试开发\n12-20K\n武汉 3-5年 本科\n{line}\n岗位职责：写用例。")["company"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "武汉市 洪山区 云帆大厦 11层 信息安全 100-499人",
        "武汉市洪山区云帆大厦A座12层 互联网 100-499人",
        "周末双休",
        "福利待遇",
    ],
)
def test_an_address_or_a_benefit_is_no_employer(read: Read, line: str) -> None:
    assert "company" not in read(f"测试开发\n12-20K\n武汉 3-5年 本科\n{line}\n岗位职责：写用例。")


def test_our_own_story_names_no_employer(read: Read) -> None:
    line = "我们是一家专注于物联网的公司，成立于2012年，现招聘测试开发，欢迎加入。"
    assert "company" not in read(f"测试开发\n12-20K\n武汉 3-5年 本科\n{line}\n岗位职责：写用例。")


@pytest.mark.parametrize(
    ("printed", "industries"),
    [
        ("计算机软件新能源", ["计算机软件", "新能源"]),
        ("外包服务计算机软件", ["外包服务", "计算机软件"]),
        ("银行金融/投资/证券", ["银行", "金融/投资/证券"]),
        ("新能源汽车", ["新能源汽车"]),
        ("软件和信息技术服务业", ["软件和信息技术服务业"]),
    ],
)
def test_industries_run_together(read: Read, printed: str, industries: list[str]) -> None:
    text = f"测试开发\n1-2万/月\n武汉\n民营公司|50-150人|{printed}\n3-4年经验/本科\n写用例。"
    assert read(text)["industry"] == industries


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (".NET开发工程师", ".NET开发工程师"),
        ("高级开发工程师C#", "高级开发工程师C#"),
        ("数据分析师（岗位代码216）", "数据分析师"),
        ("代码大模型专家-P8-北京/深圳", "代码大模型专家"),
        ("BI工程师（云帆数据-上海）", "BI工程师（云帆数据-上海）"),
        ("Machine Learning Engineer - Humanoid Robotics", "Machine Learning Engineer - Humanoid Robotics"),
        ("Software Engineer - Files and Identity", "Software Engineer - Files and Identity"),
    ],
)
def test_what_belongs_to_a_title(read: Read, printed: str, title: str) -> None:
    assert read(f"{printed}\n12-20K\n武汉 3-5年 本科\n岗位职责：写用例。")["title"] == [title]


def test_a_city_before_the_code_of_a_title(read: Read) -> None:
    assert read("高级测试-上海-00064\n1-2万/月\n岗位职责：写用例。")["city"] == [["上海"]]


def test_a_long_label_of_places_repeats_the_header(read: Read) -> None:
    places = "San Francisco, CA | St. Louis, MO | New York, NY | Washington, DC"
    text = f"Data Engineer\nHarborlight AI\n{places}\n\nCompany: Harborlight AI\nLocation: {places}\n"
    found = read(f"{text}Title: Data Engineer\nDescription:\nYou build pipelines.")
    assert found["city"] == [["San Francisco", "St. Louis", "New York", "Washington"]]


def test_a_new_college_graduate_is_fresh(read: Read) -> None:
    found = read("Research Scientist - New College Grad 2026\nHarborlight AI\nLondon, UK\n\nYou do research.")
    assert found["experience"] == [{"fresh": True}]


def test_countries_count_where_no_city_is_named(read: Read) -> None:
    found = read("Data Engineer\nHarborlight AI\nArgentina; Uruguay\n\nYou build pipelines.")
    assert found["city"] == [["Argentina", "Uruguay"]]


def test_a_title_that_a_page_left_empty(read: Read) -> None:
    found = read("None 12-20K\n测试开发 12-20K\n岗位职责：写用例。")
    assert (found["title"], len(found["salary"])) == (["测试开发"], 1)


def test_the_staff_in_a_story_without_a_heading(read: Read) -> None:
    text = (
        "Data Engineer\nHarborlight AI\nLondon, UK\n\nWith 1,000+ employees we grow.\n\nWhat you'll do\n- Build."
    )
    assert read(text)["company_size"] == [{"min": 1000, "max": None}]
