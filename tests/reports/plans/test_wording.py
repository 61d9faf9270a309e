"""How figures and inputs are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.person.defaults import load
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.career import ACTS, Action
from ashore.reports.plans.find import find_input
from ashore.reports.plans.wording import Namer, exactly, money, rounded
from ashore.words import LANGUAGES, Language, catalogue
from tests.plans.people import person

JARGON = re.compile(r"bayes|\bmdp\b|posterior|\bpolicy\b|markov|后验|先验|贝叶斯|马尔可夫|策略", re.IGNORECASE)


@given(st.floats(min_value=1, max_value=1e9))
def test_money_keeps_three_figures(amount: float) -> None:
    assert abs(rounded(amount) - amount) <= 0.005 * amount + 1e-9
    assert len(re.sub(r"[¥,]", "", money(amount)).strip("0") or "0") <= 3


def test_money_as_a_person_reads_it() -> None:
    assert [money(amount) for amount in (11777.2, 310.4, 45.2, 0.4, -1596.0)] == [
        "¥11,800",
        "¥310",
        "¥45",
        "¥0",
        "−¥1,600",
    ]
    assert exactly(52340.4) == "¥52,340"
    assert exactly(-20.0) == "−¥20"


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_chances_are_not_none_and_large_ones_not_all(language: Language) -> None:
    words = Namer(language, person())
    shown = [words.share(p) for p in (0.0, 0.004, 0.006, 0.5, 0.994, 0.997, 1.0)]
    assert len(set(shown)) == len(shown)
    assert words.percent(0.0004) == "<0.1%"
    assert words.percent(0.0) == "0%"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("employed", [True, False])
def test_every_act_has_a_name(language: Language, *, employed: bool) -> None:
    words = Namer(language, person(employed=employed))
    names = [words.action(Action(act, 0)) for act in ACTS]
    assert len(set(names)) == len(names)
    assert not any("{" in name for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_jargon_in_what_a_person_reads(language: Language) -> None:
    prefixes = ("plans.", "cli.decide.", "cli.why.", "cli.next.")
    found = {
        key: text for key, text in catalogue(language).items() if key.startswith(prefixes) and JARGON.search(text)
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_has_a_value_and_an_origin(language: Language) -> None:
    me = Me(numbers={"cash": Given(60000, 3, 7)})
    filled = inputs(me)
    words = Namer(language, person(), ("spending",))
    for name, default in load().items():
        quantity = filled.quantities[name]
        assert words.quantity(quantity)
        assert words.what(quantity) == getattr(default.what, language)
        origin = words.origin(quantity)
        if name == "cash":
            assert "3" in origin
        elif name == "spending":
            assert origin == words.say("origin.what_if")
        elif default.source is None:
            assert origin == words.say("origin.guess")
        else:
            assert default.source.publisher in origin
    assert words.marked(filled.quantities["cash"]) == "¥60,000"
    assert words.origin(filled.quantities["hours"]) in words.marked(filled.quantities["hours"])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cash", "cash"),
        ("Cash ", "cash"),
        ("现金", "cash"),
        ("开销", "spending"),
        ("layoff-year", "layoff_year"),
        ("手头能用的钱", "cash"),
        ("chance of an interview per application", "interview_rate"),
        ("readiness", None),
        ("", None),
        ("cash@nobody", None),
    ],
)
def test_inputs_are_found_by_what_people_call_them(typed: str, name: str | None) -> None:
    found = find_input(inputs(Me()), typed)
    assert (found and found.name) == name
