"""What the plan is worth to people with true rates drawn from their beliefs, beside rules and a clairvoyant.

Every policy is evaluated exactly in a world with the person's true rates (they are not known to the person), by
the engine's policy evaluation; nothing is simulated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ashore.engine.evaluate import evaluate
from ashore.engine.factored import Solution
from ashore.plans.career import ACTS, Career, build
from ashore.plans.families import clairvoyant
from ashore.plans.lattice import ByRates
from ashore.plans.plan import Plan, plan
from ashore.plans.problem import Problem
from evaluation.people import drawn_rates, random_problem
from evaluation.table import Row, Table

PEOPLE: Final = 1_000
SEED: Final = 2026
ANY_OFFER: Final = 1e12
"""Value of every job to those who take the first they get."""

RULES: Final[Mapping[str, tuple[str, ...]]] = {
    "stay": ("give_up", "stay"),
    "resign and study at once": ("resign", "study_full_time", "apply", "give_up"),
    "apply to everything from today": ("apply", "give_up", "stay"),
}
"""The first of these acts that a state allows is done, month after month."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Steady monthly pay that each way is worth, by name, one figure a person."""

    pay: Mapping[str, NDArray[np.float64]]

    @property
    def best_rule(self) -> str:
        """The rule that is worth most on average."""
        return max(RULES, key=lambda name: float(self.pay[name].mean()))

    @property
    def closed(self) -> float:
        """Share of the gap between the best rule and the clairvoyant that the plan closes."""
        rule = float(self.pay[self.best_rule].mean())
        return (float(self.pay["plan"].mean()) - rule) / (float(self.pay["clairvoyant"].mean()) - rule)


def measure(people: int = PEOPLE, seed: int = SEED, horizon: int = 36) -> Worth:
    """Draw people and their true rates, and evaluate every way of deciding for each."""
    rng = np.random.default_rng(seed)
    found: dict[str, list[float]] = {name: [] for name in (*RULES, "plan", "clairvoyant")}
    for _ in range(people):
        problem = random_problem(rng, horizon=horizon)
        for name, value in one(problem, drawn_rates(problem, rng)).items():
            found[name].append(value)
    return Worth({name: np.array(values) for name, values in found.items()})


def one(problem: Problem, rates: tuple[tuple[float, float], ...]) -> dict[str, float]:
    """Evaluate every way of deciding for one person in the world of the true rates."""
    solved = plan(problem)
    true = build(problem, predict=ByRates(problem.families, rates))
    found = {name: _pay(solved, true, rule(solved.career, acts)) for name, acts in RULES.items()}
    found["plan"] = _pay(solved, true, solved.solution)
    found["clairvoyant"] = solved.pay(clairvoyant(problem, rates).value)
    return found


def rule(career: Career, acts: tuple[str, ...]) -> Solution:
    """Return the policy of a rule: the first of ``acts`` that a state allows, and every offer is taken."""
    model, states = career.model, career.states
    rank = np.array([acts.index(act) if act in acts else len(acts) for act in ACTS])
    of_pairs = rank[career.acts]
    local = np.array([
        int(np.argmin(of_pairs[begin:end]))
        for begin, end in zip(model.pair_start[:-1], model.pair_start[1:], strict=True)
    ])  # fmt: skip
    horizon = career.problem.horizon
    policy = np.broadcast_to(local.astype(np.uint8)[None, :, None], (horizon, states.count, model.n_c))
    taken = np.where(states.got, ANY_OFFER, 0.0)
    values = np.broadcast_to(taken[None, :, None], (horizon + 1, states.count, model.n_c))
    return Solution(np.ascontiguousarray(values), np.ascontiguousarray(policy))


def _pay(solved: Plan, true: Career, solution: Solution) -> float:
    return solved.pay(float(evaluate(true.model, solution)[0][solved.start]))


def table(worth: Worth) -> Table:
    """Return the figures as a table."""
    rows = []
    for name, pay in worth.pay.items():
        less = worth.pay["plan"] - pay
        error = float(less.std(ddof=1) / np.sqrt(pay.size))
        rows.append(
            (name, f"{pay.mean():,.0f}", f"{less.mean():+,.0f} ± {error:,.0f}", f"{(less > 0).mean():.0%}")
        )
    people = worth.pay["plan"].size
    header = ("way of deciding", "worth, CNY a month", "the plan's lead", "people for whom the plan is worth more")
    return Table(f"Worth of the plan, {people:,} random people", header, tuple(rows))


def rows(worth: Worth) -> list[Row]:
    """Return the share of the gap as a row."""
    return [
        Row(
            f"gap between “{worth.best_rule}” and a clairvoyant that the plan closes",
            f"{worth.closed:.0%}",
            "above 0",
            worth.closed > 0,
        )
    ]
