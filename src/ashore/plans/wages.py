"""The belief about pay: a lognormal of take-home pay a month, from ads, reports and the person's own offers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING, ClassVar, Final

from ashore.errors import AshoreError
from ashore.evidence.cases import Case
from ashore.evidence.market import Pay
from ashore.journal import Journal, Outcome, record
from ashore.plans.provenance import Cited, Number, Numbers, Shown, Step
from ashore.plans.stories import QUOTED, REPORTED, SAME_ROLE, role_similarity

if TYPE_CHECKING:
    from ashore.packs import Pack

DEFAULT_WORTH: Final = 2.0
"""Offers that a default's median weighs: the second own offer counts as much as it does."""
OWN_WORTH: Final = 5.0
"""Offers that the person's own number weighs: they have looked, and mean this role."""
ADS_WORTH: Final = 10.0
"""Offers that the ads weigh at most: what is advertised is not what is offered to this person."""
STORIES_CAP: Final = 2.0
"""All reported pay together never weighs more offers than this."""
LEAST_SPREAD: Final = 0.05
"""Sd of log pay below which no fit goes: ads that all state one range leave the offer open still."""

_NORMAL: Final = NormalDist()


class ImpossiblePayError(AshoreError):
    """A base of no pay at all, which has no logarithm (``pay``)."""

    code: ClassVar[str] = "impossible_pay"


@dataclass(frozen=True, slots=True)
class WageBelief:
    """Take-home pay a month of an offer, CNY: log pay is normal.

    Attributes
    ----------
    mu, sigma
        Mean of log pay, and the standard deviation between one offer and the next.
    worth
        How many offers the mean rests on.
    steps
        Where the mean comes from: ``a`` is a weight in offers, ``b`` that weight times log pay.
    """

    role: str | None
    mu: float
    sigma: float
    worth: float
    steps: tuple[Step, ...]

    @property
    def median(self) -> float:
        """Half of the offers are below."""
        return math.exp(self.mu)

    @property
    def mean(self) -> float:
        """The expected pay."""
        return math.exp(self.mu + self.sigma**2 / 2)

    def quantile(self, q: float) -> float:
        """Return the pay below which a share ``q`` of offers lies."""
        return math.exp(self.mu + self.sigma * _NORMAL.inv_cdf(q))

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """Return the pay between which offers lie with chance ``mass``, with equal tails."""
        return self.quantile((1 - mass) / 2), self.quantile((1 + mass) / 2)

    def points(self, n: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return ``n`` values of equal probability, each the mean of its part of the pay, and their probabilities.

        The parts lie between the quantiles k/n; of a lognormal the mean over one of them is
        ``mean n (Phi(z' - sigma) - Phi(z - sigma))`` with ``z``, ``z'`` the normal quantiles of its ends. The
        values rise, and their mean is the distribution's, because the sum telescopes.

        Raises
        ------
        ValueError
            For fewer than one point.
        """
        if n < 1:
            raise ValueError(f"{n} points")
        ends = [0.0, *(_NORMAL.cdf(_NORMAL.inv_cdf(k / n) - self.sigma) for k in range(1, n)), 1.0]
        values = tuple(self.mean * n * (high - low) for low, high in pairwise(ends))
        return values, (1 / n,) * n


@dataclass(frozen=True, slots=True)
class _Reported:
    """Pay before deductions that somebody reports, and the facts that hold it."""

    who: Shown
    gross: float
    reliability: float
    cited: Cited
    facts: frozenset[str]


def wage(
    role: str | None,
    inputs: Numbers,
    pay: Pay | None,
    journal: Journal,
    *,
    cases: Iterable[Case] = (),
    pack: Pack | None = None,
) -> WageBelief:
    """Return the belief about the pay of an offer.

    The base is the person's own number for the role; else the ads, where enough state pay for quantiles; else the
    default, moved a little by what stories and the pack report for this role. Own offers and what the person was
    told update it by their number, as a normal mean with known spread.

    Parameters
    ----------
    pay
        Of the market for this role; gross, and brought to take-home by ``net_of_gross``.
    cases, pack
        Pay that people got, and figures of the market, for this role family; taken as gross.
    """
    number = inputs.quantity("ai_pay", role)
    spread, net = inputs.value("ai_pay_spread", role), inputs.value("net_of_gross")
    if number.value <= 0:
        raise ImpossiblePayError(pay=_money(number.value))
    fitted = None
    if pay is not None and pay.quantiles is not None and pay.quantiles[0][1] > 0:
        fitted = fit([(q, net * value) for q, value, _ in pay.quantiles])
    if number.origin == "given":
        steps = [_base("own_number", number, OWN_WORTH)]
        if fitted is not None and pay is not None:
            steps.append(_of_ads(pay, fitted, 0.0, "ads_unused"))
        sigma = spread
    elif fitted is not None and pay is not None:
        steps = [_of_ads(pay, fitted, min(ADS_WORTH, float(pay.stated)), "ads")]
        sigma = fitted[1]
    else:
        steps = [_base("base", number, DEFAULT_WORTH), *_reported(role, net, cases, pack, _counted(number))]
        sigma = spread
    steps += _own(net, record(journal).of(role).paid)
    worth = math.fsum(step.a for step in steps)
    mu = math.fsum(step.b for step in steps) / worth
    return WageBelief(role, mu, max(sigma, LEAST_SPREAD), worth, tuple(steps))


def fit(quantiles: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return mu and sigma of the lognormal whose quantiles are nearest, by least squares on their logarithms.

    ``log v = mu + sigma z(q)`` is a line in the normal quantiles, so this is a regression with one variable. A
    spread is never below zero.

    Raises
    ------
    ValueError
        For fewer than two different quantiles, or a value that is not positive.
    """
    points = [(_NORMAL.inv_cdf(q), math.log(value)) for q, value in quantiles]
    if len({z for z, _ in points}) < 2:
        raise ValueError("a spread needs two quantiles")
    middle = math.fsum(z for z, _ in points) / len(points)
    level = math.fsum(y for _, y in points) / len(points)
    slope = math.fsum((z - middle) * (y - level) for z, y in points) / math.fsum(
        (z - middle) ** 2 for z, _ in points
    )
    return level - slope * middle, max(0.0, slope)


def _base(kind: str, number: Number, worth: float) -> Step:
    own = kind == "own_number"
    return Step(
        "own_number" if own else "base",
        worth,
        worth * math.log(number.value),
        "own_pay" if own else "base_pay",
        {"pay": _money(number.value), "worth": f"{worth:g}"},
        number=number,
    )


def _of_ads(pay: Pay, fitted: tuple[float, float], worth: float, what: str) -> Step:
    mu, sigma = fitted
    values: dict[str, Shown] = {
        "ads": pay.stated,
        "pay": _money(math.exp(mu)),
        "sigma": f"{sigma:.2f}",
        "worth": f"{worth:g}",
    }
    return Step("ads", worth, worth * mu, what, values, tuple(Cited(document=doc) for doc in pay.docs))


def _counted(number: Number) -> frozenset[str]:
    """Return the facts of the pack that the default rests on already: one story counts once."""
    source = number.default.source if number.default is not None else None
    return frozenset(source.facts) if source is not None else frozenset()


def _reported(
    role: str | None, net: float, cases: Iterable[Case], pack: Pack | None, counted: frozenset[str]
) -> list[Step]:
    """Return one step for each pay that somebody got in this role, and each figure of the market for it."""
    steps = []
    for found in (*_of_cases(role, cases), *_of_pack(role, pack)):
        values: dict[str, Shown] = {"who": found.who, "pay": _money(found.gross)}
        weight, what = found.reliability, "reported_pay"
        if found.facts & counted:
            weight, what = 0.0, "counted_pay"
        else:
            values |= {"net": _money(net * found.gross), "worth": f"{weight:g}"}
        steps.append(Step("story", weight, weight * math.log(net * found.gross), what, values, (found.cited,)))
    total = math.fsum(step.a for step in steps)
    if total > STORIES_CAP:
        spare = STORIES_CAP / total - 1
        a, b = (math.fsum(part) * spare for part in ((s.a for s in steps), (s.b for s in steps)))
        steps.append(Step("cap", a, b, "cap_pay", {"total": f"{total:.1f}", "cap": f"{STORIES_CAP:g}"}))
    return steps


def _of_cases(role: str | None, cases: Iterable[Case]) -> Iterator[_Reported]:
    for case in sorted(cases, key=lambda case: case.id):
        if role is None or case.name is None or role_similarity(case, role) < SAME_ROLE:
            continue
        lines = case.all("salary_after") or [*case.all("offer_salary_min"), *case.all("offer_salary_max")]
        monthly = [(line, value) for line in lines if (value := _middle(line.value)) and line.unit == "CNY/month"]
        if monthly:
            value = math.fsum(value for _, value in monthly) / len(monthly)
            item = next((item for item in monthly[0][0].statements if item.quote is not None), None)
            first = monthly[0][0].statements[0]
            cited = (
                Cited(article=first.article) if item is None
                else Cited(item.origin, item.quote, item.start, item.end, item.article)
            )  # fmt: skip
            facts = {
                f"{item.article}/{item.subject}/{item.field}" for line, _ in monthly for item in line.statements
            }
            yield _Reported(case.name, value, REPORTED if item is None else QUOTED, cited, frozenset(facts))


def _of_pack(role: str | None, pack: Pack | None) -> Iterator[_Reported]:
    for fact in pack.figures if pack is not None and role is not None else ():
        subject = pack.subject_of(fact) if pack is not None else None
        if subject is None or subject.name is None or subject.family != role:
            continue
        months = {"CNY/month": 1, "CNY/year": 12}.get(fact.unit or "")
        value = _middle(fact.value)
        if fact.field in {"market.salary_month", "market.salary_year"} and months and value:
            cited = Cited(article=fact.source)
            yield _Reported(subject.name, value / months, REPORTED, cited, frozenset({fact.id}))


def _own(net: float, paid: Iterable[Outcome]) -> list[Step]:
    """Return one step for each pay that was offered or told for this role."""
    steps = []
    for entry in paid:
        if entry.amount is None or entry.kind not in {"offer", "salary"}:
            continue
        pay, weight = entry.amount * (net if entry.gross else 1.0), float(entry.count)
        what = "offered_pay" if entry.kind == "offer" else "told_pay"
        values: dict[str, Shown] = {"pay": _money(pay), "day": entry.day, "entry": entry.id, "count": entry.count}
        steps.append(Step("outcome", weight, weight * math.log(pay), what, values, entries=(entry.id,)))
    return steps


def _middle(value: object) -> float | None:
    """Return the middle of a range, or the one end that is stated."""
    if isinstance(value, dict):
        ends = [end for end in (value.get("min"), value.get("max")) if isinstance(end, int | float)]
        return sum(ends) / len(ends) if ends else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


def _money(amount: float) -> str:
    return f"{amount:,.0f}"
