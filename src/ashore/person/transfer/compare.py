"""What two kinds of work share, and where one asks for more than the other gives, element by element."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ashore.person.transfer.elements import Element, elements
from ashore.person.transfer.mixture import Mixture, Ratings, ratings
from ashore.person.transfer.table import DOMAINS, Domain, Table

IMPORTANT: Final = 3.0
"""O*NET's own anchor: 3 of 5 is "important"."""
LESS: Final = 1.0
"""Levels (of 7) from which on the role asks for noticeably more."""
_TWINS: Final = frozenset({"2.A.1.e", "2.C.4.a"})
"""Mathematics as a skill and as knowledge."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One element in both kinds of work: importance from 1 to 5, level from 0 to 7 (None for work styles)."""

    element: Element
    own_importance: float
    own_level: float | None
    role_importance: float
    role_level: float | None

    @property
    def short(self) -> float:
        """Levels by which the role asks for more; negative where it asks for less."""
        return 0.0 if self.role_level is None or self.own_level is None else self.role_level - self.own_level


@dataclass(frozen=True, slots=True)
class Comparison:
    """Shared elements, the most telling first; lacking ones, the largest difference first; education of both."""

    shared: tuple[Compared, ...]
    lacking: tuple[Compared, ...]
    own_education: float | None
    role_education: float | None


def compare(origin: Mixture, target: Mixture, table: Table) -> Comparison:
    """Compare two kinds of work.

    Lacking is a skill or an area of knowledge that is important in the target and rated at least one level higher
    there; of a skill and an area of the same name only the larger is told. Shared is what else is important in
    both, ordered by how far both stand above the mean of all occupations: what every job needs comes last, and
    work styles after skills and knowledge.
    """
    own, role = ratings(origin, table), ratings(target, table)
    found = [pair for domain in DOMAINS for pair in _important(domain, table, own, role)]
    shared = [pair for pair in found if pair[1].own_importance >= IMPORTANT and pair[1].short < LESS]
    lacking = [compared for _, compared in found if compared.short >= LESS]
    shared.sort(key=lambda pair: (pair[1].element.domain == "work_styles", -pair[0]))
    lacking.sort(key=lambda compared: -compared.short)
    return Comparison(
        tuple(compared for _, compared in shared),
        _once(lacking),
        _known(own.education),
        _known(role.education),
    )


def _important(domain: Domain, table: Table, own: Ratings, role: Ratings) -> Iterator[tuple[float, Compared]]:
    """Yield what is important in the target, with how far the lesser of both stands above the mean occupation."""
    rated = table.ratings[domain]
    means, spreads = rated.importance.mean(axis=0), rated.importance.std(axis=0)
    for place, id_ in enumerate(rated.ids):
        theirs, mine = float(role.importance[domain][place]), float(own.importance[domain][place])
        if theirs >= IMPORTANT:
            above = (min(theirs, mine) - float(means[place])) / float(spreads[place])
            level, own_level = _known(role.level[domain][place]), _known(own.level[domain][place])
            yield above, Compared(elements()[id_], mine, own_level, theirs, level)


def _once(ordered: list[Compared]) -> tuple[Compared, ...]:
    """Return the elements without the second of two that are one thing to a reader."""
    twin = next((compared for compared in ordered if compared.element.id in _TWINS), None)
    return tuple(c for c in ordered if c.element.id not in _TWINS or c is twin)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
