"""What is written is commented, says nothing that was not said, and reads back as the same person."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.person import OPTIONS, RUNGS, Given, Me, inputs, read
from ashore.person.amounts import STRENGTHS, WHOLE, limits
from ashore.person.defaults import load
from ashore.person.keys import AVERSION, DEGREE, NO, NONE, SHARES, YES
from ashore.person.me import CHECKS, NEEDS_JOB, Stated, considered
from ashore.person.template import render, template
from ashore.words import LANGUAGES, Language

ROLES = ("ai_product_manager", "ai_trainer", "llm_application", "solutions")
OF_ROLES = (
    "ai_pay",
    "interview_rate",
    "interview_worth",
    "offer_rate",
    "offer_worth",
    "interest_ai",
    "workload_ai",
)


@st.composite
def people(draw: st.DrawFn) -> Me:
    """Anybody a file can tell of."""
    job = draw(
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(str.strip)
    )
    employed = draw(st.sampled_from([None, False])) if not job else True
    wanted = draw(st.sets(st.sampled_from(["transfer"])))
    ruled_out = draw(st.sets(st.sampled_from(OPTIONS))) - wanted
    if employed is False:
        wanted, ruled_out = set(), ruled_out - NEEDS_JOB
    found = considered(employed=employed, wanted=wanted, ruled_out=ruled_out)
    roles = tuple(draw(st.lists(st.sampled_from(ROLES), unique=True))) if "apply" in found else ()
    names = draw(st.sets(st.sampled_from([*load(), *SHARES.values()])))
    names -= {share for share, month in SHARES.items() if month in names}
    names |= {f"{name}@{role}" for role in roles for name in draw(st.sets(st.sampled_from(OF_ROLES)))}
    numbers = {name: Given(draw(amounts(name)), 1, 1) for name in sorted(names)}
    for option, month in (("transfer", "transfer_pay_month"), ("give_up", "old_again_pay_month")):
        if option not in found:
            numbers.pop(month, None)  # a line below an option that is not there
    if employed and "income" in numbers and numbers["income"].value == 0:
        numbers.pop("income")
    cash = numbers["cash"].value if "cash" in numbers else 1e9
    floor = draw(st.none() | decimals(0, cash))
    return Me(
        job or None,
        employed,
        draw(st.none() | st.sampled_from(RUNGS)),
        numbers,
        found,
        roles,
        floor,
        draw(st.none() | decimals(0, 1)),
        draw(st.none() | st.sampled_from(["北京", "Hangzhou", "no", "a: b # c", "x{a：b", "a：b", '"', "\\"])),
        draw(st.none() | st.sampled_from([line.zh for line in DEGREE]).map(stated)),
        draw(st.none() | decimals(0, 60).map(lambda number: Given(number, 1, 1))),
        tuple(draw(st.lists(sentences().map(stated), max_size=3))),
        tuple(draw(st.lists(sentences().map(stated), max_size=3))),
        {name: stated(draw(answers())) for name in sorted(draw(st.sets(st.sampled_from(CHECKS))))},
    )


def stated(words: str) -> Stated:
    return Stated(words, 1, 1)


def sentences() -> st.SearchStrategy[str]:
    """Words as a person might type them, with whatever YAML reads otherwise."""
    odd = st.sampled_from(
        ["SQL", "英语 CET-6", "C++", "a, b", "a: b # c", "no", "[x]", "- x", "{", "a：b", '"', "yes、no"]
    )
    free = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(str.strip).filter(bool)
    return odd | free


def answers() -> st.SearchStrategy[str]:
    """Answers to a check: yes, no, or a sentence that is neither."""
    words = {*YES, *NO, *NONE}
    return st.sampled_from(["yes", "no"]) | sentences().filter(lambda typed: typed.lower() not in words)


def amounts(name: str) -> st.SearchStrategy[float]:
    """Any number that an input may be."""
    base = name.partition("@")[0]
    if base in SHARES.values():
        return decimals(6, 1e9)  # below, it reads as a share
    low, high = limits(base, load()[base].unit)
    if base in WHOLE:
        return st.integers(int(low), int(high)).map(float)
    if base == "risk_aversion":
        return st.sampled_from(sorted(set(AVERSION.values()))) | decimals(low, high)
    least = 0.001 if base in STRENGTHS else low
    return decimals(least, high) | st.integers(math.ceil(least), int(high)).map(float)


def decimals(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers with as many digits as a person might copy from a calculator."""
    return st.floats(low, high).map(lambda number: min(high, max(low, round(number, 12))))


@settings(max_examples=150)
@given(people(), st.sampled_from(LANGUAGES))
def test_what_is_written_reads_back_as_the_same(me: Me, language: Language) -> None:
    assert read(render(me, language), "me.yaml") == me


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_says_nothing(language: Language) -> None:
    text = template(language)
    assert read(text, "me.yaml") == Me()
    assert {inputs(read(text, "f")).quantities[name].origin for name in load()} == {"default"}
    assert text.startswith("## ")
    assert text.endswith("\n")
    assert "\n\n\n" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_template_can_be_taken_as_it_stands(language: Language) -> None:
    """With the # before each example taken away, the file is read, and says something on every line."""
    text = re.sub(r"^( *)# ", r"\1", template(language), flags=re.MULTILINE)
    for last in ("last_income: 18000", "上一份收入: 18000"):  # only without a job
        text = text.replace(last, "")
    me = read(text, "me.yaml")
    assert me.employed is True
    assert me.readiness == "started"
    assert {"ai_pay@ai_product_manager", "cash", "horizon", "weight_interest", "interest_bridge"} <= set(
        me.numbers
    )
    assert me.considered == frozenset(OPTIONS)
    assert me.cash_never_below == 10000
    assert (me.degree, me.years) == (stated("本科"), Given(5, 1, 1))
    assert [skill.value for skill in me.skills] == ["SQL", "Python"]
    assert {answer.value for answer in me.checks.values()} == {"yes"}
    assert set(me.checks) == set(CHECKS)


def test_numbers_are_written_for_people() -> None:
    me = read("裁员风险: 十分之一\n现金: 6万\n风险态度: 谨慎\n", "f")
    text = render(me, "en")
    for line in ("layoff_risk: 10% ", "cash: 60000 ", "risk: careful "):
        assert f"\n{line}" in text
