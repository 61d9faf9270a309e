"""Fit in a workspace: the person of its profile against one ad, a role, or all ads."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ashore.errors import AshoreError
from ashore.person.fit import Applicant, Fit, GateAsk, RoleFit, asked_by, compare, compare_role
from ashore.person.fit.gates import judge
from ashore.person.fit.model import GateKind
from ashore.person.fit.rows import read
from ashore.person.profile import SAID
from ashore.person.skills import find_skills
from ashore.store import Store
from ashore.store.documents import StoredDocument
from ashore.store.facts import FactFilter
from ashore.vocabulary import Vocabulary
from ashore.workspace.journal import local_day
from ashore.workspace.keeping import UNCOUNTED

if TYPE_CHECKING:
    from ashore.evidence.market import Market
    from ashore.packs import Words
    from ashore.person.fit.placing import Placed
    from ashore.person.profile import Profile
    from ashore.store.requirements import Columns


class NoProfileError(AshoreError):
    """Nothing is known of the person that an ad could be held against."""

    code: ClassVar[str] = "fit_no_profile"


class NotAnAdError(AshoreError):
    """A document that is no job ad (``name``, ``kind``)."""

    code: ClassVar[str] = "fit_not_an_ad"


class NoSuchAdError(AshoreError):
    """Neither an ad nor a role is called so (``name``)."""

    code: ClassVar[str] = "fit_no_such_ad"


class NothingAskedError(AshoreError):
    """An ad that states no requirement (``name``)."""

    code: ClassVar[str] = "fit_nothing_asked"


class NoAdsError(AshoreError):
    """There are no ads to hold a person against."""

    code: ClassVar[str] = "fit_no_ads"


@dataclass(frozen=True, slots=True)
class Place:
    """One ad in the ranking, and what put it there.

    Attributes
    ----------
    copies
        Other ads that tell the same and are not listed themselves.
    """

    document: int
    doc: str
    title: str | None
    not_met: tuple[GateKind, ...]
    unknown: tuple[GateKind, ...]
    gates: int
    shown: int
    required: int
    shown_preferred: int
    preferred: int
    copies: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best places, of how many ads; ``copies`` were left out."""

    ads: int
    copies: int
    places: tuple[Place, ...]


def applicant(profile: Profile, vocabulary: Vocabulary, today: date | None) -> Applicant:
    """Return the person of a profile.

    Raises
    ------
    NoProfileError
        Where nothing is known of them.
    """
    has_resume = any(name != SAID for name in profile.texts)
    if not (has_resume or profile.said_skills or profile.degree or profile.years):
        raise NoProfileError
    return Applicant(profile, find_skills(profile, vocabulary), vocabulary, today or local_day())


def fit_ad(store: Store, found: StoredDocument, person: Applicant) -> Fit:
    """Return how a person stands against one ad.

    Raises
    ------
    NotAnAdError
        Where the document is none.
    NothingAskedError
        Where it asks for nothing that a profile could be held against.
    """
    document = found.document
    if document.kind != "ad":
        raise NotAnAdError(name=document.name, kind=document.kind or "?")
    rows = store.facts.select(FactFilter(document=found.id), store.texts())
    facts = [row.fact for row in rows if row.status not in UNCOUNTED]
    asked = asked_by(document.text, facts, person.vocabulary, doc=document.name)
    if not asked.gates and not any(skill.strength != "duty" for skill in asked.skills):
        raise NothingAskedError(name=document.name)
    return compare(asked, person)


def fit_role(role: str, market: Market, hard: tuple[Words, ...], person: Applicant) -> RoleFit:
    """Return how a person stands against a role: by the ads of it here, and what the pack says it demands."""
    asks = [(skill.name, skill.required) for skill in market.skills]
    return compare_role(role, market.skills_stated, asks, [(line.zh, line.en) for line in hard], person)


def rank(store: Store, person: Applicant, role: str | None, city: str | None, top: int) -> Ranking:
    """Return the ads that fit best.

    Raises
    ------
    NoAdsError
        Where there is none of this role and city.
    """
    from ashore.person.fit.placing import judge_all, place

    with store.database.reading():
        columns = store.requirements.select(role, city)
        ids, values = store.requirements.asks()
        stories = store.requirements.stories()
    if not columns.documents:
        raise NoAdsError
    asks = [read(value) for value in values]
    placed = place(ids, judge_all(asks, person), columns.gates, columns.required, columns.preferred)
    kept, copies = _one_each(placed, columns, stories)
    best = kept[:top]
    names = store.requirements.names([columns.documents[row] for row in best])
    by_id = dict(zip(ids, asks, strict=True))
    places = []
    for row in best:
        document = columns.documents[row]
        statuses = {"not_met": (), "unknown": ()} | _gates(columns.gates[row], by_id, person)
        places.append(
            Place(
                document,
                *names[document],
                statuses["not_met"],
                statuses["unknown"],
                len(columns.gates[row]) // 8,
                int(placed.shown[row]),
                int(placed.required[row]),
                int(placed.shown_preferred[row]),
                int(placed.preferred[row]),
                copies.get(row, 0),
            )
        )
    return Ranking(len(kept), sum(copies.values()), tuple(places))


def _one_each(placed: Placed, columns: Columns, stories: dict[int, int]) -> tuple[list[int], dict[int, int]]:
    """Return rows in order, of copies the best one, and how many each stands for beside itself."""
    first: dict[int, int] = {}
    copies: dict[int, int] = {}
    kept: list[int] = []
    for row in placed.rows.tolist():
        story = stories.get(columns.documents[row])
        if story is None:
            kept.append(row)
        elif story in first:
            copies[first[story]] = copies.get(first[story], 0) + 1
        else:
            first[story] = row
            kept.append(row)
    return kept, copies


def _gates(data: bytes, by_id: Mapping[int, object], person: Applicant) -> dict[str, tuple[GateKind, ...]]:
    found: dict[str, dict[GateKind, None]] = {}
    for id_ in _ids(data):
        ask = by_id[id_]
        if isinstance(ask, GateAsk):
            found.setdefault(judge(ask, person).status, {})[ask.kind] = None
    return {status: tuple(kinds) for status, kinds in found.items()}


def _ids(data: bytes) -> Iterator[int]:
    yield from array("q", data)
