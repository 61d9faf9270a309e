"""What stories of others say about a rate: little, and nothing where they are told because they went well."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Final, Literal

from ashore.errors import Key
from ashore.evidence.cases import Case, Line
from ashore.evidence.moves import arrived, role_families
from ashore.plans.provenance import Cited, Shown, Step

CAP: Final = 10.0
"""All stories together never weigh more than this many trials (applications; interviews for offers)."""
QUOTED: Final = 0.5
"""Reliability of numbers that a document here quotes: what one person remembers, once."""
REPORTED: Final = 0.25
"""Reliability of numbers that only the pack reports."""
SAME_ROLE: Final = 1.0
OTHER_ROLE: Final = 0.5
UNKNOWN_ROLE: Final = 0.25
"""Similarity by role family: the same, another one of the vocabulary, none that it knows."""

_FIELDS: Final = {"interview": ("applications", "interviews"), "offer": ("interviews", "offers")}
"""Trials and successes of each rate, by the fields of a case."""


def story_steps(
    name: Literal["interview", "offer"],
    role: str | None,
    cases: Iterable[Case],
    like: Callable[[Case], float] | None = None,
) -> list[Step]:
    """Return one step for each story that states a number of trials or successes, and a cap where they exceed it.

    A story weighs reliability x similarity x its count, and nothing where it is a survivor's, or states only one
    of the two numbers: what is not stated is not filled in.
    """
    similar = like or (lambda case: role_similarity(case, role))
    steps = [
        step
        for case in sorted(cases, key=lambda case: case.id)
        if (step := _step(name, case, similar)) is not None
    ]
    total = math.fsum(step.a + step.b for step in steps)
    if total > CAP:
        spare = CAP / total - 1
        a, b = (math.fsum(part) * spare for part in ((s.a for s in steps), (s.b for s in steps)))
        steps.append(Step("cap", a, b, "cap", {"total": f"{total:.1f}", "cap": f"{CAP:g}"}))
    return steps


def role_similarity(case: Case, role: str | None) -> float:
    """Return how like the role that somebody moved to, or tried for, is to ``role``."""
    families = role_families(case)
    if not families:
        return UNKNOWN_ROLE
    return SAME_ROLE if role in families else OTHER_ROLE


def _step(name: Literal["interview", "offer"], case: Case, similar: Callable[[Case], float]) -> Step | None:
    trials_of, successes_of = (case.all(field) for field in _FIELDS[name])
    if not (trials_of or successes_of):
        return None
    trials, successes = _count(trials_of), _count(successes_of)
    values: dict[str, Shown] = {
        "who": case.name or Key("beliefs.unnamed"),
        "trials": _shown(trials, trials_of),
        "successes": _shown(successes, successes_of),
    }
    cited = tuple(dict.fromkeys(_cited((*trials_of, *successes_of))))
    if arrived(case):
        return Step("story", 0.0, 0.0, f"{name}_survivor", values, cited)
    if trials is None or successes is None or trials <= 0:
        return Step("story", 0.0, 0.0, f"{name}_unstated", values, cited)
    if successes > trials:
        return Step("story", 0.0, 0.0, f"{name}_contradictory", values, cited)
    quoted = all(any(item.quote is not None for item in line.statements) for line in (*trials_of, *successes_of))
    reliability = QUOTED if quoted else REPORTED
    similarity = min(1.0, max(0.0, similar(case)))
    weight = reliability * similarity
    values |= {
        "reliability": f"{reliability:g}",
        "similarity": f"{similarity:g}",
        "worth": f"{weight * trials:.1f}",
    }
    return Step("story", weight * successes, weight * (trials - successes), f"{name}_story", values, cited)


def _count(lines: Iterable[Line]) -> float | None:
    """Return the number that lines state at the least; of several the largest: one may be a part of another."""
    found = [number for line in lines if (number := _least(line.value)) is not None]
    return max(found, default=None)


def _least(value: object) -> float | None:
    if isinstance(value, dict):
        value = value.get("min")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else None


def _shown(number: float | None, lines: Iterable[Line]) -> Shown:
    """Return the number for a sentence, with a plus where it is only the least."""
    if number is None:
        return Key("beliefs.not_stated")
    exact = any(line.value == number for line in lines)
    return f"{number:g}" if exact else f"{number:g}+"


def _cited(lines: Iterable[Line]) -> Iterable[Cited]:
    for line in lines:
        for item in line.statements:
            document = None if item.quote is None else item.origin
            yield Cited(document, item.quote, item.start, item.end, item.article)
