"""Offers in money: comparisons worked out by hand, what nobody may break, and what to ask for."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from ashore.journal import Outcome
from ashore.journal.terms import Terms
from ashore.person.inputs import Inputs, inputs
from ashore.person.me import Given, Me
from ashore.plans import problem
from ashore.plans.asking import TERMS, Term, asks, value_of, with_value
from ashore.plans.offered import (
    NOW,
    BadMonthsError,
    NoPresentJobError,
    Offered,
    OfferPayError,
    OfferWithoutPayError,
    deal,
    offers,
    present,
    read_months,
    spending,
    tastes,
)
from ashore.plans.offers import FULL_WEEK, Deal, Net, Rated, Tastes, compare, flow, reckon, window

OWN = Net(0.8, 0.64, 0.96, given=True)
PLAIN = Tastes(OWN, reference=10_000.0)
"""Looks at the mean of money alone: without risk aversion, discount or weights a worth is money a month."""
PM = "ai_product_manager"


def offer(key: str, base: float, *, gross: bool = False, rated: Rated | None = None, **terms: Any) -> Deal:
    """Return an offer; take-home unless it is told otherwise."""
    rated = rated or Rated()
    return Deal(key, base, gross, Terms(**terms), PM, "", rated, rated)


def lead(first: Deal, second: Deal, months: int, by: Tastes = PLAIN) -> float:
    """Return by how much a month the first is worth more."""
    one, two = compare([first, second], by, months).sides
    return one.worth - two.worth


# Worked by hand


def test_fourteen_pays_beside_twelve_of_a_higher_base() -> None:
    """15,000 x 14 = 210,000 a year; 17,000 x 12 = 204,000: 6,000 a year, 500 a month.

    Half a year: 6 x 15,000 and half of the two extra pays, 90,000 + 15,000 = 105,000; 6 x 17,000 = 102,000. After
    a year and a month: 210,000 + 15,000 + 30,000 / 12 = 227,500.
    """
    fourteen, twelve = offer("1", 15_000, months=14), offer("2", 17_000, months=12)
    year = reckon(fourteen, PLAIN, 12)
    assert (year.total, year.extra, year.mean) == (210_000, 30_000, 17_500)
    assert lead(fourteen, twelve, 12) == pytest.approx(500)
    assert reckon(fourteen, PLAIN, 6).total == pytest.approx(105_000)
    assert lead(fourteen, twelve, 6) == pytest.approx(500)
    assert reckon(fourteen, PLAIN, 13).total == pytest.approx(227_500)
    paid = flow(fourteen, 24).extra
    assert [month + 1 for month, amount in enumerate(paid) if amount] == [12, 24]


def test_a_signing_bonus_beside_a_higher_base() -> None:
    """14,000 and 36,000 at once, beside 16,000.

    A year: 168,000 + 36,000 = 204,000 beside 192,000, 1,000 a month ahead. Three years: 504,000 + 36,000 = 540,000
    beside 576,000, 1,000 a month behind. A year and a half: 252,000 + 36,000 = 288,000 = 18 x 16,000, a tie.
    """
    once, higher = offer("1", 14_000, signing=36_000), offer("2", 16_000)
    assert lead(once, higher, 12) == pytest.approx(1_000)
    assert lead(once, higher, 36) == pytest.approx(-1_000)
    assert len(compare([once, higher], PLAIN, 18).best) == 2


def test_four_fifths_in_half_a_year_of_probation() -> None:
    """20,000 with 80% for six months: 6 x 16,000 + 6 x 20,000 = 216,000, as much as 18,000 all year.

    Over three years 216,000 + 480,000 = 696,000, 19,333 a month. With a month and a half of probation the second
    month is half and half: 16,000, 18,000, 20,000. A contract that ends in the probation pays 80% till then.
    """
    trial = offer("1", 20_000, probation_months=6, probation_share=0.8)
    found = compare([trial, offer("2", 18_000)], PLAIN, 12)
    assert found.sides[0].total == pytest.approx(216_000)
    assert len(found.best) == 2
    assert reckon(trial, PLAIN, 36).mean == pytest.approx(696_000 / 36)
    short = offer("1", 20_000, probation_months=1.5, probation_share=0.8)
    assert flow(short, 3).pay == pytest.approx((16_000, 18_000, 20_000))
    ending = offer("1", 20_000, probation_months=6, probation_share=0.8, contract_months=1.5)
    assert flow(ending, 3).pay == pytest.approx((16_000, 8_000, 0))
    unsaid = offer("1", 20_000, probation_months=6)
    assert reckon(unsaid, PLAIN, 12).total == 240_000
    assert "probation_share" in unsaid.unsaid()


def test_another_city_by_the_weights_of_the_person() -> None:
    """3,000 a month from the worst city to the best; home is rated 0.9, the city of AI jobs 0.4.

    12,000 at home beside 13,000 away: 1,000 less money, 3,000 x 0.5 = 1,500 more for the city, 500 ahead. What
    life costs there is nowhere filled in: without the weight the second is 1,000 ahead.
    """
    own = person(weight_city=3_000, city_job=0.9, city_ai=0.4, risk_aversion=0, discount_year=0)
    here, there = entry(1, 12_000, city="杭州"), entry(2, 13_000, city="上海")
    home, away = deal(here, own, city="杭州", at_home=True), deal(there, own, city="上海")
    assert lead(home, away, 36, tastes(own)) == pytest.approx(500)
    indifferent = person(weight_city=0, city_job=0.9, city_ai=0.4, risk_aversion=0, discount_year=0)
    assert lead(home, away, 36, tastes(indifferent)) == pytest.approx(-1_000)


def test_gross_beside_take_home() -> None:
    """20,000 gross at 78% is 15,600, 600 more than 15,000 in hand; at 75% both are 15,000.

    78% is a default between 70% and 88%, so that the share at which the order turns is told. By the person's own
    80% it is 16,000 and nothing turns; what is told as take-home is never taxed.
    """
    gross, net = offer("1", 20_000, gross=True), offer("2", 15_000)
    default = replace(PLAIN, net=Net(0.78, 0.70, 0.88, given=False))
    found = compare([gross, net], default, 24)
    assert found.sides[0].mean == pytest.approx(15_600)
    assert found.sides[0].gross == pytest.approx(480_000)
    assert (found.sides[1].mean, found.sides[1].gross) == (15_000, None)
    assert found.even == pytest.approx(0.75)
    assert compare([net, gross], default, 24).even == pytest.approx(0.75)
    # 15,700 in hand is ahead by default, and behind from 78.5% on.
    assert compare([gross, offer("3", 15_700)], default, 24).even == pytest.approx(0.785)
    own = compare([gross, net], PLAIN, 24)
    assert own.sides[0].mean == pytest.approx(16_000)
    assert own.even is None
    assert compare([gross, offer("3", 30_000)], default, 24).even is None
    assert compare([gross, offer("3", 19_000, gross=True)], default, 24).even is None


def test_a_contract_of_a_year() -> None:
    """20,000 for twelve months beside 17,000 for good, over three years.

    Only the year that both cover is compared, 240,000 beside 204,000: what comes after is not filled in, neither
    with nothing nor with more of the same. A contract of six months and a half pays 6.5 x 20,000 = 130,000, and
    20,000 a month.
    """
    fixed = offer("1", 20_000, contract="fixed", contract_months=12)
    good = offer("2", 17_000, contract="permanent")
    found = compare([fixed, good], PLAIN, 36)
    assert (found.months, found.horizon) == (12, 36)
    assert [side.total for side in found.sides] == [240_000, 204_000]
    half = replace(fixed, terms=Terms(contract="fixed", contract_months=6.5))
    alone = reckon(half, PLAIN, 24)
    assert [alone.total, alone.covered, alone.mean] == pytest.approx([130_000, 6.5, 20_000])
    assert window([half, good], 24) == 6
    assert window([replace(fixed, terms=Terms(contract_months=0.5))], 24) == 1


def test_through_an_agency() -> None:
    """16,000 through an agency for a year, beside 15,000 x 13 for good: 192,000 and 195,000, 250 a month behind.

    A bonus of 12,000 in a contract of nine months is counted for nine twelfths, 9,000, in the ninth month.
    """
    agency = offer("1", 16_000, contract="agency", contract_months=12)
    assert lead(agency, offer("2", 15_000, months=13, contract="permanent"), 24) == pytest.approx(-250)
    nine = offer("1", 16_000, contract="agency", contract_months=9, bonus=12_000)
    assert flow(nine, 24).bonus[8] == pytest.approx(9_000)
    assert sum(flow(nine, 24).bonus) == pytest.approx(9_000)


def test_a_yearly_bonus() -> None:
    """15,000 and 24,000 a year, beside 16,500: 204,000 and 198,000 a year.

    In a year and a half a bonus and a half, 270,000 + 36,000 = 306,000, beside 297,000: 500 a month both times.
    """
    bonus, flat = offer("1", 15_000, bonus=24_000), offer("2", 16_500)
    assert lead(bonus, flat, 12) == pytest.approx(500)
    assert reckon(bonus, PLAIN, 18).bonus == pytest.approx(36_000)
    assert lead(bonus, flat, 18) == pytest.approx(500)


def test_equity_stands_apart() -> None:
    """18,000 with 120,000 of equity a year, beside 18,500: 500 a month behind before deductions.

    In three years the equity is 360,000; of a contract of six months, half a year's.
    """
    shares = offer("1", 18_000, gross=True, equity=120_000)
    plain = offer("2", 18_500, gross=True)
    assert lead(shares, plain, 36) == pytest.approx(-500 * 0.8)
    assert reckon(shares, PLAIN, 36).equity == pytest.approx(360_000)
    assert reckon(plain, PLAIN, 36).equity is None
    half = replace(shares, terms=Terms(equity=120_000, contract_months=6))
    assert reckon(half, PLAIN, 36).equity == pytest.approx(60_000)


def test_hours_a_week() -> None:
    """18,000 for 60 hours beside 16,500 for 40, with 4,000 a month for a whole step of workload.

    20 hours beyond 40 are half a step, 2,000: 500 a month behind. An hour pays 18,000 x 12 / 52 / 60 = 69.23, and
    16,500 x 12 / 52 / 40 = 95.19.
    """
    busy, calm = offer("1", 18_000, hours=60), offer("2", 16_500, hours=40)
    by = replace(PLAIN, workload=4_000.0)
    found = compare([busy, calm], by, 24)
    assert lead(busy, calm, 24, by) == pytest.approx(-500)
    assert [side.hourly for side in found.sides] == [
        pytest.approx(69.23, abs=0.01),
        pytest.approx(95.19, abs=0.01),
    ]
    assert found.sides[0].workload == pytest.approx(-2_000)
    assert reckon(offer("3", 18_000), by, 24).hourly is None
    # The 500 are made up for by 40 x 500 / 4,000 = 5 hours less.
    asked = {ask.term: ask for ask in asks(busy, calm, by, 24)}["hours"]
    assert [asked.now, asked.exact, asked.value] == pytest.approx([60, 55, 55])


def test_money_that_comes_later_counts_less() -> None:
    """Half as much next month: 6,000 on signing and twice 10,000 are (16,000 + 5,000) / 1.5 = 14,000 a month."""
    found = reckon(offer("1", 10_000, signing=6_000), replace(PLAIN, discount=0.5), 2)
    assert found.discounted == pytest.approx(14_000)
    assert found.mean == pytest.approx(13_000)


def test_beside_the_job_one_has() -> None:
    """12,000 in work rated 0.5, 11,500 in work rated 0.9, 2,000 for interest: 800 - 500 = 300 ahead."""
    own = person(income=12_000, interest_job=0.5, interest_ai=0.9, weight_interest=2_000, weight_workload=0,
                 risk_aversion=0, discount_year=0)  # fmt: skip
    now, better = present(own), deal(entry(1, 11_500), own)
    assert lead(better, now, 24, tastes(own)) == pytest.approx(300)
    assert reckon(now, tastes(own), 24).worth == pytest.approx(12_000)
    assert now.unsaid() == ()


# What the person says


def person(**numbers: float) -> Inputs:
    """Return the inputs of somebody who said these numbers."""
    said = {name: Given(float(value), 1, 1) for name, value in numbers.items()}
    return inputs(Me(employed=True, numbers=said))


def entry(number: int, amount: float | None, **more: Any) -> Offered:
    """Return an offer of the journal."""
    return Offered(Outcome("offer", "2026-11-01", PM, amount=amount, id=number, **more), None)


def test_what_cannot_be_counted_is_told() -> None:
    own = person(income=12_000)
    with pytest.raises(OfferWithoutPayError):
        deal(entry(1, None), own)
    for amount in (0.0, 10_000_000.0):
        with pytest.raises(OfferPayError) as found:
            deal(entry(7, amount), own)
        assert found.value.details["entry"] == 7
    with pytest.raises(NoPresentJobError):
        present(inputs(Me(employed=False)))
    assert [read_months(typed) for typed in (None, "", " 24 ")] == [None, None, 24]
    for typed in ("0", "121", "-3", "1.5", "many"):
        with pytest.raises(BadMonthsError):
            read_months(typed)


def test_what_counts_and_what_was_answered() -> None:
    entries = [
        Outcome("offer", "2026-11-01", PM, amount=1000, id=1),
        Outcome("offer", "2026-11-02", PM, amount=1000, id=2),
        Outcome("offer", "2026-11-03", PM, amount=1000, id=3),
        Outcome("undo", "2026-11-04", PM, undoes=2, id=4),
        Outcome("declined", "2026-11-05", PM, answers=1, id=5),
    ]
    assert [(one.key, one.answer) for one in offers(entries)] == [("3", None), ("1", "declined")]
    # An answer that names the company alone; one to an entry that was corrected afterwards.
    entries = [
        Outcome("offer", "2026-11-01", PM, amount=1000, id=1, company="示例科技"),
        Outcome("offer", "2026-11-02", PM, amount=1000, id=2, company="Other"),
        Outcome("declined", "2026-11-03", PM, id=3, company="示例科技"),
        Outcome("accepted", "2026-11-03", PM, id=4, answers=2),
        Outcome("offer", "2026-11-02", PM, amount=1100, id=5, company="Other", replaces=2),
        Outcome("offer", "2026-11-01", PM, amount=1100, id=6, company="示例科技", replaces=1),
    ]
    assert [(one.key, one.answer) for one in offers(entries)] == [("5", "accepted"), ("6", "declined")]


def test_spending_is_the_mean_of_the_last_months() -> None:
    own = person(spending=4_000)
    entries = [Outcome("spent", f"2026-0{month}-01", amount=1000.0 * month, id=month) for month in (4, 1, 2, 3)]
    assert spending(entries, own).value("spending") == 3_000
    assert spending((), own) is own


def test_what_an_offer_does_not_say() -> None:
    assert set(offer("1", 9_000).unsaid()) == {
        "months", "bonus", "signing", "equity", "probation_months", "contract", "hours", "city",
    }  # fmt: skip
    fixed = offer("1", 9_000, contract="fixed")
    assert "contract_months" in fixed.unsaid()


@settings(max_examples=60)
@given(st.floats(0, 60_000), st.sampled_from([0.0, 0.5, 1.0, 2.0]), st.floats(500, 20_000), st.floats(1, 30_000))
def test_utility_is_that_of_the_plan(pay: float, rho: float, spent: float, income: float) -> None:
    own = Tastes(OWN, reference=max(income, spent), spending=spent, risk_aversion=rho)
    given_ = _Problem(spent, rho, max(income, spent))
    assert own.utility(pay) == pytest.approx(float(problem.utility(given_, np.float64(pay))), abs=1e-6)  # type: ignore[arg-type]
    assert own.pay_worth(own.utility(pay)) == pytest.approx(pay, abs=1e-4)


def test_a_week_is_that_of_the_plan() -> None:
    assert problem.FULL_WEEK == FULL_WEEK


class _Problem:
    """As much of a problem as its utility looks at."""

    def __init__(self, spent: float, risk_aversion: float, reference: float) -> None:
        self.spending = spent
        self.risk_aversion = risk_aversion
        self.reference = reference


# What nobody may break

MONEY = st.integers(0, 600).map(lambda count: 100.0 * count)
WHO = st.builds(
    Tastes,
    st.just(OWN),
    workload=st.sampled_from([0.0, 1_000.0, 4_000.0]),
    reference=st.sampled_from([8_000.0, 20_000.0]),
    spending=st.sampled_from([0.0, 5_000.0]),
    risk_aversion=st.sampled_from([0.0, 1.0, 2.0]),
    discount=st.sampled_from([1.0, 0.9975, 0.99]),
)
TOLD = st.builds(
    Terms,
    months=st.none() | st.sampled_from([12.0, 13.0, 14.0, 16.0]),
    bonus=st.none() | MONEY,
    signing=st.none() | MONEY,
    equity=st.none() | MONEY,
    probation_months=st.none() | st.sampled_from([0.0, 1.5, 3.0, 6.0]),
    probation_share=st.none() | st.sampled_from([0.5, 0.8, 1.0]),
    contract_months=st.none() | st.sampled_from([6.0, 12.0, 30.5]),
    hours=st.none() | st.sampled_from([35.0, 40.0, 60.0, 72.0]),
)


@st.composite
def deals(draw: st.DrawFn, key: str = "1") -> Deal:
    rated = Rated(0.5, draw(st.sampled_from([0.2, 0.5, 0.9])), 0.5)
    base = draw(st.integers(30, 500)) * 100.0
    return Deal(key, base, draw(st.booleans()), draw(TOLD), PM, "", rated, Rated(0.5, 0.5, 0.5))


@given(deals(), WHO, st.sampled_from([1, 7, 12, 13, 36]), st.sampled_from(TERMS), st.floats(0.01, 2.0))
def test_a_better_term_never_makes_an_offer_worse(
    one: Deal, who: Tastes, months: int, term: Term, more: float
) -> None:
    now = value_of(one, term)
    raised = {"months": 12.0, "probation_share": 0.0}.get(term, 0.0) if now is None else now
    better = raised * (1 - min(more, 0.9)) if term == "hours" else raised + more * max(raised, 1.0)
    if term == "hours" and now is None:
        return
    if term == "probation_share" and now is None:
        one = with_value(one, term, raised)
    before, after = reckon(one, who, months), reckon(with_value(one, term, better), who, months)
    assert after.utility >= before.utility - 1e-6
    assert after.worth >= before.worth - 1e-6


@given(deals("1"), deals("2"), WHO, st.sampled_from([6, 12, 13, 36]))
def test_what_is_asked_for_is_enough_and_no_more_than_needed(
    one: Deal, two: Deal, who: Tastes, horizon: int
) -> None:
    months = window([one, two], horizon)
    other = reckon(two, who, months).utility
    asked = asks(one, two, who, months)
    assert (asked == ()) == (reckon(one, who, months).utility >= other)
    for ask in asked:
        if ask.value is None or ask.exact is None:
            assert ask.reason
            continue
        assert reckon(with_value(one, ask.term, ask.value), who, months).utility >= other
        less = ask.exact + (0.5 if ask.term == "hours" else -max(abs(ask.exact) * 1e-3, 1e-3))
        assert reckon(with_value(one, ask.term, less), who, months).utility < other
        assert ask.value <= ask.exact if ask.term == "hours" else ask.value >= ask.exact - 1e-6


@settings(max_examples=30)
@given(deals("1"), deals("2"), WHO, st.sampled_from([12, 36]))
def test_what_is_asked_for_is_a_root(one: Deal, two: Deal, who: Tastes, horizon: int) -> None:
    """The closed form agrees with a search that knows nothing of it."""
    months = window([one, two], horizon)
    other = reckon(two, who, months).utility
    for ask in asks(one, two, who, months):
        if ask.value is None or ask.exact is None or ask.term == "hours":
            continue

        def short(value: float, term: Term = ask.term) -> float:
            return reckon(with_value(one, term, value), who, months).utility - other

        start = value_of(one, ask.term) or (12.0 if ask.term == "months" else 0.0)
        root = brentq(short, start, ask.bound * 2, xtol=1e-9, rtol=1e-12)
        assert ask.exact == pytest.approx(root, rel=1e-6, abs=1e-5)


def test_what_no_value_reaches_says_how_far_it_was_looked_for() -> None:
    """10,000 is not 50,000 by three times the base, 18 pays, or a year's base on signing, over three years."""
    poor = offer("1", 10_000, hours=40, probation_months=3, probation_share=0.8)
    found = {ask.term: ask for ask in asks(poor, offer("2", 50_000), PLAIN, 36)}
    assert {ask.reason for ask in found.values()} == {"out_of_reach"}
    assert found["base"].bound == 30_000
    near = {ask.term: ask for ask in asks(offer("1", 10_000), offer("2", 10_010), PLAIN, 12)}
    assert near["base"].value == 10_100
    assert near["months"].value == 12.5
    assert near["signing"].value == 200
    assert near["probation_share"].reason == "unsaid"
    assert near["hours"].reason == "unsaid"
    full = {ask.term: ask for ask in asks(offer("1", 10_000, probation_months=0), offer("2", 11_000), PLAIN, 12)}
    assert full["probation_share"].reason == "no_room"


@given(st.tuples(deals("1"), deals("2"), deals("3")), WHO)
def test_the_order_of_offers_changes_nothing(three: tuple[Deal, Deal, Deal], who: Tastes) -> None:
    found = [compare(order, who, 24) for order in permutations(three)]
    for one in found:
        assert one.months == found[0].months
        assert one.ranked == found[0].ranked
        assert {side.deal.key for side in one.best} == {side.deal.key for side in found[0].best}
        assert one.even == found[0].even


@given(deals(), WHO, st.sampled_from([1, 12, 13, 36]))
def test_every_yuan_is_in_one_part(one: Deal, who: Tastes, months: int) -> None:
    found = reckon(one, who, months)
    assert math.isclose(found.pay + found.extra + found.bonus + found.signing, found.total, abs_tol=1e-6)
    assert math.isclose(math.fsum(found.money), found.total, abs_tol=1e-6)
    assert found.covered <= months
    assert present(person(income=9_000)).key == NOW
