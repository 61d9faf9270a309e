"""The page of the forecasts in a real browser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite

PM = "ai_product_manager"


@pytest.mark.parametrize(("language", "dark"), [("zh-CN", True), ("en-GB", False)])
def test_the_diagram_is_drawn_and_nothing_bars_the_way(
    browser: Browser,
    site: LiveSite,
    language: str,
    dark: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with site.workspace() as workspace:
        for month in range(12):
            workspace.log("applied", role=PM, count=10, today=date(2025, 1, 6) + timedelta(days=30 * month))
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, locale=language, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/journal/calibration")
    page.locator("figure .chart svg").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert troubles == []
    context.close()
