"""Every pack fact finds its quote in its article; a changed article is caught; half an article proves nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ashore.documents import Document
from ashore.packs import Borne, Pack, load, recognise, verify

STORY = {
    "000": "xiaopu2025",
    "001": "unsigned2024",
    "002": "zhixing2023",
    "003": "unsigned-llm-pm",
    "004": "zhixing2023",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load()


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Document]:
    files = sorted((shared / "seeds").glob("*.txt"))
    return {file.name[:3]: Document(file.name[:3], file.read_text("utf-8"), kind="story") for file in files}


def of(borne: list[Borne], ident: str) -> Borne:
    return next(item for item in borne if item.fact.id == ident)


def test_every_fact_finds_its_quote(pack: Pack, articles: dict[str, Document]) -> None:
    borne = verify(pack, articles.values())
    assert [item.fact for item in borne] == list(pack.facts)
    assert [item.fact.id for item in borne if item.status != "quoted"] == []
    assert [item.fact.id for item in borne if item.absent_from] == []
    for item in borne:
        expected = {name for name, source in STORY.items() if source == item.fact.source}
        assert {quote.doc for quote in item.quotes} == expected, item.fact.id


def test_the_quote_is_the_one_that_was_annotated(pack: Pack, articles: dict[str, Document]) -> None:
    for item in verify(pack, articles.values()):
        quote = item.quotes[0]
        assert item.fact.place.start <= quote.start < quote.end <= item.fact.place.end, item.fact.id


@pytest.mark.parametrize("name", sorted(STORY))
def test_an_article_is_recognised_whatever_its_name(name: str, pack: Pack, articles: dict[str, Document]) -> None:
    renamed = replace(articles[name], name="notes.txt")
    assert recognise(pack, [renamed]) == {"notes.txt": STORY[name]}


@pytest.mark.parametrize(
    ("name", "told", "changed", "ident"),
    [
        ("000", "呆的421天", "呆的365天", "xiaopu2025/xiaopu/tenure_days"),
        ("001", "月薪18k", "月薪25k", "unsigned2024/wenyue/salary_before/2"),
        ("002", "47.5万", "74.5万", "zhixing2023/market-1/salary_year"),
        ("003", "211本 |", "985本 |", "unsigned-llm-pm/offer-9/offer"),
        ("004", "31歲", "36歲", "zhixing2023/lawyer/age"),
    ],
)
def test_a_changed_article_does_not_bear_a_fact_out(
    name: str, told: str, changed: str, ident: str, pack: Pack, articles: dict[str, Document]
) -> None:
    assert told in articles[name].text
    forged = Document("forged", articles[name].text.replace(told, changed), kind="story")
    wrong = [item for item in verify(pack, [forged]) if item.status == "not_borne_out"]
    assert ident in {item.fact.id for item in wrong}
    marks = {item.fact.place.mark for item in wrong}
    assert len(marks) <= 2, "only what overlaps the change"
    assert all(item.absent_from == ("forged",) for item in wrong)


def test_a_forged_copy_beside_the_article_is_named(pack: Pack, articles: dict[str, Document]) -> None:
    forged = Document("forged", articles["004"].text.replace("31歲", "36歲"), kind="story")
    age = of(verify(pack, [articles["002"], forged]), "zhixing2023/lawyer/age")
    assert (age.status, [quote.doc for quote in age.quotes], age.absent_from) == ("quoted", ["002"], ("forged",))


def test_half_an_article_proves_nothing_about_the_other_half(pack: Pack, articles: dict[str, Document]) -> None:
    text = articles["001"].text
    borne = verify(pack, [Document("half", text[: len(text) // 2], kind="story")])
    statuses = {item.status for item in borne if item.fact.source == "unsigned2024"}
    assert statuses == {"quoted", "reported"}


def test_without_documents_all_is_reported(pack: Pack) -> None:
    assert {item.status for item in verify(pack, [])} == {"reported"}


def test_other_texts_are_not_mistaken_for_an_article(pack: Pack) -> None:
    story = "我2019年从计算机专业毕业后做产品经理，年薪超百万，现在是Prompt工程师。" * 40
    assert recognise(pack, [Document("own", story, kind="story"), Document("empty", "", kind="story")]) == {}


def test_ads_are_not_read_as_articles(pack: Pack, articles: dict[str, Document]) -> None:
    assert recognise(pack, [replace(articles["003"], kind="ad")]) == {}
