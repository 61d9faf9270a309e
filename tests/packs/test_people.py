"""The worked examples: readable, true to the article where they say so, and marked where they do not."""

from __future__ import annotations

import pytest

from ashore.packs import load
from ashore.packs.people import EXAMPLES, Example
from ashore.person.reading import read


def reported(subject: str, field: str) -> list[object]:
    return [fact.value for fact in load().facts if fact.subject == subject and fact.field == field]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_both_files_are_read(example: Example) -> None:
    before, after = read(example.me, "me.yaml"), read(example.me_after, "me.yaml")
    assert before.numbers
    assert after.employed is False
    for line in example.me_after.splitlines():
        assert line.startswith(("#", " ")) or ":" in line


def test_their_numbers_are_the_article_s() -> None:
    planner, leaper = EXAMPLES
    assert {"min": planner.happened[0].count} in reported("chenghan", "applications")
    assert 0 in reported("chenghan", "offers")
    numbers = read(leaper.me, "me.yaml").numbers
    assert numbers["income"].value in reported("wenyue", "salary_before")
    assert numbers["ai_pay@ai_product_manager"].value in reported("wenyue", "salary_after")
    assert [entry.count for entry in leaper.happened if entry.kind == "interview"] == reported(
        "wenyue", "interviews"
    )
    saved = reported("wenyue", "savings_spent")[0]
    assert isinstance(saved, dict)
    assert saved["min"] <= numbers["cash"].value <= saved["max"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_what_the_article_does_not_say_is_marked(example: Example) -> None:
    """Spending, hours and readiness are in no article: their lines say that they are ours."""
    for key in ("spending", "hours", "readiness"):
        line = next(line for line in example.me.splitlines() if line.startswith(f"{key}:"))
        assert "(ours)" in line
        assert "我们假设" in line
