"""Drag the savings down until the plan flips, walk the tree, ask why: in a real browser, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from .conftest import LiveSite

LEAPER = """job: none
last_income: 12000
cash: 60000
spending: 6000
horizon: 12
readiness: practised
options: {project: no, study_full_time: no, bridge_job: no, referral_chat: no}
"""


def _settled(page: Page) -> None:
    page.wait_for_selector("#plan", timeout=60_000)
    page.wait_for_selector("#working:empty", state="attached", timeout=60_000)


@pytest.mark.parametrize(("locale", "flips"), [("en-GB", "The plan flips"), ("zh-CN", "计划翻过来了")])
def test_savings_go_down_until_the_plan_flips(browser: Browser, site: LiveSite, locale: str, flips: str) -> None:
    (site.folder / "me.yaml").write_text(LEAPER, encoding="utf-8")
    narrow = locale == "zh-CN"
    context = browser.new_context(
        viewport={"width": 390 if narrow else 1280, "height": 800},
        locale=locale,
        color_scheme="dark" if narrow else "light",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site.url}/decide")
    _settled(page)
    page.wait_for_selector("#charts svg", timeout=30_000)
    assert page.locator("figure .chart svg").count() >= 2

    # The tree by keyboard: down to a branch, close it, open it, ask why.
    page.locator('[role="treeitem"]').first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tree .why")
    assert "me.yaml" in page.locator(".tree .why").inner_text() or page.locator(".tree .why li").count() > 2

    # Savings to nothing, by one key: roughly at once, exactly when the hand rests.
    page.locator("#slide-cash").focus()
    page.keyboard.press("Home")
    page.wait_for_selector("#verdict .warning")
    assert flips in page.locator("#verdict").inner_text()
    page.wait_for_url("**/decide?cash=0", timeout=30_000)
    assert page.locator("#verdict .chip").count() == 0
    assert flips in page.locator("#verdict").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= (390 if narrow else 1280)
    page.reload()
    assert page.locator("#out-cash").inner_text() == "¥0"
    assert errors == []
    context.close()


def test_a_tree_of_ones_own_is_solved_and_its_mistake_is_shown(browser: Browser, site: LiveSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/decide/tree")
    assert page.evaluate("document.querySelector('.drawing').naturalWidth") > 100
    page.locator("#tree-text").fill("root:\n  decision: x\n  options:\n    a: 1\n    b: 2 +\n")
    page.get_by_role("button", name="Solve", exact=True).press("Enter")
    page.wait_for_selector("#answer .problem")
    assert "line 5" in page.locator("#answer").inner_text()
    page.locator("#tree-text").fill("root:\n  decision: x\n  options:\n    a: 1\n    b: 2\n")
    page.get_by_role("button", name="Solve", exact=True).press("Enter")
    page.wait_for_selector("#answer .drawing")
    assert "Best: b" in page.locator("#answer").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert errors == []
    context.close()
