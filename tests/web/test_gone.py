"""A page that was left open while its workspace was erased, moved or renamed: told so, whatever is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web.site import PAGES

SAID = {"en": ("is gone", "ashore import EXPORT.zip"), "zh": ("里的工作区没有了", "ashore import 导出文件.zip")}
POSTS = (
    ("/journal/log", {"kind": "applied", "role": "ai_product_manager", "count": "3", "once": "a"}),
    ("/today/log", {"kind": "applied", "role": "ai_product_manager", "count": "3", "once": "b"}),
    ("/evidence/add", {"text": "x"}),
    ("/settings/language", {"language": "zh"}),
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("htmx", [False, True])
def test_every_page_says_that_the_workspace_is_gone(
    client: TestClient, folder: Path, language: str, *, htmx: bool
) -> None:
    with Workspace.open(folder) as workspace:
        workspace.erase(folder.name)
    headers = {"accept-language": language} | ({"hx-request": "true"} if htmx else {})
    answers = [client.get(path, headers=headers) for _, path in PAGES]
    answers += [client.post(path, data=form, headers=headers) for path, form in POSTS]
    for answer in answers:
        assert answer.status_code == 410, answer.url
        assert str(folder) in answer.text
        assert all(said in answer.text for said in SAID[language])
        assert ("<html" not in answer.text) is htmx
    assert list(folder.iterdir()) == [], "asking makes no new one"


def test_a_workspace_that_was_moved_away_and_comes_back(client: TestClient, folder: Path) -> None:
    assert client.get("/journal").status_code == 200
    away = folder.rename(folder.with_name("elsewhere"))
    form = dict(POSTS[0][1])
    assert client.post("/journal/log", data=form).status_code == 410
    assert not folder.exists()
    away.rename(folder)
    assert client.post("/journal/log", data=form).status_code == 303, "the form was not used up"
    with Workspace.open(folder) as workspace:
        assert len(workspace.outcomes()) == 1
