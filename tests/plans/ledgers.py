"""Journals of people whose rate is known, looked at on a day in the middle of their search."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ashore.journal import Kind, Outcome
from ashore.person.inputs import Inputs, inputs
from ashore.person.me import Given, Me
from ashore.plans.rates import RateBelief, interview_rate

PM = "ai_product_manager"
START = date(2026, 1, 1)
WAIT = 28
"""Days within which answers come: four weeks."""
A, B = 2.0, 38.0
PRIOR: Inputs = inputs(
    Me(
        numbers={
            name: Given(value, 7, 1)
            for name, value in {
                "interview_rate": A / (A + B),
                "interview_worth": A + B,
                "weeks_to_answer": 4,
            }.items()
        }
    )
)
SEARCH = 90
"""Days over which applications are sent."""

SPREAD = math.log(WAIT / 9) / 1.2815515655446004
"""Of the logarithm of the days: half of the answers within 9 of them, nine of ten within the wait."""

Delay: TypeAlias = Callable[[np.random.Generator, int], NDArray[np.int64]]
Way = Literal["open", "at_once", "answered"]
"""How silence is counted: as it is; all of it at once; not at all."""


def evenly(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    """Answers come evenly over the wait, as the belief takes it."""
    return rng.integers(1, WAIT + 1, n)


def early(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    """Most answers come early, nine of ten within the wait: exponential."""
    return np.asarray(np.ceil(rng.exponential(WAIT / math.log(10), n)), dtype=np.int64)


def uneven(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    """Half of the answers within 9 days, nine of ten within the wait, some much later: lognormal."""
    return np.asarray(np.ceil(9 * np.exp(SPREAD * rng.standard_normal(n))), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A journal as it is on ``today``; ``p`` is the rate behind it."""

    p: float
    today: date
    entries: tuple[Outcome, ...]


def ledger(
    rng: np.random.Generator, delay: Delay, *, refused: float = 0.0, open_: bool = True, n: int = 60
) -> Ledger:
    """Return the journal of somebody whose rate is drawn from the prior.

    Parameters
    ----------
    refused
        Share of the unsuccessful applications that are answered by a refusal, after as long as the others.
    """
    p = float(rng.beta(A, B))
    sent, won = rng.integers(0, SEARCH, n), rng.random(n) < p
    after, says_no = delay(rng, n), rng.random(n) < refused
    now = int(rng.integers(10, SEARCH + 2 * WAIT))
    entries: list[Outcome] = []
    for place in range(n):
        if sent[place] > now:
            continue
        entries.append(
            Outcome("applied", _day(int(sent[place])), PM, open=open_, company=f"c{place}", id=len(entries) + 1)
        )
        day = int(sent[place] + after[place])
        if day <= now and (won[place] or says_no[place]):
            kind: Kind = "interview" if won[place] else "rejected"
            entries.append(
                Outcome(kind, _day(day), PM, about="application", company=f"c{place}", id=len(entries) + 1)
            )
    return Ledger(p, START + timedelta(days=now), tuple(entries))


def believed(held: Ledger, way: Way) -> RateBelief:
    """Return what is believed of the rate by a journal."""
    entries = held.entries
    if way == "answered":
        answered = {one.company for one in entries if one.kind != "applied"}
        entries = tuple(one for one in entries if one.company in answered)
    return interview_rate(PM, PRIOR, (), entries, today=held.today)


def coverage(
    seed: int, delay: Delay, way: Way = "open", *, refused: float = 0.0, ledgers: int = 400
) -> tuple[float, float]:
    """Return how often the interval of nine of ten holds the rate, and the mean error of the expected rate."""
    rng = np.random.default_rng(seed)
    inside, errors = 0, []
    for _ in range(ledgers):
        held = ledger(rng, delay, refused=refused, open_=way != "at_once")
        belief = believed(held, way)
        low, high = belief.interval()
        inside += low <= held.p <= high
        errors.append(belief.mean - held.p)
    return inside / ledgers, float(np.mean(errors))


def _day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()
