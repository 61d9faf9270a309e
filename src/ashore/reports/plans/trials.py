"""Steps that bring information, as a person reads them: results, what the plan would be then, worth and cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ashore.plans.assemble import Basis
from ashore.plans.courses import Course, course
from ashore.plans.experiments import Experiment, Result
from ashore.plans.plan import Plan
from ashore.reports.plans.wording import Namer, money

LOGGED: Final = frozenset(
    {"apply", "referral_chat", "study_beside_work", "study_full_time", "project", "stay", "give_up"}
)
"""First steps that have a sentence of their own on how they are written down."""
MANY: Final = 2
"""So many interviews and more are told together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may come out: several results that are told together, with the plan after them."""

    text: str
    chance: float
    pay: float
    course: str
    course_text: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One step.

    Attributes
    ----------
    information, cost, net
        CNY; ``error`` is what ``information`` may be off.
    changes
        Whether any result would make another course best; ``verdict`` says so.
    """

    name: str
    role: str | None
    title: str
    information: float
    cost: float
    net: float
    error: float
    changes: bool
    verdict: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """What to do first, and the command that writes down that it was done."""

    text: str
    log: str


def trial_name(found: Experiment, words: Namer) -> str:
    """Return what a step is called."""
    return words.say(f"trial.name.{found.name}", role=words.family(found.family))


def trials(solved: Plan, found: tuple[Experiment, ...], words: Namer) -> tuple[Trial, ...]:
    """Return the steps, those that are worth most after their cost first."""
    ranked = sorted(found, key=lambda one: -one.net)
    return tuple(_trial(solved, one, words) for one in ranked)


def _trial(solved: Plan, found: Experiment, words: Namer) -> Trial:
    family = solved.problem.families[found.family].role if found.family >= 0 else None
    if found.changes:
        verdict = words.say("trial.changes")
    elif found.net > found.error:
        verdict = words.say("trial.later")
    else:
        verdict = words.say("trial.unchanged")
    return Trial(
        found.name,
        family,
        trial_name(found, words),
        found.information,
        found.cost,
        found.net,
        found.error,
        found.changes,
        verdict,
        _outcomes(solved, found, words),
    )


def _outcomes(solved: Plan, found: Experiment, words: Namer) -> tuple[Outcome, ...]:
    groups: dict[tuple[str, Course], list[Result]] = {}
    for place, result in enumerate(found.results):
        groups.setdefault((_kind(found, place, result), result.course), []).append(result)
    own = course(solved.best_action)
    told = []
    for (kind, then), results in groups.items():
        chance = sum(result.chance for result in results)
        if chance <= 0:
            continue
        pay = sum(result.chance * result.pay for result in results) / chance
        text = words.say(f"trial.result.{kind}", label=results[0].label)
        same = then in {own, "wait"}
        after = words.say("trial.same") if same else words.say("trial.then", course=words.course(then))
        told.append(Outcome(text, chance, pay, then, after))
    return tuple(told)


def _kind(found: Experiment, place: int, result: Result) -> str:
    """Return how a result is called: by its number of interviews, or by whether it is better than thought."""
    if found.name in {"ten_applications", "referral_chat"}:
        kind = "trial" if found.name == "ten_applications" else "chat"
        count = int(result.label)
        return f"{kind}_many" if count >= MANY else f"{kind}_{count}"
    if found.name == "project":
        middle = len(found.results) // 2
        return "duller" if place < middle else "as_thought" if place == middle else "livelier"
    return "transfer_low" if place == 0 and len(found.results) > 1 else "transfer_high"


def now(basis: Basis, solved: Plan, words: Namer) -> Now:
    """Return what to do first, and how it is logged."""
    action = solved.best_action
    role = solved.problem.families[max(action.family, 0)].role
    count = steps_count(basis, solved)
    text = words.say("now.text", action=words.action(action))
    key = action.act if action.act in LOGGED else "other"
    spending = f"{basis.inputs.value('spending'):.0f}"
    return Now(text, words.say(f"now.{key}", count=count, role=role, spending=spending))


def steps_count(basis: Basis, solved: Plan) -> int:
    """Return how many applications, or talks, the first step of a plan is in a month."""
    action = solved.best_action
    if action.act == "apply":
        start = solved.career.states.place(solved.start[0])
        return max(1, round(solved.batches(action, start) * solved.career.states.lattice.unit))
    return max(1, round(basis.inputs.value("referral_chats"))) if action.act == "referral_chat" else 1


def outcome_line(outcome: Outcome, words: Namer) -> str:
    """Return a result in one line."""
    return words.say(
        "trial.outcome",
        text=outcome.text,
        share=words.share(outcome.chance),
        pay=money(outcome.pay),
        then=outcome.course_text,
    )
