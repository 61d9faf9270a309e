"""How offers are counted: the rules, and the numbers that are defaults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ashore.plans.offered import NOW, Choice
from ashore.reports.offers_words import Teller, percent, yuan

if TYPE_CHECKING:
    from ashore.plans.offered import Reservation
    from ashore.plans.offers import Compared


WEIGHTS: Final = ("interest", "workload", "city")


def notes(
    found: Choice, compared: Compared, names: Sequence[str], reservation: Reservation | None, words: Teller
) -> Iterator[str]:
    """Yield what a reader has to know of the numbers, what matters most first."""
    net, deals = found.tastes.net, found.deals
    if any(deal.gross for deal in deals):
        band = {"share": percent(net.share), "low": percent(net.low), "high": percent(net.high)}
        yield words.say("note.net_given" if net.given else "note.net_default", **band)
    income = found.inputs.quantity("income")
    if any(deal.key == NOW for deal in deals) and income.origin == "default":
        yield words.say("note.income_default", income=yuan(income.value))
    for name, deal in zip(names, deals, strict=True):
        if deal.terms.contract == "agency":
            yield words.say("note.agency", name=name)
        elif deal.terms.contract in {"contractor", "intern"} and deal.gross:
            yield words.say("note.taxed_otherwise", name=name)
    if any(side.extra or side.bonus for side in compared.sides):
        yield words.say("note.yearly")
    if any(side.equity is not None for side in compared.sides):
        yield words.say("note.equity")
    yield words.say("note.rated")
    yield words.say("note.weights", **{name: _weight(found, name, words) for name in WEIGHTS})
    if any(deal.terms.hours is not None for deal in deals) and found.tastes.workload:
        yield words.say("note.hours")
    if found.tastes.city:
        for name, deal in zip(names, deals, strict=True):
            if deal.planned is not None and deal.rated.city != deal.planned.city:
                yield words.say("note.at_home", name=name)
    if reservation is not None:
        yield words.say("note.reservation", day=reservation.day)


def _weight(found: Choice, name: str, words: Teller) -> str:
    """Return what a whole step of a rating is worth a month, marked where that is a default."""
    quantity = found.inputs.quantity(f"weight_{name}")
    value = yuan(quantity.value)
    return words.say("note.by_default", value=value) if quantity.origin == "default" else value
