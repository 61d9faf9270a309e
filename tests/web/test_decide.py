"""The decision in a browser: its frame while it is computed, its tree, its reasons, and other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web import create_app, deciding
from ashore.interfaces.web.pages import decide_why
from ashore.plans.beliefs import Node
from ashore.plans.provenance import Cited

from .conftest import ORIGIN, PORT
from .decide_people import HTMX, LEAPER, SMALL, solved, state

if TYPE_CHECKING:
    from ashore.interfaces.web.desk import Desk
    from ashore.interfaces.web.solving import Job
    from ashore.reports.plans.decision import Decision


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A workspace whose decision is solved already, for what only reads it."""
    folder = tmp_path_factory.mktemp("solved") / "my-move"
    with Workspace.create(folder):
        pass
    state(folder)
    headers = {"origin": ORIGIN, "accept-language": "en"}
    with TestClient(
        create_app(folder, port=PORT), base_url=ORIGIN, headers=headers, follow_redirects=False
    ) as asking:
        solved(asking)
        yield asking


def test_what_is_not_there_yet_is_waited_for_and_can_be_stopped(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def slowly(job: Job[Decision], *_: object) -> None:
        job.show(3, 10)
        go.wait(30)
        job.show(4, 10)

    state(folder)
    monkeypatch.setattr(deciding, "_decide", slowly)
    client.get("/decide")
    page = client.get("/decide").text
    assert "Computing the plan…" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    part = client.get("/decide/rest?stage=0", headers=HTMX).text
    assert "3 of 10" in part
    assert "hx-get" in part
    answer = client.post("/decide/stop")
    assert answer.headers["location"] == "/decide?notice=decide_stopped"
    go.set()
    page = client.get("/decide").text
    assert "The calculation was stopped." in page
    assert "/decide?again=1" in page


def test_the_whole_decision_has_a_tree_charts_and_sentences(settled: TestClient) -> None:
    page = settled.get("/decide").text
    assert page.count("<h1>") == 1
    assert page.count('role="tree"') == 1
    assert page.count('role="treeitem"') >= 4
    assert 'href="/decide/why/1.1"' in page
    assert re.search(r"\d+ of 100", page)
    assert page.count("<figure") == 3
    assert page.count("The same as a table") == 3
    assert "What would flip it" in page
    assert "ruin line" in page
    assert "style=" not in page


def test_the_page_speaks_chinese(settled: TestClient) -> None:
    page = settled.get("/decide", headers={"accept-language": "zh-CN"}).text
    assert "简单说" in page
    assert "相当于每月到手" in page
    assert "花光线" in page
    assert "In short" not in page


def test_the_whole_decision_is_kept_and_compared_with(client: TestClient, folder: Path) -> None:
    state(folder)
    solved(client)
    with Workspace.open(folder) as workspace:
        assert workspace.last_decision() is not None
    state(folder, SMALL.replace("40000", "30000"))
    page = solved(client)
    assert "What changed since" in page
    assert "40,000 -&gt; ¥30,000" in page


def test_numbers_that_cannot_be_computed_with_are_told_and_not_waited_for(
    client: TestClient, folder: Path
) -> None:
    state(folder, SMALL + "limits: {cash_never_below: 50000}\n")
    client.get("/decide")
    answers = [client.get("/decide/rest?stage=0", headers=HTMX) for _ in range(100)]
    told = next(answer for answer in answers if answer.status_code == 400)
    assert "Set the limit lower than the cash" in told.text
    state(folder)
    assert "In short" in solved(client)


def test_a_slider_solves_the_tree_roughly_then_exactly(settled: TestClient) -> None:
    rough = settled.get("/decide/try?cash=15000&spending=5000", headers=HTMX)
    assert "rough while you drag" in rough.text
    assert "¥40,000 → <strong>¥15,000" in rough.text
    assert "hx-replace-url" not in rough.headers
    assert "<figure" not in rough.text
    exact = settled.get("/decide/try?cash=15000&exact=1", headers=HTMX)
    assert "rough while you drag" not in exact.text
    assert exact.headers["hx-replace-url"] == "/decide?cash=15000"
    assert exact.text.count("<figure") == 2
    again = settled.get("/decide/try?cash=15000", headers=HTMX)
    assert "rough while you drag" not in again.text
    page = settled.get("/decide?cash=15000").text
    assert 'value="15000"' in page
    assert "/decide/compare?b.cash=15000" in page


@pytest.mark.parametrize("exact", ["0", "1"])
def test_the_plan_flips_where_the_savings_are_gone(client: TestClient, folder: Path, exact: str) -> None:
    state(folder, LEAPER)
    solved(client)
    page = client.get(f"/decide/try?cash=0&exact={exact}", headers=HTMX).text
    assert "The plan flips: from “study and look, without a job” to “go back to the old field”." in page
    chinese = client.get("/decide?cash=0", headers={"accept-language": "zh"}).text
    assert "计划翻过来了：从“不上班，专心学、专心找”变成“不转了，回老本行”。" in chinese


@pytest.mark.parametrize("query", ["cash=nan", "cash=inf", "cash=", "cash=<script>", "horizon=x", "other=3", ""])
def test_what_is_no_number_moves_nothing(settled: TestClient, query: str) -> None:
    page = settled.get(f"/decide/try?{query}", headers=HTMX)
    assert page.status_code == 200
    assert "whatif" not in page.text
    assert "<script>alert" not in page.text


def test_a_number_beyond_its_slider_stops_at_the_end(settled: TestClient) -> None:
    page = settled.get("/decide?spending=999999999").text
    assert "¥15,000" in page


def test_why_leads_down_to_lines_and_sources(settled: TestClient) -> None:
    part = settled.get("/decide/why/1", headers=HTMX).text
    assert "<html" not in part
    assert "me.yaml, line 2" in part
    assert "<details>" in part
    whole = settled.get("/decide/why/cash").text
    assert "<h1>Why: cash</h1>" in whole
    assert "me.yaml, line 3" in whole
    assert settled.get("/decide/why/nonsense").status_code == 400
    assert "<script>" not in settled.get("/decide/why/<script>alert(1)<%2Fscript>").text.replace("<script src", "")


@dataclass
class _Here:
    workspace: Workspace


def test_a_quote_is_shown_in_its_sentence(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(
            "She sent 40 letters. <script>alert(1)</script> 投了二十份，没有回音。", "tale.txt", kind="story"
        )
        text = next(workspace.documents()).document.text
        start = text.index("二十份")
        place = Cited("tale.txt", "二十份", start, start + 3)
        desk = cast("Desk", _Here(workspace))
        found = decide_why._reason(desk, Node("top", (Node("quote", cited=place),)), {})
        gone = decide_why._reason(desk, Node("q", cited=Cited("gone.txt", "x", 0, 1)), {})
    quoted = found.because[0].quoted
    assert quoted is not None
    assert (quoted.quote, quoted.after) == ("二十份", "，没有回音。")
    assert gone.quoted is None


def test_what_a_quote_holds_is_text(settled: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    monkeypatch.setattr(Workspace, "why", lambda *_, **__: Node(bad, (Node(bad, (Node(bad, (Node(bad),)),)),)))
    page = settled.get("/decide/why/1").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("&lt;script&gt;alert(1)") == 4


def test_a_page_that_has_grown_old_is_loaded_again(client: TestClient, folder: Path) -> None:
    state(folder)
    solved(client)
    state(folder, SMALL.replace("40000", "39000"))
    assert client.get("/decide/try?cash=1000", headers=HTMX).headers["hx-refresh"] == "true"


def test_what_would_have_to_be_true_for_another_way(settled: TestClient) -> None:
    page = settled.get("/decide").text
    course = re.findall(r'href="/decide/true/(\w+)"', page)[0]
    part = settled.get(f"/decide/true/{course}", headers=HTMX).text
    for _ in range(200):
        if 'class="working"' not in part:
            break
        part = settled.get(f"/decide/true/{course}", headers=HTMX).text
    assert "For this to be best" in part
    assert "a month behind the best way now" in part
    whole = settled.get(f"/decide/true/{course}").text
    assert "<h1>What would have to be true" in whole
    assert settled.get("/decide/true/nonsense").status_code == 200


def test_two_plans_side_by_side(settled: TestClient) -> None:
    page = settled.get("/decide/compare?a.cash=40000&b.cash=15000&exact=1").text
    assert page.count('role="tree"') == 2
    assert "¥15,000" in page
    assert 'name="a.cash"' in page
    assert "differs" in page
    rough = settled.get("/decide/compare?b.cash=16000", headers=HTMX).text
    assert "exact=1" in rough
    assert "<html" not in rough
