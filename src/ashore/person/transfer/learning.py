"""How long a skill takes to learn: our own guesses, as bands of hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

ANY: Final = "?"
"""The kind of a skill that the vocabulary does not have, or gives no kind."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A guess of the hours until a beginner can use it at work under guidance, from ``low`` to ``high``.

    Attributes
    ----------
    own
        Whether the guess is for this skill; else it is that of every skill of its kind.
    """

    low: float
    high: float
    own: bool


@cache
def _bands() -> Mapping[str, tuple[float, float]]:
    file = resources.files("ashore.person").joinpath("data", "learning.tsv")
    found: dict[str, tuple[float, float]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, low, high = line.split("\t")
            found[name] = float(low), float(high)
    return found


def known() -> tuple[str, ...]:
    """Return the names of the skills that have a guess of their own."""
    return tuple(name for name in _bands() if not name.startswith("kind:"))


def hours(skill: str, kind: str | None = None) -> Hours:
    """Return the guess for a skill by its name in the vocabulary, or for its kind (``language``, ``tool`` …)."""
    bands = _bands()
    if skill in bands:
        return Hours(*bands[skill], own=True)
    return Hours(*bands.get(f"kind:{kind or ANY}", bands[f"kind:{ANY}"]), own=False)
