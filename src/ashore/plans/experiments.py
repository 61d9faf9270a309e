"""What a step is worth as information: each result's chance, the plan after it, and what that is worth today.

Exact where the result moves a belief of the model (applications, chats), and where the plan's worth is linear in
what is learned (how interesting the work is, whether a transfer is granted): the mean of the best plans less the
best plan for the mean. Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, chapter 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from ashore.engine.conjugate import betabinom_pmf
from ashore.plans.assemble import Basis
from ashore.plans.career import WEEKS
from ashore.plans.courses import Course, course
from ashore.plans.lattice import Caps
from ashore.plans.plan import Plan, plan
from ashore.plans.problem import FULL_WEEK, Family, Problem

Name = Literal["ten_applications", "referral_chat", "project", "transfer_talk"]

BATCH: Final = 10
TAIL: Final = 1e-6
"""Results of less chance are put together with the last one."""
COUNTS: Final = 0.005
"""Chance of another course from which an experiment is said to change the decision."""
CHAT_HOURS: Final = 3.0
TALK_HOURS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Result:
    """One result: how it is called, its chance, and the course that is best after it."""

    label: str
    chance: float
    course: Course
    pay: float


@dataclass(frozen=True, slots=True)
class Experiment:
    """A step whose main product is information.

    Attributes
    ----------
    family
        Place of the role family it is about; -1 where it is about none.
    information
        CNY: what its results are worth on average to the decision, not counting what the step itself brings.
    cost
        CNY: money, and effort at the person's own weight of workload.
    results
        What may come out; they are what a plan is made for.
    changes
        Whether results that would change the course have a chance worth speaking of.
    error
        CNY below which ``information`` is no different from nothing.
    """

    name: Name
    family: int
    information: float
    cost: float
    results: tuple[Result, ...]
    changes: bool
    error: float

    @property
    def net(self) -> float:
        """Worth less cost."""
        return self.information - self.cost


def experiments(basis: Basis, solved: Plan, caps: Caps | None = None) -> tuple[Experiment, ...]:
    """Return the experiments of a person, those first that are worth most after their cost."""
    given = solved.problem
    found = []
    if "apply" in given.considered:
        found += [_applications(solved, family, caps) for family in range(len(given.families))]
    if "referral_chat" in given.considered and given.referral > 0:
        chats = max(basis.inputs.value("referral_chats"), 1e-9)
        size = max(1, round(given.referral / chats))
        found += [_chat(solved, family, size, caps) for family in range(len(given.families))]
    if "project" in given.considered and given.weights.interest > 0:
        found.append(_project(basis, solved, caps))
    if "transfer" in given.considered and given.employed:
        found.append(_transfer(basis, solved, caps))
    return tuple(sorted(found, key=lambda experiment: (not experiment.changes, -experiment.net)))


def _applications(solved: Plan, family: int, caps: Caps | None) -> Experiment:
    given = solved.problem
    pace = max(given.applications[given.rung], 1.0)
    hours = BATCH / pace * given.search_full
    return _trials(solved, "ten_applications", family, BATCH, _effort(given, hours), caps)


def _chat(solved: Plan, family: int, size: int, caps: Caps | None) -> Experiment:
    return _trials(solved, "referral_chat", family, size, _effort(solved.problem, CHAT_HOURS), caps)


def _trials(solved: Plan, name: Name, family: int, count: int, cost: float, caps: Caps | None) -> Experiment:
    """Let so many applications be answered at once: what it is worth to know how many get an interview."""
    given = solved.problem
    own = given.families[family]
    a, b = own.interview
    chances = betabinom_pmf(count, np.array(a), np.array(b))
    last = int(np.searchsorted(np.cumsum(chances), 1 - TAIL))
    worlds = []
    for k in range(min(last, count) + 1):
        after = replace(own, interview=(a + k, b + count - k))
        chance = float(chances[k] if k < last else chances[k:].sum())
        worlds.append((str(k), chance, _with_family(given, family, after)))
    return _weigh(solved, name, family, worlds, cost, caps)


def _project(basis: Basis, solved: Plan, caps: Caps | None) -> Experiment:
    """Learn how interesting the work is. Worth is linear in it, so what cannot be learned does not matter."""
    given = solved.problem
    spread = basis.inputs.value("interest_spread") * basis.inputs.value("project_reliability") ** 0.5
    nodes, weights = np.polynomial.hermite_e.hermegauss(5)
    weights = weights / weights.sum()
    worlds = []
    for node, weight in zip(nodes, weights, strict=True):
        families = tuple(
            replace(
                family, ratings=replace(family.ratings, interest=family.ratings.interest + spread * float(node))
            )
            for family in given.families
        )
        label = f"{given.families[0].ratings.interest + spread * float(node):.2f}"
        worlds.append((label, float(weight), replace(given, families=families)))
    cost = given.project_cost + _effort(given, given.project)
    return _weigh(solved, "project", -1, worlds, cost, caps)


def _transfer(basis: Basis, solved: Plan, caps: Caps | None) -> Experiment:
    """Learn whether a transfer is likely, by asking before asking for it. Worth is linear in the chance."""
    given = solved.problem
    chance = basis.inputs.quantity("transfer_chance")
    low, high = min(chance.low, chance.value), max(chance.high, chance.value)
    share = (chance.value - low) / (high - low) if high > low else 1.0
    worlds = [
        (f"{value:.0%}", weight, replace(given, transfer_chance=value))
        for value, weight in ((low, 1 - share), (high, share))
    ]
    return _weigh(solved, "transfer_talk", -1, worlds, _effort(given, TALK_HOURS), caps)


def _weigh(
    solved: Plan,
    name: Name,
    family: int,
    worlds: list[tuple[str, float, Problem]],
    cost: float,
    caps: Caps | None,
) -> Experiment:
    own = course(solved.best_action)
    total, results = 0.0, []
    for label, chance, world in worlds:
        after = plan(world, caps)
        total += chance * after.value
        results.append(Result(label, chance, course(after.best_action), after.pay(after.value)))
    before = solved.value if caps is None else plan(solved.problem, caps).value
    # More information cannot be worth less than none: what is left below zero is the error of the model.
    information = max(total - before, 0.0)
    other = sum(result.chance for result in results if result.course not in {own, "wait"})
    changes = other >= COUNTS
    return Experiment(name, family, information, cost, tuple(results), changes, abs(min(total - before, 0.0)))


def _effort(given: Problem, hours: float) -> float:
    """Return what so many hours cost at the person's own weight of workload."""
    return given.weights.workload * hours / (FULL_WEEK * WEEKS)


def _with_family(given: Problem, place: int, family: Family) -> Problem:
    families = list(given.families)
    families[place] = family
    return replace(given, families=tuple(families))
