"""Wherever an ad is shown, one click writes down that one applied there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.workspace.receiving import Handed

from .hostile import AD as HOSTILE
from .hostile import assert_escaped

AD = "AI产品经理\n15-20K\n上海 3-5年 本科\n公司：示例科技有限公司\n任职要求：熟悉Python。\n"
RESUME = "姓名：张三\n\n工作经历\n2019.03-2024.05 示例公司 产品经理\n\n技能：Python\n"
BUTTON = re.compile(
    r'<form class="line applied" method="post" action="/journal/ad">\s*'
    r'<input type="hidden" name="ad" value="(\d+)">'
)
PAGES = ("/market/ads?field=ads", "/evidence/doc/1", "/me/fit", "/me/fit/1")


@pytest.fixture(autouse=True)
def filled(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        workspace.add_text("我从行政转行做 AI 产品经理，用了一年。\n", "story.txt", kind="story")
        workspace.import_resume(Handed("cv.md", RESUME.encode()), anyway=True)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "said"), [("en", "I applied here"), ("zh", "我投了这家")])
def test_two_clicks_write_an_application_down(
    client: TestClient, folder: Path, page: str, language: str, said: str
) -> None:
    shown = client.get(page, headers={"accept-language": language}).text
    assert BUTTON.findall(shown) == ["1"]
    assert said in shown
    answer = client.post("/journal/ad", data={"ad": "1"})
    assert answer.headers["location"] == "/journal?entry=1&notice=logged"
    again = client.post("/journal/ad", data={"ad": "1"})
    assert "logged_before" in again.headers["location"]
    with Workspace.open(folder) as workspace:
        (entry,) = workspace.entries()
    assert (entry.kind, entry.role, entry.count) == ("applied", "ai_product_manager", 1)
    assert entry.company.startswith("示例科技")
    assert entry.open, "it waits for its answer"


def test_only_ads_can_be_applied_to(client: TestClient) -> None:
    assert not BUTTON.search(client.get("/evidence/doc/2").text)
    assert not BUTTON.search(client.get("/me/fit/2").text)


def test_the_part_of_the_ranking_has_the_button_too(client: TestClient) -> None:
    part = client.get("/me/fit", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert BUTTON.findall(part) == ["1"]


def test_the_name_of_an_ad_is_shown_as_text(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(HOSTILE, "hostile.txt", kind="ad")
    for page in ("/market/ads?field=ads", "/me/fit"):
        assert_escaped(client.get(page).text)
