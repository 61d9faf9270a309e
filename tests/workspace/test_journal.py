"""The journal through the workspace: written whole or not at all, exported and imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ashore.journal.errors import JournalError, MoreInterviewsError, UnknownRoleError
from ashore.words import LANGUAGES, explain
from ashore.workspace import Workspace
from ashore.workspace.errors import BrokenExportError

TODAY = date(2026, 11, 25)
PM = "ai_product_manager"


@pytest.fixture
def logged(workspace: Workspace) -> Workspace:
    workspace.log("applied", role=PM, count=20, today=TODAY)
    workspace.log("interview", role=PM, count="三", on="2026-11-20", today=TODAY)
    workspace.log("offer", role="AI产品经理", amount="1.5万", note="口头", today=TODAY)
    workspace.log("spent", amount=7000, today=TODAY)
    workspace.undo_outcome(today=TODAY)
    return workspace


def test_what_is_typed_is_kept(logged: Workspace) -> None:
    entries = logged.outcomes()
    assert [entry.kind for entry in entries] == ["applied", "interview", "offer", "spent", "undo"]
    assert (entries[1].count, entries[1].day, entries[1].about) == (3, "2026-11-20", "application")
    assert (entries[2].role, entries[2].amount, entries[2].note) == (PM, 15000, "口头")
    assert entries[4].undoes == entries[3].id
    assert all(entry.logged for entry in entries)


def test_beliefs_follow_the_journal(workspace: Workspace) -> None:
    before = workspace.beliefs(PM, today=TODAY)
    workspace.log("applied", role=PM, count=20, today=TODAY)
    after = workspace.beliefs(PM, today=TODAY)
    assert (before.interview.a, before.interview.b) == (2, 38)
    assert (after.interview.a, after.interview.b) == (2, 58)
    assert (after.patient.a, after.patient.b) == (2, 38)
    assert workspace.beliefs("ai_trainer", today=TODAY).interview.b == 38
    workspace.undo_outcome(today=TODAY)
    assert workspace.beliefs(PM, today=TODAY) == before
    with pytest.raises(UnknownRoleError):
        workspace.beliefs("astronaut")


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "interview", "role": PM, "count": 18},
        {"kind": "applied", "role": "astronaut"},
        {"kind": "applied", "role": PM, "count": "many"},
        {"kind": "applied", "role": PM, "on": "2027-01-01"},
        {"kind": "salary", "amount": "-500"},
        {"kind": "spent", "amount": float("nan")},
        {"kind": "applied"},
    ],
)
def test_nothing_is_written_of_what_cannot_be(logged: Workspace, entry: dict[str, Any]) -> None:
    before = logged.outcomes()
    with pytest.raises(JournalError) as caught:
        logged.log(**entry, today=TODAY)
    for language in LANGUAGES:
        assert all(explain(caught.value, language))
    with pytest.raises(MoreInterviewsError):
        logged.undo_outcome(1, today=TODAY)
    assert logged.outcomes() == before


def test_an_export_brings_the_journal_back(logged: Workspace, tmp_path: Path) -> None:
    logged.export(tmp_path / "all.zip")
    with Workspace.import_(tmp_path / "all.zip", tmp_path / "again") as again:
        assert again.outcomes() == logged.outcomes()
        assert again.beliefs(PM, today=TODAY) == logged.beliefs(PM, today=TODAY)


def change_row(file: Path, number: int, **values: object) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[number] = json.dumps({**json.loads(lines[number]), **values})
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (0, {"count": 0}),
        (0, {"kind": "hired"}),
        (0, {"day": "2026-02-30"}),
        (0, {"count": 2}),  # fewer applications than interviews
        (0, {"count": [1]}),
        (0, {"sql": "DROP TABLE outcomes"}),
        (3, {"amount": -1}),
        (4, {"undoes": 1}),  # the applications below the interviews
        (4, {"undoes": 9}),
        (4, {"kind": "applied"}),
    ],
)
def test_a_broken_journal_is_not_imported(
    row: int, values: dict[str, object], logged: Workspace, tmp_path: Path
) -> None:
    logged.export(tmp_path / "all")
    change_row(tmp_path / "all" / "outcomes.jsonl", row, **values)
    with pytest.raises(BrokenExportError) as caught:
        Workspace.import_(tmp_path / "all", tmp_path / "again")
    assert "outcomes.jsonl" in caught.value.details["place"]
    assert not (tmp_path / "again").exists()


def test_an_export_from_before_the_journal_is_imported(
    workspace: Workspace, tmp_path: Path, write_ads: Callable[[Path, range], Path]
) -> None:
    workspace.add(write_ads(tmp_path / "ads.jsonl", range(3)), kind="ad")
    export = workspace.export(tmp_path / "all")
    (export / "outcomes.jsonl").unlink()
    manifest = json.loads((export / "manifest.json").read_text(encoding="utf-8"))
    del manifest["rows"]["outcomes"]
    (export / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with Workspace.import_(export, tmp_path / "again") as again:
        assert again.outcomes() == []
        assert again.count_documents() == 3
    manifest["rows"]["outcomes"] = 1
    (export / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BrokenExportError):
        Workspace.import_(export, tmp_path / "third")
