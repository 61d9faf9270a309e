"""The pages about the person in a real browser: a résumé and answers by keyboard, narrow, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.packs import samples

from .conftest import LiveSite, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


RESUME = next(path for path in samples.paths() if path.name == "sample-resume-zh.md")
PATHS = (
    "/me",
    "/me/numbers",
    "/me/file",
    "/me/roles",
    "/me/roles/ai_trainer",
    "/me/fit",
    "/me/audit",
    "/me/like",
)


def test_import_a_resume_answer_three_questions_see_the_rung_move(browser: Browser, site: LiveSite) -> None:
    with opened(browser) as (page, troubles):
        page.goto(f"{site.url}/me")
        page.get_by_label("Or choose the file").set_input_files(RESUME)
        page.get_by_role("button", name="Read it").press("Enter")
        page.get_by_role("link", name="See where you stand").press("Enter")
        here = page.locator("[aria-current=step] h3")
        assert here.inner_text().startswith("started")
        page.locator("summary", has_text="degree").press("Enter")
        page.locator("mark", has_text="本科").first.wait_for()
        page.get_by_role("group", name="finished and put to use").get_by_label("yes", exact=True).press("Space")
        used = page.get_by_role("group", name="other than you use it")
        used.get_by_label("in your own words").focus()
        page.keyboard.insert_text("forty teachers, every week")
        page.get_by_role("group", name="on your own").get_by_label("no", exact=True).press("Space")
        page.get_by_role("button", name="Answer").press("Enter")
        page.locator("[aria-current=step] h3", has_text="practised").wait_for()
        assert page.url == f"{site.url}/me", "the ladder alone was exchanged"
        assert troubles == []
    with site.workspace() as workspace:
        answers = {name: stated.value for name, stated in workspace.me().checks.items()}
    assert answers == {"delivered": "yes", "had_users": "forty teachers, every week", "drove": "no"}


def test_the_same_without_scripts_in_chinese(browser: Browser, site: LiveSite) -> None:
    with opened(browser, width=390, language="zh-CN", scripts=False) as (page, _):
        page.goto(f"{site.url}/me")
        page.get_by_label("粘贴简历文字").fill(RESUME.read_text(encoding="utf-8"))
        page.get_by_role("button", name="读进来").click()
        page.get_by_role("link", name="看看我在哪一步").click()
        page.get_by_role("group", name="真正用起来").get_by_label("是", exact=True).check()
        page.get_by_role("button", name="回答").click()
        assert page.locator("[aria-current=step] h3").inner_text().startswith("练过")
        assert "已写进 me.yaml" in page.get_by_role("status").inner_text()
        page.goto(f"{site.url}/me/numbers")
        page.get_by_label("手头能用的钱").fill("6万")
        page.get_by_role("button", name="保存").click()
        assert page.get_by_label("手头能用的钱").input_value() == "60000"


def test_nothing_overflows_and_axe_finds_nothing(browser: Browser, site: LiveSite) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with site.workspace() as workspace:
        workspace.add(samples.paths())
        workspace.import_resume(RESUME)
        ad = next(stored.id for stored in workspace.documents(kind="ad"))
        workspace.change_me({"job": "课程运营主管"}, "zh")
    paths = (*PATHS, f"/me/fit/{ad}", "/me/fit/role/ai_product_manager")
    with opened(browser, width=390, language="zh-CN") as (page, troubles):
        for path in paths:
            page.goto(f"{site.url}{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert troubles == []
    axe = Axe()
    with opened(browser, dark=True) as (page, troubles):
        for path in paths:
            page.goto(f"{site.url}{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            found = axe.run(page).response["violations"]
            assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []
        page.goto(f"{site.url}/me/audit")
        page.locator("textarea").fill("After launch 300 people used it; accuracy rose from 60% to 80%.")
        page.locator("form.card button.main").click()
        page.locator("article").first.wait_for()
        assert axe.run(page).response["violations"] == []
        assert troubles == []
