"""The journal's pages: log, take back, board, table, funnel, and the calendar of what is due."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.journal import live
from ashore.journal.details import read

DAY = date(2026, 11, 25)
PM = "ai_product_manager"
HTMX = {"hx-request": "true"}
ZH = {"accept-language": "zh"}
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
AD = "AI产品经理\n公司：示例科技有限公司\n薪资：20-30K\n地点：上海\n任职要求：本科，熟悉Python。\n"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: DAY)


def send(client: TestClient, **values: str) -> str:
    """Post the form; return where it leads."""
    answer = client.post("/journal/log", data=values)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_a_new_journal_says_how_to_begin(client: TestClient) -> None:
    page = client.get("/journal").text
    assert "Nothing is written down yet" in page
    assert 'name="on" value="2026-11-25"' in page
    assert 'name="count" value="1"' in page
    assert "Choose a role" in page
    assert "还没有记录" in client.get("/journal", headers=ZH).text
    for path in ("/journal/table", "/journal/funnel", "/journal/entries"):
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
    funnel = text_of(client.get("/journal/funnel").text)
    assert "0 of 20: 5.0% → 3.3%" in funnel
    assert "20 份里 0 次面试：5.0% → 3.3%" in text_of(client.get("/journal/funnel", headers=ZH).text)


def test_a_form_that_is_sent_twice_counts_once(client: TestClient, folder: Path) -> None:
    form = {"kind": "applied", "role": PM, "count": "20", "once": "the-same"}
    assert send(client, **form) == send(client, **form)
    with Workspace.open(folder) as workspace:
        assert len(workspace.outcomes()) == 1


def test_every_kind_is_written_down_with_its_details(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, count="3", company="Example; AI", via="网站", note="hello", open="1")
    send(client, kind="referral", role=PM)
    send(client, kind="interview", role=PM, about="referral", at="2026-12-01T14:00", company="Other")
    send(client, kind="interview", role=PM, about="application", entry="1")
    send(client, kind="rejected", role=PM, about="interview")
    send(client, kind="offer", role=PM, amount="1.5万", gross="1")
    send(client, kind="salary", role="", amount="9k")
    send(client, kind="spent", amount="7,000", on="2026-11-01")
    with Workspace.open(folder) as workspace:
        found = workspace.outcomes()
    assert [(e.kind, e.count, e.about, e.amount, e.gross) for e in found] == [
        ("applied", 3, None, None, False),
        ("referral", 1, None, None, False),
        ("interview", 1, "referral", None, False),
        ("interview", 1, "application", None, False),
        ("rejected", 1, "interview", None, False),
        ("offer", 1, None, 15000.0, True),
        ("salary", 1, None, 9000.0, False),
        ("spent", 1, None, 7000.0, False),
    ]
    assert found[0].open
    assert (read(found[0].note).company, read(found[0].note).via, read(found[0].note).words) == (
        "Example AI", "网站", "hello",
    )  # fmt: skip
    assert str(read(found[2].note).at) == "2026-12-01 14:00:00"
    assert read(found[3].note).entry == 1
    for where in ("/journal?entry=2", "/journal?entry=6", "/journal?entry=7", "/journal?entry=8"):
        assert client.get(where).status_code == 200
    assert "changes no rate by itself" in client.get("/journal?entry=2").text


@pytest.mark.parametrize(
    ("form", "english", "chinese"),
    [
        ({"kind": "interview", "role": PM, "count": "3"}, "Write the applications down first", "请先补记投递"),
        ({"kind": "applied", "role": PM, "count": "lots"}, "lots is no count", "不是次数"),
        ({"kind": "applied", "role": PM, "on": "2027-01-01"}, "has not come yet", "还没到"),
        ({"kind": "applied", "role": PM, "on": "soon"}, "Choose a day", "请选一个日历上有的日期"),
        ({"kind": "interview", "role": PM, "at": "soon"}, "Choose a day", "请选一个日历上有的日期"),
        ({"kind": "spent", "amount": "-5"}, "without a sign", "请去掉负号"),
        ({"kind": "salary", "amount": ""}, "Write the amount", "请写金额"),
        ({"kind": "applied", "role": ""}, "Choose the role", "请选是哪个岗位"),
        ({"kind": "applied", "role": "astronaut"}, "astronaut", "astronaut"),
    ],
)
def test_a_wrong_entry_is_told_with_its_remedy_and_the_form_is_kept(
    client: TestClient, folder: Path, form: dict[str, str], english: str, chinese: str
) -> None:
    answer = client.post("/journal/log", data=form | {"note": "kept words"})
    assert answer.status_code == 400
    assert english in answer.text
    assert "ashore log" not in answer.text
    assert 'value="kept words"' in answer.text
    assert chinese in client.post("/journal/log", data=form, headers=ZH).text
    with Workspace.open(folder) as workspace:
        assert workspace.outcomes() == []


def test_taking_back(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, count="20", on="2026-10-01")
    answer = client.post("/journal/undo", data={"entry": "1", "once": "u"})
    page = text_of(client.get(answer.headers["location"]).text)
    assert "Entry 1 was taken back" in page
    assert "3.3% → 5.0%" in page
    again = client.post("/journal/undo", data={"entry": "1", "once": "u"})
    assert again.headers["location"] == answer.headers["location"]
    entries = text_of(client.get("/journal/entries").text)
    assert "taken back" in entries
    assert "takes back entry 1" in entries
    with Workspace.open(folder) as workspace:
        assert live(workspace.outcomes()) == ()


@pytest.mark.parametrize(("entry", "said"), [("1", "That would make"), ("9", "no entry 9"), ("x", "no entry x")])
def test_what_cannot_be_taken_back_is_told_beside_the_entries(client: TestClient, entry: str, said: str) -> None:
    send(client, kind="applied", role=PM)
    send(client, kind="interview", role=PM)
    answer = client.post("/journal/undo", data={"entry": entry})
    assert answer.status_code == 400
    assert said in answer.text
    assert "ashore log" not in answer.text
    assert "All entries" in answer.text


def test_applying_to_an_ad_is_one_click_and_counts_once(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    page = client.get("/journal").text
    assert 'action="/journal/ad"' in page
    first = client.post("/journal/ad", data={"ad": "1"})
    second = client.post("/journal/ad", data={"ad": "1"})
    assert "notice=logged_before" in second.headers["location"]
    with Workspace.open(folder) as workspace:
        (entry,) = workspace.outcomes()
        digest = workspace.document(1).document.digest
    assert entry.role == PM
    details = read(entry.note)
    assert (details.company, details.title) == ("示例科技有限公司", "AI产品经理")
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


def test_the_answer_to_an_application_is_filled_in(client: TestClient) -> None:
    send(client, kind="applied", role="ai_trainer", company="Example")
    send(client, kind="applied", role=PM)
    form = client.get("/journal?kind=interview&entry=1", headers=HTMX).text
    assert "<html" not in form
    assert '<option value="ai_trainer" selected>' in form
    assert 'name="company" value="Example"' in form
    send(client, kind="interview", role="ai_trainer", company="Example", entry="1")
    form = client.get("/journal?kind=rejected&entry=3", headers=HTMX).text
    assert '<option value="interview" selected>' in form


def test_the_table_is_sorted_chosen_and_paged(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(60):
            day = DAY - timedelta(days=number)
            note = f"company: firm {number:02}"
            workspace.log("applied", role=PM, on=day, note=note, today=DAY)
        workspace.log("applied", role="ai_trainer", count=7, today=DAY)
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
    board = client.get("/journal").text
    assert "more in the table" in board


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


def test_the_feed_holds_the_month_to_look_again(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "last_decision", lambda _: DAY)
    assert "DTSTART;VALUE=DATE:20270225" in client.get("/journal/due.ics").text


def test_what_comes_from_outside_is_text(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(f"{BAD} AI产品经理\n公司：{BAD}\n薪资：20-30K\n{BAD}\n", f"{BAD}.txt", kind="ad")
    client.post("/journal/ad", data={"ad": "1"})
    send(client, kind="applied", role=PM, company=BAD, via=BAD, note=BAD, title=BAD)
    send(client, kind="applied", role=PM, company="a", ad=BAD, entry=BAD)
    wrong = client.post(
        "/journal/log", data={"kind": "applied", "role": BAD, "count": BAD, "note": BAD, "ad": BAD}
    )
    pages = [client.get(path).text for path in ("/journal?entry=2", "/journal/table", "/journal/entries", "/journal/funnel")]  # fmt: skip # noqa: E501
    for page in (*pages, wrong.text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[0]


def test_a_mistake_in_what_the_person_says_keeps_nobody_from_the_journal(client: TestClient, folder: Path) -> None:
    (folder / "me.yaml").write_text("cash: [", encoding="utf-8")
    where = send(client, kind="applied", role=PM, count="2")
    page = client.get(where)
    assert page.status_code == 200
    assert 'class="warning"' in page.text
    assert client.get("/journal/funnel").status_code == 200
    assert client.get("/journal/due.ics").status_code == 200
