"""Reading an ad in a test: its text in, its facts by field out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ashore.documents import Document
from ashore.facts import Fact
from ashore.facts.ads.fields import EXTRACTOR
from ashore.vocabulary import load

Read = Callable[..., dict[str, list[Any]]]


def facts_of(text: str, published: str | None = None) -> list[Fact]:
    """Return the facts of an ad of this text; constructing them already proves their quotes."""
    return list(EXTRACTOR.extract(Document("ad", text, kind="ad", published=published), load()))


@pytest.fixture
def read() -> Read:
    """Return a function from text to values by field."""

    def read(text: str, published: str | None = None) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for fact in facts_of(text, published):
            found.setdefault(fact.field, []).append(fact.value)
        return found

    return read


@pytest.fixture
def facts() -> Callable[..., list[Fact]]:
    """Return a function from text to facts."""
    return facts_of
