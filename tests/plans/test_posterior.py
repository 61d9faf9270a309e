"""The posterior after any journal is that of what truly happened, in whatever order it was written and corrected.

What happened is drawn first: applications, each to a company of its own, with a fate. The journal is then written
in a random order, with mistakes that are corrected later and entries that are taken back. The expected moments
come from the fates by Gauss-Jacobi quadrature, which shares no code with the beliefs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from ashore.journal import Kind, Outcome, outcome, record
from ashore.person.inputs import inputs
from ashore.person.me import Given, Me
from ashore.plans.beliefs import RateBelief, interview_rate, offer_rate

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"
WAIT = 28
NUMBERS = {
    "interview_rate": 0.05,
    "interview_worth": 40.0,
    "offer_rate": 0.2,
    "offer_worth": 10.0,
    "weeks_to_answer": 4.0,
}
PLAIN = inputs(Me(numbers={name: Given(value, 1, 1) for name, value in NUMBERS.items()}))


@dataclass(frozen=True)
class Fate:
    """What became of one application, in days after it was sent; None where it did not come to that."""

    ago: int
    interview: int | None = None
    offer: int | None = None
    refused: int | None = None
    given_up: int | None = None


def drawn(rng: random.Random) -> Fate:
    ago = rng.randrange(60)
    first = rng.randrange(ago + 1)
    second = rng.randrange(first, ago + 1)
    fates = (
        Fate(ago), Fate(ago), Fate(ago, refused=first), Fate(ago, given_up=first), Fate(ago, interview=first),
        Fate(ago, interview=first, offer=second), Fate(ago, interview=first, refused=second),
        Fate(ago, interview=first, given_up=second),
    )  # fmt: skip
    return rng.choice(fates)


def entries_of(fate: Fate, company: str) -> list[Outcome]:
    sent = TODAY - timedelta(days=fate.ago)

    def made(kind: Kind, after: int, **more: object) -> Outcome:
        return outcome(kind, sent + timedelta(days=after), TODAY, role=PM, company=company, **more)  # type: ignore[arg-type]

    about = "interview" if fate.interview is not None else "application"
    found = [made("applied", 0, open_=True)]
    if fate.interview is not None:
        found.append(made("interview", fate.interview))
    if fate.offer is not None:
        found.append(made("offer", fate.offer))
    if fate.refused is not None:
        found.append(made("rejected", fate.refused, about=about))
    if fate.given_up is not None:
        found.append(made("silence", fate.given_up, about=about))
    return found


def written(rng: random.Random, true: list[Outcome]) -> list[Outcome]:
    """Return a journal that comes to these entries: in any order, some wrong at first, some taken back."""
    order = true[:]
    rng.shuffle(order)
    log: list[Outcome] = []
    mend: list[tuple[int, Outcome]] = []

    def write(entry: Outcome) -> int:
        log.append(replace(entry, id=len(log) + 1))
        return len(log)

    for entry in order:
        if rng.random() < 0.3:
            wrong = replace(
                entry,
                day=(entry.date - timedelta(days=rng.randrange(20))).isoformat(),
                company=rng.choice(("", "somebody else", entry.company)),
                count=rng.randrange(1, 4),
            )
            mend.append((write(wrong), entry))
        elif rng.random() < 0.2:
            number = write(replace(entry, count=rng.randrange(1, 5)))
            write(Outcome("undo", TODAY.isoformat(), PM, undoes=number))
            write(entry)
        else:
            write(entry)
        while mend and rng.random() < 0.3:
            number, right = mend.pop(rng.randrange(len(mend)))
            write(replace(right, replaces=number))
    for number, right in mend:
        again = write(replace(right, count=9, replaces=number))
        write(replace(right, replaces=again))
    return log


def expected(base: tuple[float, float], won: int, lost: int, ages: list[int]) -> tuple[float, float]:
    """Return mean and variance by quadrature; the integrand is a polynomial, so that they are exact."""
    over = sum(age >= WAIT for age in ages)
    shown = [age / WAIT for age in ages if age < WAIT]
    a, b = base[0] + won, base[1] + lost + over
    nodes, weights = special.roots_jacobi(len(shown) // 2 + 3, b - 1, a - 1)
    rate = (nodes + 1) / 2
    weights = weights * np.prod([1 - share * rate for share in shown], axis=0)
    mean = float((weights * rate).sum() / weights.sum())
    return mean, float((weights * (rate - mean) ** 2).sum() / weights.sum())


def moments(belief: RateBelief) -> tuple[float, float]:
    return belief.mean, belief.mean * (1 - belief.mean) / (belief.worth + 1)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 40))
def test_the_posterior_is_that_of_what_happened(seed: int, size: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test's
    fates = [drawn(rng) for _ in range(size)]
    true = [entry for place, fate in enumerate(fates) for entry in entries_of(fate, f"company {place}")]
    held = record(written(rng, true))

    met = [fate for fate in fates if fate.interview is not None]
    quiet = [fate for fate in fates if fate.interview is None]
    waiting = [fate.ago for fate in quiet if fate.refused is None and fate.given_up is None]
    found = interview_rate(PM, PLAIN, (), held, today=TODAY)
    assert moments(found) == pytest.approx(
        expected((2, 38), len(met), len(quiet) - len(waiting), waiting), rel=1e-9
    )

    offered = [fate for fate in met if fate.offer is not None]
    ended = [
        fate for fate in met if fate.offer is None and (fate.refused is not None or fate.given_up is not None)
    ]
    open_ = [fate.ago - (fate.interview or 0) for fate in met if fate not in offered and fate not in ended]
    found = offer_rate(PM, PLAIN, (), held, today=TODAY)
    assert moments(found) == pytest.approx(expected((2, 8), len(offered), len(ended), open_), rel=1e-9)
