"""Values in a person's words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.reports.values import worded

MONTHLY = {"min": 15000, "max": 20000, "currency": "CNY", "period": "month", "months_per_year": 13}
YEARLY = {"min": 200000, "max": 300000, "currency": "USD", "period": "year", "months_per_year": None}


@pytest.mark.parametrize(
    ("field", "value", "unit", "english", "chinese"),
    [
        ("salary", MONTHLY, None, "¥15,000–20,000 a month × 13", "¥15,000–20,000/月 × 13 薪"),
        ("salary", YEARLY, None, "$200,000–300,000 a year", "$200,000–300,000/年"),
        ("salary", {"negotiable": True, "min": None, "max": None}, None, "negotiable", "面议"),
        ("experience", {"min_years": 3, "max_years": None}, None, "at least 3 years", "3 年以上"),
        ("experience", {"fresh": True}, None, "fresh graduates or interns", "应届或实习"),
        ("experience", {"min_years": 0, "max_years": None, "any": True}, None, "any", "不限"),
        ("salary_before", {"min": 1000000}, "CNY/year", "at least ¥1,000,000 a year", "¥1,000,000/年以上"),
        ("experience", {"min_years": 3, "max_years": 5}, None, "3–5 years", "3–5 年"),
        ("birth_year", {"min": 1995, "max": 1999}, None, "1995–1999", "1995–1999"),
        ("graduation_year", 2008, None, "2008", "2008"),
        ("savings_spent", {"min": 50000, "max": 60000}, "CNY", "¥50,000–60,000", "¥50,000–60,000"),
        ("role_family", "ai_trainer", None, "AI trainer", "AI 训练师"),
        ("city", ["北京", "杭州"], None, "北京, 杭州", "北京、杭州"),
        ("ai_share_of_work", 80, "%", "80%", "80%"),
        ("study_months", {"min": 3, "max": 4}, "month", "3–4 months", "3–4 个月"),
        ("age", 31, "岁", "31 years old", "31 岁"),
        ("workload", 3, "shifts", "3 shifts", "3 shifts"),
        ("team_size", None, None, "not stated", "未写明"),
    ],
)
def test_worded(field: str, value: Any, unit: str | None, english: str, chinese: str) -> None:
    assert worded(field, value, "en", unit) == english
    assert worded(field, value, "zh", unit) == chinese
