"""What to ask for: for each term of an offer, the least at which it is worth as much as another one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from ashore.journal.terms import Terms
from ashore.plans.offers import FULL_WEEK, Deal, Reckoned, Tastes, reckon

Term = Literal["base", "months", "signing", "bonus", "probation_share", "hours"]
TERMS: Final[tuple[Term, ...]] = ("base", "months", "signing", "bonus", "probation_share", "hours")
Reason = Literal["", "out_of_reach", "unsaid", "no_room"]

STEP: Final[dict[Term, float]] = {
    "base": 100.0, "months": 0.5, "signing": 100.0, "bonus": 100.0, "probation_share": 0.01, "hours": 1.0,
}  # fmt: skip
"""What is asked for is rounded to these, in the direction that helps."""
MOST_MONTHS: Final = 18.0
LEAST_HOURS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Ask:
    """One term, and what it has to be with all others as they are.

    Attributes
    ----------
    now
        What it is; None where the offer does not say.
    exact
        At which both are worth the same; None where there is nothing to ask.
    value
        What to ask for: ``exact`` rounded, and found to be enough; None where no value up to ``bound`` is.
    bound
        The furthest that was looked at: three times the base, a year's base at once, full pay in the probation.
    reason
        Why there is no value: none within the bound; the offer does not say it, so that nobody knows what a change
        is worth; or there is no room.
    worth
        Of the offer with ``value``, see `Reckoned.worth`.
    """

    term: Term
    now: float | None
    exact: float | None
    value: float | None
    bound: float
    reason: Reason = ""
    worth: float | None = None


def asks(first: Deal, second: Deal, tastes: Tastes, months: int) -> tuple[Ask, ...]:
    """Return what the first has to offer, in each of its terms alone, to be worth as much as the second.

    Empty where it is already. Money a month is linear in every term of pay, and what a month is worth in hours:
    each value is one division, and is computed with again after rounding.
    """
    mine, other = reckon(first, tastes, months), reckon(second, tastes, months)
    if mine.utility >= other.utility:
        return ()
    return tuple(_ask(term, mine, other, tastes) for term in TERMS)


def _ask(term: Term, mine: Reckoned, other: Reckoned, tastes: Tastes) -> Ask:
    deal = mine.deal
    now, bound = value_of(deal, term), _bound(deal, term)
    start = _start(deal, term)
    if term == "hours" and now is None:
        return Ask(term, now, None, None, bound, "unsaid")
    trial = deal.terms.probation_months
    if term == "probation_share" and (not trial or now is None):
        return Ask(term, now, None, None, bound, "unsaid" if trial is None or trial else "no_room")
    if start >= bound if term != "hours" else start <= bound:
        return Ask(term, now, None, None, bound, "no_room")
    exact = _exact(term, start, mine, other, tastes)
    value = None if exact is None else _rounded(term, exact, mine, other, tastes)
    if value is None or (value < bound - 1e-9 if term == "hours" else value > bound + 1e-9):
        return Ask(term, now, exact, None, bound, "out_of_reach")
    worth = reckon(with_value(deal, term, value), tastes, mine.months).worth
    return Ask(term, now, exact, value, bound, "", worth)


def _exact(term: Term, start: float, mine: Reckoned, other: Reckoned, tastes: Tastes) -> float | None:
    """Return where both are worth the same; None where this term changes nothing."""
    if term == "hours":
        if tastes.workload <= 0:
            return None
        return start - FULL_WEEK * (other.utility - mine.utility) / tastes.workload
    wanted = tastes.pay_worth((other.utility - tastes.rated(mine.deal.load)) / max(tastes.pay, 1e-9))
    more = reckon(with_value(mine.deal, term, start + 1.0), tastes, mine.months).discounted
    slope = more - mine.discounted
    if slope <= 1e-12 or not math.isfinite(wanted):
        return None
    return start + (wanted - mine.discounted) / slope


def _rounded(term: Term, exact: float, mine: Reckoned, other: Reckoned, tastes: Tastes) -> float | None:
    """Return the value rounded in the direction that helps, once it is seen to be enough."""
    step, sign = STEP[term], -1.0 if term == "hours" else 1.0
    value = math.ceil(sign * exact / step - 1e-9) * step * sign
    for _ in range(2):
        asked = with_value(mine.deal, term, round(value, 6))
        if (asked.terms.hours or 1.0) > 0 and reckon(asked, tastes, mine.months).utility >= other.utility:
            return round(value, 6)
        value += sign * step
    return None


def value_of(deal: Deal, term: Term) -> float | None:
    """Return what a term of an offer is; None where it does not say."""
    found: float | None = deal.base if term == "base" else getattr(deal.terms, term)
    return found


def with_value(deal: Deal, term: Term, value: float) -> Deal:
    """Return the offer with one term changed."""
    if term == "base":
        return replace(deal, base=value)
    return replace(deal, terms=Terms.of({**deal.terms.said(), term: value}))


def _start(deal: Deal, term: Term) -> float:
    """Return what a term counts as now: twelve pays, or nothing, where it does not say."""
    return value_of(deal, term) or (12.0 if term == "months" else 0.0)


def _bound(deal: Deal, term: Term) -> float:
    bounds: dict[Term, float] = {
        "base": 3 * deal.base,
        "months": MOST_MONTHS,
        "signing": 12 * deal.base,
        "bonus": 12 * deal.base,
        "probation_share": 1.0,
        "hours": LEAST_HOURS,
    }
    return bounds[term]
