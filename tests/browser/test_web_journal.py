"""The journal in a real browser: two clicks for an application, the whole way by keyboard, and without scripts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ashore.journal import Terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite

PM = "ai_product_manager"


def test_twenty_silent_applications_by_keyboard(browser: Browser, site: LiveSite) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/journal")
    page.get_by_label("Role").select_option(PM)
    page.get_by_label("How many").fill("20")
    page.get_by_label("I count them as unanswered now").press("Space")
    page.get_by_label("How many").press("Enter")
    page.get_by_role("heading", name="What entry 1 changed").wait_for()
    assert "5.0% → 3.3%" in page.locator(".told").inner_text()
    page.locator(".board").get_by_role("link", name="Interview", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("When it takes place").wait_for()
    assert page.get_by_label("Which application").input_value() == "1"
    page.get_by_label("Company").fill("Example")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What entry 2 changed").wait_for()
    assert "3.3% → 5.0%" in page.locator(".told").inner_text()
    card = page.locator("section[aria-labelledby=column-interviewing] li")
    assert "Example" in card.inner_text()
    page.locator(".told").get_by_role("link", name="Correct").press("Enter")
    page.get_by_role("heading", name="Correct entry 2").wait_for()
    page.get_by_label("Company").fill("Other")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What entry 3 changed").wait_for()
    assert "in place of entry 2" in page.locator(".told").inner_text()
    assert "Other" in card.inner_text()
    page.get_by_role("button", name="Take back").press("Enter")
    page.get_by_role("heading", name="Entry 3 was taken back").wait_for()
    assert "Example" in card.inner_text(), "what it stood in the place of counts again"
    assert troubles == []
    context.close()


def test_without_scripts(browser: Browser, site: LiveSite) -> None:
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/journal")
    page.get_by_label("岗位").select_option(PM)
    page.get_by_role("button", name="记下：投了").click()
    page.get_by_text("第 1 条带来的变化").wait_for()
    page.get_by_role("link", name="花销").click()
    page.get_by_label("一个月花了多少").fill("六千五")
    page.get_by_role("button", name="记下花销").click()
    page.get_by_text("已记为一个月的花销").wait_for()
    page.goto(f"{site.url}/journal")
    page.get_by_text("更多").click()
    page.get_by_role("link", name="没有回音").first.click()
    page.get_by_label("对应哪份投递").select_option("1")
    page.get_by_role("button", name="记下：没有回音").click()
    page.get_by_text("第 3 条带来的变化").wait_for()
    page.get_by_role("link", name="更正").click()
    page.get_by_role("link", name="被拒").first.click()
    page.get_by_role("button", name="用这条代替原来的").click()
    page.get_by_text("代替第 3 条").first.wait_for()
    page.goto(f"{site.url}/journal/table")
    page.get_by_role("link", name="份数").click()
    assert "sort=count" in page.url
    context.close()


@pytest.mark.parametrize(("language", "dark"), [("zh-CN", True), ("en-GB", False)])
def test_nothing_bars_the_way(browser: Browser, site: LiveSite, language: str, dark: bool) -> None:  # noqa: FBT001
    from axe_playwright_python.sync_playwright import Axe

    today = date.today()  # noqa: DTZ011 - where the machine stands
    with site.workspace() as workspace:
        workspace.add_text("AI产品经理\n公司：示例科技有限公司\n薪资：20-30K\n", "ad.txt", kind="ad")
        workspace.log(
            "applied",
            role=PM,
            on=today - timedelta(days=9),
            company="A company with a long name",
            title="Product manager",
            channel="website",
            open_=True,
        )
        workspace.log("applied", role=PM, count=20, on=today - timedelta(days=60))
        workspace.log("interview", role=PM, at=f"{today + timedelta(days=2)} 14:00", questions=("Why?",))
        workspace.log("spent", amount=7000)
        workspace.undo_outcome()
        workspace.log("offer", role=PM, amount=15000, terms=Terms(months=14))
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, locale=language, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    for path in (
        "/journal?entry=3",
        "/journal?kind=offer",
        "/journal?kind=withdrew",
        "/journal/fix?entry=6",
        "/journal/table",
        "/journal/entries",
    ):
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    context.close()
