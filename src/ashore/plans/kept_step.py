"""What a decision says to do first, as it is kept for the days after: read without solving anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class KeptTrial:
    """The step that tells most.

    Attributes
    ----------
    name
        ``ten_applications``, ``referral_chat``, ``project`` or ``transfer_talk``.
    role
        The role family it is about; None where it is about none.
    changes
        Whether a result may change the decision.
    pays
        Whether what it tells is worth what it costs.
    """

    name: str
    role: str | None
    changes: bool
    pays: bool


@dataclass(frozen=True, slots=True)
class KeptStep:
    """The first step of a plan.

    Attributes
    ----------
    day
        Of the decision.
    act
        As in `ashore.plans.career.Action`.
    role
        The role family of the step, of the plan where the step is about none.
    count
        Applications or talks of a month.
    trial
        None where no step brings information worth speaking of.
    """

    day: date
    act: str
    role: str
    count: int
    trial: KeptTrial | None = None


def step_row(step: KeptStep) -> dict[str, Any]:
    """Return a step as plain values for JSON; its day stands beside it."""
    row = asdict(step)
    del row["day"]
    return row


def read_step(row: Mapping[str, Any], day: date) -> KeptStep | None:
    """Return a step as `step_row` gives it; None where the row is of an earlier version, or somebody else's."""
    try:
        told = row["trial"]
        trial = None
        if told is not None:
            role = None if told["role"] is None else str(told["role"])
            trial = KeptTrial(str(told["name"]), role, bool(told["changes"]), bool(told["pays"]))
        return KeptStep(day, str(row["act"]), str(row["role"]), max(1, int(row["count"])), trial)
    except (KeyError, TypeError, ValueError):
        return None
