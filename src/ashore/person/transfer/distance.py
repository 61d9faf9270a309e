"""How far a move is, in words a person uses: near, a stretch, far; and which rules said so.

The thresholds are ours. They were set on moves that a reader can judge (`docs/transfer.md` lists them), not fitted
to anything that happened to people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ashore.person.transfer.compare import Comparison

Distance = Literal["near", "stretch", "far"]
DISTANCES: Final[tuple[Distance, ...]] = ("near", "stretch", "far")

Rule = Literal["alike", "between", "unlike", "level", "levels", "education", "shown", "not_shown"]
"""Why: more, less, or between alike; one or several elements at a higher level; education; skills shown or not."""

NEAR: Final = 0.93
"""Percentile of likeness from which on a move can be near."""
FAR: Final = 0.70
"""Percentile below which it is far."""
FAR_WITH_LEVELS: Final = 0.85
"""Percentile below which it is far where elements are missing, too."""
LEVEL: Final = 1.5
"""Levels (of 7) of one important element that keep a move from being near."""
LEVELS: Final = 2.0
"""Levels that count as missing altogether."""
MISSING: Final = 2
"""Elements missing from which on a move of middling likeness is far."""
EDUCATION: Final = 2.5
"""Categories of education that are a step too many: from secondary school to an associate's degree, say."""
SKILLS: Final = 5
"""Required skills that have to be known before what a person shows counts."""
SHOWN: Final = 2 / 3
"""Share of the required skills, weighted by how often ads require them, that brings a role one step nearer."""
NOT_SHOWN: Final = 1 / 4
"""Share below which no role is near."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The distance and the rules behind it, in the order in which they were applied."""

    distance: Distance
    rules: tuple[Rule, ...]


def judge(percentile: float, comparison: Comparison, shown: float | None = None) -> Verdict:
    """Return how far a move is.

    Parameters
    ----------
    percentile
        Share of all pairs of occupations that are less alike.
    shown
        Share of the required skills that the person shows; None where ads or profile say too little.
    """
    levels = [compared.short for compared in comparison.lacking]
    missing = sum(level >= LEVELS for level in levels)
    step, rules = 1, list[Rule]()
    if percentile < FAR:
        step, rules = 2, ["unlike"]
    elif percentile < FAR_WITH_LEVELS and missing >= MISSING:
        step, rules = 2, ["between", "levels"]
    elif percentile < NEAR:
        rules = ["between"]
    elif levels and max(levels) >= LEVEL:
        rules = ["alike", "level"]
    else:
        step, rules = 0, ["alike"]
    if _higher(comparison):
        step += 1
        rules.append("education")
    step = min(step, len(DISTANCES) - 1)
    if shown is not None and shown >= SHOWN and step > 0:
        step -= 1
        rules.append("shown")
    elif shown is not None and shown < NOT_SHOWN and step == 0:
        step = 1
        rules.append("not_shown")
    return Verdict(DISTANCES[step], tuple(rules))


def _higher(comparison: Comparison) -> bool:
    own, role = comparison.own_education, comparison.role_education
    return own is not None and role is not None and role - own >= EDUCATION
