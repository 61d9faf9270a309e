"""Lives under a plan, played month by month from true rates that are drawn from the belief.

Nothing of the model's tables of chances is used while somebody searches: rates are drawn once a life, every
month's interviews and offers are drawn from them, the counts are kept, and the plan is asked what to do. That the
shares of these lives agree with the exact forward pass is the test of the belief updates (docs/model.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashore.engine.factored import Solution
from ashore.plans.career import MOST_LEARNING, Career, batches, referral_batches, rescues
from ashore.plans.lattice import known_rates, most_invited
from ashore.plans.problem import RUNG_COUNT
from ashore.plans.states import MODES

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """What became of each life.

    Attributes
    ----------
    offer_month, ruin_month
        int16 (lives,): months from now until an offer was accepted, until the cash ran out; -1 where never.
    worth
        float64 (lives,): discounted reward with what the end is worth.
    cash
        float64 (recorded, H + 1): CNY at the start of each month, of the first lives.
    """

    offer_month: NDArray[np.int16]
    ruin_month: NDArray[np.int16]
    worth: Floats
    cash: Floats


@dataclass(frozen=True, slots=True)
class _World:
    """Everything a life needs, as plain arrays.

    ``pairs`` (n_pairs, 4) holds what a month reads of a pair side by side: reward, flow, act, family. ``where``
    are the parts of each search state.
    """

    pair_start: NDArray[np.int64]
    pairs: Floats
    where: NDArray[np.int32]
    succ_start: NDArray[np.int64]
    succ: NDArray[np.int64]
    prob: Floats
    ruin: NDArray[np.int64]
    rescue: Floats
    rescued: NDArray[np.int64]
    got: NDArray[np.bool_]
    ruined: NDArray[np.bool_]
    terminal: Floats
    batch: Floats
    referral: float
    learn: Floats
    bases: NDArray[np.int64]
    waits: NDArray[np.int64]
    place: NDArray[np.int64]
    counts: NDArray[np.int64]
    frozen: NDArray[np.bool_]
    sizes: NDArray[np.int64]
    chances: Floats
    grid: Floats
    most: NDArray[np.int64]


def play(
    career: Career,
    solution: Solution,
    lives: int,
    rng: np.random.Generator,
    *,
    faithful: bool = True,
    record: int = 0,
    rates: tuple[Floats, Floats] | None = None,
) -> Lives:
    """Play lives from the person's present state under a solved plan.

    Parameters
    ----------
    faithful
        With the model's simplifications (levels of cash, at most so many interviews of a month counted). Without
        them cash is kept to the yuan and every interview counts: the difference is the model's error.
    record
        For how many lives the cash of every month is kept.
    rates
        True interview and offer rates, (families, lives) each; drawn from the beliefs where None.
    """
    from ashore.plans.lives_kernel import live_all

    problem = career.problem
    if rates is None:
        interview = np.stack([rng.beta(*family.interview, size=lives) for family in problem.families])
        offer = np.stack([rng.beta(*family.offer, size=lives) for family in problem.families])
    else:
        interview, offer = rates
    world = _world(career)
    out = (np.full(lives, -1, np.int16), np.full(lives, -1, np.int16), np.zeros(lives))
    cash = np.zeros((record, problem.horizon + 1))
    settings = np.array([problem.discount, career.step, problem.cash, float(faithful)])
    live_all(
        world.pair_start, world.pairs, world.where, world.succ_start, world.succ, world.prob, world.ruin,
        world.rescue, world.rescued, world.got, world.ruined, world.terminal, world.batch, world.referral,
        world.learn, world.bases, world.waits, world.place, world.counts, world.frozen, world.sizes,
        world.chances, world.grid, world.most,
        solution.policy, solution.values, np.ascontiguousarray(interview), np.ascontiguousarray(offer),
        np.uint64(rng.integers(1 << 63)), settings, career.states.start, career.start_level, *out, cash,
    )  # fmt: skip
    return Lives(out[0], out[1], out[2], cash + problem.floor)


def _world(career: Career) -> _World:
    states, model, problem = career.states, career.model, career.problem
    lattice, caps = states.lattice, states.caps
    modes = states.modes
    codes = [MODES.index(mode) for mode in modes]
    batch = np.ones((len(modes), RUNG_COUNT))
    learn = np.zeros((len(modes), RUNG_COUNT, 2))
    for m, mode in enumerate(modes):
        hours = problem.study_full if mode == "none" else problem.study_beside
        for rung in states.rungs:
            batch[m, rung] = batches(problem, lattice.unit, mode, rung)
            if rung + 1 < RUNG_COUNT:
                spent = np.array([hours, problem.project + hours / 2])
                learn[m, rung] = np.minimum(spent / problem.learn[rung], MOST_LEARNING)
    waits = np.zeros((states.families, len(modes)), np.int64)
    for f in range(states.families):
        for m, mode in enumerate(modes):
            waits[f, m] = states.waiting(f, mode, states.wait_of(mode)[1])[0]
    none = modes.index("none")
    bridge = modes.index("bridge") if "bridge" in modes else -1
    job = modes.index("job") if "job" in modes else -1
    rescue, rescued = np.zeros(states.count), np.zeros(states.count, np.int64)
    for x, (to, chance) in rescues(states).items():
        rescue[x], rescued[x] = chance, to
    return _World(
        pair_start=np.asarray(model.pair_start, np.int64),
        pairs=np.column_stack([model.reward, model.flow, career.acts, career.act_families]),
        where=_where(career),
        succ_start=np.asarray(model.succ_start, np.int64),
        succ=np.asarray(model.succ, np.int64),
        prob=model.prob,
        ruin=np.where(states.got, states.one("ruined_after"), states.one("ruined")),
        rescue=rescue,
        rescued=rescued,
        got=states.got,
        ruined=states.ruined,
        terminal=np.ascontiguousarray(model.terminal[:, 0]),
        batch=batch,
        referral=referral_batches(problem, lattice.unit),
        learn=learn,
        bases=np.array([states.searching, states.one("kept"), states.one("seeking"), states.one("transferred")]),
        waits=waits,
        place=lattice.place,
        counts=np.stack([lattice.batches, lattice.interviews, lattice.offers], axis=1),
        frozen=lattice.frozen,
        sizes=np.array([
            lattice.size, len(states.rungs), len(modes), problem.rung, lattice.unit, lattice.top,
            caps.interviews, lattice.most_offers, states.points, none, bridge, job,
            lattice.counted, caps.known,
        ]),
        chances=np.array([
            *(problem.layoff if code < 2 else 0.0 for code in codes),
            problem.transfer_chance, problem.bridge_found,
        ]),
        most=_most(career, batch),
        grid=np.array([known_rates(family, caps.known) for family in problem.families]),
    )  # fmt: skip


def _where(career: Career) -> NDArray[np.int32]:
    """Return family, mode, rung above the lowest, and point of every search state, (n, 4)."""
    states = career.states
    shape = (states.families, len(states.modes), len(states.rungs), states.lattice.size)
    return np.indices(shape, dtype=np.int32).reshape(4, -1).T.copy()


def _most(career: Career, batch: Floats) -> NDArray[np.int64]:
    """Return the most interviews told apart, (families, batches of a month)."""
    lattice, problem = career.states.lattice, career.problem
    top = int(max(batch.max(), referral_batches(problem, lattice.unit))) + 1
    return np.array([
        [0, *(most_invited(lattice.caps, family, count * lattice.unit) for count in range(1, top + 1))]
        for family in problem.families
    ])  # fmt: skip
