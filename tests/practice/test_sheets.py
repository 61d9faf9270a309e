"""Files of questions and answers as people write them: both ways, their mistakes, and what must not be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.source import Source
from ashore.practice.errors import (
    AskedTwiceError,
    LooseAnswerError,
    NoQuestionsError,
    SheetAnswerLengthError,
    SheetQuestionEmptyError,
    SheetQuestionLengthError,
)
from ashore.practice.files import read_words
from ashore.practice.sheets import read_sheet
from ashore.words import LANGUAGES, explain


def pairs(text: str) -> list[tuple[str, str]]:
    return [(asked.question, asked.answer) for asked in read_sheet(text, "qa.md").asked]


def test_headings() -> None:
    text = """# 我的面试题

## 一、项目

### 1. 介绍一个项目
我做了一个助手。

- 第一点
- 第二点

### 2. **为什么**选它？
因为便宜。
## 还没写
"""
    assert pairs(text) == [
        ("介绍一个项目", "我做了一个助手。\n\n- 第一点\n- 第二点"),
        ("为什么选它？", "因为便宜。"),
        ("还没写", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: 为什么转行？\nA: 因为喜欢。\n还有一点。\n\nQ: 多少钱？\nA: 两万。\n",
        "问：为什么转行？\n答：因为喜欢。\n还有一点。\n问：多少钱？\n答：两万。",
        "问题1：为什么转行？\n回答：因为喜欢。\n还有一点。\n\n问题2：多少钱？\n回答：两万。",
        "**Q1.** 为什么转行？\n**A1.** 因为喜欢。\n还有一点。\n\n**Q2:** 多少钱？\n**A2:** 两万。",
        "面试官：为什么转行？\n我：因为喜欢。\n还有一点。\n面试官：多少钱？\n我：两万。",
        "1. 问：为什么转行？\n答：因为喜欢。\n还有一点。\n2. 问：\n多少钱？\n答：两万。",
    ],
)
def test_marks(text: str) -> None:
    assert pairs(text) == [("为什么转行？", "因为喜欢。\n还有一点。"), ("多少钱？", "两万。")]


def test_a_word_with_a_colon_in_an_answer_is_no_mark() -> None:
    assert pairs("## 讲一个项目\n问题：用户投诉多。\n办法：换模型。\n") == [
        ("讲一个项目", "问题：用户投诉多。\n办法：换模型。")
    ]


def test_code_is_part_of_an_answer() -> None:
    assert pairs("## 怎么写提示词？\n```\n# 角色\nQ: 例子\n```\n") == [
        ("怎么写提示词？", "```\n# 角色\nQ: 例子\n```")
    ]


def test_questions_without_answers_are_questions() -> None:
    assert pairs("Q: why?\nQ: how?\n") == [("why?", ""), ("how?", "")]


def test_forty_answers_at_once() -> None:
    """Forty answers of 350 characters come out word for word, in their order."""
    answers = [f"第{number}个回答，" + "逐字写下的内容。" * 43 for number in range(40)]
    text = "\n\n".join(f"## {number}. 问题之{number}？\n\n{answer}" for number, answer in enumerate(answers))
    assert pairs(text) == [(f"问题之{number}？", answer) for number, answer in enumerate(answers)]
    assert sum(map(len, answers)) > 14_000


WORDS = st.text(alphabet="为什么选它abc 123，。？", min_size=1, max_size=30).filter(
    lambda text: text.strip(" ，。？")
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8))
def test_what_is_written_down_comes_back(written: list[tuple[str, str]]) -> None:
    """Whatever the words: each question comes back once, with the answer that stood below it first."""
    text = "\n".join(f"## x{number} {question}\n{answer}" for number, (question, answer) in enumerate(written))
    found = pairs(text)
    assert len(found) == len(written)
    for number, ((question, answer), (asked, said)) in enumerate(zip(written, found, strict=True)):
        assert asked == " ".join(f"x{number} {question}".split())
        assert said == answer.rstrip()


@given(st.text(alphabet="#Q:A问答：\n 为x`*-1.", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = read_sheet(text, "qa.md")
    except NoQuestionsError:
        return
    assert all(asked.question for asked in found.asked)


def test_the_good_ones_land_and_the_bad_ones_are_named_with_their_lines() -> None:
    text = "\n".join(
        [
            "答：没有问题的回答。",
            "问：好问题？",
            "答：好回答。",
            f"问：{'长' * 501}",
            "答：x",
            "问：",
            "答：没有题目",
            "问：太长的回答？",
            f"答：{'长' * 20_001}",
            "问：好问题",
            "答：另一个回答。",
        ]
    )
    sheet = read_sheet(text, "qa.md")
    assert [(asked.question, asked.answer) for asked in sheet.asked] == [("好问题？", "好回答。")]
    assert [(type(error), error.details["line"]) for error in sheet.broken] == [
        (LooseAnswerError, 1),
        (SheetQuestionLengthError, 4),
        (SheetQuestionEmptyError, 6),
        (SheetAnswerLengthError, 8),
        (AskedTwiceError, 10),
    ]
    for error in sheet.broken:
        for language in LANGUAGES:
            message, remedy = explain(error, language)
            assert "qa.md" in message
            assert str(error.details["line"]) in message
            assert remedy


def test_the_same_question_with_the_same_answer_is_no_mistake() -> None:
    assert read_sheet("## 为什么？\n因为。\n## 为什么\n因为。\n", "qa.md").broken == ()


@pytest.mark.parametrize("text", ["", "\n\n", "只有一段话。", "- 列表\n- 列表", "\ufeff"])
def test_a_file_without_questions(text: str) -> None:
    with pytest.raises(NoQuestionsError) as found:
        read_sheet(text, "notes.txt")
    for language in LANGUAGES:
        assert "notes.txt" in explain(found.value, language)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_of_any_encoding(encoding: str) -> None:
    text = "## 为什么要转行？\n因为喜欢做产品，也想把项目做完整，所以先学了一年。\n"
    assert pairs(read_words(Source.of_bytes(text.encode(encoding), "qa.md"))) == pairs(text)
