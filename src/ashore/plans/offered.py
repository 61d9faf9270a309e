"""From the journal and the person's numbers to the offers that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from ashore.errors import AshoreError
from ashore.journal import Kind, Outcome, live
from ashore.journal.ledger import heads
from ashore.journal.outcomes import LEAST_PAY, MOST_PAY
from ashore.journal.terms import Terms
from ashore.person.inputs import Inputs
from ashore.plans.offers import Deal, Net, Rated, Tastes
from ashore.text.folding import fold_key

if TYPE_CHECKING:
    from ashore.plans.plan import Plan

NOW: Final = "now"
"""What the job one has is called among offers."""
MOST_MONTHS: Final = 120
"""Months that can be looked at, as in ``me.yaml``."""
MOST: Final = 6
"""Offers side by side."""
ANSWERS: Final[frozenset[Kind]] = frozenset({"accepted", "declined", "withdrew"})


class NoSuchOfferError(AshoreError):
    """No entry of the journal has this number (``value``, ``known``)."""

    code: ClassVar[str] = "no_such_offer"


class NotAnOfferError(AshoreError):
    """An entry that is no offer (``entry``, ``kind``, ``known``)."""

    code: ClassVar[str] = "not_an_offer"


class OfferTakenBackError(AshoreError):
    """An offer that was taken back (``entry``, ``known``)."""

    code: ClassVar[str] = "offer_taken_back"


class OfferReplacedError(AshoreError):
    """An offer that another entry has corrected (``entry``, ``by``)."""

    code: ClassVar[str] = "offer_replaced"


class OfferTwiceError(AshoreError):
    """The same offer on both sides (``value``)."""

    code: ClassVar[str] = "offer_twice"


class TooManyOffersError(AshoreError):
    """More offers than stand side by side (``count``, ``most``)."""

    code: ClassVar[str] = "too_many_offers"


class OfferWithoutPayError(AshoreError):
    """An offer of which no pay is written down (``entry``)."""

    code: ClassVar[str] = "offer_without_pay"


class OfferPayError(AshoreError):
    """A monthly base that nobody is paid (``entry``, ``value``, ``least``, ``most``)."""

    code: ClassVar[str] = "offer_pay"


class BadMonthsError(AshoreError):
    """No count of months to look at (``value``, ``most``)."""

    code: ClassVar[str] = "bad_months"


class NoPresentJobError(AshoreError):
    """The job one has is asked for, and there is none with a pay."""

    code: ClassVar[str] = "no_present_job"


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer of the journal that counts.

    Attributes
    ----------
    answer
        What the person has answered: ``accepted``, ``declined``, ``withdrew``; None where nothing.
    """

    entry: Outcome
    answer: Kind | None

    @property
    def key(self) -> str:
        """What it is called by: the number of its entry."""
        return str(self.entry.id)


@dataclass(frozen=True, slots=True)
class Reservation:
    """The least take-home pay at which the plan says yes, from where the person is now.

    Attributes
    ----------
    day
        ISO date on which the plan was computed.
    pay
        CNY a month by role family.
    """

    day: str
    pay: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared, with the numbers that it is compared by.

    Attributes
    ----------
    deals, offered
        In the order in which they were asked for; the job one has is a deal with None in ``offered``.
    horizon
        Months that the plan looks ahead.
    """

    deals: tuple[Deal, ...]
    offered: tuple[Offered | None, ...]
    inputs: Inputs
    tastes: Tastes
    horizon: int


def read_months(typed: str | None) -> int | None:
    """Read how many months to look at; None where nothing is said.

    Raises
    ------
    BadMonthsError
    """
    text = (typed or "").strip()
    if not text:
        return None
    if not (text.isdecimal() and len(text) < 5 and 1 <= int(text) <= MOST_MONTHS):
        raise BadMonthsError(value=text[:40], most=MOST_MONTHS)
    return int(text)


def offers(entries: Iterable[Outcome]) -> tuple[Offered, ...]:
    """Return the offers that count, the latest first; ``entries`` hold what takes back, corrects or answers.

    An answer that names no entry is one to the latest offer before it of the same company for the same role.
    """
    known = tuple(entries)
    counting, stands_for = live(known), heads(known)
    # An offer that was corrected after its answer was there before it.
    there = {entry.id for entry in counting} | set(stands_for)
    by_day = sorted((entry for entry in known if entry.id in there), key=lambda entry: (entry.day, entry.id))
    answered: dict[int, Kind] = {}
    latest: dict[tuple[str | None, str], int] = {}
    for entry in by_day:
        whose = (entry.role, fold_key(entry.company)) if entry.company else None
        if entry.kind == "offer" and whose is not None:
            latest[whose] = entry.id
        elif entry.kind in ANSWERS and entry.id not in stands_for:
            to = latest.get(whose) if entry.answers is None and whose is not None else entry.answers
            if to is not None:
                answered[stands_for.get(to, to)] = entry.kind
    found = (Offered(entry, answered.get(entry.id)) for entry in counting if entry.kind == "offer")
    return tuple(sorted(found, key=lambda one: (one.entry.day, one.entry.id), reverse=True))


def spending(entries: Iterable[Outcome], inputs: Inputs, months: int = 3) -> Inputs:
    """Return the inputs with the mean of the last months of spending that count, as the plan takes it."""
    counting = (entry for entry in live(entries) if entry.kind == "spent")
    spent = [entry.amount or 0.0 for entry in sorted(counting, key=lambda entry: (entry.day, entry.id))[-months:]]
    if not spent:
        return inputs
    mean = sum(spent) / len(spent)
    return inputs.with_evidence("spending", mean, min(*spent, mean), max(*spent, mean))


def tastes(inputs: Inputs) -> Tastes:
    """Return what money and work are worth to the person, by the numbers that the plan takes."""
    value, net = inputs.value, inputs.quantity("net_of_gross")
    income = value("income") if inputs.employed else 0.0
    return Tastes(
        net=Net(net.value, net.low, net.high, net.origin == "given"),
        pay=value("weight_pay"),
        interest=value("weight_interest"),
        workload=value("weight_workload"),
        city=value("weight_city"),
        reference=max(income, value("spending"), 1.0),
        spending=value("spending"),
        risk_aversion=value("risk_aversion"),
        discount=float((1.0 + value("discount_year")) ** (-1 / 12)),
        job=_rated(inputs, "job"),
    )


def deal(offered: Offered, inputs: Inputs, *, city: str = "", at_home: bool = False) -> Deal:
    """Return an offer as it is compared.

    Parameters
    ----------
    city
        In the form in which cities are told apart.
    at_home
        Whether it is in the city that the person lives in, whose rating is then that of the present job's city.

    Raises
    ------
    OfferWithoutPayError, OfferPayError
    """
    entry = offered.entry
    if entry.amount is None:
        raise OfferWithoutPayError(entry=entry.id)
    if not LEAST_PAY <= entry.amount <= MOST_PAY:
        raise OfferPayError(
            entry=entry.id, value=f"{entry.amount:,.0f}", least=f"{LEAST_PAY:,.0f}", most=f"{MOST_PAY:,.0f}"
        )
    planned = _rated(inputs, "ai", entry.role)
    home = inputs.value("city_job") if at_home else planned.city
    rated = Rated(planned.interest, planned.workload, home)
    terms = entry.terms or Terms()
    return Deal(offered.key, entry.amount, entry.gross, terms, entry.role, city or entry.city, rated, planned)


def present(inputs: Inputs, city: str = "") -> Deal:
    """Return the job one has: its take-home pay, and how it is rated.

    Raises
    ------
    NoPresentJobError
    """
    income = inputs.value("income")
    if not inputs.employed or income <= 0:
        raise NoPresentJobError
    return Deal(NOW, income, city=city, rated=_rated(inputs, "job"))


def _rated(inputs: Inputs, what: str, role: str | None = None) -> Rated:
    return Rated(*(inputs.value(f"{name}_{what}", role) for name in ("interest", "workload", "city")))


def least_pay(plan: Plan) -> dict[str, float]:
    """Return the reservation pay of each role family that the plan looks at, from where the person is now."""
    mode = plan.career.states.modes[0]
    found = {family.role: plan.reservation_pay(place, mode) for place, family in enumerate(plan.problem.families)}
    return {role: pay for role, pay in found.items() if not math.isnan(pay)}
