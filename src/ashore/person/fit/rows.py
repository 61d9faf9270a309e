"""What an ad asks for as plain values, for a table in which equal asks stand once, and back."""

from __future__ import annotations

from typing import Any, cast

from ashore.person.fit.model import Asked, GateAsk, GateKind, SkillAsk, Strength


def gate_row(ask: GateAsk) -> list[Any]:
    """Return a condition as JSON holds it."""
    return [ask.kind, list(ask.names), ask.low, ask.high, [list(field) for field in ask.fields]]


def skill_row(ask: SkillAsk) -> list[Any]:
    """Return a skill that is asked for as JSON holds it."""
    return ["skill", ask.least, *ask.names]


def read(row: list[Any]) -> GateAsk | SkillAsk:
    """Return what `gate_row` or `skill_row` was given."""
    if row[0] == "skill":
        return SkillAsk(tuple(row[2:]), row[1])
    kind, names, low, high, fields = row
    return GateAsk(cast("GateKind", kind), tuple(names), low, high, tuple((least, of) for least, of in fields))


def gates_of(asked: Asked) -> tuple[list[Any], ...]:
    """Return the gates of an ad as rows."""
    return tuple(gate_row(gate.ask) for gate in asked.gates)


def skills_of(asked: Asked, strength: Strength) -> tuple[list[Any], ...]:
    """Return the counted skills of one strength as rows."""
    return tuple(skill_row(skill.ask) for skill in asked.of(strength) if skill.counted)
