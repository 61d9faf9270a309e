"""Evidence, cases and market in a real browser: paste, decide by keyboard, clip; without scripts too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.packs import samples
from ashore.workspace.clipping import bookmarklet, create_token

from .conftest import LiveSite, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


AD = "AI产品经理\n15-20K\n上海-徐汇区 3-5年 本科\n示例科技 · 互联网 · 100-499人\n任职要求：熟悉Python。\n"
SCRIPT = "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title = 'taken over'\">"


def test_paste_an_ad_see_its_facts_correct_one_and_the_market_changes(browser: Browser, site: LiveSite) -> None:
    with opened(browser) as (page, troubles):
        page.goto(f"{site.url}/evidence")
        page.get_by_label("Paste a text").focus()
        page.keyboard.insert_text(AD)
        page.get_by_role("button", name="Read it").press("Enter")
        page.get_by_role("link", name="See the facts in place").press("Enter")
        page.locator("mark a", has_text="15-20K").press("Enter")
        beside = page.locator("#beside")
        beside.get_by_text("¥15,000–20,000").wait_for()
        assert "/evidence/doc/" in page.url
        beside.get_by_role("link", name="Correct").press("Enter")
        page.wait_for_url("**/evidence/review**")
        assert page.evaluate("document.activeElement.name") == "value.min"
        page.keyboard.press("Control+a")
        page.keyboard.insert_text("1.8万")
        page.keyboard.press("Enter")
        page.locator("#undo").wait_for()
        page.goto(f"{site.url}/market/ads?field=salary")
        assert "¥18,000–20,000" in page.locator("main").inner_text()
        assert troubles == []


def test_review_by_keyboard(browser: Browser, site: LiveSite) -> None:
    with site.workspace() as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        first, second, third = [row.id for row in workspace.review_queue()][:3]
    with opened(browser) as (page, troubles):

        def asked() -> int:
            return int(page.locator('form.decide input[name="fact"]').get_attribute("value") or 0)

        def press(key: str, expected: int) -> None:
            page.keyboard.press(key)
            page.locator(f'form.decide input[name="fact"][value="{expected}"]').wait_for(state="attached")

        page.goto(f"{site.url}/evidence/review")
        assert asked() == first
        press("a", second)
        press("r", third)
        press("u", second)
        press("n", third)
        page.keyboard.press("c")
        page.locator("#review input[autofocus], #review select[autofocus], #review textarea[autofocus]").wait_for()
        assert page.evaluate("document.activeElement.name").startswith("value")
        assert troubles == []
    with site.workspace() as workspace:
        assert [workspace.fact(id_).status for id_ in (first, second, third)] == ["accepted", "new", "new"]


def test_everything_works_without_scripts(browser: Browser, site: LiveSite) -> None:
    with opened(browser, scripts=False) as (page, _):
        page.goto(f"{site.url}/evidence")
        page.get_by_label("Paste a text").fill(AD)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("link", name="See the facts in place").click()
        page.locator("mark a", has_text="本科").click()
        assert "bachelor" in page.locator("#beside").inner_text()
        page.locator("#beside").get_by_role("button", name="Wrong").first.click()
        assert "counts no more" in page.locator(".notice").inner_text()
        page.goto(f"{site.url}/cases")
        page.locator("summary", has_text="What is told").first.click()
        page.get_by_role("link", name="Everything that is told").first.click()
        assert page.locator("dl.lines").is_visible()
        page.goto(f"{site.url}/market")
        page.locator("#city").fill("上海")
        page.get_by_role("button", name="Show", exact=True).click()
        assert "1 ads" in page.locator("#market").inner_text()


def test_a_case_opens_on_demand(browser: Browser, site: LiveSite) -> None:
    with site.workspace() as workspace:
        workspace.add(path for path in samples.paths() if "story" in path.name)
    with opened(browser) as (page, troubles):
        page.goto(f"{site.url}/cases")
        page.locator("details[hx-get] summary").first.press("Enter")
        page.locator("details[open] dl.lines mark").first.wait_for()
        page.locator("details[open] cite a").first.click()
        page.wait_for_url("**/evidence/doc/**")
        assert page.locator("mark.chosen").count() >= 1
        assert troubles == []


def test_the_bookmark_sends_the_page_in_front_and_is_asked_about_once(browser: Browser, site: LiveSite) -> None:
    with site.workspace() as workspace:
        token = create_token(workspace)
    code = bookmarklet(token, int(site.url.rsplit(":", 1)[1])).removeprefix("javascript:")
    with opened(browser) as (page, _):
        context: BrowserContext = page.context
        body = f"<!doctype html><title>{{}} {SCRIPT}</title><main><pre>{AD}{{}}</pre></main>"
        context.route(
            "https://jobs.example/*",
            lambda route: route.fulfill(
                body=body.format(route.request.url[-1], route.request.url), content_type="text/html; charset=utf-8"
            ),
        )
        page.goto("https://jobs.example/1")
        with context.expect_page() as waited:
            page.evaluate(code)
        opened_page = waited.value
        opened_page.get_by_role("button", name="Yes, take it").click()
        opened_page.get_by_role("link", name="See the facts in place").click()
        assert "AI产品经理" in opened_page.locator(".text").inner_text()
        assert opened_page.title() != "taken over"
        page.goto("https://jobs.example/2")
        with context.expect_page() as waited:
            page.evaluate(code)
        waited.value.get_by_role("link", name="See the facts in place").wait_for()
    with site.workspace() as workspace:
        assert [stored.document.url for stored in workspace.documents()] == [
            "https://jobs.example/1", "https://jobs.example/2",
        ]  # fmt: skip


@pytest.mark.parametrize(("language", "width", "dark"), [("zh-CN", 390, True), ("en-GB", 1280, False)])
def test_every_page_is_whole(browser: Browser, site: LiveSite, language: str, width: int, *, dark: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    with site.workspace() as workspace:
        workspace.add(samples.paths())
        workspace.add_text(
            f"{SCRIPT}\n15-20K\n杭州 3-5年 本科\n任职要求：熟悉{SCRIPT}。\n", f"{SCRIPT}.txt", kind="ad"
        )
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        locale=language,
        bypass_csp=True,  # axe is a script put into the page, which the policy forbids
    )
    page = context.new_page()
    for path in (
        "/evidence", "/evidence?q=Python", "/evidence/doc/1?at=5", "/evidence/doc/19",
        "/evidence/review?document=19",
        "/evidence/review?kind=ad&field=salary&correct=1", "/evidence/copies", "/evidence/conflicts", "/cases",
        "/market", "/market/ads?field=salary",
    ):  # fmt: skip
        page.goto(site.url + path)
        if page.locator("figure").count():
            page.locator("figure .chart svg").last.wait_for()
        assert page.title().endswith("Ashore")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = axe.run(page).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []
    context.close()
