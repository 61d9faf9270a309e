"""Read the tables of O*NET that describe occupations, and apart from them its relations between occupations."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Related = dict[int, frozenset[int]]
"""Origin to destinations, as positions among the occupations with ratings."""

CODE: Final = "O*NET-SOC Code"
PRIMARY: Final = frozenset({"Primary-Short", "Primary-Long"})
"""The ten that O*NET puts first among an occupation's twenty related ones."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Elements of one domain: ids, names, and a value for each occupation (rows) and element (columns)."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    values: Floats


class Onet:
    """The tables in one folder, over the occupations that have ratings of skills, or over ``every`` one."""

    def __init__(self, folder: Path, *, every: bool = False) -> None:
        self.folder = folder
        self.titles = {row[CODE]: row["Title"] for row in self.rows("occupation_data")}
        rated = {row[CODE] for row in self.rows("skills")}
        self.codes = tuple(sorted(self.titles if every else rated))
        self.index = {code: number for number, code in enumerate(self.codes)}

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of one table."""
        with gzip.open(self.folder / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def rated(self, name: str, scale: str) -> Rated:
        """Return one scale of a table of ratings; what is not rated is NaN."""
        elements: dict[str, str] = {}
        found: dict[tuple[int, str], float] = {}
        for row in self.rows(name):
            if row["Scale ID"] == scale and row[CODE] in self.index:
                elements[row["Element ID"]] = row["Element Name"]
                found[self.index[row[CODE]], row["Element ID"]] = float(row["Data Value"])
        ids = tuple(sorted(elements))
        values = np.full((len(self.codes), len(ids)), np.nan)
        for (occupation, element), value in found.items():
            values[occupation, ids.index(element)] = value
        return Rated(ids, tuple(elements[element] for element in ids), values)

    def preparation(self) -> Floats:
        """Return mean categories of education, experience, in-plant and on-the-job training; NaN is unknown.

        Education runs from 1 (less than secondary school) over 6 (bachelor's) and 8 (master's) to 12.
        """
        scales = ("RL", "RW", "PT", "OJ")
        sums = np.zeros((len(self.codes), len(scales)))
        shares = np.zeros_like(sums)
        for row in self.rows("education_training_and_experience"):
            if row[CODE] in self.index and row["Scale ID"] in scales and row["Data Value"]:
                place = self.index[row[CODE]], scales.index(row["Scale ID"])
                sums[place] += float(row["Category"]) * float(row["Data Value"])
                shares[place] += float(row["Data Value"])
        return np.where(shares > 0, sums / np.where(shares > 0, shares, 1), np.nan)

    def counted(self, name: str, column: str) -> list[Counter[str]]:
        """Return how often each value of a column stands with each occupation."""
        counts: list[Counter[str]] = [Counter() for _ in self.codes]
        for row in self.rows(name):
            if row[CODE] in self.index:
                counts[self.index[row[CODE]]][row[column]] += 1
        return counts

    def related(self, tiers: frozenset[str] = PRIMARY) -> Related:
        """Return related occupations of the given tiers, origins and destinations with ratings only."""
        pairs = [
            (row[CODE], row["Related O*NET-SOC Code"])
            for row in self.rows("related_occupations")
            if row["Relatedness Tier"] in tiers
        ]
        return self._known(pairs)

    def changers(self) -> tuple[Related, int]:
        """Return the career-changers matrix, with ratings on both sides only, and how many rows it has in all."""
        path = self.folder / "career_changers_matrix_2018soc.csv"
        with path.open(encoding="utf-8", newline="") as file:
            pairs = [(row[CODE], row["Related O*NET-SOC Code"]) for row in csv.DictReader(file)]
        return self._known(pairs), len(pairs)

    def _known(self, pairs: list[tuple[str, str]]) -> Related:
        found: defaultdict[int, set[int]] = defaultdict(set)
        for origin, destination in pairs:
            if origin in self.index and destination in self.index:
                found[self.index[origin]].add(self.index[destination])
        return {origin: frozenset(found[origin]) for origin in sorted(found)}
