"""A browser that slept for a night, and one whose server was stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ashore import Workspace
from tests.web.hostile import AD

from .conftest import LiveSite, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AWAKE = "document.dispatchEvent(new Event('visibilitychange'))"


def test_a_page_of_yesterday_is_fetched_again(browser: Browser, site: LiveSite) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site.url}/settings")
    page.evaluate("window.before = true")
    page.clock.fast_forward("00:01")
    page.evaluate(AWAKE)
    assert page.evaluate("window.before") is True
    page.clock.fast_forward("30:00:00")
    with page.expect_navigation():
        page.evaluate(AWAKE)
    assert page.evaluate("window.before") is None
    page.get_by_label("type the name of the folder").fill("my")
    page.evaluate("window.before = true")
    page.clock.fast_forward("30:00:00")
    page.evaluate(AWAKE)
    assert page.evaluate("window.before") is True, "what was typed would have been lost"
    context.close()


def test_a_server_that_was_stopped_is_told_of(browser: Browser, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "my-move") as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    with served(tmp_path / "my-move") as site:
        page.goto(f"{site.url}/evidence")
        page.locator("#words").fill("Python")
        assert not page.locator("#lost").is_visible()
    page.locator("#words").press("Enter")
    page.get_by_text("Ashore 没有回应").wait_for()
    assert page.locator("#words").input_value() == "Python"
    context.close()
