"""Work as a mixture of O*NET's occupations: what a role of ours is made of, and what a person comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from ashore.person.transfer.table import DOMAINS, Domain, Occupation, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


MOST: Final = 0.6
"""Share of a mixture of which education has to be known."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Occupations by O*NET-SOC code, with weights that add up to 1.

    Attributes
    ----------
    role, face
        The role of ours it stands for, and the number of its face in the pack; None where there is none.
    """

    codes: Mapping[str, float]
    role: str | None = None
    face: int | None = None


@dataclass(frozen=True, eq=False)
class Ratings:
    """A mixture's ratings, each by domain: importance from 1 to 5, level from 0 to 7 (NaN for work styles)."""

    importance: Mapping[Domain, NDArray[np.float64]]
    level: Mapping[Domain, NDArray[np.float64]]
    education: float
    """Mean category of required education (see `Table.education`); NaN where too little of it is known."""


@cache
def mixtures() -> Mapping[str, tuple[Mixture, ...]]:
    """Return the mixtures of each role that has one: several where it has faces, of which the nearest counts."""
    file = resources.files("ashore.person").joinpath("data", "role_occupations.toml")
    found: dict[str, tuple[Mixture, ...]] = {}
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["mixture"]:
        mixture = Mixture(row["codes"], row["role"], row.get("face"))
        found[mixture.role or ""] = (*found.get(mixture.role or "", ()), mixture)
    return found


def together(parts: tuple[Mixture, ...]) -> Mixture:
    """Return the mean of several mixtures: a role with all its faces."""
    codes: dict[str, float] = {}
    for part in parts:
        for code, weight in part.codes.items():
            codes[code] = codes.get(code, 0.0) + weight / len(parts)
    return Mixture(codes, parts[0].role)


def occupations(mixture: Mixture, table: Table) -> tuple[tuple[Occupation, float], ...]:
    """Return the parts that have ratings, the heaviest first, their weights made to add up to 1."""
    found = [(part, weight) for code, weight in mixture.codes.items() if (part := table.find(code)) is not None]
    total = sum(weight for _, weight in found)
    return tuple(sorted(((part, weight / total) for part, weight in found), key=lambda pair: -pair[1]))


def percentile(origin: Mixture, target: Mixture, table: Table) -> float:
    """Return how much of all pairs of occupations is less alike than these two, from 0 to 1.

    Of two mixtures the parts most alike are matched first, each as far as its weight reaches, and the percentiles
    of the matched parts averaged; the same occupation counts 1.
    """
    own, wanted = occupations(origin, table), occupations(target, table)
    pairs = [
        (_alike(mine, part, table), i, j) for i, (mine, _) in enumerate(own) for j, (part, _) in enumerate(wanted)
    ]
    left, open_ = [weight for _, weight in own], [weight for _, weight in wanted]
    found = 0.0
    for alike, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        matched = min(left[i], open_[j])
        left[i] -= matched
        open_[j] -= matched
        found += matched * alike
    return min(found, 1.0)


def _alike(own: Occupation, part: Occupation, table: Table) -> float:
    if own.code == part.code:
        return 1.0
    return float(table.percentile[list(own.rows)][:, list(part.rows)].mean())


def ratings(mixture: Mixture, table: Table) -> Ratings:
    """Return the weighted mean of the parts' ratings; education only where O*NET says it of most of the work."""
    import numpy as np

    parts = [(row, w / len(part.rows), part) for part, w in occupations(mixture, table) for row in part.rows]
    rows = [row for row, _, _ in parts]
    weights = np.array([weight for _, weight, _ in parts])
    importance, level = {}, {}
    for domain in DOMAINS:
        rated = table.ratings[domain]
        importance[domain] = weights @ rated.importance[rows]
        level[domain] = np.full(len(rated.ids), np.nan) if rated.level is None else weights @ rated.level[rows]
    education = table.education[rows]
    # The schooling of what merely stands in says nothing of this work.
    known = ~np.isnan(education) & np.array([not part.instead for _, _, part in parts])
    enough = weights[known].sum() >= MOST
    mean = float(weights[known] @ education[known] / weights[known].sum()) if enough else float("nan")
    return Ratings(importance, level, mean)
