"""The occupations that are known: the hub of everyday names, trades, and the names of both classifications.

The hub is the vocabulary list ``occupations_hub``: Chinese and English names of one occupation, with its codes,
in our own words. The list ``occupations_trades`` says what a general word (店员) means in a trade (奶茶).
A workspace may add to both. Where a code is not in the hub, the occupation nearest by the order of its
classification, and by name, says what it is in the other one.
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
TRADES: Final = "occupations_trades"
TOGETHER: Final = " + "
"""Between words of a name that may stand apart: 汽车 + 喷漆."""
_GAP: Final = 4
_NO_NAMES: Final[Mapping[str, frozenset[str]]] = {}
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
    """A name that stands in a title: which codes it may mean, the half-open span, and how many letters it covers.

    A name in two words covers what is between them where that is short: 高中 + 数学 + 老师.
    """

    surface: str
    codes: frozenset[str]
    start: int
    end: int
    covers: int


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
    apart
        CSCO codes of names in two words, by the last word, then by the first.
    trades
        The same of a general word for a job and the trade before it.
    exact
        Entry by the words of an English name.
    exact_apart
        Entry by the words of an English name of which others may stand before the last one.
    surfaces
        What ``automaton`` looks for: Chinese names, and the words of names in two.
    """

    csco: Mapping[str, str]
    onet: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    by_csco: Mapping[str, tuple[Entry, ...]]
    by_onet: Mapping[str, tuple[Entry, ...]]
    owners: Mapping[str, frozenset[str]]
    apart: Mapping[str, Mapping[str, frozenset[str]]]
    trades: Mapping[str, Mapping[str, frozenset[str]]]
    exact: Mapping[str, Entry]
    exact_apart: Mapping[tuple[str, str], Entry]
    surfaces: tuple[str, ...]
    automaton: AhoCorasick

    def names_in(self, title: str) -> list[Name]:
        """Return every known Chinese name that stands in a folded title, overlapping ones too."""
        found = [
            (self.surfaces[i], start, end)
            for i, start, end in self.automaton.find_matches_as_indexes(title, overlapping=True)
        ]
        names = [
            Name(word, self.owners[word], start, end, end - start)
            for word, start, end in found
            if word in self.owners
        ]
        whole = tuple(names)
        for last, begin, end in found:
            in_trade: Name | None = None
            for first, start, until in found:
                if until > begin:
                    continue
                gap = begin - until if begin - until <= _GAP else 0
                covers = len(first) + len(last) + gap
                if codes := self.apart.get(last, _NO_NAMES).get(first):
                    names.append(Name(first + last, codes, start, end, covers))
                # a trade says what 专员 is, but not what 人事专员 is; of two trades the nearer one counts
                codes = self.trades.get(last, _NO_NAMES).get(first)
                if codes and not any(until <= name.start < begin for name in whole):
                    in_trade = Name(first + last, codes, start, end, covers)
            if in_trade:
                names.append(in_trade)
        return names

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


def _frozen(apart: Mapping[str, Mapping[str, set[str]]]) -> dict[str, dict[str, frozenset[str]]]:
    return {last: {first: frozenset(codes) for first, codes in firsts.items()} for last, firsts in apart.items()}


@dataclass(frozen=True, slots=True)
class Trade:
    """What general words for a job mean where one of the words of a trade stands before them."""

    words: tuple[str, ...]
    jobs: tuple[str, ...]
    csco: str


def trades(vocabulary: Vocabulary) -> tuple[Trade, ...]:
    """Return the trades of a vocabulary; the name of a term is a label, and no word of the trade."""
    return tuple(
        Trade(term.aliases, tuple(given["jobs"].split(",")), given["csco"])
        for term in vocabulary.terms(TRADES)
        if {"jobs", "csco"} <= (given := term.attributes).keys()
    )


@lru_cache(maxsize=8)
def catalogue(vocabulary: Vocabulary) -> Catalogue:
    """Compile what is known for a vocabulary."""
    from ahocorasick_rs import AhoCorasick

    csco, aliases = _csco()
    hub = entries(vocabulary)
    by_csco: dict[str, list[Entry]] = defaultdict(list)
    by_onet: dict[str, list[Entry]] = defaultdict(list)
    owners: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    in_trade: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    exact: dict[str, Entry] = {}
    exact_apart: dict[tuple[str, str], Entry] = {}
    for entry in hub:
        by_csco[entry.csco].append(entry)
        by_onet[entry.onet].append(entry)
        for name in entry.english:
            # C++ and the like are names of both languages
            first, together, last = name.lower().rpartition(TOGETHER)
            if together:
                exact_apart.setdefault((" ".join(words(first)), " ".join(words(last))), entry)
                continue
            exact.setdefault(" ".join(words(name.lower())), entry)
            owners[fold_chars(name)].add(entry.csco)
        for name in entry.chinese:
            first, together, last = fold_chars(name).rpartition(TOGETHER)
            if together:
                apart[last][first].add(entry.csco)
            else:
                owners[fold_chars(name)].add(entry.csco)
    for trade in trades(vocabulary):
        for job in trade.jobs:
            for word in trade.words:
                in_trade[fold_chars(job)][fold_chars(word)].add(trade.csco)
    for code, name in csco.items():
        for other in (name, *aliases[code]):
            for part in {other, *other.split("/")}:
                folded = fold_chars(part)
                if len(folded) > 1 and folded not in owners:
                    owners[folded].add(code)
    parts = (word for last, firsts in (*apart.items(), *in_trade.items()) for word in (last, *firsts))
    surfaces = tuple(dict.fromkeys((*(name for name in owners if is_chinese(name)), *parts)))
    return Catalogue(
        csco,
        _onet(),
        aliases,
        hub,
        {code: tuple(found) for code, found in by_csco.items()},
        {code: tuple(found) for code, found in by_onet.items()},
        {name: frozenset(codes) for name, codes in owners.items() if is_chinese(name)},
        _frozen(apart),
        _frozen(in_trade),
        exact,
        exact_apart,
        surfaces,
        AhoCorasick(surfaces),
    )
