"""The elements O*NET rates occupations by, with their names in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ashore.packs.model import Words
from ashore.person.transfer.table import DOMAINS, Domain


@dataclass(frozen=True, slots=True)
class Element:
    """A skill, an area of knowledge or a work style, by its O*NET id (``2.B.3.e``)."""

    id: str
    domain: Domain
    name: Words


@cache
def elements() -> Mapping[str, Element]:
    """Return every element by its id.

    Raises
    ------
    ValueError
        Where a line of the file is not id, domain, English and Chinese.
    """
    file = resources.files("ashore.person").joinpath("data", "onet_elements.tsv")
    found: dict[str, Element] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            id_, given, english, chinese = line.split("\t")
            domain = next((known for known in DOMAINS if known == given), None)
            if domain is None or id_ in found:
                raise ValueError(line)
            found[id_] = Element(id_, domain, Words(chinese, english))
    return found
