"""Settings: what is stored where, export, erasing, the bookmark, and what is said about the forecasts."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from ashore import Workspace
from ashore.interfaces.web.about import components
from ashore.interfaces.web.pages import settings_export
from ashore.interfaces.web.pages.settings_data import sized
from ashore.words import Language

from .hostile import AD, SCRIPT, assert_escaped


def test_everything_in_the_folder_is_named_with_its_size(client: TestClient, folder: Path) -> None:
    (folder / "me.yaml").write_text("cash: 40000\n", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"x" * 2500)
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    page = client.get("/settings").text
    rows = re.findall(
        r"<tr><th scope=\"row\"><code>(.*?)</code></th><td>.*?</td><td .*?>(.*?)</td><td>(.*?)</td>", page
    )
    told = {name.split(",")[0]: (size, fate) for name, size, fate in rows}
    assert told["me.yaml"] == ("12 B", "goes")
    assert told["photo.jpg"] == ("2.5 kB", "stays")
    assert told["ashore.db"][1] == told["originals/"][1] == "goes"
    assert str(folder) in page
    assert "1 of " in page
    assert "are defaults, each with its source" in page


def test_a_broken_file_of_the_person_does_not_close_the_settings(client: TestClient, folder: Path) -> None:
    (folder / "me.yaml").write_text("cash: [\n", encoding="utf-8")
    page = client.get("/settings")
    assert page.status_code == 200
    assert "me.yaml" in page.text


@pytest.mark.parametrize(("size", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (93_442_048, "93 MB")])
def test_sizes_are_read_at_a_glance(size: int, shown: str) -> None:
    assert sized(size) == shown


# Export, erase, import


def test_what_was_exported_comes_back_after_everything_was_erased(client: TestClient, folder: Path) -> None:
    (folder / "me.yaml").write_text("cash: 40000\n", encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        workspace.log("applied", role="ai_product_manager", count=3)
        facts = workspace.count_facts()
    answer = client.post("/settings/export")
    assert answer.headers["content-type"] == "application/zip"
    assert re.fullmatch(r'attachment; filename="ashore-.*\.zip"', answer.headers["content-disposition"])
    assert "me.yaml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()

    gone = client.post("/settings/erase", data={"name": folder.name})
    assert gone.status_code == 200
    assert "Erased" in gone.text
    assert f'ashore init "{folder}"' in gone.text.replace("&#34;", '"')
    assert list(folder.iterdir()) == []
    for address in ("/", "/settings", "/report"):
        stale = client.get(address)
        assert stale.status_code == 410
        assert f"The workspace in {folder} is gone" in stale.text
    stale = client.post("/settings/erase", data={"name": folder.name})
    assert f"The workspace in {folder} is gone" in stale.text

    (folder.parent / "back.zip").write_bytes(answer.content)
    with Workspace.import_(folder.parent / "back.zip", folder) as workspace:
        assert workspace.count_facts() == facts
        assert len(workspace.outcomes()) == 1
    assert client.get("/settings").status_code == 200, "the server that ran all the while goes on"


def test_an_export_that_takes_longer_shows_how_far_it_is_and_can_be_stopped(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, goes_on = Event(), Event()
    export = Workspace.export

    def slow(self: Workspace, path: Path, *, progress: Any) -> Path:
        progress(3000, 12000)
        began.set()
        goes_on.wait(30)
        progress(6000, 12000)
        return export(self, path)

    monkeypatch.setattr(Workspace, "export", slow)
    monkeypatch.setattr(settings_export, "PATIENCE", 0.0)
    first = client.post("/settings/export").headers["location"]
    assert began.wait(30)
    page = client.get(first, headers={"accept-language": "zh"}).text
    assert "12,000 行里写了 3,000 行" in page
    assert client.get(f"{first}/file").status_code == 404
    assert client.post(f"{first}/stop").headers["location"] == first
    goes_on.set()
    assert "nothing of it was kept" in client.get(first).text
    assert client.get(f"{first}/file").status_code == 404

    goes_on.clear()
    second = client.post("/settings/export").headers["location"]
    goes_on.set()
    while "The export is ready" not in (part := client.get(second, headers={"hx-request": "true"}).text):
        time.sleep(0.02)
    assert "<html" not in part
    assert client.get(f"{second}/file").content.startswith(b"PK")
    assert client.get("/settings/export/nothing").status_code == 404


def test_an_export_that_fails_is_told(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    for original in (folder / "originals").glob("??/*"):
        original.unlink()
    answer = client.post("/settings/export")
    where = answer.headers.get("location")
    while where and answer.status_code != 400:
        answer = client.get(where)
    assert answer.status_code == 400


@pytest.mark.parametrize("typed", ["", "my-mov", "MY-MOVE", "../my-move"])
@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Type exactly: my-move"), ("zh", "请一字不差地输入：my-move")]
)
def test_another_name_erases_nothing(
    client: TestClient, folder: Path, typed: str, language: Language, sentence: str
) -> None:
    before = sorted(folder.rglob("*"))
    answer = client.post("/settings/erase", data={"name": typed}, headers={"accept-language": language})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert sorted(folder.rglob("*")) == before


def test_what_is_not_ours_stays_and_is_named(client: TestClient, folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
        workspace.export(folder / "exports" / "mine.zip")
    (folder / f"{SCRIPT.replace('/', '-')}.txt").write_text("mine", encoding="utf-8")
    (folder / "originals" / "letter.txt").write_text("mine", encoding="utf-8")
    (folder / "vocabulary" / "notes.md").write_text("mine", encoding="utf-8")
    (folder / "vocabulary" / "skills.tsv").write_text("", encoding="utf-8")
    page = client.post("/settings/erase", data={"name": folder.name}).text
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert left == {
        "exports/mine.zip", "originals/letter.txt", "vocabulary/notes.md", f"{SCRIPT.replace('/', '-')}.txt"
    }  # fmt: skip
    assert "exports/" in page
    assert "originals/letter.txt" in page
    assert_escaped(page)


def test_another_site_erases_nothing(client: TestClient, folder: Path) -> None:
    answer = client.post("/settings/erase", data={"name": folder.name}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert (folder / "ashore.db").is_file()
    assert client.post("/settings/export", headers={"origin": "http://evil.example"}).status_code == 403


# The bookmark


def test_a_bookmark_is_shown_once_and_can_be_revoked(client: TestClient, folder: Path) -> None:
    assert "There is no bookmark yet" in client.get("/settings").text
    page = client.post("/settings/clip/new").text
    found = re.search(r"token:&#39;([\w-]+)&#39;", page)
    assert found
    assert "http://127.0.0.1:8417/clip" in page
    assert found[1] not in client.get("/settings").text
    with Workspace.open(folder) as workspace:
        assert workspace.clipping.state(found[1]) == "new"
    assert client.post("/settings/clip/revoke").headers["location"] == "/settings?notice=clip_revoked"
    assert "no longer works" in client.get("/settings?notice=clip_revoked").text
    with Workspace.open(folder) as workspace:
        assert workspace.clipping.state(found[1]) == "unknown"


# About


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "No forecast has been stored yet"), ("zh", "还没有存下任何预测")]
)
def test_the_forecasts_are_told_in_a_sentence(client: TestClient, language: Language, sentence: str) -> None:
    page = client.get("/settings", headers={"accept-language": language}).text
    assert sentence in page
    assert 'href="/journal/calibration"' in page


def test_every_part_has_a_licence() -> None:
    found = components()
    assert {"htmx", "numpy"} <= {one.name for one in found}
    assert [one.name for one in found if one.licence == "?"] == []
