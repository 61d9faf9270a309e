"""Tables written into the journal of a workspace: over the threads that matter, and over all of it, alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ashore import Workspace
from ashore.journal.importing import Table, open_table
from ashore.workspace import ledgers

TODAY = date(2026, 11, 25)
HEAD = "公司,岗位,投递日期,状态,状态日期\n"
FIRST = (
    HEAD + "甲,AI产品经理,2026-10-01,一面,2026-10-10\n乙,数据分析师,2026-10-01,已投,\n"
    ",数据分析师,2026-10-01,已投,\n"
)
SECOND = (
    HEAD + "甲,AI产品经理,2026-10-01,面试挂,2026-10-20\n乙,数据分析师,,面试,2026-10-20\n"
    "丙,AI产品经理,,offer,2026-10-20\n"
    ",数据分析师,2026-10-01,已投,\n丁,数据分析师,,面试,2026-10-21\n戊,数据分析师,,面试,2026-10-21\n,,2026-10-05,花费,\n"
)


def table(text: str) -> Table:
    return open_table(text.encode(), "x.csv")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "ws") as made:
        made.write_ledger(made.read_ledger(table(FIRST), today=TODAY), today=TODAY)
        yield made


@pytest.mark.parametrize("many", [0, 3000])
def test_what_matters_of_the_journal_tells_as_much_as_all_of_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(ledgers, "MANY", many)
    reading = workspace.read_ledger(table(SECOND), today=TODAY)
    kinds = [(one.outcome.company, one.outcome.kind, one.outcome.answers is not None) for one in reading.drafts]
    assert kinds == [("乙", "interview", True), ("甲", "rejected", True), ("丁", "interview", False)]
    assert [(bad.row.line, bad.error.code) for bad in reading.bad] == [
        (4, "row_unfounded"), (7, "row_too_many_answers"), (8, "row_no_money"),
    ]  # fmt: skip
    assert [one.row.line for one in reading.duplicates] == [5]


def test_what_is_read_is_written_and_then_known(workspace: Workspace) -> None:
    reading = workspace.read_ledger(table(SECOND), today=TODAY)
    written = workspace.write_ledger(reading, today=TODAY)
    assert len(written.entries) == len(reading.drafts) > 0
    assert workspace.write_ledger(reading, today=TODAY).entries == (), "sent twice, written once"
    assert workspace.read_ledger(table(SECOND), today=TODAY).drafts == ()
    answered = {
        entry.company: entry.answers for entry in written.entries if entry.kind in {"rejected", "interview"}
    }
    assert answered["甲"] is not None
    assert answered["乙"] is not None


def test_what_was_taken_back_is_in_the_export_of_everything_alone(workspace: Workspace) -> None:
    workspace.undo_outcome(today=TODAY)
    assert len(workspace.ledger(everything=True)) == len(workspace.ledger()) + 2
