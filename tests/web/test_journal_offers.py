"""The page that puts offers side by side."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.journal import Outcome
from tests.interfaces.offers import DOLPHIN, ME, PM, write

from .decide_people import HTMX
from .hostile import SCRIPT, assert_escaped

SHORT = ME.replace("horizon: 24", "horizon: 6")
"""Is solved in a moment."""
LEAST = "/journal/offers?offer=3&offer=4&least=1"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the 25th of November 2026."""
    monkeypatch.setattr(deciding, "today", lambda: date(2026, 11, 25))


@pytest.fixture
def offered(folder: Path) -> Path:
    """A workspace with two offers, 3 and 4, and one without pay."""
    write(folder, Outcome("offer", "2026-11-13", PM, company="Silent"), me=SHORT)
    return folder


def test_an_empty_journal_says_what_to_write_down(client: TestClient) -> None:
    page = client.get("/journal/offers").text
    assert "No offer is written down yet" in page
    assert 'href="/journal?kind=offer#log"' in page


def test_the_latest_two_are_compared_unasked(client: TestClient, offered: Path) -> None:
    page = client.get("/journal/offers").text
    assert "Polaris is worth most to you" in page
    assert "What to ask of 海豚智能, beside Polaris" in page
    assert "Entry 5 is an offer without a pay" in page
    assert page.count(" checked") == 2
    assert 'value="5" disabled' in page
    assert 'aria-current="page">Offers' in page


def test_what_is_chosen_is_compared_over_the_months_asked_for(client: TestClient, offered: Path) -> None:
    page = client.get("/journal/offers?offer=3&offer=now&months=3", headers={"accept-language": "zh"}).text
    assert "看 3 个月" in page
    assert "现在的工作" in page
    # Three months of probation: 3 x 16,000, and three twelfths of two more pays, 10,000; 78% of it.
    assert "¥58,000" in page
    assert "¥45,240" in page
    assert "Polaris is worth" not in page


def test_only_the_part_is_sent_to_htmx(client: TestClient, offered: Path) -> None:
    part = client.get("/journal/offers?offer=3&offer=4", headers=HTMX).text
    assert "<h1" not in part
    assert "Polaris is worth most" in part


def test_the_least_pay_comes_when_the_plan_is_there(client: TestClient, offered: Path) -> None:
    """Nobody waits: the page is shown at once, and asks again until the plan is solved."""
    first = client.get("/journal/offers?offer=3&offer=4").text
    if "is being computed" in first:
        assert "least=1" in first
    until = time.monotonic() + 60
    while (later := client.get(LEAST, headers=HTMX)).status_code == 204 and time.monotonic() < until:
        time.sleep(0.05)
    assert later.status_code == 200
    assert "Beside the least pay" in later.text
    with Workspace.open(offered) as workspace:
        kept = workspace.reservation()
    assert kept is not None
    assert kept.pay[PM] > 0
    (offered / "me.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    broken = client.get("/journal/offers?offer=3&offer=4").text
    assert "nonsense" in broken
    assert "Polaris is worth most" in broken
    assert "Beside the least pay" not in broken


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("offer=99&offer=3", "The journal has no entry 99"),
        ("offer=1&offer=3", "Entry 1 is no offer"),
        ("offer=5&offer=3", "without a pay"),
        ("offer=3&offer=3", "stands on both sides"),
        ("offer=3&months=0", "is no count of months"),
    ],
)
def test_what_cannot_be_compared_is_told_on_the_page(
    client: TestClient, offered: Path, query: str, said: str
) -> None:
    for headers in ({}, HTMX):
        answer = client.get(f"/journal/offers?{query}", headers=headers)
        assert answer.status_code == 400
        assert said in answer.text
        assert 'role="alert"' in answer.text
        assert "ashore offers" not in answer.text


def test_one_offer_stands_beside_the_present_job(client: TestClient, folder: Path) -> None:
    write(folder, Outcome("declined", "2026-11-20", PM, answers=4), me=SHORT)
    page = client.get("/journal/offers").text
    assert "the job you have" in page
    assert "declined" in page
    assert "What to ask of the job" not in page


def test_hostile_words_are_text(client: TestClient, folder: Path) -> None:
    hostile = replace(DOLPHIN, company=SCRIPT, title=SCRIPT, city=SCRIPT)
    assert hostile.terms is not None
    hostile = replace(hostile, terms=replace(hostile.terms, level=SCRIPT, answer_by=SCRIPT))
    write(folder, hostile, replace(hostile, amount=21_000.0), me=SHORT)
    for query in ("offer=5&offer=6", "offer=5&offer=3", f"offer={SCRIPT}", f"offer=3&months={SCRIPT}"):
        page = client.get(f"/journal/offers?{query}").text
        assert_escaped(page)
        assert "<script>alert" not in page
