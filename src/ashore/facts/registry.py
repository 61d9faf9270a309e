"""Every extractor that ships, each loaded when the first document is read and not before."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from ashore.documents import Document
from ashore.facts.extractor import Extractor
from ashore.facts.model import Fact
from ashore.vocabulary import Vocabulary

if TYPE_CHECKING:
    EXTRACTORS: tuple[Extractor, ...]

MODULES: Final = (
    "ashore.facts.ads.fields",
    "ashore.facts.ads.skills",
    "ashore.facts.resumes",
    "ashore.facts.stories",
)
"""Where the extractors live; each module offers its own as ``EXTRACTOR``."""


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return every extractor, in the order in which their facts are listed."""
    return tuple(cast("Extractor", import_module(module).EXTRACTOR) for module in MODULES)


def __getattr__(name: str) -> tuple[Extractor, ...]:
    """Build ``EXTRACTORS`` when it is first asked for: importing the registry loads no extractor."""
    if name == "EXTRACTORS":
        return extractors()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def extract(document: Document, vocabulary: Vocabulary) -> list[Fact]:
    """Return what every extractor that reads the document's kind finds in it.

    A document whose kind has not been decided has no facts.
    """
    return [
        fact
        for extractor in extractors()
        if document.kind in extractor.needs
        for fact in extractor.extract(document, vocabulary)
    ]
