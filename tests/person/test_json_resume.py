"""What is written as JSON Resume reads back as the same profile, and holds nothing that is only said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ashore.person.json_resume import SCHEMA, json_resume
from ashore.person.profile import Profile
from ashore.vocabulary import load
from tests.person.reading_resumes import from_file, from_json, from_text

PROFILES = Path(__file__).resolve().parents[1] / "data" / "profiles"
RESUMES = Path(__file__).resolve().parents[1] / "data" / "resumes"
FILES = [*sorted(set(PROFILES.glob("*.md")) - {PROFILES / "README.md"}), *sorted(RESUMES.glob("*.txt"))]

TOLD = {"summary", "description", "highlights"}
DROPPED = {"period", "skills"}
"""The period is its two ends; JSON Resume has no place for the skills of one job."""


def essence(profile: Profile) -> dict[str, Any]:
    """What a profile says, without where it stands and how often."""
    entries = []
    for entry in profile.entries:
        fields = sorted(
            (name, list(dict.fromkeys(value.value for value in values if value.value is not None)))
            for name, values in entry.fields.items()
            if name not in TOLD | DROPPED and any(value.value is not None for value in values)
        )
        told = [value for name in sorted(TOLD) for value in entry.fields.get(name, ())]
        lines = sorted(line for value in told for line in str(value.value).split("\n"))
        if fields or lines:
            entries.append((entry.kind, fields, lines))
    return {
        "entries": sorted(entries, key=repr),
        "degree": profile.degree and profile.degree.value,
        "degree_in_progress": profile.degree_in_progress and profile.degree_in_progress.value,
        "tiers": [one.value for one in profile.tiers],
        "majors": [one.value for one in profile.majors],
        "years": profile.years and round(profile.years.value, 6),
        "internships": profile.internships and round(profile.internships.value, 6),
        "languages": [(one.name, one.level) for one in profile.languages],
        "positions": [one.value for one in profile.positions],
        "cities": [one.value for one in profile.cities],
        "name": [value.value for value in profile.basics.get("name", ())][:1],
        "email": [value.value for value in profile.basics.get("email", ())][:1],
        "phone": [value.value for value in profile.basics.get("phone", ())][:1],
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_written_reads_back_as_the_same(file: Path) -> None:
    before = from_file(file)
    after = from_json(json_resume(before, load()))
    assert essence(after) == essence(before)
    again = from_json(json_resume(after, load()))
    assert essence(again) == essence(after)


def test_degrees_that_are_not_finished_come_back_as_such() -> None:
    text = (
        "# 林一\n\n## 教育背景\n\n**浙江大学** | 软件工程 | 硕士 | 2025.09 - 至今\n"
        "**宁波大学** | 会计 | 本科 | 2016.09 - 2018.06（肄业）\n"
    )
    before = from_text(text)
    after = from_json(json_resume(before, load()))
    for profile in (before, after):
        assert profile.degree is None
        assert profile.degree_in_progress is not None
        assert profile.degree_in_progress.value == "硕士"


def test_the_members_are_those_of_the_schema() -> None:
    found = json_resume(from_file(PROFILES / "lawyer.md"), load())
    assert found["$schema"] == SCHEMA
    assert set(found) == {"$schema", "basics", "work", "education"}
    assert found["basics"] == {
        "name": "陆衡",
        "email": "luheng@example.com",
        "phone": "13900000005",
        "location": {"city": "北京"},
    }


def test_what_is_only_said_is_not_written() -> None:
    found = json_resume(
        from_text("# 林一\n\n邮箱：lin@example.com\n", me="学历: 博士\n技能: [焊接]\n语言: [泰语]\n城市: 三亚\n"),
        load(),
    )
    assert not {"博士", "焊接", "泰语", "三亚"} & set(str(found).split("'"))
    assert "education" not in found
