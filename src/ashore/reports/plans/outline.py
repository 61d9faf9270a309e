"""The tree and its headline in words: what a person sees first, and again while a number moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ashore.plans.courses import course
from ashore.reports.plans import sentences
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.view import Leaf, steps
from ashore.reports.plans.wording import Namer, money
from ashore.words import Language

CERTAIN: Final = 0.995
"""A share of those in a branch above which nothing is said about the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One branch of the tree.

    Attributes
    ----------
    share
        Its weight in words; None for first steps, which are chosen, and where everybody is meant.
    weight
        The same between 0 and 100, for a bar.
    pay, offer, ruin
        Worth a month, chance of an AI job, chance that the money is gone, in words; ``ruin`` of first steps only.
    course
        Where a first step leads; empty elsewhere.
    aside
        Whether it goes the same way as a better one, begun otherwise.
    then
        What may be seen then, or what is done then.
    """

    id: str
    text: str
    share: str | None
    weight: int
    pay: str
    offer: str
    ruin: str | None
    course: str
    best: bool
    tied: bool
    aside: bool
    then: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A decision as a tree.

    Attributes
    ----------
    best
        What is best, and by how much.
    pay, offer, ruin
        Worth a month, chance of an AI job and of running out of money within the horizon, in words.
    course
        Where the best first step leads, in words.
    horizon, review
        Months looked ahead, and months after which one looks again, in words.
    what_if
        What is other than the person's own numbers; None where nothing is.
    limit, turn, counted
        As in the view.
    """

    best: str
    pay: str
    offer: str
    ruin: str
    course: str
    action: str
    horizon: str
    review: str
    what_if: str | None
    limit: str | None
    turn: str | None
    counted: str | None
    lines: tuple[Line, ...]


def outline(decision: Decision, language: Language) -> Outline:
    """Return the tree of a decision in words."""
    words = sentences.namer(decision, language)
    plan = decision.plan
    first = plan.options[0]
    return Outline(
        best=sentences.best(decision, words),
        pay=money(plan.pay(plan.value)),
        offer=words.share(float(plan.offer_by[-1])),
        ruin=words.share(float(plan.ruin_by[-1])),
        course=words.course(course(first.action)),
        action=words.action(first.action),
        horizon=words.months(plan.problem.horizon),
        review=words.months(decision.tree.month),
        what_if=sentences.what_if(decision, words),
        limit=sentences.limit(decision, words),
        turn=sentences.turn(decision, words),
        counted=sentences.counted(decision, words),
        lines=_ranked(tuple(_line(leaf, words) for leaf in steps(decision, words))),
    )


def _ranked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put what goes the same way as a better line behind the others; the order is that of their worth else."""
    return (*(line for line in lines if not line.aside), *(line for line in lines if line.aside))


def _line(leaf: Leaf, words: Namer) -> Line:
    weight = leaf.weight
    return Line(
        leaf.id,
        leaf.text,
        None if weight is None or (weight > CERTAIN and not leaf.then) else words.share(weight),
        0 if weight is None else round(100 * weight),
        money(leaf.pay),
        words.share(leaf.offer),
        None if leaf.ruin is None else words.share(leaf.ruin),
        leaf.course,
        leaf.best,
        leaf.tied,
        leaf.aside,
        tuple(_line(then, words) for then in leaf.then),
    )
