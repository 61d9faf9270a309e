"""The model against every policy there is, in worlds small enough to try them all.

What follows plays the months from the sentences of docs/model.md and shares no line with the model: chances are
worked out by hand, cash is kept in yuan, and each policy is followed through every history.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import comb

import pytest
from scipy.special import betaln

from ashore.plans.lattice import Caps
from ashore.plans.plan import plan
from ashore.plans.problem import Family, Problem, Ratings, Weights
from tests.plans.people import person

WIDE = Caps(applications=100, interviews=4, offers=4, invited=2, known=4, pay_points=1, steps=1)
Situation = tuple[str, int, int, int]  # where one is, applications, interviews, offers turned down


def beta_binomial(k: int, n: int, a: float, b: float) -> float:
    from math import exp

    return comb(n, k) * exp(float(betaln(a + k, b + n - k) - betaln(a, b)))


@dataclass
class World:
    """Two months of one person: what may happen, told month by month."""

    problem: Problem
    each: int
    """Applications a month."""

    def acts(self, where: str) -> tuple[str, ...]:
        return ("stay", "give_up", "apply") if where == "job" else ("give_up", "apply")

    def month(self, situation: Situation, act: str) -> list[tuple[float, Situation, bool]]:
        """(chance, situation, whether an offer lies there) after a month."""
        where, n, s, o = situation
        if act == "stay":
            return [(1.0, situation, False)]
        if act == "give_up":
            return [(1.0, ("kept" if where == "job" else "seeking", 0, 0, 0), False)]
        family = self.problem.families[0]
        a, b = family.interview[0] + s, family.interview[1] + n - s
        c, d = family.offer[0] + o, family.offer[1] + s - o
        found = []
        for k in range(self.each + 1):
            for j in range(k + 1):
                chance = beta_binomial(k, self.each, a, b) * beta_binomial(j, k, c, d)
                found.append((chance, (where, n + self.each, s + k, o + j), j > 0))
        return found

    def pay(self, where: str) -> float:
        problem = self.problem
        return {
            "job": problem.income, "kept": problem.income, "back": problem.old_pay,
            "ai": problem.families[0].pay[0], "recovered": problem.old_pay,
        }.get(where, 0.0)  # fmt: skip

    def reward(self, where: str, act: str) -> float:
        problem, weights = self.problem, self.problem.weights
        if where in {"ruined", "poor"}:
            return (problem.ruin_living - 1) * problem.spending
        ratings = {"job": problem.job, "kept": problem.job, "back": problem.job, "recovered": problem.job,
                   "ai": problem.families[0].ratings}.get(where, Ratings())  # fmt: skip
        hours = {("job", "apply"): problem.study_beside, ("none", "apply"): problem.search_full}.get(
            (where, act), 0
        )
        effort = hours / (365.25 / 7 / 12) / 40
        return (
            self.pay(where) + weights.interest * ratings.interest - weights.workload * (ratings.workload + effort)
        )

    def drift(self, where: str) -> list[tuple[float, str]]:
        """Where those who no longer search are a month later."""
        problem = self.problem
        return {
            "kept": [(1 - problem.layoff, "kept"), (problem.layoff, "seeking")],
            "seeking": [(problem.old_again, "back"), (1 - problem.old_again, "seeking")],
            "back": [(1 - problem.layoff, "back"), (problem.layoff, "seeking")],
            "ai": [(1 - problem.ai_layoff, "ai"), (problem.ai_layoff, "again")],
            "again": [(problem.ai_again, "ai"), (1 - problem.ai_again, "again")],
            "ruined": [(problem.old_again, "recovered"), (1 - problem.old_again, "poor")],
            "poor": [(problem.old_again, "recovered"), (1 - problem.old_again, "poor")],
            "recovered": [(1 - problem.layoff, "recovered"), (problem.layoff, "poor")],
        }[where]  # fmt: skip

    def flow(self, where: str) -> float:
        return 0.0 if where in {"ruined", "poor", "recovered"} else self.pay(where) - self.problem.spending

    def after(self, where: str, months: int) -> float:
        """What a situation is worth when nothing is decided any more."""
        if months == 0:
            return 0.0
        later = sum(chance * self.after_cached(to, months - 1) for chance, to in self.drift(where))
        return self.reward(where, "") + self.problem.discount * later

    def after_cached(self, where: str, months: int) -> float:
        key = (where, months)
        if key not in self._known:
            self._known[key] = self.after(where, months)
        return self._known[key]

    def __post_init__(self) -> None:
        self._known: dict[tuple[str, int], float] = {}

    def end(self, where: str) -> float:
        held = {"job": "kept", "none": "seeking"}.get(where, where)
        return self.after_cached(held, self.problem.worth_after)

    def worth(
        self, t: int, situation: Situation, cash: float,
        act: Callable[[int, Situation, float], str], takes: Callable[[int, Situation, float], bool],
    ) -> float:  # fmt: skip
        """Follow one policy to the end."""
        where = situation[0]
        if t == self.problem.horizon:
            return self.end(where)
        searching = where in {"job", "none"}
        chosen = act(t, situation, cash) if searching else ""
        value = self.reward(where, chosen)
        left = cash + self.flow(where)
        if left < -1e-6 and where not in {"ruined", "poor", "recovered"}:
            rescue = {"seeking": self.problem.old_again, "again": self.problem.ai_again}.get(where, 0.0)
            for to, chance in (("recovered", rescue), ("ruined", 1 - rescue)):
                value += self.problem.discount * chance * self.worth(t + 1, (to, 0, 0, 0), 0.0, act, takes)
            return value
        outcomes = (
            self.month(situation, chosen)
            if searching
            else [(chance, (to, 0, 0, 0), False) for chance, to in self.drift(where)]
        )
        for chance, then, offered in outcomes:
            if offered and takes(t + 1, then, left):
                then = ("ai", 0, 0, 0)  # noqa: PLW2901 - the job in place of the search
            value += self.problem.discount * chance * self.worth(t + 1, then, left, act, takes)
        return value

    def questions(self) -> tuple[list[tuple[int, Situation, float]], list[tuple[int, Situation, float]]]:
        """Every situation in which something is to be decided, and every one in which an offer lies there."""
        start = ("job" if self.problem.employed else "none", 0, 0, 0)
        decide: list[tuple[int, Situation, float]] = [(0, start, self.problem.cash)]
        offers: list[tuple[int, Situation, float]] = []
        for t, situation, cash in decide:
            left = cash + self.flow(situation[0])
            if t + 1 > self.problem.horizon or left < 0:
                continue
            for act in self.acts(situation[0]):
                for _, then, offered in self.month(situation, act):
                    place = (t + 1, then, left)
                    if offered and place not in offers:
                        offers.append(place)
                    if then[0] in {"job", "none"} and place not in decide and t + 1 < self.problem.horizon:
                        decide.append(place)
        return decide, offers

    def policies(self) -> Iterator[float]:
        """Yield the worth of every policy."""
        decide, offers = self.questions()
        start = decide[0]
        for acts in itertools.product(*(self.acts(situation[0]) for _, situation, _ in decide)):
            chosen = dict(zip(decide, acts, strict=True))
            for answers in itertools.product((True, False), repeat=len(offers)):
                taken = dict(zip(offers, answers, strict=True))
                yield self.worth(
                    0, start[1], start[2],
                    lambda t, situation, cash, chosen=chosen: chosen[t, situation, cash],  # type: ignore[misc]
                    lambda t, situation, cash, taken=taken: taken[t, situation, cash],  # type: ignore[misc]
                )  # fmt: skip


SMALL = person(
    horizon=2,
    rung=3,
    risk_aversion=0.0,
    weights=Weights(1.0, 1500.0, 800.0, 0.0),
    families=(Family("ai_product_manager", (1.0, 4.0), (2.0, 3.0), (13000.0,), Ratings(0.8, 0.6, 0.5)),),
    applications=(1.0, 1.0, 1.0, 1.0),
    beside=1.0,
    lag_job=0,
    considered=frozenset({"stay", "apply", "give_up"}),
)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("no job, and cash for one month", replace(SMALL, employed=False, income=0.0, cash=8000.0)),
        ("no job, an offer worse than the old field", replace(
            SMALL, employed=False, income=0.0, cash=30000.0, families=(replace(SMALL.families[0], pay=(4000.0,)),)
        )),
        ("a job that is safe", replace(SMALL, layoff=0.0)),
        ("a job better than any offer", replace(SMALL, layoff=0.0, income=14500.0)),
    ],
)  # fmt: skip
def test_no_policy_is_better_than_the_plan(name: str, problem: Problem) -> None:
    world = World(problem, each=1)
    worths = list(world.policies())
    assert len(worths) >= 32, name
    assert plan(problem, WIDE).value == pytest.approx(max(worths), rel=1e-10, abs=1e-6)
    assert max(worths) - min(worths) > 1, "policies differ, or there is nothing to compare"


def test_two_interviews_a_month_are_counted_as_by_hand() -> None:
    """With two applications a month a month may bring two offers: they count as one better one, and as two."""
    problem = replace(SMALL, employed=False, income=0.0, applications=(2.0,) * 4, horizon=1, cash=30000.0)
    caps = replace(WIDE, applications=100)
    world = World(problem, each=2)
    assert plan(problem, caps).career.states.lattice.unit == 1
    assert plan(problem, caps).value == pytest.approx(max(world.policies()), rel=1e-10)
