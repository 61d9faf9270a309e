"""Every page, looked at by axe: both languages, dark and light, wide and narrow; nothing scrolls sideways."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ashore import Workspace
from ashore.interfaces.web.site import PAGES
from ashore.journal.terms import Terms
from ashore.packs import samples
from tests.web.decide_people import SMALL
from tests.web.hostile import AD

from .conftest import LiveSite, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOOKS = (("en-GB", 1280, "light"), ("en-GB", 390, "dark"), ("zh-CN", 1280, "dark"), ("zh-CN", 390, "light"))
"""Every two of language, width and colours meet."""
MORE = ("/evidence/doc/1", "/decide/compare", "/decide/tree", "/nowhere")
PATHS = (*(path for _, path in PAGES), *MORE)
BEHIND = (
    "/week", "/journal?kind=offer", "/journal?entry=4", "/journal/table", "/journal/funnel",
    "/journal/funnel?role=all", "/journal/offers", "/journal/calibration", "/journal/entries",
    "/journal/fix?entry=4", "/journal/import", "/journal/export",
    "/practice/next", "/practice/mock", "/practice/mock?turn=1",
)  # fmt: skip
"""Pages behind these, looked at twice: each language, width and colours once."""
TWO = (("en-GB", 390, "dark"), ("zh-CN", 1280, "light"))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A workspace with some of everything, its decision computed."""
    folder = tmp_path_factory.mktemp("access") / "my-move"
    with Workspace.create(folder) as workspace:
        workspace.add_text(AD, "hostile.txt", kind="ad")
        workspace.add(samples.paths())
        workspace.log("applied", role="ai_product_manager", count=20)
        workspace.log("interview", role="ai_product_manager", count=1)
        log = partial(workspace.log, role="ai_product_manager", company="示例科技", city="上海")
        log("applied", channel="BOSS直聘")
        log("interview", questions=("为什么转行？",), round_=1)
        log("offer", amount=15000, terms=Terms(months=14, hours=50))
        workspace.log("applied", role="ai_trainer", count=3)
    (folder / "me.yaml").write_text(SMALL, encoding="utf-8")
    with served(folder) as site:
        yield site


def settled(page: Page, address: str) -> None:
    """Open a page and wait until nothing of it is computed any more, and every chart is drawn."""
    until = time.monotonic() + 90
    while True:
        page.goto(address)
        waiting = page.locator('.working[hx-get], #report[hx-get], [hx-trigger^="load"]').count()
        if not waiting or time.monotonic() > until:
            break
        time.sleep(0.5)
    drawn = "figure => figure.querySelector('.chart svg') || !figure.querySelector('.chart').offsetParent"
    page.wait_for_function(f"[...document.querySelectorAll('figure[data-library]')].every({drawn})")


def violations(page: Page) -> list[tuple[str, str]]:
    from axe_playwright_python.sync_playwright import Axe

    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.parametrize(
    ("paths", "locale", "width", "colours"),
    [*((PATHS, *look) for look in LOOKS), *((BEHIND, *look) for look in TWO)],
)
def test_every_page_can_be_used(
    browser: Browser, live: LiveSite, paths: tuple[str, ...], locale: str, width: int, colours: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale=locale,
        color_scheme=colours,
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script from outside
    )
    page = context.new_page()
    troubles: dict[str, object] = {}
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in paths:
        settled(page, live.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if found := violations(page):
            troubles[path] = found
        if (scrolled := page.evaluate("document.documentElement.scrollWidth")) > width:
            troubles[f"{path} scrolls sideways"] = scrolled
        if page.locator("h1").count() != 1:
            troubles[f"{path} has no one heading"] = page.locator("h1").count()
    context.close()
    assert troubles == {}
    assert [url for url in asked if not url.startswith((live.url + "/", "data:"))] == []


def test_what_is_shown_once_and_what_is_gone_can_be_used(browser: Browser, tmp_path: Path) -> None:
    """The page of a new bookmark, and the one after everything was erased."""
    with Workspace.create(tmp_path / "my-move"):
        pass
    with served(tmp_path / "my-move") as site:
        context = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
        page = context.new_page()
        page.goto(f"{site.url}/settings")
        page.get_by_role("button", name="Make the bookmark").click()
        page.get_by_role("heading", name="Your bookmark").wait_for()
        assert violations(page) == []
        page.goto(f"{site.url}/settings")
        page.get_by_label("type the name of the folder").fill("my-move")
        page.get_by_role("button", name="Erase for good").press("Enter")
        page.get_by_role("heading", name="Erased").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("link", name="Market").click()
        page.get_by_text("is gone: it was erased").wait_for()
        context.close()


def test_the_report_is_printed_without_the_frame(browser: Browser, live: LiveSite) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 900}, color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    settled(page, f"{live.url}/report")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.locator(".take").is_visible()
    assert page.locator("#best").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def test_the_saved_report_can_be_used(browser: Browser, live: LiveSite, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    settled(page, f"{live.url}/report")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "report.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "report.html").as_uri())
    assert asked == [(tmp_path / "report.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    context.close()
