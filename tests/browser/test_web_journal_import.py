"""The dialogue of an import in a real browser: with and without scripts, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LiveSite, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TABLE = "公司,岗位,投递日期,状态\n甲,AI产品经理,2026-10-01,已投\n乙,AI产品经理,10月1日,已投\n"


@pytest.mark.parametrize(("width", "language", "dark"), [(1280, "zh-CN", False), (390, "en-GB", True)])
def test_a_table_is_chosen_looked_at_and_written(
    browser: Browser, site: LiveSite, tmp_path: Path, width: int, language: str, *, dark: bool
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(TABLE, encoding="gb18030")
    with opened(browser, width=width, language=language, dark=dark, scripts=not dark) as (page, troubles):
        page.goto(f"{site.url}/journal/import")
        page.set_input_files("#file", file)
        page.click("form.stack button.main")
        page.fill("#year", "2026")
        page.click("form[method=get] button")
        if not dark:  # what checks the page is a script itself
            assert Axe().run(page).response["violations"] == []
        assert page.locator("#what-title ~ .wide tbody tr").count() == 2
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.click("form[method=post][action^='/journal/import/'] button.main")
        page.wait_for_selector("#written-title")
        assert troubles == []
    with site.workspace() as workspace:
        assert [entry.company for entry in workspace.outcomes()] == ["甲", "乙"]
