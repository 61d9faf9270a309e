"""One entry of the journal: what happened, how often or how much, when, and for which role family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from ashore.journal.errors import (
    BadCountError,
    FutureOutcomeError,
    NegativeAmountError,
    NotADayError,
    NotOfKindError,
    RoleMissingError,
    UnlikelyAmountError,
    ValueMissingError,
)
from ashore.journal.terms import Terms

Kind = Literal[
    "applied", "test", "interview", "offer", "accepted", "declined", "rejected", "silence", "withdrew",
    "referral", "salary", "spent", "studied", "undo",
]  # fmt: skip
About = Literal["application", "referral", "interview"]

KINDS: Final[tuple[Kind, ...]] = tuple(
    kind
    for kind in get_args(Kind)
    if kind not in {"test", "accepted", "declined", "silence", "withdrew", "studied"}
)
OF_ROLE: Final[frozenset[Kind]] = frozenset({"applied", "interview", "offer", "rejected", "referral"})
"""Kinds that are always about one role family; ``salary`` may be."""
AMOUNTS: Final[frozenset[Kind]] = frozenset({"salary", "spent"})
"""Kinds that are an amount of money; ``offer`` may have one."""

MOST: Final = 10_000
"""The largest count of one entry: thirty applications a day for a year."""
LEAST_PAY: Final = 300.0
"""Pay a month below which an amount is taken for a slip: 15 where 15k was meant."""
MOST_MONEY: Final = 10_000_000.0
FIRST_DAY: Final = date(2000, 1, 1)

_ABOUT: Final[dict[Kind, tuple[About, ...]]] = {
    "interview": ("application", "referral"),
    "rejected": ("application", "interview"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One entry. It is never changed; an ``undo`` takes another one back.

    Attributes
    ----------
    role
        Value of ``role_family``; None where the entry is about none.
    count
        How many, 1 for amounts.
    amount
        CNY a month: pay (``salary``, ``offer``), or everything that was spent (``spent``).
    gross
        Whether ``amount`` is before tax and social security.
    day
        ISO date on which it happened.
    about
        What an ``interview`` came from, or what was ``rejected``.
    open
        Applications that count as unanswered only after the time that an answer takes.
    undoes
        The entry that an ``undo`` takes back.
    id, logged
        Given by the store: number of the entry, and the time at which it was written (UTC).
    replaces
        The entry in whose place this one stands: a correction.
    answers
        The entry that this one is an answer to: an application, an interview, an offer.
    company, title, channel, city, ad
        Whom one applied to, as what, by which way (``BOSS直聘``, ``referral``), where, and the first digits of the
        digest of the ad; empty where nothing was said.
    at
        When an interview takes place, by the clock on the wall there: ``2026-08-12 14:00`` or ``2026-08-12``.
    round
        Of an interview, from 1; only the first counts as an interview that an application led to.
    hours
        Of study (``studied``).
    terms
        Of an ``offer``; ``amount`` is its monthly base.
    questions
        What was asked in an interview, in the words of the person.
    key
        The same for an entry that is sent twice: it is written once. Empty where nothing was given.
    """

    kind: Kind
    day: str
    role: str | None = None
    count: int = 1
    amount: float | None = None
    gross: bool = False
    about: About | None = None
    open: bool = False
    note: str | None = None
    undoes: int | None = None
    id: int = 0
    logged: str = ""
    replaces: int | None = None
    answers: int | None = None
    company: str = ""
    title: str = ""
    channel: str = ""
    city: str = ""
    ad: str = ""
    at: str = ""
    round: int | None = None
    hours: float | None = None
    terms: Terms | None = None
    questions: tuple[str, ...] = ()
    key: str = ""

    @property
    def date(self) -> date:
        """The day on which it happened."""
        return date.fromisoformat(self.day)


def outcome(
    kind: Kind,
    day: date,
    today: date,
    *,
    role: str | None = None,
    known: str = "",
    count: int = 1,
    amount: float | None = None,
    gross: bool = False,
    about: About | None = None,
    open_: bool = False,
    note: str | None = None,
) -> Outcome:
    """Return an entry that makes sense by itself; whether it agrees with the others is the ledger's to say.

    Parameters
    ----------
    today
        No entry lies after it.
    known
        The role families there are, for the sentence where one is missing.

    Raises
    ------
    JournalError
        One of its classes, by what is wrong.
    """
    if kind == "undo":
        raise ValueError("an entry is taken back by way of the ledger")
    if day > today:
        raise FutureOutcomeError(value=day.isoformat(), today=today.isoformat())
    if day < FIRST_DAY:
        raise NotADayError(value=day.isoformat())
    if kind in OF_ROLE and role is None:
        raise RoleMissingError(kind=kind, known=known)
    if not 1 <= count <= MOST:
        raise BadCountError(value=count, most=MOST)
    if kind in AMOUNTS and amount is None:
        raise ValueMissingError(kind=kind)
    _check_details(kind, role, count, amount, gross=gross, about=about, open_=open_)
    if amount is not None:
        _check_amount(kind, amount)
    if about is None and kind in _ABOUT:
        about = "application"
    return Outcome(kind, day.isoformat(), role, count, amount, gross, about, open_, note or None)


def _check_details(
    kind: Kind,
    role: str | None,
    count: int,
    amount: float | None,
    *,
    gross: bool,
    about: About | None,
    open_: bool,
) -> None:
    """Refuse what an entry of this kind does not have, by the option that gave it."""
    surplus = {
        "--role": kind == "spent" and role is not None,
        "N": kind in AMOUNTS and count != 1,
        "--pay": amount is not None and kind not in AMOUNTS | {"offer"},
        "--gross": gross and (amount is None or kind == "spent"),
        "--open": open_ and kind != "applied",
        "--after" if kind == "interview" else "--via": about is not None and about not in _ABOUT.get(kind, ()),
    }
    for option, given in surplus.items():
        if given:
            raise NotOfKindError(kind=kind, option=option)


def _check_amount(kind: Kind, amount: float) -> None:
    if amount < 0:
        raise NegativeAmountError(value=f"{amount:g}")
    least = 0.0 if kind == "spent" else LEAST_PAY
    if not least <= amount <= MOST_MONEY:
        raise UnlikelyAmountError(value=f"{amount:,.0f}", least=f"{least:,.0f}", most=f"{MOST_MONEY:,.0f}")
