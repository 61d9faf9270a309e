"""Ads whose format names their fields are read from those fields."""

from __future__ import annotations

from typing import Any

from ashore.documents import Document, Region
from ashore.facts import Fact
from ashore.facts.ads.fields import EXTRACTOR
from ashore.vocabulary import load


def written(parts: list[tuple[str, str | None]], published: str | None = None) -> list[Fact]:
    """Write an ad as readers of tables do: pieces of text, some of them the region of a path."""
    text = ""
    regions = []
    for piece, path in parts:
        if path is not None:
            regions.append(Region(path, len(text), len(text) + len(piece)))
        text += piece
    document = Document("ad", text, kind="ad", regions=tuple(regions), published=published)
    return list(EXTRACTOR.extract(document, load()))


def values(facts: list[Fact]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for fact in facts:
        found.setdefault(fact.field, []).append(fact.value)
    return found


TABLE = [
    ("Data Engineer\n", None),
    ("Harborlight AI", "company"),
    ("\n", None),
    ("Boston, MA, US", "location"),
    ("\nSalary: ", None),
    ("120000", "min_amount"),
    ("-", None),
    ("150000", "max_amount"),
    (" ", None),
    ("USD", "currency"),
    (" / ", None),
    ("yearly", "interval"),
    ("\nPosted: ", None),
    ("2026-05-04", "date_posted"),
    ("\nEmployment: ", None),
    ("fulltime", "job_type"),
    ("\nRemote: ", None),
    ("True", "is_remote"),
    ("\n\n", None),
    ("We need 3+ years of experience and a Bachelor's degree in Physics.", "description"),
]


def test_a_row_of_a_table() -> None:
    found = values(written([("Data Engineer", "title"), ("\n", None), *TABLE[1:]]))
    assert found["title"] == ["Data Engineer"]
    assert found["company"] == ["Harborlight AI"]
    assert found["city"] == [["Boston"], ["remote"]]
    assert found["salary"] == [
        {"min": 120000, "max": 150000, "currency": "USD", "period": "year", "months_per_year": None}
    ]
    assert found["posted"] == ["2026-05-04"]
    assert found["employment_type"] == ["full_time"]
    assert found["experience"] == [{"min_years": 3, "max_years": None}]
    assert found["education"] == ["本科"]
    assert found["major"] == ["Physics"]


def test_pay_in_parts_is_quoted_as_it_stands() -> None:
    (salary,) = (fact for fact in written(TABLE) if fact.field == "salary")
    assert salary.quote == "120000-150000 USD / yearly"


def test_a_job_posting() -> None:
    found = values(
        written(
            [
                ("数据分析师", "title"),
                ("\n", None),
                ("青禾智语", "hiringOrganization.name"),
                ("\n", None),
                ("苏州", "jobLocation"),
                ("\n薪资：", None),
                ("15000", "baseSalary.value.minValue"),
                ("-", None),
                ("20000", "baseSalary.value.maxValue"),
                (" ", None),
                ("CNY", "baseSalary.currency"),
                (" / ", None),
                ("MONTH", "baseSalary.value.unitText"),
                ("\n截止：", None),
                ("2026-09-30", "validThrough"),
                ("\n学历：", None),
                ("bachelor degree", "educationRequirements"),
                ("\n经验：", None),
                ("30 months", "experienceRequirements"),
                ("\n招聘人数：", None),
                ("2", "totalJobOpenings"),
                ("\n", None),
                ("看数据，写报告。", "description"),
            ]
        )
    )
    assert found["company"] == ["青禾智语"]
    assert found["city"] == [["苏州"]]
    assert found["salary"][0]["period"] == "month"
    assert found["deadline"] == ["2026-09-30"]
    assert found["education"] == ["本科"]
    assert found["experience"] == [{"min_years": 2.5, "max_years": None}]
    assert found["headcount"] == [2]
    assert found["role_family"] == ["data_analyst"]


def test_furniture_states_nothing() -> None:
    text = "数据开发\n20-30K\n武汉\n职位介绍\n三年以上开发经验\n登录查看 十年以上经验 的职位"
    start = text.index("登录")
    document = Document("ad", text, kind="ad", furniture=((start, len(text)),))
    found = values(list(EXTRACTOR.extract(document, load())))
    assert found["experience"] == [{"min_years": 3, "max_years": None}]
