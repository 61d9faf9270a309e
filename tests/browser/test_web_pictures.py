"""Where scripts are off, charts are pictures that the browser draws in the colours of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.interfaces.drawing import WIDTH

from .conftest import LiveSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COLOURS = """image => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const found = new Set();
    const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
    for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) found.add([data[at], data[at + 1], data[at + 2]].join());
    return [...found];
}"""
SHOWN = """address => new Promise((done, failed) => {
    const made = new Image();
    [made.onload, made.onerror] = [() => done(), failed];
    made.src = address;
    document.body.append(made);
})"""
"""Puts a picture on the page and waits for it; `wait_for_function` would need an eval, which the pages forbid."""
SOFT = {"light": "79,91,104", "dark": "174,182,191"}
"""What the axes are lettered in."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_without_scripts(browser: Browser, site: LiveSite, scheme: str) -> None:
    with site.workspace() as workspace:
        for number in range(12):
            text = f"AI产品经理\n{10 + number}-{20 + number}K\n上海 3-5年 本科\n要求：做过{number}个项目\n"
            workspace.add_text(text, f"{number}.txt", kind="ad")
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)  # type: ignore[arg-type] # one of two
    page = context.new_page()
    page.goto(f"{site.url}/market")
    image = page.locator("figure img").first
    image.scroll_into_view_if_needed()
    box = image.bounding_box()
    assert box is not None
    assert abs(box["width"] - WIDTH) <= 1
    address = image.get_attribute("src")
    context.close()
    # Looked at by a page of ours that may run scripts, to read its pixels.
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type] # one of two
    page = context.new_page()
    page.goto(f"{site.url}/settings")
    page.evaluate(SHOWN, address)
    colours = page.locator("body > img").evaluate(COLOURS)
    context.close()
    assert SOFT[scheme] in colours
    assert SOFT["dark" if scheme == "light" else "light"] not in colours
