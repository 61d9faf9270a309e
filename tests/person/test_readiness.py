"""Readiness: a quote behind every check, a rule behind every rung, and no question that decides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.person import RUNGS
from ashore.person import read as read_me
from ashore.person.me import CHECKS
from ashore.person.readiness import (
    MOST_QUESTIONS,
    RUNG_OF,
    Readiness,
    Status,
    assess,
    lifts,
    questions,
    rung_of,
    says_no,
)
from ashore.person.standing import advice_at
from ashore.words import LANGUAGES, catalogue
from tests.person.reading_resumes import from_file, from_text

ORDER: tuple[Status, ...] = ("met", "unknown", "not_met")
STATES: st.SearchStrategy[dict[str, Status]] = st.fixed_dictionaries(
    {name: st.sampled_from(ORDER) for name in CHECKS}
)


def readiness(text: str, me: str = "") -> Readiness:
    return assess(from_text(text, me=me), read_me(me, "me.yaml"))


def of_job(line: str, title: str = "运营专员", me: str = "") -> Readiness:
    """Return the readiness of somebody with one job that says one thing."""
    return readiness(f"# 林一\n\n## 工作经历\n\n### 某某科技有限公司 | {title} | 2022.01 - 至今\n\n- {line}\n", me)


# The people of the articles, and one résumé for each rule


@pytest.mark.parametrize(
    ("file", "rung", "why"),
    [
        # The planner has watched and asked, and used nothing yet.
        ("planner.md", "curious", {"knows_field": "met", "used_ai": "unknown"}),
        # The leaper has helped to build a knowledge base; what came of it is not told.
        ("leaper.md", "started", {"used_ai": "met", "has_idea": "met", "delivered": "unknown"}),
        # The insider has delivered data with a measure and worked with the algorithm team; who drove it.
        (
            "insider.md",
            "practised",
            {"delivered": "met", "had_metrics": "met", "across": "met", "drove": "unknown"},
        ),
        # The pushed runs a product that is live, with users and a rate of hallucination; no more is told.
        ("pushed.md", "practised", {"had_users": "met", "had_metrics": "met", "closed_loop": "unknown"}),
        # The lawyer leads a product from nothing, with the engineers, and goes by what comes back.
        ("lawyer.md", "mature", {"drove": "met", "across": "met", "closed_loop": "met"}),
        # A degree in computing and a list of words is no use of them.
        ("degree_only.md", "curious", {"used_ai": "unknown", "delivered": "unknown"}),
        # Names of metrics without a number measure nothing.
        ("buzzwords.md", "started", {"had_metrics": "unknown", "closed_loop": "unknown"}),
        # A project of one's own counts where others use it.
        ("hobby.md", "practised", {"delivered": "met", "had_users": "met", "had_metrics": "unknown"}),
        # "AI" beside PS is the drawing program; and the person says no.
        ("denies.md", "curious", {"used_ai": "not_met", "has_idea": "unknown"}),
        # What the algorithm team and the competitors did is not the person's.
        ("others_work.md", "curious", {"used_ai": "unknown", "delivered": "unknown"}),
        # An engineer works with the other side where it is the product people.
        ("mature.en.md", "mature", {"across": "met", "closed_loop": "met"}),
        ("started.en.md", "started", {"used_ai": "met", "delivered": "not_met"}),
        ("learner.en.md", "curious", {"knows_field": "met", "used_ai": "unknown", "had_metrics": "unknown"}),
    ],
)
def test_the_people_of_the_articles(data: Path, file: str, rung: str, why: dict[str, str]) -> None:
    profile = from_file(data / "profiles" / file)
    found = assess(profile, read_me("", "me.yaml"))
    assert found.rung == rung
    assert {name: found.check(name).status for name in why} == why
    for check in found.checks:
        assert bool(check.evidence) == (check.status != "unknown")
        for one in check.evidence:
            assert profile.texts[one.document][one.start : one.end] == one.quote


def test_the_table_that_is_measured_by_is_the_same(data: Path) -> None:
    folder = data / "profiles"
    rows = (folder / "rungs.tsv").read_text(encoding="utf-8").splitlines()
    table = dict(row.split("\t") for row in rows)
    assert set(table) == {path.name for path in folder.glob("*.md")} - {"README.md"}
    for name, rung in table.items():
        assert assess(from_file(folder / name), read_me("", "me.yaml")).rung == rung


# Sentences


@pytest.mark.parametrize(
    ("check", "line"),
    [
        ("used_ai", "用大模型改写客服话术 60 条"),
        ("used_ai", "使用 ChatGPT 整理访谈记录"),
        ("used_ai", "用機器學習模型預測客戶流失"),  # Traditional script
        ("used_ai", "Wrote prompts for the help desk and tested them on old tickets"),
        ("has_idea", "用 Dify 搭建了报销问答小工具"),
        ("has_idea", "希望用大模型帮律所自动审合同"),
        ("delivered", "智能客服上线，替代了夜班人工"),
        ("delivered", "累计完成 3 万条对话数据的标注"),
        ("delivered", "Launched a chatbot for the help centre"),
        ("had_users", "搭建 AI 知识库，全公司 300 名员工在用"),
        ("had_users", "Built an LLM tool that is used by 40 teachers"),
        ("had_metrics", "优化提示词，准确率提升 12%"),
        ("had_metrics", "智能客服转人工率从 61% 降到 38%"),
        ("had_metrics", "Tuned the RAG prompts; accuracy rose from 71% to 84%"),
        ("drove", "独立负责大模型质检工具的搭建"),
        ("drove", "从 0 到 1 搭建 AI 训练平台"),
        ("drove", "Led an LLM project of three people"),
        ("across", "与算法工程师协作优化大模型的回答"),
        ("across", "Worked with the machine learning engineers on the chatbot"),
        ("closed_loop", "智能客服根据用户反馈优化提示词并重新评测"),
        ("closed_loop", "对大模型的两版提示词做 A/B 测试"),
        ("closed_loop", "Used user feedback to improve the chatbot prompts"),
    ],
)
def test_a_sentence_that_shows_a_check(check: str, line: str) -> None:
    found = of_job(line).check(check)
    assert found.status == "met"
    assert all(one.quote in line for one in found.evidence)


@pytest.mark.parametrize(
    ("check", "line"),
    [
        ("used_ai", "用 PS、AI 制作海报"),
        ("used_ai", "关注大模型的发展"),
        ("used_ai", "自学大模型课程"),
        ("used_ai", "希望从事 AI 产品工作"),
        ("used_ai", "没有大模型使用经验"),
        ("used_ai", "微调由算法团队完成"),
        ("used_ai", "制定标注图例，完成图纸"),
        ("used_ai", "Led a team of 12 agents"),
        ("used_ai", "Completed a course on machine learning"),
        ("delivered", "小程序上线，覆盖线上线下门店"),  # not on AI
        ("delivered", "AI 助手计划上线"),
        ("delivered", "AI 助手尚未上线"),
        ("delivered", "设计 AI 产品的落地页"),
        ("delivered", "参与线上线下的大模型活动"),
        ("had_users", "用大模型分析用户需求"),
        ("had_users", "AI 工具暂无真实用户"),
        ("had_metrics", "关注大模型的准确率与召回率"),
        ("had_metrics", "续报率从 31% 提高到 44%"),  # not on AI
        ("drove", "在总监主导下参与大模型项目"),
        ("drove", "大模型项目由研发中心牵头"),
        ("drove", "带领 8 人的门店团队"),  # not on AI
        ("closed_loop", "具备大模型产品的闭环思维"),
        ("across", "与销售协作推广课程"),
    ],
)
def test_a_sentence_that_shows_nothing(check: str, line: str) -> None:
    assert of_job(line).check(check).status != "met"


def test_metric_words_without_numbers_gain_nothing() -> None:
    plain = of_job("用大模型做了一个问答工具")
    stuffed = of_job("用大模型做了一个问答工具，重视准确率、召回率、F1、AUC、A/B 指标、幻觉率与用户满意度")
    assert plain.rung == stuffed.rung == "started"
    assert stuffed.check("had_metrics").status == "unknown"


def test_a_job_in_the_field_speaks_of_ai_in_every_line() -> None:
    assert of_job("交付 2 万条数据，合格率从 80% 提高到 95%", title="数据标注员").rung == "practised"
    assert of_job("交付 2 万条数据，合格率从 80% 提高到 95%", title="仓库主管").rung == "curious"
    assert of_job("带领 5 人完成招生", title="AI课程销售").check("used_ai").status == "unknown"


def test_skills_in_a_list_are_not_use() -> None:
    found = readiness("# 林一\n\n## 专业技能\n\n- 大模型、RAG、PyTorch、LangChain、Prompt\n")
    assert found.rung == "curious"
    assert found.check("used_ai").status == "unknown"


def test_what_goes_on_about_it_counts_and_the_next_item_does_not() -> None:
    text = "# 林一\n\n## 工作经历\n\n### 某某科技有限公司 | 运营 | 2022.01 - 至今\n\n"
    goes_on = readiness(text + "- 用大模型搭建了问答工具\n- 上线后有 300 名员工使用\n")
    assert goes_on.rung == "practised"
    other = readiness(text + "- 用大模型写过文案\n- 开设 3 家门店，服务 2 万名客户\n")
    assert other.check("had_users").status == "unknown"


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from([*"用大模型AI，。没有上线 1、\n-未", "PS", "反馈", "120 名学生使用", "从 1 到 2", "由"]),
        max_size=60,
    )
)
def test_whatever_a_line_says_its_quotes_stand_in_it(parts: list[str]) -> None:
    line = "".join(parts)
    profile = from_text(f"# 林一\n\n## 工作经历\n\n### 某某科技有限公司 | 运营 | 2022.01 - 至今\n\n- {line}\n")
    found = assess(profile, read_me("", "me.yaml"))
    for check in found.checks:
        for one in check.evidence:
            assert one.quote
            assert profile.texts[one.document][one.start : one.end] == one.quote


@pytest.mark.parametrize("part", ["用大模型", "AI ", "上线", "没有", "从 1 到 ", "with AI "])
def test_a_text_without_punctuation_is_read_in_passing(part: str) -> None:
    """Twice the text is about twice the work: what grows faster would take minutes here, and not seconds."""
    head = "# 林一\n\n## 项目经历\n\n### 大模型助手 2025.03 - 2025.09\n\n- 用"
    assert readiness(head + part * (15_000 // len(part)) + "\n").rung in RUNGS


# Answers


@pytest.mark.parametrize(
    ("answer", "no"),
    [
        ("no", True),
        ("还没有", True),
        ("没做过", True),
        ("not yet", True),
        ("I have never led one", True),
        ("yes", False),
        ("带过三个人的标注小组", False),
        ("led a team of two", False),
        ("北方的项目，我一个人做的", False),
        ("无人机巡检的识别模型", False),
        ("没有人帮忙，自己做完的", False),
        ("未来商店的导购机器人", False),
        ("No-code tool for my shop", False),
        ("Not only led it, but sold it", False),
        ("无", True),
        ("未参与", True),
    ],
)
def test_a_sentence_may_say_no(answer: str, no: bool) -> None:  # noqa: FBT001 - what is expected
    assert says_no(answer) is no


def test_an_answer_goes_before_the_resume_either_way() -> None:
    line = "智能客服上线，服务 2 万名客户"
    assert of_job(line).rung == "practised"
    denied = of_job(line, me="自查: {有交付: 否}\n")
    assert (denied.rung, denied.check("delivered").status) == ("started", "not_met")
    said = of_job("负责排班", me="checks: {used_ai: yes, has_idea: a tool for my rota}\n")
    assert said.rung == "started"
    assert [one.quote for one in said.check("has_idea").evidence] == ["a tool for my rota"]


def test_answers_alone_make_a_rung() -> None:
    me = read_me("".join(["checks:\n", *(f"  {name}: yes\n" for name in CHECKS)]), "me.yaml")
    found = assess(from_text("店里忙。"), me)
    assert (found.rung, found.questions, found.lifts, found.next_rung) == ("mature", (), (), None)
    assert found.grounded


# The rule


def states(**changed: Status) -> dict[str, Status]:
    return {**dict.fromkeys(CHECKS, "unknown"), **changed}


@pytest.mark.parametrize(
    ("status", "rung"),
    [
        (states(), "curious"),
        (states(used_ai="met"), "curious"),
        (states(used_ai="met", has_idea="met"), "started"),
        (states(delivered="met"), "curious"),
        (states(delivered="met", had_users="met"), "practised"),
        (states(delivered="met", had_metrics="met"), "practised"),
        (states(had_users="met", had_metrics="met"), "curious"),
        (states(delivered="met", had_users="met", had_metrics="not_met"), "curious"),
        (states(drove="met", across="met", closed_loop="met"), "curious"),
        (states(delivered="met", had_users="met", drove="met", across="met", closed_loop="met"), "mature"),
        (states(used_ai="not_met", delivered="met", had_users="met"), "curious"),
    ],
)
def test_the_rule(status: dict[str, Status], rung: str) -> None:
    assert rung_of(status) == rung


@given(STATES, st.sampled_from(CHECKS))
def test_to_learn_that_a_check_is_met_never_lowers_the_rung(status: dict[str, Status], name: str) -> None:
    ranks = []
    for state in ORDER:
        status[name] = state
        ranks.append(RUNGS.index(rung_of(status)))
    assert ranks == sorted(ranks, reverse=True)


@given(STATES)
def test_questions_are_few_and_about_what_is_unknown(status: dict[str, Status]) -> None:
    asked = questions(status)
    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS
    assert all(status[name] == "unknown" for name in asked)
    ranks = [RUNGS.index(RUNG_OF[name]) for name in asked]
    at = RUNGS.index(rung_of(status))
    assert [rank for rank in ranks if rank != at] == sorted(rank for rank in ranks if rank != at)
    assert min(ranks, default=at) >= at


@given(STATES)
def test_to_do_all_that_lifts_lifts(status: dict[str, Status]) -> None:
    rung = rung_of(status)
    todo = lifts(status, rung)
    assert (todo == ()) == (rung == RUNGS[-1])
    for name in todo:
        status[name] = "met"
    assert rung == RUNGS[-1] or RUNGS.index(rung_of(status)) > RUNGS.index(rung)


# Words


def test_every_check_and_rung_has_its_words() -> None:
    for language in LANGUAGES:
        known = catalogue(language)
        for name in CHECKS:
            assert {f"readiness.check.{name}.{part}" for part in ("name", "question", "action")} <= set(known)
        assert {f"readiness.rung.{rung}" for rung in RUNGS} <= set(known)


def test_the_pack_advises_at_every_rung() -> None:
    for rung in RUNGS:
        advice = advice_at(rung)
        assert advice is not None
        assert advice.words.zh
        assert advice.words.en
