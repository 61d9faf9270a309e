"""The first page: how to begin, what is best today, a button that writes it down, and what is due."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.interfaces.web.pages import today as today_page

from .decide_people import HTMX, SMALL, solved, state

DAY = date(2026, 3, 2)
ROLE = "ai_product_manager"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (deciding, today_page):
        monkeypatch.setattr(module, "today", lambda: DAY)


def test_who_has_said_nothing_is_told_how_to_begin(client: TestClient) -> None:
    page = client.get("/").text
    for address in ("/me", "/evidence", "/decide"):
        assert f'href="{address}"' in page
    assert "Say where you stand" in page
    assert "Computing" not in page
    chinese = client.get("/", headers={"accept-language": "zh"}).text
    assert "说说你的情况" in chinese


def test_the_decision_of_the_day_comes_when_it_is_computed(client: TestClient, folder: Path) -> None:
    state(folder)
    page = client.get("/").text
    assert "In short" in page or "for the first time" in page
    page = solved(client, "/")
    assert "In short" in page
    assert "Now:" in page
    assert "What would flip it" in page
    part = client.get("/today/plan?stage=0", headers=HTMX)
    assert part.headers["hx-retarget"] == "#today"
    assert "<html" not in part.text


def test_the_day_of_the_last_decision_stands_until_the_new_one_is_there(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state(folder)
    solved(client)
    monkeypatch.setattr(deciding, "_decide", lambda job, *_: job.wait(1, 5))
    state(folder, SMALL.replace("40000", "39000"))
    page = client.get("/").text
    assert "The last decision is of 2026-03-02" in page


def test_a_step_is_written_down_once_and_is_due_later(client: TestClient, folder: Path) -> None:
    state(folder)
    page = solved(client, "/")
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    form = {"kind": "applied", "role": ROLE, "count": "二十", "once": once}
    answer = client.post("/today/log", data=form)
    assert answer.headers["location"] == "/?notice=logged_applied"
    assert client.post("/today/log", data=form).status_code == 303
    with Workspace.open(folder) as workspace:
        entries = workspace.outcomes()
    assert [(entry.kind, entry.count, entry.open, entry.day) for entry in entries] == [
        ("applied", 20, False, "2026-03-02")
    ]
    later = client.get("/?notice=logged_applied").text
    assert "Written down." in later


def test_what_makes_no_sense_is_refused_with_a_remedy(client: TestClient, folder: Path) -> None:
    for form in (
        {"count": "0", "role": ROLE},
        {"count": "-3", "role": ROLE},
        {"count": "5", "role": "no such role"},
    ):
        answer = client.post("/today/log", data={"kind": "applied", **form})
        assert answer.status_code == 400
        assert 'class="problem"' in answer.text
    with Workspace.open(folder) as workspace:
        assert workspace.outcomes() == []


def test_a_step_counts_as_the_command_line_counts_it(client: TestClient, folder: Path) -> None:
    client.post("/today/log", data={"kind": "applied", "role": ROLE, "count": "20"})
    with Workspace.open(folder) as workspace:
        believe = workspace.believer(ROLE, today=DAY)
        ours = believe(workspace.outcomes()).interview
        (entry,) = workspace.outcomes()
        workspace.undo_outcome(entry.id, today=DAY)
        workspace.log("applied", role=ROLE, count=20, today=DAY)
        theirs = believe(workspace.outcomes()).interview
    assert (ours.a, ours.b, ours.waiting) == (theirs.a, theirs.b, theirs.waiting)
    assert ours.waiting == 0


def test_what_is_due_is_what_the_calendar_has_for_these_weeks(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=ROLE, count=12, on=date(2026, 2, 10), open_=True, today=DAY)
        workspace.log("applied", role=ROLE, count=7, on=date(2026, 2, 1), today=DAY)
        workspace.log("applied", role=ROLE, count=5, on=date(2026, 1, 1), today=DAY)
        workspace.log("applied", role=ROLE, count=3, on=DAY, today=DAY)
    page, chinese = client.get("/").text, client.get("/", headers={"accept-language": "zh"}).text
    told = re.findall(r'<span class="day">([^<]+)</span>( <span class="chip">due</span>)? <strong>([^<]+)<', page)
    assert [(day, bool(past), what) for day, past, what in told] == [
        ("2026-02-25", True, "Answer should have come: AI product (7)"),
        ("2026-03-06", False, "Answer should have come: AI product (12)"),
    ]
    assert "该有回音了：AI 产品经理 12 份" in chinese
    feed = client.get("/journal/due.ics?language=en").text
    assert all(what in feed for _, _, what in told)
    assert "(5)" not in page, "long past"
