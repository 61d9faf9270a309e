"""The market for a role, a city and a period, as the ads at hand show it: counts, pay, and what is asked for.

Every figure says how many ads it rests on. What an ad does not state is counted as unstated and never filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.evidence.counting import (
    Distribution,
    Share,
    SkillShare,
    Stated,
    Strength,
    distribution,
    skills,
    spellings,
)
from ashore.evidence.intervals import Interval, quantile, quantile_interval

__all__ = ["AdRow", "Distribution", "Market", "Pay", "Query", "Share", "SkillShare", "Strength", "monthly", "view"]

QUANTILES: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
MIN_ADS: Final = 10
"""Ads with monthly pay below which quantiles are not shown: of fewer, the outer ones are single ads."""


@dataclass(frozen=True, slots=True)
class AdRow:
    """What the market view needs of one ad. None, or an empty tuple, is what the ad does not state.

    Attributes
    ----------
    salary_min, salary_max
        Base pay a month, as ``monthly`` gives it; 13th and later salaries are in ``months`` and not in these.
    education
        The minimum asked for: ``none``, 初中, 高中/中专, 大专, 本科, 硕士, 博士.
    experience_min
        Least years asked for; 0 where none are needed.
    posted
        ISO date or its prefix.
    skills
        Canonical name and strength; what an ad says it does not need is not among them.
    other_skills
        Of skills the vocabulary does not know: the key that all spellings share, the spelling, and the strength.
    """

    doc: str
    title: str | None = None
    role_family: str | None = None
    cities: tuple[str, ...] = ()
    salary_min: float | None = None
    salary_max: float | None = None
    months: int | None = None
    education: str | None = None
    experience_min: float | None = None
    posted: str | None = None
    skills: tuple[tuple[str, Strength], ...] = ()
    other_skills: tuple[tuple[str, str, Strength], ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Which ads: all that are left None means any. ``since`` and ``until`` are ISO dates, both included."""

    role_family: str | None = None
    city: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """Base pay a month, midpoint of the stated range, before any 13th salary.

    Attributes
    ----------
    stated, unstated
        Ads with a range a month or a year (a year is twelve months), and ads without: negotiable, one bound only,
        by day or hour, or silent.
    quantiles
        ``(q, value, interval)``; None where fewer than ``MIN_ADS`` ads state pay.
    months
        How many months are paid a year, over the ads whose pay is counted.
    """

    stated: int
    unstated: int
    quantiles: tuple[tuple[float, float, Interval], ...] | None
    months: Distribution
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Market:
    """The view.

    Attributes
    ----------
    ads
        Different ads that fit the query: copies of one ad count once, ads that are only alike count each.
    copies
        Copies that were left out of every figure.
    undated
        Ads that fit but for the period, and state no day or year of posting; they are not among ``ads``.
    docs
        The ads behind the view, newest first.
    """

    query: Query
    ads: int
    copies: int
    undated: int
    docs: tuple[str, ...]
    pay: Pay
    education: Distribution
    experience: Distribution
    cities: Distribution
    skills: tuple[SkillShare, ...]
    skills_stated: int


def monthly(low: float | None, high: float | None, period: str | None) -> tuple[float, float] | None:
    """Return a stated range as base pay a month; None where it is no range, or paid by day or hour.

    A year is twelve months, whatever the number of salaries: 15-20K·14薪 stays 15-20K a month, with 14 beside it.
    """
    if low is None or high is None or period not in {"month", "year"}:
        return None
    return (low, high) if period == "month" else (low / 12, high / 12)


def view(
    rows: Iterable[Stated], query: Query, groups: Mapping[str, str] | None = None, *, top: int | None = None
) -> Market:
    """Return the market as the ads show it; the order of rows changes nothing.

    A skill the vocabulary does not know goes by the spelling that most ads of the role and city use.

    Parameters
    ----------
    groups
        Ad to group of copies; the newest ad of a group stands for it, with what it states itself.
    top
        Keep only so many skills; None keeps all.
    """
    fitting = [row for row in rows if _fits(row, query)]
    dated = [row for row in fitting if _in_period(row, query)]
    undated = sum(_undated(row) for row in fitting) if query.since or query.until else 0
    kept = _one_each(dated, groups or {})
    with_skills = [row for row in kept if row.skills or row.other_skills]
    return Market(
        query,
        len(kept),
        len(dated) - len(kept),
        undated,
        tuple(row.doc for row in kept),
        _pay(kept),
        distribution(kept, lambda row: (row.education,) if row.education else ()),
        distribution(kept, _experience),
        distribution(kept, lambda row: row.cities),
        () if top == 0 else skills(with_skills, spellings(fitting), top=top),
        len(with_skills),
    )


def behind(market: Market, name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the field and the ads behind a line of the view: a skill, degree or city by its name, or ``salary``.

    None where no line has this name. Case does not matter.
    """
    wanted = name.casefold()
    if wanted == "salary":
        return "salary", market.pay.docs
    lines: list[tuple[str, str, tuple[str, ...]]] = [("skill", skill.name, skill.docs) for skill in market.skills]
    for field, shares in (("education", market.education), ("city", market.cities)):
        lines += [(field, share.name, share.docs) for share in shares.shares]
    return next(((field, docs) for field, line, docs in lines if line.casefold() == wanted), None)


def _fits(row: Stated, query: Query) -> bool:
    return (query.role_family is None or row.role_family == query.role_family) and (
        query.city is None or query.city in row.cities
    )


def _undated(row: Stated) -> bool:
    return row.posted is None or not row.posted[:4].isdigit()


def _in_period(row: Stated, query: Query) -> bool:
    """Whether the posting may have been in the period: 2024 may lie in March to May 2024, and cannot in 2023."""
    if not (query.since or query.until):
        return True
    if row.posted is None or _undated(row):
        return False
    size = len(row.posted)
    return (query.since is None or row.posted >= query.since[:size]) and (
        query.until is None or row.posted[: len(query.until)] <= query.until
    )


def _one_each(rows: Sequence[Stated], groups: Mapping[str, str]) -> list[Stated]:
    """Return the newest ad of every group, newest first."""
    newest: dict[str, Stated] = {}
    for row in sorted(rows, key=lambda row: (row.posted or "", row.doc), reverse=True):
        newest.setdefault(groups.get(row.doc, f"\0{row.doc}"), row)
    return list(newest.values())


def _pay(rows: Sequence[Stated]) -> Pay:
    paid = [row for row in rows if row.salary_min is not None and row.salary_max is not None]
    middles = sorted(((row.salary_min or 0) + (row.salary_max or 0)) / 2 for row in paid)
    quantiles = None
    if len(middles) >= MIN_ADS:
        quantiles = tuple((q, quantile(middles, q), quantile_interval(middles, q)) for q in QUANTILES)
    months = distribution(paid, lambda row: (str(row.months),) if row.months else ())
    return Pay(len(paid), len(rows) - len(paid), quantiles, months, tuple(row.doc for row in paid))


def _experience(row: Stated) -> tuple[str, ...]:
    """Name the band of years that is asked for at least."""
    if row.experience_min is None:
        return ()
    bands = ((10, "10+"), (5, "5-9"), (3, "3-4"), (1, "1-2"))
    return (next((name for least, name in bands if row.experience_min >= least), "0"),)
