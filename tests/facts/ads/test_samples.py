"""Whole ads of our own writing, in six layouts and three scripts, and what holds for any text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.documents import Document
from ashore.facts import UncitedFactError
from ashore.facts.ads.fields import EXTRACTOR
from ashore.facts.model import Fact
from ashore.vocabulary import load

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "ads").glob("*.txt"))


def extracted(path: Path) -> list[Fact]:
    return list(EXTRACTOR.extract(Document(path.stem, path.read_text(encoding="utf-8"), kind="ad"), load()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_ad_states_what_its_key_says(path: Path) -> None:
    """The key lists each fact as ``field = value``; nothing may be missing, and nothing be there beside it."""
    key = path.with_suffix(".key").read_text(encoding="utf-8").splitlines()
    assert [f"{fact.field} = {fact.value}" for fact in extracted(path)] == key


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_states_no_field_that_is_not_on_its_label(path: Path) -> None:
    assert {fact.field for fact in extracted(path)} <= EXTRACTOR.provides


PIECES = st.sampled_from(
    [
        *(
            "三年以上",
            "本科及以上学历",
            "计算机相关专业",
            "985/211优先",
            "招2人",
            "15-20K·13薪",
            "北京",
            "面议",
            "近五年",
        ),
        *(
            "公司介绍",
            "任职要求：",
            "5+ years of experience",
            "Bachelor's degree in ",
            "Remote | ",
            "年",
            "万",
            "ＡＩ",
        ),
        *("，", "；", "\n", "1、", "2.", "·", "|", "（", "）"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_heap_of_phrases_is_read_without_a_slip(text: str) -> None:
    """A quote that does not stand in its text raises, so that reading to the end proves all of them."""
    facts = list(EXTRACTOR.extract(Document("ad", text, kind="ad"), load()))
    assert [(fact.start, fact.field) for fact in facts] == sorted((fact.start, fact.field) for fact in facts)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_slip(text: str) -> None:
    list(EXTRACTOR.extract(Document("ad", text, kind="ad"), load()))


def test_the_gate_refuses_a_quote_that_is_not_there() -> None:
    with pytest.raises(UncitedFactError):
        Fact("ad", "city", ["北京"], "北京", 0, 2, EXTRACTOR.name, "上海")
