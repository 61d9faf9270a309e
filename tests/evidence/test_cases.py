"""One person is one case, however many documents, scripts and reports tell it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from ashore.documents import Document
from ashore.evidence import Statement, cases, of_facts, of_pack
from ashore.evidence.cases import ORDER
from ashore.facts import Fact
from ashore.packs import load, verify

TWINS = {"hans": "one", "hant": "one"}


def said(doc: str, subject: str, *told: tuple[str, object, str]) -> list[Statement]:
    """Statements of one person: field, value, quote."""
    return [
        Statement(doc, field, value, subject, quote=quote, start=10 * i, end=10 * i + len(quote))  # type: ignore[arg-type]
        for i, (field, value, quote) in enumerate(told)
    ]


PLANNER_HANS = said("hans", "case-1", ("from_role", "护士", "我以前是护士"), ("age", 29, "今年29岁了"))
PLANNER_HANT = said("hant", "case-2", ("from_role", "护士", "我以前是護士"), ("age", 29, "今年29歲了"))
BAKER_HANS = said("hans", "case-2", ("from_role", "面包师", "做过七年面包师"), ("age", 41, "四十一岁转的行"))
BAKER_HANT = said("hant", "case-1", ("from_role", "面包师", "做過七年麵包師"), ("age", 41, "四十一歲轉的行"))
ALL = [*PLANNER_HANS, *PLANNER_HANT, *BAKER_HANS, *BAKER_HANT]


def test_reprints_tell_of_the_same_people() -> None:
    found = cases(ALL, TWINS)
    assert [case.documents for case in found] == [("hans", "hant"), ("hans", "hant")]
    assert {case.story for case in found} == {"hans"}
    assert {line.value for case in found for line in case.all("age")} == {29, 41}
    assert all(len(line.statements) == 2 for case in found for line in case.lines)


def test_without_the_group_they_are_strangers() -> None:
    assert len(cases(ALL, {})) == 4


def test_two_people_of_one_document_stay_two() -> None:
    same_move = said("doc", "甲", ("from_role", "护士", "我以前是护士"), ("to_role", "AI训练师", "现在做AI训练师"))
    other = said("doc", "乙", ("from_role", "护士", "我以前是护士"), ("to_role", "AI训练师", "现在做AI训练师"))
    assert len(cases([*same_move, *other], {})) == 2


def test_a_name_holds_tellings_together() -> None:
    one = said("hans", "林夏（化名）", ("from_role", "会计", "林夏原来是会计"))
    other = said("hant", "林夏", ("to_role", "数据分析师", "林夏现在是数据分析师"))
    (case,) = cases([*one, *other], TWINS)
    assert case.name is not None
    assert case.name.zh in {"林夏", "林夏（化名）"}


def test_order_of_statements_changes_nothing() -> None:
    expected = cases(ALL, TWINS)
    for seed in range(20):
        shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311 - an order, not a secret
        assert cases(shuffled, TWINS) == expected


def test_two_jobs_are_two_lines() -> None:
    dates = [
        Statement("d", "start_date", "2020", "甲", qualifiers={"of": "from_job"}, quote="2020年", start=0, end=5),
        Statement("d", "start_date", "2020", "甲", qualifiers={"of": "to_job"}, quote="同年", start=9, end=11),
    ]
    (case,) = cases(dates, {})
    assert len(case.lines) == 2


def test_lines_follow_the_order_of_a_move() -> None:
    for case in cases(of_pack(load(), verify(load(), [])), {}):
        places = [ORDER.index(line.field) for line in case.lines]
        assert places == sorted(places)


def test_the_pack_alone_tells_of_fifteen_people() -> None:
    found = cases(of_pack(load(), verify(load(), [])), {})
    assert len(found) == 15
    assert len({case.id for case in found}) == 15
    assert {case.documents for case in found} == {()}
    assert all(case.name and case.kind for case in found)


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Document]:
    return {
        file.name[:3]: Document(file.name[:3], file.read_text("utf-8"), kind="story")
        for file in sorted((shared / "seeds").glob("*.txt"))
    }


def annotated(document: Document, gold: Path) -> list[Fact]:
    """What a perfect extractor would say: the annotator's facts of every case, under numbers of its own."""
    facts = []
    for number, case in enumerate(json.loads(gold.read_text("utf-8"))["cases"], 1):
        for fact in case["facts"]:
            start = document.text.rindex(fact["quote"])
            subject, extra = f"case-{number}", {"of": fact["of"]} if "of" in fact else {}
            end = start + len(fact["quote"])
            facts.append(
                Fact(
                    *(document.name, fact["field"], fact["value"], fact["quote"], start, end, "gold/1"),
                    document.text,
                    unit=fact.get("unit"),
                    subject=subject,
                    qualifiers=extra,
                )
            )
    return facts


def test_two_printings_and_the_pack_are_six_people(shared: Path, articles: dict[str, Document]) -> None:
    told = [articles["002"], articles["004"]]
    facts = [fact for doc in told for fact in annotated(doc, shared / "gold" / f"story_{doc.name}.json")]
    groups = {"002": "twins", "004": "twins"}
    bare = cases(of_facts(facts), groups)
    assert [case.documents for case in bare] == [("002", "004")] * 6
    assert len({case.story for case in bare}) == 1

    pack = load()
    whole = cases([*of_facts(facts), *of_pack(pack, verify(pack, told))], groups)
    assert len(whole) == 15
    read = [case for case in whole if case.documents]
    assert [case.documents for case in read] == [("002", "004")] * 6
    assert {case.articles for case in read} == {("zhixing2023",)}
    assert len({case.story for case in read}) == 1
    for case in read:
        numbers = {item.subject for line in case.lines for item in line.statements if item.article is None}
        assert len(numbers) == 1, "the same case of both annotations"


def test_an_article_alone_joins_the_pack(shared: Path, articles: dict[str, Document]) -> None:
    facts = annotated(articles["004"], shared / "gold" / "story_004.json")
    pack = load()
    found = cases([*of_facts(facts), *of_pack(pack, verify(pack, [articles["004"]]))], {})
    assert len(found) == 15
