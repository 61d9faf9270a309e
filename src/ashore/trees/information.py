"""The value of knowing how a chance falls before the first decision (expected value of perfect information).

The chance may stand at many places of the tree, with the probabilities that hold there: a prior without a
test, posteriors after one. ``P_o(n)``, the probability of outcome ``o`` for one who has come to node ``n``, is
read off the tree: at the chance itself it is written; before another chance it is the mean over its outcomes;
before a decision it is the same for every option. With ``o`` known, another chance D falls by Bayes' rule,
``p_d P_o(d) / P_o(D)``, and

    EVPI = sum_o P_o(root) V_o - V.

Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), 4.5.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ashore.trees.assessment import TOLERANCE, Fork, Leg
from ashore.trees.errors import (
    ChanceTwiceError,
    InconsistentChanceError,
    NegativeChanceError,
    SignalChanceError,
    UnknownChanceError,
)
from ashore.trees.model import Goal, Node
from ashore.trees.rollback import NOISE, Rolled, choose, rollback, scale

Belief = Mapping[str, float]
"""Outcome to probability; an outcome that is not in it has 0."""


@dataclass(frozen=True, slots=True)
class Information:
    """What knowing a chance is worth.

    Attributes
    ----------
    outcomes
        ``(outcome, its probability, the value of the tree where it is known)``, in the order of the file.
    informed
        The mean of these values.
    value
        By how much ``informed`` is better than the tree as it is; never below 0.
    """

    chance: str
    outcomes: tuple[tuple[str, float, float], ...]
    informed: float
    value: float


def evpi(root: Fork, chance: str, goal: Goal = "highest") -> Information:
    """Return the expected value of perfect information about ``chance``, found by its name.

    Raises
    ------
    UnknownChanceError
        No chance has that name.
    ChanceTwiceError
        It is met twice on one path: which of the two would be known?
    InconsistentChanceError, NegativeChanceError
        The tree contradicts itself about the chance, or makes it depend on what is chosen.
    SignalChanceError
        The chance is a signal of another, as a test result is: then that other one would have to change too.
    """
    names = chances(root)
    if chance not in names:
        raise UnknownChanceError(
            chance=chance, known=", ".join(get_close_matches(chance, names) or names[:20]) or "-"
        )
    _check_signals(root, chance)
    beliefs = _Beliefs(root, chance)
    plain = rollback(root, goal).value
    prior = beliefs.of.get(root.index)
    if prior is None:  # it stands only where nobody can come
        return Information(chance, (), plain, 0.0)
    known = _Known(root, beliefs, goal)
    outcomes = tuple((name, p, known.value(root, name) if p > 0 else math.nan) for name, p in prior.items())
    informed = math.fsum(p * value for _, p, value in outcomes if p > 0)
    gain = informed - plain if goal == "highest" else plain - informed
    return Information(chance, outcomes, informed, max(gain, 0.0))


def chances(root: Fork | Node) -> list[str]:
    """Return the names of the chances, in the order of the file."""
    found: dict[str, None] = {}
    if root.kind == "chance":
        found[root.name] = None
    branches = root.legs if isinstance(root, Fork) else root.branches
    for branch in branches:
        if branch.then is not None:
            found.update(dict.fromkeys(chances(branch.then)))
    return list(found)


def _check_signals(root: Fork, chance: str) -> None:
    """Refuse a chance that tells of another one which also stands where the first does not occur.

    To know the result of a test would change what one thinks of the oil also for those who drill without a test;
    what is written there holds without that knowledge.
    """
    inside: dict[str, list[Fork]] = {}
    outside: dict[str, list[Fork]] = {}

    def walk(fork: Fork, *, below: bool) -> bool:
        mine = fork.kind == "chance" and fork.name == chance
        followers = [leg.then for leg in fork.legs if leg.then is not None and leg.p > 0]
        held = [walk(then, below=below or mine) for then in followers]
        if fork.kind == "chance" and not mine and not any(held):
            (inside if below else outside).setdefault(fork.name, []).append(fork)
        return mine or any(held)

    walk(root, below=False)
    for name in inside.keys() & outside.keys():
        first, *others = [*outside[name], *inside[name]]
        told = {leg.name: leg.p for leg in first.legs}
        if any(abs(told.get(leg.name, 0.0) - leg.p) > TOLERANCE for fork in others for leg in fork.legs):
            place = first.place
            where = {"file": place.file, "line": place.line, "column": place.column}
            raise SignalChanceError(**where, chance=chance, other=name)


class _Beliefs:
    """How probable the outcomes are at each node, by its index.

    ``of`` has the nodes at or above the chance; ``left`` what holds on those branches of another chance that never
    come to it; ``loose`` are the nodes with such branches below them.

    A branch below which the chance does not occur says nothing about it. Where the nodes above need its share,
    it takes what the others leave of the belief that a sibling option states, and the mean of the others where
    nothing states it: then knowing the chance tells nothing about that branch.
    """

    def __init__(self, root: Fork, chance: str) -> None:
        self.chance = chance
        self.of: dict[int, Belief] = {}
        self.left: dict[int, Belief] = {}
        self.loose: set[int] = set()
        self._up(root)
        self._down(root, None)

    def _up(self, fork: Fork, *, below: bool = False) -> Belief | None:
        """Read the belief at a node from what is under it; those that leave a part open are noted as loose."""
        mine = fork.kind == "chance" and fork.name == self.chance
        if mine and below:
            place = fork.place
            raise ChanceTwiceError(file=place.file, line=place.line, column=place.column, chance=self.chance)
        found = [
            None if leg.then is None or leg.p == 0 else self._up(leg.then, below=below or mine)
            for leg in fork.legs
        ]
        if mine:
            self.of[fork.index] = {leg.name: leg.p for leg in fork.legs}
            return self.of[fork.index]
        belief = self._mixed(fork, found) if fork.kind == "chance" else self._common(fork, found)
        if belief is not None:
            self.of[fork.index] = belief
        return belief

    def _mixed(self, fork: Fork, found: list[Belief | None]) -> Belief | None:
        told = [(leg.p, belief) for leg, belief in zip(fork.legs, found, strict=True) if belief is not None]
        if not told:
            return None
        open_ = any(belief is None and leg.p > 0 for leg, belief in zip(fork.legs, found, strict=True))
        if open_ or any(leg.then is not None and leg.then.index in self.loose for leg in fork.legs):
            self.loose.add(fork.index)
        weight = math.fsum(p for p, _ in told)
        return {name: math.fsum(p * b.get(name, 0.0) for p, b in told) / weight for name in _names(told)}

    def _common(self, fork: Fork, found: list[Belief | None]) -> Belief | None:
        told = [
            (leg.then.index in self.loose, belief)
            for leg, belief in zip(fork.legs, found, strict=True)
            if belief is not None and leg.then is not None
        ]
        if not told:
            return None
        firm = [belief for loose, belief in told if not loose]
        if not firm:
            self.loose.add(fork.index)
        belief, *others = firm or [belief for _, belief in told]
        for other in others:
            self._same(fork, belief, other)
        return belief

    def _same(self, fork: Fork, one: Belief, other: Belief) -> None:
        for name in {**one, **other}:
            if abs(one.get(name, 0.0) - other.get(name, 0.0)) > TOLERANCE:
                raise InconsistentChanceError(
                    file=fork.place.file,
                    line=fork.place.line,
                    column=fork.place.column,
                    chance=self.chance,
                    outcome=name,
                    one=f"{one.get(name, 0.0):.12g}",
                    other=f"{other.get(name, 0.0):.12g}",
                )

    def _down(self, fork: Fork, stated: Belief | None) -> None:
        """Hand a stated belief down to what is loose, and share what is left among branches that say nothing."""
        if fork.index not in self.of or (fork.kind == "chance" and fork.name == self.chance):
            return
        if stated is not None:
            self.of[fork.index] = stated
        if fork.kind == "decision":
            firm = any(leg.then is not None and self._firm(leg.then) for leg in fork.legs)
            for leg in fork.legs:
                if leg.then is not None:
                    loose = leg.then.index in self.loose
                    self._down(leg.then, self.of[fork.index] if loose and (firm or stated is not None) else None)
            return
        left = self.of[fork.index] if stated is None else self._left(fork, stated)
        self.left[fork.index] = left
        for leg in fork.legs:
            if leg.then is not None:
                self._down(leg.then, left if stated is not None and leg.then.index in self.loose else None)

    def _firm(self, fork: Fork) -> bool:
        return fork.index in self.of and fork.index not in self.loose

    def _left(self, fork: Fork, stated: Belief) -> Belief:
        """Return what the branches of a chance that state their belief leave of it to the others."""
        firm = [
            (leg.p, self.of[leg.then.index]) for leg in fork.legs if leg.then is not None and self._firm(leg.then)
        ]
        weight = 1 - math.fsum(p for p, _ in firm)
        left: dict[str, float] = {}
        for name in {**stated, **dict.fromkeys(_names(firm))}:
            mass = stated.get(name, 0.0) - math.fsum(p * belief.get(name, 0.0) for p, belief in firm)
            if mass < -TOLERANCE:
                place = fork.place
                where = {"file": place.file, "line": place.line, "column": place.column}
                raise NegativeChanceError(**where, chance=self.chance, outcome=name)
            left[name] = max(mass, 0.0) / weight if weight > 0 else 0.0
        return left


def _names(told: list[tuple[float, Belief]]) -> list[str]:
    return list(dict.fromkeys(name for _, belief in told for name in belief))


class _Known:
    """Values with an outcome of the chance known from the start."""

    def __init__(self, root: Fork, beliefs: _Beliefs, goal: Goal) -> None:
        self.beliefs = beliefs
        self.goal = goal
        self.noise = scale(root) * NOISE
        self.plain: dict[int, float] = {}
        self._note(rollback(root, goal))

    def _note(self, rolled: Rolled) -> None:
        self.plain[rolled.fork.index] = rolled.value
        for then in rolled.then:
            if then is not None:
                self._note(then)

    def value(self, fork: Fork | None, outcome: str) -> float:
        if fork is None:
            return 0.0
        belief = self.beliefs.of.get(fork.index)
        if belief is None:
            return self.plain[fork.index]
        if fork.kind == "decision":
            values = tuple(leg.pay + self.value(leg.then, outcome) for leg in fork.legs)
            return values[choose(values, self.goal, self.noise)[0]]
        if fork.name == self.beliefs.chance:
            fallen = (leg for leg in fork.legs if leg.name == outcome)
            return next((leg.pay + (self.plain[leg.then.index] if leg.then else 0.0) for leg in fallen), math.nan)
        weights = [leg.p * self._likelihood(fork, leg, outcome) for leg in fork.legs]
        total = math.fsum(weights)
        if total <= 0:
            return math.nan  # nobody who knows this outcome comes here
        return math.fsum(
            weight / total * (leg.pay + self.value(leg.then, outcome))
            for leg, weight in zip(fork.legs, weights, strict=True)
            if weight > 0
        )

    def _likelihood(self, fork: Fork, leg: Leg, outcome: str) -> float:
        told = leg.then is not None and self.beliefs.of.get(leg.then.index)
        return (told or self.beliefs.left[fork.index]).get(outcome, 0.0)
