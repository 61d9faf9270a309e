"""An entry of the journal in words, and what it made of the beliefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ashore.errors import AshoreError
from ashore.journal import Outcome, Terms
from ashore.plans.beliefs import Beliefs, RateBelief, WageBelief, share
from ashore.reports.values import label, number
from ashore.words import Language, catalogue, explain, say

_ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "applied": ("interview",),
    "interview": ("interview", "offer"),
    "offer": ("offer",),
}
_ENDS: Final = frozenset({"rejected", "silence", "withdrew"})
"""Rates that an entry of a kind is about, whether it moves them or not."""


@dataclass(frozen=True, slots=True)
class Move:
    """What an entry made of one belief.

    Attributes
    ----------
    name
        ``interview``, ``offer`` or ``wage``.
    numbers
        The expected rate, or the median pay, before and after; one number where it did not move.
    band
        Where nine of ten lie, before and after.
    """

    name: str
    title: str
    numbers: str
    band: str


def entry_text(entry: Outcome, language: Language) -> str:
    """Return what happened, in words: ``20 applications · AI product manager · Example · website``."""

    def told(key: str, **values: object) -> str:
        return say(language, f"journal.{key}", **values)

    parts = [_what(entry, language)]
    if entry.role is not None:
        parts.append(label(language, "role_family", entry.role))
    parts += [one for one in (entry.company, entry.title, entry.channel, entry.city) if one]
    if entry.round is not None:
        parts.append(told("round", round=entry.round))
    if entry.at:
        parts.append(entry.at)
    parts += terms_text(entry.terms, language)
    if entry.open:
        parts.append(told("still_open"))
    if entry.questions:
        parts.append(told("questions", count=len(entry.questions)))
    if entry.note:
        parts.append(f"“{' '.join(entry.note.split())}”")
    if entry.replaces is not None:
        parts.append(told("stands_for", entry=entry.replaces))
    return " · ".join(parts)


def terms_text(terms: Terms | None, language: Language) -> list[str]:
    """Return what an offer says beside its base, in words."""
    if terms is None:
        return []

    def told(key: str, **values: object) -> str:
        return say(language, f"journal.{key}", **values)

    parts = []
    if terms.months is not None:
        parts.append(told("months", months=f"{terms.months:g}"))
    parts += [
        told(name, amount=number(amount))
        for name in ("bonus", "signing", "equity")
        if (amount := getattr(terms, name)) is not None
    ]
    share = None if terms.probation_share is None else f"{terms.probation_share:.0%}"
    if terms.probation_months is not None:
        months = f"{terms.probation_months:g}"
        parts.append(
            told("probation_only", months=months)
            if share is None
            else told("probation", months=months, share=share)
        )
    elif share is not None:
        parts.append(told("probation_share", share=share))
    if terms.level:
        parts.append(terms.level)
    if terms.contract is not None:
        parts.append(say(language, f"contract.{terms.contract}"))
    if terms.contract_months is not None:
        parts.append(told("contract_months", months=f"{terms.contract_months:g}"))
    if terms.hours is not None:
        parts.append(told("week_hours", hours=f"{terms.hours:g}"))
    if terms.answer_by is not None:
        parts.append(told("answer_by", day=terms.answer_by))
    return parts


def _what(entry: Outcome, language: Language) -> str:
    key = f"journal.{'did_one' if entry.count == 1 else 'did'}.{entry.kind}"
    if entry.about in {"referral", "interview"}:
        key += f"_{entry.about}"
    text = say(language, key, count=number(entry.count))
    if entry.hours is not None:
        text = say(
            language,
            "journal.with_amount",
            what=text,
            amount=say(language, "journal.hours", hours=f"{entry.hours:g}"),
        )
    if entry.amount is None:
        return text
    pay = say(language, "journal.gross" if entry.gross else "journal.net", amount=number(entry.amount))
    return say(language, "journal.with_amount", what=text, amount=pay)


def moves(entry: Outcome, before: Beliefs, after: Beliefs, language: Language) -> list[Move]:
    """Return what an entry made of the beliefs it is about or that it has moved."""
    found = []
    for name in ("interview", "offer"):
        old: RateBelief = getattr(before, name)
        new: RateBelief = getattr(after, name)
        if is_about(entry, name) or (old.a, old.b) != (new.a, new.b):
            found.append(_move(name, old, new, language))
    if (before.wage.mu, before.wage.worth) != (after.wage.mu, after.wage.worth):
        found.append(_move("wage", before.wage, after.wage, language))
    return found


def is_about(entry: Outcome, rate: str) -> bool:
    """Whether an entry is about a rate, ``interview`` or ``offer``, whether it moves it or not."""
    if entry.kind in _ENDS:
        return rate == ("offer" if entry.about == "interview" else "interview")
    return rate in _ABOUT.get(entry.kind, ())


def patient(entry: Outcome, after: Beliefs, language: Language) -> str:
    """Return what would be believed if open applications waited for their answer; empty where it is the same."""
    if not after.interview.recent or entry.kind not in {"applied", "interview", "rejected"}:
        return ""
    mean = share(after.patient.mean)
    return say(language, "web.journal.patient", count=after.interview.recent, mean=mean)


def _move(name: str, old: RateBelief | WageBelief, new: RateBelief | WageBelief, language: Language) -> Move:
    first, last = _shown(old, _expected(old)), _shown(new, _expected(new))
    ends = [_shown(belief, end) for belief in (old, new) for end in belief.interval()]
    places = dict(zip(("low_before", "high_before", "low", "high"), ends, strict=True))
    title = say(language, f"web.journal.rate_{name}")
    if first == last and ends[:2] == ends[2:]:
        numbers = say(language, "web.journal.unmoved", number=last)
        return Move(name, title, numbers, say(language, "web.journal.band_same", **places))
    return Move(name, title, f"{first} → {last}", say(language, "web.journal.band_moved", **places))


def _expected(belief: RateBelief | WageBelief) -> float:
    return belief.mean if isinstance(belief, RateBelief) else belief.median


def _shown(belief: RateBelief | WageBelief, value: float) -> str:
    return share(value) if isinstance(belief, RateBelief) else f"¥{value:,.0f}"


def problem(error: AshoreError, language: Language) -> tuple[str, str]:
    """Return sentence and remedy of an entry that cannot be taken, with names for roles and kinds in them.

    The remedy is that of a page where the catalogue has one: there is no command line to go to.
    """
    details = dict(error.details)
    for name, table in (("role", "role_family"), ("other", "role_family"), ("kind", "outcome"), ("to", "outcome")):
        if name in details:
            details[name] = label(language, table, str(details[name]))
    message, remedy = explain(type(error)(**details), language)
    own = catalogue(language).get(f"web.journal.remedy.{error.code}")
    return message, own.format(**details) if own is not None else remedy
