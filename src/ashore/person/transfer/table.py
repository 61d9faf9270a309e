"""O*NET's occupations as they ship: ratings, typical education, and how alike every two are.

Ratings and education are those of American jobs: O*NET database, U.S. Department of Labor, CC BY 4.0. The likeness
is ours; `scripts/build_transfer.py` writes it and `docs/transfer.md` says what it is made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Domain = Literal["skills", "knowledge", "work_styles"]
DOMAINS: Final[tuple[Domain, ...]] = ("skills", "knowledge", "work_styles")
HUNDREDTHS: Final = 100
"""Ratings are kept as whole hundredths."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """One domain: importance from 1 to 5 and level from 0 to 7, occupations by elements.

    Work styles are rated by importance alone; their level is None.
    """

    ids: tuple[str, ...]
    importance: NDArray[np.float64]
    level: NDArray[np.float64] | None


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation and the rows of the table that speak for it: its own, or those of what is described like it.

    Attributes
    ----------
    instead
        Titles of the occupations whose ratings stand in, in equal parts, where O*NET has not rated this one.
    """

    code: str
    title: str
    rows: tuple[int, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    """The occupations.

    Attributes
    ----------
    codes, titles
        O*NET-SOC 2019, in the order of the codes; O*NET's own English titles.
    likeness
        Symmetric, in steps from 0 to 65535 from the least alike pair to the most; the diagonal is 65535.
    education
        Mean category of the required level of education: 2 secondary school, 5 associate's, 6 bachelor's, 8
        master's, 11 doctoral degree; NaN where O*NET does not say.
    unrated
        Occupations without ratings by their codes, with those that stand in.
    """

    codes: tuple[str, ...]
    titles: tuple[str, ...]
    likeness: NDArray[np.uint16]
    education: NDArray[np.float64]
    ratings: Mapping[Domain, Ratings]
    unrated: Mapping[str, Occupation]

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Row of each code."""
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def percentile(self) -> NDArray[np.float64]:
        """Share of all pairs of occupations that are less alike than this pair, symmetric; 1 on the diagonal."""
        import numpy as np

        pairs = np.sort(self.likeness[np.triu_indices(len(self.codes), 1)])
        ranks = np.searchsorted(pairs, self.likeness, side="left") / len(pairs)
        np.fill_diagonal(ranks, 1.0)
        return np.asarray(ranks, dtype=np.float64)

    def find(self, code: str) -> Occupation | None:
        """Return an occupation by its code; None where O*NET has neither ratings nor a description to go by."""
        if code in self.index:
            return Occupation(code, self.titles[self.index[code]], (self.index[code],))
        return self.unrated.get(code)

    def nearest(self, code: str, count: int) -> tuple[str, ...]:
        """Return the occupations most like this one, itself left out; ties in the order of codes.

        Raises
        ------
        KeyError
            Where the code has no ratings.
        """
        import numpy as np

        row = self.likeness[self.index[code]].astype(np.int64)
        row[self.index[code]] = -1
        return tuple(self.codes[number] for number in np.argsort(-row, kind="stable")[:count])


def _words(packed: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(packed.tobytes().decode().split("\0"))


def _ratings(packed: NDArray[np.int16]) -> NDArray[np.float64]:
    import numpy as np

    return np.where(packed < 0, np.nan, packed / HUNDREDTHS)


@cache
def load() -> Table:
    """Return the table that ships."""
    import numpy as np

    file = resources.files("ashore.person").joinpath("data", "onet_transfer.npz")
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as parts:
        codes = _words(parts["codes"])
        likeness = np.zeros((len(codes), len(codes)), dtype=np.uint16)
        upper = np.triu_indices(len(codes), 1)
        likeness[upper] = parts["likeness"]
        likeness = np.maximum(likeness, likeness.T)
        np.fill_diagonal(likeness, np.iinfo(np.uint16).max)
        ratings: dict[Domain, Ratings] = {}
        for domain in DOMAINS:
            level = _ratings(parts[f"{domain}.LV"]) if f"{domain}.LV" in parts else None
            ratings[domain] = Ratings(_words(parts[f"{domain}.ids"]), _ratings(parts[f"{domain}.IM"]), level)
        titles = _words(parts["titles"])
        unrated = {
            code: Occupation(code, title, tuple(map(int, rows)), tuple(titles[row] for row in rows))
            for code, title, rows in zip(
                _words(parts["unrated.codes"]),
                _words(parts["unrated.titles"]),
                parts["unrated.instead"],
                strict=True,
            )
        }
        return Table(codes, titles, likeness, _ratings(parts["education"]), ratings, unrated)
