"""Two windows, or the command line and a window, on one workspace at once: nothing is lost, and it is told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from threading import Barrier, Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import ashore
from ashore import Workspace
from ashore.interfaces.web import create_app
from ashore.person import Me
from ashore.words import catalogue

from .conftest import ORIGIN, PORT
from .decide_people import state

ROLE = "ai_product_manager"
SOURCE = str(Path(ashore.__file__).resolve().parent.parent)
READ = ("/evidence", "/evidence/review", "/market", "/journal", "/journal/funnel", "/me", "/cases", "/settings")


def ad(number: int) -> str:
    """Return an ad that is no copy of another one."""
    skill = ("Python", "SQL", "PyTorch", "Java", "Excel")[number % 5]
    return (
        f"AI产品经理（{number}组）\n{10 + number}-{20 + number}K\n上海-徐汇区 3-5年 本科\n"
        f"第{number}示例科技有限公司 · 互联网 · 100-499人\n任职要求：\n"
        f"1、熟悉{skill}；\n2、有{number}个项目经验。\n"
    )


def window(app: Starlette) -> TestClient:
    """Return one more window: it asks by itself, and keeps its own cookies."""
    headers = {"origin": ORIGIN, "accept-language": "en"}
    return TestClient(app, base_url=ORIGIN, headers=headers, follow_redirects=False)


@pytest.fixture
def app(folder: Path) -> Starlette:
    """One server over the workspace."""
    return create_app(folder, port=PORT)


class Windows:
    """Work that is begun at the same moment, each in a thread of its own."""

    def __init__(self, count: int) -> None:
        self.pool = ThreadPoolExecutor(count)
        self.barrier = Barrier(count, timeout=60)

    def run(self, *works: Callable[[], None]) -> None:
        """Do all of it; what goes wrong in one is raised here."""

        def begin(work: Callable[[], None]) -> None:
            self.barrier.wait()
            work()

        with self.pool:
            for done in [self.pool.submit(begin, work) for work in works]:
                done.result(timeout=120)


def busy(page: str) -> bool:
    """Whether a page says that another program is writing, in whatever words."""
    said = catalogue("en")["error.busy.message"].partition("{folder}")[0]
    return "locked" in page or said in page


@contextmanager
def watching(app: Starlette) -> Iterator[Callable[[], None]]:
    """Read pages over and over until the block ends; none may fail, or speak of a lock."""
    over = Event()

    def read() -> None:
        asking = window(app)
        while True:
            for path in READ:
                answer = asking.get(path)
                assert answer.status_code == 200, (path, answer.text)
                assert not busy(answer.text), path
                if over.is_set():
                    return

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        try:
            yield read
        finally:
            over.set()
            reading.result(timeout=60)


def test_ads_outcomes_and_decisions_from_everywhere_at_once_are_all_there(app: Starlette, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(ad(0), "first.txt", kind="ad")
        facts = [row.id for row in workspace.facts(document="first.txt")]

    def adds_by_page() -> None:
        asking = window(app)
        for number in range(1, 7):
            answer = asking.post("/evidence/add", data={"text": ad(number), "kind": "ad"})
            assert answer.status_code == 303, answer.text
            place = answer.headers["location"]
            while "<progress" in (page := asking.get(place).text):
                pass
            assert not busy(page), page

    def adds_beside() -> None:
        for number in range(7, 13):
            with Workspace.open(folder) as workspace:
                workspace.add_text(ad(number), f"beside-{number}.txt", kind="ad")

    def logs_by_page() -> None:
        asking = window(app)
        for number in range(12):
            form = {"kind": "applied", "role": ROLE, "count": "1", "company": f"page {number}"}
            answer = asking.post("/journal/log", data=form)
            assert answer.status_code == 303, answer.text

    def logs_beside() -> None:
        for number in range(12):
            with Workspace.open(folder) as workspace:
                workspace.log("applied", role=ROLE, note=f"beside {number}")

    def reviews() -> None:
        asking = window(app)
        for fact in facts:
            answer = asking.post("/evidence/review/accept", data={"fact": str(fact)})
            assert answer.status_code == 303, answer.text

    with watching(app):
        Windows(5).run(adds_by_page, adds_beside, logs_by_page, logs_beside, reviews)
    with Workspace.open(folder) as workspace:
        titles = " ".join(row.document.text for row in workspace.documents())
        assert [number for number in range(13) if f"第{number}示例" not in titles] == []
        assert workspace.count_documents() == 13
        named = {entry.company or entry.note for entry in workspace.outcomes()}
        assert len(workspace.outcomes()) == len(named) == 24
        assert {workspace.fact(fact).status for fact in facts} == {"accepted"}
        assert [check.name for check in workspace.doctor() if not check.ok] == []


def test_an_import_by_the_command_line_and_a_window_do_not_lose_each_other(app: Starlette, folder: Path) -> None:
    ads = folder.parent / "ads.jsonl"
    lines = [json.dumps({"id": str(number), "text": ad(number)}, ensure_ascii=False) for number in range(60)]
    ads.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "ashore", "-w", str(folder)]
    environment = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONUTF8": "1"}
    asking = window(app)
    with watching(app):
        running = [
            subprocess.Popen(
                [*command, *words], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for words in (["add", "--kind", "ad", str(ads)], ["log", "applied", "3", "--role", ROLE])
        ]
        logged = 0
        while any(process.poll() is None for process in running):
            answer = asking.post("/journal/log", data={"kind": "applied", "role": ROLE, "count": "1"})
            assert answer.status_code == 303, answer.text
            logged += 1
        for process in running:
            _, complaint = process.communicate(timeout=60)
            assert process.returncode == 0, complaint
    with Workspace.open(folder) as workspace:
        assert workspace.count_documents() == 60
        assert sum(entry.count for entry in workspace.outcomes()) == logged + 3
    assert logged > 1


# The later edit is told about the earlier


def fields(page: str) -> dict[str, str]:
    """Return what a form on a page would send as it stands."""
    found = re.findall(r'<input[^>]* name="([^"]+)"[^>]*? value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found if name != "language"}


def test_the_later_edit_of_the_numbers_is_told_of_the_earlier(app: Starlette, folder: Path) -> None:
    state(folder)
    first, second = window(app), window(app)
    one, two = fields(first.get("/me/numbers").text), fields(second.get("/me/numbers").text)
    assert first.post("/me/numbers", data={**one, "cash": "50000"}).status_code == 303
    answer = second.post("/me/numbers", data={**two, "cash": "30000", "spending": "4500"})
    assert answer.status_code == 409
    assert "changed elsewhere" in answer.text
    assert "50000" in answer.text or "50,000" in answer.text
    with Workspace.open(folder) as workspace:
        assert _money(workspace.me()) == (50000, 5000), "the later one wrote nothing"
    again = fields(answer.text)
    assert again["cash"].replace(",", "") == "30000", "what was typed is still there"
    assert second.post("/me/numbers", data=again).status_code == 303
    with Workspace.open(folder) as workspace:
        assert _money(workspace.me()) == (30000, 4500)


def _money(me: Me) -> tuple[float, float]:
    return me.numbers["cash"].value, me.numbers["spending"].value


def test_an_editor_beside_the_window_is_told_of(app: Starlette, folder: Path) -> None:
    state(folder)
    asking = window(app)
    page = asking.get("/me/file").text
    form = fields(page)
    theirs = (folder / "me.yaml").read_text(encoding="utf-8").replace("cash: 40000", "cash: 41000")
    (folder / "me.yaml").write_text(theirs, encoding="utf-8")
    mine = theirs.replace("cash: 41000", "cash: 42000")
    answer = asking.post("/me/file", data={**form, "text": mine})
    assert answer.status_code == 409
    assert "cash: 41000" in answer.text
    assert "cash: 42000" in answer.text
    assert (folder / "me.yaml").read_text(encoding="utf-8") == theirs


def test_of_windows_that_save_at_the_same_moment_every_change_arrives_in_the_end(
    app: Starlette, folder: Path
) -> None:
    state(folder)
    wanted = {"cash": "61000", "spending": "6100", "hours": "11", "horizon": "7"}
    told: list[str] = []

    def saves(name: str) -> Callable[[], None]:
        asking = window(app)
        form = {**fields(asking.get("/me/numbers").text), name: wanted[name]}

        def work() -> None:
            answer = asking.post("/me/numbers", data=form)
            while answer.status_code == 409:
                told.append(name)
                answer = asking.post("/me/numbers", data=fields(answer.text))
            assert answer.status_code == 303, answer.text

        return work

    Windows(len(wanted)).run(*(saves(name) for name in wanted))
    text = (folder / "me.yaml").read_text(encoding="utf-8")
    with Workspace.open(folder) as workspace:
        assert _money(workspace.me()) == (61000, 6100)
    assert [name for name, value in wanted.items() if not re.search(rf"(?m)^{name}: {value}", text)] == []
    assert len(told) >= len(wanted) - 1, "each but one was told of another at least once"


def test_a_decision_taken_in_another_window_is_told(app: Starlette, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(ad(0), "first.txt", kind="ad")
    first, second = window(app), window(app)
    one, two = (fields(asking.get("/evidence/review").text) for asking in (first, second))
    assert one["fact"] == two["fact"]
    assert first.post("/evidence/review/accept", data=one).status_code == 303
    answer = second.post("/evidence/review/reject", data=two)
    assert answer.status_code == 409
    with Workspace.open(folder) as workspace:
        assert workspace.fact(int(one["fact"])).status == "accepted"


def test_of_two_windows_that_decide_at_the_same_moment_one_is_told(app: Starlette, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(ad(0), "first.txt", kind="ad")
        count = len(list(workspace.facts(document="first.txt")))
    for _ in range(min(count, 6)):
        windows = [window(app), window(app)]
        forms = [fields(asking.get("/evidence/review").text) for asking in windows]
        codes: list[int] = []

        def decides(place: int, what: str) -> Callable[[], None]:
            asking, form = windows[place], forms[place]  # noqa: B023 - done before the next turn
            return lambda: codes.append(asking.post(f"/evidence/review/{what}", data=form).status_code)  # noqa: B023

        Windows(2).run(decides(0, "accept"), decides(1, "reject"))
        assert sorted(codes) == [303, 409]
        with Workspace.open(folder) as workspace:
            assert len(workspace.decisions(int(forms[0]["fact"]))) == 1


def test_a_document_that_is_open_in_two_windows(app: Starlette, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(ad(0), "first.txt", kind="ad")
        fact = next(iter(workspace.facts(document="first.txt")))
    page = f"/evidence/doc/1?at={fact.fact.start}"
    first, second = window(app), window(app)
    one, two = (fields(asking.get(page).text) for asking in (first, second))
    assert first.post("/evidence/review/reject", data=one).status_code == 303
    assert second.post("/evidence/review/accept", data=two).status_code == 409
    with Workspace.open(folder) as workspace:
        assert workspace.fact(int(one["fact"])).status == "rejected"


def test_a_button_that_is_pressed_twice_at_once_counts_once(app: Starlette, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(ad(0), "first.txt", kind="ad")
    asking = window(app)
    for turn in range(4):
        form = {"kind": "applied", "role": ROLE, "count": "1", "once": f"the same {turn}"}
        for address, data in (("/journal/log", form), ("/today/log", form | {"once": f"other {turn}"})):
            Windows(3).run(*[_presses(app, address, data)] * 3)
    Windows(3).run(*[_presses(app, "/journal/ad", {"ad": "1"})] * 3)
    assert asking.get("/journal").status_code == 200
    with Workspace.open(folder) as workspace:
        assert len(workspace.outcomes()) == 4 * 2 + 1


def _presses(app: Starlette, address: str, form: dict[str, str]) -> Callable[[], None]:
    def work() -> None:
        answer = window(app).post(address, data=form)
        assert answer.status_code == 303, answer.text

    return work


@pytest.mark.parametrize("path", ["/", "/decide", "/evidence", "/journal", "/me", "/settings"])
def test_a_page_that_is_open_while_everything_is_erased_tells_so(app: Starlette, folder: Path, path: str) -> None:
    asking = window(app)
    assert asking.get(path).status_code == 200
    with Workspace.open(folder) as workspace:
        workspace.erase(folder.name)
    answer = asking.get(path)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text
    assert not (folder / "ashore.db").exists(), "looking at it makes no new one"
