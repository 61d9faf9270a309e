"""The plan for the week in a browser: its page, the part of Today, the files, and writing down what was done."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.interfaces.web.pages import today as today_page
from ashore.interfaces.web.pages import week as week_page
from ashore.plans.kept_step import KeptStep, KeptTrial
from ashore.workspace import week
from ashore.workspace.kept import Kept
from ashore.workspace.rooms.week import WeekRoom
from tests.reports.icalendar import read_events

from .decide_people import HTMX, SMALL, state

DAY = date(2026, 11, 25)
PM = "ai_product_manager"
CHINESE = {"accept-language": "zh"}
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


@pytest.fixture(autouse=True)
def _decided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a decision that was kept without solving one, and no practice; Today solves none either."""
    for module in (deciding, today_page, week_page):
        monkeypatch.setattr(module, "today", lambda: DAY)
    step = KeptStep(DAY, "apply", PM, 13, KeptTrial("referral_chat", PM, changes=True, pays=True))
    monkeypatch.setattr(week, "kept_step", lambda _: Kept(step, fresh=True))
    monkeypatch.setattr(deciding, "_decide", lambda *_: None)
    monkeypatch.setattr(WeekRoom, "due_reviews", lambda *_, **__: ())


def test_the_page_has_the_list_in_both_languages(client: TestClient, folder: Path) -> None:
    state(folder, SMALL + "hours: 14\n")
    page = client.get("/week").text
    assert page.count("<h1") == 1
    assert "Week of 2026-11-23 to 2026-11-29" in page
    assert "Send applications: 3, AI product" in page
    assert "Talk to one person inside" in page
    chinese = client.get("/week", headers=CHINESE).text
    assert "投简历：3 份，AI 产品经理" in chinese
    assert "一周 14 小时，是你在 me.yaml 里写的。" in chinese
    assert "2026-11-30" in client.get("/week?next=1").text


def test_today_asks_for_its_part_and_has_a_link_without_scripts(client: TestClient, folder: Path) -> None:
    assert 'id="week"' not in client.get("/").text
    state(folder)
    page = client.get("/").text
    assert 'hx-get="/week"' in page
    assert '<a href="/week">' in page
    part = client.get("/week", headers=HTMX).text
    assert "<html" not in part
    assert '<h2 id="week-title">' in part
    assert 'name="alone"' not in part


def test_what_was_done_is_written_down_once(client: TestClient, folder: Path) -> None:
    state(folder)
    page = client.get("/week").text
    once = re.findall(r'name="once" value="([^"]+)"', page)
    assert len(set(once)) == len(once)
    form = {"entry": "applied", "role": PM, "count": "2", "alone": "1", "once": once[0]}
    for _ in range(2):
        assert client.post("/week/log", data=form).headers["location"] == "/week?notice=week_logged"
    assert client.post("/week/log", data={"entry": "referral", "role": PM, "count": "1"}).status_code == 303
    with Workspace.open(folder) as workspace:
        assert [(one.kind, one.count, one.day) for one in workspace.outcomes()] == [
            ("applied", 2, "2026-11-25"),
            ("referral", 1, "2026-11-25"),
        ]
    later = client.get("/week?notice=week_logged").text
    assert "The list counts it." in later
    assert "From the journal: applications: 2" in later
    assert 'class="meter"' in later


def test_study_is_written_down_with_its_hours(client: TestClient, folder: Path) -> None:
    state(folder)
    form = {"entry": "studied", "role": PM, "count": "2.5"}
    assert client.post("/week/log", data=form).headers["location"] == "/?notice=week_logged"
    with Workspace.open(folder) as workspace:
        (entry,) = workspace.outcomes()
    assert (entry.kind, entry.hours) == ("studied", 2.5)
    assert "2.5 h of study" in client.get("/week").text


@pytest.mark.parametrize("form", [{"entry": "applied", "count": "0"}, {"entry": "studied", "count": "much"}])
def test_what_makes_no_sense_is_refused_with_a_remedy(
    client: TestClient, folder: Path, form: dict[str, str]
) -> None:
    answer = client.post("/week/log", data={**form, "role": PM})
    assert answer.status_code == 400
    assert 'class="problem"' in answer.text
    with Workspace.open(folder) as workspace:
        assert workspace.outcomes() == []


def test_the_files(client: TestClient, folder: Path) -> None:
    state(folder)
    calendar = client.get("/week.ics?language=zh")
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    found = read_events(calendar.text)
    assert found
    assert all("投简历" in event["SUMMARY"] for event in found)
    assert all(event["URL"].endswith("/week") for event in found)
    text = client.get("/week.md?language=en&next=1")
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "- [ ] **Send applications: 2, AI product**" in text.text


def test_words_from_outside_are_words(client: TestClient, folder: Path) -> None:
    state(folder)
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=PM, today=DAY)
        workspace.log("interview", role=PM, company=HOSTILE, at="2026-11-27", today=DAY)
    for address in ("/week", "/"):
        page = client.get(address, headers=HTMX if address == "/week" else {}).text
        assert "<script>alert" not in page
        assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in client.get("/week").text
    assert r"\<script\>" in client.get("/week.md").text


def test_a_file_that_cannot_be_read_is_told(client: TestClient, folder: Path) -> None:
    state(folder, "income: much\n")
    answer = client.get("/week", headers=HTMX)
    assert answer.status_code == 400
    assert "me.yaml" in answer.text
