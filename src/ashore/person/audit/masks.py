"""Numbers that measure nothing: dates, versions, names of models, list numbers, sizes of teams, settings.

They are hidden before values are read, so that GPT-4, v2.0, 2024年 or 3人团队 never stand beside a metric.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ashore.person.audit.grammar import grammar

FILLER: Final = "\u25a1"
"""Stands in place of what is hidden, so that offsets stay."""


@dataclass(frozen=True, slots=True)
class Masked:
    """Something hidden: its kind, and where it stands in the folded text."""

    kind: str
    start: int
    end: int


def mask(text: str) -> tuple[str, tuple[Masked, ...]]:
    """Return the folded text with fillers in place of what measures nothing, and what was hidden, in order."""
    found: list[Masked] = []
    for kind, pattern in grammar().masks:
        found += (Masked(kind, *match.span()) for match in pattern.finditer(text))
        text = pattern.sub(_fill, text)
    return text, tuple(sorted(found, key=lambda item: item.start))


def _fill(match: re.Match[str]) -> str:
    return "".join("\n" if character == "\n" else FILLER for character in match.group())
