"""The career model: from a `Problem` to the arrays of a factored decision process. See docs/model.md.

Chance (interviews, offers, learning, lay-off) does not depend on cash, and cash moves by what one does and not by
what chance brings: so the state factors, and the engine sweeps over cash in cache.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from ashore.engine.factored import FactoredModel
from ashore.plans.lattice import ByBelief, Caps, Outcomes, Prediction, lattice
from ashore.plans.problem import FULL_WEEK, RUNG_COUNT, Problem, Ratings, utility
from ashore.plans.states import BROKE, Mode, States

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

Act = Literal[
    "stay", "give_up", "study_beside_work", "apply", "referral_chat", "project", "transfer", "resign",
    "study_full_time", "bridge_job", "live",
]  # fmt: skip
ACTS: Final[tuple[Act, ...]] = (
    "stay", "give_up", "study_beside_work", "apply", "referral_chat", "project", "transfer", "resign",
    "study_full_time", "bridge_job", "live",
)  # fmt: skip
"""Simplest first: of two that are worth the same the first is taken. ``live`` is where nothing is chosen."""

WEEKS: Final = 365.25 / 7 / 12
"""Weeks of a month."""
MOST_LEARNING: Final = 0.95
"""However many hours: a month does not lift everybody to the next rung."""
ROOM_MONTHS: Final = 18
SAVED_MONTHS: Final = 6
"""Cash is told apart up to so many months of spending, or so many more than there are now."""
FRACTION: Final = 0.06
"""Batches a month that are a whole number but for this share are taken for it."""


@dataclass(frozen=True, slots=True)
class Action:
    """What is done in a month; ``family`` is the one applied to, -1 where none is."""

    act: Act
    family: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Career:
    """The model with what its numbers mean.

    Attributes
    ----------
    acts, act_families
        int (n_pairs,): place in ``ACTS`` and role family of every pair.
    step
        CNY of a level of cash; level ``j`` is ``bottom + j * step`` above the floor.
    start_level
        Level of the person's cash: a whole number by construction.
    """

    problem: Problem
    states: States
    model: FactoredModel
    acts: NDArray[np.int8]
    act_families: NDArray[np.int16]
    step: float
    bottom: float
    start_level: int

    def action(self, x: int, local: int) -> Action:
        """Return the action that has a local number in a state."""
        pair = int(self.model.pair_start[x]) + local
        return Action(ACTS[self.acts[pair]], int(self.act_families[pair]))

    def actions(self, x: int) -> tuple[Action, ...]:
        """Return all actions of a state, in their order."""
        count = int(self.model.pair_start[x + 1] - self.model.pair_start[x])
        return tuple(self.action(x, local) for local in range(count))

    @property
    def size(self) -> int:
        """Count of states: chance states times levels of cash."""
        return self.states.count * self.model.n_c


def batch_unit(problem: Problem) -> int:
    """Return the applications of a batch: a quarter of the busiest month's."""
    return max(1, round(max(problem.applications[problem.rung :]) / 4))


def batches(problem: Problem, unit: int, mode: Mode, rung: int) -> float:
    """Return how many batches a month of applications is; of a fraction, so often one more is sent."""
    share = 1.0 if mode == "none" else problem.beside
    return _nearly_whole(problem.applications[rung] * share / unit)


def referral_batches(problem: Problem, unit: int) -> float:
    """Return how many batches a month of referral chats is worth."""
    return _nearly_whole(problem.referral / unit)


def _nearly_whole(count: float) -> float:
    """Take a fraction that is hardly one for none: it would double the outcomes."""
    near = round(count)
    return float(near) if near > 0 and abs(count - near) < FRACTION * near else count


def build(problem: Problem, caps: Caps | None = None, predict: Prediction | None = None) -> Career:
    """Return the model of a problem.

    Parameters
    ----------
    predict
        What a month of applications brings, where it is not predicted from the belief: for worlds in which the
        true rates are known.

    Raises
    ------
    ValueError
        Where the problem holds no role family, or two with different numbers of pay points.
    """
    if len({len(family.pay) for family in problem.families}) != 1:
        raise ValueError("a career model needs role families, all with as many points of pay")
    caps = caps or Caps()
    states = States(problem, caps, lattice(caps, batch_unit(problem)))
    return _Builder(states, predict or ByBelief(problem.families)).career()


@dataclass(slots=True)
class _Block:
    """Pairs of one act for many states at once: successors (n, m) and their chances (n, m)."""

    x: Ints
    act: int
    family: int
    reward: float
    flow: float
    succ: Ints
    prob: Floats


class _Builder:
    def __init__(self, states: States, predict: Prediction) -> None:
        self.states = states
        self.problem = states.problem
        self.lattice = states.lattice
        self.predict = predict
        self.blocks: list[_Block] = []
        self.nodes = _Nodes(states.count)
        self._outcomes: dict[tuple[int, int], Outcomes] = {}
        self._offers: dict[tuple[int, Mode, int, int], Ints] = {}
        self._known: dict[int, Floats] = {}
        self._staying: dict[tuple[int, Mode, int], Ints] = {}
        self._knowing: dict[tuple[int, Mode, int], Ints] = {}
        spending = max(self.problem.spending, 100.0)
        self.step = spending / states.caps.steps
        # More cash than lasts for years cannot run out, and less is needed the less there is of it.
        months = max(ROOM_MONTHS, float(np.ceil(self.problem.cash / spending)) + SAVED_MONTHS)
        self.levels = states.caps.steps * int(min(self.problem.horizon + 1, months)) + 2
        # A whole number of steps from the person's cash to the first level, and from one month without pay to the
        # next: the months that the cash lasts are exact.
        self.start_level = min(int(np.floor(self.problem.cash / self.step + 1e-9)), self.levels - 1)
        self.bottom = self.problem.cash - np.floor(self.problem.cash / self.step + 1e-9) * self.step

    def career(self) -> Career:
        for family in range(self.states.families):
            for mode in self.states.modes:
                for rung in self.states.rungs:
                    self._search(family, mode, rung)
        self._afterwards()
        return self._assemble()

    # Months of looking for it

    def _search(self, family: int, mode: Mode, rung: int) -> None:
        problem, considered = self.problem, self.problem.considered
        x = self.states.search(family, mode, rung)
        employed = mode in {"job", "job_open"}
        beside = mode != "none"
        income = problem.income if employed else problem.bridge_pay if mode == "bridge" else 0.0
        base = self._reward(income, self._ratings(mode))
        search_hours = (problem.study_beside if beside else problem.search_full) / WEEKS
        learn_hours = problem.study_beside if beside else problem.study_full
        stays = self._stays(family, mode, rung)
        add = self._adder(x, income)

        if employed:
            add("stay", base, *_surely(x, stays))
            add("give_up", base, *_surely(x, self.states.one("kept")))
        elif "give_up" in considered or mode == "none":
            add("give_up", base, *_surely(x, self.states.one("seeking")))
        if rung + 1 < RUNG_COUNT:
            lifted = self._stays(family, mode, rung + 1)
            study = self._effort(base, learn_hours / WEEKS)
            if beside and "study_beside_work" in considered:
                add("study_beside_work", study, *self._learning(stays, lifted, rung, learn_hours))
            if mode == "none" and "study_full_time" in considered:
                chance = self._learning(stays, lifted, rung, learn_hours)
                add("study_full_time", study, *chance, cost=problem.study_cost)
            if "project" in considered:
                hours = problem.project + learn_hours / 2
                chance = self._learning(stays, lifted, rung, hours)
                add("project", self._effort(base, hours / WEEKS), *chance, cost=problem.project_cost)
        if "apply" in considered:
            tried = self._effort(base, search_hours)
            for other in range(family, self.states.families):
                pace = batches(problem, self.lattice.unit, mode, rung)
                add("apply", tried, *self._apply(family, other, mode, rung, pace), family=other)
                if "referral_chat" in considered and problem.referral > 0:
                    pace = referral_batches(problem, self.lattice.unit)
                    add("referral_chat", base, *self._apply(family, other, mode, rung, pace), family=other)
        if mode == "job_open":
            granted = np.full(x.size, self.states.one("transferred"))
            refused, odds = self._stays(family, "job", rung), problem.transfer_chance
            add("transfer", base, np.stack([granted, refused], axis=1), _rows(x.size, odds, 1 - odds))
        if beside and "resign" in considered:
            add("resign", base, *_surely(x, self.states.search(family, "none", rung)))
        if mode == "none" and "bridge" in self.states.modes:
            found = problem.bridge_found
            here, there = x, self.states.search(family, "bridge", rung)
            add("bridge_job", base, np.stack([there, here], axis=1), _rows(x.size, found, 1 - found))

    def _adder(self, x: Ints, income: float) -> Callable[..., None]:
        problem = self.problem

        def add(act: Act, reward: float, succ: Ints, prob: Floats, *, family: int = -1, cost: float = 0.0) -> None:
            flow = (income - problem.spending - cost) / self.step
            # Money spent on the way is gone also for those whom it does not ruin.
            worth = reward - problem.weights.pay * cost
            self.blocks.append(_Block(x, ACTS.index(act), family, worth, flow, succ, prob))

        return add

    def _stays(self, family: int, mode: Mode, rung: int) -> Ints:
        """Return where a month without news leads from each point: the same place, or out of the job.

        With a job it is a node of its own, so that a sweep meets the lay-off once and not in every act.
        """
        here = self.states.search(family, mode, rung)
        if mode not in {"job", "job_open"} or self.problem.layoff == 0.0:
            return here
        key = (family, mode, rung)
        if key not in self._staying:
            out = self.states.search(family, "none", rung)
            both = np.stack([here, out], axis=1)
            chances = _rows(here.size, 1 - self.problem.layoff, self.problem.layoff)
            self._staying[key] = self.nodes.add(both, np.full(both.shape, -1), chances)
        return self._staying[key]

    def _learning(self, stays: Ints, lifted: Ints, rung: int, hours: float) -> tuple[Ints, Floats]:
        chance = min(hours / self.problem.learn[rung], MOST_LEARNING)
        return np.stack([lifted, stays], axis=1), _rows(stays.size, chance, 1 - chance)

    def _apply(self, active: int, family: int, mode: Mode, rung: int, pace: float) -> tuple[Ints, Floats]:
        """Return where a month of applications leads. Another family than the active one starts from its prior."""
        lattice = self.lattice
        points = np.arange(lattice.size) if family == active else np.zeros(lattice.size, dtype=np.int64)
        whole, more = int(pace), pace % 1.0
        succ, prob = [], []
        for count, share in ((whole, 1.0 - more), (whole + 1, more)):
            if share > 0.0:
                to, chance = self._batches(family, mode, rung, count)
                succ.append(to[points])
                prob.append(chance[points] * share)
        return np.concatenate(succ, axis=1), np.concatenate(prob, axis=1)

    def _batches(self, family: int, mode: Mode, rung: int, count: int) -> tuple[Ints, Floats]:
        """Return where so many batches lead from each point of a family's own lattice."""
        lattice, stays = self.lattice, self._stays(family, mode, rung)
        if count == 0:
            return _surely(stays, stays)
        key = (family, count)
        if key not in self._outcomes:
            self._outcomes[key] = self.predict.outcomes(lattice, family, count * lattice.unit)
        found = self._outcomes[key]
        told = self._told(family, mode, rung)
        frozen = np.zeros(lattice.size, dtype=np.bool_)
        frozen[: lattice.counted] = lattice.frozen
        succ = []
        for k, j in zip(found.interviews, found.offers, strict=True):
            after = lattice.after(count, k, j)
            # A month that brings an offer brings no lay-off: who takes the offer would not feel it.
            succ.append(self._offer(family, mode, rung, j)[after] if j else np.where(frozen, told, stays[after]))
        return np.stack(succ, axis=1), found.prob

    def _offer(self, family: int, mode: Mode, rung: int, offers: int) -> Ints:
        """Return the choice nodes at which the best of so many offers is taken or turned down, one a point."""
        key = (family, mode, rung, offers)
        if key not in self._offers:
            taken = self.states.waiting(family, mode, self.states.wait_of(mode)[1])
            declined = self.states.search(family, mode, rung)
            size, points = declined.size, taken.size
            edges = (np.arange(points + 1) / points) ** offers
            self._offers[key] = self.nodes.add(
                np.broadcast_to(taken, (size, points)),
                np.broadcast_to(declined[:, None], (size, points)),
                np.broadcast_to(np.diff(edges), (size, points)),
            )
        return self._offers[key]

    def _told(self, family: int, mode: Mode, rung: int) -> Ints:
        """Return the nodes at which the rates become known, one a point; only those of frozen points are used."""
        key = (family, mode, rung)
        if key not in self._knowing:
            lattice, loss = self.lattice, self.problem.layoff if mode in {"job", "job_open"} else 0.0
            if family not in self._known:
                self._known[family] = self.predict.known(lattice, family)[lattice.frozen]
            chances = self._known[family]
            known = slice(lattice.counted, None)
            states = [self.states.search(family, mode, rung)[known]]
            shares = [chances * (1 - loss)]
            if loss:
                states.append(self.states.search(family, "none", rung)[known])
                shares.append(chances * loss)
            first = np.broadcast_to(np.concatenate(states), (chances.shape[0], sum(map(len, states))))
            made = self.nodes.add(first, np.full(first.shape, -1), np.concatenate(shares, axis=1))
            nodes = np.full(lattice.size, -1, dtype=np.int64)
            nodes[: lattice.counted][lattice.frozen] = made
            self._knowing[key] = nodes
        return self._knowing[key]

    # What a month is worth

    def _ratings(self, mode: Mode) -> Ratings:
        if mode == "bridge":
            return self.problem.bridge
        if mode == "none":
            return Ratings(city=self.problem.job.city)
        return self.problem.job

    def _reward(self, pay: float, ratings: Ratings) -> float:
        weights = self.problem.weights
        return (
            weights.pay * float(utility(self.problem, pay))
            + weights.interest * ratings.interest
            - weights.workload * ratings.workload
            + weights.city * ratings.city
        )

    def _effort(self, base: float, hours: float) -> float:
        """Return the reward with so many hours a week of study or search on top."""
        return base - self.problem.weights.workload * hours / FULL_WEEK

    # What comes after the search

    def _afterwards(self) -> None:
        problem, states = self.problem, self.states
        for mode in states.modes:
            self._waiting(mode)
        for family, given in enumerate(problem.families):
            again = states.again(family)
            jobs = states.ai(family)
            for x, pay in zip(jobs, given.pay, strict=True):
                self._live(int(x), pay, given.ratings, (int(x), 1 - problem.ai_layoff), (again, problem.ai_layoff))
            middle = int(jobs[jobs.size // 2])
            self._live(
                again, 0.0, self._ratings("none"), (middle, problem.ai_again), (again, 1 - problem.ai_again)
            )
        one = states.one
        ai = problem.families[0].ratings
        self._live(one("transferred"), problem.transfer_pay, ai,
                   (one("transferred"), 1 - problem.layoff), (states.again(0), problem.layoff))  # fmt: skip
        self._live(one("kept"), problem.income, problem.job,
                   (one("kept"), 1 - problem.layoff), (one("seeking"), problem.layoff))  # fmt: skip
        self._live(one("seeking"), 0.0, self._ratings("none"),
                   (one("back"), problem.old_again), (one("seeking"), 1 - problem.old_again))  # fmt: skip
        self._live(one("back"), problem.old_pay, problem.job,
                   (one("back"), 1 - problem.layoff), (one("seeking"), problem.layoff))  # fmt: skip
        for ending in ("", "_after"):
            ruined, poor, recovered = (one(f"{kind}{ending}") for kind in BROKE)
            living = (problem.ruin_living - 1.0) * problem.spending
            for x, cost in ((ruined, problem.ruin_cost), (poor, 0.0)):
                found, not_yet = (recovered, problem.old_again), (poor, 1 - problem.old_again)
                self._live(x, living, self._ratings("none"), found, not_yet, flow=0.0, cost=cost)
            self._live(recovered, problem.old_pay, problem.job,
                       (recovered, 1 - problem.layoff), (poor, problem.layoff), flow=0.0)  # fmt: skip

    def _waiting(self, mode: Mode) -> None:
        name, lag = self.states.wait_of(mode)
        if mode == "job" and "job_open" in self.states.modes:
            return  # the months before a new job are the same from both
        pay = (
            self.problem.income if name == "waiting_job" else self.problem.bridge_pay if mode == "bridge" else 0.0
        )
        for family in range(self.states.families):
            for left in range(1, lag + 1):
                later = self.states.waiting(family, mode, left - 1)
                for x, then in zip(self.states.waiting(family, mode, left), later, strict=True):
                    self._live(int(x), pay, self._ratings(mode), (int(then), 1.0))

    def _live(
        self,
        x: int,
        pay: float,
        ratings: Ratings,
        *successors: tuple[int, float],
        flow: float | None = None,
        cost: float = 0.0,
    ) -> None:
        moved = (pay - self.problem.spending) / self.step if flow is None else flow
        succ, prob = zip(*successors, strict=True)
        self.blocks.append(_Block(
            np.array([x]), ACTS.index("live"), -1, self._reward(pay, ratings) - cost, moved,
            np.array([succ]), np.array([prob], dtype=np.float64),
        ))  # fmt: skip

    def _terminal(self, pairs: _Pairs) -> Floats:
        """Return what the end of the horizon is worth: its situation for ``worth_after`` months more.

        Whoever still searches then takes the old field's way; only what is not chosen any more goes on.
        """
        problem, states = self.problem, self.states
        first = states.searching
        begin, end = pairs.start[np.searchsorted(pairs.x, first)], pairs.start[-1]
        row = np.repeat(np.arange(states.count - first), np.diff(pairs.start)[-(states.count - first) :])
        moves = np.zeros((states.count - first, states.count - first))
        np.add.at(moves, (row, pairs.succ[begin:end] - first), problem.discount * pairs.prob[begin:end])
        value = np.zeros(states.count)
        reward = pairs.reward[-(states.count - first) :]
        for _ in range(problem.worth_after):
            value[first:] = reward + moves @ value[first:]
        for family in range(states.families):
            for mode in states.modes:
                for rung in states.rungs:
                    held = "kept" if mode in {"job", "job_open"} else "seeking"
                    value[states.search(family, mode, rung)] = value[states.one(held)]
        return value[:, None]

    def _assemble(self) -> Career:
        pairs = _Pairs.of(self.blocks, self.states.count)
        states = self.states
        ruin = np.where(states.got, states.one("ruined_after"), states.one("ruined"))
        for x, (rescued, chance) in rescues(states).items():
            entries = np.array([[rescued, ruin[x]]])
            ruin[x] = self.nodes.add(entries, np.full((1, 2), -1), np.array([[chance, 1 - chance]]))[0]
        succ, used = _renumbered(np.concatenate([pairs.succ, ruin]), self.states.count)
        choice_start, first, second, weight = self.nodes.kept(used)
        model = FactoredModel(
            pair_start=np.searchsorted(pairs.x, np.arange(self.states.count + 1)),
            reward=pairs.reward,
            flow=pairs.flow,
            succ_start=pairs.start,
            succ=succ[: pairs.succ.size],
            prob=pairs.prob,
            choice_start=choice_start,
            choice_first=first,
            choice_second=second,
            choice_prob=weight,
            ruin=succ[pairs.succ.size :],
            n_c=self.levels,
            discount=self.problem.discount,
            terminal=self._terminal(pairs),
        )
        return Career(
            self.problem, self.states, model, pairs.act, pairs.family, self.step, self.bottom, self.start_level
        )


def rescues(states: States) -> dict[int, tuple[int, float]]:
    """Return who may find a job in the very month in which the cash runs out: where that leads, and its chance."""
    problem = states.problem
    found = {states.one("seeking"): (states.one("recovered"), problem.old_again)}
    for family in range(states.families):
        found[states.again(family)] = states.one("recovered_after"), problem.ai_again
    return found


class _Nodes:
    """Choice nodes as they are made, numbered from ``base`` on."""

    def __init__(self, base: int) -> None:
        self.next = base
        self.base = base
        self.widths: list[Ints] = [np.zeros(0, np.int64)]
        self.first: list[Ints] = [np.zeros(0, np.int64)]
        self.second: list[Ints] = [np.zeros(0, np.int64)]
        self.prob: list[Floats] = [np.zeros(0)]

    def add(self, first: Ints, second: Ints, prob: Floats) -> Ints:
        """Add nodes, one a row, (n, entries) each; return their numbers."""
        count, width = first.shape
        self.widths.append(np.full(count, width))
        self.first.append(first.ravel())
        self.second.append(second.ravel())
        self.prob.append(prob.ravel())
        self.next += count
        return np.arange(self.next - count, self.next)

    def kept(self, used: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """Return start, first, second and prob of the nodes that are used, those without chance left out."""
        widths = np.concatenate(self.widths)
        begins = (np.cumsum(widths) - widths)[used]
        widths = widths[used]
        start = np.concatenate([[0], np.cumsum(widths)])
        taken = np.repeat(begins - start[:-1], widths) + np.arange(start[-1])
        prob = np.concatenate(self.prob)[taken]
        alive = prob > 0.0
        taken = taken[alive]
        start = np.concatenate([[0], np.cumsum(alive)])[start]
        return start, np.concatenate(self.first)[taken], np.concatenate(self.second)[taken], prob[alive]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs of all blocks, by state and then by act."""

    x: Ints
    act: NDArray[np.int8]
    family: NDArray[np.int16]
    reward: Floats
    flow: Floats
    start: Ints
    succ: Ints
    prob: Floats

    @classmethod
    def of(cls, blocks: list[_Block], count: int) -> _Pairs:
        sizes = [block.x.size for block in blocks]
        x = np.concatenate([block.x for block in blocks])
        act, family, reward, flow = (
            np.repeat([getattr(block, name) for block in blocks], sizes)
            for name in ("act", "family", "reward", "flow")
        )
        order = np.lexsort((family, act, x))
        widths = np.repeat([block.succ.shape[1] for block in blocks], sizes)
        begins = np.cumsum(widths) - widths
        succ = np.concatenate([block.succ.ravel() for block in blocks])
        prob = np.concatenate([block.prob.ravel() for block in blocks])
        widths = widths[order]
        start = np.concatenate([[0], np.cumsum(widths)])
        taken = np.repeat(begins[order] - start[:-1], widths) + np.arange(start[-1])
        succ, prob = succ[taken], prob[taken]
        kept = prob > 0.0
        start = np.concatenate([[0], np.cumsum(kept)])[start]
        if not np.array_equal(np.unique(x), np.arange(count)):
            raise ValueError(f"states without an act: {np.setdiff1d(np.arange(count), x)[:5]}")
        return cls(
            x[order], act[order].astype(np.int8), family[order].astype(np.int16), reward[order], flow[order],
            start, succ[kept], prob[kept],
        )  # fmt: skip


def _renumbered(succ: Ints, count: int) -> tuple[Ints, Ints]:
    """Drop choice nodes that nothing leads to; return the successors and the nodes that are left."""
    nodes = succ >= count
    met = np.zeros(int(succ.max()) + 1 - count if nodes.any() else 0, dtype=np.bool_)
    met[succ[nodes] - count] = True
    place = np.cumsum(met) - 1
    renumbered = succ.copy()
    renumbered[nodes] = count + place[succ[nodes] - count]
    return renumbered, np.flatnonzero(met)


def _surely(x: Ints, to: Ints | int) -> tuple[Ints, Floats]:
    return np.broadcast_to(np.asarray(to).reshape(-1, 1), (x.size, 1)), np.ones((x.size, 1))


def _rows(size: int, *chances: float) -> Floats:
    return np.broadcast_to(np.array(chances), (size, len(chances)))
