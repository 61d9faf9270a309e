"""The frame of every page in a real browser: language, theme, keyboard, and no request to anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite


def test_the_frame_by_keyboard_in_both_languages(browser: Browser, site: LiveSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/settings")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.get_by_role("banner").get_by_role("button", name="中文").press("Enter")
    page.wait_for_url("**/settings")
    assert page.locator("h1").inner_text() == "设置"
    page.get_by_role("button", name="深色").press("Enter")
    page.wait_for_url("**/settings")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(address.startswith(site.url + "/") for address in asked)
    assert errors == []
    context.close()
