"""Lines, sentences, clauses, items and sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.structure import Span, clauses, lines, list_items, sections, sentences

RUN_ON = (
    "招聘算法工程师。岗位职责：1、负责模型训练2、负责等保2.0上线。任职要求：1、本科及以上学历，硕士优先；"
    "2、熟悉Python3、Java；3、第3、4季度可到岗。加分项：有大模型经验"
)
ENGLISH = """Data Engineer
About us
We build tools.
What you'll do:
- Build pipelines
- Own quality
Requirements
• 3+ years of Python
• SQL
Nice to have:
1. Spark
2. Kafka
Benefits
Free lunch"""


def texts(text: str, spans: list[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_sentences_in_chinese_keep_their_marks_and_quotes() -> None:
    text = "他问：“你会吗？”我说会。后来……没有了！\n岗位要求"
    assert texts(text, sentences(text)) == ["他问：“你会吗？”", "我说会。", "后来……", "没有了！", "岗位要求"]


def test_sentences_in_english_know_abbreviations() -> None:
    text = "We use tools, e.g. Docker. Ph.D. preferred. Pay is 3.5 times higher.Experience with SQL is a plus!"
    assert texts(text, sentences(text)) == [
        "We use tools, e.g. Docker.",
        "Ph.D. preferred.",
        "Pay is 3.5 times higher.",
        "Experience with SQL is a plus!",
    ]


def test_clauses_do_not_cut_thousands() -> None:
    text = "月薪15,000元，熟悉A、B：有C经验"
    assert texts(text, clauses(text)) == ["月薪15,000元", "熟悉A、B", "有C经验"]


def test_lines_are_trimmed() -> None:
    assert texts("  a \r\n\n b", lines("  a \r\n\n b")) == ["a", "b"]


def test_sections_of_a_run_on_ad() -> None:
    found = [(s.label, s.heading and RUN_ON[slice(*s.heading)]) for s in sections(RUN_ON)]
    assert found == [
        ("other", None),
        ("duty", "岗位职责："),
        ("requirement", "任职要求："),
        ("preferred", "加分项："),
    ]


def test_items_of_a_run_on_ad() -> None:
    items = [(i.marker, RUN_ON[i.start : i.end]) for i in list_items(RUN_ON)]
    assert items == [
        ("1、", "负责模型训练"),
        ("2、", "负责等保2.0上线。"),
        ("1、", "本科及以上学历，硕士优先；"),
        ("2、", "熟悉Python3、Java；"),
        ("3、", "第3、4季度可到岗。"),
    ]


def test_sections_and_items_in_english() -> None:
    assert [s.label for s in sections(ENGLISH)] == [
        "other",
        "company",
        "duty",
        "requirement",
        "preferred",
        "benefit",
    ]
    assert [ENGLISH[i.start : i.end] for i in list_items(ENGLISH)] == [
        "Build pipelines",
        "Own quality",
        "3+ years of Python",
        "SQL",
        "Spark",
        "Kafka",
    ]


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("【岗位职责】", "duty"),
        ("一、工作内容", "duty"),
        ("職位描述：", "duty"),
        ("Responsibilities:", "duty"),
        ("## What You Will Do", "duty"),
        ("任职资格：", "requirement"),
        ("【任职要求】", "requirement"),
        ("二、岗位要求（必备）：", "requirement"),
        ("我们希望你：", "requirement"),
        ("Minimum Qualifications", "requirement"),
        ("**What we're looking for**", "requirement"),
        ("加分项", "preferred"),
        ("优先条件：", "preferred"),
        ("有以下经验者优先：", "preferred"),
        ("Preferred Qualifications:", "preferred"),
        ("Bonus points if:", "preferred"),
        ("福利待遇：", "benefit"),
        ("What we offer", "benefit"),
        ("公司简介：", "company"),
        ("About us", "company"),
        ("工作地点：", "other"),
        ("How to apply", "other"),
    ],
)
def test_headings(heading: str, label: str) -> None:
    text = f"某职位\n{heading}\n内容在这里。"
    assert sections(text)[-1].label == label
    assert "内容在这里" in text[sections(text)[-1].start :]


@pytest.mark.parametrize(
    "text",
    [
        "我们对岗位职责有清楚的说明",
        "满足客户的要求并达成目标",
        "The requirements of our clients change",
        "硕士优先：否则不限",
    ],
)
def test_the_same_words_in_a_sentence_are_no_heading(text: str) -> None:
    assert [s.heading for s in sections(text)] == [None]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("（1）甲乙（2）丙丁", ["甲乙", "丙丁"]),
        ("①熟悉SQL②熟悉Excel", ["熟悉SQL", "熟悉Excel"]),
        ("\na. one\nb. two", ["one", "two"]),
        ("一、甲\n二、乙", ["甲", "乙"]),
        ("1.甲2.乙3.丙", ["甲", "乙", "丙"]),
        ("* a\n* b", ["a", "b"]),
        ("版本3.5，等保2.0，共12、13两项", []),
        ("参加1、2、3期", []),
        ("1、会SQL2、熟悉Python3、了解H5、CSS3、Java", ["会SQL", "熟悉Python", "了解H5、CSS3、Java"]),
    ],
)
def test_styles_of_numbering(text: str, contents: list[str]) -> None:
    assert [text[i.start : i.end] for i in list_items(text)] == contents


def test_an_item_runs_over_a_hard_wrap_and_ends_with_its_line() -> None:
    text = "1、负责公司数据平台的设计与开发，支持各业务线的分析与建模\n工作，保证质量\n2、其他\n谢谢"
    assert [text[i.start : i.end] for i in list_items(text)] == [
        "负责公司数据平台的设计与开发，支持各业务线的分析与建模\n工作，保证质量",
        "其他",
    ]


pieces = st.lists(
    st.sampled_from(
        [
            "1、",
            "2.",
            "（1）",
            "•",
            "\n",
            "。",
            "，",
            "岗位职责：",
            "任职要求",
            "加分项：",
            "Requirements",
            "a. ",
            "优先",
            "熟悉",
            "1,000",
            " ",
            "…",
            "”",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(max_size=200), pieces))
def test_spans_are_ordered_disjoint_and_inside(text: str) -> None:
    section_spans = [(s.start, s.end) for s in sections(text)]
    item_spans = [(i.start, i.end) for i in list_items(text)]
    for spans in (lines(text), sentences(text), clauses(text), item_spans, section_spans):
        last = 0
        for start, end in spans:
            assert last <= start <= end <= len(text)
            last = end


@given(pieces)
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
