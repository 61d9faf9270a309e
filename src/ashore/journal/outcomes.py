"""One entry of the journal: what happened, how often or how much, when, and for which role family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from ashore.journal.errors import (
    BadCountError,
    BadHoursError,
    BadRoundError,
    BadTermError,
    EarlyOutcomeError,
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

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
OF_ROLE: Final[frozenset[Kind]] = frozenset(
    {
        "applied",
        "test",
        "interview",
        "offer",
        "accepted",
        "declined",
        "rejected",
        "silence",
        "withdrew",
        "referral",
    }
)
"""Kinds that are always about one role family; ``salary`` and ``studied`` may be."""
AMOUNTS: Final[frozenset[Kind]] = frozenset({"salary", "spent"})
"""Kinds that are an amount of money; ``offer`` may have one."""

MOST: Final = 10_000
"""The largest count of one entry: thirty applications a day for a year."""
LEAST_PAY: Final = 300.0
"""Pay a month below which an amount is taken for a slip: 15 where 15k was meant."""
MOST_PAY: Final = 1_000_000.0
"""Pay a month above which an amount is taken for a slip: a year's pay, or a unit too many."""
MOST_MONEY: Final = 10_000_000.0
"""CNY at most of what was spent, or is paid once."""
FIRST_DAY: Final = date(2000, 1, 1)

MOST_HOURS: Final = 1000.0
MOST_ROUNDS: Final = 20
LONGEST: Final = 200
"""Characters of a company, a title, a channel or a city; what is longer is cut."""
LONGEST_NOTE: Final = 2000
LONGEST_QUESTION: Final = 500

ABOUT: Final[dict[Kind, tuple[About, ...]]] = {
    "interview": ("application", "referral"),
    "rejected": ("application", "interview"),
    "silence": ("application", "interview"),
    "withdrew": ("application", "interview"),
}
"""What an entry of a kind may be about; the first where nothing is said."""
ANSWERS: Final[dict[Kind, frozenset[Kind]]] = {
    "test": frozenset({"applied"}),
    "interview": frozenset({"applied", "test", "interview", "referral"}),
    "offer": frozenset({"applied", "test", "interview"}),
    "accepted": frozenset({"applied", "interview", "offer"}),
    "declined": frozenset({"applied", "interview", "offer"}),
    "rejected": frozenset({"applied", "test", "interview", "offer"}),
    "silence": frozenset({"applied", "test", "interview"}),
    "withdrew": frozenset({"applied", "test", "interview", "offer"}),
}
"""What an entry of a kind may be the answer to."""
_LIMITS: Final[dict[str, tuple[float, float]]] = {
    "months": (1.0, 36.0),
    "bonus": (0.0, 1e7),
    "signing": (0.0, 1e7),
    "equity": (0.0, 1e8),
    "probation_months": (0.0, 12.0),
    "probation_share": (0.0, 1.0),
    "contract_months": (1.0, 120.0),
    "hours": (1.0, 120.0),
}
"""Least and most of the terms of an offer."""


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

    @property
    def meeting(self) -> tuple[datetime, bool] | None:
        """When an interview takes place, and whether an hour is known; None where nothing was said."""
        return read_time(self.at) if self.at else None


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
    at: str = "",
    round_: int | None = None,
    hours: float | None = None,
    terms: Terms | None = None,
    questions: Iterable[str] = (),
    answers: int | None = None,
    replaces: int | None = None,
    key: str = "",
    company: str = "",
    title: str = "",
    channel: str = "",
    city: str = "",
    ad: str = "",
) -> Outcome:
    """Return an entry that makes sense by itself; whether it agrees with the others is for `rules` to say.

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
        raise EarlyOutcomeError(value=day.isoformat(), first=FIRST_DAY.isoformat())
    if kind in OF_ROLE and role is None:
        raise RoleMissingError(kind=kind, known=known)
    if not 1 <= count <= MOST:
        raise BadCountError(value=count, most=MOST)
    if kind in AMOUNTS and amount is None:
        raise ValueMissingError(kind=kind)
    asked = tuple(one for question in questions if (one := _short(question, LONGEST_QUESTION)))
    _refuse(kind, {
        "--role": kind == "spent" and role is not None,
        "N": kind in AMOUNTS | {"studied"} and count != 1,
        "--pay": amount is not None and kind not in AMOUNTS | {"offer"},
        "--gross": gross and (amount is None or kind == "spent"),
        "--open": open_ and kind != "applied",
        "--via" if kind != "interview" else "--after": about is not None and about not in ABOUT.get(kind, ()),
        "--at": bool(at) and kind != "interview",
        "--round": round_ is not None and kind != "interview",
        "--question": bool(asked) and kind != "interview",
        "--hours": hours is not None and kind != "studied",
        "--months": terms is not None and kind != "offer",
        "--answers": answers is not None and kind not in ANSWERS,
    })  # fmt: skip
    if amount is not None:
        _check_amount(kind, amount)
    if kind == "studied" and not 0 < (hours or 0.0) <= MOST_HOURS:
        raise BadHoursError(value=f"{hours or 0:g}", most=f"{MOST_HOURS:g}")
    if round_ is not None and not 1 <= round_ <= MOST_ROUNDS:
        raise BadRoundError(value=round_, most=MOST_ROUNDS)
    when = read_time(at) if at else None
    if at and when is None:
        raise NotADayError(value=at)
    if terms is not None:
        _check_terms(terms)
    return Outcome(
        kind,
        day.isoformat(),
        role,
        count,
        amount,
        gross,
        about or next(iter(ABOUT.get(kind, ())), None),
        open_,
        note.strip()[:LONGEST_NOTE] or None if note else None,
        replaces=replaces,
        answers=answers,
        company=_short(company),
        title=_short(title),
        channel=_short(channel),
        city=_short(city),
        ad=ad,
        at="" if when is None else write_time(*when),
        round=round_,
        hours=hours,
        terms=terms if terms is not None and terms.said() else None,
        questions=asked,
        key=key,
    )


def _short(text: str, most: int = LONGEST) -> str:
    """Return text of one line."""
    return " ".join(text.split())[:most]


def _refuse(kind: Kind, surplus: Mapping[str, bool]) -> None:
    """Refuse what an entry of this kind does not have, by the option that gave it."""
    for option, given in surplus.items():
        if given:
            raise NotOfKindError(kind=kind, option=option)


def _check_amount(kind: Kind, amount: float) -> None:
    if amount < 0:
        raise NegativeAmountError(value=f"{amount:g}")
    least, most = (0.0, MOST_MONEY) if kind == "spent" else (LEAST_PAY, MOST_PAY)
    if not least <= amount <= most:
        raise UnlikelyAmountError(value=f"{amount:,.0f}", least=f"{least:,.0f}", most=f"{most:,.0f}")


def _check_terms(terms: Terms) -> None:
    for name, value in terms.said().items():
        if name in _LIMITS:
            least, most = _LIMITS[name]
            if not least <= value <= most:
                raise BadTermError(name=name, value=f"{value:g}", least=f"{least:g}", most=f"{most:g}")
    if terms.answer_by is not None and read_time(terms.answer_by) is None:
        raise NotADayError(value=terms.answer_by)


_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}))?")


def read_time(text: str) -> tuple[datetime, bool] | None:
    """Read ``2026-08-12 14:00`` or ``2026-08-12``, and whether it names an hour; None where it is neither."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return datetime.fromisoformat(f"{match[1]}T{(match[2] or '00:00').rjust(5, '0')}"), match[2] is not None
    except ValueError:
        return None


def write_time(when: datetime, timed: bool) -> str:  # noqa: FBT001 - what `read_time` gives
    """Return a time as `read_time` reads it."""
    return f"{when:%Y-%m-%d %H:%M}" if timed else f"{when:%Y-%m-%d}"
