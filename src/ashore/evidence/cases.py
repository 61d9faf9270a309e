"""Cases: one person's move, told in one document or in several, and by the pack."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from ashore.evidence.statements import Statement, quoted_alike, stories
from ashore.evidence.values import same
from ashore.facts import Value
from ashore.packs import Words
from ashore.text.folding import fold_key

ORDER: Final = (
    *("birth_year", "age", "hometown", "education", "school_tier", "school", "major", "graduation_year"),
    *("experience_years", "from_role", "from_industry", "from_employer", "city_from", "salary_before"),
    *("feeling_before", "transition_type", "trigger", "motive", "end_date", "tenure_days", "gap_months"),
    *("rest_months", "savings_spent", "study_months", "study_hours_per_day", "preparation", "projects_built"),
    *("applications", "interviews", "rejections", "intern_offers", "offers", "offer_salary_min"),
    *("offer_salary_max", "offer_date", "to_role", "to_industry", "to_employer", "city_to", "start_date"),
    *("salary_after", "income_other", "income_sources", "ai_share_of_work", "workload_change"),
    *("feeling_after", "outcome", "team_size", "students"),
)
"""Fields of a case in the order they are shown: who, from where, why, how, to where, what came of it."""

FREE: Final = frozenset(
    {"trigger", "motive", "preparation", "outcome", "feeling_before", "feeling_after", "workload_change"}
)
"""Fields in free words: two statements are one where they quote the same words."""

_RANK: Final = {name: place for place, name in enumerate(ORDER)}
_NAMELESS: Final = re.compile(r"(?i)(?:case|person|p|c)?[-_ #]?\d+")
_BY_QUOTE, _BY_VALUE, _BY_NAME, _ENOUGH = 2, 1, 3, 2
"""What speaks for two tellings being of one person, and how much of it is enough."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told of a person, and everyone who tells it."""

    field: str
    value: Value
    unit: str | None
    value_en: Value
    qualifiers: Mapping[str, Value]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One person's move.

    Attributes
    ----------
    id
        Stable as long as the documents that tell it keep their names.
    name
        What the texts call the person; None where they give no name.
    kind
        ``changer``, ``founder``, ``coach``, ``headhunter`` where the pack says so.
    story
        The one story that tells it, however many documents print that story.
    documents, articles
        Names of documents, and ids of the pack's sources.
    lines
        In the order of ``ORDER``.
    """

    id: str
    name: Words | None
    kind: str | None
    story: str
    documents: tuple[str, ...]
    articles: tuple[str, ...]
    lines: tuple[Line, ...]

    def all(self, field: str) -> list[Line]:
        """Return every line of one field."""
        return [line for line in self.lines if line.field == field]

    def of_move(self, field: str) -> list[Line]:
        """Return the lines of one field that are of the move; of an earlier job only where there are no others."""
        lines = self.all(field)
        return [line for line in lines if line.qualifiers.get("of") != "earlier_job"] or lines


Teller: TypeAlias = tuple[str, str]
"""``pack`` and the id of an article, or ``document`` and its name."""

Telling: TypeAlias = tuple[Teller, str]
"""A teller, and whom it tells of under the name it uses."""


@dataclass(frozen=True)
class _Telling:
    """What one document, or the pack, says of one person."""

    teller: Teller
    subject: str
    statements: tuple[Statement, ...]


def cases(statements: Iterable[Statement], groups: Mapping[str, str]) -> list[Case]:
    """Return the people the statements tell of, each once; the order of documents changes nothing.

    Tellings are merged within one story only (reprints, and the pack's report of that article), by the quotes,
    values and names they share, and never two of one document: it knows its people apart.

    Parameters
    ----------
    statements
        Statements of fields of cases with a subject are used, all others are left aside.
    groups
        Document to reprint group, of documents that have one.
    """
    told = sorted((item for item in statements if item.subject and item.field in _RANK), key=_place)
    story = stories(told, groups)
    by_teller: defaultdict[Telling, list[Statement]] = defaultdict(list)
    for item in told:
        by_teller[telling_of(item)].append(item)
    by_story: defaultdict[str, list[_Telling]] = defaultdict(list)
    for (teller, subject), items in sorted(by_teller.items()):
        by_story[story[teller[1]]].append(_Telling(teller, subject, tuple(items)))
    found = [_case(name, person) for name, tellings in by_story.items() for person in _people(tellings)]
    return sorted(found, key=lambda case: (case.story, case.id))


def telling_of(item: Statement) -> Telling:
    """Return who tells this, of whom."""
    teller = ("pack", item.article) if item.article is not None else ("document", item.origin)
    return teller, item.subject or ""


def by_telling(found: Iterable[Case]) -> dict[Telling, Case]:
    """Return which case every telling belongs to."""
    return {telling_of(item): case for case in found for line in case.lines for item in line.statements}


def _place(item: Statement) -> tuple[str, int, str, str]:
    return item.origin, item.start if item.start is not None else -1, item.field, repr(item.value)


def _people(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """Put tellings of one story together, strongest likeness first."""
    pairs = sorted(
        ((-likeness, i, j) for i, j in combinations(range(len(tellings)), 2)
         if tellings[i].teller != tellings[j].teller
         and (likeness := _likeness(tellings[i], tellings[j])) >= _ENOUGH)
    )  # fmt: skip
    home = list(range(len(tellings)))
    for _, i, j in pairs:
        one, other = home[i], home[j]
        tellers = [tellings[k].teller for k in range(len(tellings)) if home[k] in {one, other}]
        if one != other and len(set(tellers)) == len(tellers):
            home = [one if place == other else place for place in home]
    return [[tellings[k] for k in range(len(tellings)) if home[k] == place] for place in sorted(set(home))]


def _likeness(one: _Telling, other: _Telling) -> int:
    """Count what two tellings share: a quote, a value, the name."""
    shared = 0
    if not _NAMELESS.fullmatch(one.subject) and _names(one) & _names(other):
        shared += _BY_NAME
    left = list(other.statements)
    for item in one.statements:
        for candidate in left:
            if item.field == candidate.field and (points := _agreement(item, candidate)):
                shared += points
                left.remove(candidate)
                break
    return shared


def _names(telling: _Telling) -> set[str]:
    """Return the keys of what a telling calls its person; 文涛（化名） is 文涛."""
    first = telling.statements[0]
    names = {telling.subject} | ({first.name.zh} if first.name else set())
    return {fold_key(re.sub(r"[（(].*?[)）]", "", name)) for name in names} - {""}


def _agreement(one: Statement, other: Statement) -> int:
    if quoted_alike(one, other):
        return _BY_QUOTE
    return _BY_VALUE if same(one.value, other.value) else 0


def _case(story: str, tellings: Sequence[_Telling]) -> Case:
    statements = [item for telling in tellings for item in telling.statements]
    reported = next((telling for telling in tellings if telling.teller[0] == "pack"), None)
    name = reported.statements[0].name if reported else None
    if name is None:
        named = next((t.subject for t in tellings if not _NAMELESS.fullmatch(t.subject)), None)
        name = Words(named, named) if named else None
    first = reported or tellings[0]
    articles = {item.article for item in statements if item.article is not None}
    documents = {item.origin for item in statements} - articles
    return Case(
        f"{first.teller[1]}/{first.subject}",
        name,
        reported.statements[0].kind if reported else None,
        story,
        tuple(sorted(documents)),
        tuple(sorted(articles)),
        _lines(statements),
    )


def _lines(statements: Iterable[Statement]) -> tuple[Line, ...]:
    """Gather what says the same; the pack's wording is shown where there is one: it is in both languages."""
    gathered: list[list[Statement]] = []
    for item in sorted(statements, key=lambda item: (_RANK[item.field], item.article is None, *_place(item))):
        for line in gathered:
            if line[0].field == item.field and any(_says_the_same(known, item) for known in line):
                line.append(item)
                break
        else:
            gathered.append([item])
    return tuple(
        Line(line[0].field, line[0].value, line[0].unit, line[0].value_en, line[0].qualifiers, tuple(line))
        for line in gathered
    )


def _says_the_same(one: Statement, other: Statement) -> bool:
    jobs = {one.qualifiers.get("of"), other.qualifiers.get("of")} - {None}
    if len(jobs) > 1:
        return False
    return same(one.value, other.value) or (one.field in FREE and quoted_alike(one, other))
