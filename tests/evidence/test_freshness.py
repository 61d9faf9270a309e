from __future__ import annotations

from datetime import date

import pytest

from ashore.evidence import age_in_months

TODAY = date(2025, 3, 15)


@pytest.mark.parametrize(
    ("as_of", "age"),
    [
        ("2025-02-15", (1, 1)),
        ("2025-02-16", (0, 0)),
        ("2024-12", (2, 3)),
        ("2023", (14, 26)),
        ("2026", (0, 0)),
        ("--05-15", None),
        ("2024-13", None),
        (None, None),
        ("2024-02-31", (12, 12)),
    ],
)
def test_age_in_months(as_of: str | None, age: tuple[int, int] | None) -> None:
    assert age_in_months(as_of, TODAY) == age
