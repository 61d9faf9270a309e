"""The page of the forecasts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.words import Language

PM = "ai_product_manager"
START = date(2026, 1, 5)


def search(folder: Path, months: int) -> None:
    with Workspace.open(folder) as workspace:
        for month in range(months):
            day = START + timedelta(days=30 * month)
            workspace.log("applied", role=PM, count=10, today=day)


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long after."""
    monkeypatch.setattr(deciding, "today", lambda: START + timedelta(days=3000))


@pytest.mark.parametrize(
    ("language", "empty", "told"),
    [
        ("en", "No forecast has been stored yet", "Of 12 forecasts that said"),
        ("zh", "还没有存下任何预测", "12 条预测平均说的是"),
    ],
)
def test_what_was_foretold_is_told(
    client: TestClient, folder: Path, language: Language, empty: str, told: str
) -> None:
    headers = {"accept-language": language}
    page = client.get("/journal/calibration", headers=headers).text
    assert empty in page
    assert "<table" not in page
    search(folder, 12)
    page = client.get("/journal/calibration", headers=headers).text
    assert told in page
    assert page.count('<script type="application/json">') == 1
    assert len(re.findall(r"<td class=\"day\">2026-01-05</td>", page)) == 1
    assert 'href="/journal/calibration" aria-current="page"' in page
    assert told in client.get("/settings", headers=headers).text


def test_the_list_goes_by_the_page(client: TestClient, folder: Path) -> None:
    search(folder, 51)
    first, second = (client.get(f"/journal/calibration?page={page}").text for page in (1, 2))
    assert 'rel="next" href="/journal/calibration?page=2"' in first
    assert "2026-01-05" in second
    assert "2026-01-05" not in first, "the last comes first"
    assert client.get("/journal/calibration?page=x").text == first
