"""The pages with many ads and applications: the server's time, a slider's step, and what a first page weighs.

usage: web.py WORKSPACE RUNS        print one JSON object, as a process of its own does for `rows`
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pool
from commands import python
from report import Row

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADS: Final = 10_000
APPLICATIONS: Final = 500
ROLES: Final = ("ai_product_manager", "llm_application")
PAGE_MS: Final = 150.0
STEP_MS: Final = 200.0
PLAIN_KB: Final = 100.0
DRAWN_KB: Final = 450.0
PAGES: Final = (
    "/", "/decide", "/decide/compare", "/decide/tree", "/decide/why/1",
    "/evidence", "/evidence?page=150", "/evidence?q=Python", "/evidence/doc/{ad}", "/evidence/review",
    "/evidence/copies", "/evidence/conflicts",
    "/cases", "/cases?like=me", "/market", "/market?city=上海", "/market/ads?field=salary",
    "/me", "/me/numbers", "/me/file", "/me/roles", "/me/roles/ai_product_manager", "/me/fit", "/me/fit?q=Python",
    "/me/fit/{ad}", "/me/fit/role/ai_product_manager", "/me/audit", "/me/like",
    "/journal", "/journal/table", "/journal/funnel", "/journal/entries", "/journal/due.ics",
    "/report", "/report.html", "/settings",
)  # fmt: skip
"""What is measured; ``{ad}`` is one of the ads."""
SLIDERS: Final = ("cash", "spending", "hours")
_STEPS: Final = """async () => {
  const found = [];
  for (const [name, share] of STEPS) {
    const slider = document.getElementById(`slide-${name}`);
    await new Promise((done) => {
      const began = performance.now();
      const swapped = (event) => {
        if (event.detail.target?.id !== "plan") return;
        document.removeEventListener("htmx:afterSwap", swapped);
        requestAnimationFrame(() => { found.push(performance.now() - began); setTimeout(done, 1500); });
      };
      document.addEventListener("htmx:afterSwap", swapped);
      slider.value = Number(slider.min) + share * (slider.max - slider.min);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  return found;
}"""


def web(runs: int, count: int = ADS, applications: int = APPLICATIONS) -> list[Row]:
    """Make a workspace with so many ads and applications, and measure over it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "workspace"
        build(place, count, applications)
        return rows(place, runs)


def build(place: Path, ads: int, applications: int) -> None:
    """Make the workspace of a person with a résumé, so many different ads and so many logged applications."""
    from ashore.packs import samples
    from ashore.packs.people import EXAMPLES
    from ashore.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ads.jsonl"
        pool.different(pool.load(), ads, file)
        with Workspace.create(place) as workspace:
            workspace.add(path for path in samples.paths() if "resume-en" not in path.name)
            workspace.add([file], kind="ad")
            today = datetime.now(UTC).date()
            for number in range(applications):
                day = today - timedelta(days=300 - number * 300 // applications)
                note = f"company: Company {number}; title: Position {number}"
                workspace.log("applied", role=ROLES[number % 2], on=day, note=note)
                if number % 25 == 0:
                    workspace.log("interview", role=ROLES[number % 2], on=day, note=note)
    leaper = next(example for example in EXAMPLES if example.id == "leaper")
    (place / "me.yaml").write_text(leaper.me, encoding="utf-8")


def rows(place: Path, runs: int) -> list[Row]:
    """Measure over a workspace that is there; its pages are only read, and one application is logged."""
    found = json.loads(python("web.py", str(place), str(max(runs, 3))))
    times: dict[str, list[float]] = found["pages"]
    middle = {path: median(values) for path, values in times.items()}
    slow = sorted(middle, key=lambda path: -middle[path])
    first: dict[str, float] = found["changed"]
    late = max(first, key=lambda path: first[path])
    named = ", ".join(f"`{path}` {middle[path]:.0f}" for path in slow[:4])
    made = [
        Row(
            f"slowest of {len(times)} pages, {found['ads']:,} ads, {found['outcomes']:,} outcomes",
            f"{middle[slow[0]]:.0f} ms",
            f"{named}; all pages {median(middle.values()):.0f} ms",
            f"< {PAGE_MS:.0f} ms",
            middle[slow[0]] < PAGE_MS,
        ),
        Row(
            "the same at the first look after an entry in the journal",
            f"{first[late]:.0f} ms",
            f"`{late}`; all pages {median(first.values()):.0f} ms",
            "",
            None,
        ),
        _step("a step of a slider to the tree, server", found["steps"]),
    ]
    if found["seen"]:
        made.append(_step("the same to the tree drawn in Chromium", found["seen"]))
    for what, size, most in (
        ("first page without charts, compressed", found["plain"], PLAIN_KB),
        ("first page with charts, compressed", found["drawn"], DRAWN_KB),
    ):
        sizes = ", ".join(f"{name} {kilobytes:.1f}" for name, kilobytes in size.items())
        total = sum(size.values())
        made.append(Row(what, f"{total:.0f} kB", f"{sizes} kB", f"< {most:.0f} kB", total < most))
    return made


def _step(what: str, times: list[float]) -> Row:
    spread = f"{min(times):.0f}–{max(times):.0f} ms, {len(times)} steps"
    return Row(what, f"{median(times):.0f} ms", spread, f"< {STEP_MS:.0f} ms", median(times) < STEP_MS)


# In a process of its own


def measure(place: Path, runs: int) -> dict[str, Any]:
    """Return milliseconds of pages and steps, and kilobytes of a first page."""
    from ashore.workspace import Workspace

    with Workspace.open(place) as workspace:
        ads, outcomes = workspace.shelf.counts()["ad"], len(workspace.outcomes())
        ad = next(iter(workspace.shelf.listed(kind="ad"))).id
    with served(place) as port, closing(HTTPConnection("127.0.0.1", port, timeout=600)) as asking:
        pages = [path.format(ad=ad) for path in PAGES]
        settle(asking)
        for path in pages:
            get(asking, path)
        times: dict[str, list[float]] = {path: [] for path in pages}
        for _ in range(max(runs, 5)):
            for path in pages:
                times[path].append(get(asking, path)[0])
        steps = [get(asking, path)[0] for path in _steps(runs)]
        asking.close()  # the server lets go of who is silent for some seconds
        seen = _in_browser(port, runs)
        with Workspace.open(place) as workspace:
            workspace.log("applied", role=ROLES[0])
        settle(asking)  # the decision itself is computed beside the pages
        changed = {path: get(asking, path)[0] for path in pages}
        return {
            "ads": ads,
            "outcomes": outcomes,
            "pages": times,
            "changed": changed,
            "steps": steps,
            "seen": seen,
            "plain": _weight(asking, "/", drawn=False),
            "drawn": _weight(asking, "/decide", drawn=True),
        }


@contextmanager
def served(place: Path) -> Iterator[int]:
    """Serve a workspace on a port of its own, which it returns."""
    from ashore.interfaces.web.server import listen, serve

    listener, address = listen(0)
    started: Queue[Any] = Queue()
    thread = Thread(target=serve, args=(place, listener, address, "zh"), kwargs={"ready": started.put})
    thread.start()
    server = started.get(timeout=60)
    try:
        yield address.port
    finally:
        server.should_exit = True
        thread.join(timeout=60)


def get(asking: HTTPConnection, path: str) -> tuple[float, bytes]:
    """Return milliseconds until the whole answer is there, and the answer as it was sent."""
    begun = time.perf_counter()
    asking.request("GET", quote(path, safe="/?&=%"), headers={"accept-encoding": "gzip", "accept-language": "zh"})
    answer = asking.getresponse()
    sent = answer.read()
    seconds = time.perf_counter() - begun
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return 1000 * seconds, sent


def settle(asking: HTTPConnection) -> None:
    """Wait until the decision is there as a whole."""
    while 'class="working"' in _text(get(asking, "/decide")[1]):
        time.sleep(0.5)


def _text(sent: bytes) -> str:
    return (gzip.decompress(sent) if sent[:2] == b"\x1f\x8b" else sent).decode("utf-8")


def _steps(runs: int) -> list[str]:
    """Return addresses that a hand on the sliders asks for, none of them twice."""
    from itertools import product

    places = [(cash, spending) for cash, spending in product(range(5), range(max(runs, 2)))]
    return [
        f"/decide/try?cash={20_000 + 7_000 * cash}&spending={5_100 + 300 * spending}" for cash, spending in places
    ]


def _weight(asking: HTTPConnection, path: str, *, drawn: bool) -> dict[str, float]:
    """Return kilobytes of a page and of what it loads, as they are sent."""
    sent = get(asking, path)[1]
    page = _text(sent)
    wanted = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    if drawn:
        wanted += re.findall(r'data-library="([^"]+)"', page)
        wanted += re.findall(r'src="(/charts/[^"]+)"', page)
    size = {"the page": len(sent) / 1000}
    for address in dict.fromkeys(map(unescape, wanted)):
        size[address.rpartition("/")[2]] = len(get(asking, address)[1]) / 1000
    return size


def _in_browser(port: int, runs: int) -> list[float]:
    """Return milliseconds from the hand on a slider to the tree that is drawn; nothing where no Chromium is."""
    found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if found is None:
        return []
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/decide")
        page.wait_for_selector("#plan [role=treeitem]")
        times = _dragged(page, runs)
        browser.close()
    return times


def _dragged(page: Page, runs: int) -> list[float]:
    steps = [
        [name, 0.2 + 0.1 * number + 0.03 * place] for number in range(runs) for place, name in enumerate(SLIDERS)
    ]
    times: list[float] = page.evaluate(_STEPS.replace("STEPS", json.dumps(steps)))
    return times


def main(arguments: list[str]) -> None:
    """Measure over the workspace that the arguments name."""
    sys.stdout.write(json.dumps(measure(Path(arguments[0]), int(arguments[1])), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
