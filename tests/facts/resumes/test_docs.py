"""The page that says what a fact holds names every field that résumés may state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.facts.resumes import EXTRACTOR

PAGE = (Path(__file__).parents[3] / "docs/facts.md").read_text(encoding="utf-8")
SAID = set(re.findall(r"`([a-z]+\.[a-zA-Z]+)`", PAGE))


@pytest.mark.parametrize("field", sorted(EXTRACTOR.provides))
def test_every_field_is_on_the_page(field: str) -> None:
    head, _, key = field.partition(".")
    assert field in SAID or (
        key in {"startDate", "endDate"} and f"work.{key}" in SAID and f"{head}.period" in SAID
    )


def test_a_field_that_is_not_there_would_be_missed() -> None:
    assert "work.shoeSize" not in SAID
