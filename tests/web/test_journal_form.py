"""The form of the journal: what each kind asks for, what an entry answers, and what is refused."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.interfaces.web.pages.journal_form import COMMON, MORE
from ashore.journal import KINDS

from .journal_forms import HTMX, PM, TRAINER, ZH, send, text_of

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: DAY)


def test_every_kind_has_its_form(client: TestClient) -> None:
    assert sorted((*COMMON, *MORE, "undo")) == sorted(KINDS)
    for language in ("en", "zh"):
        for kind in (*COMMON, *MORE):
            form = client.get(f"/journal?kind={kind}", headers=HTMX | {"accept-language": language}).text
            assert f'name="kind" value="{kind}"' in form
            assert ('<details class="kinds" open>' in form) == (kind in MORE)
            assert len(re.findall(r'aria-current="true"', form)) == 1


def test_every_kind_is_written_down_with_its_details(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, count="3", company="Example AI", title="PM", channel="网站", city="上海",
         note="hello\nyou")  # fmt: skip
    send(client, kind="referral", role=PM)
    send(client, kind="interview", role=PM, about="referral", at="2026-12-01T14:00", company="Other", round="1",
         questions="Why us?\n\n为什么转行？")  # fmt: skip
    send(client, kind="test", role=PM, answers="1")
    send(client, kind="interview", role=PM, answers="1")
    send(client, kind="rejected", role=PM, about="interview", company="Other")
    terms = {
        "term_months": "14薪", "term_signing": "2万", "term_probation_share": "80%", "term_contract": "fixed",
        "term_week_hours": "45", "term_answer_by": "2026-12-31",
    }  # fmt: skip
    send(client, kind="offer", role=PM, amount="1.5万", gross="1", answers="1", **terms)
    send(client, kind="declined", role=PM, answers="1")
    send(client, kind="silence", role=PM, answers="1")
    send(client, kind="withdrew", role=PM, answers="1")
    send(client, kind="salary", role="", amount="9k")
    send(client, kind="spent", amount="7,000", on="2026-11-01")
    send(client, kind="studied", hours="90分钟")
    with Workspace.open(folder) as workspace:
        found = workspace.entries(down=False)
    assert [(e.kind, e.count, e.about, e.amount, e.gross, e.answers) for e in found] == [
        ("applied", 3, None, None, False, None),
        ("referral", 1, None, None, False, None),
        ("interview", 1, "referral", None, False, None),
        ("test", 1, None, None, False, 1),
        ("interview", 1, "application", None, False, 1),
        ("rejected", 1, "interview", None, False, None),
        ("offer", 1, None, 15000.0, True, 1),
        ("declined", 1, None, None, False, 1),
        ("silence", 1, "application", None, False, 1),
        ("withdrew", 1, "application", None, False, 1),
        ("salary", 1, None, 9000.0, False, None),
        ("spent", 1, None, 7000.0, False, None),
        ("studied", 1, None, None, False, None),
    ]
    first, met, offer = found[0], found[2], found[6]
    assert (first.company, first.title, first.channel, first.city) == ("Example AI", "PM", "网站", "上海")
    assert first.note == "hello\nyou"
    assert first.open
    assert (met.at, met.round, met.questions) == ("2026-12-01 14:00", 1, ("Why us?", "为什么转行？"))
    assert (found[4].company, found[4].title) == ("Example AI", "PM"), "of the application that is answered"
    assert offer.terms is not None
    assert offer.terms.said() == {
        "months": 14.0, "signing": 20000.0, "probation_share": 0.8, "contract": "fixed", "hours": 45.0,
        "answer_by": "2026-12-31",
    }  # fmt: skip
    assert found[12].hours == 1.5
    for number in range(1, 14):
        for language in ("en", "zh"):
            page = client.get(f"/journal?entry={number}", headers={"accept-language": language})
            assert page.status_code == 200, number
    assert "changes no rate by itself" in client.get("/journal?entry=2").text
    assert "change no belief" in client.get("/journal?entry=13").text


@pytest.mark.parametrize(
    ("form", "english", "chinese"),
    [
        ({"kind": "interview", "role": PM, "count": "3"}, "Write the applications down first", "请先补记投递"),
        ({"kind": "applied", "role": PM, "count": "lots"}, "lots is no count", "不是次数"),
        ({"kind": "applied", "role": PM, "on": "2027-01-01"}, "has not come yet", "还没到"),
        ({"kind": "applied", "role": PM, "on": "soon"}, "Choose a day", "请选一个日历上有的日期"),
        ({"kind": "interview", "role": PM, "at": "soon"}, "Choose a day", "请选一个日历上有的日期"),
        ({"kind": "interview", "role": PM, "round": "first"}, "first interview is round 1", "第一次面试是第 1 轮"),
        ({"kind": "spent", "amount": "-5"}, "without a sign", "请去掉负号"),
        ({"kind": "spent", "amount": "$500"}, "at the rate of the day", "按当天汇率"),
        ({"kind": "salary", "amount": ""}, "Write the amount", "请写金额"),
        ({"kind": "salary", "amount": "0"}, "0", "0"),
        ({"kind": "salary", "amount": "1亿"}, "100,000,000", "100,000,000"),
        ({"kind": "studied", "hours": "many"}, "Write the hours", "请写明几小时"),
        ({"kind": "offer", "role": PM, "term_months": "99"}, "Monthly pays a year is 99", "一年几薪"),
        ({"kind": "offer", "role": PM, "term_contract": "handshake"}, "handshake is no kind", "没有“handshake”"),
        ({"kind": "accepted", "role": PM}, "Write the offers down first", "请先补记 offer"),
        ({"kind": "applied", "role": ""}, "Choose the role", "请选是哪个岗位"),
        ({"kind": "applied", "role": "astronaut"}, "astronaut", "astronaut"),
        ({"kind": "interview", "role": PM, "answers": "77"}, "no entry 77", "没有第 77 条"),
    ],
)
def test_a_wrong_entry_is_told_with_its_remedy_and_the_form_is_kept(
    client: TestClient, folder: Path, form: dict[str, str], english: str, chinese: str
) -> None:
    answer = client.post("/journal/log", data=form | {"note": "kept words"})
    assert answer.status_code == 400
    assert english in text_of(answer.text)
    assert "ashore log" not in answer.text
    assert "kept words</textarea>" in answer.text
    assert chinese in text_of(client.post("/journal/log", data=form, headers=ZH).text)
    with Workspace.open(folder) as workspace:
        assert workspace.entries() == []


def test_terms_that_were_typed_are_kept_where_the_offer_is_refused(client: TestClient) -> None:
    form = {"kind": "offer", "role": PM, "term_level": "P6", "term_contract": "agency", "term_months": "99"}
    page = client.post("/journal/log", data=form).text
    assert '<details class="terms" open>' in page
    assert 'name="term_level" value="P6"' in page
    assert '<option value="agency" selected>' in page


def test_the_answer_to_an_application_is_filled_in(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=TRAINER, company="Example")
    send(client, kind="applied", role=PM)
    board = client.get("/journal").text
    assert "/journal?kind=interview&amp;entry=1#log" in board
    form = client.get("/journal?kind=interview&entry=1", headers=HTMX).text
    assert "<html" not in form
    assert f'<option value="{TRAINER}" selected>' in form
    assert 'name="company" value="Example"' in form
    assert '<option value="1" selected>Example · AI trainer' in form
    send(client, kind="interview", role=PM, answers="1")
    with Workspace.open(folder) as workspace:
        met = workspace.entries(limit=1)[0]
    assert (met.role, met.company) == (TRAINER, "Example"), "those of what it answers"
    board = client.get("/journal").text
    assert "/journal?kind=rejected&amp;entry=1&amp;about=interview#log" in board
    form = client.get("/journal?kind=rejected&entry=1&about=interview", headers=HTMX).text
    assert '<option value="interview" selected>' in form
    assert 'name="round" value="2"' in client.get("/journal?kind=interview&entry=1&round=2", headers=HTMX).text


def test_an_offer_is_answered_from_its_card(client: TestClient) -> None:
    send(client, kind="applied", role=PM, company="Example")
    send(client, kind="interview", role=PM, answers="1")
    send(client, kind="offer", role=PM, answers="1", amount="15k")
    board = client.get("/journal").text
    assert "/journal?kind=accepted&amp;entry=1#log" in board
    form = client.get("/journal?kind=declined&entry=1", headers=HTMX).text
    assert "Which offer" in form
    assert '<option value="1" selected>Example' in form
    page = client.get(send(client, kind="declined", role=PM, answers="1")).text
    assert "It moves no rate" in page
    assert "kind=accepted&amp;entry=1" not in page
    assert '<span class="chip">declined</span>' in page


def test_the_choices_are_the_latest_of_those_that_wait(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        for number in range(60):
            day = date(2026, 11, 20) if number % 2 else date(2026, 11, 3)
            workspace.log("applied", role=PM, company=f"firm {number}", open_=True, on=day, today=DAY)
        workspace.log("applied", role=PM, company="long ago", on=date(2026, 1, 1), today=DAY)
    form = client.get("/journal?kind=interview", headers=HTMX).text
    offered = re.findall(r'<option value="(\d+)"[^>]*>(firm \d+|long ago)', form)
    assert len(offered) == 50
    assert offered[0][1] == "firm 59"
    assert '<option value="61"' not in form
    late = client.get("/journal?kind=interview&entry=61", headers=HTMX).text
    assert '<option value="61" selected>long ago' in late


def test_an_answer_may_come_late(client: TestClient, folder: Path) -> None:
    """What is closed because the usual time was over is still there to be answered; what was refused is not."""
    old = date(2026, 6, 1)
    with Workspace.open(folder) as workspace:
        for company in ("Late", "Refused", "Met", "Given up"):
            workspace.log("applied", role=PM, company=company, open_=True, on=old, today=DAY)
        workspace.log("rejected", role=PM, company="Refused", on=old, today=DAY)
        workspace.log("interview", role=PM, company="Met", on=old, today=DAY)
        workspace.log("silence", role=PM, company="Given up", on=old, today=DAY)
    for kind, wanted in {
        "interview": {"Late", "Given up"},
        "rejected": {"Late", "Met"},
        "offer": {"Met"},
        "test": {"Late"},
        "withdrew": {"Late", "Met"},
        "silence": {"Met"},
    }.items():
        form = client.get(f"/journal?kind={kind}", headers=HTMX).text
        assert set(re.findall(r'<option value="\d+">(Late|Refused|Met|Given up)', form)) == wanted, kind
    send(client, kind="rejected", role=PM, answers="1")
    assert "kind=rejected&amp;entry=1" not in client.get("/journal").text


def test_what_was_typed_before_is_offered_again(client: TestClient) -> None:
    send(client, kind="applied", role=PM, company="Example", channel="BOSS直聘", city="杭州")
    form = client.get("/journal?kind=applied", headers=HTMX).text
    for one in ("Example", "BOSS直聘", "杭州"):
        assert f'<option value="{one}">' in form
