"""How good the figures are: exact chances against simulated lives, and what a wider model changes."""

from __future__ import annotations

import numpy as np

from ashore.plans.plan import Option, Plan
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.wording import Namer, money


def differences(plan: Plan) -> float:
    """Return by how much the shares of lives differ from the exact chances at most, over all months."""
    months = np.arange(plan.problem.horizon + 1)
    worst = 0.0
    for exact, month in ((plan.offer_by, plan.lives.offer_month), (plan.ruin_by, plan.lives.ruin_month)):
        ended = np.sort(month[month >= 0])
        shares = np.searchsorted(ended, months, side="right") / len(month)
        worst = max(worst, float(np.abs(np.asarray(exact) - shares).max()))
    return worst


def tie(plan: Plan) -> float:
    """Return the difference of worth, as monthly pay, below which two courses are as good as each other."""
    return plan.pay(plan.value) - plan.pay(plan.value - plan.error)


def check(decision: Decision, words: Namer) -> str:
    """Say how far the exact figures and the lives lie apart, and what is called a tie."""
    plan = decision.plan
    worst = 100 * differences(plan)
    return words.say("check", lives=f"{len(plan.lives.worth):,}", difference=f"{worst:.1f}", tie=money(tie(plan)))


def wider(decision: Decision, words: Namer) -> str | None:
    """Say how far worth and chances move when the model counts further."""
    other = decision.wider
    if other is None:
        return None
    plan = decision.plan
    first, second = _end(plan), _end(other)
    return words.say(
        "wider",
        before=money(first.pay),
        after=money(second.pay),
        moved=f"{100 * (second.pay / first.pay - 1):+.1f}%" if first.pay else "?",
        offer_before=f"{100 * first.offer:.1f}",
        offer_after=f"{100 * second.offer:.1f}",
        ruin_before=f"{100 * first.ruin:.1f}",
        ruin_after=f"{100 * second.ruin:.1f}",
        same=words.say("wider_same" if plan.best_action == other.best_action else "wider_other",
                       action=words.action(other.best_action)),
    )  # fmt: skip


def _end(plan: Plan) -> Option:
    return Option(
        plan.best_action, plan.value, plan.pay(plan.value), float(plan.offer_by[-1]), float(plan.ruin_by[-1])
    )
