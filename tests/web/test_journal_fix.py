"""Correcting an entry of the journal: a new one stands in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import deciding
from ashore.journal import Outcome

from .journal_forms import HTMX, PM, TRAINER, ZH, fix, send, text_of

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "today", lambda: DAY)


def last(folder: Path) -> Outcome:
    with Workspace.open(folder) as workspace:
        return workspace.entries(limit=1)[0]


def test_the_form_is_filled_as_the_entry_was(client: TestClient) -> None:
    send(client, kind="applied", role=TRAINER, count="2", company="Example", note="one\ntwo", on="2026-11-10")
    send(client, kind="interview", role=TRAINER, answers="1", at="2026-12-01T14:30", round="1", questions="Why?")
    send(client, kind="offer", role=TRAINER, answers="1", amount="15000", gross="1", term_months="14",
         term_probation_share="0.8", term_signing="20000", term_week_hours="40")  # fmt: skip
    entries = client.get("/journal/entries").text
    assert 'href="/journal/fix?entry=2"' in entries
    page = client.get("/journal/fix?entry=1").text
    for said in (
        'value="Example"',
        'value="2"',
        'value="2026-11-10"',
        "one\ntwo</textarea>",
        'name="of" value="1"',
    ):
        assert said in page
    assert f'<option value="{TRAINER}" selected>' in page
    page = client.get("/journal/fix?entry=2").text
    for said in ('value="2026-12-01T14:30"', "Why?</textarea>", '<option value="1" selected>Example'):
        assert said in page
    page = client.get("/journal/fix?entry=3").text
    for said in ('value="15000"', "checked", 'value="14"', 'value="80%"', 'value="20000"', 'value="40"'):
        assert said in page
    assert "更正第 3 条" in client.get("/journal/fix?entry=3", headers=ZH).text


def test_a_correction_stands_in_the_place_of_an_entry(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, count="20", on="2026-10-01")
    where = fix(client, of="1", kind="applied", role=PM, count="10", on="2026-10-01", company="", once="f")
    page = text_of(client.get(where).text)
    assert "Corrected." in page
    assert "What entry 2 changed" in page
    assert "3.3% → 4.0%" in page, "from twenty to ten"
    assert "in place of entry 1" in page
    entries = client.get("/journal/entries").text
    assert "counts no longer" in entries
    assert "in place of entry 1" in text_of(entries)
    assert 'href="/journal/fix?entry=1"' not in entries
    assert fix(client, of="1", kind="applied", role=PM, count="10", once="f") == where
    client.post("/journal/undo", data={"entry": "2"})
    page = text_of(client.get("/journal").text)
    assert "Closed 20" in page
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (3, 1)


def test_what_is_emptied_is_empty_and_what_the_form_has_not_is_kept(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, company="Wrong", channel="网站", city="上海", note="x")
    fix(client, of="1", kind="applied", role=PM, count="1", on="2026-11-25", channel="网站", title="PM")
    made = last(folder)
    assert (made.company, made.channel, made.city, made.title, made.note) == ("", "网站", "", "PM", None)
    send(client, kind="interview", role=PM, questions="Why?", answers="2")
    fix(client, of="3", kind="interview", role=PM, count="1", on="2026-11-25", answers="2")
    made = last(folder)
    assert (made.questions, made.answers, made.title) == ((), 2, "PM")
    send(client, kind="offer", role=PM, answers="2", term_months="14")
    fix(client, of="5", kind="offer", role=PM, count="1", answers="2")
    assert last(folder).terms is None


def test_an_entry_may_become_one_of_another_kind(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, company="Example")
    send(client, kind="rejected", role=PM, answers="1")
    form = client.get("/journal/fix?entry=2&kind=silence", headers=HTMX).text
    assert "<html" not in form
    assert 'name="kind" value="silence"' in form
    assert 'href="/journal/fix?entry=2&amp;kind=interview#log"' in form
    fix(client, of="2", kind="silence", role=PM, count="1", answers="1")
    assert (last(folder).kind, last(folder).replaces) == ("silence", 2)


@pytest.mark.parametrize(
    ("form", "english", "chinese"),
    [
        ({"kind": "applied", "role": PM, "count": "no"}, "no is no count", "不是次数"),
        ({"kind": "interview", "role": PM, "count": "1"}, "Write the applications down first", "请先补记投递"),
    ],
)
def test_what_cannot_be_is_told_beside_the_form(
    client: TestClient, folder: Path, form: dict[str, str], english: str, chinese: str
) -> None:
    send(client, kind="applied", role=PM, company="Example")
    for headers, told in (({}, english), (ZH, chinese)):
        answer = client.post("/journal/fix", data=form | {"of": "1", "note": "kept words"}, headers=headers)
        assert answer.status_code == 400
        assert told in text_of(answer.text)
        assert "kept words</textarea>" in answer.text
        assert 'name="of" value="1"' in answer.text
    with Workspace.open(folder) as workspace:
        assert workspace.counted_entries() == (1, 1)


def test_a_field_that_is_emptied_is_empty(client: TestClient, folder: Path) -> None:
    send(client, kind="applied", role=PM, company="Example", channel="website", city="Beijing", note="words")
    client.post("/journal/fix", data={"of": "1", "kind": "applied", "role": PM, "silent": "1", "on": "2026-11-01"})
    with Workspace.open(folder) as workspace:
        made = workspace.last_entry()
        assert made is not None
        assert (made.company, made.channel, made.city, made.note, made.open) == ("", "", "", None, False)
        assert (made.replaces, made.day) == (1, "2026-11-01")


@pytest.mark.parametrize("entry", ["", "x", "9", "1"])
def test_what_does_not_count_cannot_be_corrected(client: TestClient, entry: str) -> None:
    send(client, kind="spent", amount="7000")
    client.post("/journal/undo", data={"entry": "1"})
    for answer in (client.get(f"/journal/fix?entry={entry}"), client.post("/journal/fix", data={"of": entry})):
        assert answer.status_code == 400
        assert 'class="problem"' in answer.text
