"""The page to hand on: what it says, what it leaves out, as a file and as PDF."""

from __future__ import annotations

import html
import re
import shutil
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.html import printing
from ashore.words import LANGUAGES, Language

from .decide_people import SMALL
from .hostile import AD, SCRIPT, assert_escaped

ME = SMALL + "city: 杭州\n"


def state(folder: Path, text: str = ME) -> None:
    (folder / "me.yaml").write_text(text, encoding="utf-8")


def whole(client: TestClient, query: str = "") -> str:
    """Ask until nothing is computed any more."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        page = client.get(f"/report{query}")
        assert page.status_code == 200, page.text
        if "hx-get" not in page.text.partition('<div id="report"')[2].partition(">")[0]:
            return page.text
        client.get("/report/part?stage=3")
    raise AssertionError("it never came to an end")


def log(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.log("applied", role="ai_product_manager", count=20)
        workspace.log("interview", role="ai_product_manager", count=1)


def test_one_who_has_said_nothing_is_told_how_to_begin(client: TestClient) -> None:
    page = client.get("/report").text
    assert 'href="/me"' in page
    assert "There is no decision yet" in page
    file = client.get("/report.html")
    assert "ashore me init" in file.text
    assert "What the evidence says" in file.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_on_the_page_and_in_the_file(
    client: TestClient, folder: Path, language: Language
) -> None:
    state(folder)
    log(folder)
    client.headers["accept-language"] = language
    page = whole(client)
    file = client.get("/report.html")
    assert re.fullmatch(
        r'attachment; filename="ashore-\d{4}-\d\d-\d\d\.html"', file.headers["content-disposition"]
    )
    wanted = {
        "en": ("What is best now", "tester · 杭州", "20", "Defaults in use", "our guess", "Money over time"),
        "zh": ("现在怎么做最好", "tester · 杭州", "20", "用了默认值的", "我们猜的", "手头的钱"),
    }[language]
    for text in (page, file.text):
        for sentence in wanted:
            assert sentence in text
        assert text.count("<svg") >= 2
        assert text.count("<h1") == 1
    assert "¥40,000" in page, "the cash that was given"
    nothing_asked = re.findall(r'(?:src|href)="(?!#)[^"]*"', file.text)
    assert nothing_asked == []
    assert "default-src 'none'" in html.unescape(file.text)
    assert "<script" not in file.text


def test_what_is_to_be_left_out_is_left_out(client: TestClient, folder: Path) -> None:
    state(folder)
    log(folder)
    query = "?without=names&without=money&add=evidence"
    page, file = whole(client, query), client.get(f"/report.html{query}").text
    for text in (page, file):
        said = re.sub(r"<title>.*?</title>", "", text)
        assert "tester" not in said
        assert "杭州" not in said
        assert not re.search(r"¥\d", said)
        assert "40,000" not in said
        assert "Amounts of money were left out" in said
        assert "Who it is about was left out" in said
        assert "Money over time" not in said
    assert "What was read is left out, too" in page
    assert "What was read is left out, too" in file
    assert "What the ads ask for" not in file
    assert 'value="money" checked' in page


def test_all_that_was_read_is_added_where_it_is_wanted(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, f"{SCRIPT}.txt", kind="ad")
    state(folder, ME.replace("tester", f"'{SCRIPT}'"))
    page = whole(client)
    assert_escaped(page)
    file = client.get("/report.html?add=evidence").text
    assert "What the ads ask for and pay" in file
    assert SCRIPT.split(">", maxsplit=1)[0].replace("<", "&lt;") in file
    assert_escaped(file)


def test_a_page_that_has_everything_asks_for_no_more(client: TestClient, folder: Path) -> None:
    state(folder)
    whole(client)
    part = client.get("/report/part?stage=1")
    assert part.status_code == 200
    assert "<html" not in part.text
    assert 'hx-get="/report/part' not in part.text


def test_a_decision_that_cannot_be_computed_is_told(client: TestClient, folder: Path) -> None:
    state(folder, "cash: a lot\n")
    answer = client.get("/report")
    assert answer.status_code == 400
    assert "me.yaml" in answer.text
    assert client.get("/report.html").status_code == 400


@pytest.mark.skipif(printing.printer() is None, reason="no Chromium was found")
def test_the_pdf_is_one(client: TestClient, folder: Path) -> None:
    state(folder)
    whole(client)
    answer = client.get("/report.pdf")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    import pypdfium2

    with pypdfium2.PdfDocument(answer.content) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "What is best now" in text


def test_where_there_is_no_browser_the_way_is_told(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(printing, "PLACES", ())
    state(folder)
    page = client.get("/report").text
    assert "Save as PDF”" in page
    assert 'formaction="/report.pdf"' not in page
    answer = client.get("/report.pdf", headers={"accept-language": "zh"})
    assert answer.status_code == 404
    assert "另存为 PDF" in answer.text


def test_a_browser_that_fails_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    with pytest.raises(printing.PrintingFailedError) as told:
        printing.pdf("<p>x</p>", broken)
    assert told.value.details["reason"] == "no display"
    broken.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    with pytest.raises(printing.PrintingFailedError):
        printing.pdf("<p>x</p>", broken)
    with pytest.raises(printing.PrintingFailedError):
        printing.pdf("<p>x</p>", tmp_path / "nowhere")
