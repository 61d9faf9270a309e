"""Which column of a table is which field of the journal: guessed by its name, or told by the person.

What columns are called stands in ``columns.toml``, in both languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from ashore.journal.importing.errors import BadMappingError, NoSuchColumnError, NoSuchFieldError
from ashore.text.folding import fold_key
from ashore.words import Language

Shape = Literal["own", "plain"]

OWN: Final = (
    "id", "day", "kind", "label", "role", "company", "title", "channel", "city", "count", "amount", "gross",
    "about", "open", "round", "at", "hours", "answers", "replaces", "undoes", "ad", "note", "terms", "questions",
    "key", "logged",
)  # fmt: skip
"""The columns of our own files, in their order; one row is one entry."""
PLAIN: Final = (
    "company", "title", "role", "applied", "status", "changed", "test", "interview", "interview2", "interview3",
    "offered", "rejected", "pay", "offer_pay", "channel", "city", "count", "note",
)  # fmt: skip
"""The fields of a person's own table; one row is one application."""
PROBLEM: Final[Mapping[Language, str]] = {"en": "problem", "zh": "问题"}
"""What the column is called in which a rejected row says why; it is not read."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Where each field stands.

    Attributes
    ----------
    shape
        ``own`` where each row is an entry of ours, ``plain`` where it is an application.
    places
        The place of the column by field.
    ads
        Whether the table has columns of ads beside.
    """

    shape: Shape
    places: Mapping[str, int]
    ads: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    """Fields by the folded names of columns; the names that are vague; and names that only ads have."""

    fields: Mapping[str, str]
    vague: frozenset[str]
    ads: frozenset[str]


def count_known(columns: Sequence[str], told: Iterable[str] = ()) -> int:
    """Count the fields that these names of columns are for, and those that the person has named."""
    own = {fold_key(column) for column in columns if column}
    known = _names().fields
    fields = {known[key] for key in own & known.keys()}
    entries = len(own & set(OWN)) if {"kind", "day"} <= own else 0
    named = len(own & {fold_key(name) for name in told})
    return max(len(fields), entries) + named


def guess(columns: Sequence[str], told: Mapping[str, str] | None = None, file: str = "") -> Fields:
    """Return which column is which field; what the person told goes before what the names say.

    Parameters
    ----------
    told
        Name, or number from 1, of the column by field; empty where none is to be taken for it.

    Raises
    ------
    NoSuchFieldError, NoSuchColumnError
        For what the person told.
    """
    keys = [fold_key(column) for column in columns]
    told = told or {}
    shape: Shape = "own" if {"kind", "day"} <= set(keys) else "plain"
    fields = OWN if shape == "own" else PLAIN
    places: dict[str, int] = {}
    for field, column in told.items():
        if field not in fields:
            raise NoSuchFieldError(field=field, known=", ".join(fields))
        if column:
            places[field] = _place(column, columns, keys, file)
    names = _names()
    known = {name: name for name in OWN} if shape == "own" else names.fields
    taken = set(places.values())
    # 投递日期 goes before 日期, whichever stands first.
    for place, key in sorted(enumerate(keys), key=lambda one: one[1] in names.vague):
        field = known.get(key, "")
        if field and field not in told and field not in places and place not in taken:
            places[field] = place
    return Fields(shape, places, shape == "plain" and len(names.ads & set(keys)) >= 2)


def read_told(words: Iterable[str]) -> dict[str, str]:
    """Read ``field=column`` as it is told on a command line.

    Raises
    ------
    BadMappingError
    """
    told = {}
    for word in words:
        field, sign, column = word.partition("=")
        if not sign or not field.strip():
            raise BadMappingError(value=word)
        told[field.strip().lower()] = column.strip()
    return told


def _place(column: str, columns: Sequence[str], keys: Sequence[str], file: str) -> int:
    key = fold_key(column)
    if column in columns:
        return columns.index(column)
    if key and key in keys:
        return keys.index(key)
    if column.isascii() and column.isdecimal() and 1 <= int(column) <= len(columns):
        return int(column) - 1
    raise NoSuchColumnError(file=file, column=column, known=", ".join(filter(None, columns)))


@cache
def _names() -> _Names:
    file = resources.files(__package__ or "").joinpath("columns.toml")
    read: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    fields: dict[str, str] = {}
    vague: set[str] = set()
    for field in PLAIN:
        for name in (*read[field]["names"], *read[field].get("vague", ())):
            if fields.setdefault(fold_key(name), field) != field:
                raise ValueError(f"{name} is two fields in columns.toml")
        vague |= set(map(fold_key, read[field].get("vague", ())))
    return _Names(fields, frozenset(vague), frozenset(map(fold_key, read["ads"]["names"])))
