"""A claim counts independent stories; a conflict is what two of them cannot both be right about."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence import Statement, claims, conflicts, of_pack, stories
from ashore.packs import load, verify


def pay(
    origin: str, value: Any, subject: str | None = "算法工程师", field: str = "market.salary_year"
) -> Statement:
    return Statement(origin, field, value, subject, "CNY/year", quote=str(value), start=0, end=1)


def test_a_reprint_counts_once() -> None:
    (claim,) = claims([pay("a", 475000), pay("b", 475000), pay("c", 475000)], {"a": "x", "b": "x"})
    assert (claim.stories, claim.disputed) == (2, False)
    assert [item.origin for item in claim.readings[0].statements] == ["a", "b", "c"]


def test_sources_that_differ_stand_side_by_side() -> None:
    told = [pay("a", 475000), pay("b", 600000), pay("c", 600000)]
    (conflict,) = conflicts(claims(told, {}))
    assert [(side.value, side.stories) for side in conflict.sides] == [(600000, ("b", "c")), (475000, ("a",))]
    assert conflict.between == "stories"


def test_header_against_body() -> None:
    header = Statement("ad", "experience", {"min_years": 3, "max_years": 5}, qualifiers={"where": "header"})
    body = Statement("ad", "experience", {"min_years": 5, "max_years": None}, qualifiers={"where": "body"})
    (conflict,) = conflicts(claims([header, body], {}))
    assert conflict.between == "parts"
    assert [side.statements[0].qualifiers["where"] for side in conflict.sides] == ["header", "body"]


def test_what_one_side_leaves_open_is_no_conflict() -> None:
    base = {"min": 15000, "max": 20000, "currency": "CNY", "period": "month", "months_per_year": None}
    header = Statement("ad", "salary", base)
    body = Statement("ad", "salary", base | {"months_per_year": 14})
    assert not conflicts(claims([header, body], {}))
    assert not conflicts(
        claims([pay("a", "2023", "甲", "start_date"), pay("a", "2023-03", "甲", "start_date")], {})
    )


def years(minimum: int, maximum: int | None, where: str, of: str | None = None) -> Statement:
    qualifiers = {"where": where} | ({"of": of} if of else {})
    return Statement("ad", "experience", {"min_years": minimum, "max_years": maximum}, qualifiers=qualifiers)


def test_the_header_against_years_of_something() -> None:
    """3-5年 in the header, 2年以上产品经验 in the text."""
    (claim,) = claims([years(3, 5, "header"), years(2, None, "body", "产品")], {})
    assert claim.disputed


def test_one_agreeing_requirement_of_the_body_is_enough() -> None:
    """5-10年 in the header; 五年以上产品经验，其中两年以上 AI 产品经验 in the text."""
    told = [years(5, 10, "header"), years(5, None, "body", "产品"), years(2, None, "body", "AI 产品")]
    (claim,) = claims(told, {})
    assert not claim.disputed


def test_years_of_different_things_are_no_conflict() -> None:
    (claim,) = claims([years(5, None, "body", "产品"), years(2, None, "body", "AI 产品")], {})
    assert not claim.disputed


def test_two_ads_do_not_speak_of_each_other() -> None:
    ads = [Statement(name, "city", [city]) for name, city in (("ad-1", "北京"), ("ad-2", "上海"))]
    assert len(claims(ads, {})) == 2
    assert not conflicts(claims(ads, {}))


def test_case_1_of_two_stories_is_two_people() -> None:
    told = [pay("a", 29, "case-1", "age"), pay("b", 41, "case-1", "age")]
    assert [claim.stories for claim in claims(told, {})] == [1, 1]
    assert not conflicts(claims(told, {}))


def test_one_person_of_two_printings_is_one_subject() -> None:
    told = [pay("a", 29, "case-1", "age"), pay("b", 29, "case-2", "age"), pay("b", 41, "case-1", "age")]
    told += [pay("a", 9, "case-1", "applications"), pay("b", 7, "case-2", "applications")]
    told = [replace(item, quote=f"quoted words {item.value}") if item.field == "age" else item for item in told]
    (conflict,) = conflicts(claims(told, {"a": "twins", "b": "twins"}))
    assert (conflict.field, conflict.between) == ("applications", "parts")


def test_two_degrees_of_a_person_are_no_conflict() -> None:
    told = [pay("a", "本科", "诚", "education"), pay("a", "硕士", "诚", "education")]
    assert not conflicts(claims(told, {}))


def test_a_preferred_degree_is_no_conflict_with_the_least() -> None:
    least = Statement("ad", "education", "本科")
    better = Statement("ad", "education", "硕士", qualifiers={"preferred": True})
    assert not conflicts(claims([least, better], {}))


def test_several_skills_are_no_conflict() -> None:
    assert not conflicts(claims([Statement("ad", "skill", "Python"), Statement("ad", "skill", "Java")], {}))


def test_the_pack_and_its_article_are_one_story() -> None:
    reported = Statement("art", "age", 31, "lawyer", status="quoted", article="art2023")
    assert stories([reported, pay("other", 1)], {}) == {"art": "art", "art2023": "art", "other": "other"}


def test_what_an_article_does_not_bear_out_is_no_evidence() -> None:
    wrong = Statement("a", "age", 36, "lawyer", status="not_borne_out", article="x")
    assert claims([wrong], {}) == []


def test_the_pack_is_not_disputed_within_itself() -> None:
    found = claims(of_pack(load(), verify(load(), [])), {})
    assert [(claim.subject, claim.field) for claim in found if claim.disputed] == []


ORIGINS = st.sampled_from("abcdef")
STATEMENTS = st.lists(
    st.builds(pay, ORIGINS, st.sampled_from([1, 2, 3]), st.sampled_from(["甲", "乙", None])), max_size=12
)
GROUPS = st.dictionaries(ORIGINS, st.sampled_from("xy"), max_size=6)


@given(STATEMENTS, GROUPS, st.randoms())
def test_order_of_documents_changes_nothing(
    told: list[Statement], groups: dict[str, str], rng: random.Random
) -> None:
    shuffled = told[:]
    rng.shuffle(shuffled)
    assert claims(shuffled, groups) == claims(told, groups)


@given(STATEMENTS, GROUPS)
def test_stories_are_those_of_brute_force(told: list[Statement], groups: dict[str, str]) -> None:
    for claim in claims(told, groups):
        if claim.subject is None:
            assert claim.stories == 1
        origins = {item.origin for reading in claim.readings for item in reading.statements}
        assert claim.stories == len({groups.get(name, f"own {name}") for name in origins})
    assert sum(len(r.statements) for claim in claims(told, groups) for r in claim.readings) == len(told)
