"""Beliefs about rates: interviews per application, offers per interview.

A belief is Beta(a, b). It begins with a base (the person's own number, or a stated default) of a stated worth,
takes stories of people who were turned down as a capped power prior (Ibrahim and Chen, Statistical Science 15,
2000, 46-60: a likelihood raised to a power between 0 and 1), and counts the person's own outcomes one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final, Literal

from ashore.errors import AshoreError
from ashore.evidence.cases import Case
from ashore.journal import Outcome, live
from ashore.plans.provenance import Numbers, Shown, Step
from ashore.plans.stories import story_steps

RateName = Literal["interview", "offer"]

_KINDS: Final = {"applied": ("applied", "interview"), "interviewed": ("interview", "offer")}
"""Kinds of entries that are trials and successes, by how their sentences are called."""


class ImpossibleRateError(AshoreError):
    """A base of 0% or 100%, or of no worth, from which nothing can be learned (``name``, ``mean``, ``worth``)."""

    code: ClassVar[str] = "impossible_rate"


@dataclass(frozen=True, slots=True)
class RateBelief:
    """A belief about a rate: Beta(a, b).

    Attributes
    ----------
    role
        The role family it is about; None for the field as a whole, without outcomes.
    steps
        Where it comes from; their ``a`` and ``b`` sum to its own.
    trials, successes
        The person's own that it counts.
    waiting
        Trials that are logged and not counted yet.
    recent
        Trials that count as unanswered although their answer may still come.
    """

    name: RateName
    role: str | None
    a: float
    b: float
    steps: tuple[Step, ...]
    trials: int = 0
    successes: int = 0
    waiting: int = 0
    recent: int = 0

    @property
    def mean(self) -> float:
        """The expected rate."""
        return self.a / (self.a + self.b)

    @property
    def worth(self) -> float:
        """How many trials the belief weighs."""
        return self.a + self.b

    def quantile(self, q: float) -> float:
        """Return the rate below which the belief has mass ``q``."""
        from ashore.engine.conjugate import beta_quantile

        return float(beta_quantile(q, self.a, self.b))

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """Return the rates between which the belief has ``mass``, with equal tails."""
        return self.quantile((1 - mass) / 2), self.quantile((1 + mass) / 2)


def interview_rate(
    role: str | None,
    inputs: Numbers,
    cases: Iterable[Case],
    outcomes: Iterable[Outcome],
    *,
    today: date,
    like: Callable[[Case], float] | None = None,
    patient: bool = False,
) -> RateBelief:
    """Return the belief about interviews per application.

    Parameters
    ----------
    outcomes
        Every entry of the journal; those of other roles, and interviews through referrals, are left aside.
    today
        Applications logged as open count as unanswered once they are ``weeks_to_answer`` old on this day.
    like
        Similarity of a story to the person and the role, 0..1; by role family where it is None.
    patient
        Take every application that is younger than that for still open, not only those logged so.
    """
    name: RateName = "interview"
    mine = [entry for entry in live(outcomes) if role is not None and entry.role == role]
    applied = [entry for entry in mine if entry.kind == "applied"]
    interviews = [entry for entry in mine if entry.kind == "interview" and entry.about != "referral"]
    refused = [entry for entry in mine if entry.kind == "rejected" and entry.about != "interview"]
    long_ago = _long_ago(inputs, today)
    waits = {entry.id for entry in applied if (entry.open or patient) and entry.date > long_ago}
    steps = [_base(name, role, inputs), *story_steps(name, role, cases, like)]
    steps += _counted("applied", applied, waits, interviews, refused)
    recent = sum(entry.count for entry in applied if entry.date > long_ago and entry.id not in waits)
    return _belief(name, role, steps, applied, waits, interviews, refused, recent)


def offer_rate(
    role: str | None,
    inputs: Numbers,
    cases: Iterable[Case],
    outcomes: Iterable[Outcome],
    *,
    today: date,
    like: Callable[[Case], float] | None = None,
) -> RateBelief:
    """Return the belief about offers per interview, wherever the interview came from.

    An interview counts as one without an offer when a rejection after an interview is logged, or when it is
    ``weeks_to_answer`` old on ``today``: unlike applications, most interviews are answered. Parameters are those
    of `interview_rate`.
    """
    name: RateName = "offer"
    mine = [entry for entry in live(outcomes) if role is not None and entry.role == role]
    interviews = [entry for entry in mine if entry.kind == "interview"]
    offers = [entry for entry in mine if entry.kind == "offer"]
    refused = [entry for entry in mine if entry.kind == "rejected" and entry.about == "interview"]
    long_ago = _long_ago(inputs, today)
    waits = {entry.id for entry in interviews if entry.date > long_ago}
    steps = [_base(name, role, inputs), *story_steps(name, role, cases, like)]
    steps += _counted("interviewed", interviews, waits, offers, refused)
    return _belief(name, role, steps, interviews, waits, offers, refused, 0)


def _long_ago(inputs: Numbers, today: date) -> date:
    """Return the day up to which what was sent would have been answered by now."""
    return today - timedelta(days=round(7 * inputs.value("weeks_to_answer")))


def _base(name: RateName, role: str | None, inputs: Numbers) -> Step:
    number = inputs.quantity(f"{name}_rate", role)
    mean, worth = number.value, inputs.value(f"{name}_worth", role)
    if not (0 < mean < 1 and 0 < worth < math.inf):
        raise ImpossibleRateError(name=f"{name}_rate", mean=f"{mean:.0%}", worth=f"{worth:g}")
    own = number.origin == "given"
    a = mean * worth
    return Step(
        "own_number" if own else "base",
        a,
        worth - a,
        "own_number" if own else "base",
        {"mean": f"{mean:.1%}", "worth": f"{worth:g}"},
        number=number,
    )


def _answers(
    trials: Sequence[Outcome], waits: set[int], successes: Sequence[Outcome], refused: Sequence[Outcome]
) -> tuple[int, int, int, int]:
    """Return settled trials, waiting ones, successes and failures.

    Answers are taken to come to settled trials first: every success and every rejection beyond those answers a
    waiting one.
    """
    settled = sum(entry.count for entry in trials if entry.id not in waits)
    waiting = sum(entry.count for entry in trials if entry.id in waits)
    won, lost = sum(entry.count for entry in successes), sum(entry.count for entry in refused)
    return settled, waiting, won, max(settled - won, min(lost, settled + waiting - won), 0)


def _counted(
    what: str, trials: Sequence[Outcome], waits: set[int], successes: Sequence[Outcome], refused: Sequence[Outcome]
) -> list[Step]:
    """Return one step for each entry, and one for what answers to waiting trials change."""
    trial, success = _KINDS[what]
    steps = []
    for entry in sorted((*trials, *successes, *refused), key=lambda entry: (entry.day, entry.id)):
        if entry.kind == trial:
            a, b = 0.0, 0.0 if entry.id in waits else float(entry.count)
            key = f"{what}_waiting" if entry.id in waits else what
        elif entry.kind == success:
            a, b, key = float(entry.count), -float(entry.count), f"{what}_success"
        else:
            a, b, key = 0.0, 0.0, f"{what}_refused"
        values: dict[str, Shown] = {"count": entry.count, "day": entry.day, "entry": entry.id}
        steps.append(Step("outcome", a, b, key, values, entries=(entry.id,)))
    settled, _, won, failures = _answers(trials, waits, successes, refused)
    if surplus := failures - (settled - won):
        answered = tuple(sorted(entry.id for entry in trials if entry.id in waits))
        steps.append(Step("outcome", 0.0, surplus, f"{what}_answered", {"count": surplus}, entries=answered))
    return steps


def _belief(
    name: RateName,
    role: str | None,
    steps: Sequence[Step],
    trials: Sequence[Outcome],
    waits: set[int],
    successes: Sequence[Outcome],
    refused: Sequence[Outcome],
    recent: int,
) -> RateBelief:
    settled, waiting, won, failures = _answers(trials, waits, successes, refused)
    # fsum rounds once, so the order in which outcomes were logged changes not even the last digit.
    return RateBelief(
        name,
        role,
        math.fsum(step.a for step in steps),
        math.fsum(step.b for step in steps),
        tuple(steps),
        won + failures,
        won,
        settled + waiting - won - failures,
        max(0, min(recent, settled - won - sum(entry.count for entry in refused))),
    )
