"""The example of the pages is audited as they say, and the grammar they link to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.documents.registry import read_text
from ashore.person.audit import WORDS, audit
from ashore.words import LANGUAGES, Language, say

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES: dict[Language, str] = {"en": "audit.md", "zh": "audit.zh.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_comes_out_as_told(language: Language) -> None:
    page = (DOCS / FILES[language]).read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(.+?)```\n\n> (.+?)\n", page, re.DOTALL)
    assert example is not None
    counts = audit(read_text(example[1], "p.md")).counts
    summary = say(language, "cli.audit.summary", file="", **counts)
    assert example[2] == re.sub(r"^[:：]\s*", "", summary)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limit_and_the_links_hold(language: Language) -> None:
    page = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert f"{WORDS:,}" in page
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", page):
        assert (DOCS / target).exists(), target
