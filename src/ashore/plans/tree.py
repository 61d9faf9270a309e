"""The plan as a tree a person can read: what to do, what may be seen then, what to do next.

The model has some hundred thousand states; the tree has about a dozen leaves. Its first level is the possible
first steps. Under the best one stands what has become of a hundred people with the same evidence after a few
months, and under each of these what the plan does then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from ashore.plans.career import Action
from ashore.plans.plan import Option, Plan
from ashore.plans.states import Place

Floats = NDArray[np.float64]

Seen = Literal[
    "accepted", "declined", "interviews", "silence", "no_news", "risen", "laid_off", "left", "ended", "ruined"
]
"""What may have happened: an offer taken; one turned down; interviews without an offer; applications without an
answer; nothing to hear of; the next rung of readiness; the job lost; the search given up; out of cash."""

REVIEW: Final = 3
"""Months after which one looks again."""
LEAST: Final = 0.005
"""Branches of less weight are put together."""
MOST_BRANCHES: Final = 6
MOST_ACTIONS: Final = 2


@dataclass(frozen=True, slots=True)
class Then:
    """What the plan does in one of the branches: with which share, worth what, and what comes of it."""

    id: str
    action: Action
    share: float
    pay: float
    offer: float


@dataclass(frozen=True, slots=True)
class Branch:
    """What may be seen after the review months.

    Attributes
    ----------
    weight
        Chance from now.
    month
        Months from now.
    applications, interviews
        Counts by then, on average over the branch.
    pay, offer
        What it is worth as steady monthly pay, and the chance of an AI job by the end from there on.
    """

    id: str
    seen: Seen
    weight: float
    month: int
    applications: float
    interviews: float
    pay: float
    offer: float
    then: tuple[Then, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A first step; ``branches`` only of the one that is looked into."""

    id: str
    option: Option
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where silence changes the plan: after so many applications in so many months without an interview.

    ``before`` and ``after`` are what one does until then and from then on.
    """

    applications: int
    month: int
    before: Action
    after: Action


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole."""

    steps: tuple[Step, ...]
    turn: Turn | None
    month: int


def tree(plan: Plan) -> Tree:
    """Return the tree of a plan."""
    month = min(REVIEW, plan.problem.horizon)
    steps = [
        Step(str(number), option, _branches(plan, str(number), month) if number == 1 else ())
        for number, option in enumerate(plan.options, 1)
    ]
    return Tree(tuple(steps), _turn(plan), month)


def _branches(plan: Plan, parent: str, month: int) -> tuple[Branch, ...]:
    """Sort the states of the month by what was seen, and describe each sort."""
    states = plan.career.states
    mass = plan.mass[month]
    begun = states.place(plan.start[0])
    sorts: dict[Seen, list[int]] = {}
    for x in np.flatnonzero(mass.sum(axis=1) > 0):
        sorts.setdefault(seen(plan, int(x), begun), []).append(int(x))
    weighed = sorted(((float(mass[rows].sum()), name, rows) for name, rows in sorts.items()), reverse=True)
    kept = [item for item in weighed if item[0] >= LEAST][:MOST_BRANCHES]
    later = _later(plan, month)
    return tuple(
        _branch(plan, f"{parent}.{number}", name, weight, month, rows, later)
        for number, (weight, name, rows) in enumerate(kept, 1)
    )


def seen(plan: Plan, x: int, begun: Place) -> Seen:
    """Return what has happened on the way from the start to a state."""
    states = plan.career.states
    if states.ruined[x]:
        return "ruined"
    if states.got[x]:
        return "accepted"
    place = states.place(x)
    if place.kind != "search":
        return "ended"
    if begun.mode in {"job", "job_open"} and place.mode == "none":
        resigned = plan.options[0].action.act == "resign"
        return "left" if resigned and place.applications == 0 else "laid_off" if not resigned else "silence"
    if place.offers > 0:
        return "declined"
    if place.interviews > 0:
        return "interviews"
    if place.rung > begun.rung:
        return "risen"
    return "silence" if place.applications > 0 else "no_news"


def _branch(
    plan: Plan, name: str, what: Seen, weight: float, month: int, rows: list[int], later: Floats
) -> Branch:
    states = plan.career.states
    mass = plan.mass[month][rows]
    value = float((mass * plan.worths[month][rows]).sum() / weight)
    offer = float((mass * later[rows]).sum() / weight)
    places = [states.place(x) for x in rows]
    by_state = mass.sum(axis=1)
    mean = [float(by_state @ np.array([getattr(place, key) for place in places]) / weight)
            for key in ("applications", "interviews")]  # fmt: skip
    return Branch(
        name, what, weight, month, mean[0], mean[1], _pay(plan, month, value), offer,
        _then(plan, name, month, rows, mass, later) if month < plan.problem.horizon else (),
    )  # fmt: skip


def _then(plan: Plan, parent: str, month: int, rows: list[int], mass: Floats, later: Floats) -> tuple[Then, ...]:
    """Return the actions that the plan takes from these states, those most people take first."""
    found: dict[Action, list[float]] = {}
    for x, row in zip(rows, mass, strict=True):
        for level in np.flatnonzero(row):
            action = plan.action(month, x, int(level))
            sums = found.setdefault(action, [0.0, 0.0, 0.0])
            weight = float(row[level])
            for place, value in enumerate((1.0, plan.worths[month, x, level], later[x, level])):
                sums[place] += weight * float(value)
    total = sum(sums[0] for sums in found.values())
    ranked = sorted(found.items(), key=lambda item: -item[1][0])[:MOST_ACTIONS]
    return tuple(
        Then(
            f"{parent}.{number}", action, sums[0] / total, _pay(plan, month, sums[1] / sums[0]), sums[2] / sums[0]
        )
        for number, (action, sums) in enumerate(ranked, 1)
        if action.act != "live" and sums[0] / total >= 0.05
    )


def _pay(plan: Plan, month: int, value: float) -> float:
    """Return the steady pay from a later month on that is worth as much as ``value`` is then."""
    months = np.arange(plan.problem.horizon - month + plan.problem.worth_after)
    return plan.pay(value * plan.annuity / float(np.sum(plan.problem.discount**months)))


def _later(plan: Plan, month: int) -> Floats:
    """Return the chance of an AI job by the end from each state of a month on, (states, levels)."""
    return np.asarray(plan.offer_from[month])


def _turn(plan: Plan) -> Turn | None:
    """Follow the months in which nothing is heard, and return where the plan changes course."""
    career, states = plan.career, plan.career.states
    x, level = plan.start
    before: Action | None = None
    applied = owed = 0.0
    for t in range(plan.problem.horizon):
        action = plan.action(t, x, level)
        searching = action.act in {"apply", "referral_chat"}
        if before is not None and action != before and applied > 0:
            return Turn(round(applied), t, before, action)
        before = action
        flow = float(career.model.flow[career.model.pair_start[x] + plan.solution.policy[t, x, level]])
        place = states.place(x)
        if (
            place.kind != "search"
            or place.mode is None
            or action.act in {"give_up", "resign", "bridge_job", "transfer"}
        ):
            return None
        if searching:
            lattice, family = states.lattice, action.family
            point = (x % lattice.size) if family == place.family else 0
            pace = plan.batches(action, place)
            applied += pace * lattice.unit
            if point >= lattice.counted or lattice.frozen[point]:
                return None
            # Whole batches: of a pace below one, the month in which one is sent.
            owed += pace
            batches, owed = int(owed + 1e-9), owed % 1.0
            x = int(states.search(family, place.mode, place.rung)[lattice.after(batches, 0, 0)[point]])
        level = int(np.clip(np.floor(level + flow + 1e-9), 0, career.model.n_c - 1))
    return None
