"""A hand that walks through the pages by mouse or by keyboard alone, and an eye on what a page asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ashore.packs.people import EXAMPLES
from ashore.words import Language, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from .conftest import LiveSite

AD: Final = "AI产品经理\n15-20K\n上海-徐汇区 3-5年 本科\n示例科技 · 互联网 · 100-499人\n任职要求：熟悉Python。\n"
SLOW: Final = 60_000
"""Milliseconds for what is computed."""
_TABS: Final = 400
_REFUSED: Final = "status of 400"
_WHERE: Final = """e => {
  const now = document.activeElement;
  if (now === e) return "here";
  const passed = e.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
  return now !== document.body && passed ? "before" : "after";
}"""


@dataclass(frozen=True)
class Setting:
    """How somebody looks at the pages: language, width, theme, and whether by keyboard alone."""

    language: Language
    width: int
    dark: bool
    keyboard: bool

    def __str__(self) -> str:
        theme, by = "dark" if self.dark else "light", "keyboard" if self.keyboard else "mouse"
        return f"{self.language}-{self.width}-{theme}-{by}"


def _pair(language: Language, width: int, *, dark: bool, keyboard: bool) -> tuple[Setting, Setting]:
    """Return a setting, and the one that differs from it in everything."""
    other: Language = "en" if language == "zh" else "zh"
    first = Setting(language, width, dark, keyboard)
    return first, Setting(other, 390 if width == 1280 else 1280, not dark, not keyboard)


PAIRS: Final = (
    _pair("zh", 1280, dark=False, keyboard=False),
    _pair("zh", 390, dark=True, keyboard=True),
    _pair("zh", 1280, dark=True, keyboard=True),
    _pair("zh", 390, dark=False, keyboard=False),
)
"""Each journey is walked in one of these: by mouse and by keyboard, in both languages, widths and themes."""


@dataclass(frozen=True)
class Hand:
    """Does what a person does, by mouse or by keyboard alone."""

    page: Page
    site: LiveSite
    setting: Setting

    def say(self, key: str, /, **values: object) -> str:
        """Return what the page says in the reader's language."""
        return say(self.setting.language, key, **values)

    def open(self, path: str) -> None:
        """Open a page by its address."""
        self.page.goto(self.site.url + path)

    def menu(self, name: str) -> None:
        """Go to a page by the menu."""
        self.press(
            self.page.locator("nav .menu").get_by_role("link", name=self.say(f"web.page.{name}"), exact=True)
        )
        self.page.wait_for_url(re.compile("/$" if name == "today" else rf"/{name}$"))

    def button(self, key: str, within: Locator | None = None) -> None:
        """Press the button that says this."""
        self.press((within or self.page.locator("main")).get_by_role("button", name=self.say(key)).first)

    def link(self, key: str) -> None:
        """Follow the link that says this."""
        self.press(self.page.locator("main").get_by_role("link", name=self.say(key)).first)

    def field(self, key: str, **values: object) -> Locator:
        """Return the field with this label."""
        return self.page.get_by_label(self.say(key, **values)).first

    def press(self, target: Locator) -> None:
        """Press a button, follow a link, open what folds, tick a box."""
        if not self.setting.keyboard:
            target.click()
            return
        self.to(target)
        ticked = target.evaluate("e => ['radio', 'checkbox'].includes(e.type)")
        self.page.keyboard.press("Space" if ticked else "Enter")

    def to(self, target: Locator) -> None:
        """Move to something by the tabulator, in the direction in which it lies."""
        target.wait_for()
        for _ in range(_TABS):
            where = target.evaluate(_WHERE)
            if where == "here":
                return
            self.page.keyboard.press("Tab" if where == "after" else "Shift+Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def write(self, target: Locator, text: str) -> None:
        """Replace what stands in a field."""
        if self.setting.keyboard:
            self.to(target)
        else:
            target.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, value: str) -> None:
        """Choose in a list; a browser without a window shows none to point at."""
        if not self.setting.keyboard:
            target.select_option(value)
            return
        self.to(target)
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen in {target}")

    def least(self, slider: Locator) -> None:
        """Move a slider to its left end: drag it there, or press the key for it."""
        if self.setting.keyboard:
            self.to(slider)
            self.page.keyboard.press("Home")
            return
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        lowest, highest, value = (float(slider.evaluate(f"e => e.{name}")) for name in ("min", "max", "value"))
        thumb, middle = 16, box["y"] + box["height"] / 2
        start = box["x"] + thumb / 2 + (box["width"] - thumb) * (value - lowest) / (highest - lowest)
        mouse = self.page.mouse
        mouse.move(start, middle)
        mouse.down()
        mouse.move(box["x"] - 5, middle, steps=12)
        mouse.up()

    def why(self, item: Locator) -> None:
        """Ask a branch of the tree why: by its link, or by Enter on the branch the arrows lead to."""
        if not self.setting.keyboard:
            item.locator(":scope > .node a.ask").click()
            return
        self.to(self.page.locator('[role="tree"] > [role="treeitem"]').first)
        for _ in range(60):
            if item.evaluate("e => e === document.activeElement"):
                self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {item}")

    def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth") <= self.setting.width)


@contextmanager
def walking(browser: Browser, site: LiveSite, setting: Setting, *, refused: int = 0) -> Iterator[Hand]:
    """Walk through the pages; nothing goes wrong in the browser, and nothing is asked of anybody else.

    ``refused`` is how often a form is sent that cannot be taken.
    """
    context = browser.new_context(
        viewport={"width": setting.width, "height": 900},
        color_scheme="dark" if setting.dark else "light",
        locale="zh-CN" if setting.language == "zh" else "en-GB",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    troubles: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    context.on("request", lambda request: asked.append(request.url))
    hand = Hand(page, site, setting)
    try:
        yield hand
        assert hand.fits(), f"{page.url} has to be scrolled sideways"
        assert [text for text in troubles if _REFUSED not in text] == []
        assert len(troubles) == refused
        assert [url for url in asked if not url.startswith((f"{site.url}/", "data:", f"blob:{site.url}/"))] == []
    finally:
        context.close()


def person(name: str, **lines: str) -> str:
    """Return the ``me.yaml`` of one of the published people, with some of its lines replaced."""
    example = next(one for one in EXAMPLES if one.id == name)
    text = example.me_after
    for key, value in lines.items():
        text, found = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
        assert found == 1, key
    return text


def settled(page: Page) -> None:
    """Wait until nothing of the decision is computed any more."""
    page.wait_for_selector("#plan", timeout=SLOW)
    page.wait_for_selector("#working:empty", state="attached", timeout=SLOW)
