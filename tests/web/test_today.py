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
from ashore.journal import Terms

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
        entries = workspace.entries()
    assert [(entry.kind, entry.count, entry.open, entry.day) for entry in entries] == [
        ("applied", 20, True, "2026-03-02")
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
        assert workspace.entries() == []


def test_a_step_counts_as_the_command_line_counts_one_that_is_open(client: TestClient, folder: Path) -> None:
    client.post("/today/log", data={"kind": "applied", "role": ROLE, "count": "20"})
    with Workspace.open(folder) as workspace:
        believe = workspace.believer(ROLE, today=DAY)
        ours = believe(workspace.record()).interview
        workspace.undo_outcome(today=DAY)
        workspace.log("applied", role=ROLE, count=20, open_=True, today=DAY)
        theirs = believe(workspace.record()).interview
    assert (ours.a, ours.b, ours.waiting) == (theirs.a, theirs.b, theirs.waiting)
    assert ours.waiting == 20


def test_a_step_that_is_sent_again_after_a_restart_counts_once(client: TestClient, folder: Path) -> None:
    form = {"kind": "referral", "role": ROLE, "count": "1", "once": "the same"}
    for _ in range(2):
        assert client.post("/today/log", data=form).status_code == 303
        client.app.state.server.once.__init__()  # type: ignore[attr-defined] # a server that has just begun
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (1, 1)


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


def test_interviews_and_offers_are_due_at_their_time(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=ROLE, count=2, on=date(2026, 2, 1), today=DAY)
        workspace.log("interview", role=ROLE, company="Example", at="2026-03-04 14:00", today=DAY)
        workspace.log("offer", role=ROLE, company="Example", terms=Terms(answer_by="2026-03-09"), today=DAY)
    page = " ".join(re.sub(r"<[^>]*>", " ", client.get("/").text).split())
    assert "2026-03-04 14:00 Interview: Example" in page
    assert "2026-03-09 Answer the offer: Example" in page
    assert "要答复 offer：Example" in client.get("/", headers={"accept-language": "zh"}).text
