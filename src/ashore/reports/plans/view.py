"""The decision as data: every figure beside its words, for the terminal, JSON and a page alike."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from ashore.plans.courses import course
from ashore.plans.plan import FAN, Option
from ashore.plans.sensitivity import Bar
from ashore.plans.tree import Branch, Step
from ashore.reports.plans import accuracy, sentences
from ashore.reports.plans.changed import changed_lines
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.trials import Trial, trials
from ashore.reports.plans.wording import Namer
from ashore.words import Language

MONTHS: Final = (3, 6, 12, 24)
"""Months at which the chance of an AI job is shown, beside the last."""
CASH_MONTHS: Final = (0, 3, 6, 9, 12, 18, 24, 36)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line of the tree.

    Attributes
    ----------
    weight
        Chance among the lines beside it; None for first steps, which are chosen.
    pay
        Worth, as steady monthly take-home pay.
    offer, ruin
        Chance of an AI job, and that the cash runs out, within the horizon; None where it is not computed.
    course
        Where a first step leads; empty elsewhere.
    aside
        Whether it goes the same way as a better line, or only waits, and need not be looked at on its own.
    """

    id: str
    text: str
    weight: float | None
    pay: float
    offer: float
    ruin: float | None = None
    course: str = ""
    best: bool = False
    tied: bool = False
    aside: bool = False
    then: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class ByMonth:
    """Chance of an AI job by a month."""

    month: int
    offer: float


@dataclass(frozen=True, slots=True)
class Cash:
    """Money at a month: 5%, median and 95%, CNY, and the chance that it has run out by then.

    What a life owes in the month in which its money runs out is shown as 0: from there on it is not counted.
    """

    month: int
    low: float
    median: float
    high: float
    gone: float


@dataclass(frozen=True, slots=True)
class Swing:
    """One input of the tornado: its band, and the plan's worth at both ends."""

    name: str
    what: str
    value: float
    low: float
    high: float
    now: str
    at_low: str
    at_high: str
    low_pay: float
    high_pay: float
    low_course: str
    high_course: str
    origin: str
    other: str | None


@dataclass(frozen=True, slots=True)
class Turning:
    """A value of an input at which another course is best."""

    name: str
    value: float
    course: str
    text: str


@dataclass(frozen=True, slots=True)
class Least:
    """The least take-home pay at which to say yes."""

    role: str
    mode: str
    pay: float | None


@dataclass(frozen=True, slots=True)
class View:
    """The whole decision.

    Attributes
    ----------
    pay, offer, ruin
        Worth of the plan, as steady monthly take-home pay, and chances within the horizon.
    tie
        Differences of worth below it say nothing.
    difference
        How far the exact chances and those of simulated lives lie apart at most.
    notes
        What the journal says that the plan does not look at: an offer that waits, one that was accepted.
    floor
        CNY below which the person does not want to fall; 0 is the ruin line where nothing was said.
    """

    day: str
    horizon: int
    pay: float
    offer: float
    ruin: float
    tie: float
    difference: float
    floor: float
    what_if: str | None
    missing: str | None
    notes: tuple[str, ...]
    beliefs: tuple[str, ...]
    changes: tuple[str, ...]
    steps: tuple[Leaf, ...]
    review: int
    turn: str | None
    counted: str | None
    sentences: tuple[str, ...]
    months: tuple[ByMonth, ...]
    cash: tuple[Cash, ...]
    runway: str
    limit: str | None
    reservation: tuple[str, ...]
    least: tuple[Least, ...]
    check: str
    wider: str | None
    tornado: tuple[Swing, ...]
    flips: tuple[Turning, ...]
    thresholds: tuple[Turning, ...]
    threshold_lines: tuple[str, ...]
    trials: tuple[Trial, ...]


def view(decision: Decision, language: Language) -> View:
    """Return a decision in words and figures."""
    words = sentences.namer(decision, language)
    plan = decision.plan
    crossings = [(found, one) for found in decision.thresholds for one in found.flips]
    return View(
        day=decision.basis.today.isoformat(),
        horizon=plan.problem.horizon,
        pay=float(plan.pay(plan.value)),
        offer=float(plan.offer_by[-1]),
        ruin=float(plan.ruin_by[-1]),
        tie=float(accuracy.tie(plan)),
        difference=accuracy.differences(plan),
        floor=plan.problem.floor,
        what_if=sentences.what_if(decision, words),
        missing=sentences.missing(decision, words),
        notes=sentences.notes(decision, words),
        beliefs=sentences.beliefs(decision, words),
        changes=changed_lines(decision, words),
        steps=steps(decision, words),
        review=decision.tree.month,
        turn=sentences.turn(decision, words),
        counted=sentences.counted(decision, words),
        sentences=tuple(
            line
            for line in (
                sentences.best(decision, words),
                sentences.limit(decision, words) if decision.free is not None else None,
                sentences.flip(decision, words),
                sentences.trial(decision, words) if decision.free is None else None,
            )
            if line
        ),
        months=tuple(
            ByMonth(month, float(plan.offer_by[month])) for month in _shown(MONTHS, plan.problem.horizon)
        ),
        cash=_cash(decision),
        runway=sentences.runway(decision, words),
        limit=sentences.limit(decision, words),
        reservation=sentences.reservation(decision, words),
        least=_least(decision),
        check=accuracy.check(decision, words),
        wider=accuracy.wider(decision, words),
        tornado=tuple(_swing(decision, bar, words) for bar in decision.bars),
        flips=tuple(
            Turning(one.quantity.name, float(one.value), one.course, sentences.flip_line(one, words))
            for one in decision.flips
        ),
        thresholds=tuple(
            Turning(one.quantity.name, float(one.value), one.course, sentences.flip_line(one, words))
            for _, one in crossings
        ),
        threshold_lines=tuple(line for found in decision.thresholds for line in sentences.threshold(found, words)),
        trials=trials(plan, decision.experiments, words),
    )


def _shown(months: tuple[int, ...], horizon: int) -> list[int]:
    return sorted({*(month for month in months if month <= horizon), horizon})


def steps(decision: Decision, words: Namer) -> tuple[Leaf, ...]:
    """Return the first level; what goes the same way as a better one, or only waits, stands aside."""
    led: set[str] = {"wait"}
    leaves = []
    for number, step in enumerate(decision.tree.steps):
        leads = course(step.option.action)
        leaves.append(_step(step, words, best=number == 0, aside=number > 0 and leads in led))
        led.add(leads)
    return tuple(leaves)


def _step(step: Step, words: Namer, *, best: bool, aside: bool) -> Leaf:
    option: Option = step.option
    return Leaf(
        step.id,
        words.action(option.action),
        None,
        float(option.pay),
        option.offer,
        option.ruin,
        course(option.action),
        best=best,
        tied=bool(option.tied) and words.problem.ruin_cost <= 0,
        aside=aside,
        then=tuple(_branch(branch, words) for branch in step.branches),
    )


def _branch(branch: Branch, words: Namer) -> Leaf:
    employed = words.problem.employed and branch.seen not in {"laid_off", "left"}
    text = words.seen(branch)
    return Leaf(
        branch.id,
        text,
        float(branch.weight),
        float(branch.pay),
        float(branch.offer),
        then=tuple(
            Leaf(then.id, words.action(then.action, employed=employed), then.share, float(then.pay), then.offer)
            for then in branch.then
        ),
    )


def _cash(decision: Decision) -> tuple[Cash, ...]:
    plan = decision.plan
    low, middle, high = FAN.index(0.05), FAN.index(0.5), FAN.index(0.95)
    return tuple(
        Cash(
            month,
            max(0.0, float(plan.money[month, low])),
            max(0.0, float(plan.money[month, middle])),
            max(0.0, float(plan.money[month, high])),
            float(plan.ruin_by[month]),
        )
        for month in _shown(CASH_MONTHS, plan.problem.horizon)
    )


def _least(decision: Decision) -> tuple[Least, ...]:
    if decision.plan.problem.considered.isdisjoint({"apply", "referral_chat"}):
        return ()
    return tuple(
        Least(family.role, mode, None if math.isnan(pay) else float(pay))
        for place, family in enumerate(decision.plan.problem.families)
        for mode, pay in sentences.least_pay(decision.plan, place)
    )


def _swing(decision: Decision, bar: Bar, words: Namer) -> Swing:
    quantity = bar.quantity
    own = course(decision.plan.best_action)
    others = {found for found in (bar.low_course, bar.high_course) if found not in {own, "wait"}}
    return Swing(
        quantity.name,
        words.what(quantity),
        quantity.value,
        quantity.low,
        quantity.high,
        words.quantity(quantity),
        words.quantity(quantity, quantity.low),
        words.quantity(quantity, quantity.high),
        float(bar.low_pay),
        float(bar.high_pay),
        bar.low_course,
        bar.high_course,
        words.origin(quantity),
        words.listed([words.course(found) for found in sorted(others)]) or None,
    )
