"""Words are cut where the language cuts them, and their spans lead back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents import Document
from ashore.facts.ads.skills import EXTRACTOR
from ashore.facts.ads.skills.context import body
from ashore.facts.ads.skills.cues import SECTIONS, find
from ashore.facts.ads.skills.spans import runs
from ashore.facts.ads.skills.tagger import LABELS
from ashore.facts.ads.skills.tokens import tokenise
from ashore.text.folding import fold_chars
from ashore.vocabulary import load


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C/C++、C#", ["C", "/", "C++", "、", "C#"]),
        ("Node.js和ASP.NET", ["Node.js", "和", "ASP.NET"]),
        ("scikit-learn .NET", ["scikit-learn", ".NET"]),
        ("model tuning.Experience", ["model", "tuning", ".", "Experience"]),
        ("R&D Python3.", ["R&D", "Python3", "."]),
        ("3.5年\n", ["3.5", "年", "\n"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenise(text, fold_chars(text)).words == words


MIXED = st.text(st.sampled_from("熟悉精通數據数据分析，、。；：()（）Ｐython C+#.-&/\n \t12一🙂İß"), max_size=60)


@given(MIXED)
def test_spans_are_those_of_the_words_in_order(text: str) -> None:
    tokens = tokenise(text, fold_chars(text))
    end = 0
    for word, start, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:stop] == word
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@given(MIXED)
def test_every_fact_quotes_its_place(text: str) -> None:
    facts = list(EXTRACTOR.extract(Document("ad", text, kind="ad"), load()))
    assert all(text[fact.start : fact.end] == fact.quote for fact in facts)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)


def test_runs_begin_anew_at_b_and_at_another_kind() -> None:
    labels = [LABELS.index(name) for name in ("B-K", "I-K", "B-K", "O", "I-S", "I-S", "B-K")]
    assert runs(labels) == [(0, 2, "skill"), (2, 3, "skill"), (4, 6, "soft_skill"), (6, 7, "skill")]


def test_header_ends_where_the_text_begins() -> None:
    text = "数据分析师\n10-15K\n广州\n岗位职责：负责数据分析。"
    assert text[body(text, find(text, fold_chars(text))) :].startswith("岗位职责")


@pytest.mark.parametrize("text", ["熟悉Python", "熟悉Python。\n熟悉Java", "岗位职责：\n熟悉Python\n"])
def test_text_without_header_is_read_from_its_beginning(text: str) -> None:
    assert body(text, find(text, fold_chars(text))) == 0


def test_english_heading_begins_with_a_capital_or_a_line() -> None:
    text = "We gather customer requirements. Requirements: SQL\nrequirements: Go"
    cues = find(text, fold_chars(text))
    assert [SECTIONS[label] for label in cues.labels] == ["requirement", "requirement"]
    assert cues.headings[0] == text.index("Requirements")
