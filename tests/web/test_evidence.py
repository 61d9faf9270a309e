"""Evidence in the browser: adding, finding, seeing facts in place, deciding about them, and the bookmarklet."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import ClassVar

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web.taking import Job
from ashore.packs import samples
from ashore.workspace.clipping import bookmarklet, check, create_token, revoke
from ashore.workspace.receiving import Handed

from .hostile import AD, SCRIPT, assert_escaped

PAY = "AI产品经理\n15-20K\n上海-徐汇区 3-5年 本科\n示例科技 · 互联网 · 100-499人\n要求：熟悉Python。\n"


def once(page: str) -> str:
    """The name of the first form on a page that may be carried out once."""
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found
    return found[1]


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def paste(client: TestClient, text: str, kind: str = "auto") -> str:
    """Paste a text, and return the page that says what became of it."""
    answer = client.post("/evidence/add", data={"text": text, "kind": kind})
    assert answer.status_code == 303
    return finished(client, answer.headers["location"])


def finished(client: TestClient, place: str) -> str:
    """The page of what was added, once everything is read."""
    for _ in range(200):
        if "hx-trigger" not in (page := client.get(place).text):
            return page
        threading.Event().wait(0.05)
    raise AssertionError("the files are still being read")


@pytest.fixture
def sampled(folder: Path) -> Path:
    with Workspace.open(folder) as workspace:
        workspace.add(samples.paths())
    return folder


class TestAdding:
    def test_an_empty_workspace_says_what_to_do(self, client: TestClient) -> None:
        assert "Nothing has been read yet" in client.get("/evidence").text
        assert "还没有读过任何材料" in client.get("/evidence", headers={"accept-language": "zh-CN"}).text

    def test_a_pasted_ad_is_read_and_listed(self, client: TestClient) -> None:
        page = paste(client, PAY)
        assert "Documents read: 1." in page
        assert "AI产品经理" in page
        found = client.get("/evidence").text
        assert "/evidence/doc/1" in found
        assert "job ad" in found

    def test_files_are_told_one_by_one_and_nothing_is_lost(self, client: TestClient, folder: Path) -> None:
        files = [
            ("files", ("ad.txt", PAY.encode(), "text/plain")),
            ("files", ("broken.pdf", b"%PDF-1.7 nothing more", "application/pdf")),
            ("files", ("again.txt", PAY.encode(), "text/plain")),
            ("files", ("../../etc/dots.md", "# 我的转行\n\n我叫阿青，原来做运营。".encode(), "text/markdown")),
        ]
        answer = client.post("/evidence/add", data={"text": "", "kind": "auto"}, files=files)
        page = finished(client, answer.headers["location"])
        assert page.count('<li class="card">') == 4
        assert "broken.pdf" in page
        assert 'class="problem"' in page
        assert "here already: 1" in page
        with Workspace.open(folder) as workspace:
            assert [stored.document.name for stored in workspace.documents()] == ["ad.txt", "dots.md"]

    def test_the_kind_that_is_chosen_counts(self, client: TestClient, folder: Path) -> None:
        paste(client, PAY, "story")
        with Workspace.open(folder) as workspace:
            assert [stored.document.kind for stored in workspace.documents()] == ["story"]

    def test_a_form_sent_twice_adds_once(self, client: TestClient) -> None:
        form = {"text": PAY, "once": once(client.get("/evidence").text)}
        first, second = (client.post("/evidence/add", data=form) for _ in range(2))
        assert first.headers["location"] == second.headers["location"]

    @pytest.mark.parametrize(("language", "told"), [("en", "neither a text nor a file"), ("zh", "既没有文字")])
    def test_an_empty_form_is_told(self, client: TestClient, language: str, told: str) -> None:
        answer = client.post("/evidence/add", data={"text": "  "}, headers={"accept-language": language})
        assert answer.status_code == 400
        assert told in answer.text

    def test_what_nobody_remembers_leads_to_the_list(self, client: TestClient) -> None:
        answer = client.get("/evidence/added/nothing")
        assert (answer.status_code, answer.headers["location"]) == (303, "/evidence")

    def test_long_work_shows_how_far_it_is_and_can_be_stopped(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held, at_work = threading.Event(), threading.Event()
        receive = Workspace.receive

        def slow(
            workspace: Workspace, file: Handed, *, kind: str, progress: Callable[[int, int | None], None]
        ) -> object:
            at_work.set()
            held.wait(10)
            return receive(workspace, file, kind="auto", progress=progress)

        monkeypatch.setattr("ashore.interfaces.web.taking.PATIENCE", 0.0)
        monkeypatch.setattr(Workspace, "receive", slow)
        files = [("files", (f"{name}.txt", f"{PAY}{name}".encode(), "text/plain")) for name in "abc"]
        place = client.post("/evidence/add", files=files).headers["location"]
        assert at_work.wait(10)
        page = client.get(place, headers={"hx-request": "true"}).text
        assert "0 of 3 files" in page
        assert "<html" not in page
        assert f'hx-get="{place}"' in page
        stopper = threading.Timer(0.1, held.set)
        stopper.start()
        client.post(f"{place}/stop")
        stopper.join()
        assert "Files that were not read: 2" in finished(client, place)

    def test_a_stop_in_the_middle_keeps_what_was_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lines = "\n".join(f'{{"id": "ad-{n}", "text": "产品经理{n}\\n10-15K"}}' for n in range(50))
        job = Job(folder, [Handed("ads.jsonl", lines.encode())], "ad")
        advance = job._advance

        def stop_early(done: int, of: int | None) -> None:
            if done == 3:
                job.stopped.set()
            advance(done, of)

        monkeypatch.setattr(job, "_advance", stop_early)
        job.start()
        assert job.finished.wait(30)
        assert (job.taken[0].report, job.taken[0].documents) == (None, 3)
        with Workspace.open(folder) as workspace:
            assert workspace.count_documents() >= 2

    def test_an_error_of_our_own_is_told_as_one(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("a bug")

        monkeypatch.setattr(Workspace, "receive", fail)
        assert "wrong in Ashore itself" in paste(client, PAY)
        assert "a bug" in capsys.readouterr().err


class TestFinding:
    def test_both_scripts_and_the_hit_in_its_sentence(self, client: TestClient, sampled: Path) -> None:
        for words in ("評測", "评测"):
            page = client.get("/evidence", params={"q": words}).text
            assert "<mark>评测</mark>" in page
            assert "?at=" in page
        assert "“nothing has this”: 0." in client.get("/evidence", params={"q": "nothing has this"}).text

    def test_a_search_that_brings_an_element_shows_it(self, client: TestClient, sampled: Path) -> None:
        assert_escaped(client.get("/evidence", params={"q": SCRIPT}).text)

    def test_kinds_and_pages(self, client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with Workspace.open(folder) as workspace:
            for number in range(60):
                workspace.add_text(f"产品经理{number}\n10-15K\n北京\n", f"ad-{number}.txt", kind="ad")
        page = client.get("/evidence").text
        assert page.count("/evidence/doc/") == 50
        assert "1–50 of 60" in page
        last = client.get("/evidence?page=9").text
        assert "51–60 of 60" in last
        assert client.get("/evidence?kind=story").text.count("/evidence/doc/") == 0

    def test_htmx_asks_for_the_list_alone(self, client: TestClient, sampled: Path) -> None:
        part = client.get("/evidence?kind=ad", headers={"hx-request": "true"}).text
        assert "<html" not in part
        assert "/evidence/doc/1" in part


class TestDocument:
    @pytest.fixture(autouse=True)
    def _there(self, sampled: Path) -> None:
        pass

    def test_facts_are_marked_in_place_and_the_text_is_whole(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            for stored in workspace.documents():
                page = client.get(f"/evidence/doc/{stored.id}").text
                shown = page.split('class="card text"')[1].split(">", 1)[1].split("</div>")[0]
                assert _text(shown) == stored.document.text

    def test_a_place_shows_the_facts_there(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            fact = next(workspace.facts(document=1, field="salary"))
        page = client.get(f"/evidence/doc/1?at={fact.fact.start}", headers={"hx-request": "true"}).text
        assert "<h2>pay</h2>" in page
        assert "S$7,500–10,000" in page
        assert "<html" not in page

    def test_words_that_were_found_are_marked_where_no_fact_stands(self, client: TestClient) -> None:
        page = client.get("/evidence", params={"q": "重新投"}).text
        link = re.search(r'href="(/evidence/doc/[^"]*#here)"', page)
        assert link
        assert '<mark id="here" class="found">重新投</mark>' in client.get(unescape(link[1])).text
        for odd in ("at=x", "at=5&to=2", "at=99999999&to=9", "at=9999999999999999"):
            assert client.get(f"/evidence/doc/1?{odd}").status_code == 200

    def test_a_name_leads_to_its_place(self, client: TestClient) -> None:
        answer = client.get("/evidence/quote", params={"doc": "sample-story-zh.md", "at": "40"})
        assert answer.headers["location"].endswith("?at=40#here")
        assert client.get("/evidence/quote", params={"doc": "gone.txt", "at": "4"}).status_code == 400

    def test_text_from_outside_is_shown_and_not_run(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            (added,) = workspace.add_text(AD, f"{SCRIPT}.txt", kind="ad").added
        for path in (f"/evidence/doc/{added}", f"/evidence/doc/{added}?at=3", "/evidence", "/evidence?q=script",
                     f"/evidence/review?document={added}", f"/evidence/review?document={added}&correct=1",
                     "/evidence/conflicts", "/evidence/copies"):  # fmt: skip
            page = client.get(path).text
            assert_escaped(page)
        assert "&lt;script&gt;alert(1)" in client.get(f"/evidence/doc/{added}").text

    def test_the_wrong_kind_is_put_right_and_decisions_stay(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            row = next(workspace.facts(document=1, field="salary"))
            workspace.accept(row.id)
        answer = client.post("/evidence/doc/1/kind", data={"kind": "story"})
        assert "what you decided stays" in client.get(answer.headers["location"]).text
        with Workspace.open(sampled) as workspace:
            assert workspace.document(1).document.kind == "story"
            assert workspace.fact(row.id).fact.value == row.fact.value
        client.post("/evidence/doc/1/kind", data={"kind": "poem"})
        client.post("/evidence/doc/1/kind", data={"kind": "ad"})
        with Workspace.open(sampled) as workspace:
            assert workspace.document(1).document.kind == "ad"
            assert workspace.fact(row.id).status == "accepted"
        assert client.post("/evidence/doc/99/kind", data={"kind": "ad"}).status_code == 400

    def test_a_long_text_is_cut_until_all_is_asked_for(self, client: TestClient, sampled: Path) -> None:
        text = "我从运营转到产品，学了三个月。\n" * 14_000
        with Workspace.open(sampled) as workspace:
            (added,) = workspace.add_text(text, "long.txt", kind="story").added
        short, whole = (client.get(f"/evidence/doc/{added}{query}").text for query in ("", "?all=1"))
        assert "30,000 of" in short
        assert len(short) < 0.4 * len(whole)
        assert "Show all" not in whole

    def test_an_address_of_a_document_that_is_not_there(self, client: TestClient) -> None:
        assert client.get("/evidence/doc/99").status_code == 400
        assert client.get("/evidence/doc/x").status_code == 404

    def test_only_an_address_of_the_web_is_a_link(self, client: TestClient, sampled: Path) -> None:
        page = (
            b'<html><link rel="canonical" href="https://example.org/x"><body><p>' + PAY.encode() + b"</p></html>"
        )
        with Workspace.open(sampled) as workspace:
            workspace.receive(Handed("one.html", page))
            script = Handed("two.html", page.replace(b"https:", b"httpjavascript:"), "javascript:alert(1)")
            workspace.receive(Handed("two.html", script.data.replace(b"15-20K", b"16-20K"), script.url))
            first, second = (stored.id for stored in list(workspace.documents())[-2:])
        assert 'href="https://example.org/x"' in client.get(f"/evidence/doc/{first}").text
        assert "javascript:" not in client.get(f"/evidence/doc/{second}").text.replace("text/javascript", "")


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


class TestReview:
    @pytest.fixture(autouse=True)
    def _there(self, sampled: Path) -> None:
        pass

    def test_the_queue_is_that_of_the_command_line(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            expected = [row.id for row in workspace.review_queue()][:4]
        found = []
        place = "/evidence/review"
        for _ in expected:
            page = client.get(place).text
            found.append(int(field(page, "fact")))
            place = f"/evidence/review?after={found[-1]}"
        assert found == expected

    def test_accepting_goes_on_and_undo_comes_back(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            facts = workspace.count_facts(document=1)
        page = client.get("/evidence/review?document=1").text
        assert f"0 of {facts} in this document decided" in page
        fact = field(page, "fact")
        form = {"fact": fact, "seen": "", "document": "1"}
        place = client.post("/evidence/review/accept", data=form).headers["location"]
        page = client.get(place).text
        assert "Marked as right." in page
        assert f"1 of {facts} in this document decided" in page
        assert field(page, "fact") != fact
        place = client.post("/evidence/review/undo", data={"fact": fact, "document": "1"}).headers["location"]
        page = client.get(place).text
        assert field(page, "fact") == fact
        assert f"0 of {facts}" in page
        with Workspace.open(sampled) as workspace:
            assert [entry.action for entry in workspace.decisions(int(fact))] == ["accept", "undo"]

    def test_the_last_one_wraps_around_to_what_was_left(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            queue = [row.id for row in workspace.review_queue(document=1)]
        page = client.get(f"/evidence/review?document=1&after={queue[-1]}").text
        assert int(field(page, "fact")) == queue[0]

    def test_nothing_left_says_so(self, client: TestClient, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            for row in list(workspace.review_queue(document=1)):
                workspace.accept(row.id)
        assert "Nothing waits for you here" in client.get("/evidence/review?document=1").text

    def test_correcting_a_fact_changes_the_market(self, client: TestClient, sampled: Path) -> None:
        before = client.get("/market/ads?field=salary").text
        assert "¥990,000" not in before
        with Workspace.open(sampled) as workspace:
            row = next(row for row in workspace.facts(kind="ad", field="salary") if "K" in row.fact.quote)
        page = client.get(f"/evidence/review?fact={row.id}&correct=1").text
        form = {name: field(page, name) for name in ("fact", "seen", "value.min", "value.max")}
        form |= {"value.min": "99万", "value.max": "1,000,000", "value.period": "month", "value.currency": "CNY"}
        answer = client.post("/evidence/review/correct", data=form)
        assert answer.status_code == 303
        assert "Corrected" in client.get(answer.headers["location"]).text
        assert "¥990,000–1,000,000" in client.get("/market/ads?field=salary").text

    @pytest.mark.parametrize(
        ("typed", "language", "told"),
        [
            ({"value.min": "much", "value.max": ""}, "en", "“much” is not a number"),
            ({"value.min": "很多", "value.max": ""}, "zh", "“很多”不是数字"),
            ({"value.min": "30000", "value.max": "20000"}, "en", "30,000, is above the upper, 20,000"),
            ({"value.min": "30000", "value.max": "20000"}, "zh", "下限 30,000"),
            ({"value.min": "", "value.max": ""}, "en", "No value was given"),
            ({"value.min": "", "value.max": ""}, "zh", "没有填值"),
        ],
    )
    def test_a_value_that_cannot_be_is_told_and_what_was_typed_stays(
        self, client: TestClient, sampled: Path, typed: dict[str, str], language: str, told: str
    ) -> None:
        with Workspace.open(sampled) as workspace:
            row = next(workspace.facts(kind="ad", field="salary"))
        form = {"fact": str(row.id), "seen": "", "value.period": "month", "value.currency": "CNY", **typed}
        answer = client.post("/evidence/review/correct", data=form, headers={"accept-language": language})
        assert answer.status_code == 400
        assert told in answer.text
        assert field(answer.text, "value.min") == typed["value.min"]
        with Workspace.open(sampled) as workspace:
            assert workspace.fact(row.id).status == "new"

    @pytest.mark.parametrize(("language", "told"), [("en", "in another window"), ("zh", "另一个窗口")])
    def test_a_decision_that_came_between_is_told(
        self, client: TestClient, sampled: Path, language: str, told: str
    ) -> None:
        page = client.get("/evidence/review?document=1").text
        form = {name: field(page, name) for name in ("fact", "seen")}
        with Workspace.open(sampled) as workspace:
            workspace.reject(int(form["fact"]))
        answer = client.post("/evidence/review/accept", data=form, headers={"accept-language": language})
        assert answer.status_code == 409
        assert told in answer.text
        with Workspace.open(sampled) as workspace:
            assert workspace.fact(int(form["fact"])).status == "rejected"

    def test_a_form_without_a_fact_is_told(self, client: TestClient) -> None:
        for action in ("accept", "reject", "correct", "undo"):
            assert client.post(f"/evidence/review/{action}", data={"fact": "x"}).status_code == 400
        assert client.get("/evidence/review?fact=999999").status_code == 400

    def test_a_decision_on_the_document_leads_back_there(self, client: TestClient) -> None:
        page = client.get("/evidence/doc/1?at=5").text.split('id="beside"')[1]
        form = {"fact": field(page, "fact"), "back": field(page, "back")}
        answer = client.post("/evidence/review/reject", data=form)
        assert answer.headers["location"].startswith("/evidence/doc/1?at=5&")
        form["back"] = "//evil.example"
        assert client.post("/evidence/review/undo", data=form).headers["location"].startswith("/?")


class TestSideBySide:
    def test_copies_count_once_and_look_alikes_each(self, client: TestClient, sampled: Path) -> None:
        page = client.get("/evidence/copies").text
        assert "counts once" in page
        assert "sample-story-zh-hant.md" in page

    def test_a_conflict_quotes_both_sides(self, client: TestClient, sampled: Path) -> None:
        page = client.get("/evidence/conflicts").text
        assert "One source disagrees with itself" in page
        assert page.count("/evidence/quote?") >= 2

    def test_conflicts_come_by_the_page_and_are_those_of_all_claims(self, sampled: Path) -> None:
        with Workspace.open(sampled) as workspace:
            for number in range(7):
                text = f"产品经理\n10-15K\n杭州 3-5年 本科\n1、硕士及以上学历；\n2、十年以上工作经验。\n{number}"
                workspace.add_text(text, f"odd-{number}.txt", kind="ad")
            paged, before = list(workspace.conflicts_of_tales()), None
            while True:
                part = workspace.conflicts_of_ads(before=before, limit=2)
                paged += part.conflicts
                before = part.before
                if before is None:
                    break
            everything = workspace.conflicts()
            assert len(everything) >= 7
            assert sorted(map(repr, paged)) == sorted(map(repr, everything))

    def test_nothing_to_compare_says_so(self, client: TestClient) -> None:
        assert "No two documents tell the same" in client.get("/evidence/copies").text


class TestBookmarklet:
    """Another site's page posts; the browser names that site as the origin."""

    ELSEWHERE: ClassVar = {"origin": "https://jobs.example"}

    @pytest.fixture
    def token(self, folder: Path) -> Iterator[str]:
        with Workspace.open(folder) as workspace:
            yield create_token(workspace)

    def form(self, token: str, html: str = f"<html><body><p>{PAY}</p></body></html>") -> dict[str, str]:
        return {"token": token, "title": f"AI PM {SCRIPT}", "url": "https://jobs.example/1", "html": html}

    def test_the_first_use_is_asked_about_and_then_taken(
        self, client: TestClient, folder: Path, token: str
    ) -> None:
        asked = client.post("/clip", data=self.form(token), headers=self.ELSEWHERE)
        assert asked.status_code == 200
        assert "Take this page?" in asked.text
        assert "jobs.example" in asked.text
        assert token not in asked.text
        assert_escaped(asked.text)
        with Workspace.open(folder) as workspace:
            assert workspace.count_documents() == 0
        form = {"held": field(asked.text, "held"), "answer": "yes"}
        assert client.post("/evidence/clip", data=form, headers=self.ELSEWHERE).status_code == 403
        taken = client.post("/evidence/clip", data=form)
        assert "/evidence/doc/1" in taken.text
        assert_escaped(taken.text)
        again = client.post(
            "/clip", data=self.form(token, "<html><p>" + PAY.replace("15-20", "16-21")), headers=self.ELSEWHERE
        )
        assert "/evidence/doc/2" in again.text
        with Workspace.open(folder) as workspace:
            assert [stored.document.url for stored in workspace.documents()] == ["https://jobs.example/1"] * 2
            assert check(workspace, token) == "confirmed"

    def test_what_is_not_confirmed_is_forgotten(self, client: TestClient, folder: Path, token: str) -> None:
        asked = client.post("/clip", data=self.form(token), headers=self.ELSEWHERE).text
        form = {"held": field(asked, "held"), "answer": "no"}
        assert client.post("/evidence/clip", data=form).headers["location"].startswith("/evidence?")
        assert client.post("/evidence/clip", data={**form, "answer": "yes"}).status_code == 410
        with Workspace.open(folder) as workspace:
            assert workspace.count_documents() == 0
            assert check(workspace, token) == "new"

    @pytest.mark.parametrize(("language", "told"), [("en", "may not send pages"), ("zh", "不能往这个工作区")])
    def test_another_token_is_refused(
        self, client: TestClient, folder: Path, token: str, language: str, told: str
    ) -> None:
        headers = {**self.ELSEWHERE, "accept-language": language}
        with Workspace.open(folder) as workspace:
            create_token(workspace)
        for wrong in (token, "", SCRIPT):
            answer = client.post("/clip", data=self.form(wrong), headers=headers)
            assert answer.status_code == 403
            assert told in answer.text
            assert_escaped(answer.text)

    def test_a_revoked_token_is_refused_also_between_asking_and_confirming(
        self, client: TestClient, folder: Path, token: str
    ) -> None:
        asked = client.post("/clip", data=self.form(token), headers=self.ELSEWHERE).text
        with Workspace.open(folder) as workspace:
            revoke(workspace)
            assert not workspace.clipping.active
        form = {"held": field(asked, "held"), "answer": "yes"}
        assert client.post("/evidence/clip", data=form).status_code == 403
        assert client.post("/clip", data=self.form(token), headers=self.ELSEWHERE).status_code == 403
        with Workspace.open(folder) as workspace:
            assert workspace.count_documents() == 0

    def test_no_token_made_means_none_is_valid(self, client: TestClient) -> None:
        assert client.post("/clip", data=self.form(""), headers=self.ELSEWHERE).status_code == 403

    def test_a_page_too_large_is_told(
        self, client: TestClient, token: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ashore.interfaces.web.pages.evidence_clip.LARGEST", 100)
        answer = client.post("/clip", data=self.form(token, "x" * 101), headers=self.ELSEWHERE)
        assert answer.status_code == 413

    def test_a_page_without_text_is_told(self, client: TestClient, folder: Path, token: str) -> None:
        with Workspace.open(folder) as workspace:
            workspace.clipping.confirm(token)
        answer = client.post("/clip", data=self.form(token, "<html></html>"), headers=self.ELSEWHERE)
        assert answer.status_code == 400
        assert "Nothing could be read" in answer.text

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[", "file:///etc/passwd", "x" * 9000])
    def test_an_address_that_is_none_is_left_out(self, client: TestClient, token: str, address: str) -> None:
        form = {**self.form(token), "url": address}
        answer = client.post("/clip", data=form, headers=self.ELSEWHERE)
        assert answer.status_code == 200
        assert address not in answer.text

    def test_the_token_is_kept_as_a_hash_and_the_bookmark_posts_to_this_machine(
        self, folder: Path, token: str
    ) -> None:
        content = b"".join(path.read_bytes() for path in folder.glob("ashore.db*"))
        assert token.encode() not in content
        code = bookmarklet(token, 8417)
        assert code.startswith("javascript:")
        assert "http://127.0.0.1:8417/clip" in code
        assert token in code
