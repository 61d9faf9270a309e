"""Stories of our own writing, with every fact they hold: no more, and no fewer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ashore.documents import Document
from ashore.documents.registry import read_text
from ashore.facts.model import Fact
from ashore.facts.stories import EXTRACTOR
from ashore.facts.stories.extractor import PROVIDES
from ashore.vocabulary import load

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[2] / "data" / "stories").glob("*.md"))


def read(folder: Path, name: str) -> Document:
    return read_text((folder / f"{name}.md").read_text(encoding="utf-8"), name, kind="story")


def row(fact: Fact) -> dict[str, Any]:
    told: dict[str, Any] = {"subject": fact.subject, "field": fact.field, "value": fact.value}
    if fact.unit:
        told["unit"] = fact.unit
    if "of" in fact.qualifiers:
        told["of"] = fact.qualifiers["of"]
    return told | {"quote": fact.quote}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_holds_the_facts_beside_it(data: Path, name: str) -> None:
    expected = json.loads((data / "stories" / f"{name}.json").read_text(encoding="utf-8"))
    found = [row(fact) for fact in EXTRACTOR.extract(read(data / "stories", name), load())]
    missing = [one for one in expected if one not in found]
    surplus = [one for one in found if one not in expected]
    assert (missing, surplus) == ([], [])


@pytest.mark.parametrize("name", SAMPLES)
def test_only_fields_on_the_label_are_stated(data: Path, name: str) -> None:
    facts = EXTRACTOR.extract(read(data / "stories", name), load())
    assert {fact.field for fact in facts} <= PROVIDES
    assert {fact.extractor for fact in facts} == {EXTRACTOR.name}


def test_facts_come_in_the_order_of_the_text(data: Path) -> None:
    facts = EXTRACTOR.extract(read(data / "stories", "zh_sections"), load())
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)


def test_the_people_of_a_reportage_are_told_apart(data: Path) -> None:
    facts = EXTRACTOR.extract(read(data / "stories", "zh_reportage"), load())
    assert {fact.subject for fact in facts if fact.subject} == {"周禾", "陈帆", "老魏"}


def test_a_person_s_kind_stands_beside_each_fact() -> None:
    text = (
        "猎头苏青（化名）曾担任一家银行的客户经理，帮助过80名学员。\n\n"
        "何立（化名）原来是会计，现在是数据分析师。\n\n何立说他不后悔。"
    )
    facts = EXTRACTOR.extract(Document("story", text, kind="story"), load())
    kinds = {(fact.subject, fact.qualifiers["kind"]) for fact in facts if fact.subject}
    assert kinds == {("苏青", "adviser"), ("何立", "changer")}


def test_the_script_of_a_quote_is_the_document_s(data: Path) -> None:
    facts = EXTRACTOR.extract(read(data / "stories", "zh_hant_reportage"), load())
    assert "資料標註員" in {fact.value for fact in facts if fact.field == "to_role"}
