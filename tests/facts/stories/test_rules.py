"""One rule at a time: a test's docstring is the story it reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents import Document
from ashore.facts.model import Fact
from ashore.facts.stories import EXTRACTOR
from ashore.vocabulary import load

TELLER = "我一直记得那一天。我想了很久。我没有告诉别人。我后来才明白。\n"
"""Four sentences in the first person, so that a short text is somebody's own story."""

Values = dict[str, list[Any]]


def facts(text: str, **known: Any) -> list[Fact]:
    return EXTRACTOR.extract(Document("story", text, kind="story", **known), load())


def values(found: list[Fact]) -> Values:
    told: Values = {}
    for fact in found:
        told.setdefault(fact.field, []).append(fact.value)
    return told


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Values:
    """What the story in the test's docstring tells, in the first person and written in July 2023."""
    return values(facts(TELLER + (request.function.__doc__ or ""), published="2023-07-10"))


def test_from_and_to(told: Values) -> None:
    """我之前是护士，现在是一名数据标注员。"""
    assert (told["from_role"], told["to_role"]) == (["护士"], ["数据标注员"])


def test_a_described_employer_gives_its_city_and_industry(told: Values) -> None:
    """之前我在苏州一家游戏公司做运营。"""
    assert told["from_employer"] == ["一家游戏公司"]
    assert (told["city_from"], told["from_industry"], told["from_role"]) == (["苏州"], ["游戏"], ["运营"])


def test_a_project_is_no_job(told: Values) -> None:
    """我做智能客服在商场里的试点。"""
    assert "from_role" not in told


def test_a_wish_is_no_move(told: Values) -> None:
    """我想转行做算法工程师。如果我去了字节跳动，我会做产品经理。"""
    assert not {"to_role", "to_employer", "transition_type"} & set(told)


def test_somebody_else_s_job_is_not_the_narrator_s(told: Values) -> None:
    """我的朋友是律师。他之前在华为做测试，年薪五十万。"""
    assert not {"from_role", "from_employer", "salary_before"} & set(told)


def test_a_month_is_read_against_the_date_of_the_story(told: Values) -> None:
    """我今年4月入行。"""
    assert told["start_date"] == ["2023-04"]


def test_the_finer_date_of_one_step_is_stated(told: Values) -> None:
    """我今年从会计转行到了数据分析师。2023年5月，我入职了现在的这家公司。"""
    assert told["start_date"] == ["2023-05"]


def test_applications_interviews_offers(told: Values) -> None:
    """我投了40多份简历，面试了六家公司，拿到三个offer。"""
    assert (told["applications"], told["interviews"], told["offers"]) == ([{"min": 40}], [6], [3])


def test_internships_are_counted_apart(told: Values) -> None:
    """我只拿到两个实习offer，一个正式offer都没有拿到。"""
    assert (told["intern_offers"], told["offers"]) == ([2], [0])


def test_supposed_numbers_are_no_facts(told: Values) -> None:
    """如果我投了100份简历，可能拿到五个offer。想一年赚50万，我应该每天学习八个小时。"""
    assert not {"applications", "offers", "income_other", "study_hours_per_day"} & set(told)


def test_years_one_would_give_are_no_experience(told: Values) -> None:
    """如果让我在一个行业里做了十年，我会烦。"""
    assert "experience_years" not in told


def test_pay_before_and_after(told: Values) -> None:
    """我之前年薪超八十万，现在月薪2万。"""
    assert (told["salary_before"], told["salary_after"]) == ([{"min": 800_000}], [20_000])


def test_pay_that_fell_without_a_number(told: Values) -> None:
    """现在工资比以前少了一大截。"""
    assert told["salary_after"] == ["比以前少了一大截"]


def test_the_market_s_pay_is_not_the_narrator_s(told: Values) -> None:
    """数据分析师的平均月薪是1.2万元。有经验的人，他的身价一年上百万，就值这个年薪。"""
    assert told["market.salary_month"] == [12_000]
    assert not {"salary_before", "salary_after", "market.salary_year"} & set(told)


def test_savings_that_were_spent(told: Values) -> None:
    """半年里我把七八万的积蓄花光了。"""
    assert told["savings_spent"] == [{"min": 70_000, "max": 80_000}]


def test_savings_that_stand_are_not_spent(told: Values) -> None:
    """我手里还有八万存款。"""
    assert "savings_spent" not in told


def test_time_spent_learning(told: Values) -> None:
    """我每天花三四个小时看教程，学了四五个月。"""
    assert told["study_hours_per_day"] == [{"min": 3, "max": 4}]
    assert told["study_months"] == [{"min": 4, "max": 5}]


def test_hours_on_a_train_are_no_study(told: Values) -> None:
    """我每天在地铁上站了两个小时。"""
    assert "study_hours_per_day" not in told


def test_schooling(told: Values) -> None:
    """我2015年从浙大计算机专业硕士毕业。"""
    assert (told["school"], told["graduation_year"]) == (["浙江大学"], [2015])
    assert (told["major"], told["education"]) == (["计算机"], ["硕士"])


def test_a_school_that_is_visited_is_not_one_s_own(told: Values) -> None:
    """我在南京大学给本科生做了讲座。"""
    assert not {"school", "education"} & set(told)


def test_what_one_is_not_does_not_count(told: Values) -> None:
    """我是专升本、不是统招本科。"""
    assert told["education"] == ["专升本"]


def test_age_is_stated_and_never_reckoned(told: Values) -> None:
    """我今年37岁，不怕从头来。"""
    assert told["age"] == [37]
    assert "birth_year" not in told


def test_an_age_without_a_number_is_none(told: Values) -> None:
    """我这把年纪了，还在19岁的年纪里打转。"""
    assert "age" not in told


def test_the_founder_of_a_named_company(told: Values) -> None:
    """我是AI公司青禾纪的创始人。"""
    assert (told["to_employer"], told["transition_type"]) == (["青禾纪"], ["founder"])


@pytest.mark.parametrize(
    ("written", "value"), [("提升了15%以上", {"min": 15}), ("下降了8%", -8), ("打了8折", -20), ("打九折", -10)]
)
def test_growth(written: str, value: object) -> None:
    assert values(facts(f"今年的岗位预算{written}。"))["market.growth"] == [value]


def test_a_salary_with_a_dash_is_one_range() -> None:
    found = facts("算法研究员月薪4万—7万元，实习生岗位的工资为300元/天—450元/天。")
    assert values(found)["market.salary_month"] == [{"min": 40_000, "max": 70_000}]
    assert values(found)["market.salary_day"] == [{"min": 300, "max": 450}]


def test_a_forecast_is_dated_by_its_year() -> None:
    (fact,) = [f for f in facts("到2030年，人才缺口将达到300万。") if f.field == "market.talent_gap"]
    assert (fact.value, fact.qualifiers["as_of"], fact.qualifiers["as_of_stated"]) == (3_000_000, "2030", True)


def test_questions_of_interviewers_only() -> None:
    found = facts(
        "你真的想好了吗？\n\n面试官会追问：\n\n- 数据从哪里来？\n- 指标怎么定的？\n\n我们再聊聊钱。为什么？"
    )
    assert values(found)["question"] == ["数据从哪里来？", "指标怎么定的？"]


def test_myths_are_no_advice() -> None:
    found = facts(
        "网上的帖子让你以为：\n- 不要学基础，背面经就能过；\n- 一定要进大厂。\n\n但现实是，建议先做完一个项目。"
    )
    assert [re.sub("^.*建议", "建议", str(value)) for value in values(found)["advice"]] == ["建议先做完一个项目"]


def test_advice_keeps_its_condition() -> None:
    (fact,) = [f for f in facts("如果你没有存款，不要裸辞。") if f.field == "advice"]
    assert fact.qualifiers["condition"] == "没有存款"


def test_an_advert_at_the_end_is_not_read() -> None:
    told = values(
        facts("正文。" * 40 + "\n\n如何开始？\n扫码免费领取资料包\n第一阶段：建议先学提示词\n加我微信，点击这里\n")
    )
    assert not told


def test_furniture_is_not_read() -> None:
    text = TELLER + "我投了40份简历。"
    start = text.index("我投了")
    assert "applications" in values(facts(text))
    assert "applications" not in values(facts(text, furniture=((start, len(text)),)))


def test_a_story_told_twice_is_read_once() -> None:
    body = (
        "我之前是护士。我在医院工作了很多年，夜班很多，也很累。后来我开始自学。我现在是数据标注员，每天和图片打交道。"
        "我投了40份简历。我面试了五家公司，最后拿到两个offer。"
    )
    once = values(facts(TELLER + body))
    twice = values(facts(TELLER + body + "\n\n" + body.replace("。", "。\n\n")))
    assert twice["applications"] == once["applications"] == [40]
    assert twice["to_role"] == once["to_role"] == ["数据标注员"]


def test_a_guide_has_no_people() -> None:
    found = facts("“我学的是统计，转得过去吗？”很多同学这样问。\n\n你需要先做一个项目。")
    assert all(fact.subject is None for fact in found)


def test_an_english_if_supposes() -> None:
    story = "I loved my work. I had no plan. I was tired. If I applied to 200 jobs, I would get 5 interviews."
    assert not {"applications", "interviews"} & set(values(facts(story)))


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (
            "| 公司 | Offer | 专业 |\n|---|---|---|\n| 青禾 | 产品 | 数学 |",
            {"offer.company", "offer.offer", "offer.major"},
        ),
        ("| 阶段 | 特征 |\n|---|---|\n| 1. 观望 | 只看不动 |", {"stage.name", "stage.feature"}),
        (
            "| Stage | Signs | Next |\n|---|---|---|\n| 1. Curious | reads | build |",
            {"stage.name", "stage.feature", "stage.advice", "advice"},
        ),
        ("| 类型 | 要求 |\n|---|---|\n| 应用层 | 懂业务 |", {"role.layer", "role.requirement"}),
        ("| 水果 | 价格 |\n|---|---|\n| 梨 | 3元 |", set()),
    ],
)
def test_tables_by_their_headers(table: str, fields: set[str]) -> None:
    assert {fact.field for fact in facts(f"看表。\n\n{table}\n")} == fields


WORDS = """
我 之前 在 一家 公司 做 运营 。 ， “ ” 拿到 3个 offer （化名） 文静 说 | --- # 从 到 2021年 毕业
18k 月薪 現在 轉行 程式設計師 如果 ？ 25% 他 ！ - I was nurse. applied to 40 jobs
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_is_written_is_read_and_quoted(text: str) -> None:
    found: Callable[[], list[Fact]] = lambda: facts(text)  # noqa: E731 - named for what it gives
    assert [fact.as_row() for fact in found()] == [fact.as_row() for fact in found()]


def test_a_byline_ends_with_its_line() -> None:
    found = facts(
        "How I moved\n\nBy Ann Example\nPublished: 2026-01-02\n\n"
        "I was a nurse in Leeds for six years. I studied at night. I sent 30 applications. I had two interviews.\n"
    )
    assert {fact.subject for fact in found if fact.subject} == {"Ann Example"}


def test_somebody_else_in_an_english_story() -> None:
    found = values(
        facts(
            "How I moved\n\nBy Ann Example\n\nI was a nurse in Leeds for six years. I studied at night. "
            "The one I took, in May 2025, was data analyst at a hospital in York. I like it.\n\n"
            "My friend Joel went another way. He left his job as a cook in June 2024 and sent 90 applications.\n"
        )
    )
    assert found["to_role"] == ["data analyst"]
    assert "applications" not in found
    assert "end_date" not in found
