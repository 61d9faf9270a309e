"""Forecasts of a workspace: stored when they are shown, resolved when they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ashore.errors import AshoreError
from ashore.journal.forecasts import (
    MONTHS,
    Batch,
    ByMonth,
    Forecast,
    MoneyLeft,
    of_batch,
    of_money,
    of_offer,
)
from ashore.workspace.reading import now

if TYPE_CHECKING:
    from ashore.journal import Outcome
    from ashore.journal.resolving import Resolved
    from ashore.journal.scorecard import Scorecard
    from ashore.reports.plans.decision import Decision
    from ashore.store import Store
    from ashore.workspace.rooms.journal import JournalRoom

SEED: Final = 20260728
"""The same forecasts are always scored to the same last digit."""
DIGITS: Final = 6


def of_decision(found: Decision) -> list[Forecast]:
    """Return what a decision foretells: an offer, and money left, at some months ahead.

    Money only where the person has said how much they have: a default's money is nobody's.
    """
    from ashore.plans.courses import course

    plan, day = found.plan, found.basis.today
    begins = course(plan.best_action)
    months = [month for month in MONTHS if month <= plan.problem.horizon]
    made = [
        of_offer(day, ByMonth(month, round(float(plan.offer_by[month]), DIGITS), found.roles, begins))
        for month in months
    ]
    cash = found.basis.inputs.quantities["cash"]
    if cash.origin == "given" and months:
        for month in months:
            quantiles = tuple(round(float(value)) for value in plan.money[month])
            made.append(of_money(day, MoneyLeft(month, quantiles, cash.value, found.roles, begins)))
    return made


def record_decision(store: Store, found: Decision) -> None:
    """Store what a decision foretells, unless it was stored on that day already."""
    made = of_decision(found)
    with store.database.transaction():
        store.forecasts.extend(made, now())


@dataclass(frozen=True, slots=True)
class Believed:
    """What is believed about interviews before applications are sent.

    Attributes
    ----------
    a, b
        Of the belief; ``first_a``, ``first_b`` of the rate before anything had happened.
    wait
        Days in which an answer is awaited.
    """

    a: float
    b: float
    first_a: float
    first_b: float
    wait: int


def believed(room: JournalRoom, role: str, today: date) -> Believed | None:
    """Return what is believed of a role family before more is written down.

    A mistake in ``me.yaml`` keeps nobody from writing down what they sent: None then, and nothing is foretold.
    """
    from ashore.plans.rates import interview_rate

    try:
        grounds = room.grounds()
        belief = interview_rate(role, grounds.inputs, grounds.cases, room.record(role), today=today)
        wait = round(7 * grounds.inputs.value("weeks_to_answer"))
    except AshoreError:
        return None
    base = belief.steps[0]
    return Believed(belief.a, belief.b, base.a, base.b, wait)


def record_batch(store: Store, entry: Outcome, before: Believed, today: date) -> None:
    """Store what was believed of applications before they were written down, unless it would be hindsight."""
    if entry.kind != "applied" or entry.role is None:
        return
    said = Batch(entry.id, entry.count, entry.day, before.wait, before.a, before.b, before.first_a, before.first_b)
    made = of_batch(entry.role, today, said)
    if made is not None:
        store.forecasts.extend([made], now())


def resolved(store: Store, today: date) -> tuple[Resolved, ...]:
    """Return every forecast with what came of it."""
    from ashore.journal.happenings import Journal
    from ashore.journal.resolving import resolve

    forecasts = store.forecasts.all()
    if not forecasts:
        return ()
    sent = (one.said.sent for one in forecasts if isinstance(one.said, Batch))
    since = min((*sent, *(one.shown for one in forecasts)))
    return resolve(forecasts, Journal(store.forecasts.happenings(since)), today)


def scored(store: Store, today: date) -> Scorecard:
    """Return the forecasts, judged by kind."""
    import numpy as np

    from ashore.journal.scorecard import scorecard

    return scorecard(resolved(store, today), np.random.default_rng(SEED))
