"""What folding changes, what it keeps, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text.folding import fold, fold_chars, fold_key

TRADITIONAL = "他是程式設計師，做軟體、網際網路與人工智慧的專案，也教機器學習。"
SIMPLIFIED_WORDS = ["程序员", "软件", "互联网", "人工智能", "项目", "机器学习"]


def quoted(text: str, needle: str, *, spaces: bool = False) -> str:
    """Return what the original holds where the folded text holds the needle."""
    folded = fold(text, spaces=spaces)
    start = folded.text.index(needle)
    left, right = folded.span(start, start + len(needle))
    return text[left:right]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰｙＴｏｒｃｈ", "pytorch"),
        ("３年以上，Ｊａｖａ（必須）", "3年以上,java(必须)"),
        ("Python\u3000熟悉\xa0SQL", "python 熟悉 sql"),
        ("⼯作⽣活", "工作生活"),
        ("機器學習與資料庫", "机器学习与数据库"),
        ("İstanbul", "istanbul"),
        ("Bachelor’s “degree”", 'bachelor\'s "degree"'),
        ("①熟悉C++ 或 C#；", "①熟悉c++ 或 c#;"),
    ],
)
def test_folding_leaves_what_is_searched(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("程式設計師", "程序员"),
        ("網際網路", "互联网"),
        ("人工智慧", "人工智能"),
        ("專案", "项目"),
        ("軟體", "软件"),
    ],
)
def test_words_of_taiwan_are_found_and_quoted_as_written(taiwan: str, mainland: str) -> None:
    assert quoted(TRADITIONAL, mainland) == taiwan


def test_a_traditional_name_does_not_change_a_simplified_text() -> None:
    text = (
        "她在陳總的团队里写程序、整理文件，也负责项目的质量、视频与信息的安全，"
        "做了三年算法工程师，后来转到数据平台组，继续做推荐系统。"
    )
    folded = fold(text)
    assert folded.text.startswith("她在陈总的团队里写程序、整理文件,")
    assert folded.offsets is None


def test_simplified_and_english_text_keeps_its_offsets() -> None:
    assert fold("熟悉 Python，Ｊａｖａ 优先").offsets is None
    assert fold("Senior Engineer").offsets is None


def test_hard_wraps_inside_chinese_words_close() -> None:
    text = "熟悉大模型技\n术与机 器 学习，\n了解 deep\nlearning  models\n\n岗位要求"
    assert fold(text, spaces=True).text == "熟悉大模型技术与机器学习,了解 deep learning models\n\n岗位要求"
    assert quoted(text, "技术", spaces=True) == "技\n术"
    assert quoted(text, "deep learning", spaces=True) == "deep\nlearning"


def test_both_maps_compose() -> None:
    assert quoted("我做軟\n體，也做網際\n網路的專案", "互联网", spaces=True) == "網際\n網路"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＰyTorch ", "pytorch"),
        ("軟體 工程師", "软件工程师"),
        ("Node.js", "node js"),
        ("scikit-learn", "Scikit_Learn"),
    ],
)
def test_keys_of_one_name_agree(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


def test_keys_of_different_names_differ() -> None:
    assert len({fold_key(name) for name in ("C", "C++", "C#", "R")}) == 4
    assert fold_key("+++") == "+++"
    assert fold_key("。") == "。"


characters = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
mixed = st.lists(
    st.sampled_from(
        [
            "軟體",
            "程式",
            "設計師",
            "網際網路",
            "技\n术",
            "Ａｉ",
            "熟悉",
            " ",
            "\n",
            "乾坤",
            "後台",
            "ML",
            "⼯",
            "，",
        ]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(characters, mixed), st.booleans())
def test_offsets_are_monotone_and_spans_stay_inside(text: str, spaces: bool) -> None:  # noqa: FBT001 - drawn
    folded = fold(text, spaces=spaces)
    places = [folded.span(i, i)[0] for i in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert not places[:-1] or places[0] >= 0


@given(st.one_of(characters, mixed), st.booleans())
def test_folding_twice_changes_nothing(text: str, spaces: bool) -> None:  # noqa: FBT001 - drawn
    once = fold(text, spaces=spaces).text
    assert fold(once, spaces=spaces).text == once


@given(characters)
def test_folding_characters_keeps_the_length(text: str) -> None:
    assert len(fold_chars(text)) == len(text)


@given(st.text(st.sampled_from("abcXYZ 熟悉软件，。0１Ａ"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_span_of_plain_text_folds_to_itself(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    folded = fold(text)
    left, right = folded.span(start, end)
    assert fold(text[left:right]).text == folded.text[start:end]
