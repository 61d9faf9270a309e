"""The decision as a page to hand to somebody: a spouse, a coach. Texts, and no more than is wanted."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from ashore.journal import Record, Tally
from ashore.person.inputs import Quantity
from ashore.person.standing import Standing
from ashore.plans.beliefs import share as rate
from ashore.reports.charts import Chart
from ashore.reports.plans import charts
from ashore.reports.plans.decision import Decision
from ashore.reports.plans.outline import Line, Outline, outline
from ashore.reports.plans.sentences import namer
from ashore.reports.plans.view import View, view
from ashore.reports.plans.wording import Namer
from ashore.reports.values import label
from ashore.words import Language, say

Part = Literal["names", "money"]
PARTS: Final[tuple[Part, ...]] = ("names", "money")
"""What may be left out: who the person is, and amounts of money."""
COVER: Final = "¥…"

_AMOUNT: Final = re.compile(r"−?¥[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_MONEY: Final = frozenset({"cny", "cny_month"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the calculation: what it is, its value, and where it comes from, in words."""

    what: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Rung:
    """Where the person stands.

    Attributes
    ----------
    name, meaning, origin
        Of the rung that the calculation takes; ``default`` where nothing was known.
    checks
        What the rungs are told by, each with how it stands; empty where nothing is known.
    lifts
        What would lift the person to the next rung.
    """

    name: str
    meaning: str
    origin: str
    default: bool
    checks: tuple[tuple[str, str], ...]
    lifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried for one role family, and what it did to the chance of an interview.

    Attributes
    ----------
    unanswered
        Applications without an interview or a no, so far.
    before, now, low, high
        Chance of an interview for an application: without the person's own applications, with them, and where it
        lies with 90%; empty where the plan does not look at the role.
    """

    role: str
    applied: int
    interviews: int
    offers: int
    refused: int
    unanswered: int
    before: str = ""
    now: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is shown beside the decision itself.

    Attributes
    ----------
    journal
        What was tried so far.
    evidence
        What was read, by name and count, in words.
    """

    journal: Record
    standing: Standing | None
    evidence: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """The page; every text is in ``language``.

    Attributes
    ----------
    day
        ISO date the decision is of.
    who
        Job and city; empty where they are not known, or left out.
    without
        What is left out.
    sentences
        What is best, what would flip it, what to try: as far as they are computed.
    missing
        What was not given, and is taken as a default; None where all that matters was given.
    lines
        The tree: first steps, what may be seen then, what is done then.
    fan
        Money over time; None where amounts are left out.
    runway
        How long the money lasts; empty where amounts are left out.
    given, defaults
        Numbers that the person or the evidence gave, and those that are taken because nothing was said.
    what_if
        What is other than the person's own numbers; None where nothing is.
    """

    language: Language
    day: str
    who: str
    without: tuple[Part, ...]
    sentences: tuple[str, ...]
    missing: str | None
    what_if: str | None
    pay: str
    offer: str
    ruin: str
    horizon: str
    review: str
    lines: tuple[Line, ...]
    limit: str | None
    turn: str | None
    fan: Chart | None
    offers: Chart
    runway: str
    beliefs: tuple[str, ...]
    given: tuple[Number, ...]
    defaults: tuple[Number, ...]
    rung: Rung | None
    tried: tuple[Tried, ...]
    evidence: tuple[tuple[str, str], ...]
    check: str


def decision_page(
    found: Decision,
    said: Said,
    language: Language,
    *,
    without: Collection[str] = (),
    worded: tuple[View, Outline] | None = None,
) -> DecisionPage:
    """Return the page.

    Parameters
    ----------
    without
        Of `PARTS`.
    worded
        The decision in words, where it is there already.
    """
    shown, tree = worded or (view(found, language), outline(found, language))
    words = namer(found, language)
    left_out = tuple(part for part in PARTS if part in without)
    money = "money" not in left_out
    me = found.basis.inputs.me
    given, defaults = _numbers(found, words, money=money)
    page = DecisionPage(
        language,
        shown.day,
        "" if "names" in left_out else " · ".join(part for part in (me.job, me.city) if part),
        left_out,
        shown.sentences,
        shown.missing,
        shown.what_if,
        tree.pay,
        tree.offer,
        tree.ruin,
        tree.horizon,
        tree.review,
        tuple(line for line in tree.lines if not line.aside),
        tree.limit,
        tree.turn,
        charts.fan(found, language) if money else None,
        charts.offers(found, language),
        shown.runway if money else "",
        shown.beliefs,
        given,
        defaults,
        None if said.standing is None else _rung(said.standing, words),
        _tried(found, said.journal, words),
        said.evidence,
        shown.check,
    )
    return page if money else covered(page)


def covered(value: T) -> T:
    """Return a value with every amount of money in its texts covered."""
    made: Any = value
    if isinstance(value, str):
        made = _AMOUNT.sub(COVER, value)
    elif isinstance(value, tuple):
        made = tuple(covered(item) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type | Chart):
        fields = {field.name: covered(getattr(value, field.name)) for field in dataclasses.fields(value)}
        made = dataclasses.replace(value, **fields)
    found: T = made
    return found


def _numbers(found: Decision, words: Namer, *, money: bool) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    inputs = found.basis.inputs
    quantities = [inputs.quantities[name] for name in inputs.names()]
    told = [quantity for quantity in quantities if money or quantity.unit not in _MONEY]
    return (
        tuple(_number(quantity, words) for quantity in told if quantity.origin != "default"),
        tuple(_number(quantity, words) for quantity in told if quantity.origin == "default"),
    )


def _number(quantity: Quantity, words: Namer) -> Number:
    return Number(words.what(quantity), words.quantity(quantity), words.origin(quantity))


def _rung(standing: Standing, words: Namer) -> Rung:
    from ashore.person.me import RUNGS

    language, readiness = words.language, standing.readiness
    return Rung(
        words.rung(RUNGS.index(standing.rung)),
        say(language, f"readiness.rung.{standing.rung}"),
        say(language, f"readiness.origin.{standing.origin}"),
        standing.origin == "default",
        tuple(
            (say(language, f"readiness.check.{check.id}.name"), say(language, f"readiness.status.{check.status}"))
            for check in (readiness.checks if readiness.grounded else ())
        ),
        tuple(say(language, f"readiness.check.{name}.action") for name in readiness.lifts),
    )


def _tried(found: Decision, journal: Record, words: Namer) -> tuple[Tried, ...]:
    """Return what was tried, the role families of the plan first."""
    roles = [
        *(role for role in found.roles if role in journal.roles),
        *(role for role in journal.roles if role not in found.roles),
    ]
    rows = []
    for role in roles:
        counts = journal.of(role).tally()
        if not (counts.applied or counts.referrals or counts.interviews or counts.referred):
            continue
        rows.append(_row(found, counts, words))
    return tuple(rows)


def _row(found: Decision, counts: Tally, words: Namer) -> Tried:
    row = Tried(
        label(words.language, "role_family", counts.role),
        counts.applied,
        counts.interviews + counts.referred,
        counts.offers,
        counts.refused + counts.turned_down,
        max(counts.applied - counts.interviews - counts.refused - counts.withdrawn, 0),
    )
    if counts.role not in found.roles:
        return row
    belief = found.basis.beliefs(counts.role).interview
    first = [step for step in belief.steps if step.kind != "outcome"]
    a, b = sum(step.a for step in first), sum(step.b for step in first)
    low, high = belief.interval()
    return dataclasses.replace(
        row, before=rate(a / (a + b)), now=rate(belief.mean), low=rate(low), high=rate(high)
    )
