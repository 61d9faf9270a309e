"""A disk that is full or read-only, a lock, a damaged file: a sentence each, and nothing there is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ashore.store import database as database_module
from ashore.store.errors import (
    BusyError,
    CorruptError,
    DiskFullError,
    NotAWorkspaceError,
    ReadOnlyError,
    StoreError,
    WorkspaceExistsError,
    told,
)
from ashore.words import LANGUAGES, explain
from ashore.workspace import Workspace
from ashore.workspace.reading import Extract

WriteAds = Callable[[Path, range], Path]
Content = Callable[[Workspace], Any]


def worded(error: StoreError, *parts: str) -> None:
    assert error.exit_status == 2
    for language in LANGUAGES:
        message, remedy = explain(error, language)
        assert all(part in message for part in parts)
        assert remedy


def test_a_full_disk_in_the_midst_of_an_import(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds, content: Content
) -> None:
    workspace.add(write_ads(tmp_path / "few.jsonl", range(20)), kind="ad")
    before = content(workspace)
    many = write_ads(tmp_path / "many.jsonl", range(20, 500))
    database = workspace._store.database
    pages = database.value("PRAGMA page_count")
    database.run(f"PRAGMA max_page_count = {pages + 30}")
    with pytest.raises(DiskFullError) as caught:
        workspace.add(many, kind="ad")
    worded(caught.value, str(workspace.folder))
    assert content(workspace) == before
    assert not list((workspace.folder / "originals").glob("*.part"))
    database.run("PRAGMA max_page_count = 1000000")
    assert len(workspace.add(many, kind="ad").added) == 480


def test_a_full_disk_while_the_original_is_copied(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(workspace)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError):
        workspace.add(write_ads(tmp_path / "ads.jsonl", range(5)), kind="ad")
    assert content(workspace) == before
    assert [path for path in (workspace.folder / "originals").rglob("*") if path.is_file()] == []


def test_a_limit_on_the_size_of_files(tmp_path: Path, extract: Extract, write_ads: WriteAds, script: Path) -> None:
    """The system refuses a write in the middle of the database, as a full quota does."""
    folder = tmp_path / "w"
    Workspace.create(folder, extract=extract).close()
    ads = write_ads(tmp_path / "ads.jsonl", range(3_000))
    program = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000)); "
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(script), str(folder), "0", str(ads)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ashore.store.errors.Disk" in done.stderr.splitlines()[-1]
    with Workspace.open(folder, extract=extract) as workspace:
        assert workspace.count_documents() == 0
        assert all(check.ok for check in workspace.doctor() if check.name != "disk")


@contextmanager
def without_rights() -> Iterator[Path]:
    """Give a folder, and be somebody who may not write what is made read-only in it: root may write anything."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        if os.geteuid() != os.getuid():
            os.seteuid(os.getuid())
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(folder)


def forbid(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    if os.getuid() == 0:
        os.seteuid(65534)


def test_a_read_only_folder_can_be_read_and_is_not_written(extract: Extract, write_ads: WriteAds) -> None:
    with without_rights() as place:
        ads, more = write_ads(place / "ads.jsonl", range(5)), write_ads(place / "more.jsonl", range(5, 9))
        with Workspace.create(place / "w", extract=extract) as workspace:
            workspace.add(ads, kind="ad")
            facts = workspace.count_facts()
        forbid(place / "w")
        with Workspace.open(place / "w", extract=extract) as workspace:
            assert len(list(workspace.facts())) == facts
            assert workspace.market().ads == 5
            assert workspace.search("标注")
            assert all(check.ok for check in workspace.doctor() if check.name != "disk")
            with pytest.raises(ReadOnlyError) as caught:
                workspace.add(more, kind="ad")
            worded(caught.value, str(place / "w"))
            with pytest.raises(ReadOnlyError):
                workspace.reject(1)
            assert workspace.count_documents() == 5


def test_no_workspace_is_made_where_nothing_may_be_written(extract: Extract) -> None:
    with without_rights() as place:
        forbid(place)
        with pytest.raises(ReadOnlyError):
            Workspace.create(place / "w", extract=extract)


def test_another_program_that_does_not_end(
    workspace: Workspace, tmp_path: Path, extract: Extract, write_ads: WriteAds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(3)), kind="ad")
    with workspace._store.database.transaction(), Workspace.open(workspace.folder, extract=extract) as other:
        assert other.count_documents() == 3
        with pytest.raises(BusyError) as caught:
            other.accept(1)
        worded(caught.value, str(workspace.folder))
    assert workspace.accept(1).status == "accepted"


@pytest.mark.parametrize("damage", ["cut short", "overwritten", "no database"])
def test_a_damaged_database(
    damage: str, workspace: Workspace, tmp_path: Path, extract: Extract, write_ads: WriteAds
) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(50)), kind="ad")
    workspace.close()
    file = workspace.folder / "ashore.db"
    data = file.read_bytes()
    file.write_bytes(
        {
            "cut short": data[: len(data) // 2],
            "overwritten": data[:4096] + b"\xff" * (len(data) - 4096),
            "no database": b"not a database, and long enough to be looked at as one" * 100,
        }[damage]
    )
    damaged = file.read_bytes()
    with pytest.raises(CorruptError) as caught, Workspace.open(workspace.folder, extract=extract) as again:
        list(again.facts())
    worded(caught.value, str(workspace.folder))
    assert file.read_bytes() == damaged
    assert list((workspace.folder / "originals").glob("??/*"))


def test_a_folder_without_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspaceError) as caught:
        Workspace.open(tmp_path)
    worded(caught.value, str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_not_made_over_another(workspace: Workspace) -> None:
    workspace.add_text("一段故事。", "一", kind="story")
    with pytest.raises(WorkspaceExistsError) as caught:
        Workspace.create(workspace.folder)
    worded(caught.value, str(workspace.folder))
    assert workspace.count_documents() == 1


def test_a_bug_is_not_taken_for_trouble_with_the_disk(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), told(tmp_path):
        sqlite3.connect(":memory:").execute("SELECT * FROM nowhere")
    with pytest.raises(FileNotFoundError), told(tmp_path):
        (tmp_path / "nowhere").read_bytes()
