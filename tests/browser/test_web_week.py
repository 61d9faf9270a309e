"""The plan for the week in a real browser: the part of Today, with and without scripts, and how it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ashore.interfaces.web import deciding
from ashore.plans.kept_step import KeptStep, KeptTrial
from ashore.workspace import week
from ashore.workspace.kept import Kept
from tests.web.decide_people import SMALL, state

from .conftest import LiveSite, opened
from .test_web_access import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PM = "ai_product_manager"


@pytest.fixture(autouse=True)
def _decided(site: LiveSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a decision that was kept, in place of one that is solved."""
    day = date(2026, 11, 25)
    monkeypatch.setattr(deciding, "today", lambda: day)
    monkeypatch.setattr("ashore.interfaces.web.pages.week.today", lambda: day)
    monkeypatch.setattr(deciding, "_decide", lambda *_: None)
    step = KeptStep(day, "apply", PM, 13, KeptTrial("referral_chat", PM, changes=True, pays=True))
    monkeypatch.setattr(week, "kept_step", lambda _: Kept(step, fresh=True))
    state(site.folder, f"{SMALL}hours: 20\n")


def test_today_has_the_week_and_writes_down_what_was_done(browser: Browser, site: LiveSite) -> None:
    with opened(browser) as (page, troubles):
        page.goto(site.url)
        part = page.locator("#week")
        part.get_by_text("Send applications: 3, AI product").wait_for()
        part.get_by_label("Sent").fill("2")
        part.get_by_role("button", name="Write it down: Send applications").click()
        page.get_by_text("The list counts it.").wait_for()
        page.locator("#week").get_by_text("Send applications: 1, AI product").wait_for()
    assert troubles == []


def test_without_scripts_it_is_a_page(browser: Browser, site: LiveSite) -> None:
    with opened(browser, scripts=False) as (page, troubles):
        page.goto(site.url)
        page.get_by_role("link", name="Show the list for the week").click()
        page.get_by_label("Talks").fill("1")
        page.get_by_role("button", name="Write it down: Talk to one person").click()
        assert page.url.startswith(f"{site.url}/week")
        assert page.get_by_text("talks: 1 at about 3 h each").is_visible()
    assert troubles == []


@pytest.mark.parametrize(("language", "width", "dark"), [("zh-CN", 390, True), ("en-GB", 1280, False)])
def test_it_is_read_by_everybody(
    browser: Browser, site: LiveSite, language: str, width: int, *, dark: bool
) -> None:
    with opened(browser, language=language, width=width, dark=dark) as (page, troubles):
        page.goto(f"{site.url}/week")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert troubles == []
