"""The occupations that are known: the hub of everyday names, and the names of both classifications.

The hub is the vocabulary list ``occupations_hub``: Chinese and English names of one occupation, with its codes,
in our own words. A workspace may add to it. Where a code is not in the hub, the occupation nearest by the order of
its classification, and by name, says what it is in the other one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.load import Vocabulary
from ashore.vocabulary.occupations.cleaning import is_chinese
from ashore.vocabulary.occupations.features import words

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

HUB: Final = "occupations_hub"
TOGETHER: Final = " + "
"""Between words of a name that may stand apart: 汽车 + 喷漆."""
_NEAR: Final = {"csco": (7, 4, 1), "onet": (7, 5, 2)}
"""How many characters two codes share where they are of one group, one section, one part."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An everyday occupation: names in both languages, codes, and our role family where it is one."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]
    csco: str
    onet: str
    role: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (*self.chinese, *self.english)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands in a title: which codes it may mean, and the half-open span."""

    surface: str
    codes: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything that is looked up, by code.

    Attributes
    ----------
    csco, onet
        Names by code.
    aliases
        Published names of a CSCO code beside its own.
    by_csco, by_onet
        Hub entries by code, in the order of the hub.
    owners
        CSCO codes by folded Chinese name.
    exact
        CSCO code and entry by folded English name.
    """

    csco: Mapping[str, str]
    onet: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    by_csco: Mapping[str, tuple[Entry, ...]]
    by_onet: Mapping[str, tuple[Entry, ...]]
    owners: Mapping[str, frozenset[str]]
    exact: Mapping[str, Entry]
    surfaces: tuple[str, ...]
    automaton: AhoCorasick

    def names_in(self, title: str) -> list[Name]:
        """Return every known Chinese name that stands in a folded title, overlapping ones too."""
        found = self.automaton.find_matches_as_indexes(title, overlapping=True)
        return [Name(self.surfaces[i], self.owners[self.surfaces[i]], start, end) for i, start, end in found]

    def nearest(self, scheme: str, code: str) -> tuple[tuple[Entry, ...], bool]:
        """Return the hub entries of a code, or of the nearest code that has any; and whether that is another."""
        table, name = (self.by_csco, self.csco) if scheme == "csco" else (self.by_onet, self.onet)
        if code in table:
            return table[code], False
        for length in _NEAR[scheme]:
            others = [other for other in table if other[:length] == code[:length]]
            if others:
                best = max(others, key=lambda other: (_alike(name.get(code, ""), name.get(other, "")), other))
                return table[best], True
        return (), True


def _alike(one: str, other: str) -> float:
    """Return the share of characters, or of words in Latin letters, that two names have in common."""
    a, b = (set(one), set(other)) if is_chinese(one) else (set(words(one.lower())), set(words(other.lower())))
    return len(a & b) / max(len(a | b), 1)


def _rows(name: str) -> Iterable[list[str]]:
    with resources.files(__package__).joinpath("data", name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


@cache
def _csco() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    names, aliases = {}, {}
    for code, name, others in _rows("csco.tsv"):
        names[code] = name
        aliases[code] = tuple(part for part in others.split("|") if part)
    return names, aliases


@cache
def _onet() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("onet.tsv")}


def entries(vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return the hub of a vocabulary."""
    made = []
    for term in vocabulary.terms(HUB):
        given = term.attributes
        if "csco" in given and "onet" in given:
            chinese = tuple(name for name in term.surfaces if is_chinese(name))
            english = tuple(name for name in term.surfaces if not is_chinese(name))
            made.append(Entry(chinese, english, given["csco"], given["onet"], given.get("role")))
    return tuple(made)


@lru_cache(maxsize=8)
def catalogue(vocabulary: Vocabulary) -> Catalogue:
    """Compile what is known for a vocabulary."""
    from ahocorasick_rs import AhoCorasick

    csco, aliases = _csco()
    hub = entries(vocabulary)
    by_csco: dict[str, list[Entry]] = defaultdict(list)
    by_onet: dict[str, list[Entry]] = defaultdict(list)
    owners: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, Entry] = {}
    for entry in hub:
        by_csco[entry.csco].append(entry)
        by_onet[entry.onet].append(entry)
        for name in entry.english:
            # C++ and the like are names of both languages
            exact.setdefault(" ".join(words(name.lower())), entry)
            owners[fold_chars(name)].add(entry.csco)
        for name in entry.chinese:
            if TOGETHER not in name:
                owners[fold_chars(name)].add(entry.csco)
    for code, name in csco.items():
        for other in (name, *aliases[code]):
            for part in {other, *other.split("/")}:
                folded = fold_chars(part)
                if len(folded) > 1 and folded not in owners:
                    owners[folded].add(code)
    surfaces = tuple(name for name in owners if is_chinese(name))
    return Catalogue(
        csco,
        _onet(),
        aliases,
        hub,
        {code: tuple(found) for code, found in by_csco.items()},
        {code: tuple(found) for code, found in by_onet.items()},
        {name: frozenset(codes) for name, codes in owners.items()},
        exact,
        surfaces,
        AhoCorasick(surfaces),
    )
