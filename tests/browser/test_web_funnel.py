"""The funnel in a real browser: its charts are drawn, the plan's turn arrives, nothing is in anybody's way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import pytest

from tests.web.decide_people import LEAPER

from .test_web_access import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite

PM = "ai_product_manager"


@pytest.mark.parametrize(
    ("locale", "width", "colours", "heading"),
    [("en-GB", 1280, "light", "Where the plan turns"), ("zh-CN", 390, "dark", "计划在哪里转向")],
)
def test_the_funnel(
    browser: Browser, site: LiveSite, locale: str, width: int, colours: Literal["light", "dark"], heading: str
) -> None:
    (site.folder / "me.yaml").write_text(LEAPER, encoding="utf-8")
    today = date.today()  # noqa: DTZ011 - the day of the machine, as the server has it
    with site.workspace() as workspace:
        for number in range(7):
            sent = workspace.log(
                "applied", role=PM, on=today - timedelta(days=40), company=f"c{number}", channel=f"ch{number % 2}"
            )
            workspace.log("rejected", on=today - timedelta(days=39 - number), answers=sent.id)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale=locale,
        color_scheme=colours,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/journal/funnel")
    page.get_by_role("heading", name=heading).wait_for()
    page.locator("section[aria-labelledby=times-title] .chart svg").wait_for()
    page.locator("#turn:not([hx-get]) p").first.wait_for(timeout=60_000)
    assert page.locator("#turn").count() == 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert troubles == []
    context.close()
