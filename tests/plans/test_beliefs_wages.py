"""The belief about pay, against numpy's quantiles and a numerical mean."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from ashore.evidence.cases import Case, Line
from ashore.evidence.market import AdRow, Pay, Query, view
from ashore.evidence.statements import Statement
from ashore.journal import Kind, Outcome, outcome
from ashore.packs import Words, load
from ashore.person.inputs import Inputs, inputs
from ashore.person.me import Given, Me
from ashore.plans.beliefs import WageBelief, wage
from ashore.plans.wages import ADS_WORTH, DEFAULT_WORTH, LEAST_SPREAD, STORIES_CAP, ImpossiblePayError, fit
from ashore.words import LANGUAGES, explain

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
DEFAULTS = inputs(Me())


def own(**numbers: float) -> Inputs:
    return inputs(Me(numbers={name: Given(value, 3, 1) for name, value in numbers.items()}))


def made(kind: Kind, amount: float, **more: Any) -> Outcome:
    return outcome(kind, TODAY, TODAY, role=PM, amount=amount, **more)


def pay_of(values: list[float]) -> Pay:
    rows = [AdRow(f"ad-{place}", salary_min=value, salary_max=value) for place, value in enumerate(values)]
    return view(rows, Query()).pay


def paid(name: str, amount: float, role: str = "AI产品经理") -> Case:
    fields = (("to_role", role, None), ("salary_after", amount, "CNY/month"))
    lines = tuple(
        Line(field, value, unit, None, {}, (Statement(name, field, value, name, unit, quote="x", start=0, end=1),))
        for field, value, unit in fields
    )
    return Case(name, Words(name, name), None, name, (name,), (), lines)


BELIEFS = st.builds(
    WageBelief,
    st.none(),
    st.floats(math.log(2000), math.log(100_000)),
    st.floats(0.05, 1.2),
    st.just(2.0),
    st.just(()),
)


@given(BELIEFS, st.integers(1, 15))
def test_points_keep_the_mean_and_rise(belief: WageBelief, n: int) -> None:
    values, chances = belief.points(n)
    assert len(values) == len(chances) == n
    assert sum(chances) == pytest.approx(1, abs=1e-12)
    assert math.fsum(v * p for v, p in zip(values, chances, strict=True)) == pytest.approx(belief.mean, rel=1e-9)
    assert all(low < high for low, high in pairwise(values))
    for place, value in enumerate(values):
        assert place == 0 or belief.quantile(place / n) <= value * (1 + 1e-9)
        assert place == n - 1 or value <= belief.quantile((place + 1) / n) * (1 + 1e-9)


def test_points_are_the_means_of_their_parts() -> None:
    belief = WageBelief(None, math.log(15000), 0.35, 2.0, ())
    law = stats.lognorm(s=belief.sigma, scale=belief.median)
    ends = [0.0, *(float(law.ppf(k / 5)) for k in range(1, 5)), np.inf]
    parts = [5 * integrate.quad(lambda x: x * law.pdf(x), low, high)[0] for low, high in pairwise(ends)]
    assert belief.points(5)[0] == pytest.approx(parts, rel=1e-6)
    assert belief.mean == pytest.approx(float(law.mean()), rel=1e-12)
    assert belief.quantile(0.9) == pytest.approx(float(law.ppf(0.9)), rel=1e-9)
    with pytest.raises(ValueError, match="0 points"):
        belief.points(0)


@given(st.floats(8, 12), st.floats(0.1, 1.0))
def test_the_fit_finds_a_lognormal_by_its_quantiles(mu: float, sigma: float) -> None:
    law = stats.lognorm(s=sigma, scale=math.exp(mu))
    found = fit([(q, float(law.ppf(q))) for q in (0.1, 0.25, 0.5, 0.75, 0.9)])
    assert found == pytest.approx((mu, sigma), rel=1e-9)


def test_the_fit_is_the_least_squares_line() -> None:
    quantiles = [(0.1, 9000.0), (0.25, 12000.0), (0.5, 15500.0), (0.75, 26000.0), (0.9, 31000.0)]
    z, y = stats.norm.ppf([q for q, _ in quantiles]), np.log([v for _, v in quantiles])
    slope, level = np.polyfit(z, y, 1)
    assert fit(quantiles) == pytest.approx((level, slope), rel=1e-9)
    with pytest.raises(ValueError, match="two"):
        fit([(0.5, 10000.0)])


def test_ads_give_take_home_pay() -> None:
    rng = np.random.default_rng(5)
    gross = [float(value) for value in rng.lognormal(math.log(20000), 0.3, 4000)]
    belief = wage(PM, DEFAULTS, pay_of(gross), ())
    net = DEFAULTS.value("net_of_gross")
    assert belief.median == pytest.approx(20000 * net, rel=0.02)
    assert belief.sigma == pytest.approx(0.3, rel=0.05)
    assert belief.worth == ADS_WORTH
    (step,) = belief.steps
    assert step.kind == "ads"
    assert len(step.cited) == 4000
    assert step.cited[0].document is not None


def test_ads_that_all_say_the_same_leave_some_spread() -> None:
    assert wage(PM, DEFAULTS, pay_of([20000.0] * 12), ()).sigma == LEAST_SPREAD


def test_too_few_ads_leave_the_default() -> None:
    belief = wage(PM, DEFAULTS, pay_of([50000.0] * 3), ())
    assert belief.median == pytest.approx(DEFAULTS.value("ai_pay"))
    assert belief.worth == DEFAULT_WORTH


def test_the_persons_own_number_goes_before_the_ads() -> None:
    belief = wage(PM, own(**{f"ai_pay@{PM}": 12000.0}), pay_of([float(20000 + i) for i in range(40)]), ())
    assert belief.median == pytest.approx(12000)
    assert [step.what for step in belief.steps] == ["own_pay", "ads_unused"]
    with pytest.raises(ImpossiblePayError) as caught:
        wage(PM, own(ai_pay=0.0), None, ())
    for language in LANGUAGES:
        assert all(explain(caught.value, language))


def test_own_offers_move_the_median_by_their_number() -> None:
    start = wage(PM, DEFAULTS, None, ())
    one = wage(PM, DEFAULTS, None, [made("offer", 9000.0)])
    two = wage(PM, DEFAULTS, None, [made("offer", 9000.0), made("salary", 9000.0)])
    assert start.median > one.median > two.median > 9000
    expected = (DEFAULT_WORTH * math.log(start.median) + 2 * math.log(9000)) / (DEFAULT_WORTH + 2)
    assert two.mu == pytest.approx(expected)
    gross = wage(PM, DEFAULTS, None, [made("offer", 9000.0, gross=True)])
    assert gross.median < one.median
    assert wage("ai_trainer", DEFAULTS, None, [made("offer", 9000.0)]).mu == start.mu
    without = replace(outcome("salary", TODAY, TODAY, amount=9000.0), id=1)
    assert wage(PM, DEFAULTS, None, [without]).mu == start.mu


def test_stories_of_the_role_move_the_default_and_are_held_to_a_cap() -> None:
    start = wage(PM, DEFAULTS, None, ())
    one = wage(PM, DEFAULTS, None, (), cases=[paid("a", 40000)])
    many = wage(PM, DEFAULTS, None, (), cases=[paid(str(i), 40000) for i in range(50)])
    assert start.median < one.median < many.median
    assert many.worth == pytest.approx(DEFAULT_WORTH + STORIES_CAP)
    assert wage(PM, DEFAULTS, None, (), cases=[paid("b", 40000, "测试工程师")]).mu == start.mu


def test_figures_of_the_pack_count_for_their_role() -> None:
    start = wage("ai_infra", DEFAULTS, None, ())
    with_pack = wage("ai_infra", DEFAULTS, None, (), pack=load())
    assert with_pack.median > start.median, "the pack reports 60,000 to 90,000 a month for one post of this family"
    assert [step.cited[0].article for step in with_pack.steps if step.kind == "story"] == ["xiaopu2025"]


def test_a_story_that_the_default_rests_on_counts_once() -> None:
    from ashore.evidence.cases import cases
    from ashore.evidence.statements import of_pack
    from ashore.packs import verify

    told = cases(of_pack(load(), verify(load(), ())), {})
    belief = wage(PM, DEFAULTS, None, (), cases=told, pack=load())
    assert [step.what for step in belief.steps if step.kind == "story"] == ["counted_pay"]
    assert belief.worth == DEFAULT_WORTH
