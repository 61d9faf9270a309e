"""The journal that is measured: entries that make sense, and rows that say what was slow."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ashore import Workspace

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import journal

TODAY = date(2026, 11, 25)


def test_the_entries_can_all_be_true(tmp_path: Path) -> None:
    made = journal.drafts(500, TODAY)
    with Workspace.create(tmp_path / "w") as workspace:
        assert len(workspace.log_many(made, today=TODAY).entries) == 500
        kinds = {entry.kind for entry in workspace.outcomes()}
        assert kinds == {"applied", "interview", "offer", "rejected"}
        assert workspace.offers()
    assert journal.drafts(500, TODAY) == made, "the same each time"


def test_the_row_names_the_slowest_and_what_it_takes_without_entries() -> None:
    times = {"a": 120.0, "b": 480.0, "c": 90.0}
    row = journal._slowest("pages", times, {"a": 100.0, "b": 60.0}, {"a": 1.0, "b": 410.0, "c": 2.0})
    assert row.reached is False
    assert row.figure == "480 ms"
    assert row.spread.startswith("`b` 480 (60; CPU 410), `a` 120 (100; CPU 1), `c` 90 (–; CPU 2)")
    assert journal._slowest("pages", {"a": 20.0}, {"a": 20.0}).reached is True
