"""Speed of the engine and of the career model; each measurement runs in a process of its own.

usage: engine.py (sparse|career|tornado|lives|machine|first) [SIZE]

Prints one JSON object. What is measured is warm: everything was compiled and ran once before.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from commands import python
from report import Row

if TYPE_CHECKING:
    from ashore.plans.assemble import Basis

Figures = dict[str, float]

STATES: Final = 50_000
HORIZON: Final = 36
ACTIONS: Final = 7
SUCCESSORS: Final = 8
LIVES: Final = 500_000
VARIED: Final = (
    "income", "layoff_year", "cash", "spending", "hours", "worth_after", "notice_months", "ruin_living",
    "risk_aversion",
)  # fmt: skip
"""Inputs of the tornado: each is solved at both ends of its band."""
REPEATS: Final = 5
"""Within one process; the median counts."""


def seconds(task: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median wall-clock time of a task."""
    measured = []
    for _ in range(repeats):
        begun = time.perf_counter()
        task()
        measured.append(time.perf_counter() - begun)
    return median(measured)


def sparse(states: int = STATES) -> Figures:
    """Backward induction over random states, beside quantecon's on the same arrays; both answers have to agree."""
    from quantecon.markov import DiscreteDP, backward_induction
    from scipy.sparse import csr_matrix

    from ashore.engine.sparse import SparseModel, solve

    rng = np.random.default_rng(1)
    pairs = states * ACTIONS
    reward = rng.normal(size=pairs)
    succ = rng.integers(0, states, pairs * SUCCESSORS)
    prob = rng.dirichlet(np.ones(SUCCESSORS), size=pairs).ravel()
    start = np.arange(pairs + 1) * SUCCESSORS
    owner, action = np.divmod(np.arange(pairs), ACTIONS)
    model = SparseModel(np.arange(states + 1) * ACTIONS, reward, start, succ, prob, 0.99)
    other = DiscreteDP(reward, csr_matrix((prob, succ, start), shape=(pairs, states)), 0.99, owner, action)
    ours, theirs = solve(model, HORIZON), backward_induction(other, HORIZON)
    if not np.allclose(ours.values, theirs[0], atol=1e-8):
        raise ValueError("the two libraries do not agree")
    own, reference = [], []
    for _ in range(REPEATS):  # by turns, so that both meet the same neighbours on the machine
        own.append(seconds(lambda: solve(model, HORIZON), 1))
        reference.append(seconds(lambda: backward_induction(other, HORIZON), 1))
    size = model.succ.nbytes + model.prob.nbytes + model.reward.nbytes + model.succ_start.nbytes
    return {"own": median(own), "other": median(reference), "bytes": size * HORIZON}


def basis() -> Basis:
    """Return the person of whom nothing is known but the stated defaults."""
    from ashore.journal import Record
    from ashore.packs import load
    from ashore.person.inputs import inputs
    from ashore.person.me import Me
    from ashore.plans.assemble import Basis

    return Basis(inputs(Me()), (), Record(), {}, load(), date(2026, 11, 1))


def career(repeats: int = REPEATS) -> Figures:
    """Build and solve the default career model; beside it the numpy reference on a coarser one."""
    from ashore.engine.sweep import solve
    from ashore.plans.assemble import problem
    from ashore.plans.career import build
    from ashore.plans.sensitivity import COARSE

    found = basis()
    given, rough = problem(found), problem(found, caps=COARSE)
    fine, coarse = build(given), build(rough, COARSE)
    model, horizon = fine.model, given.horizon
    solve(model, horizon)
    return {
        "states": fine.size,
        "horizon": horizon,
        "build": seconds(lambda: build(given), repeats),
        "solve": seconds(lambda: solve(model, horizon), repeats),
        "coarse_states": coarse.size,
        "coarse": seconds(lambda: solve(coarse.model, horizon), repeats),
        "reference": seconds(lambda: solve(coarse.model, horizon, backend="reference"), 1),
        "operations": (len(model.succ) + len(model.choice_first)) * model.n_c * horizon,
        # Values are written and read once, actions written once; the tables of chances are read each month.
        "bytes": horizon * (fine.size * 17 + len(model.succ) * 12 + len(model.choice_first) * 16),
    }


def tornado(count: int = len(VARIED)) -> Figures:
    """Solve both ends of the first ``count`` inputs of ``VARIED``, as finely as a plan."""
    from ashore.plans.sensitivity import Resolver, tornado

    found = basis()
    resolver = Resolver(found, found.roles)
    resolver.plan(found.inputs)
    return {"tornado": seconds(lambda: tornado(resolver, names=VARIED[:count]), 1), "solves": 2 * count}


def lives(count: int = LIVES) -> Figures:
    """Draw lives on one thread, from the model's chances and from true rates; and random numbers alone."""
    from ashore.engine.simulate import simulate
    from ashore.plans.assemble import problem
    from ashore.plans.lives import play
    from ashore.plans.plan import plan

    os.environ["ASHORE_THREADS"] = "1"
    solved = plan(problem(basis()))
    own, solution = solved.career, solved.solution
    labels = np.where(own.states.got, 0, -1).astype(np.int8)
    start = own.states.start, own.start_level

    def chain(size: int) -> object:
        return simulate(own.model, solution, *start, size, np.random.default_rng(2), labels, 1)

    def rates(size: int) -> object:
        return play(own, solution, size, np.random.default_rng(2))

    chain(1)
    rates(1)
    months = own.problem.horizon
    return {
        "months": months,
        "chain": count / seconds(lambda: chain(count), 3),
        "rates": count / seconds(lambda: rates(count), 3),
        "draws": _draws(10 * count) / (2 * months),
    }


def _draws(count: int) -> float:
    """Return random numbers a second, one after the other, by the generator of the lives."""
    from numba import njit

    from ashore.engine.kernels_lives import uniform

    @njit()
    def total(size: int) -> float:
        found = 0.0
        for place in range(size):
            found += uniform(np.uint64(7), np.uint64(place))
        return found

    total(1)
    return count / seconds(lambda: total(count), 3)


def machine(megabytes: int = 400) -> Figures:
    """Return what the machine can do on all its threads: bytes read a second, and multiply-adds a second.

    The multiply-adds are those of the model: rows of 40 numbers in the nearest cache, scaled and added up.
    """
    from numba import njit

    from ashore.engine.parallel import threads

    count = threads()
    blocks = np.ones((count, megabytes * 125_000 // count))
    rows = np.ones((count, 40, 40))
    rounds = 2_000 * megabytes

    @njit(nogil=True, fastmath=True)
    def scaled(table: NDArray[np.float64], times: int) -> float:
        kept = np.zeros(table.shape[1])
        for turn in range(times):
            factor, row = 1.0 / (1.0 + turn), turn % len(table)
            for place in range(len(kept)):
                kept[place] += factor * table[row, place]
        return float(kept[0])

    scaled(rows[0], 1)
    with ThreadPoolExecutor(count) as pool:
        reading = seconds(lambda: list(pool.map(np.max, blocks)))
        adding = seconds(lambda: list(pool.map(lambda table: scaled(table, rounds), rows)))
    return {"bytes": blocks.nbytes / reading, "operations": count * rounds * rows.shape[2] / adding}


def first(repeats: int = 1) -> Figures:
    """Compile everything that a decision needs into an empty cache; the engine's part counts by itself."""
    program = (
        "import time; from ashore.engine import backend; from ashore.plans import warming; "
        "begun = time.perf_counter(); backend.warm(); engine = time.perf_counter() - begun; "
        "warming.warm(); print(engine, time.perf_counter() - begun)"
    )
    measured = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            measured.append([float(word) for word in python("-c", program, NUMBA_CACHE_DIR=folder).split()])
    return {"engine": median(one for one, _ in measured), "all": median(both for _, both in measured)}


TASKS: Final[dict[str, Callable[..., Figures]]] = {
    "sparse": sparse, "career": career, "tornado": tornado, "lives": lives, "machine": machine, "first": first,
}  # fmt: skip


def engine_rows(found: list[Figures], limits: Figures, compiled: list[Figures]) -> list[Row]:
    """Return the rows of the engine: of the sparse problem, the machine, and compiling."""
    from ashore.engine.backend import COMPILE_SECONDS

    own, other = ([one[name] for one in found] for name in ("own", "other"))
    ratios = [one["own"] / one["other"] for one in found]
    ratio = median(ratios)
    moved = found[0]["bytes"]
    every = [one["all"] for one in compiled]
    return [
        Row(
            "random problem, quantecon `backward_induction`", f"{median(other):.2f} s", span(other, "s"), "", None
        ),
        Row(
            "random problem, ashore",
            f"{ratio:.3f} of quantecon",
            f"{span(ratios)}; {median(own) * 1000:.0f} ms; reading all {moved / 1e9:.2f} GB: "
            f"{moved / limits['bytes'] * 1000:.0f} ms",
            "≤ 0.15",
            ratio <= 0.15,
        ),
        Row("this machine, reading", f"{limits['bytes'] / 1e9:.1f} GB/s", "all threads", "", None),
        Row("this machine, rows of 40 added", f"{limits['operations'] / 1e9:.1f} G/s", "all threads", "", None),
        Row(
            "first run, compiling",
            f"{median(every):.1f} s",
            f"{span(every, 's')}; the engine alone {median(one['engine'] for one in compiled):.1f} s",
            f"announced: {COMPILE_SECONDS} s",
            None,
        ),
    ]


def career_rows(found: list[Figures], swept: list[Figures], lived: list[Figures], limits: Figures) -> list[Row]:
    """Return the rows of the career model: building, solving, the tornado, lives."""
    building, solving = ([one[name] * 1000 for one in found] for name in ("build", "solve"))
    ratios = [one["coarse"] / one["reference"] for one in found]
    tornadoes = [one["tornado"] for one in swept]
    solves = swept[0]["solves"]
    step = (median(building) + median(solving)) / 1000
    size = found[0]
    rows = [
        Row(
            "career model, states",
            f"{size['states']:,.0f}",
            f"{size['horizon']:.0f} months",
            "≥ 150,000",
            size["states"] >= 150_000,
        ),
        Row("career model, building", f"{median(building):.0f} ms", span(building, "ms", 0), "", None),
        Row(
            "career model, solving",
            f"{median(solving):.0f} ms",
            f"{span(solving, 'ms', 0)}; {size['operations'] / 1e6:,.0f} M multiply-adds: "
            f"{size['operations'] / limits['operations'] * 1000:.0f} ms, "
            f"{size['bytes'] / 1e9:.2f} GB: {size['bytes'] / limits['bytes'] * 1000:.0f} ms",
            "≤ 100 ms",
            median(solving) <= 100,
        ),
        Row(
            "coarse career model, ashore",
            f"{median(ratios):.3f} of numpy",
            f"{span(ratios)}; {size['coarse_states']:,.0f} states; the numpy reference takes "
            f"{median(one['reference'] for one in found):.2f} s",
            "",
            None,
        ),
        Row(
            "tornado of 9 inputs",
            f"{median(tornadoes):.2f} s",
            f"{span(tornadoes, 's')}; {solves:.0f} × (build + solve): {solves * step:.2f} s",
            "≤ 1.5 s",
            median(tornadoes) <= 1.5,
        ),
    ]
    bound = median(one["draws"] for one in lived)
    for name, title in (("chain", "from the model's chances"), ("rates", "from true rates")):
        rate = [one[name] for one in lived]
        rows.append(
            Row(
                f"lives {title}, one thread",
                f"{median(rate):,.0f} lives/s",
                f"{min(rate):,.0f}–{max(rate):,.0f}; two random numbers a month alone: {bound:,.0f}",
                "≥ 1,000,000 lives/s",
                median(rate) >= 1_000_000,
            )
        )
    return rows


def span(values: list[float], unit: str = "", digits: int = 3) -> str:
    """Return the least and the most."""
    digits = 2 if unit == "s" else digits
    return f"{min(values):.{digits}f}–{max(values):.{digits}f} {unit}".rstrip()


def measured(task: str, runs: int = 1) -> list[Figures]:
    """Run a task in processes of its own."""
    return [json.loads(python("engine.py", task)) for _ in range(runs)]


def engine(runs: int) -> list[Row]:
    """Measure the engine."""
    return engine_rows(measured("sparse", runs), measured("machine")[0], measured("first", runs))


def model(runs: int) -> list[Row]:
    """Measure the career model."""
    limits = measured("machine")[0]
    return career_rows(measured("career", runs), measured("tornado", runs), measured("lives", runs), limits)


def main(arguments: list[str]) -> None:
    """Measure what the arguments name."""
    answer = TASKS[arguments[0]](*map(int, arguments[1:]))
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
