"""What was said about the future, as it was when it was shown: interviews of a batch, an offer, money left."""

from __future__ import annotations

import hashlib
import json
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias

Kind = Literal["interviews", "offer", "money"]

MONTHS: Final = (3, 6, 12)
"""Months ahead for which an offer and the money are foretold."""
HINDSIGHT: Final = timedelta(days=7)
"""A batch that is written down later than this may have been answered: nothing is foretold of it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Interviews among applications that were just sent: beta-binomial.

    Attributes
    ----------
    entry
        Of the journal, that sent them.
    count
        How many.
    sent
        ISO date.
    wait
        Days in which an answer is awaited.
    a, b
        Of the belief before the entry; ``first_a``, ``first_b`` of the rate before anything had happened.
    """

    entry: int
    count: int
    sent: str
    wait: int
    a: float
    b: float
    first_a: float
    first_b: float


@dataclass(frozen=True, slots=True)
class ByMonth:
    """An offer that is taken by a month, under the plan.

    Attributes
    ----------
    roles
        Role families that the plan is for.
    course
        The course that it begins (`ashore.plans.courses`).
    """

    month: int
    chance: float
    roles: tuple[str, ...]
    course: str


@dataclass(frozen=True, slots=True)
class MoneyLeft:
    """Cash at a month, under the plan.

    Attributes
    ----------
    quantiles
        CNY, at 5, 25, 50, 75 and 95 of a hundred.
    cash
        What the person had said they have on the day it was shown.
    """

    month: int
    quantiles: tuple[float, ...]
    cash: float
    roles: tuple[str, ...]
    course: str


Said: TypeAlias = Batch | ByMonth | MoneyLeft


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast. It is never changed.

    Attributes
    ----------
    role
        Role family; None where it is about the whole plan.
    shown, due
        ISO dates: when it was shown, and from when on it is known what came of it.
    key
        The same for what is shown again on the same day: it is kept once.
    id, written
        Given by the store.
    """

    kind: Kind
    role: str | None
    shown: str
    due: str
    said: Said
    key: str
    id: int = 0
    written: str = ""


def after(day: date, months: int) -> date:
    """Return the same day so many months later; the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def of_batch(role: str, shown: date, said: Batch) -> Forecast | None:
    """Return the forecast of a batch; None where it is no foresight any more.

    That is where it was written down more than `HINDSIGHT` after it was sent, or its answers are due already.
    """
    sent = date.fromisoformat(said.sent)
    due = sent + timedelta(days=said.wait)
    if shown - sent > HINDSIGHT or due <= shown:
        return None
    return _made("interviews", role, shown, due, said, said.entry)


def of_offer(shown: date, said: ByMonth) -> Forecast:
    """Return the forecast that an offer is taken by a month."""
    return _made("offer", _only(said.roles), shown, after(shown, said.month), said, said.month)


def of_money(shown: date, said: MoneyLeft) -> Forecast:
    """Return the forecast of the cash at a month."""
    return _made("money", None, shown, after(shown, said.month), said, said.month)


def _only(roles: Sequence[str]) -> str | None:
    return roles[0] if len(roles) == 1 else None


def _made(kind: Kind, role: str | None, shown: date, due: date, said: Said, target: int) -> Forecast:
    named = json.dumps([kind, role, shown.isoformat(), target], ensure_ascii=False)
    key = hashlib.sha256(named.encode()).hexdigest()[:24]
    return Forecast(kind, role, shown.isoformat(), due.isoformat(), said, key)


def row_of(said: Said) -> dict[str, Any]:
    """Return what was said as plain values for JSON."""
    return asdict(said)


def said_of(kind: Kind, row: dict[str, Any]) -> Said:
    """Return what `row_of` was given."""
    if kind == "interviews":
        return Batch(**row)
    row = {**row, "roles": tuple(row["roles"])}
    if kind == "offer":
        return ByMonth(**row)
    return MoneyLeft(**{**row, "quantiles": tuple(row["quantiles"])})
