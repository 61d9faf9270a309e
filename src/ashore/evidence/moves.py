"""What a case is a case of: the role families it moved to, or tried for, and whether it arrived."""

from __future__ import annotations

from functools import cache
from typing import Final

from ashore.evidence.cases import Case

_ARRIVED: Final = frozenset({"external_hire", "internal_transfer", "self_employed", "founder"})
_AFTER: Final = (
    "salary_after",
    "start_date",
    "offer_date",
    "offer_salary_min",
    "offer_salary_max",
)


def arrived(case: Case) -> bool:
    """Whether the story is of somebody who made it: told for that reason, and no sample of those who tried."""
    moves = {line.value for line in case.all("transition_type") if isinstance(line.value, str)}
    offers = (_least(line.value) for line in case.all("offers"))
    return bool(
        moves & _ARRIVED
        or any(offer is not None and offer > 0 for offer in offers)
        or any(case.all(field) for field in _AFTER)
    )


def role_families(case: Case) -> frozenset[str]:
    """Return the role families of the jobs that somebody moved to, or tried for; empty where none is known."""
    return frozenset(
        family for line in case.all("to_role") if isinstance(line.value, str) for family in _families(line.value)
    )


@cache
def _families(title: str) -> frozenset[str]:
    from ashore.vocabulary import load
    from ashore.vocabulary.linking import linker

    return frozenset(link.term.name for link in linker(load(), "roles").find(title))


def _least(value: object) -> float | None:
    if isinstance(value, dict):
        value = value.get("min")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
