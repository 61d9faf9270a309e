from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.store.grams import index_form, match_expression, pattern
from ashore.text.folding import fold

CHINESE = "数据标注训练师负责模型评测与提示词工程，熟悉大语言"
TEXTS = st.text(alphabet=st.sampled_from(CHINESE + "abcPy ,，3+#"), min_size=1, max_size=60)


def index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5(body, content='', tokenize = \"ascii tokenchars '+#_'\")"
    )
    connection.executemany("INSERT INTO search (rowid, body) VALUES (?, ?)", enumerate(map(index_form, texts)))
    return connection


def finds(connection: sqlite3.Connection, query: str) -> list[int]:
    rows = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY 1", (match_expression(query),)
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("标注", "负责数据标注的质量"),
        ("標註", "负责数据标注的质量"),
        ("标注", "負責數據標註的品質"),
        ("标", "数据标注"),
        ("注", "数据标注"),
        ("Python", "熟悉Python编程"),
        ("python编程", "熟悉Python编程"),
        ("悉Python", "熟悉Python编程"),
        ("ＰｙＴｏｒｃｈ", "有 pytorch 经验"),
        ("C++", "熟悉C++、C#"),
        ("c#", "熟悉C++、C#"),
        ("技术", "核心技\n术栈"),
        ("模型 评测", "评测大模型"),
        ("“标注”", "数据标注"),
    ],
)
def test_a_question_finds_its_text(query: str, text: str) -> None:
    assert finds(index("另一份文件", text), query) == [1]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("标数", "数据标注"),
        ("ython", "熟悉Python编程"),
        ("C", "熟悉C++"),
        ("模型 训练", "评测大模型"),
        ("java", "JavaScript"),
    ],
)
def test_a_question_does_not_find_other_text(query: str, text: str) -> None:
    assert finds(index(text), query) == []


@pytest.mark.parametrize("query", ["", " ", "“”", "，。"])
def test_a_question_without_words_has_no_expression(query: str) -> None:
    assert match_expression(query) is None
    assert pattern(query) is None


@pytest.mark.parametrize("query", ['"', "a AND", "NEAR(", "title:x", "*", "-x", "^a", "标*", "(", "a OR OR"])
def test_no_question_is_taken_for_syntax(query: str) -> None:
    connection = index("文本")
    if match_expression(query) is not None:
        assert finds(connection, query) == []


@given(st.text(alphabet=CHINESE.replace("，", ""), min_size=2, max_size=30), st.data())
def test_every_part_of_a_chinese_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert finds(index(text), text[start:end]) == [0]


@given(TEXTS, st.text(alphabet="数据标注abc", min_size=1, max_size=4))
def test_what_is_found_can_be_shown(text: str, query: str) -> None:
    """Where the index finds a question, its words are found in the folded text."""
    if finds(index(text), query):
        wanted = pattern(query)
        assert wanted is not None
        assert wanted.search(fold(text, spaces=True).text)
