"""People like you: cases by how like they are in background, education and role wanted, and where they differ.

A likeness orders cases and is shown as what is alike and what differs, never as one number: nobody knows how much
a degree weighs against a job held before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ashore.evidence.cases import Case, Line
from ashore.evidence.moves import arrived, role_families
from ashore.facts import Value
from ashore.packs import Words
from ashore.vocabulary import Vocabulary
from ashore.vocabulary.linking import linker

if TYPE_CHECKING:
    from ashore.person.me import Me
    from ashore.person.profile import Profile

Aspect = Literal["background", "education", "school_tier", "major", "role_wanted", "pay_before"]
Verdict = Literal["alike", "near", "differs", "not_told", "not_known"]
"""``not_told`` of the case, ``not_known`` of the person."""

WEIGHTS: Final[Mapping[Aspect, float]] = {
    "background": 3.0,
    "role_wanted": 3.0,
    "education": 2.0,
    "school_tier": 1.0,
    "major": 1.0,
    "pay_before": 1.0,
}
"""What an aspect weighs in the order of cases: our own choice; the job before and the role wanted go first."""

UNTOLD: Final = 0.25
"""What an aspect counts for that is not told or not known: less than alike, more than different."""

ALIKE, NEAR = 0.75, 0.4
"""From which likeness on an aspect is called alike, and near."""

DID: Final = ("preparation", "study_months", "study_hours_per_day", "projects_built", "applications", "interviews")
COST: Final = ("savings_spent", "gap_months", "rest_months", "salary_before", "salary_after", "workload_change")
CAME: Final = ("transition_type", "to_role", "to_employer", "offers", "intern_offers", "outcome", "feeling_after")
"""The fields of a case that say what somebody did, what it cost, and what came of it."""

_OUTSIDE: Final = frozenset({"coach", "headhunter"})
"""Kinds of people who are asked for advice and made no such move themselves."""

Likeness = Callable[[Sequence[str], Sequence[str]], float]
"""How like the best pair of two lists of job titles is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What of a person is compared; None or empty is not known."""

    titles: tuple[str, ...] = ()
    degree: str | None = None
    tiers: frozenset[str] = frozenset()
    majors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    income: float | None = None

    @property
    def known(self) -> bool:
        """Whether anything is."""
        return bool(self.titles or self.degree or self.tiers or self.majors or self.roles)


@dataclass(frozen=True, slots=True)
class Compared:
    """One aspect of a case beside the same of the person.

    Attributes
    ----------
    likeness
        From 0 to 1; None where either side is unknown.
    mine
        Of the person: job titles, a degree, role families …
    theirs
        The lines of the case that say it.
    """

    aspect: Aspect
    verdict: Verdict
    likeness: float | None
    mine: Value
    theirs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A case with its likeness, aspect by aspect; ``score`` is for the order alone."""

    case: Case
    arrived: bool
    aspects: tuple[Compared, ...]
    score: float

    def of(self, *verdicts: Verdict) -> tuple[Compared, ...]:
        """Return the aspects with one of these verdicts."""
        return tuple(aspect for aspect in self.aspects if aspect.verdict in verdicts)

    def lines(self, fields: Sequence[str]) -> tuple[Line, ...]:
        """Return the lines of some fields, in the order of ``fields``."""
        return tuple(line for field in fields for line in self.case.all(field))


def mine(profile: Profile | None, me: Me) -> Mine:
    """Return what of a person is compared: what they say of their job and pay, and what their résumé states."""
    income = me.numbers.get("income")
    job = (me.job,) if me.job else ()
    if profile is None:
        return Mine(titles=job, roles=me.roles, income=income.value if income else None)
    return Mine(
        tuple(dict.fromkeys((*job, *(position.value for position in profile.positions)))),
        profile.degree.value if profile.degree else None,
        frozenset(tier.value for tier in profile.tiers),
        tuple(major.value for major in profile.majors),
        me.roles,
        income.value if income else None,
    )


def alike(cases: Iterable[Case], person: Mine, vocabulary: Vocabulary, titles: Likeness) -> list[Alike]:
    """Return the cases of people who changed, or tried to, the most alike first.

    Parameters
    ----------
    titles
        How like two lists of job titles are (`ashore.vocabulary.titles`).
    """
    found = [
        _compare(case, person, vocabulary, titles)
        for case in cases
        if case.kind not in _OUTSIDE and (case.all("from_role") or case.all("to_role"))
    ]
    return sorted(found, key=lambda item: (-item.score, item.case.id))


def movers(cases: Iterable[Case], job: str, role: str, titles: Likeness) -> list[Words]:
    """Return who went from a job like this one to the role and arrived: the most alike first, with the job left.

    Parameters
    ----------
    job
        A job title.
    role
        A role family.
    """
    found = []
    for case in cases:
        if role in role_families(case) and arrived(case):
            before = [line for line in case.all("from_role") if isinstance(line.value, str)]
            likely = [(titles([job], _told(line)), line) for line in before]
            likeness, line = max(likely, key=lambda pair: pair[0], default=(0.0, None))
            if line is not None and likeness >= NEAR:
                found.append((-likeness, case.id, _who(case, line)))
    return [words for _, _, words in sorted(found, key=lambda item: item[:2])]


def _told(line: Line) -> list[str]:
    return [text for text in (line.value, line.value_en) if isinstance(text, str)]


def _who(case: Case, line: Line) -> Words:
    name = case.name or Words("一位没有留名的人", "somebody without a name")
    english = line.value_en if isinstance(line.value_en, str) else line.value
    return Words(f"{name.zh}：{line.value}", f"{name.en}: {english}")


def _compare(case: Case, person: Mine, vocabulary: Vocabulary, titles: Likeness) -> Alike:
    aspects = (
        _background(case, person, titles),
        _role_wanted(case, person),
        _education(case, person, vocabulary),
        _tier(case, person),
        _major(case, person, vocabulary),
        _pay(case, person),
    )
    total = sum(WEIGHTS.values())
    score = sum(WEIGHTS[item.aspect] * (UNTOLD if item.likeness is None else item.likeness) for item in aspects)
    return Alike(case, arrived(case), aspects, score / total)


def _compared(aspect: Aspect, likeness: float | None, own: Value, theirs: Sequence[Line]) -> Compared:
    verdict: Verdict
    if not theirs:
        verdict = "not_told"
    elif likeness is None:
        verdict = "not_known"
    elif likeness >= ALIKE:
        verdict = "alike"
    else:
        verdict = "near" if likeness >= NEAR else "differs"
    return Compared(aspect, verdict, likeness if theirs else None, own, tuple(theirs))


def _background(case: Case, person: Mine, titles: Likeness) -> Compared:
    lines = case.all("from_role")
    told = [text for line in lines for text in _told(line)]
    likeness = titles(person.titles, told) if told and person.titles else None
    return _compared("background", likeness, list(person.titles[:2]) or None, lines)


def _role_wanted(case: Case, person: Mine) -> Compared:
    lines, families = case.all("to_role"), role_families(case)
    likeness = None
    if families and person.roles:
        first, rest = person.roles[0], person.roles[1:]
        likeness = 1.0 if first in families else 0.7 if families & set(rest) else 0.0
    return _compared("role_wanted", likeness, list(person.roles) or None, lines if families else ())


def _education(case: Case, person: Mine, vocabulary: Vocabulary) -> Compared:
    known = linker(vocabulary, "degrees")
    lines, ranks = [], []
    for line in case.all("education"):
        term = known.look_up(line.value) if isinstance(line.value, str) else None
        if term is not None:
            lines.append(line)
            ranks.append(int(term.attributes["rank"]))
    likeness = None
    if ranks and person.degree and (own := known.look_up(person.degree)):
        likeness = max(0.0, 1.0 - abs(int(own.attributes["rank"]) - max(ranks)) / 2)
    return _compared("education", likeness, person.degree, lines)


def _tier(case: Case, person: Mine) -> Compared:
    lines = [line for line in case.all("school_tier") if isinstance(line.value, str)]
    likeness = None
    if person.tiers:
        likeness = 1.0 if person.tiers & {str(line.value) for line in lines} else 0.0
    return _compared("school_tier", likeness, sorted(person.tiers) or None, lines)


def _major(case: Case, person: Mine, vocabulary: Vocabulary) -> Compared:
    known = linker(vocabulary, "majors")
    lines = [line for line in case.all("major") if isinstance(line.value, str)]
    likeness = None
    if person.majors and lines:
        own, theirs = (
            {term.name if (term := known.look_up(name)) else name for name in names}
            for names in (person.majors, [str(line.value) for line in lines])
        )
        likeness = 1.0 if own & theirs else 0.0
    return _compared("major", likeness, list(person.majors) or None, lines)


def _pay(case: Case, person: Mine) -> Compared:
    """Compare by the month; a pay of half as much again counts half, one of twice as much nothing."""
    lines = [line for line in case.of_move("salary_before") if _monthly(line) is not None]
    likeness = None
    if lines and person.income:
        pay = _monthly(lines[0]) or 0.0
        ratio = max(pay, person.income) / max(min(pay, person.income), 1.0)
        likeness = max(0.0, 2.0 - ratio)
    return _compared("pay_before", likeness, person.income, lines[:1])


def _monthly(line: Line) -> float | None:
    value, months = line.value, {"CNY/month": 1, "CNY/year": 12}.get(line.unit or "")
    if isinstance(value, dict):
        ends = [end for end in (value.get("min"), value.get("max")) if isinstance(end, int | float)]
        value = sum(ends) / len(ends) if ends else None
    if months is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) / months
