"""From what the person says, what happened and what the evidence holds, to the `Problem` that is solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ashore.evidence.cases import Case
from ashore.evidence.market import Pay
from ashore.journal import Outcome, Record
from ashore.journal.record import is_month
from ashore.packs import Pack
from ashore.person.inputs import Inputs
from ashore.person.me import RUNGS
from ashore.plans.beliefs import Beliefs
from ashore.plans.career import WEEKS
from ashore.plans.lattice import Caps
from ashore.plans.problem import RUNG_COUNT, Family, Problem, Ratings, Weights, monthly_chance
from ashore.plans.rates import interview_rate, offer_rate
from ashore.plans.wages import wage

DEFAULT_ROLE: Final = "ai_product_manager"
"""Where neither me.yaml nor the journal names a role family: the one the published stories tell most of."""
SPENT_MONTHS: Final = 3
"""Logged months of spending that count, the latest ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Everything a decision rests on.

    Attributes
    ----------
    pay
        What ads pay, by role family.
    today
        The day from which on one looks ahead.
    logged
        Entries of the journal that count and came after the decision that was kept last.
    last
        Number of the last entry that the decision before knew of.
    """

    inputs: Inputs
    cases: tuple[Case, ...]
    journal: Record
    pay: Mapping[str, Pay]
    pack: Pack
    today: date
    logged: tuple[Outcome, ...] = ()
    last: int = 0

    @property
    def roles(self) -> tuple[str, ...]:
        """Role families to look at: those the person names, else those applied to, else the stated default."""
        if self.inputs.me.roles:
            return self.inputs.me.roles
        tried: Counter[str] = Counter()
        for role in self.journal.roles:
            counts = self.journal.of(role).tally()
            tried[role] = counts.applied + counts.referrals + counts.interviews + counts.referred
        return tuple(role for role, count in tried.most_common() if count) or (DEFAULT_ROLE,)

    @property
    def roles_given(self) -> bool:
        """Whether the role families are the person's own choice."""
        return bool(self.inputs.me.roles) or self.roles != (DEFAULT_ROLE,)

    def beliefs(self, role: str, inputs: Inputs | None = None) -> Beliefs:
        """Return what is believed about one role family, with other inputs where they are given."""
        inputs = inputs or self.inputs
        return Beliefs(
            interview_rate(role, inputs, self.cases, self.journal, today=self.today),
            offer_rate(role, inputs, self.cases, self.journal, today=self.today),
            wage(role, inputs, self.pay.get(role), self.journal, cases=self.cases, pack=self.pack),
            interview_rate(role, inputs, self.cases, self.journal, today=self.today, patient=True),
        )

    def with_evidence(self) -> Basis:
        """Return the same with the spending that was logged in place of the one that was estimated."""
        estimate = self.inputs.value("spending")
        months = tuple(entry for entry in self.journal.spent if is_month(entry, estimate))[-SPENT_MONTHS:]
        journal = replace(self.journal, spent=months)
        if not months:
            return replace(self, journal=journal)
        amounts = [entry.amount or 0.0 for entry in months]
        mean = sum(amounts) / len(amounts)
        inputs = self.inputs.with_evidence("spending", mean, min(*amounts, mean), max(*amounts, mean))
        return replace(self, journal=journal, inputs=inputs)


def problem(
    basis: Basis, inputs: Inputs | None = None, *, roles: tuple[str, ...] | None = None, caps: Caps | None = None
) -> Problem:
    """Return the problem in numbers.

    Parameters
    ----------
    inputs
        In place of the basis's own: for sensitivity and what-if.
    roles
        Families to look at, in the order in which one may go from one to the next; all of the basis by default.
    """
    inputs = inputs or basis.inputs
    me, value = inputs.me, inputs.value
    points = (caps or Caps()).pay_points
    families = tuple(_family(basis, inputs, role, points) for role in roles or basis.roles)
    employed = inputs.employed
    income = value("income") if employed else 0.0
    floor = me.cash_never_below or 0.0
    spending = value("spending")
    beside = min(value("hours") / value("search_hours_full"), 1.0)
    chats = value("referral_chats") if "referral_chat" in me.considered else 0.0
    # A referral counts as so many applications as its chance is larger.
    referral = chats * value("referral_rate") / value("interview_rate", families[0].role)
    lag = max(0, round(value("weeks_to_answer") / WEEKS) - 1)
    pay_before = value("income")
    return Problem(
        employed=employed,
        rung=RUNGS.index(inputs.readiness),
        income=income,
        spending=spending,
        cash=value("cash") - floor,
        floor=floor,
        layoff=monthly_chance(value("layoff_year")) if employed else monthly_chance(value("ai_layoff_year")),
        ai_layoff=monthly_chance(value("ai_layoff_year")),
        horizon=round(value("horizon")),
        discount=(1.0 + value("discount_year")) ** (-1 / 12),
        worth_after=round(value("worth_after")),
        risk_aversion=value("risk_aversion"),
        weights=Weights(*(value(f"weight_{name}") for name in ("pay", "interest", "workload", "city"))),
        job=_ratings(inputs, "job"),
        bridge=_ratings(inputs, "bridge"),
        families=families,
        considered=me.considered,
        applications=_by_rung(inputs),
        beside=beside,
        referral=referral,
        study_beside=value("hours") * WEEKS,
        study_full=value("study_hours_full") * WEEKS,
        search_full=value("search_hours_full") * WEEKS,
        project=value("project_hours"),
        learn=(value("learn_started"), value("learn_practised"), value("learn_mature")),
        study_cost=value("study_cost"),
        project_cost=value("project_cost"),
        lag=lag,
        lag_job=max(lag, round(value("notice_months"))),
        ai_again=_found(value("ai_again_months")),
        old_again=_found(value("old_again_months")),
        old_pay=value("old_again_pay") * pay_before,
        bridge_found=_found(value("bridge_months")),
        bridge_pay=value("bridge_pay"),
        transfer_chance=value("transfer_chance"),
        transfer_pay=value("transfer_pay") * income,
        ruin_living=value("ruin_living"),
    )


def _family(basis: Basis, inputs: Inputs, role: str, points: int) -> Family:
    found = basis.beliefs(role, inputs)
    return Family(
        role,
        (found.interview.a, found.interview.b),
        (found.offer.a, found.offer.b),
        found.wage.points(points)[0],
        _ratings(inputs, "ai", role),
    )


def _ratings(inputs: Inputs, what: str, role: str | None = None) -> Ratings:
    return Ratings(*(inputs.value(f"{name}_{what}", role) for name in ("interest", "workload", "city")))


def _by_rung(inputs: Inputs) -> tuple[float, float, float, float]:
    curious, started, practised, mature = (inputs.value(f"applications_{rung}") for rung in RUNGS[:RUNG_COUNT])
    return curious, started, practised, mature


def _found(months: float) -> float:
    """Return the chance a month of what takes so many months in the mean: at most certain."""
    return min(1.0 / months, 1.0) if months > 0 else 1.0
