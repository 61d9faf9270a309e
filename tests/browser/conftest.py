"""A real browser, or a skip with a sentence; where ASHORE_REQUIRE_BROWSER is set, its absence is a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from ashore import Workspace
from ashore.words import Language

if TYPE_CHECKING:
    import uvicorn
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it, without a window."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium was found: install it (Debian: apt install chromium fonts-noto-cjk)"
        if os.environ.get("ASHORE_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    options = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=[*options, "--no-sandbox"])
        yield launched
        launched.close()


@dataclass(frozen=True)
class LiveSite:
    """A server that runs on a free port of this machine, over a workspace of its own."""

    url: str
    folder: Path

    def workspace(self) -> Workspace:
        """Open the workspace beside the server, as the command line would."""
        return Workspace.open(self.folder)


@contextmanager
def served(folder: Path, language: Language = "en") -> Iterator[LiveSite]:
    """Serve a workspace until the block ends."""
    from ashore.interfaces.web.server import listen, serve

    listener, address = listen(0)
    started: Queue[uvicorn.Server] = Queue()
    thread = Thread(target=serve, args=(folder, listener, address, language), kwargs={"ready": started.put})
    thread.start()
    server = started.get(timeout=30)
    try:
        yield LiveSite(address.url.rstrip("/"), folder)
    finally:
        server.should_exit = True
        thread.join(timeout=30)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[LiveSite]:
    """An empty workspace, served."""
    with Workspace.create(tmp_path / "my-move"):
        pass
    with served(tmp_path / "my-move") as live:
        yield live


@contextmanager
def opened(
    browser: Browser, *, width: int = 1280, language: str = "en-GB", dark: bool = False, scripts: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page; errors of its console stand in the list."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale=language,
        java_script_enabled=scripts,
    )
    troubles: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page, troubles
    context.close()
