"""Charts of the market and of cases: what is drawn is what is counted, and the table says the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ashore.evidence.bands import Band, bands
from ashore.evidence.cases import Case, Line
from ashore.evidence.intervals import quantile
from ashore.evidence.statements import Statement
from ashore.facts import Value
from ashore.packs import Words
from ashore.reports.case_charts import amount, charts
from ashore.reports.charts import Chart
from ashore.reports.market_charts import ROWS, pay_chart
from ashore.words import LANGUAGES, Language


def drawn(chart: Chart) -> list[Mapping[str, Any]]:
    values: list[Mapping[str, Any]] = chart.spec["data"]["values"]
    return values


def test_bands_count_an_ad_in_each_of_its_cities_and_pay_only_where_it_is_stated() -> None:
    ads = [(("上海",), 1000.0 * n, 1000.0 * n + 2000) for n in range(1, 13)]
    found = bands([*ads, (("上海", "杭州"), None, None), (("杭州",), 5000.0, 7000.0)])
    assert [(band.name, band.ads, band.stated) for band in found] == [("上海", 13, 12), ("杭州", 2, 1)]
    assert found[0].values == tuple(
        quantile([1000.0 * n + 1000 for n in range(1, 13)], q) for q in (0.1, 0.25, 0.5, 0.75, 0.9)
    )
    assert found[1].quantiles is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_band_is_drawn_where_enough_ads_state_their_pay(language: Language) -> None:
    found = bands([(("ai_trainer",), 1000.0 * n, 3000.0 * n) for n in range(1, 21)] + [(("other",), 1.0, 2.0)] * 3)
    chart = pay_chart(found, "role_family", language)
    assert chart is not None
    assert [row["ads"] for row in drawn(chart)] == ["20"]
    assert drawn(chart)[0]["name"] == ("AI trainer" if language == "en" else "AI 训练师")
    assert len(chart.rows) == 1
    assert len(chart.rows[0]) == len(chart.columns)
    assert pay_chart([Band("x", 3, 3, None)], "city", language) is None


def test_only_so_many_bands_fit() -> None:
    many = bands([((str(n % 40),), 1000.0, 2000.0) for n in range(4000)])
    chart = pay_chart(many, "city", "en")
    assert chart is not None
    assert len(chart.rows) == len(drawn(chart)) == ROWS


def case(name: str, **told: tuple[Value, str | None]) -> Case:
    lines = tuple(
        Line(field, value, unit, None, {}, (Statement(name, field, value),))
        for field, (value, unit) in told.items()
    )
    return Case(name, Words(name, name), None, name, (name,), (), lines)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "ends"),
    [
        (12000, "CNY/month", "CNY/month", (12000, 12000)),
        ({"min": 120000, "max": 240000}, "CNY/year", "CNY/month", (10000, 20000)),
        ({"min": 50000}, "CNY", "CNY", (50000, 50000)),
        (30000, "GBP/year", "CNY/month", None),
        ("高", None, "CNY/month", None),
        (True, None, None, None),
        (3, "week", "month", None),
    ],
)
def test_amounts_of_another_unit_or_in_words_are_not_drawn(
    value: Value, unit: str | None, wanted: str | None, ends: tuple[float, float] | None
) -> None:
    (line,) = case("a", salary_before=(value, unit)).lines
    found = amount([line], wanted)
    assert (None if found is None else (found.low, found.high)) == ends


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_who_say_it_are_drawn_and_counted(language: Language) -> None:
    people = [
        case("甲", salary_before=(8000, "CNY/month"), salary_after=(12000, "CNY/month"), applications=(30, None)),
        case("乙", salary_before=(10000, "CNY/month"), salary_after=(9000, "CNY/month"), applications=(60, None)),
        case("甲", applications=({"min": 20}, None)),
        case("丁", study_months=(3, "month")),
    ]
    pay, applications = charts(people, language)
    assert [(row["before"], row["after"]) for row in drawn(pay)] == [(8000, 12000), (10000, 9000)]
    assert [row["middle"] for row in drawn(applications)] == [20, 30, 60]
    assert len({row["of"] for row in drawn(applications)}) == 3, "two of one name have a line each"
    assert "2" in pay.caption
    assert "4" in pay.caption
    assert charts(people[3:], language) == []
