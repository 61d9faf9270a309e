"""Readiness: a rung, the checks behind it, and what would lift a person to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ashore.person.me import CHECKS, RUNGS
from ashore.person.profile import Citation

Status = Literal["met", "not_met", "unknown"]

RUNG_OF: Final[Mapping[str, str]] = {
    "knows_field": "curious",
    "used_ai": "started",
    "has_idea": "started",
    "delivered": "practised",
    "had_users": "practised",
    "had_metrics": "practised",
    "drove": "mature",
    "across": "mature",
    "closed_loop": "mature",
}
"""The rung that each check belongs to, after the ladder that the evidence pack reports."""

MOST_QUESTIONS: Final = 7

if tuple(RUNG_OF) != CHECKS or tuple(dict.fromkeys(RUNG_OF.values())) != RUNGS:
    raise RuntimeError("the checks of readiness are not those of ashore.person.me.CHECKS")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a rung is told by.

    Attributes
    ----------
    status
        ``met`` with a quote of the résumé or an answer; ``not_met`` only where the person says so;
        else ``unknown``.
    evidence
        The words that say so, at most three; `SAID` is the document of an answer in ``me.yaml``.
    """

    id: str
    rung: str
    status: Status
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where a person stands, with the reasons.

    Attributes
    ----------
    rung
        The highest whose condition is met, see `ashore.person.readiness.rung`.
    checks
        All of them, lowest rung first.
    questions
        Checks to ask about, those that would decide the rung first; at most seven.
    lifts
        Checks of the next rung that are not met yet: to do, or to say.
    grounded
        Whether anything was there to judge by: a résumé, or an answer.
    """

    rung: str
    checks: tuple[Check, ...]
    questions: tuple[str, ...]
    lifts: tuple[str, ...]
    grounded: bool

    @property
    def next_rung(self) -> str | None:
        """The rung above; None at the top."""
        place = RUNGS.index(self.rung) + 1
        return RUNGS[place] if place < len(RUNGS) else None

    def check(self, name: str) -> Check:
        """Return one check.

        Raises
        ------
        KeyError
            Where there is none of that name.
        """
        return next(check for check in self.checks if check.id == name) if name in RUNG_OF else self._none(name)

    @staticmethod
    def _none(name: str) -> Check:
        raise KeyError(name)

    def of(self, rung: str) -> tuple[Check, ...]:
        """Return the checks of one rung."""
        return tuple(check for check in self.checks if check.rung == rung)
