"""The map of the field: roles by layer; of one role what is done, asked for, paid, probed, and who got there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ashore.evidence.cases import Case
from ashore.evidence.market import Distribution, Market, Pay, SkillShare
from ashore.evidence.moves import arrived, role_families
from ashore.packs import Pack, ReportedFact, Role, Source, Words
from ashore.packs.model import LAYERS, Layer

ASKED: Final = 8
"""Skills of the ads that are shown with a role."""

_PAY: Final = ("market.salary_month", "market.salary_year", "market.salary_day")
_FROM: Final = ("from_role", "from_industry", "major", "education")
"""What is told of the kind of somebody who got there."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that an article reports, of whom, and the article."""

    fact: ReportedFact
    of: Words | None
    source: Source


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who moved to the role, or tried to: the lines that say where they came from are in ``case``."""

    case: Case
    arrived: bool

    @property
    def background(self) -> tuple[str, ...]:
        """The fields of the case that tell of the background."""
        return tuple(field for field in _FROM if self.case.all(field))


@dataclass(frozen=True, slots=True)
class RoleView:
    """One role. What no ad and no article says is empty.

    Attributes
    ----------
    ads
        Different ads of the role in the workspace; pay, degrees and skills are theirs.
    reported
        What published articles report of the role's pay.
    said
        What published articles report of its duties and of what it asks for.
    people
        Cases of the role, those who arrived first.
    """

    role: Role
    ads: int
    pay: Pay
    education: Distribution
    asked: tuple[SkillShare, ...]
    asked_of: int
    reported: tuple[Reported, ...]
    said: tuple[Reported, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role on the map; ``pay`` is the middle of the stated ranges in CNY a month, None where too few say."""

    role: Role
    ads: int
    pay: float | None
    people: int


@dataclass(frozen=True, slots=True)
class RoleMap:
    """The roles by layer, from data and compute to what is built on models, then what stands around them."""

    layers: tuple[tuple[Layer, tuple[RoleRow, ...]], ...]


def role_view(role: Role, pack: Pack, market: Market, cases: Iterable[Case]) -> RoleView:
    """Return everything that is known of one role.

    Parameters
    ----------
    market
        Of the role's ads alone.
    """
    return RoleView(
        role,
        market.ads,
        market.pay,
        market.education,
        market.skills[:ASKED],
        market.skills_stated,
        tuple(_reported(pack, role.id, _PAY)),
        tuple(_reported(pack, role.id, ("role.duty", "role.requirement", "role.skill"))),
        _people(role.id, cases),
    )


def role_map(pack: Pack, market_of: Callable[[str], Market], cases: Sequence[Case]) -> RoleMap:
    """Return the map; ``market_of`` gives the market of a role."""
    rows: Mapping[Layer, list[RoleRow]] = {layer: [] for layer in LAYERS}
    for role in pack.roles.values():
        if role.layer is not None:
            market = market_of(role.id)
            rows[role.layer].append(RoleRow(role, market.ads, _median(market.pay), len(_people(role.id, cases))))
    return RoleMap(tuple((layer, tuple(rows[layer])) for layer in LAYERS))


def _median(pay: Pay) -> float | None:
    return next((value for q, value, _ in pay.quantiles or () if q == 0.5), None)


def _people(role: str, cases: Iterable[Case]) -> tuple[Person, ...]:
    found = [Person(case, arrived(case)) for case in cases if role in role_families(case)]
    return tuple(sorted(found, key=lambda person: (not person.arrived, person.case.id)))


def _reported(pack: Pack, role: str, fields: Sequence[str]) -> Iterable[Reported]:
    for subject in pack.subjects:
        if subject.family == role:
            for fact in subject.facts:
                if fact.field in fields:
                    yield Reported(fact, subject.name, pack.sources[fact.source])
