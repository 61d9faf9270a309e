"""Read places: a Chinese address from where it begins, and a line of locations in English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ashore.text.folding import fold_chars
from ashore.vocabulary.load import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Place:
    """A city with the district beside it, and the half-open span where both stand.

    ``city`` is None where an address names only a district or a province.
    """

    city: str | None
    district: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Locations:
    """What one line of an ad in English says about where: cities as printed, and remote work."""

    cities: tuple[str, ...]
    remote: bool
    known: bool
    """Whether every part of the line was recognised as a place, a state, a country or remote work."""


@dataclass(frozen=True)
class Gazetteer:
    """Places of a vocabulary by folded surface and kind."""

    cities: Mapping[str, Term]
    areas: Mapping[str, Term]
    """Provinces, states, countries and regions."""
    districts: Mapping[str, Term]
    longest: int
    openings: frozenset[str]
    """The first two characters of every name: most text is told from a place by them alone."""

    def city(self, name: str) -> Term | None:
        """Return the city written ``name`` in any script, with or without 市."""
        return self.cities.get(fold_chars(name.strip()))


@lru_cache(maxsize=16)
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """Compile the places of a vocabulary; a name of a city and of something else is found as both."""
    kinds: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in vocabulary.terms("places"):
        kind = term.attributes.get("kind", "city")
        table = kinds["city" if kind == "city" else "district" if kind == "district" else "area"]
        for surface in term.surfaces:
            table.setdefault(fold_chars(surface), term)
    names = [name for table in kinds.values() for name in table]
    return Gazetteer(
        cities=dict(kinds["city"]),
        areas=dict(kinds["area"]),
        districts=dict(kinds["district"]),
        longest=max(map(len, names), default=0),
        openings=frozenset(name[:2] for name in names),
    )


_LONGEST_CHINESE: Final = 14


def _longest(table: Mapping[str, Term], text: str, at: int, longest: int) -> tuple[Term, int] | None:
    """Return the longest name of a table that stands at a place of the folded text, and where it ends."""
    if not "\u4e00" <= text[at : at + 1] <= "\u9fff":
        return None
    for end in range(min(len(text), at + longest, at + _LONGEST_CHINESE), at + 1, -1):
        term = table.get(text[at:end])
        if term is not None:
            return term, end
    return None


_DISTRICT: Final = re.compile(r"[\u4e00-\u9fff]{1,7}?(?:新区|[区县旗镇]|街道)(?![\u4e00-\u9fff]?[域号块间])")
_NEIGHBOURHOOD: Final = re.compile(r"[-－—·][ ]?([\w\u4e00-\u9fff]{2,10})(?=$|[\s,，/|·;；、)）])")
_SPACED_DISTRICT: Final = re.compile(r"[ ]([\u4e00-\u9fff]{1,6}(?:新区|[区县旗镇]))(?=$|\s)")


def read_address(vocabulary: Vocabulary, text: str, start: int = 0) -> Place | None:
    """Read a Chinese place that begins at ``start``: 广东省广州市天河区…, 深圳-南山区, 北京 海淀区, 上海.

    None where no Chinese province, city or district stands there.
    """
    places = gazetteer(vocabulary)
    folded = fold_chars(text)
    if folded[start : start + 2] not in places.openings:
        return None
    at = start
    province = _longest(places.areas, folded, at, places.longest)
    if province and province[0].attributes.get("kind") == "province":
        at = province[1]
    else:
        province = None
    found = _longest(places.cities, folded, at, places.longest)
    if found is None:
        if province:
            return Place(None, None, start, at)
        return _lone_district(places, folded, start)
    city, at = found
    if city.name in province_cities(places) and folded.startswith("市", at):
        at += 1
    district, end = _district(places, city, folded, at)
    if city.attributes.get("within") is None and district is None:
        inner = _longest(places.cities, folded, at, places.longest)
        if inner and inner[0].attributes.get("within") == city.name:  # 苏州昆山: the county-level city
            return Place(inner[0].name, None, start, inner[1])
    return Place(city.name, district, start, end)


def province_cities(places: Gazetteer) -> frozenset[str]:
    """Return the municipalities, whose printed name may hold 市 after a province of the same name."""
    return frozenset(name for name in ("北京", "上海", "天津", "重庆") if name in places.cities)


def _lone_district(places: Gazetteer, text: str, start: int) -> Place | None:
    found = _longest(places.districts, text, start, places.longest)
    if found is None or len(found[0].name) < 3 or text[start : found[1]] != fold_chars(found[0].name):
        return None
    return Place(None, found[0].name, start, found[1])


def _district(places: Gazetteer, city: Term, text: str, at: int) -> tuple[str | None, int]:
    """Return the district that follows a city, and where it ends."""
    if match := _NEIGHBOURHOOD.match(text, at):
        return match[1], match.end(1)
    if match := _SPACED_DISTRICT.match(text, at):
        return match[1], match.end(1)
    known = _longest(places.districts, text, at, places.longest)
    if known and text[known[1] - 1] in "区县旗" and _lies_in(known[0], city):
        return text[at : known[1]], known[1]
    if match := _DISTRICT.match(text, at):
        return match.group(), match.end()
    return None, at


def _lies_in(district: Term, city: Term) -> bool:
    cities = district.attributes.get("city")
    return cities is None or city.name in cities.split(",")


_REMOTE: Final = re.compile(r"(?<![a-z])(?:remote|wfh|work from home|anywhere)(?![a-z])")
_ASIDE: Final = re.compile(
    r"\((?=[^()]*\b(?:remote|hybrid|travel|on-?site|in-?office|also)\b)[^()]*\)"
    r"|\b(?:hybrid|on-?site|in-?office|multiple locations|remote(?:[- ]?(?:friendly|first|only))?)\b",
    re.IGNORECASE,
)
_SEGMENTS: Final = re.compile(r"[|;•/()（）]|\s[-–]\s|\s(?:or|and|&)\s|^-|-$")


def read_locations(vocabulary: Vocabulary, text: str) -> Locations:
    """Read a line of locations: ``San Francisco, CA | Remote``, ``US, CA, Santa Clara``, ``London; Doha, Qatar``.

    Cities come in the order of the text and as printed, without state and country.
    """
    places = gazetteer(vocabulary)
    cities: list[str] = []
    known = bool(text.strip())
    for segment in _SEGMENTS.split(_ASIDE.sub(" | ", text)):
        parts = [cleaned for part in segment.split(",") if (cleaned := part.strip(" -–"))]
        if not parts:
            continue
        found = _cities_of(places, parts)
        known = known and found is not None
        cities += [city for city in found or () if not _named(places, city, cities)]
    return Locations(tuple(cities), bool(_REMOTE.search(text.lower())), known)


def _named(places: Gazetteer, city: str, cities: list[str]) -> bool:
    """Tell whether a city is among others, under this or another of its names."""
    term = places.cities.get(fold_chars(city))
    return city in cities or (term is not None and any(places.cities.get(fold_chars(c)) is term for c in cities))


def _cities_of(places: Gazetteer, parts: list[str]) -> list[str] | None:
    """Return the cities among the parts of one location; None where a part is no place that is known.

    A state or a country may be a city's namesake (New York, Washington, Singapore): after a city that
    lies in it, it is no second city.
    """
    keys = [fold_chars(part) for part in parts]
    if len(keys) >= 2 and f"{keys[0]}, {keys[1]}" in places.cities:  # Washington, DC
        return [f"{parts[0]}, {parts[1]}"]
    cities: list[tuple[str, Term]] = []
    unknown = []
    for part, key in zip(parts, keys, strict=True):
        term = places.cities.get(key)
        if term is None:
            unknown += [] if key in places.areas else [part]
        elif not any(term is city or city.attributes.get("state") == f"{part} State" for _, city in cities):
            cities.append((part, term))
    if cities:
        return [part for part, _ in cities]
    if len(unknown) == 1 < len(parts) and unknown[0][:1].isupper():
        return unknown  # a town that the list does not hold, named beside its state or country
    return None if unknown else []
