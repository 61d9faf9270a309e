"""Conflicts: values that cannot both be right, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ashore.evidence.claims import Claim, Reading


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disputed claim, best supported side first.

    Attributes
    ----------
    between
        ``parts`` of one story (an ad's header against its body, a copy against the article), or ``stories``.
    """

    subject: str | None
    field: str
    sides: tuple[Reading, ...]
    between: Literal["parts", "stories"]


def conflicts(claims: Iterable[Claim]) -> list[Conflict]:
    """Return the disputed claims, those between independent stories first."""
    found = [
        Conflict(claim.subject, claim.field, claim.readings, "stories" if claim.stories > 1 else "parts")
        for claim in claims
        if claim.disputed
    ]
    return sorted(found, key=lambda conflict: conflict.between != "stories")
