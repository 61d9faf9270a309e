"""A story counts once, whatever its title, script or layout; near-copies are shown as such."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents import Document, read, read_text
from ashore.documents.reprints import Index, Signature, groups, repeated_regions, signature, similar

PARAGRAPHS = (
    "我2019年从一所师范大学毕业，先在一家小公司做了三年客服，每天接一百多个电话，月薪五千，看不到头。",
    "去年十月，同事给我看了一篇讲数据标注的文章，我才知道还有这样的工作，于是开始自学标注规则和质检方法。",
    "我每天晚上学两个小时，周末做试标，前后花了七个月，投了三十份简历，面了六家公司，其中两家是外包。",
    "今年五月我拿到了录用通知，月薪七千五，虽然不算高，但是工作安静，能学到东西，我觉得很值得。",
)
TRADITIONAL = (
    "我2019年從一所師範大學畢業，先在一家小公司做了三年客服，每天接一百多個電話，月薪五千，看不到頭。",
    "去年十月，同事給我看了一篇講數據標註的文章，我才知道還有這樣的工作，於是開始自學標註規則和質檢方法。",
    "我每天晚上學兩個小時，週末做試標，前後花了七個月，投了三十份簡歷，面了六家公司，其中兩家是外包。",
    "今年五月我拿到了錄用通知，月薪七千五，雖然不算高，但是工作安靜，能學到東西，我覺得很值得。",
)
OTHER = (
    "她原来是建筑设计院的项目经理，行业不景气以后开始看别的机会，最后去了一家做智能硬件的创业公司。"
    "她说最难的不是技术，而是从头再来的心态，以及怎么向家里人解释为什么放弃一份稳定的工作去冒险。"
)


def story(name: str, text: str) -> Signature:
    return signature(read_text(text, name, kind="story"))


def test_another_title_another_script_another_layout() -> None:
    first = story("a", "客服转行记\n\n" + "\n\n".join(PARAGRAPHS))
    second = story("b", "她用七個月上岸\n\n" + "\n".join(TRADITIONAL))
    run_on = story("c", "".join(PARAGRAPHS))
    other = story("d", OTHER)
    pairs = similar([first, second, run_on, other])
    assert {(pair.a, pair.b): pair.relation for pair in pairs} == {
        ("a", "b"): "reprint", ("a", "c"): "reprint", ("b", "c"): "reprint"
    }  # fmt: skip
    assert groups([first, second, run_on, other]) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_only_layout_differs() -> None:
    (pair,) = similar([story("a", "\n\n".join(PARAGRAPHS)), story("b", " \n".join(PARAGRAPHS) + "\n")])
    assert (pair.relation, pair.similarity) == ("same", 1.0)


def test_an_excerpt_is_the_same_story() -> None:
    whole = story("a", "\n".join(PARAGRAPHS) + OTHER * 3)
    (pair,) = similar([whole, story("b", "\n".join(PARAGRAPHS[:2]))])
    assert pair.relation == "reprint"
    assert pair.inside > 0.9


def test_ads_that_are_much_alike_stay_two() -> None:
    text = "海港数据招数据标注专员，负责多轮对话的标注与质检，大专以上，细心耐心，有客服经验者优先，在{}，月薪{}。"
    one, two = (
        signature(Document(name, text.format(*values) * 2, kind="ad"))
        for name, values in (("a", ("杭州", "6-8K")), ("b", ("成都", "5-7K")))
    )
    (pair,) = similar([one, two])
    assert pair.relation == "near"
    assert groups([one, two]) == {"a": "a", "b": "b"}


def test_short_texts_are_alike_only_when_equal() -> None:
    assert similar([story("a", "我去年转行了。"), story("b", "我去年转行了，真的。")]) == []
    assert similar([story("a", "我去年转行了。"), story("b", "我去年转行了！")])[0].relation == "same"


def test_signatures_survive_storage() -> None:
    entry = story("a", "\n".join(PARAGRAPHS))
    again = Signature.from_bytes("a", entry.to_bytes())
    assert again == entry
    index = Index([again])
    assert index.add(story("b", "".join(PARAGRAPHS)))[0].a == "a"
    with pytest.raises(ValueError, match="version"):
        Signature.from_bytes("a", b"something else")


@given(st.text(max_size=80))
def test_any_text_has_a_signature_and_equals_itself(text: str) -> None:
    entry = signature(Document("a", text, kind="story"))
    assert similar([entry, Signature("b", "story", entry.told, entry.shingles)])[0].relation == "same"


def test_ten_thousand_ads_are_compared_by_their_bands() -> None:
    """The index must not compare every pair: of many unlike ads, hardly any is looked at twice."""
    source = random.Random(5)  # noqa: S311 - only has to be the same each time
    words = [chr(source.randrange(0x4E00, 0x9FA5)) for _ in range(3000)]
    entries = [signature(Document(f"a{n}", "".join(source.choices(words, k=300)), kind="ad")) for n in range(300)]
    index = Index(entries)
    looked = sum(len({n for band in entry.bands for n in index._bands[band]}) - 1 for entry in entries)
    assert looked < len(entries)


def test_the_less_structured_telling_is_the_repeated_one() -> None:
    run_on = "作者木子" + "".join(PARAGRAPHS)
    text = f"# 客服转行记\n\n{run_on}\n\n" + "\n\n".join(PARAGRAPHS)
    assert [text[start:end] for start, end in repeated_regions(text)] == [run_on]


def test_of_two_equal_tellings_the_later_is_repeated() -> None:
    text = "\n\n".join((PARAGRAPHS[0], OTHER, PARAGRAPHS[0]))
    assert repeated_regions(text) == [(len(text) - len(PARAGRAPHS[0]), len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "第一家公司给我开了月薪八千的工资，试用期三个月。\n第二家公司给我开了月薪九千的工资，试用期三个月。",
        "| 甲公司 | 大模型产品经理 | 计算机专业 |\n| 甲公司 | 大模型产品经理 | 计算机专业 |",
        "我去年转行。\n我去年转行。",
        "",
        "一",
    ],
)
def test_what_is_not_told_twice(text: str) -> None:
    assert repeated_regions(text) == []


@given(st.text(alphabet="我去年转行了。\n，12 ab", max_size=400))
def test_repeated_regions_are_sorted_disjoint_and_leave_one_telling(text: str) -> None:
    spans = repeated_regions(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert not spans or sum(end - start for start, end in spans) < len(text)


def test_two_articles_are_one_story_and_one_tells_it_twice(shared: Path) -> None:
    documents = [item for item in read(shared / "seeds") if isinstance(item, Document)]
    entries = [signature(document) for document in documents]
    (pair,) = similar(entries)
    assert (pair.a[:3], pair.b[:3], pair.relation) == ("002", "004", "reprint")
    assert len(set(groups(entries).values())) == 4
    repeated = {document.name[:3]: repeated_regions(document.text) for document in documents}
    text = documents[2].text
    ((start, end),) = repeated["002"]
    assert text[:start].count("\n\n") == 2
    assert "\n" not in text[start:end]
    assert end - start > 3_600
    assert not repeated["003"]
    assert not repeated["004"]
