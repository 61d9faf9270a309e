"""Say a verdict in a person's words, in either language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ashore.person.fit.model import ADVICE, Advice, Detail, Gate, GateKind, Member, Requirement
from ashore.words import Language, catalogue, say

MANY: Final = 6
"""Names of a list that are told; an ad may name a dozen cities."""
_DEGREES = frozenset({"asked", "or", "shown"})


def why(gate: Gate, language: Language) -> str:
    """Return the sentence behind a gate's status."""
    details = {name: _worded(gate.kind, name, value, language) for name, value in gate.judged.details.items()}
    if gate.kind == "age":
        details["limits"] = _limits(gate, language)
    return say(language, f"fit.why.{gate.judged.why}", **details)


def _worded(kind: GateKind, name: str, value: Detail, language: Language) -> str:
    if isinstance(value, tuple):
        rest = ["…"] if len(value) > MANY else []
        return ("、" if language == "zh" else ", ").join([*value[:MANY], *rest])
    if isinstance(value, str):
        if kind == "degree" and name in _DEGREES:
            return catalogue(language).get(f"degree.{value}", value)
        return catalogue(language).get(f"fit.tongue.{value}", value) if kind == "language" else value
    return f"{value:g}"


def _limits(gate: Gate, language: Language) -> str:
    low, high = gate.ask.low, gate.ask.high
    if low is not None and high is not None:
        return f"{low:g}–{high:g}"
    key = "fit.at_least" if high is None else "fit.at_most"
    return say(language, key, number=f"{low if high is None else high:g}")


def name(requirement: Requirement, language: Language) -> str:
    """Return what a requirement is called: its skill, or the choice that it puts."""
    printed = [member.printed for member in requirement.members]
    if len(printed) == 1:
        return printed[0]
    listed = " / ".join(printed)
    if requirement.examples:
        return say(language, "fit.examples", skills=listed)
    return say(language, "fit.choice", least=requirement.least, skills=listed)


def shown_by(member: Member, language: Language) -> str | None:
    """Return how a skill is shown: where, how well, by which narrower one; None where it is not."""
    if member.shown is None:
        return None
    skill = member.shown.skill
    parts = [say(language, f"fit.place.{skill.place}")]
    if skill.level is not None:
        parts.append(say(language, f"fit.level.{skill.level}"))
    if member.shown.via is not None:
        parts.append(say(language, "fit.via", skill=member.shown.via))
    return (" · " if language == "en" else "，").join(parts)


def to_do(requirements: Iterable[Requirement], language: Language) -> list[str]:
    """Return what to do about the requirements, the shortest way first; equal advice is given once."""
    by_advice: dict[tuple[Advice, str], list[str]] = {}
    for one in requirements:
        if one.advice is not None:
            missing = [member.printed for member in one.members if member.shown is None]
            listed = " / ".join(missing or [member.printed for member in one.members])
            by_advice.setdefault((one.advice, one.near or ""), []).append(listed)
    comma = "、" if language == "zh" else ", "
    order = sorted(by_advice, key=lambda key: ADVICE.index(key[0]))
    return [
        say(language, f"fit.advice.{advice}", skills=comma.join(by_advice[advice, near]), near=near)
        for advice, near in order
    ]
