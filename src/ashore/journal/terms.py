"""The terms of an offer, as it was made: what is paid when, where, on what contract."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Literal, Self, get_args

Contract = Literal["permanent", "fixed", "agency", "contractor", "intern"]
CONTRACTS: Final[tuple[Contract, ...]] = get_args(Contract)
"""Without an end; for a stated time; through an agency (外包, 派遣); paid for work (劳务); an internship."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an offer says beside its monthly base; None is what it leaves unsaid.

    Attributes
    ----------
    months
        Monthly pays in a year: 14 for 14薪.
    bonus
        Paid once a year beside these, CNY, as far as the person counts on it.
    signing
        Paid once, on joining, CNY.
    equity
        CNY a year, at what the person thinks that it is worth.
    probation_months, probation_share
        How long the probation lasts, and the share of the base that is paid in it.
    level, contract, contract_months
        As the company calls it; the kind of contract; how long it runs where it ends.
    hours
        Of work a week.
    answer_by
        ISO date until which the offer stands.
    """

    months: float | None = None
    bonus: float | None = None
    signing: float | None = None
    equity: float | None = None
    probation_months: float | None = None
    probation_share: float | None = None
    level: str | None = None
    contract: Contract | None = None
    contract_months: float | None = None
    hours: float | None = None
    answer_by: str | None = None

    def said(self) -> dict[str, Any]:
        """Return what the offer says, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """Return the terms that `said` gave; what it does not know is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in said.items() if name in known})
