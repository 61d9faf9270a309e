"""Titles by occupation: O*NET titles and ESCO labels to learn from, CSCO for the centre of Chinese."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final

from ashore.vocabulary.titles.words import outside_brackets

Occupations = Mapping[str, tuple[str, ...]]
"""Titles by occupation, each once whatever its case; the first is the occupation's own name."""

HELD_OUT: Final = {"O": 110, "E": 200}
"""Occupations of O*NET and of ESCO that weights are chosen on: about 2,000 titles of each."""


def occupations(shared: Path) -> Occupations:
    """Read both classifications; keys begin with O or E and are in the order of the files."""
    found: dict[str, dict[str, str]] = {}
    for key, title in [*_onet(shared / "data" / "onet"), *_esco(shared / "data" / "esco")]:
        if title:
            found.setdefault(key, {}).setdefault(title.lower(), title)
    return {key: tuple(titles.values()) for key, titles in found.items()}


def _onet(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("alternate_titles", "sample_of_reported_titles"):
        with gzip.open(folder / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                yield f"O{row[0]}", row[1]
                yield f"O{row[0]}", outside_brackets(row[2])


def _esco(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "occupations_en.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = f"E{row['conceptUri']}"
            yield key, row["preferredLabel"].strip()
            for label in row["altLabels"].split("\n"):
                yield key, label.strip()


def chinese_names(shared: Path) -> list[str]:
    """Return the occupation names of the Chinese classification of 2022."""
    with (shared / "data" / "occ-csco-zh" / "csco22.csv").open(encoding="utf-8", newline="") as file:
        return [row["name"].rstrip("LS/") for row in csv.DictReader(file) if row["level"] == "4"]


def chinese_aliases(shared: Path) -> Occupations:
    """Return the aliases of each occupation of the Chinese classification that has several.

    Nothing is learnt from them: the weight of shared writing in Chinese is chosen on them.
    """
    found: dict[str, tuple[str, ...]] = {}
    with (shared / "data" / "occ-csco-zh" / "csco22.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            aliases = dict.fromkeys(alias.strip() for alias in row["alias"].split(","))
            own = tuple(alias for alias in aliases if alias and alias.rstrip("LS/") != row["name"].rstrip("LS/"))
            if row["level"] == "4" and len(own) > 1:
                found[f"C{row['code']}"] = own
    return found


def split(every: Occupations, seed: int = 0) -> tuple[Occupations, Occupations]:
    """Return the occupations to learn from and those held out."""
    rng = Random(seed)
    held = {
        key for kind, count in HELD_OUT.items() for key in rng.sample([k for k in every if k[0] == kind], count)
    }
    return (
        {key: titles for key, titles in every.items() if key not in held},
        {key: titles for key, titles in every.items() if key in held},
    )
