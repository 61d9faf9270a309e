"""Take a picture of every page in both languages, for README and the documentation.

make screenshots                         write docs/images/PAGE-LANGUAGE.png
python scripts/screenshots.py today me   only these pages

The workspace holds the samples that ship and one of the two people of `make demo`, always on the same day; that of
the pages about the journal and practice is the fourth week of docs/a-month.md.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Final

from a_month.playing import play
from a_month.story import WEEKS
from ashore import Workspace
from ashore.interfaces.html.printing import printer
from ashore.interfaces.web.server import listen, serve
from ashore.interfaces.web.site import PAGES
from ashore.packs import samples
from ashore.packs.people import EXAMPLES
from ashore.workspace import journal, planning

if TYPE_CHECKING:
    import uvicorn
    from playwright.sync_api import Browser

IMAGES: Final = Path(__file__).resolve().parent.parent / "docs/images"
DAY: Final = date(2026, 11, 23)
SUNDAY: Final = 4
"""Of these weeks there are: some applications wait, some led to interviews, some are over."""
BEFORE: Final = timedelta(days=40)
"""How long ago the person's applications were sent."""
LOCALES: Final = {"en": "en-GB", "zh": "zh-CN"}
WIDTH, HEIGHT = 1280, 900
SECONDS: Final = 120.0
HOME: Final = """place => document.querySelectorAll("code, label").forEach(one => {
    for (const [here, there] of [[place, "~"], [`127.0.0.1:${location.port}`, "127.0.0.1:8417"]])
        one.textContent.includes(here) && (one.textContent = one.textContent.replace(here, there));
})"""
"""Shows the folder of the run as the home of the person, and the port as the usual one."""
WAITING: Final = ".working[hx-get], #report[hx-get], [hx-trigger^='load'], [hx-trigger^='every']"
"""What a page has as long as something of it is still computed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is taken: a page, with the place in it that stands at the top; the page's own where it is empty."""

    name: str
    path: str
    top: str = ""


OF_JOURNAL: Final = (
    Picture("journal", "/journal", "nav[aria-label]:has(+ .board)"),
    Picture("funnel", "/journal/funnel"),
    Picture("practice", "/practice"),
)
OF_PERSON: Final = tuple(Picture(name, path) for name, path in PAGES if name not in {"journal", "practice"})


def main(wanted: list[str]) -> int:
    """Take the pictures; return 2 where there is no browser to take them with."""
    program = printer()
    if program is None:
        print(
            "No Chromium was found. Install it (Debian: apt install chromium fonts-noto-cjk) and run this again."
        )
        return 2
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=str(program), args=options)
        for make, day, pictures in ((made, DAY, OF_PERSON), (played, WEEKS[SUNDAY - 1].sunday, OF_JOURNAL)):
            chosen = [picture for picture in pictures if not wanted or picture.name in wanted]
            if not chosen:
                continue
            for module in (journal, planning):
                module.local_day = lambda day=day: day  # type: ignore[attr-defined]
            folder = Path(place) / make.__name__ / "my-move"
            folder.parent.mkdir()
            with served(make(folder)) as url:
                for picture in chosen:
                    take(browser, picture, url.rstrip("/"), str(folder.parent.resolve()))
        browser.close()
    return 0


def made(folder: Path) -> Path:
    """Make the workspace."""
    example = EXAMPLES[0]
    with Workspace.create(folder) as workspace:
        workspace.add(samples.paths())
        for entry in example.happened:
            workspace.log(
                entry.kind, role=entry.role, count=entry.count, about=entry.about, on=DAY - BEFORE, today=DAY
            )
    (folder / "me.yaml").write_text(example.me, encoding="utf-8")
    return folder


def played(folder: Path) -> Path:
    """Make the workspace of the journal's pages."""
    for _, _ in zip(range(SUNDAY + 1), play(folder, screened=()), strict=False):
        pass
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve it until the block ends."""
    listener, address = listen(0)
    started: Queue[uvicorn.Server] = Queue()
    thread = Thread(target=serve, args=(folder, listener, address, "en"), kwargs={"ready": started.put})
    thread.start()
    server = started.get()
    try:
        yield address.url
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Browser, picture: Picture, url: str, place: str) -> None:
    """Take the picture of a page in both languages, when everything on it is computed and drawn.

    ``place`` is the folder of this run, which nobody else has: it is shown as the home of the person.
    """
    for language, locale in LOCALES.items():
        # Waiting for charts evaluates an expression in the page, which its policy forbids.
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale=locale, reduced_motion="reduce", bypass_csp=True
        )
        page = context.new_page()
        until = time.monotonic() + SECONDS
        page.goto(url + picture.path)
        while page.locator(WAITING).count() and time.monotonic() < until:
            time.sleep(1)
            page.goto(url + picture.path)
        drawn = "figure => figure.querySelector('.chart svg') || !figure.querySelector('.chart').offsetParent"
        page.wait_for_function(f"[...document.querySelectorAll('figure[data-library]')].every({drawn})")
        page.evaluate(HOME, place)
        if picture.top:
            page.locator(picture.top).evaluate("element => element.scrollIntoView()")
        file = IMAGES / f"{picture.name}-{language}.png"
        page.screenshot(path=file, animations="disabled")
        print(file.relative_to(IMAGES.parent.parent), f"{file.stat().st_size / 1000:.0f} kB")
        context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
