"""The software that travels along, with its licences, as each part says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final

ASSETS: Final = (
    ("htmx", "0BSD"),
    ("Vega, Vega-Lite, Vega-Embed", "BSD-3-Clause"),
)
"""What the browser is sent beside our own files."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST: Final = 60
"""Characters of a licence's name; a longer one is the licence itself."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part, its version where it has one of its own, and its licence."""

    name: str
    version: str
    licence: str


@cache
def components() -> tuple[Component, ...]:
    """Return what Ashore is made with, by name."""
    found = [Component(name, "", licence) for name, licence in ASSETS]
    try:
        wanted = distribution("ashore").requires or []
    except PackageNotFoundError:  # run from a folder that was never installed
        wanted = []
    for line in wanted:
        named = _NAME.match(line)
        if named is None or "extra ==" in line:
            continue
        try:
            part = distribution(named.group())
        except PackageNotFoundError:
            continue
        found.append(Component(part.metadata["Name"], part.version, _licence(part)))
    return tuple(sorted(found, key=lambda one: one.name.lower()))


def _licence(part: Distribution) -> str:
    said = next(
        (word for key in ("License-Expression", "License") for word in part.metadata.get_all(key) or []), ""
    )
    if 0 < len(said) <= _LONGEST and "\n" not in said:
        return said
    classified = part.metadata.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classified if line.startswith("License :: ")]
    return ", ".join(named) or "?"
