"""What a title is linked to: codes of two classifications, one of our role families, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Sure = Literal["sure", "likely", "unsure", "none"]
Unknown = Literal["empty", "long", "company", "unknown"]
LEVELS: Final[tuple[Sure, ...]] = ("sure", "likely", "unsure", "none")


@dataclass(frozen=True, slots=True)
class Code:
    """A code and the name it has in its classification.

    Attributes
    ----------
    code
        CSCO (China, 2022): ``4-01-02-03``; O*NET-SOC: ``41-2031.00``.
    near
        Found by way of the other classification, at the nearest occupation that is in both: less sure.
    """

    code: str
    name: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One reading of a title.

    Attributes
    ----------
    role
        A role family by its key in the vocabulary list ``roles``; None for what is no work in the AI field.
    surface
        The name of this occupation that is most like the title.
    score
        The share of belief the model gives this code, between 0 and 1.
    """

    csco: Code | None
    onet: Code | None
    role: str | None
    surface: str
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A title with its best reading and up to four others, the likelier first.

    Attributes
    ----------
    cleaned
        What is left of the title without pay, perks, places and calls to apply.
    sure
        How often a reading of this kind is right, in words; docs/occupations.md has the shares.
    reason
        Why there is no reading; None where there is one.
    """

    title: str
    cleaned: str
    best: Match | None
    others: tuple[Match, ...]
    sure: Sure
    reason: Unknown | None = None
