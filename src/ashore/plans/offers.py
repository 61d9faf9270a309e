"""Offers in money: what is paid in which month, after tax, and what a month of the work is worth to the person.

Nothing is filled in: what an offer leaves unsaid is not counted and is listed. Extra monthly pays and a yearly
bonus are earned month by month, paid in every twelfth month of work, and counted for their share of a year that
ends early. Equity is never money here. A contract that ends is looked at until it ends; what comes after is not
known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from ashore.journal.terms import Terms

YEAR: Final = 12
WEEKS: Final = 52
FULL_WEEK: Final = 40.0
"""Hours of a working week, a whole step of workload, as `ashore.plans.problem.FULL_WEEK`."""
TIE: Final = 0.002
"""Share of the reference pay: offers closer than this are called a tie, as options of a plan are."""

Unsaid = Literal[
    "months", "bonus", "signing", "equity", "probation_months", "probation_share", "contract",
    "contract_months", "hours", "city",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rated:
    """What a month of some work is like, each from 0 to 1."""

    interest: float = 0.0
    workload: float = 0.0
    city: float = 0.0


@dataclass(frozen=True, slots=True)
class Net:
    """Take-home pay as a share of gross: the person's own number, or a default with its band."""

    share: float
    low: float
    high: float
    given: bool


@dataclass(frozen=True, slots=True)
class Tastes:
    """What money and work are worth to the person, as the plan has it.

    Attributes
    ----------
    pay, interest, workload, city
        Weights: what a yuan counts, and what a whole step of each rating is worth in CNY a month.
    reference, spending, risk_aversion
        Of the utility of pay, see `ashore.plans.problem.utility`: CNY a month, and relative risk aversion.
    discount
        What next month counts beside this one.
    job
        The present work, in which what an offer is worth is told.
    net
        For offers before deductions.
    """

    net: Net
    pay: float = 1.0
    interest: float = 0.0
    workload: float = 0.0
    city: float = 0.0
    reference: float = 1.0
    spending: float = 0.0
    risk_aversion: float = 0.0
    discount: float = 1.0
    job: Rated = Rated()

    @property
    def tie(self) -> float:
        """CNY a month below which a difference says nothing."""
        return TIE * self.reference

    def utility(self, pay: float) -> float:
        """Return the utility of a month's pay, a yuan at the reference pay."""
        shift, rho = max(self.spending, 1.0), self.risk_aversion
        x, top = max(pay + shift, 1e-3 * shift), self.reference + shift
        if rho == 0.0:
            return x - shift
        if abs(rho - 1.0) < 1e-9:
            return top * math.log(x / shift)
        return float(top**rho * (x ** (1 - rho) - shift ** (1 - rho)) / (1 - rho))

    def pay_worth(self, utility: float) -> float:
        """Return the pay of this utility; infinite where no pay has it."""
        shift, rho = max(self.spending, 1.0), self.risk_aversion
        top = self.reference + shift
        if rho == 0.0:
            return utility
        if abs(rho - 1.0) < 1e-9:
            return shift * math.exp(min(utility / top, 700.0)) - shift
        base = utility * (1 - rho) / top**rho + shift ** (1 - rho)
        if base <= 0:
            return math.inf if rho > 1 else -shift
        return float(base ** (1 / (1 - rho)) - shift)

    def rated(self, rated: Rated) -> float:
        """Return what the ratings of some work add to a month, in utility."""
        return self.interest * rated.interest - self.workload * rated.workload + self.city * rated.city


@dataclass(frozen=True, slots=True)
class Deal:
    """One offer, or the job one has.

    Attributes
    ----------
    key
        Number of the entry; ``now`` for the present job.
    base
        CNY a month; before deductions where ``gross``, as all money of its terms.
    city
        As it is told; empty where it is not.
    rated
        The work, as the person rates it: of the role family, and of the city where they know it.
    planned
        The same as the plan takes every job of the role family; None for the present job.
    """

    key: str
    base: float
    gross: bool = False
    terms: Terms = field(default_factory=Terms)
    role: str | None = None
    city: str = ""
    rated: Rated = Rated()
    planned: Rated | None = None

    def unsaid(self) -> tuple[Unsaid, ...]:
        """Return what it does not say; nothing of the present job, whose pay is all that one is asked for."""
        if self.key == "now":
            return ()
        terms, found = self.terms, list[Unsaid]()
        for name in ("months", "bonus", "signing", "equity", "probation_months"):
            if getattr(terms, name) is None:
                found.append(name)
        if terms.probation_months and terms.probation_share is None:
            found.append("probation_share")
        if terms.contract is None:
            found.append("contract")
        if terms.contract not in {None, "permanent"} and terms.contract_months is None:
            found.append("contract_months")
        if terms.hours is None:
            found.append("hours")
        return (*found, *(() if self.city else ("city",)))

    @property
    def load(self) -> Rated:
        """Its ratings with the hours that it states: of 40 a week on, a full week is a whole step of workload."""
        hours = self.terms.hours
        over = 0.0 if hours is None else (hours - FULL_WEEK) / FULL_WEEK
        return replace(self.rated, workload=self.rated.workload + over)

    def covered(self, horizon: int) -> float:
        """Return for how many months of the horizon it is known what is paid."""
        return min(float(horizon), self.terms.contract_months or math.inf)


@dataclass(frozen=True, slots=True)
class Flow:
    """Money of each month as it is told, before what is deducted from it, CNY.

    Attributes
    ----------
    pay, extra, bonus, signing
        By month of work: monthly pay, monthly pays beyond twelve, bonus, what is paid on joining.
    worked
        Share of each month that the contract covers.
    equity
        In all.
    """

    pay: tuple[float, ...]
    extra: tuple[float, ...]
    bonus: tuple[float, ...]
    signing: tuple[float, ...]
    worked: tuple[float, ...]
    equity: float | None

    @property
    def money(self) -> tuple[float, ...]:
        """All of a month."""
        return tuple(map(math.fsum, zip(self.pay, self.extra, self.bonus, self.signing, strict=True)))


def flow(deal: Deal, months: int) -> Flow:
    """Return what is paid in each of so many months of work."""
    terms = deal.terms
    ends = terms.contract_months or math.inf
    worked = tuple(_part(month, ends) for month in range(months))
    trial = terms.probation_months or 0.0
    cut = 0.0 if terms.probation_share is None else 1.0 - terms.probation_share
    pay = tuple(deal.base * (share - cut * min(_part(month, trial), share)) for month, share in enumerate(worked))
    extra = 0.0 if terms.months is None else deal.base * (terms.months - YEAR)
    signing = (terms.signing or 0.0, *([0.0] * (months - 1)))
    equity = None if terms.equity is None else terms.equity * math.fsum(worked) / YEAR
    return Flow(pay, _yearly(extra, worked), _yearly(terms.bonus or 0.0, worked), signing, worked, equity)


def _part(month: int, until: float) -> float:
    """Return the share of a month, counted from 0, that lies before ``until``."""
    return min(max(until - month, 0.0), 1.0)


def _yearly(amount: float, worked: Sequence[float]) -> tuple[float, ...]:
    """Spread what a year of work earns: paid in each twelfth month, and a part of a year in its last month."""
    paid, earned = [0.0] * len(worked), 0.0
    for month, share in enumerate(worked):
        earned += amount * share / YEAR
        over = month + 1 == len(worked) or worked[month + 1] == 0.0
        if (month + 1) % YEAR == 0 or over:
            paid[month], earned = earned, 0.0
    return tuple(paid)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An offer in numbers, CNY after tax unless told otherwise.

    Attributes
    ----------
    months, covered
        Months that are looked at, and how many of them the offer covers.
    money
        By month.
    total, gross
        Over these months; ``gross`` as it was told, None where it was told as take-home pay.
    mean, discounted
        A month of work, simply and as the plan discounts.
    pay, extra, bonus, signing
        Parts of ``total``.
    equity
        Over these months, at the person's own figure and untaxed; in none of the others.
    hourly
        ``mean`` for an hour of work; None where the hours are not stated.
    interest, workload, city
        What the ratings add to a month, CNY as the plan weighs them.
    utility
        Of a month: of its money and its ratings.
    worth
        Pay a month, in work like the present one, that is worth as much.
    planned
        Pay a month, in work as the plan takes it to be in this role family, that is worth as much.
    """

    deal: Deal
    months: int
    covered: float
    money: tuple[float, ...]
    total: float
    gross: float | None
    mean: float
    discounted: float
    pay: float
    extra: float
    bonus: float
    signing: float
    equity: float | None
    hourly: float | None
    interest: float
    workload: float
    city: float
    utility: float
    worth: float
    planned: float | None


def reckon(deal: Deal, tastes: Tastes, months: int) -> Reckoned:
    """Return an offer in numbers over so many months, at least one."""
    net = tastes.net.share if deal.gross else 1.0
    told = flow(deal, months)
    money = tuple(net * amount for amount in told.money)
    total, covered = math.fsum(money), math.fsum(told.worked)
    weights = [tastes.discount**month for month in range(months)]
    discounted = _dot(weights, money) / _dot(weights, told.worked)
    mean, hours, load = total / covered, deal.terms.hours, deal.load
    utility = tastes.pay * tastes.utility(discounted) + tastes.rated(load)
    pay, extra, bonus, signing = (
        net * math.fsum(part) for part in (told.pay, told.extra, told.bonus, told.signing)
    )
    return Reckoned(
        deal=deal,
        months=months,
        covered=covered,
        money=money,
        total=total,
        gross=math.fsum(told.money) if deal.gross else None,
        mean=mean,
        discounted=discounted,
        pay=pay,
        extra=extra,
        bonus=bonus,
        signing=signing,
        equity=told.equity,
        hourly=None if not hours else mean * YEAR / WEEKS / hours,
        interest=tastes.interest * load.interest,
        workload=-tastes.workload * load.workload,
        city=tastes.city * load.city,
        utility=utility,
        worth=as_pay(utility, tastes, tastes.job),
        planned=None if deal.planned is None else as_pay(utility, tastes, deal.planned),
    )


def as_pay(utility: float, tastes: Tastes, rated: Rated) -> float:
    """Return the steady pay a month, in work rated so, that has this utility."""
    return tastes.pay_worth((utility - tastes.rated(rated)) / max(tastes.pay, 1e-9))


def _dot(first: Sequence[float], second: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(first, second, strict=True))


@dataclass(frozen=True, slots=True)
class Compared:
    """Offers side by side over the months that all of them cover.

    Attributes
    ----------
    sides
        In the order in which they were asked for.
    months, horizon
        Months that are looked at, and that were asked for: fewer where a contract ends before.
    best
        The one that is worth most, with those that are tied with it.
    even
        Take-home share of gross at which the two best are worth the same, where it lies in the band of a default.
    """

    sides: tuple[Reckoned, ...]
    months: int
    horizon: int
    best: tuple[Reckoned, ...]
    even: float | None

    @property
    def ranked(self) -> tuple[Reckoned, ...]:
        """By what they are worth, most first."""
        return tuple(sorted(self.sides, key=lambda side: (-side.worth, side.deal.key)))


def window(deals: Sequence[Deal], horizon: int) -> int:
    """Return the whole months, at least one, that every offer covers."""
    return max(1, math.floor(min(deal.covered(horizon) for deal in deals)))


def compare(deals: Sequence[Deal], tastes: Tastes, horizon: int) -> Compared:
    """Compare offers; their order changes nothing but the order of the sides."""
    months = window(deals, horizon)
    sides = tuple(reckon(deal, tastes, months) for deal in deals)
    most = max(side.worth for side in sides)
    best = tuple(side for side in sides if most - side.worth <= tastes.tie)
    found = Compared(sides, months, horizon, best, None)
    if len(sides) < 2 or tastes.net.given:
        return found
    first, second = found.ranked[:2]
    return replace(found, even=_even(first.deal, second.deal, tastes, months))


def _even(first: Deal, second: Deal, tastes: Tastes, months: int) -> float | None:
    """Return the take-home share within its band at which two offers are worth the same."""
    if first.gross == second.gross:
        return None

    def lead(share: float) -> float:
        there = replace(tastes, net=replace(tastes.net, share=share))
        return reckon(first, there, months).utility - reckon(second, there, months).utility

    low, high = tastes.net.low, tastes.net.high
    rises = lead(high) > lead(low)
    if lead(low) * lead(high) > 0:
        return None
    for _ in range(60):
        middle = (low + high) / 2
        if (lead(middle) > 0) == rises:
            high = middle
        else:
            low = middle
    return (low + high) / 2
