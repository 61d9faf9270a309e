"""Practising in a real browser: a whole sitting by keyboard, and the same without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from .conftest import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .conftest import LiveSite


def test_a_sitting_by_keyboard(browser: Browser, site: LiveSite) -> None:
    """Add a question, write the answer, say it, tick it, rate it by a key; the clock runs meanwhile."""
    with opened(browser) as (page, troubles):
        page.goto(f"{site.url}/practice")
        page.get_by_text("Add a question of your own").press("Enter")
        page.get_by_label("Question", exact=True).fill("为什么转行？")
        page.get_by_role("button", name="Add", exact=True).press("Enter")
        page.get_by_label("Word for word").fill("因为我喜欢做产品。")
        page.get_by_role("button", name="Save as a new version").press("Enter")
        page.get_by_text("Everything is there.").wait_for()
        page.get_by_role("link", name="Say it aloud").press("Enter")
        page.get_by_role("button", name="Begin to answer").press("Enter")
        page.get_by_role("timer").wait_for()
        assert re.fullmatch(r"0:0\d", page.get_by_role("timer").inner_text())
        page.get_by_role("button", name="I have finished").press("Enter")
        page.get_by_role("checkbox", name="the why").press("Space")
        page.keyboard.press("3")
        page.get_by_text("Written down.").wait_for()
        assert troubles == []
    with site.workspace() as workspace:
        book = workspace.notebook()
        question = next(entry.question for entry in book.entries if entry.schedule is not None)
        review = book.reviews(question)[0]
        assert (review.rating, review.points) == (3, ("why",))


def test_every_page_reads_well(browser: Browser, site: LiveSite) -> None:
    """Nothing is wider than a phone, and those pages that differ most have nothing that Axe finds fault with."""
    with site.workspace() as workspace:
        key = workspace.add_question("介绍一个你做过的项目", role="ai_product_manager")[0].key
        workspace.write_answer(key, "我做了一个助手。")
        workspace.write_answer(key, "我做了一个助手，因为投诉多。")
        workspace.practise(key, 2, seconds=90)
    say, mock = f"/practice/say/{key}", "/practice/mock"
    paths = (
        "/practice",
        f"/practice/q/{key}",
        say,
        f"{say}?since=1700000000",
        f"{say}?took=80",
        mock,
        f"{mock}?turn=1&asked=2",
        f"{mock}?turn=99",
    )
    with opened(browser, width=390, language="zh-CN", dark=True) as (page, troubles):
        for path in paths:
            page.goto(f"{site.url}{path}")
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not page.evaluate(wide), f"{path} is wider than the window"
            if path in {"/practice", f"/practice/q/{key}", f"{say}?took=80"}:
                assert Axe().run(page).response["violations"] == [], path
        assert troubles == []


def test_without_scripts(browser: Browser, site: LiveSite) -> None:
    with site.workspace() as workspace:
        workspace.add_question("为什么转行？")
    with opened(browser, language="zh-CN", scripts=False) as (page, _):
        page.goto(f"{site.url}/practice")
        page.get_by_role("link", name="开始练").click()
        page.get_by_role("button", name="开始回答").click()
        page.get_by_role("button", name="说完了").click()
        page.get_by_role("button", name="4 · 轻松").click()
        page.get_by_text("已记下。").wait_for()
    with site.workspace() as workspace:
        assert workspace.notebook().due().again == ()
