"""Read the pack's data: TOML that a person writes, and the tables that scripts/build_pack.py makes of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from ashore.packs.marks import Mark
from ashore.packs.model import (
    ABOUT,
    About,
    Background,
    Code,
    Pack,
    Place,
    ReportedFact,
    Reprint,
    Role,
    Source,
    Subject,
    Words,
)

_OWN: Final = frozenset({"field", "value", "value_en", "unit", "at"})
"""Keys of a fact's row that are not qualifiers."""

_GENERAL: Final = frozenset({"role", "market"})
"""Whose fields carry their subject's kind in front: ``market.salary_year``."""


def data() -> Traversable:
    """Return the folder of the data files."""
    return resources.files(__package__).joinpath("data")


@cache
def load() -> Pack:
    """Return the pack that ships. The same object every time."""
    folder = data()
    sources = {row["id"]: _source(row) for row in _toml(folder.joinpath("sources.toml"))["source"]}
    places = _places(folder.joinpath("places.tsv").read_text(encoding="utf-8"))
    articles = {table["source"]: table for table in map(_toml, _articles(folder))}
    subjects = tuple(subject for source in sources for subject in _subjects(articles[source], places))
    roles = {row["id"]: _role(row) for row in _toml(folder.joinpath("roles.toml"))["role"]}
    return Pack(sources, subjects, roles)


def spans(article: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Yield the id of every fact of one article's table, and where its quote stands in the seed file."""
    for _, _, ident, row in _rows(article):
        yield ident, row["at"][0], row["at"][1]


def _toml(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _articles(folder: Traversable) -> list[Traversable]:
    return sorted(folder.joinpath("articles").iterdir(), key=lambda entry: entry.name)


def _rows(article: Mapping[str, Any]) -> Iterator[tuple[About, Mapping[str, Any], str, Mapping[str, Any]]]:
    """Yield kind of subject, subject, id of the fact and the fact's row, in the order of the file."""
    for about in ABOUT:
        for subject in article.get(about, ()):
            seen: Counter[str] = Counter()
            for row in subject["facts"]:
                seen[row["field"]] += 1
                ident = f"{article['source']}/{subject['id']}/{row['field']}"
                if seen[row["field"]] > 1:
                    ident += f"/{seen[row['field']]}"
                yield about, subject, ident, row


def _subjects(article: Mapping[str, Any], places: Mapping[str, Place]) -> Iterator[Subject]:
    found: dict[str, tuple[About, Mapping[str, Any], list[ReportedFact]]] = {}
    for about, subject, ident, row in _rows(article):
        facts = found.setdefault(subject["id"], (about, subject, []))[2]
        facts.append(_fact(article["source"], about, subject["id"], ident, row, places[ident]))
    for ident, (about, subject, facts) in found.items():
        name = Words(subject["zh"], subject["en"]) if "zh" in subject else None
        yield Subject(
            ident, article["source"], about, name, tuple(facts), subject.get("kind"), subject.get("family")
        )


def _fact(
    source: str, about: About, subject: str, ident: str, row: Mapping[str, Any], place: Place
) -> ReportedFact:
    name = f"{about}.{row['field']}" if about in _GENERAL else row["field"]
    qualifiers = {key: value for key, value in row.items() if key not in _OWN}
    return ReportedFact(
        ident,
        source,
        about,
        subject,
        name,
        row["value"],
        place,
        row.get("value_en"),
        row.get("unit"),
        qualifiers,
    )


def _source(row: Mapping[str, Any]) -> Source:
    return Source(
        row["id"],
        Words(row["name"], row["name_en"]),
        row.get("title"),
        row.get("author"),
        row.get("published"),
        row.get("as_of"),
        row.get("publisher"),
        row.get("url"),
        tuple(Reprint(**reprint) for reprint in row.get("reprint", ())),
    )


def _role(row: Mapping[str, Any]) -> Role:
    return Role(
        row["id"],
        Words(row["zh"], row["en"]),
        row.get("layer"),
        _pairs(row, "duties"),
        _pairs(row, "requirements"),
        tuple(
            Background(Words(*item["from"]), Words(*item["brings"]), tuple(item.get("reported", ())))
            for item in row.get("carries_over", ())
        ),
        _pairs(row, "probes"),
        _pairs(row, "faces"),
        {scheme: Code(item["code"], item["label"]) for scheme, item in row.get("codes", {}).items()},
    )


def _pairs(row: Mapping[str, Any], name: str) -> tuple[Words, ...]:
    return tuple(Words(zh, en) for zh, en in row.get(name, ()))


def _places(table: str) -> dict[str, Place]:
    found = {}
    for line in _lines(table):
        ident, section, paragraph, start, end, length, head, digest = line.split("\t")
        mark = Mark(int(length), int(head, 16), digest)
        found[ident] = Place(int(section), int(paragraph), int(start), int(end), mark)
    return found


def _lines(table: str) -> Iterator[str]:
    return (line for line in table.splitlines() if line and not line.startswith("#"))
