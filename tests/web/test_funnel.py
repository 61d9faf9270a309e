"""The funnel's page: bars, groups, how long answers take, and where the plan turns."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding

from .decide_people import LEAPER
from .journal_forms import HTMX, PM, TRAINER, ZH, text_of

DAY = date(2026, 11, 25)
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
PATH = "/journal/funnel"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: DAY)
    from ashore.interfaces.web.pages import journal_funnel

    monkeypatch.setattr(journal_funnel, "today", lambda: DAY)


def fill(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(6):
            sent = workspace.log(
                "applied", role=PM, on=DAY - timedelta(days=40), company=f"c{number}", channel="官网", today=DAY
            )
            workspace.log(
                "rejected", on=DAY - timedelta(days=38 - number), answers=sent.id, company=f"c{number}", today=DAY
            )
        workspace.log("applied", role=PM, count=20, on=DAY - timedelta(days=60), channel="BOSS直聘", today=DAY)


def test_nothing_is_written_down(client: TestClient) -> None:
    assert "Nothing is written down yet" in text_of(client.get(PATH).text)
    assert "还没有记录" in text_of(client.get(PATH, headers=ZH).text)


def test_none_of_twenty(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=PM, count=20, on=DAY - timedelta(days=60), today=DAY)
    assert "0 of 20: 5.0% → 3.3%" in text_of(client.get(PATH).text)
    assert "20 份里 0 次面试：5.0% → 3.3%" in text_of(client.get(PATH, headers=ZH).text)


def test_channels_times_and_the_turn_that_is_not_known(client: TestClient, folder: Path) -> None:
    fill(folder)
    page = text_of(client.get(PATH).text)
    assert "BOSS直聘 20 0 0 0 0 0 0 20 0" in page
    assert "官网 6 0 0 0 0 0 6 0 0" in page
    assert "All together 26" in page
    assert "Of the 6 answers that came, half came within 4 days" in page
    assert "Say where you stand, and the plan can be computed." in page
    chinese = text_of(client.get(f"{PATH}?by=city", headers=ZH).text)
    assert "没写城市 26" in chinese
    assert "等到的 6 个回音里" in chinese


def test_all_role_families_side_by_side(client: TestClient, folder: Path) -> None:
    fill(folder)
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=TRAINER, count=3, on=DAY - timedelta(days=60), today=DAY)
    page = client.get(f"{PATH}?role=all").text
    assert "AI trainer 3" in text_of(page)
    assert "All together 29" in text_of(page)
    assert "Where the plan turns" not in page
    assert client.get(f"{PATH}?role=nobody&by=nothing").status_code == 200
    assert 'aria-current="true">AI trainer' in client.get(f"{PATH}?role={TRAINER}").text


def test_where_the_plan_turns(client: TestClient, folder: Path) -> None:
    fill(folder)
    (folder / "me.yaml").write_text(LEAPER, encoding="utf-8")
    assert f'hx-get="{PATH}/turn?role={PM}"' in client.get(PATH).text
    first = client.get(f"{PATH}/turn?role={PM}", headers=HTMX).text
    assert 'id="turn"' in first
    assert "<html" not in first
    for _ in range(200):
        found = client.get(f"{PATH}/turn?role={PM}", headers=HTMX).text
        if "hx-get" not in found:
            break
        time.sleep(0.05)
    assert "Sent so far without an interview: 26." in text_of(found)
    whole = client.get(f"{PATH}/turn?role={PM}", headers=ZH).text
    assert "<h1>" in whole
    assert "到现在投了 26 份，还没有面试。" in text_of(whole)


def test_the_turn_of_the_decision_that_was_kept(client: TestClient, folder: Path) -> None:
    fill(folder)
    turn = {
        "applications": 12, "month": 2, "batch": 6, "employed": True,
        "before": {"act": "apply", "role": PM}, "after": {"act": "apply", "role": TRAINER},
    }  # fmt: skip
    with Workspace.open(folder) as workspace, workspace._store.database.transaction():
        kept = {"day": "2026-11-20", "entry": 13, "turn": turn}
        workspace._store.set_meta("decision", json.dumps(kept))
    page = text_of(client.get(PATH).text)
    assert "By the decision of 2026-11-20:" in page
    assert "About 12 more applications without an interview (2 batches of 6)" in page


def test_what_a_person_writes_is_text(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role=PM, company=BAD, channel=BAD, city=BAD, today=DAY)
    for by in ("channel", "city", "company"):
        page = client.get(f"{PATH}?by={by}").text
        assert "<script>alert" not in page
        assert "<img" not in page.replace('<noscript><img src="/', "")
        assert "&lt;script&gt;alert(1)" in page
