"""Claims: what independent stories say about one thing, where they agree and where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.evidence.cases import ORDER, Case, Telling, by_telling, cases, telling_of
from ashore.evidence.statements import Statement, quoted_alike, stories
from ashore.evidence.values import contradict, same
from ashore.facts import Value
from ashore.text.folding import fold_key

OF_ADS: Final = frozenset(
    {
        *("title", "role_family", "salary", "city", "experience", "education", "headcount", "company"),
        *("company_size", "age_limit", "employment_type", "posted", "deadline", "funding"),
    }
)
OF_PEOPLE: Final = frozenset(
    {
        *("transition_type", "graduation_year", "birth_year", "age", "experience_years", "salary_before"),
        *("salary_after", "offer_salary_min", "offer_salary_max", "savings_spent", "gap_months", "rest_months"),
        *("study_months", "study_hours_per_day", "applications", "interviews", "rejections", "offers"),
        *("intern_offers", "start_date", "end_date", "offer_date", "tenure_days", "team_size", "students"),
    }
)
OF_MARKETS: Final = frozenset(
    {
        *("market.salary_year", "market.salary_month", "market.salary_day", "market.growth", "market.openings"),
        *("market.talent_demand", "market.talent_gap", "market.share_of_headcount"),
    }
)
SINGLE: Final = OF_ADS | OF_PEOPLE | OF_MARKETS
"""Fields that have one right value; of any other (skills, motives, projects) several may be true at once.

A person may have two degrees and an ad has one least degree, so whose field it is decides.
"""

_SHARED: Final = ("market.", "role.")
"""Fields whose subjects are things that several stories may speak of under one name."""

_APART: Final = ("of", "degree", "preferred", "full_time", "as_of")
"""Qualifiers that make two statements of one field speak of different things."""

_APART_IN_ADS: Final = tuple(name for name in _APART if name != "of")
"""An ad's header does not say of which experience its years are; its body often does, and they are compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a claim, and who says so."""

    value: Value
    unit: str | None
    stories: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Everything that is stated of one field of one subject.

    Attributes
    ----------
    subject
        The person's name, or the id of the case where there is none; the thing a market figure or a role is about;
        None for a document that is its own subject (an ad).
    readings
        The different values, best supported first.
    stories
        How many independent stories speak of it: reprints, and the pack's report of an article, count once.
    disputed
        Whether two readings cannot both be right.
    """

    subject: str | None
    field: str
    readings: tuple[Reading, ...]
    stories: int
    disputed: bool


def claims(statements: Iterable[Statement], groups: Mapping[str, str]) -> list[Claim]:
    """Gather statements into claims, most widely told first; the order of documents changes nothing.

    Parameters
    ----------
    statements
        What documents say and the pack reports; what an article does not bear out is left aside.
    groups
        Document to reprint group, of documents that have one.
    """
    held = sorted((item for item in statements if item.status != "not_borne_out"), key=_order)
    story, person = stories(held, groups), by_telling(cases(held, groups))
    gathered: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for item in held:
        if (case := person.get(telling_of(item))) is not None and item.field in ORDER:
            about = f"case {case.id}"
        elif item.subject and item.field.startswith(_SHARED):
            about = f"thing {fold_key(item.subject)}"
        else:
            about = f"part {story[item.origin]} {item.subject or ''}"
        names = _APART if item.subject else _APART_IN_ADS
        apart = (f"{name}={item.qualifiers[name]}" for name in names if item.qualifiers.get(name) is not None)
        gathered[about, item.field, *apart].append(item)
    found = [_claim(items, story, person) for items in gathered.values()]
    return sorted(found, key=lambda claim: (-claim.stories, claim.field, claim.subject or "", _first(claim)))


def _order(item: Statement) -> tuple[str, int, str, str]:
    return item.origin, item.start if item.start is not None else -1, item.field, repr(item.value)


def _first(claim: Claim) -> tuple[str, int, str, str]:
    return _order(claim.readings[0].statements[0])


def _claim(items: list[Statement], story: Mapping[str, str], person: Mapping[Telling, Case]) -> Claim:
    parted: list[list[Statement]] = []
    for item in items:
        for part in parted:
            if same(part[0].value, item.value) and (part[0].unit or item.unit) == (item.unit or part[0].unit):
                part.append(item)
                break
        else:
            parted.append([item])
    readings = [
        Reading(part[0].value, part[0].unit, tuple(sorted({story[item.origin] for item in part})), tuple(part))
        for part in parted
    ]
    readings.sort(key=lambda reading: (-len(reading.stories), -len(reading.statements), repr(reading.value)))
    disputed = _has_one_value(items[0]) and (
        _pairs_dispute(readings) if items[0].subject else _ad_disputes(readings)
    )
    told = {name for reading in readings for name in reading.stories}
    case = person.get(telling_of(items[0])) if items[0].field in ORDER else None
    subject = items[0].subject if case is None else case.name.zh if case.name else case.id
    return Claim(subject, items[0].field, tuple(readings), len(told), disputed)


def _pairs_dispute(readings: Sequence[Reading]) -> bool:
    return any(
        contradict(one.value, other.value) and not _one_wording(one, other)
        for i, one in enumerate(readings)
        for other in readings[:i]
    )


def _ad_disputes(readings: Sequence[Reading]) -> bool:
    """Whether an ad's header has a value that nothing in its body agrees with; without a header, any two readings.

    A body may ask for 5 years, 2 of them of AI products: one reading that agrees with the header is enough.
    """
    header = [reading for reading in readings if any(_where(item) == "header" for item in reading.statements)]
    body = [reading for reading in readings if any(_where(item) == "body" for item in reading.statements)]
    if header and body:
        return any(all(contradict(one.value, other.value) for other in body) for one in header)
    kinds = {item.qualifiers.get("of") for reading in readings for item in reading.statements}
    return len(kinds) == 1 and _pairs_dispute(readings)


def _where(item: Statement) -> Value:
    return item.qualifiers.get("where")


def _has_one_value(item: Statement) -> bool:
    if item.subject is None:
        return item.field in OF_ADS
    if item.qualifiers.get("of") == "earlier_job":  # earlier jobs are many, and each has its dates
        return False
    return item.field in OF_PEOPLE | OF_MARKETS


def _one_wording(one: Reading, other: Reading) -> bool:
    """Whether two texts put the same quoted words: a paraphrase does not contradict what it paraphrases."""
    return (
        isinstance(one.value, str)
        and isinstance(other.value, str)
        and any(quoted_alike(left, right) for left in one.statements for right in other.statements)
    )
