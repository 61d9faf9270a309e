"""The career model written out for another library: quantecon solves it as one flat decision process.

Every period becomes two. In the first one acts; chance then leads to a state, or to an offer at a pay. In the
second an offer is an act of its own: to take it or not. So nothing of how the engine values offers is used.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from quantecon.markov import DiscreteDP, backward_induction
from scipy import sparse

from ashore.engine.factored import FactoredModel
from ashore.plans.career import Career, build
from ashore.plans.lattice import Caps
from ashore.plans.plan import plan
from ashore.plans.problem import Problem
from tests.plans.people import person

SMALL = Caps(applications=20, interviews=2, offers=1, invited=2, known=4, pay_points=2, steps=1)


class Flat:
    """Pairs of the two half-periods: (x, level) acts, then (x, level) goes on or (entry, level) chooses."""

    def __init__(self, career: Career) -> None:
        model = career.model
        self.n_c, self.n_x = model.n_c, career.states.count
        self.entries = len(model.choice_first)
        self.size = (2 * self.n_x + self.entries) * self.n_c
        self.rewards: list[float] = []
        self.states: list[int] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.chances: list[float] = []
        ruin = np.broadcast_to(np.asarray(model.ruin), (self.n_x,))
        for x in range(self.n_x):
            for c in range(self.n_c):
                for k in range(model.pair_start[x], model.pair_start[x + 1]):
                    self.pair(x * self.n_c + c, float(model.reward[k]))
                    stock = c + float(model.flow[k])
                    if stock < -1e-9:
                        for to, chance in self.states_of(model, int(ruin[x])):
                            self.lead(self.on(to, 0), chance)
                        continue
                    stock = min(max(stock, 0.0), self.n_c - 1.0)
                    low = int(stock)
                    for level, share in ((low, 1 - stock + low), (min(low + 1, self.n_c - 1), stock - low)):
                        for i in range(model.succ_start[k], model.succ_start[k + 1]):
                            y, chance = int(model.succ[i]), float(model.prob[i]) * share
                            if y < self.n_x:
                                self.lead(self.on(y, level), chance)
                                continue
                            for e in range(model.choice_start[y - self.n_x], model.choice_start[y - self.n_x + 1]):
                                offer = (2 * self.n_x + e) * self.n_c + level
                                self.lead(offer, chance * float(model.choice_prob[e]))
        for x in range(self.n_x):
            for c in range(self.n_c):
                self.pair(self.on(x, c), 0.0)
                self.lead(x * self.n_c + c, 1.0)
        for e in range(self.entries):
            for c in range(self.n_c):
                for to in (int(model.choice_first[e]), int(model.choice_second[e])):
                    if to >= 0:
                        self.pair((2 * self.n_x + e) * self.n_c + c, 0.0)
                        self.lead(to * self.n_c + c, 1.0)

    def states_of(self, model: FactoredModel, node: int) -> list[tuple[int, float]]:
        """Where ruin leads: a state, or the lottery of those who may find a job in that month."""
        if node < self.n_x:
            return [(node, 1.0)]
        entries = range(model.choice_start[node - self.n_x], model.choice_start[node - self.n_x + 1])
        return [(int(model.choice_first[e]), float(model.choice_prob[e])) for e in entries]

    def on(self, x: int, level: int) -> int:
        return (self.n_x + x) * self.n_c + level

    def pair(self, state: int, reward: float) -> None:
        self.states.append(state)
        self.rewards.append(reward)

    def lead(self, to: int, chance: float) -> None:
        self.rows.append(len(self.states) - 1)
        self.columns.append(to)
        self.chances.append(chance)

    def value(self, career: Career) -> float:
        """Solve it; half a period discounts by the root of a whole one."""
        horizon, model = career.problem.horizon, career.model
        transitions = sparse.csr_matrix(
            (self.chances, (self.rows, self.columns)), shape=(len(self.states), self.size)
        )
        actions = np.zeros(len(self.states), dtype=int)
        for place in range(1, len(self.states)):
            same = self.states[place] == self.states[place - 1]
            actions[place] = actions[place - 1] + 1 if same else 0
        process = DiscreteDP(
            np.array(self.rewards), transitions, np.sqrt(model.discount), np.array(self.states), actions
        )
        end = np.zeros(self.size)
        end[: self.n_x * self.n_c] = np.broadcast_to(model.terminal, (self.n_x, self.n_c)).ravel()
        values, _ = backward_induction(process, 2 * horizon, end)
        return float(values[0][career.states.start * self.n_c + career.start_level])


@pytest.mark.parametrize(
    "problem",
    [
        person(horizon=6, rung=2, cash=21000.0),
        person(horizon=6, rung=3, employed=False, income=0.0, cash=15000.0),
        person(
            horizon=5,
            rung=2,
            risk_aversion=2.0,
            considered=frozenset({"stay", "apply", "referral_chat", "project", "transfer", "resign", "give_up"}),
        ),
        person(horizon=5, rung=3, lag=1, families=(person().families[0], replace(person().families[0], role="b"))),
    ],
    ids=("with a job", "without one", "careful, all ways", "two families"),
)
def test_another_library_finds_the_same_worth(problem: Problem) -> None:
    career = build(problem, SMALL)
    assert plan(problem, SMALL).value == pytest.approx(Flat(career).value(career), rel=1e-9)
