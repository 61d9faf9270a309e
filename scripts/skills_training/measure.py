"""Score skills as ``score_facts.py`` of the shared folder does: by value, once an ad, one to one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


def fold(value: str) -> str:
    """Return what two spellings have in common: NFKC, lower case, no spaces or punctuation."""
    folded = unicodedata.normalize("NFKC", value).lower()
    return re.sub(r"[\s\W_]+", "", folded) or folded.strip()


def same(one: str, other: str) -> bool:
    """Say whether two values count as one: equal, or one holds the other with at least 60 % of its length."""
    one, other = fold(one), fold(other)
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return one == other or (short in long and len(short) >= 0.6 * len(long))


@dataclass
class Score:
    """Right, false and missed values of one field over many ads."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + len(self.false))

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + len(self.false) + len(self.missed))

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"

    def add(self, gold: Iterable[Mapping[str, Any]], found: Iterable[str]) -> None:
        """Count one ad."""
        values = list({fold(value): value for value in reversed(list(found))}.values())
        used: set[int] = set()
        wanted = list(gold)
        for fact in wanted:
            hit = next((i for i, v in enumerate(values) if i not in used and same(v, fact["value"])), None)
            if hit is not None:
                used.add(hit)
            if not fact.get("optional"):
                if hit is None:
                    self.missed.append(fact["value"])
                else:
                    self.right += 1
        self.false += [
            v for i, v in enumerate(values) if i not in used and not any(same(v, f["value"]) for f in wanted)
        ]
