"""The stated defaults: what is taken where a person has not said, with the source, or marked as our guess.

They stand in ``defaults.toml``, one table an input, for a person to read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ashore.packs import Words


@dataclass(frozen=True, slots=True)
class Published:
    """Where a default was read.

    Attributes
    ----------
    publisher
        Who says so, and whom they report where they report another.
    year
        Of publication.
    url
        None where the text that was read has no lasting address.
    speaks_of
        Whom the figure is about: rarely the person who reads it here.
    facts
        Ids of facts of the evidence pack that hold the figure, where it comes from there.
    """

    title: str
    publisher: str
    year: int
    url: str | None
    speaks_of: Words
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Default:
    """One input of the calculation.

    Attributes
    ----------
    low, high
        The band within which the truth may well lie; the sensitivity of the plan is shown over it.
    unit
        As in ``me.unit`` of the catalogues; it also says what may be typed (see `ashore.person.amounts`).
    what
        What the number is; also its name in ``me.yaml``.
    source
        None: our guess.
    note
        How the value follows from the source, or what the guess rests on.
    """

    name: str
    value: float
    low: float
    high: float
    unit: str
    what: Words
    source: Published | None
    note: Words


@cache
def load() -> Mapping[str, Default]:
    """Return the defaults by name, in the order of the file. The same object every time."""
    text = resources.files(__package__).joinpath("defaults.toml").read_text(encoding="utf-8")
    return {name: _default(name, row) for name, row in tomllib.loads(text).items()}


def _default(name: str, row: Mapping[str, Any]) -> Default:
    """Read one table.

    Raises
    ------
    ValueError
        Where it names no source and is not marked as a guess, or does both.
    """
    if ("source" in row) == row.get("guess", False):
        raise ValueError(f"{name}: either a source or guess = true")
    source = _published(row["source"]) if "source" in row else None
    value, low, high = (float(row[key]) for key in ("value", "low", "high"))
    return Default(name, value, low, high, row["unit"], _words(row["what"]), source, _words(row["note"]))


def _published(row: Mapping[str, Any]) -> Published:
    return Published(
        row["title"],
        row["publisher"],
        row["year"],
        row.get("url"),
        _words(row["speaks_of"]),
        tuple(row.get("facts", ())),
    )


def _words(row: Mapping[str, str]) -> Words:
    return Words(row["zh"], row["en"])
