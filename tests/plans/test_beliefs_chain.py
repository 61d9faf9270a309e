"""Every number can be asked why: the chain from a belief down to sources, quotes and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ashore.evidence.cases import Case, Line, cases
from ashore.evidence.market import AdRow, Query, view
from ashore.evidence.statements import Statement, of_pack
from ashore.journal import Outcome, outcome
from ashore.packs import Words, load, verify
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.beliefs import RateBelief, WageBelief, chain, change, interview_rate, lines, offer_rate, wage
from ashore.plans.rates import RateName
from ashore.words import LANGUAGES, Language, catalogue

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
DEFAULTS = inputs(Me())


def journal() -> list[Outcome]:
    def made(kind: str, count: int, days: int, **more: object) -> Outcome:
        return outcome(kind, TODAY - timedelta(days=days), TODAY, role=PM, count=count, **more)  # type: ignore[arg-type]

    entries = [
        made("applied", 20, 50),
        made("applied", 10, 3, open_=True),
        made("interview", 3, 40),
        made("interview", 2, 2),
        made("rejected", 9, 1),
        made("rejected", 1, 1, about="interview"),
        made("offer", 1, 1, amount=15000.0),
        made("salary", 1, 1, amount=12000.0),
    ]
    return [replace(entry, id=number) for number, entry in enumerate(entries, 1)]


def failed(name: str, trials: float, successes: float) -> Case:
    told = {"applications": trials, "interviews": successes, "offers": 0}
    found = [
        Line(
            field,
            value,
            None,
            None,
            {},
            (Statement("故事.md", field, value, name, quote=f"{value}次", start=0, end=2),),
        )
        for field, value in told.items()
    ]
    return Case(name, Words("小林", "Xiao Lin"), None, name, ("故事.md",), (), tuple(found))


def belief_of(name: RateName, told: list[Case]) -> RateBelief:
    rate = interview_rate if name == "interview" else offer_rate
    return rate(PM, DEFAULTS, told, journal(), today=TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["interview", "offer"])
def test_a_rate_goes_down_to_sources_quotes_and_days(language: Language, name: RateName) -> None:
    told = [*cases(of_pack(load(), verify(load(), ())), {}), failed("a", 300, 12), failed("b", 10, 20)]
    text = "\n".join(lines(chain(belief_of(name, told), language)))
    source = DEFAULTS.quantity(f"{name}_rate").default
    assert source is not None
    assert source.source is not None
    assert source.source.title in text
    assert "300次" in text or name == "offer"
    assert "12次" in text
    assert ("文悦（化名）" if language == "zh" else "Wenyue") in text
    assert load().sources["unsigned2024"].name.zh in text or language == "en"
    assert "2026-11-24" in text
    assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_weighs_nothing_says_why(language: Language) -> None:
    told = cases(of_pack(load(), verify(load(), ())), {})
    found = lines(chain(belief_of("interview", told), language))
    nothing = catalogue(language)["beliefs.nothing"]
    assert any(nothing in line and ("诚汉" in line or "Chenghan" in line) for line in found)
    assert any(nothing in line and ("文悦" in line or "Wenyue" in line) for line in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pay_goes_down_to_ads_offers_and_the_persons_line(language: Language) -> None:
    ads = view([AdRow(f"广告-{i}", salary_min=9000.0 + i, salary_max=20000.0) for i in range(40)], Query()).pay
    own = inputs(Me(numbers={"ai_pay": Given(16000, 12, 1)}))
    from_ads = "\n".join(lines(chain(wage(PM, DEFAULTS, ads, journal()), language)))
    assert "广告-3" in from_ads
    assert "28" in from_ads, "of forty ads twelve are named and the rest are counted"
    assert "¥15,000" in from_ads
    given = "\n".join(lines(chain(wage(PM, own, ads, ()), language)))
    assert "12" in given
    reported = "\n".join(lines(chain(wage("ai_infra", DEFAULTS, None, (), pack=load()), language)))
    assert "DeepSeek" in reported
    assert "{" not in from_ads + given + reported


def test_a_guess_is_called_one() -> None:
    quantity = DEFAULTS.quantity("interview_worth")
    assert quantity.default is not None
    assert quantity.default.source is None
    belief = interview_rate(None, DEFAULTS, (), (), today=TODAY)
    guessed = replace(belief, steps=(replace(belief.steps[0], number=quantity),))
    assert catalogue("en")["beliefs.guess"] in "\n".join(lines(chain(guessed, "en")))
    assert catalogue("zh")["beliefs.guess"] in "\n".join(lines(chain(guessed, "zh")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_told_with_both_sides(language: Language) -> None:
    before = interview_rate(PM, DEFAULTS, (), (), today=TODAY)
    sent = [replace(outcome("applied", TODAY, TODAY, role=PM, count=20), id=1)]
    first, band = change(before, interview_rate(PM, DEFAULTS, (), sent, today=TODAY), language)
    assert "5.0% -> 3.3%" in first
    assert "Beta(2, 38) -> Beta(2, 58)" in first
    assert all(figure in band for figure in ("4.3%", "2.8%", "0.6%", "7.8%"))
    same = change(before, before, language)
    assert "Beta(2, 38)" in same[0]
    assert "->" not in "".join(same)
    start = wage(PM, DEFAULTS, None, ())
    (line,) = change(start, replace(start, mu=start.mu + 0.1), language)
    assert "->" in line
    assert isinstance(start, WageBelief)


def test_every_sentence_of_a_step_is_used() -> None:
    """A sentence in the catalogue that no step says is a leftover."""
    from importlib import resources

    sources = "".join(
        resources.files("ashore.plans").joinpath(name).read_text(encoding="utf-8")
        for name in ("rates.py", "stories.py", "wages.py")
    )
    for key in catalogue("en"):
        if key.startswith("beliefs.step."):
            what = key.removeprefix("beliefs.step.")
            stem = what.split("_", 1)
            assert (
                f'"{what}"' in sources
                or (len(stem) == 2 and f'_{stem[1]}"' in sources)
                or what
                in {
                    "applied",
                    "interviewed",
                }
            ), what
