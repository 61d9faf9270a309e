"""JSON Resume and JobPosting: written out for a reader, every value at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashore.documents import Document, read
from ashore.documents.errors import JsonBrokenError, JsonUnknownError, TooDeepError
from ashore.documents.registry import read_source
from ashore.documents.source import Source


def one(path: Path) -> tuple[Document, dict[str, str]]:
    (document,) = read(path)
    assert isinstance(document, Document)
    return document, {region.path: document.text[region.start : region.end] for region in document.regions}


def leaves(value: object, path: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        return {
            k: v for key, item in value.items() for k, v in leaves(item, f"{path}.{key}" if path else key).items()
        }
    if isinstance(value, list):
        return {k: v for index, item in enumerate(value) for k, v in leaves(item, f"{path}[{index}]").items()}
    return {path: str(value)}


def test_every_field_of_a_resume_has_its_place(data: Path) -> None:
    path = data / "documents" / "resume.json"
    document, found = one(path)
    expected = leaves(json.loads(path.read_text(encoding="utf-8")))
    assert {key: found.get(key) for key in expected} == expected
    assert (document.kind, document.title, document.language) == ("resume", "林一", "zh-Hans")
    assert "2021-03  云帆客服中心 | 数据标注组长\n- 交付二十万条对话\n" in document.text


def test_job_posting(data: Path) -> None:
    document, found = one(data / "documents" / "posting.jsonld")
    assert found["title"] == "Annotation Lead"
    assert found["hiringOrganization.name"] == "Harbour Labs"
    assert found["jobLocation"] == "Leeds, GB"
    assert found["baseSalary"] == "38000-45000 GBP / YEAR"
    assert (found["baseSalary.value.minValue"], found["baseSalary.currency"]) == ("38000", "GBP")
    assert found["employmentType"] == "FULL_TIME, CONTRACTOR"
    assert found["educationRequirements"] == "bachelor degree"
    assert found["experienceRequirements"] == "24 months"
    assert (found["datePosted"], found["validThrough"]) == ("2026-02-03", "2026-03-01T00:00")
    assert found["description"] == "You will lead a team of annotators.\n- Write guidelines\n- Check quality"
    assert (document.kind, document.published) == ("ad", "2026-02-03")


@pytest.mark.parametrize(
    ("salary", "shown"),
    [
        ({"currency": "CNY", "value": {"value": 15000, "unitText": "MONTH"}}, "15000 CNY / MONTH"),
        ({"currency": "CNY", "value": 15000.5}, "15000.5 CNY"),
        ("15-20K", "15-20K"),
        ({"value": None}, None),
        ([], None),
    ],
)
def test_salaries_of_every_shape(salary: object, shown: str | None) -> None:
    posting = {"@type": ["Thing", "JobPosting"], "title": "Analyst", "baseSalary": salary}
    (document,) = read_source(Source.of_bytes(json.dumps(posting).encode(), "a.json"))
    assert isinstance(document, Document)
    found = {region.path: document.text[region.start : region.end] for region in document.regions}
    assert found.get("baseSalary") == shown


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"basics": {"name": "x"', JsonBrokenError),
        ('{"a": 1}', JsonUnknownError),
        ("[" * 100_000 + "]" * 100_000, TooDeepError),
        ('{"basics":' * 5_000 + "1" + "}" * 5_000, TooDeepError),
    ],
)
def test_malformed(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        list(read(path))


def test_values_of_the_wrong_type_are_left_out() -> None:
    strange = {
        "basics": {"name": ["x"], "location": "杭州", "profiles": {}},
        "work": ["a", 3, {"name": None}],
        "skills": {},
    }
    (document,) = read_source(Source.of_bytes(json.dumps(strange).encode(), "a.json"))
    assert isinstance(document, Document)
    assert document.kind == "resume"
