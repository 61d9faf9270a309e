"""A solved model, asked what a person wants to know: what is best, what may happen, how far the money lasts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.engine.backend import compiled
from ashore.engine.evaluate import evaluate
from ashore.engine.factored import Solution
from ashore.engine.forward import forward
from ashore.engine.sweep import action_values, solve
from ashore.plans.career import Action, Career, batches, build, referral_batches
from ashore.plans.lattice import Caps, Prediction
from ashore.plans.lives import Lives, play
from ashore.plans.problem import Problem, pay_worth, utility
from ashore.plans.states import Mode, Place

Floats = NDArray[np.float64]

LIVES: Final = 100_000
LIVES_IN_PYTHON: Final = 1_000
"""As many as a person waits for where nothing is compiled."""
SEED: Final = 20241125
"""The lives behind a plan are always the same ones: a figure changes because something has changed."""


@dataclass(frozen=True, slots=True)
class Option:
    """A first step, and what follows from it when the plan is kept to afterwards.

    Attributes
    ----------
    value
        Expected discounted reward.
    pay
        The steady monthly pay in work like the present one that is worth as much.
    offer
        Chance of an AI job within the horizon.
    ruin
        Chance that the cash runs out within the horizon.
    tied
        Whether its distance from the best is below the model's error.
    """

    action: Action
    value: float
    pay: float
    offer: float
    ruin: float
    tied: bool = False


@dataclass(frozen=True, eq=False)
class Plan:
    """The optimal policy of a career model, from the person's present state on."""

    career: Career
    solution: Solution
    predict: Prediction | None = None

    @property
    def problem(self) -> Problem:
        """What was solved."""
        return self.career.problem

    @property
    def start(self) -> tuple[int, int]:
        """The present state: chance state and level of cash."""
        return self.career.states.start, self.career.start_level

    @property
    def value(self) -> float:
        """Expected discounted reward of the plan."""
        return float(self.worths[0][self.start])

    @cached_property
    def worths(self) -> Floats:
        """Value of every state under the plan, (H + 1, states, levels), without what a limit on ruin has cost."""
        if self.problem.ruin_cost == 0.0:
            return self.solution.values
        free = build(replace(self.problem, ruin_cost=0.0), self.career.states.caps, self.predict)
        return evaluate(free.model, self.solution)

    def action(self, t: int, x: int, level: int) -> Action:
        """Return what the plan does."""
        return self.career.action(x, int(self.solution.policy[t, x, level]))

    @cached_property
    def annuity(self) -> float:
        """Discounted months until the end of what counts."""
        months = np.arange(self.problem.horizon + self.problem.worth_after)
        return float(np.sum(self.problem.discount**months))

    def pay(self, value: float) -> float:
        """Return the steady monthly pay, in work like the present one, that is worth as much as ``value``."""
        weights, here = self.problem.weights, self.problem.job
        rated = weights.interest * here.interest - weights.workload * here.workload + weights.city * here.city
        return pay_worth(self.problem, (value / self.annuity - rated) / max(weights.pay, 1e-9))

    @cached_property
    def mass(self) -> Floats:
        """Exact distribution over states at each month, (H + 1, states, levels)."""
        return self.mass_from(*self.start)

    def mass_from(self, x: int, level: int, first: int | None = None) -> Floats:
        """Return the distribution from a state on; ``first`` is another first step than the plan's."""
        begin = np.zeros((self.career.states.count, self.career.model.n_c))
        begin[x, level] = 1.0
        solution = self.solution
        if first is not None:
            policy = solution.policy.copy()
            policy[0, x, level] = first
            solution = Solution(solution.values, policy)
        return forward(self.career.model, solution, begin)

    @cached_property
    def first_values(self) -> tuple[tuple[Action, float], ...]:
        """Every first step with its value, in the order of the acts."""
        x, level = self.start
        values = action_values(self.career.model, self.solution.values[1], x, level)
        return tuple((action, float(value)) for action, value in zip(self.career.actions(x), values, strict=True))

    @property
    def best_action(self) -> Action:
        """The plan's first step."""
        return self.action(0, *self.start)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Every first step, best first; of two that are worth the same, the simpler first."""
        x, level = self.start
        states = self.career.states
        worths = action_values(self.career.model, self.worths[1], x, level)
        judged = dict(self.first_values)
        best = max(judged.values())
        found = []
        for local, (action, value) in enumerate(zip(self.career.actions(x), worths, strict=True)):
            end = self.mass_from(x, level, local)[-1].sum(axis=1)
            offer, ruin = float(end[states.got].sum()), float(end[states.ruined].sum())
            tied = 0.0 < best - judged[action] <= self.error
            found.append(Option(action, float(value), self.pay(float(value)), offer, ruin, tied))
        return tuple(sorted(found, key=lambda option: -judged[option.action]))

    @property
    def error(self) -> float:
        """Value below which a difference says nothing: what the levels of cash and the caps are known to cost."""
        return TIE * self.annuity * self.problem.reference

    @cached_property
    def offer_from(self) -> Floats:
        """Chance of an AI job by the end from each state at each month on, (H + 1, states, levels)."""
        model = self.career.model
        got = self.career.states.got.astype(np.float64)[:, None]
        only = replace(model, reward=np.zeros_like(model.reward), discount=1.0, terminal=got)
        return evaluate(only, self.solution)

    def batches(self, action: Action, place: Place) -> float:
        """Return how many batches an action sends in a month from a place."""
        problem, unit = self.problem, self.career.states.lattice.unit
        if action.act == "referral_chat":
            return referral_batches(problem, unit)
        return batches(problem, unit, place.mode or "none", place.rung) if action.act == "apply" else 0.0

    @cached_property
    def lives(self) -> Lives:
        """Lives under the plan as the world is: true rates, every interview counted, cash to the yuan."""
        count = LIVES if compiled() else LIVES_IN_PYTHON
        rng = np.random.default_rng(SEED)
        return play(self.career, self.solution, count, rng, faithful=False, record=min(count, FAN_LIVES))

    @cached_property
    def offer_by(self) -> Floats:
        """Exact chance of having got an AI job by each month, (H + 1,)."""
        by: Floats = self.mass.sum(axis=2)[:, self.career.states.got].sum(axis=1)
        return by

    @cached_property
    def ruin_by(self) -> Floats:
        """Exact chance that the cash has run out by each month, (H + 1,)."""
        by: Floats = self.mass.sum(axis=2)[:, self.career.states.ruined].sum(axis=1)
        return by

    @cached_property
    def money(self) -> Floats:
        """Cash at each month, quantiles ``FAN`` over lives, (H + 1, len(FAN))."""
        return np.quantile(self.lives.cash, FAN, axis=0).T

    def reservation_pay(self, family: int, mode: Mode, *, month: int = 1) -> float:
        """Return the least take-home pay at which an offer is taken in the first months of the search from a mode.

        Between the points of the pay distribution the value of a job is linear in the utility of its pay.
        """
        career, states = self.career, self.career.states
        points = np.array(self.problem.families[family].pay)
        taken = self.solution.values[month, states.waiting(family, mode, states.wait_of(mode)[1]), self.start[1]]
        lattice = states.lattice
        search = states.search(family, mode, self.problem.rung)
        declined = self.solution.values[month, search[lattice.after(1, 1, 1)[0]], self.start[1]]
        u = utility(self.problem, points)
        slope = (taken[-1] - taken[0]) / max(float(u[-1] - u[0]), 1e-12)
        if slope <= 0 or career.model.n_c < 1:
            return float("nan")
        place = int(np.clip(np.searchsorted(taken, declined), 1, len(points) - 1))
        local = (taken[place] - taken[place - 1]) / max(float(u[place] - u[place - 1]), 1e-12)
        wanted = u[place - 1] + (declined - taken[place - 1]) / (local if local > 0 else slope)
        return max(pay_worth(self.problem, float(wanted)), 0.0)


TIE: Final = 0.002
"""Share of the reference pay: options closer than this are called a tie (docs/model.md)."""
FAN: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
FAN_LIVES: Final = 20_000


def plan(problem: Problem, caps: Caps | None = None, predict: Prediction | None = None) -> Plan:
    """Solve a problem for its families in their order: who has gone over to a later one does not go back."""
    career = build(problem, caps, predict)
    return Plan(career, solve(career.model, problem.horizon), predict)
