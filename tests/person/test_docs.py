"""The documented examples are read, say the same in both languages, and leave no key out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.person import Me, keys, read

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES = ("me.md", "me.zh.md")


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def example(name: str) -> Me:
    found = re.search(r"```yaml\n(.+?)```", text(name), re.DOTALL)
    assert found is not None
    return read(found[1], name)


def test_the_examples_are_read() -> None:
    english, chinese = example("me.md"), example("me.zh.md")
    assert english.numbers == chinese.numbers
    assert (english.roles, english.considered) == (chinese.roles, chinese.considered)
    assert english.numbers["cash"].value == 60000


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_documented_in_both_languages(name: str) -> None:
    told = text(name)
    tables = (keys.TOP, keys.WEIGHTS, keys.RATINGS, keys.PLACES, keys.LIMITS, keys.OPTION, keys.ROLE, keys.RATE)
    for line in (line for table in (*tables, *keys.NUMBERS.values()) for line in table):
        assert re.search(rf"\b{re.escape(line.en)}\b", told), line.en
        assert line.zh in told, line.zh


@pytest.mark.parametrize("name", FILES)
def test_every_way_to_write_a_number_in_the_docs_is_read(name: str) -> None:
    found = re.search(r"(?:Chances: |机会：)((?:`[^`]+`[,、]\s*)+`[^`]+`)", text(name))
    assert found is not None
    for typed in re.findall("`([^`]+)`", found[1]):
        assert read(f"layoff_risk: {typed}", "f").numbers["layoff_year"].value in {0.05, 0.3}
