"""Offers side by side in a real browser: chosen with a click, drawn, and in nobody's way on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.interfaces.offers import ME, write

from .conftest import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite


@pytest.mark.parametrize(
    ("language", "width", "dark"), [("zh-CN", 390, True), ("en-GB", 1280, False)], ids=["narrow", "wide"]
)
def test_offers_are_chosen_with_a_click(
    browser: Browser,
    site: LiveSite,
    language: str,
    width: int,
    dark: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    write(site.folder, me=ME.replace("horizon: 24", "horizon: 6"))
    with opened(browser, width=width, language=language, dark=dark) as (page, troubles):
        page.goto(f"{site.url}/journal/offers")
        page.locator("#compared .chart svg").first.wait_for()
        page.locator("input[value=now]").check()
        page.locator("table.columns-3").wait_for()
        assert "offer=now" in page.url
        assert (
            page.locator("#offers-said").inner_text() == page.locator("#compared .sentences li").first.inner_text()
        )
        page.locator("#compared .chart svg").first.wait_for()
        page.locator("#compared .working").wait_for(state="detached", timeout=60_000)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert troubles == []
