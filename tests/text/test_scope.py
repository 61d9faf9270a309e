"""How far negation and preference reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.scope import negated, not_required, preferred

SECTIONED = "任职要求：\n1、熟悉Java\n2、熟悉SQL\n加分项：\n1、有Go经验\n2、懂Rust\n福利待遇：\n1、免费Kindle"


def reading(text: str, word: str) -> str:
    """Say N for negated, R for not required, P for preferred."""
    start = text.index(word)
    end = start + len(word)
    return (
        "N" * negated(text, start, end) + "R" * not_required(text, start, end) + "P" * preferred(text, start, end)
    )


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("没有 PyTorch 经验", "PyTorch", "N"),
        ("沒有 PyTorch 經驗", "PyTorch", "N"),
        ("没用过Docker", "Docker", "N"),
        ("不会Java，但熟悉Go", "Java", "N"),
        ("不会Java，但熟悉Go", "Go", ""),
        ("无Python基础者勿投", "Python", "N"),
        ("I have never used Docker", "Docker", "N"),
        ("no experience with Spark, but strong SQL", "Spark", "N"),
        ("no experience with Spark, but strong SQL", "SQL", ""),
        ("无需编程经验", "编程", "NR"),
        ("无需PyTorch经验", "PyTorch", "NR"),
        ("無需PyTorch經驗", "PyTorch", "NR"),
        ("不要求PyTorch经验，熟悉Python即可", "PyTorch", "NR"),
        ("不要求PyTorch经验，熟悉Python即可", "Python", ""),
        ("熟悉Java，但不要求Go", "Java", ""),
        ("熟悉Java，但不要求Go", "Go", "NR"),
        ("PyTorch非必须", "PyTorch", "NR"),
        ("PyTorch 经验不是必须", "PyTorch", "NR"),
        ("专业不限", "专业", "NR"),
        ("PyTorch is not required", "PyTorch", "NR"),
        ("We do not require a PhD", "PhD", "NR"),
        ("包括但不限于Python、Java", "Python", ""),
        ("不仅要会Python，还要会Go", "Python", ""),
        ("熟悉无监督学习", "学习", ""),
        ("not only Java", "Java", ""),
    ],
)
def test_negation(text: str, word: str, expected: str) -> None:
    assert reading(text, word) == expected


def test_no_with_required_says_that_nothing_is_needed() -> None:
    assert "R" in reading("No PyTorch experience is required", "PyTorch")
    assert reading("No PyTorch experience is required", "PyTorch").startswith("N")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("本科及以上，硕士优先", "本科", ""),
        ("本科及以上，硕士优先", "硕士", "P"),
        ("本科及以上硕士优先", "本科", ""),
        ("本科及以上硕士优先", "硕士优先", "P"),
        ("有A、B经验者优先", "A", "P"),
        ("有A、B经验者优先", "B", "P"),
        ("熟悉A，有B经验优先", "A", ""),
        ("熟悉A，有B经验优先", "B", "P"),
        ("熟悉A；有B经验者佳", "B", "P"),
        ("熟悉Python（Java优先）", "Python", ""),
        ("熟悉Python（Java优先）", "Java", "P"),
        ("有C语言基础者优先，如：Java、Go等；会Excel", "Go", "P"),
        ("有C语言基础者优先，如：Java、Go等；会Excel", "Excel", ""),
        ("有产品经验，具备方案能力者优先", "产品", "P"),
        ("有深度学习、NLP经验，或发表过论文者优先", "NLP", "P"),
        ("优先考虑有大模型经验的候选人", "大模型", "P"),
        ("优先：Go、Rust。熟悉Java", "Rust", "P"),
        ("优先：Go、Rust。熟悉Java", "Java", ""),
        ("最好懂一点Docker", "Docker", "P"),
        ("熟悉任务优先级调度与优先队列", "任务", ""),
        ("Experience with Go or Rust is a plus", "Go", "P"),
        ("Java required; Kafka preferred", "Java", ""),
        ("Java required; Kafka preferred", "Kafka", "P"),
        ("Bachelor's degree required, Master's preferred", "Bachelor", ""),
        ("Bachelor's degree required, Master's preferred", "Master", "P"),
        ("Proficiency in Python. Nice to have: Docker, Kubernetes", "Python", ""),
        ("Proficiency in Python. Nice to have: Docker, Kubernetes", "Kubernetes", "P"),
        ("Strong SQL (ideally Postgres)", "SQL", ""),
        ("Strong SQL (ideally Postgres)", "Postgres", "P"),
        ("Python plus SQL every day", "Python", ""),
    ],
)
def test_preference(text: str, word: str, expected: str) -> None:
    assert reading(text, word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Java", ""), ("SQL", ""), ("Go", "P"), ("Rust", "P"), ("Kindle", "")]
)
def test_a_heading_covers_its_list(word: str, expected: str) -> None:
    assert reading(SECTIONED, word) == expected


def test_scope_ends_with_the_list_item() -> None:
    text = "任职要求：1、熟悉Java2、有Go经验者优先3、熟悉SQL"
    assert [reading(text, word) for word in ("Java", "Go", "SQL")] == ["", "P", ""]


pieces = st.lists(
    st.sampled_from(
        [
            "优先",
            "没有",
            "无需",
            "，",
            "。",
            "（",
            "）",
            "A",
            "B经验",
            "有",
            "不限",
            "加分项：",
            "\n",
            "1、",
            "plus",
            " a ",
            "not ",
            "required",
            "以上",
            "本科",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(max_size=120), pieces), st.integers(0, 120), st.integers(0, 120))
def test_any_text_gets_an_answer(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert negated(text, start, end) >= not_required(text, start, end)
    assert preferred(text, start, end) in {True, False}
