"""Erasing takes away what is the workspace's own, and nothing behind a link that leads elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ashore.store import errors
from ashore.workspace import Workspace
from ashore.workspace.erasing import NotConfirmedError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "my-move") as made:
        made.add_text("要求本科，3年以上经验，熟悉Python。", "ad.txt", kind="ad")
        return made.folder


def test_what_is_there_adds_up(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"12345")
    (folder / ".me.yaml.77.part").write_bytes(b"123")
    with Workspace.open(folder) as workspace:
        found = {one.what: one for one in workspace.belongings()}
    assert (found["other"].names, found["other"].size, found["other"].goes) == (("photo.jpg",), 5, False)
    assert (found["me"].names, found["me"].size, found["me"].goes) == ((".me.yaml.77.part",), 3, True)
    assert found["originals"].files == 1
    everything = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert sum(one.size for one in found.values()) >= everything, "the log of the database was there meanwhile"


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "ab").mkdir(parents=True)
    (elsewhere / "ab" / "letter.txt").write_text("mine", encoding="utf-8")
    (folder / "originals" / "ab").symlink_to(elsewhere / "ab")
    (folder / "me.yaml").symlink_to(elsewhere / "ab" / "letter.txt")
    (folder / "report.html").symlink_to(elsewhere)
    with Workspace.open(folder) as workspace:
        workspace.erase("my-move")
    assert (elsewhere / "ab" / "letter.txt").read_text(encoding="utf-8") == "mine"
    assert not (folder / "me.yaml").is_symlink()
    assert not (folder / "ashore.db").exists()


def test_another_name_touches_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    with Workspace.open(folder) as workspace:
        with pytest.raises(NotConfirmedError) as told:
            workspace.erase("move")
        assert told.value.details["wanted"] == "my-move"
        assert workspace.count_documents() == 1
    assert sorted(path for path in folder.rglob("*") if "ashore.db-" not in path.name) == before


def test_while_another_program_writes_nothing_is_erased(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(folder) as workspace, closing(sqlite3.connect(folder / "ashore.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        workspace._store.database.run("PRAGMA busy_timeout = 10")
        with pytest.raises(errors.BusyError):
            workspace.erase("my-move")
        other.rollback()
    assert (folder / "ashore.db").is_file()
    assert len(list((folder / "originals").glob("??/*"))) == 1
