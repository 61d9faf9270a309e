"""The states of the career model, numbered: where the person is, how ready, what the belief rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from ashore.plans.lattice import Caps, Lattice
from ashore.plans.problem import RUNG_COUNT, Problem

Ints = NDArray[np.int64]

Mode = Literal["job_open", "job", "none", "bridge"]
"""Where one searches from: a job that a transfer may still be asked in, a job, no job, a bridge job."""
MODES: Final[tuple[Mode, ...]] = ("job_open", "job", "none", "bridge")

Kind = Literal[
    "search", "waiting", "ai", "again", "transferred", "kept", "seeking", "back", "ruined", "poor", "recovered"
]
KINDS: Final[tuple[Kind, ...]] = (
    "search", "waiting", "ai", "again", "transferred", "kept", "seeking", "back", "ruined", "poor", "recovered",
)  # fmt: skip
"""``kept`` is the old job for good, ``seeking`` an ordinary job looked for after giving up, ``back`` such a job;
``again`` is between two AI jobs; ``ruined`` is the month in which the cash is gone, ``poor`` those after it,
``recovered`` an ordinary job after ruin."""


BROKE: Final[tuple[Kind, ...]] = ("ruined", "poor", "recovered")
"""Kinds of states after the cash has run out."""


@dataclass(frozen=True)
class States:
    """The numbering.

    Search states are (family, mode, rung, point of the lattice) in this order, points fastest; the others follow.
    Ruin is told apart by whether it came before an AI job (``ruined``) or after one.
    """

    problem: Problem
    caps: Caps
    lattice: Lattice

    @cached_property
    def modes(self) -> tuple[Mode, ...]:
        """Modes that can be entered."""
        considered = self.problem.considered
        used: list[Mode] = []
        if self.problem.employed:
            if "transfer" in considered:
                used.append("job_open")
            used.append("job")
        used.append("none")
        if "bridge_job" in considered:
            used.append("bridge")
        return tuple(used)

    @property
    def rungs(self) -> range:
        """Rungs that can be reached: readiness does not fall."""
        return range(self.problem.rung, RUNG_COUNT)

    @property
    def families(self) -> int:
        """How many role families."""
        return len(self.problem.families)

    @property
    def points(self) -> int:
        """Points of the pay distribution, the same for every family."""
        return len(self.problem.families[0].pay)

    @cached_property
    def searching(self) -> int:
        """Count of search states."""
        return self.families * len(self.modes) * len(self.rungs) * self.lattice.size

    def search(self, family: int, mode: Mode, rung: int) -> Ints:
        """Return the search states of one block, one for each point of the lattice."""
        block = (family * len(self.modes) + self.modes.index(mode)) * len(self.rungs) + rung - self.problem.rung
        return block * self.lattice.size + np.arange(self.lattice.size)

    @cached_property
    def _bases(self) -> dict[str, int]:
        """First number of each further kind."""
        points = self.points
        sizes = {
            "waiting_job": self.families * points * self.problem.lag_job * self.problem.employed,
            "waiting_none": self.families * points * self.problem.lag,
            "waiting_bridge": self.families * points * self.problem.lag * ("bridge" in self.modes),
            "ai": self.families * points,
            "again": self.families,
            "transferred": 1,
            "kept": 1,
            "seeking": 1,
            "back": 1,
            "ruined": 1,
            "poor": 1,
            "recovered": 1,
            "ruined_after": 1,
            "poor_after": 1,
            "recovered_after": 1,
        }
        bases, next_ = {}, self.searching
        for name, size in sizes.items():
            bases[name] = next_
            next_ += size
        bases["end"] = next_
        return bases

    @property
    def count(self) -> int:
        """Count of all chance states."""
        return self._bases["end"]

    def one(self, name: str) -> int:
        """Return the only state of a kind."""
        return self._bases[name]

    def ai(self, family: int) -> Ints:
        """Return the AI jobs of a family, lowest pay first."""
        points = self.points
        return self._bases["ai"] + family * points + np.arange(points)

    def again(self, family: int) -> int:
        """Return the state between two AI jobs of a family."""
        return self._bases["again"] + family

    def waiting(self, family: int, mode: Mode, left: int) -> Ints:
        """Return the states with a contract that starts in ``left`` months, by pay; the job itself where 0."""
        if left == 0:
            return self.ai(family)
        name, lag = self.wait_of(mode)
        points = self.points
        return self._bases[name] + (family * lag + left - 1) * points + np.arange(points)

    def wait_of(self, mode: Mode) -> tuple[str, int]:
        """Return the kind of waiting from a mode, and how many months it is."""
        if mode in {"job", "job_open"}:
            return "waiting_job", self.problem.lag_job
        return ("waiting_none" if mode == "none" else "waiting_bridge"), self.problem.lag

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """int8 (count,): the place in ``KINDS`` of every state."""
        found = np.zeros(self.count, dtype=np.int8)
        ends = [*list(self._bases.values())[1:]]
        for (name, base), end in zip(list(self._bases.items())[:-1], ends, strict=True):
            kind = name.split("_")[0]
            found[base:end] = KINDS.index(kind)
        return found

    @cached_property
    def got(self) -> NDArray[np.bool_]:
        """Bool (count,): an offer was accepted, or the transfer granted, on the way here."""
        found = np.isin(self.kinds, [KINDS.index(kind) for kind in ("waiting", "ai", "again", "transferred")])
        found[[self.one(f"{kind}_after") for kind in BROKE]] = True
        return found

    @cached_property
    def ruined(self) -> NDArray[np.bool_]:
        """Bool (count,): the cash ran out on the way here."""
        return np.isin(self.kinds, [KINDS.index(kind) for kind in BROKE])

    @property
    def start(self) -> int:
        """The state the person is in: the first family active, nothing counted yet."""
        return int(self.search(0, self.modes[0], self.problem.rung)[0])

    def place(self, x: int) -> Place:
        """Return what a state is."""
        kind = KINDS[self.kinds[x]]
        if kind != "search":
            return Place(kind)
        block, point = divmod(x, self.lattice.size)
        block, rung = divmod(block, len(self.rungs))
        family, mode = divmod(block, len(self.modes))
        lattice = self.lattice
        if point >= lattice.counted:
            return Place(kind, family, self.modes[mode], rung + self.problem.rung, known=point - lattice.counted)
        return Place(
            kind,
            family,
            self.modes[mode],
            rung + self.problem.rung,
            int(lattice.batches[point]) * lattice.unit,
            int(lattice.interviews[point]),
            int(lattice.offers[point]),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A state in words, ``search`` states in full; ``known`` is the pair of known rates, -1 where one counts."""

    kind: Kind
    family: int = -1
    mode: Mode | None = None
    rung: int = -1
    applications: int = 0
    interviews: int = 0
    offers: int = 0
    known: int = -1
