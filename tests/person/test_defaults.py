"""The stated defaults: each has a band, a unit, both languages, and a source or the mark of a guess."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from ashore.packs import Words
from ashore.packs import load as load_pack
from ashore.person import Me, inputs
from ashore.person.amounts import LIMITS, limits
from ashore.person.defaults import Default, _default, load
from ashore.words import LANGUAGES, catalogue

NAMES = set(
    """
    income layoff_year cash spending hours horizon risk_aversion discount_year worth_after
    weight_pay weight_interest weight_workload weight_city
    interest_job interest_ai interest_bridge workload_job workload_ai workload_bridge city_job city_ai city_bridge
    interview_rate interview_worth offer_rate offer_worth weeks_to_answer
    learn_started learn_practised learn_mature study_hours_full search_hours_full
    ai_pay ai_pay_spread net_of_gross ai_layoff_year ai_again_months old_again_months old_again_pay
    bridge_months bridge_pay transfer_chance transfer_pay notice_months ruin_living referral_rate referral_chats
    project_hours project_reliability project_cost interest_spread study_cost
    applications_curious applications_started applications_practised applications_mature
    """.split()  # noqa: SIM905 - rows of words read better than sixty strings
)
"""What the calculation asks for."""


@pytest.mark.parametrize("default", load().values(), ids=lambda default: default.name)
def test_each_default_is_stated_in_full(default: Default) -> None:
    least, most = limits(default.name, default.unit)
    assert least <= default.low <= default.value <= default.high <= most
    assert default.unit in LIMITS
    for words in (default.what, default.note):
        assert_both(words)
    if default.source is not None:
        assert 2000 <= default.source.year <= 2026
        assert default.source.title
        assert default.source.publisher
        assert default.source.url is None or default.source.url.startswith("http")
        assert_both(default.source.speaks_of)


def assert_both(words: Words) -> None:
    assert words.zh.strip()
    assert words.en.strip()
    assert any("一" <= char <= "鿿" for char in words.zh)
    assert not any("一" <= char <= "鿿" for char in words.en)


def test_every_input_has_a_default() -> None:
    assert set(load()) == NAMES
    assert all(name in inputs(Me()).quantities for name in NAMES)


def test_every_input_is_called_differently() -> None:
    for language in LANGUAGES:
        names = [getattr(default.what, language).lower() for default in load().values()]
        assert len(set(names)) == len(names)


def test_every_unit_has_words_and_an_example() -> None:
    for language in LANGUAGES:
        known = catalogue(language)
        assert {f"me.unit.{unit}" for unit in LIMITS} <= known.keys()
        assert {f"me.example.{unit}" for unit in LIMITS} <= known.keys()


def test_facts_of_the_pack_are_there_and_are_what_the_notes_rest_on() -> None:
    facts = {fact.id: fact for fact in load_pack().facts}
    named = {
        name: default.source.facts for name, default in load().items() if default.source and default.source.facts
    }
    assert all(fact in facts for ids in named.values() for fact in ids)
    titles = {source.id: source.title for source in load_pack().sources.values()}
    for name, ids in named.items():
        source = load()[name].source
        if source is not None and name != "ai_pay":  # its source is the report, the stories stand beside it
            assert source.title == titles[facts[ids[0]].source]
    assert facts["unsigned2024/wenyue/salary_after"].value == 15000
    assert facts["unsigned2024/wenyue/study_hours_per_day"].value == {"min": 3, "max": 4}
    assert facts["unsigned2024/wenyue/study_months"].value == {"min": 2, "max": 3}


def test_what_the_cited_figures_come_to() -> None:
    """The arithmetic of the notes, figure by figure as the sources state them."""
    # U.S. BLS, JOLTS of December 2024: 5.3 million separations at 3.3%, of them 1.8 million layoffs, discharges.
    monthly = 1.8 / (5.3 / 0.033)
    assert monthly == pytest.approx(0.011, abs=5e-4)
    assert 1 - (1 - monthly) ** 12 == pytest.approx(0.13, abs=5e-3)
    # CareerPlug 2025: referrals 2% of applicants and 11% of hires; 180 applicants a hire; 27% of interviews hire.
    interviews = 0.11 / 0.02 / 180 / 0.27
    assert interviews == pytest.approx(0.113, abs=1e-3)
    # Glassdoor 2017: 24.7 days for China.
    assert load()["weeks_to_answer"].value == round(2 * 24.7 / 7) / 2
    # 国家统计局: 34,557 CNY a head in 2024.
    assert load()["spending"].low < 34557 / 12 < load()["spending"].value
    # 国家统计局: 124,110 and 69,476 CNY a year.
    assert 0.8 * 69476 / 12 < load()["income"].value < 0.8 * 124110 / 12


def test_a_default_without_source_has_to_be_called_a_guess() -> None:
    rows = tomllib.loads(resources.files("ashore.person").joinpath("defaults.toml").read_text(encoding="utf-8"))
    row = {key: value for key, value in rows["cash"].items() if key != "guess"}
    with pytest.raises(ValueError, match="guess"):
        _default("cash", row)
    with pytest.raises(ValueError, match="guess"):
        _default("spending", {**rows["spending"], "guess": True})
