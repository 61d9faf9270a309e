"""What changes as variables move: the values of all policies along one, and a tornado over several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from ashore.errors import AshoreError
from ashore.trees import arithmetic
from ashore.trees.assessment import Fork, assess, numbers
from ashore.trees.errors import BadRangeError, TooManyStepsError, UnknownVariableError
from ashore.trees.expressions import Place, parse
from ashore.trees.model import Tree
from ashore.trees.rollback import rollback
from ashore.trees.strategies import MAX_STRATEGIES, Strategies, chosen, describe, strategies, values

STEPS: Final = 11
MAX_STEPS: Final = 1_001
MAX_CELLS: Final = 200_000
"""Steps times strategies; where there are more, fewer levels of decisions are chosen freely."""
INSIDE: Final = 21
"""Points at which a bar of the tornado is looked at, both ends among them."""

_RANGE: Final = re.compile(r"\s*(?P<name>[^=]*?)\s*(?:=(?P<low>.+?)\.\.(?P<high>.+?)(?::(?P<steps>[0-9]+))?)?\s*")


@dataclass(frozen=True, slots=True)
class Range:
    """A variable and from where to where it moves; None where that is not said."""

    name: str
    span: tuple[float, float] | None = None
    steps: int = STEPS


@dataclass(frozen=True, slots=True)
class Step:
    """The values of all strategies where the variable is ``at``, and the best of them; or what is wrong there."""

    at: float
    values: tuple[float, ...] = ()
    best: int | None = None
    problem: AshoreError | None = None


@dataclass(frozen=True, slots=True)
class Variation:
    """A table: one row a step, one column a strategy; ``levels`` as in `Strategies`."""

    name: str
    names: tuple[str, ...]
    levels: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a bar: the value of the tree with the policy that is best there; or what is wrong there."""

    at: float
    value: float | None
    policy: str | None
    problem: AshoreError | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One variable of a tornado.

    Attributes
    ----------
    swing
        The distance of the values at the two ends; None where one of them has none.
    lowest, highest
        The least and the greatest value at any of the points looked at, ends among them.
    policies
        How many different policies are best at these points.
    """

    name: str
    low: End
    high: End
    swing: float | None
    lowest: float | None
    highest: float | None
    policies: int


def read_range(text: str, option: str) -> Range:
    """Read ``p=0..1:11``, ``p=0..1`` or ``p``; ends may be any arithmetic without variables, also 0% or 1/3.

    Raises
    ------
    BadRangeError
        It is none, or its ends are not in order.
    TooManyStepsError
        There are fewer than 2 or more than `MAX_STEPS` steps.
    """
    folded = unicodedata.normalize("NFKC", text)
    found = _RANGE.fullmatch(folded)
    if found is None or not found["name"]:
        raise BadRangeError(option=option, text=text)
    if found["low"] is None:
        return Range(found["name"])
    low, high = (_end(found[end], option) for end in ("low", "high"))
    if not low < high:
        raise BadRangeError(option=option, text=text)
    steps = int(found["steps"][:9]) if found["steps"] else STEPS
    if not 2 <= steps <= MAX_STEPS:
        raise TooManyStepsError(limit=MAX_STEPS, steps=steps)
    return Range(found["name"], (low, high), steps)


def _end(text: str, option: str) -> float:
    expression = parse(text.strip(), Place(option))
    if expression.names:
        raise BadRangeError(option=option, text=text)
    return arithmetic.value(expression, lambda _: 0.0)


def read_ranges(text: str, option: str) -> list[Range]:
    """Read ranges with commas between them; a comma inside a number is none of these."""
    parts = re.split(r"[,，;；](?=[^,，;；=]*=)", text)
    return [read_range(part, option) for part in parts]


def current(tree: Tree, name: str) -> float:
    """Return what a variable is in the file.

    Raises
    ------
    UnknownVariableError
    """
    found = numbers(tree)
    if name not in found:
        known = [variable.name for variable in tree.variables]
        nearest = get_close_matches(name, known, n=3)
        raise UnknownVariableError(name=name, known=", ".join(nearest or known[:20]) or "-")
    number = found[name]
    if isinstance(number, AshoreError):
        raise number
    return number


def span_of(tree: Tree, wanted: Range, option: str) -> tuple[float, float]:
    """Return the range of a variable that has to be given one.

    Raises
    ------
    UnknownVariableError, BadRangeError
    """
    current(tree, wanted.name)
    if wanted.span is None:
        raise BadRangeError(option=option, text=wanted.name)
    return wanted.span


def vary(tree: Tree, wanted: Range) -> Variation:
    """Return the value of every strategy at each step of a range; steps where the tree fails say so."""
    low, high = span_of(tree, wanted, "--vary")
    found = strategies(tree.root, min(MAX_STRATEGIES, MAX_CELLS // wanted.steps))
    steps = []
    for place in range(wanted.steps):
        share = place / (wanted.steps - 1)
        steps.append(_step(tree, wanted.name, low * (1 - share) + high * share, found))
    return Variation(
        wanted.name,
        tuple(describe(tree.root, dict(choices)) for choices in found.choices),
        found.levels,
        tuple(steps),
    )


def _step(tree: Tree, name: str, at: float, found: Strategies) -> Step:
    try:
        fork = assess(tree, {name: at})
    except AshoreError as problem:
        return Step(at, problem=problem)
    numbers_ = tuple(values(fork, found, tree.goal))
    return Step(at, numbers_, _best(numbers_, tree))


def _best(numbers_: Sequence[float], tree: Tree) -> int:
    pick = max if tree.goal == "highest" else min
    known = [number for number in numbers_ if number == number]  # noqa: PLR0124 - NaN is not itself
    top = pick(known) if known else 0.0
    near = 1e-12 * max((abs(number) for number in known), default=0.0)
    return next((place for place, number in enumerate(numbers_) if abs(number - top) <= near), 0)


def tornado(tree: Tree, wanted: Sequence[Range]) -> list[Bar]:
    """Return one bar a variable, each end solved anew, the widest first; bars with an end that fails come last."""
    bars = [_bar(tree, item, span_of(tree, item, "--tornado")) for item in wanted]
    return sorted(bars, key=lambda bar: -1.0 if bar.swing is None else bar.swing, reverse=True)


def _bar(tree: Tree, wanted: Range, span: tuple[float, float]) -> Bar:
    low, high = span
    ends = [_solved(tree, wanted.name, low + (high - low) * place / (INSIDE - 1)) for place in range(INSIDE - 1)]
    ends.append(_solved(tree, wanted.name, high))
    known = [end.value for end in ends if end.value is not None]
    first, last = ends[0], ends[-1]
    swing = None if first.value is None or last.value is None else abs(last.value - first.value)
    return Bar(
        wanted.name,
        first,
        last,
        swing,
        min(known, default=None),
        max(known, default=None),
        len({end.policy for end in ends if end.policy is not None}),
    )


def _solved(tree: Tree, name: str, at: float) -> End:
    try:
        fork: Fork = assess(tree, {name: at})
    except AshoreError as problem:
        return End(at, None, None, problem)
    rolled = rollback(fork, tree.goal)
    return End(at, rolled.value, describe(tree.root, dict(chosen(rolled))))
