"""What every page says to somebody who has just begun, word by word, in both languages.

The texts lie in ``tests/data/pages``, to be read like a page; ASHORE_WRITE_PAGES=1 writes them again.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from ashore.interfaces.web.site import PAGES
from ashore.words import LANGUAGES

PAGES_KEPT = Path(__file__).resolve().parents[1] / "data" / "pages"
TOLD = "h1 h2 h3 p li label button a th td dt dd legend"
SAYS = "//main//*[" + " or ".join(f"self::{tag}" for tag in TOLD.split()) + "]"
"""What is folded away is left out: versions and defaults change for reasons of their own."""
VARIES = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:[.,]\d+)*\s?(?:[kM]?B|字节|bytes)\b")
"""Days, and sizes of files."""


def said(page: str, folder: Path) -> str:
    """Return the visible words of a page, one line for each heading, paragraph, control and cell."""
    lines = []
    for element in html.fromstring(page).xpath(SAYS):
        words = " ".join(element.text_content().split())
        if words and not element.xpath("ancestor::noscript | ancestor::select | ancestor::details"):
            lines.append(f"{element.tag}: {VARIES.sub('…', words.replace(str(folder), 'FOLDER'))}")
    return "\n".join(dict.fromkeys(lines)) + "\n"


MORE = (
    ("practice", "/practice?origin=own"),
    ("journal-table", "/journal/table"),
    ("journal-funnel", "/journal/funnel"),
    ("journal-offers", "/journal/offers"),
    ("journal-forecasts", "/journal/calibration"),
    ("journal-entries", "/journal/entries"),
    ("journal-import", "/journal/import"),
    ("journal-export", "/journal/export"),
    ("week", "/week"),
)
"""Pages behind those of the menu; of practice, without the questions that ship."""
STILL = [*(page for page in PAGES if page[0] not in {"decide", "practice", "report"}), *MORE]
"""The pages that begin no calculation: what the others say first depends on how soon it is done."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "path"), STILL, ids=[name for name, _ in STILL])
def test_a_new_workspace_says_what_it_said(
    client: TestClient, folder: Path, name: str, path: str, language: str
) -> None:
    found = said(client.get(path, headers={"accept-language": language}).text, folder)
    kept = PAGES_KEPT / f"{name}-{language}.txt"
    if os.environ.get("ASHORE_WRITE_PAGES"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_another_word_is_seen(client: TestClient, folder: Path) -> None:
    page = client.get("/settings").text
    assert said(page, folder) != said(page.replace("Settings", "Preferences"), folder)
