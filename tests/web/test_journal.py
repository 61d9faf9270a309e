"""The journal's pages: log, take back, board, table, entries, and the calendar of what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding

from .journal_forms import HTMX, PM, TRAINER, ZH, send, text_of

DAY = date(2026, 11, 25)
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
AD = "AI产品经理\n公司：示例科技有限公司\n薪资：20-30K\n地点：上海\n任职要求：本科，熟悉Python。\n"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: DAY)


def test_a_new_journal_says_how_to_begin(client: TestClient) -> None:
    page = client.get("/journal").text
    assert "Nothing is written down yet" in page
    assert 'name="on" value="2026-11-25"' in page
    assert 'name="count" value="1"' in page
    assert "Choose a role" in page
    assert "还没有记录" in client.get("/journal", headers=ZH).text
    for path in ("/journal/table", "/journal/entries"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Nothing is written down yet" in answer.text


def test_twenty_applications_move_the_belief_and_stand_on_the_board(client: TestClient) -> None:
    where = send(client, kind="applied", role=PM, count="二十", on="2026-10-01", once="a")
    page = text_of(client.get(where).text)
    assert "What entry 1 changed" in page
    assert "5.0% → 3.3%" in page
    assert "Closed 20" in page
    chinese = text_of(client.get(where, headers=ZH).text)
    assert "第 1 条带来的变化" in chinese
    assert "已了结 20" in chinese


def test_what_is_sent_waits_for_its_answer_and_its_silence_counts_bit_by_bit(
    client: TestClient, folder: Path
) -> None:
    where = send(client, kind="applied", role=PM, count="12", on="2026-11-13")
    page = text_of(client.get(where).text)
    assert "Applications still open: 12; their silence so far counts as 6.0 unanswered ones." in page
    assert "还在等回音的投递有 12 份，等到现在相当于 6.0 份没有回音。" in text_of(
        client.get(where, headers=ZH).text
    )
    assert "Waiting 12" in page
    send(client, kind="applied", role=TRAINER, count="20", silent="1")
    page = text_of(client.get("/journal?entry=2").text)
    assert "5.0% → 3.3%" in page
    assert "still open" not in page
    with Workspace.open(folder) as workspace:
        assert [entry.open for entry in workspace.entries(down=False)] == [True, False]


def test_a_form_that_is_sent_twice_counts_once(client: TestClient, folder: Path) -> None:
    form = {"kind": "applied", "role": PM, "count": "20", "once": "the-same"}
    assert send(client, **form) == send(client, **form)
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (1, 1)


def test_a_form_that_is_sent_again_after_a_restart_counts_once(client: TestClient, folder: Path) -> None:
    form = {"kind": "spent", "amount": "7000", "once": "the-same"}
    first = send(client, **form)
    client.app.state.server.once.__init__()  # type: ignore[attr-defined] # a server that has just begun
    assert send(client, **form) == first
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (1, 1)


def test_taking_back(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, count="20", on="2026-10-01")
    answer = client.post("/journal/undo", data={"entry": "1", "once": "u"})
    page = text_of(client.get(answer.headers["location"]).text)
    assert "Entry 1 was taken back" in page
    assert "3.3% → 5.0%" in page
    again = client.post("/journal/undo", data={"entry": "1", "once": "u"})
    assert again.headers["location"] == answer.headers["location"]
    entries = text_of(client.get("/journal/entries").text)
    assert "counts no longer" in entries
    assert "takes back entry 1" in entries
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (2, 0)


@pytest.mark.parametrize(("entry", "said"), [("1", "That would make"), ("9", "no entry 9"), ("x", "no entry x")])
def test_what_cannot_be_taken_back_is_told_beside_the_entries(client: TestClient, entry: str, said: str) -> None:
    send(client, kind="applied", role=PM)
    send(client, kind="interview", role=PM)
    answer = client.post("/journal/undo", data={"entry": entry})
    assert answer.status_code == 400
    assert said in answer.text
    assert "ashore log" not in answer.text
    assert "All entries" in answer.text


def test_what_an_old_entry_changed_is_not_worked_out_again(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for _ in range(201):
            workspace.log("applied", role=PM, today=DAY)
    assert "not worked out again" in client.get("/journal?entry=1").text
    assert "不再重算" in client.get("/journal?entry=1", headers=ZH).text
    assert "Interviews per application" in client.get("/journal?entry=201").text


def test_applying_to_an_ad_is_one_click_and_counts_once(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    page = client.get("/journal").text
    assert 'action="/journal/ad"' in page
    first = client.post("/journal/ad", data={"ad": "1"})
    second = client.post("/journal/ad", data={"ad": "1"})
    assert "notice=logged_before" in second.headers["location"]
    with Workspace.open(folder) as workspace:
        (entry,) = workspace.entries()
        digest = workspace.document(1).document.digest
    assert (entry.role, entry.company, entry.title, entry.open) == (PM, "示例科技有限公司", "AI产品经理", True)
    board = client.get(first.headers["location"]).text
    assert f"/journal/ad/{digest[:12]}" in board
    assert client.get(f"/journal/ad/{digest[:12]}").headers["location"] == "/evidence/doc/1"
    assert client.post("/journal/ad", data={"ad": "7"}).status_code == 400


def test_an_ad_without_a_role_asks_for_it(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        for row in list(workspace.facts(field="role_family")):
            workspace.reject(row.id)
    answer = client.post("/journal/ad", data={"ad": "1"})
    assert answer.headers["location"].startswith("/journal?ad=")
    page = client.get(answer.headers["location"]).text
    assert 'name="ad" value="' in page
    assert "示例科技有限公司" in page


def test_the_board_counts_what_it_does_not_show(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(11):
            workspace.log("applied", role=PM, company=f"firm {number}", open_=True, today=DAY)
    board = client.get("/journal").text
    assert board.count('<li class="card">') == 8
    assert "3 more in the table" in board
    assert "Applied 11" in text_of(board)


def test_the_table_is_sorted_chosen_and_paged(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(60):
            day = DAY - timedelta(days=number)
            workspace.log("applied", role=PM, on=day, company=f"firm {number:02}", today=DAY)
        workspace.log("applied", role=TRAINER, count=7, today=DAY)
    page = client.get("/journal/table?role=ai_product_manager&sort=company&down=1").text
    assert page.count("<tr>") == 51
    assert page.index("firm 59") < page.index("firm 58")
    assert 'aria-sort="descending"' in page
    assert "sort=company&amp;down=0" in page
    last = client.get("/journal/table?role=ai_product_manager&sort=company&down=1&page=2").text
    assert "firm 09" in last
    assert "51–60 of 60" in last
    part = client.get("/journal/table?stage=applied", headers=HTMX).text
    assert "<html" not in part
    assert "firm 06" in part
    assert "firm 07" not in part
    assert client.get("/journal/table?sort=nothing&stage=x&role=y&page=-3&down=5").status_code == 200
    nothing = client.get("/journal/table?role=ai_trainer&stage=closed").text
    assert "No application is of that kind." in nothing


def test_the_entries_are_paged_the_last_first(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(60):
            workspace.log("spent", amount=1000 + number, today=DAY)
    first, last = client.get("/journal/entries").text, client.get("/journal/entries?page=2").text
    assert first.index("1,059") < first.index("1,010")
    assert "1,009" not in first
    assert "1,009" in last
    assert "51–60 of 60" in last


def test_the_feed(client: TestClient) -> None:
    send(client, kind="applied", role=PM, count="2", company="Ex,ample", on="2026-11-20")
    answer = client.get("/journal/due.ics?language=zh")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    body = answer.content.decode().replace("\r\n ", "")
    assert "SUMMARY:该有回音了：AI 产品经理（Ex\\,ample） 2 份" in body
    assert "DTSTART;VALUE=DATE:20261214" in body
    assert "Answer should have come" in client.get("/journal/due.ics?language=en").text
    foreign = client.get("/journal/due.ics", headers={"host": "evil.example"})
    assert foreign.status_code == 421
    assert "BEGIN" not in foreign.text


def test_the_feed_holds_interviews_offers_and_the_month_to_look_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "last_decision", lambda _: DAY)
    send(client, kind="applied", role=PM, count="2", on="2026-11-01")
    send(client, kind="interview", role=PM, company="Example", at="2026-12-01T14:00", round="2")
    send(client, kind="interview", role=PM, company="Other", at="2026-12-02T00:00")
    send(client, kind="offer", role=PM, company="Example", term_answer_by="2026-12-09")
    body = client.get("/journal/due.ics?language=en").text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270225" in body
    assert "DTSTART:20261201T140000" in body
    assert "DTSTART;VALUE=DATE:20261202" in body, "midnight stands for an hour that is not known"
    assert "SUMMARY:Answer the offer: Example" in body
    assert "DTSTART;VALUE=DATE:20261209" in body
    send(client, kind="accepted", role=PM, company="Example")
    assert "Answer the offer" not in client.get("/journal/due.ics?language=en").text


def test_what_comes_from_outside_is_text(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(f"{BAD} AI产品经理\n公司：{BAD}\n薪资：20-30K\n{BAD}\n", f"{BAD}.txt", kind="ad")
    client.post("/journal/ad", data={"ad": "1"})
    more = {"city": BAD, "channel": BAD, "note": BAD, "title": BAD}
    send(client, kind="applied", role=PM, company=BAD, **more)
    send(client, kind="applied", role=PM, company="a", ad=BAD, answers=BAD)
    send(client, kind="interview", role=PM, company=BAD, questions=BAD, answers="2")
    send(client, kind="offer", role=PM, company=BAD, term_level=BAD, answers="2")
    wrong = client.post(
        "/journal/log", data={"kind": "applied", "role": BAD, "count": BAD, "note": BAD, "ad": BAD, "answers": BAD}
    )
    paths = (
        "/journal?entry=4", "/journal?entry=5", "/journal/table", "/journal/entries", "/journal/fix?entry=4",
        "/journal/fix?entry=5", "/journal?kind=rejected", "/journal?kind=accepted",
    )  # fmt: skip
    pages = [client.get(path).text for path in paths]
    for page in (*pages, wrong.text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_mistake_in_what_the_person_says_keeps_nobody_from_the_journal(client: TestClient, folder: Path) -> None:
    (folder / "me.yaml").write_text("cash: [", encoding="utf-8")
    where = send(client, kind="applied", role=PM, count="2")
    page = client.get(where)
    assert page.status_code == 200
    assert 'class="warning"' in page.text
    assert client.get("/journal/table").status_code == 200
    assert client.get("/journal/due.ics").status_code == 200
