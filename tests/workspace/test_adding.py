from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.documents.errors import EmptyFileError
from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.workspace import Workspace
from ashore.workspace.reading import Extract

WriteAds = Callable[[Path, range], Path]
Content = Callable[[Workspace], Any]


def test_the_same_file_twice_changes_nothing(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds, content: Content
) -> None:
    file = write_ads(tmp_path / "ads.jsonl", range(50))
    first = workspace.add(file, kind="ad")
    assert (len(first.added), first.unchanged, first.exit_status) == (50, 0, 0)
    before = content(workspace), list(workspace._store.database.connection.iterdump())
    again = workspace.add(file, kind="ad")
    assert (again.added, again.unchanged, again.facts) == ((), 50, 0)
    assert (content(workspace), list(workspace._store.database.connection.iterdump())) == before


def test_a_grown_file_adds_what_is_new(workspace: Workspace, tmp_path: Path, write_ads: WriteAds) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(10)), kind="ad")
    report = workspace.add(write_ads(tmp_path / "ads.jsonl", range(12)), kind="ad")
    assert (len(report.added), report.unchanged) == (2, 10)


def test_broken_lines_are_told_and_the_good_ones_land(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds, content: Content
) -> None:
    file = write_ads(tmp_path / "ads.jsonl", range(2_000))
    lines = file.read_text(encoding="utf-8").splitlines()
    for number in (7, 900, 1999):
        lines[number - 1] = lines[number - 1][:20]
    file.write_text("\n".join(lines), encoding="utf-8")
    report = workspace.add(file, kind="ad")
    assert len(report.added) == 1_997
    assert [(item.file, item.line) for item in report.broken] == [(str(file), n) for n in (7, 900, 1999)]
    assert (report.partly, report.exit_status) == (True, 3)
    before = content(workspace)
    again = workspace.add(file, kind="ad")
    assert (again.added, again.unchanged, len(again.broken)) == ((), 1_997, 3)
    assert content(workspace) == before


def test_a_file_that_cannot_be_read_leaves_no_trace(
    workspace: Workspace, tmp_path: Path, content: Content
) -> None:
    before = content(workspace)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "bad.jsonl").write_text("{\n[\n", encoding="utf-8")
    report = workspace.add([tmp_path / name for name in ("empty.txt", "binary.txt", "bad.jsonl", "missing.txt")])
    assert {Path(item.file).name for item in report.broken} == {
        "empty.txt", "binary.txt", "bad.jsonl", "missing.txt"
    }  # fmt: skip
    assert report.exit_status == 2
    assert content(workspace) == before
    assert list((workspace.folder / "originals").iterdir()) == []


def test_what_was_read_is_kept_by_its_checksum(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes("小林从运营转行做产品经理。".encode("gb18030"))
    workspace.add(file, kind="story")
    (checksum,) = workspace._store.imports.originals()
    assert workspace._store.originals.path(checksum).read_bytes() == file.read_bytes()
    assert workspace.document("story.txt").document.text == "小林从运营转行做产品经理。"


def test_a_folder_is_read_without_the_workspace_in_it(tmp_path: Path, extract: Extract) -> None:
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    (tmp_path / "notes" / "one.txt").write_text("一个人的故事。", encoding="utf-8")
    (tmp_path / "notes" / "deep" / "two.txt").write_text("另一个人的故事。", encoding="utf-8")
    (tmp_path / "notes" / ".hidden.txt").write_text("不该读的。", encoding="utf-8")
    with Workspace.create(tmp_path / "notes" / "w", extract=extract) as workspace:
        workspace.add(tmp_path / "notes", kind="story")
        workspace.add(tmp_path / "notes", kind="story")
        assert [stored.document.name for stored in workspace.documents()] == ["one.txt", "deep/two.txt"]


def test_an_empty_folder_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    report = workspace.add(tmp_path / "nothing")
    assert [item.code for item in report.broken] == ["empty_folder"]


def test_two_texts_of_one_name_are_told_apart(workspace: Workspace) -> None:
    workspace.add_text("第一份。", "笔记", kind="story")
    workspace.add_text("第二份。", "笔记", kind="story")
    assert [stored.document.name for stored in workspace.documents()] == ["笔记", "笔记 (2)"]
    assert workspace.document("笔记 (2)").document.text == "第二份。"


def test_pasted_text_that_is_empty_is_refused(workspace: Workspace) -> None:
    with pytest.raises(EmptyFileError):
        workspace.add_text("  \n", "空", kind="story")
    assert workspace.count_documents() == 0


def test_saying_what_a_document_is_reads_it_again(tmp_path: Path) -> None:
    def extract(document: Document) -> list[Fact]:
        return [Fact(document.name, f"{document.kind}_field", 1, "文", 0, 1, "t/1", document.text)]

    file = tmp_path / "text.txt"
    file.write_text("文字。", encoding="utf-8")
    with Workspace.create(tmp_path / "w", extract=extract) as workspace:
        workspace.add(file, kind="story")
        report = workspace.add(file, kind="ad")
        assert (report.added, report.unchanged) == ((), 1)
        assert workspace.document("text.txt").document.kind == "ad"
        assert [row.fact.field for row in workspace.facts()] == ["ad_field"]


def test_stopping_keeps_the_documents_that_are_whole(
    tmp_path: Path, write_ads: WriteAds, extract: Extract
) -> None:
    """Ctrl-C inside the 31st document of 50, then once more without it."""
    calls = 0

    def interrupted(document: Document) -> list[Fact]:
        nonlocal calls
        calls += 1
        if calls == 31:
            raise KeyboardInterrupt
        return list(extract(document))

    file = write_ads(tmp_path / "ads.jsonl", range(50))
    with Workspace.create(tmp_path / "w", extract=interrupted) as workspace:
        with pytest.raises(KeyboardInterrupt):
            workspace.add(file, kind="ad")
        assert workspace.count_documents() == 30
        assert all(check.ok for check in workspace.doctor() if check.name != "disk")
        report = workspace.add(file, kind="ad")
        assert (len(report.added), report.unchanged) == (20, 30)


def test_a_bug_in_an_extractor_takes_the_file_back_and_keeps_its_traceback(
    tmp_path: Path, write_ads: WriteAds, extract: Extract
) -> None:
    def broken(document: Document) -> list[Fact]:
        if document.name == "ad-7":
            raise ZeroDivisionError
        return list(extract(document))

    with Workspace.create(tmp_path / "w", extract=broken) as workspace:
        with pytest.raises(ZeroDivisionError):
            workspace.add(write_ads(tmp_path / "ads.jsonl", range(10)), kind="ad")
        assert workspace.count_documents() == 0
        assert not list((workspace.folder / "originals").glob("*.part"))


def test_progress_counts_documents_over_all_files(
    workspace: Workspace, tmp_path: Path, write_ads: WriteAds
) -> None:
    seen: list[tuple[int, int | None]] = []
    files = [write_ads(tmp_path / "a.jsonl", range(3)), write_ads(tmp_path / "b.jsonl", range(3, 5))]
    workspace.add(files, kind="ad", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == [1, 2, 3, 4, 5]
    workspace.add(files, kind="ad", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen[5:]] == [3, 5]


def test_a_text_with_half_a_surrogate_is_kept_and_exported(
    workspace: Workspace, tmp_path: Path, content: Content, extract: Extract
) -> None:
    file = tmp_path / "ads.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "数据标注\ud83d 熟悉Python"}) + "\n", encoding="utf-8")
    workspace.add(file, kind="ad")
    assert [row.fact.quote for row in workspace.facts()] == ["Python"]
    workspace.export(tmp_path / "all.zip")
    with Workspace.import_(tmp_path / "all.zip", tmp_path / "again", extract=extract) as again:
        assert content(again) == content(workspace)
