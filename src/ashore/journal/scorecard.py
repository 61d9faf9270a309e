"""All forecasts with what came of them, each kind judged, and all that happens or does not judged together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ashore.journal.amounts import Amounts, Counted, Counts, judge_amounts, judge_counts
from ashore.journal.calibration import Chances, Verdict, judge
from ashore.journal.forecasts import ByMonth, Kind, MoneyLeft
from ashore.journal.resolving import Block, Resolved, State, blocks
from ashore.journal.scores import count_chances


@dataclass(frozen=True, slots=True)
class Line:
    """The forecasts of one kind, and of one month ahead.

    Attributes
    ----------
    month
        None for the interviews of batches.
    shown
        How many were shown, and ``states`` how many of them are in which state.
    scored
        How many are scored; batches that waited together count as one.
    chances, counts, amounts
        What they are judged by; None where there is nothing yet, or it is not that kind.
    """

    kind: Kind
    month: int | None
    shown: int
    states: tuple[tuple[State, int], ...]
    scored: int
    chances: Chances | None = None
    counts: Counts | None = None
    amounts: Amounts | None = None

    @property
    def verdict(self) -> Verdict:
        """What can be said of them: of interviews, by how many there were."""
        found = self.counts or self.amounts or self.chances
        return "too_few" if found is None else found.verdict

    def count(self, state: State) -> int:
        """Return how many are in a state."""
        return dict(self.states).get(state, 0)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What was said, what came of it, and how good it was.

    Attributes
    ----------
    together
        Everything that happens or does not and does not overlap: at least one interview from a batch, an offer.
    """

    forecasts: tuple[Resolved, ...]
    lines: tuple[Line, ...]
    together: Chances | None


def scorecard(found: Iterable[Resolved], rng: np.random.Generator) -> Scorecard:
    """Return the scorecard of forecasts that are resolved."""
    given = tuple(found)
    made = blocks(given)
    lines = [_of_batches([one for one in given if one.forecast.kind == "interviews"], made, rng)]
    kinds: tuple[Kind, ...] = ("offer", "money")
    for kind in kinds:
        mine = [one for one in given if one.forecast.kind == kind]
        months = sorted({one.month for one in mine if one.month is not None})
        lines += [_of_month(kind, month, mine, rng) for month in months]
    return Scorecard(given, tuple(line for line in lines if line.shown), _together(given, made, rng))


def _states(found: Sequence[Resolved]) -> tuple[tuple[State, int], ...]:
    return tuple(sorted(Counter(one.state for one in found).items()))


def _of_batches(found: Sequence[Resolved], made: Sequence[Block], rng: np.random.Generator) -> Line:
    counted, before = [], None
    for one in made:
        said = one.first
        waiting = 0 if before is None or before.role != one.role else before.waiting(said.sent)
        counted.append(Counted(one.count, one.happened, said.a, said.b, said.first_a, said.first_b, waiting))
        before = one
    p, came, began = _at_least_one(made)
    return Line(
        "interviews",
        None,
        len(found),
        _states(found),
        len(made),
        chances=judge(p, came, rng, began),
        counts=judge_counts(counted, rng),
    )


def _at_least_one(made: Sequence[Block]) -> tuple[list[float], list[int], list[float]]:
    p, came, began = [], [], []
    for one in made:
        said = one.first
        p.append(1 - float(count_chances(one.count, said.a, said.b)[0]))
        began.append(1 - float(count_chances(one.count, said.first_a, said.first_b)[0]))
        came.append(int(one.happened > 0))
    return p, came, began


def _of_month(kind: Kind, month: int, found: Sequence[Resolved], rng: np.random.Generator) -> Line:
    mine = [one for one in found if one.month == month]
    scored = [one for one in mine if one.scored]
    line = Line(kind, month, len(mine), _states(mine), len(scored))
    if kind == "offer":
        said = [one.forecast.said.chance for one in scored if isinstance(one.forecast.said, ByMonth)]
        return _with(line, judge(said, [one.happened or 0.0 for one in scored], rng), None)
    told = [one.forecast.said for one in scored if isinstance(one.forecast.said, MoneyLeft)]
    quantiles, cash = [one.quantiles for one in told], [one.cash for one in told]
    return _with(line, None, judge_amounts(quantiles, [one.happened or 0.0 for one in scored], cash))


def _with(line: Line, chances: Chances | None, amounts: Amounts | None) -> Line:
    return Line(line.kind, line.month, line.shown, line.states, line.scored, chances, None, amounts)


def _together(found: Sequence[Resolved], made: Sequence[Block], rng: np.random.Generator) -> Chances | None:
    p, came, _ = _at_least_one(made)
    until = ""
    # Of offers foretold for several months ahead as many as fit one after the other, the soonest first.
    for one in sorted(found, key=lambda one: (one.forecast.due, one.forecast.id)):
        if one.scored and isinstance(one.forecast.said, ByMonth) and one.forecast.shown >= until:
            until = one.forecast.due
            p.append(one.forecast.said.chance)
            came.append(int(one.happened or 0.0))
    return judge(p, came, rng)
