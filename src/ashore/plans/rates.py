"""Beliefs about rates: interviews per application, offers per interview.

A belief is Beta(a, b). It begins with a base (the person's own number, or a stated default) of a stated worth,
takes stories of people who were turned down as a capped power prior (Ibrahim and Chen, Statistical Science 15,
2000, 46-60: a likelihood raised to a power between 0 and 1), and counts the person's own outcomes.

What still waits for its answer counts for as much as it tells: of answers that come at all, a share has come by a
given age, and silence until then is worth that much of a refusal (`shown`). The exact posterior is then a mixture
of Betas (`ashore.engine.censored`); the belief is the Beta with its mean and variance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, Literal

from ashore.errors import AshoreError
from ashore.evidence.cases import Case
from ashore.journal import Journal, Kind, Outcome, RoleRecord, record
from ashore.journal.applications import Reached
from ashore.journal.record import WAITING, Fate
from ashore.plans.provenance import Numbers, Shown, Step
from ashore.plans.stories import story_steps

RateName = Literal["interview", "offer"]

_ABOUT: Final[dict[RateName, frozenset[Kind]]] = {
    "interview": frozenset({"applied", "test", "interview", "rejected", "silence", "withdrew"}),
    "offer": frozenset({"interview", "offer", "accepted", "declined", "rejected", "silence", "withdrew"}),
}
"""Kinds of entries that a rate counts."""


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
        The person's own whose answer is known, or counts as known.
    waiting
        Trials that wait for an answer, and count for as much as their silence tells so far.
    told
        How many unanswered trials the waiting ones count as.
    recent
        Trials that count as unanswered although their answer may still come.
    latest, entries
        The latest entries of the journal behind it, and how many there are.
    """

    name: RateName
    role: str | None
    a: float
    b: float
    steps: tuple[Step, ...]
    trials: int = 0
    successes: int = 0
    waiting: int = 0
    told: float = 0.0
    recent: int = 0
    latest: tuple[Outcome, ...] = ()
    entries: int = 0

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
        from ashore.engine.beta import quantile

        return quantile(q, self.a, self.b)

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """Return the rates between which the belief has ``mass``, with equal tails."""
        return self.quantile((1 - mass) / 2), self.quantile((1 + mass) / 2)


def interview_rate(
    role: str | None,
    inputs: Numbers,
    cases: Iterable[Case],
    journal: Journal,
    *,
    today: date,
    like: Callable[[Case], float] | None = None,
    patient: bool = False,
) -> RateBelief:
    """Return the belief about interviews per application.

    Parameters
    ----------
    journal
        Entries of other roles, and interviews through referrals, are left aside.
    today
        The day on which what is open has waited so long.
    like
        Similarity of a story to the person and the role, 0..1; by role family where it is None.
    patient
        Take every application that is younger than ``weeks_to_answer`` for open, not only those logged so.
    """
    held = record(journal).of(role)
    trials = [fate for fate in held.fates if not fate.referred and fate.loose < 2]
    wait = days_to_answer(inputs)
    waiting = [
        fate if fate.open or not (patient and _age(fate, today) < wait) else replace(fate, open=True)
        for fate in trials
        if fate.reached == "applied" and fate.status in {*WAITING, "withdrew"} and not fate.loose
    ]
    loose = sum(fate.count for fate in trials if fate.loose == 1 and fate.status != "withdrew")
    # A refusal that names nothing is of one that waits; where none does, it tells nothing new.
    nothing = max(0, loose - sum(fate.count for fate in waiting if not fate.until))
    refused = sum(fate.count for fate in trials if _ended(fate, "applied", "rejected"))
    silent = sum(fate.count for fate in trials if _ended(fate, "applied", "silence"))
    return _belief(
        "interview",
        role,
        [_base("interview", role, inputs), *story_steps("interview", role, cases, like)],
        {
            "applied_success": sum(fate.count for fate in trials if fate.reached != "applied"),
            "applied_refused": refused - min(nothing, refused),
            "applied_silent": max(0, silent - max(0, nothing - refused)),
        },
        _less(waiting, loose),
        wait,
        today,
        held,
    )


def offer_rate(
    role: str | None,
    inputs: Numbers,
    cases: Iterable[Case],
    journal: Journal,
    *,
    today: date,
    like: Callable[[Case], float] | None = None,
) -> RateBelief:
    """Return the belief about offers per interview, wherever the interview came from.

    An interview waits for its answer as an open application does. Parameters are those of `interview_rate`.
    """
    held = record(journal).of(role)
    trials = [fate for fate in held.fates if fate.reached != "applied" and fate.loose < 3]
    waiting = [
        replace(fate, open=True)
        for fate in trials
        if fate.reached == "interview" and fate.loose < 2 and fate.status in {"interview", "withdrew"}
    ]
    loose = sum(fate.count for fate in trials if fate.loose == 2 and fate.status != "withdrew")
    return _belief(
        "offer",
        role,
        [_base("offer", role, inputs), *story_steps("offer", role, cases, like)],
        {
            "interviewed_success": sum(fate.count for fate in trials if fate.reached == "offer"),
            "interviewed_refused": sum(fate.count for fate in trials if _ended(fate, "interview", "rejected")),
            "interviewed_silent": sum(fate.count for fate in trials if _ended(fate, "interview", "silence")),
        },
        _less(waiting, loose),
        days_to_answer(inputs),
        today,
        held,
    )


def days_to_answer(inputs: Numbers) -> int:
    """Return the days after which silence counts in full: ``weeks_to_answer``."""
    return round(7 * inputs.value("weeks_to_answer"))


def shown(age: int, wait: int) -> float:
    """Return the share of answers that have come by an age, of those that come: all of them after ``wait`` days.

    They are taken to come evenly over that time.
    """
    return 1.0 if age >= wait else max(age, 0) / wait


def _ended(fate: Fate, reached: Reached, status: Kind) -> bool:
    return fate.reached == reached and fate.status == status


def _age(fate: Fate, today: date) -> int:
    """Return the days that an answer has been waited for, until now or until it no longer was."""
    end = date.fromisoformat(fate.until) if fate.until else today
    return (min(end, today) - date.fromisoformat(fate.asked)).days


def _less(waiting: Sequence[Fate], answered: int) -> list[Fate]:
    """Return what waits, less those that loose answers are for: what counts already, then the oldest."""
    found = []
    for fate in sorted(waiting, key=lambda fate: (bool(fate.until), fate.asked, fate.open)):
        taken = 0 if fate.until else min(answered, fate.count)
        answered -= taken
        if fate.count > taken:
            found.append(replace(fate, count=fate.count - taken))
    return found


def _belief(
    name: RateName,
    role: str | None,
    base: Sequence[Step],
    answers: dict[str, int],
    waiting: Sequence[Fate],
    wait: int,
    today: date,
    held: RoleRecord,
) -> RateBelief:
    steps = [*base]
    for what, count in answers.items():
        if count:
            success = what.endswith("_success")
            steps.append(_outcome(what, float(count) * success, float(count) * (not success), count=count))
    trial = "applied" if name == "interview" else "interviewed"
    once = sum(fate.count for fate in waiting if not fate.open and not fate.until)
    ages = Counter[float]()
    for fate in waiting:
        if fate.open or fate.until:
            ages[shown(_age(fate, today), wait)] += fate.count
    if once:
        steps.append(_outcome(f"{trial}_unanswered", 0.0, float(once), count=once))
    over = ages.pop(1.0, 0)
    if over:
        steps.append(_outcome(f"{trial}_over", 0.0, float(over), count=over, days=wait))
    a, b = _sums(steps)
    still = sum(ages.values())
    told = math.fsum(share * count for share, count in ages.items())
    if told:
        from ashore.engine.censored import matched, posterior

        to_a, to_b = matched(posterior(a, b, ages.items()))
        values: dict[str, Shown] = {"count": still, "worth": f"{told:.1f}", "days": wait}
        steps.append(Step("outcome", to_a - a, to_b - b, f"{trial}_open", values))
        a, b = to_a, to_b
    about = [entry for entry in held.latest if entry.kind in _ABOUT[name]]
    recent = sum(fate.count for fate in waiting if not fate.open and not fate.until and _age(fate, today) < wait)
    won = next(iter(answers.values()))
    return RateBelief(
        name, role, a, b, tuple(steps), sum(answers.values()) + once + over, won, still, told,
        recent if name == "interview" else 0, tuple(about), held.entries,
    )  # fmt: skip


def _outcome(what: str, a: float, b: float, **values: Shown) -> Step:
    return Step("outcome", a, b, what, values)


def _sums(steps: Sequence[Step]) -> tuple[float, float]:
    """Return what steps add up to. fsum rounds once: the order of things changes not even the last digit."""
    return math.fsum(step.a for step in steps), math.fsum(step.b for step in steps)


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
