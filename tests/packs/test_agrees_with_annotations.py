"""Where an article was annotated apart from the pack, the pack says the same, in the same normal forms."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ashore.evidence.values import same
from ashore.packs import ReportedFact, load

FORM = re.compile(r"\d{4}(-\d\d){0,2}|[a-z_]+")
"""Strings that are forms and not words: dates, codes."""

NOT_SHIPPED = {"quote"}
"""Sentences: they stay where they stand."""


def pack_facts(source: str) -> list[ReportedFact]:
    return [fact for fact in load().facts if fact.source == source]


def annotated(path: Path) -> list[dict[str, Any]]:
    gold = json.loads(path.read_text("utf-8"))
    return [*(fact for case in gold["cases"] for fact in case["facts"]), *gold["market"]]


def overlap(text: str, quote: str, fact: ReportedFact) -> bool:
    start = text.rfind(quote)
    return fact.place.start < start + len(quote) and start < fact.place.end


@pytest.fixture(scope="module")
def told(shared: Path) -> str:
    (file,) = (shared / "seeds").glob("002_*")
    return file.read_text("utf-8")


def test_every_annotation_is_in_the_pack(shared: Path, told: str) -> None:
    facts = pack_facts("zhixing2023")
    for fact in annotated(shared / "gold" / "story_002.json"):
        if fact["field"] in NOT_SHIPPED or fact.get("optional"):
            continue
        near = [
            f
            for f in facts
            if f.field.removeprefix("market.") == fact["field"] and overlap(told, fact["quote"], f)
        ]
        assert near, (fact["field"], fact["value"])
        if not isinstance(fact["value"], str) or FORM.fullmatch(fact["value"]):
            if isinstance(fact["value"], list):
                continue  # names of projects are worded anew
            assert any(same(f.value, fact["value"]) for f in near), (fact["field"], fact["value"])
            assert any(f.unit == fact.get("unit") for f in near), (fact["field"], fact.get("unit"))


def test_offers_and_stages_are_those_of_the_table(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "story_003.json").read_text("utf-8"))
    for fact, row in zip(load().offers, gold["offers"], strict=True):
        assert isinstance(fact.value, dict)
        for name in ("company", "offer", "major", "school", "school_tier", "degree"):
            assert fact.value[name] == row[name], fact.id
    for fact, row in zip(load().stages, gold["stages"], strict=True):
        assert isinstance(fact.value, dict)
        assert (fact.value["stage"], fact.value["name"]) == (row["stage"], row["name"])
    kinds = [question["kind"] for question in gold["questions"]]
    assert [fact.qualifiers["kind"] for fact in load().questions] == kinds
    assert len(load().advice) >= len(gold["advice"])
