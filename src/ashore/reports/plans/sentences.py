"""The sentences beside the tree: what is taken for granted, what is best, what would change it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from ashore.person.inputs import Quantity
from ashore.person.me import RUNGS
from ashore.plans.beliefs import RateBelief, WageBelief
from ashore.plans.beliefs import share as rate
from ashore.plans.courses import best_of_others, course, lead
from ashore.plans.experiments import Experiment
from ashore.plans.plan import Plan
from ashore.plans.sensitivity import Flip
from ashore.plans.states import Mode
from ashore.reports.plans.decision import Decision, Threshold
from ashore.reports.plans.trials import trial_name
from ashore.reports.plans.wording import Namer, exactly, money

MATTERS: Final = ("cash", "spending", "income", "hours")
"""Inputs that differ most from one person to the next: where they are not given, that is said first."""
LATE: Final = 3
"""In the last months nothing more is begun because the look ahead ends, and that is no advice."""


def namer(decision: Decision, language: str) -> Namer:
    """Return the words for a decision."""
    return Namer("zh" if language == "zh" else "en", decision.plan.problem, decision.asked.what_if)


# What it rests on


def missing(decision: Decision, words: Namer) -> str | None:
    """Say what was not given and is taken as a default; None where everything that matters was given."""
    inputs, basis = decision.basis.inputs, decision.basis
    parts = []
    if inputs.me.employed is None:
        parts.append(words.say("missing.job"))
    for name in MATTERS:
        quantity = inputs.quantities[name]
        if name == "hours" and not inputs.employed:
            continue
        if quantity.origin == "default" and name not in words.what_if:
            what = (
                words.say("missing.last_income")
                if name == "income" and not inputs.employed
                else words.what(quantity)
            )
            parts.append(words.say("missing.part", what=what, value=words.marked(quantity)))
    if inputs.readiness_origin != "said":
        key = "missing.readiness_assessed" if inputs.readiness_origin == "assessed" else "missing.readiness"
        parts.append(words.say(key, rung=words.rung(RUNGS.index(inputs.readiness))))
    if not basis.roles_given and decision.asked.role is None:
        parts.append(words.say("missing.role", role=words.role(decision.roles[0])))
    return words.say("missing.lead", parts=words.listed(parts)) if parts else None


def notes(decision: Decision, words: Namer) -> tuple[str, ...]:
    """Say what the journal knows and the plan leaves aside: offers that wait for an answer, or were accepted."""
    found = []
    for role, held in decision.basis.journal.roles.items():
        counts = held.tally()
        offers = [entry for entry in held.paid if entry.kind == "offer"]
        if counts.accepted:
            found.append(words.say("notes.accepted", role=words.role(role)))
        elif waiting := counts.offers - counts.declined:
            last = offers[-1].id if offers else "ID"
            found.append(words.say("notes.waiting", role=words.role(role), count=waiting, entry=last))
    return tuple(found)


def what_if(decision: Decision, words: Namer) -> str | None:
    """Say which numbers are other than the person's own in this calculation."""
    parts = []
    for name in decision.asked.what_if:
        if name == "readiness":
            parts.append(
                words.say("what_if.readiness", rung=words.rung(RUNGS.index(decision.basis.inputs.readiness)))
            )
        else:
            quantity = decision.basis.inputs.quantities[name]
            parts.append(words.say("missing.part", what=words.what(quantity), value=words.quantity(quantity)))
    return words.say("what_if.lead", parts=words.listed(parts)) if parts else None


def beliefs(decision: Decision, words: Namer) -> tuple[str, ...]:
    """Say for each role family on which chances and pay the plan rests, and where they come from."""
    found = []
    for role in decision.roles:
        held = decision.basis.beliefs(role)
        found.append(
            words.say(
                "beliefs.line",
                role=words.role(role),
                interview=rate(held.interview.mean),
                origin=_rate_origin(decision, held.interview, "own", words),
                offer=rate(held.offer.mean),
                offer_origin=_rate_origin(decision, held.offer, "own_offer", words),
                pay=money(held.wage.median),
                pay_origin=_pay_origin(decision, held.wage, words),
            )
        )
    if decision.left_out:
        names = words.listed([words.role(role) for role in decision.left_out])
        found.append(words.say("beliefs.left_out", roles=names))
    return tuple(found)


def _rate_origin(decision: Decision, belief: RateBelief, key: str, words: Namer) -> str:
    if belief.trials:
        return words.say(f"beliefs.{key}", trials=belief.trials, successes=belief.successes)
    return words.origin(decision.basis.inputs.quantity(f"{belief.name}_rate", belief.role))


def _pay_origin(decision: Decision, belief: WageBelief, words: Namer) -> str:
    ads = next((step for step in belief.steps if step.kind == "ads" and step.a > 0), None)
    if ads is not None:
        origin = words.say("beliefs.ads", ads=ads.values["ads"])
    else:
        origin = words.origin(decision.basis.inputs.quantity("ai_pay", belief.role))
    own = any(step.kind == "outcome" for step in belief.steps)
    return words.say("beliefs.own_pay", origin=origin) if own else origin


# The three sentences


def best(decision: Decision, words: Namer) -> str:
    """Say what is best, and by how much against the best other course."""
    plan = decision.plan
    first = plan.options[0]
    own = course(first.action)
    action = words.action(first.action)
    begun = words.course(own)
    shown = (
        words.say("best.is", course=begun, action=action)
        if own == "search"
        else words.say("best.only", action=action)
    )
    other = best_of_others(plan.options, own)
    worth = words.say("best.worth", pay=money(first.pay))
    if other is None:
        return (
            f"{shown} {worth} {words.say('best.alone')}"
            if words.language == "en"
            else f"{shown}{worth}{words.say('best.alone')}"
        )
    unsafe = first.value - other.value <= plan.error and other.ruin > first.ruin and plan.problem.ruin_cost > 0
    against = words.say(
        "best.unsafe" if unsafe else "best.tied" if tied(plan) else "best.ahead",
        difference=money(first.pay - other.pay),
        other=words.course(course(other.action)),
        pay=money(other.pay),
        ruin=rate(other.ruin),
    )
    return f"{shown} {worth} {against}" if words.language == "en" else f"{shown}{worth}{against}"


def tied(plan: Plan) -> bool:
    """Whether the best other course is as good as the best one, within the model's error."""
    if plan.problem.ruin_cost > 0:
        # The price of running out is set where the limit is just kept: courses are nearly equal there by design.
        return False
    own = course(plan.options[0].action)
    return best_of_others(plan.options, own) is not None and lead(plan, own) <= plan.error


def flip(decision: Decision, words: Namer) -> str:
    """Say which one number would make another course best."""
    if not decision.asked.screened:
        return ""
    if decision.free is not None:
        return words.say("flip.limit")
    if not decision.flips:
        return words.say("flip.none", count=len(decision.bars))
    line = flip_line(decision.flips[0], words)
    return words.say("flip.tied", flip=line) if tied(decision.plan) else line


def flip_line(found: Flip, words: Namer) -> str:
    """Say at which value of an input another course is best."""
    quantity = found.quantity
    return words.say(
        "flip.above" if found.value > quantity.value else "flip.below",
        what=words.what(quantity),
        value=_about(quantity, found.value, words),
        now=words.quantity(quantity),
        origin=words.origin(quantity),
        course=words.course(found.course),
    )


def threshold(found: Threshold, words: Namer) -> tuple[str, ...]:
    """Say where the course changes over the whole reach of an input."""
    if found.flips:
        return tuple(flip_line(one, words) for one in found.flips)
    low, high = (_about(found.quantity, value, words) for value in (found.low, found.high))
    return (words.say("flip.nowhere", what=words.what(found.quantity), low=low, high=high),)


def _about(quantity: Quantity, value: float, words: Namer) -> str:
    """Return a value that was searched for: to three figures."""
    if quantity.unit in {"cny", "cny_month"}:
        return money(value)
    return words.quantity(quantity, float(f"{value:.3g}"))


def trial(decision: Decision, words: Namer) -> str:
    """Say which step is most likely to change the decision by what it tells."""
    if not decision.asked.tried:
        return ""
    own = course(decision.plan.best_action)
    changing = [one for one in decision.experiments if one.changes]
    if not decision.experiments:
        return words.say("trial.nothing")
    if not changing:
        most = max(decision.experiments, key=lambda one: one.net)
        key = "trial.none" if most.net > most.error else "trial.none_worth"
        return words.say(key, name=trial_name(most, words), worth=money(most.information), cost=money(most.cost))
    likely = max(changing, key=lambda one: _chance(one, own))
    others = [result for result in likely.results if result.course not in {own, "wait"}]
    to = max(others, key=lambda result: result.chance).course
    return words.say(
        "trial.is",
        name=trial_name(likely, words),
        share=words.share(_chance(likely, own)),
        course=words.course(to),
        worth=money(likely.information),
        cost=money(likely.cost),
    )


def _chance(found: Experiment, own: str) -> float:
    return sum(result.chance for result in found.results if result.course not in {own, "wait"})


# What follows


def turn(decision: Decision, words: Namer) -> str | None:
    """Say when silence changes the plan."""
    found = decision.tree.turn
    if found is None or found.month > decision.plan.problem.horizon - LATE:
        return None
    return words.say(
        "turn",
        applications=found.applications,
        month=found.month,
        before=words.action(found.before),
        after=words.action(found.after),
    )


def counted(decision: Decision, words: Namer) -> str | None:
    """Say how a referral talk counts among applications, where one is considered."""
    given = decision.plan.problem
    if "referral_chat" not in given.considered or given.referral <= 0:
        return None
    chats = max(decision.basis.inputs.value("referral_chats"), 1e-9)
    return words.say("counted", count=f"{given.referral / chats:.2g}")


def runway(decision: Decision, words: Namer) -> str:
    """Say how long the cash lasts without any pay."""
    given, inputs = decision.plan.problem, decision.basis.inputs
    cash, spending = inputs.quantities["cash"], inputs.quantities["spending"]
    if given.spending <= 0:
        return words.say("runway.free", cash=words.marked(cash))
    key = "runway.floor" if given.floor > 0 else "runway.all"
    return words.say(
        key,
        cash=words.marked(cash),
        spending=words.marked(spending),
        months=words.months(float(f"{given.cash / given.spending:.2g}")),
        floor=exactly(given.floor),
    )


def limit(decision: Decision, words: Namer) -> str | None:
    """Say whether the person's own limit on the chance of running out is kept."""
    found = decision.limited
    if found is None:
        return None
    free = decision.free
    return words.say(
        "limit.broken" if not found.kept else "limit.kept" if free is None else "limit.shaped",
        limit=rate(found.limit),
        chance=rate(float(decision.plan.ruin_by[-1])),
        pay="" if free is None else money(free.pay(free.value)),
        free="" if free is None else rate(float(free.ruin_by[-1])),
        action="" if free is None else words.action(free.best_action),
    )


def reservation(decision: Decision, words: Namer) -> tuple[str, ...]:
    """Say the least pay at which to say yes to an offer, with a job and without."""
    given = decision.plan.problem
    if given.considered.isdisjoint({"apply", "referral_chat"}):
        return ()
    found = []
    for place, family in enumerate(given.families):
        parts = [
            words.say(f"reservation.{mode}", pay=words.say("reservation.any") if pay <= 1 else money(pay))
            for mode, pay in least_pay(decision.plan, place)
            if not math.isnan(pay)
        ]
        if parts:
            found.append(words.say("reservation.line", role=words.role(family.role), parts=words.listed(parts)))
    return tuple(found)


def least_pay(plan: Plan, family: int) -> Iterator[tuple[str, float]]:
    """Yield the reservation pay with a job, without one, in a bridge job, as far as one may be there."""
    modes: dict[str, Mode] = {}
    for mode in plan.career.states.modes:
        modes.setdefault("job" if mode == "job_open" else mode, mode)
    for name, mode in modes.items():
        yield name, plan.reservation_pay(family, mode)
