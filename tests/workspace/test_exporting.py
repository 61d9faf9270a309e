from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.documents.model import Document
from ashore.facts import Fact
from ashore.store.errors import WorkspaceExistsError
from ashore.words import LANGUAGES, explain
from ashore.workspace import Workspace
from ashore.workspace.errors import BrokenExportError, FolderInUseError, NewerExportError
from ashore.workspace.exporting import escape
from ashore.workspace.reading import Extract

Content = Callable[[Workspace], Any]


@pytest.fixture
def full(workspace: Workspace, tmp_path: Path, write_ads: Callable[[Path, range], Path]) -> Workspace:
    """Ads, a reprint, decisions of every kind, and a vocabulary of its own."""
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(20)), kind="ad")
    told = (
        "小林做了五年运营，去年夏天决定转行，每天下班后学三个小时Python，"
        "半年里投了四十份简历，面试六次，最后去了一家做模型评测的公司。"
    )
    workspace.add_text(told, "故事", kind="story")
    workspace.add_text("（转载）" + told, "转载", kind="story")
    facts = [row.id for row in workspace.facts(limit=6)]
    workspace.accept(facts[0])
    workspace.correct(facts[1], {"name": "SQL"}, (0, 2))
    workspace.reject(facts[2])
    workspace.undo(facts[2])
    (workspace.folder / "vocabulary" / "skills.tsv").write_text("LangGraph\tlang graph\n", encoding="utf-8")
    return workspace


@pytest.mark.parametrize("name", ["all.zip", "all"])
def test_what_is_exported_comes_back_equal(
    name: str, full: Workspace, tmp_path: Path, content: Content, extract: Extract
) -> None:
    assert full.export(tmp_path / name) == tmp_path / name
    with Workspace.import_(tmp_path / name, tmp_path / "again", extract=extract) as again:
        assert content(again) == content(full)
        assert list(again.facts()) == list(full.facts())
        assert (again.folder / "vocabulary" / "skills.tsv").read_bytes() == (
            full.folder / "vocabulary" / "skills.tsv"
        ).read_bytes()
        assert all(check.ok for check in again.doctor() if check.name != "disk")
        assert again.extract_again() == (0, 0)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_export_can_be_read_without_ashore(full: Workspace, tmp_path: Path) -> None:
    full.export(tmp_path / "all")
    manifest = json.loads((tmp_path / "all" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["rows"]["documents"] == 22
    documents = {}
    for line in (tmp_path / "all" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        documents[json.loads(line)["id"]] = json.loads(line)
    for line in (tmp_path / "all" / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        assert documents[fact["document"]]["text"][fact["start"] : fact["end"]] == fact["quote"]
    with (tmp_path / "all" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == full.count_facts()
    assert {row["status"] for row in rows} == {"new", "accepted", "corrected"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_a_formula_is_escaped(cell: str, tmp_path: Path) -> None:
    def extract(document: Document) -> list[Fact]:
        return [
            Fact(document.name, "skill", document.text, document.text, 0, len(document.text), "t/1", document.text)
        ]

    assert str(escape(cell)).startswith("'")
    assert escape("普通") == "普通"
    assert escape(-3) == -3
    with Workspace.create(tmp_path / "w", extract=extract) as workspace:
        workspace.add_text(f"{cell} 文", "=name", kind="ad")
        workspace.export(tmp_path / "out")
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in row)


def replace_line(file: Path, number: int, change: Callable[[dict[str, Any]], None]) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[number])
    change(row)
    lines[number] = json.dumps(row, ensure_ascii=False)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(row: dict[str, Any]) -> None:
    row["text"] += "改"


def _quote(row: dict[str, Any]) -> None:
    row["quote"] = "别的"


def _column(row: dict[str, Any]) -> None:
    row["sql"] = "DROP TABLE facts"


def _status(row: dict[str, Any]) -> None:
    row["status"] = "right"


def _orphan(row: dict[str, Any]) -> None:
    row["document"] = 999


def _type(row: dict[str, Any]) -> None:
    row["start"] = [1]


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("documents.jsonl", _text),
        ("facts.jsonl", _quote),
        ("facts.jsonl", _column),
        ("facts.jsonl", _status),
        ("facts.jsonl", _orphan),
        ("facts.jsonl", _type),
        ("decisions.jsonl", _quote),
    ],
)
def test_an_export_that_was_changed_is_refused(
    file: str, change: Callable[[dict[str, Any]], None], full: Workspace, tmp_path: Path
) -> None:
    full.export(tmp_path / "all")
    replace_line(tmp_path / "all" / file, 1, change)
    refused(tmp_path)


@pytest.mark.parametrize("damage", ["a line less", "no json", "no manifest", "no original", "another original"])
def test_an_export_that_was_damaged_is_refused(damage: str, full: Workspace, tmp_path: Path) -> None:
    export = full.export(tmp_path / "all")
    original = next((export / "originals").iterdir())
    facts = (export / "facts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    match damage:
        case "a line less":
            (export / "facts.jsonl").write_text("".join(facts[:-1]), encoding="utf-8")
        case "no json":
            (export / "facts.jsonl").write_text("".join(facts) + "{", encoding="utf-8")
        case "no manifest":
            (export / "manifest.json").unlink()
        case "no original":
            original.unlink()
        case _:
            original.write_bytes(b"something else")
    refused(tmp_path)


def refused(place: Path) -> None:
    with pytest.raises(BrokenExportError) as caught:
        Workspace.import_(place / "all", place / "again")
    for language in LANGUAGES:
        assert str(place / "all") in explain(caught.value, language)[0]
    assert not (place / "again").exists()
    assert not [path for path in place.iterdir() if path.name.startswith(".")]


def test_what_is_no_export_is_refused(full: Workspace, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"PK\x03\x04 and no more")
    full.export(tmp_path / "cut.zip")
    data = (tmp_path / "cut.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("../manifest.json", "{}")
    for name in ("all.zip", "cut.zip", "other.zip", "missing.zip"):
        with pytest.raises(BrokenExportError):
            Workspace.import_(tmp_path / name, tmp_path / "again")
        assert not (tmp_path / "again").exists()


def test_no_name_in_an_export_leads_outside(full: Workspace, tmp_path: Path, extract: Extract) -> None:
    full.export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip", "a") as archive:
        for name in (
            "vocabulary/../../escaped.tsv",
            "originals/../escaped.tsv",
            "/escaped.tsv",
            "vocabulary/a/b.tsv",
        ):
            archive.writestr(name, "x\n")
    Workspace.import_(tmp_path / "all.zip", tmp_path / "deep" / "again", extract=extract).close()
    assert not list(tmp_path.rglob("*escaped*"))
    assert not list(tmp_path.rglob("b.tsv"))


def test_a_newer_export_is_refused(full: Workspace, tmp_path: Path) -> None:
    manifest = full.export(tmp_path / "all") / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"format": 2', '"format": 3'), encoding="utf-8"
    )
    with pytest.raises(NewerExportError):
        Workspace.import_(tmp_path / "all", tmp_path / "again")


def test_nothing_is_overwritten(full: Workspace, tmp_path: Path, content: Content) -> None:
    before = content(full)
    full.export(tmp_path / "all")
    with pytest.raises(FolderInUseError):
        full.export(tmp_path / "all")
    with pytest.raises(WorkspaceExistsError):
        Workspace.import_(tmp_path / "all", full.folder)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").touch()
    with pytest.raises(FolderInUseError):
        Workspace.import_(tmp_path / "all", tmp_path / "photos")
    assert content(full) == before


def test_a_second_export_takes_the_place_of_the_first(full: Workspace, tmp_path: Path, extract: Extract) -> None:
    full.export(tmp_path / "all.zip")
    full.add_text("又一段故事。", "新的", kind="story")
    full.export(tmp_path / "all.zip")
    with Workspace.import_(tmp_path / "all.zip", tmp_path / "again", extract=extract) as again:
        assert again.document("新的").document.text == "又一段故事。"


def test_an_export_of_a_missing_original_is_told(full: Workspace, tmp_path: Path) -> None:
    shutil.rmtree(full.folder / "originals")
    assert [check.name for check in full.doctor() if not check.ok and check.name != "disk"] == ["originals"]
