"""From a workspace to the plan of a week: the gaps that are kept, the step of the last decision, the diary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ashore.evidence.market import Market
from ashore.workspace import Workspace, week
from ashore.workspace.kept import SNAPSHOT, kept_step
from ashore.workspace.stamp import evidence_stamp, stamp

PM = "ai_product_manager"
TODAY = date(2026, 11, 25)
ME = "job: tester\noptions: {apply: [ai_product_manager]}\n"
AD = "AI产品经理\n公司：示例{number}科技\n要求：\n1. 本科及以上\n2. 必须精通Python，熟练掌握{second}\n"


@pytest.fixture
def opened(tmp_path: Path) -> Workspace:
    with Workspace.create(tmp_path / "ws") as made:
        folder = made.folder
    (folder / "me.yaml").write_text(ME, encoding="utf-8")
    workspace = Workspace.open(folder)
    for number, second in enumerate(("SQL", "SQL", "Excel", "Excel")):
        workspace.add_text(AD.format(number=number, second=second), name=f"ad{number}", kind="ad")
    return workspace


def gaps(workspace: Workspace) -> dict[str, tuple[int, int, bool]]:
    found = week.lacks(workspace, workspace._store, workspace._keeper.reading, PM)
    return {lack.skill: (lack.required, lack.ads, lack.shown) for lack in found}


def test_gaps_are_what_ads_require_and_nothing_shows(opened: Workspace) -> None:
    with opened as workspace:
        found = gaps(workspace)
        assert found["Python"] == (4, 4, False)
        assert found["SQL"] == found["Excel"] == (2, 4, False)
        (workspace.folder / "me.yaml").write_text(f"{ME}skills: [SQL]\n", encoding="utf-8")
        assert "SQL" not in gaps(workspace)
        assert gaps(workspace)["Python"] == (4, 4, True)


def test_gaps_are_counted_once_until_something_changes(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    market = Workspace.market

    def count(self: Workspace, role: str) -> Market:
        counted.append(role)
        return market(self, role)

    monkeypatch.setattr(Workspace, "market", count)
    with opened as workspace:
        first = gaps(workspace)
        workspace.log("applied", role=PM, today=TODAY)
        assert gaps(workspace) == first
        assert counted == [PM]
        workspace.add_text(AD.format(number=9, second="RAG"), name="another", kind="ad")
        assert gaps(workspace)["Python"] == (5, 5, False)
        for broken in ("", "{}", "[]", '{"stamp": 1, "lacks": [{}]}'):
            with workspace._store.database.transaction():
                workspace._store.set_meta(week.GAPS, broken)
            assert gaps(workspace)["Python"] == (5, 5, False)


def test_the_journal_makes_a_decision_old_and_changes_no_gap(opened: Workspace) -> None:
    with opened as workspace:
        store = workspace._store
        before, evidence = stamp(store), evidence_stamp(store)
        workspace.log("applied", role=PM, today=TODAY)
        assert stamp(store) != before
        assert evidence_stamp(store) == evidence


def test_a_snapshot_that_cannot_be_read_is_no_step(opened: Workspace) -> None:
    with opened as workspace:
        for text in ("", "x", "[]", "{}", '{"day": "2026-11-25"}', '{"day": "x", "step": {"act": "apply"}}'):
            with workspace._store.database.transaction():
                workspace._store.set_meta(SNAPSHOT, text)
            assert kept_step(workspace._store) is None
            assert workspace.week(today=TODAY).step is None


def test_without_a_role_there_is_no_gap(make: Callable[[], Workspace]) -> None:
    planned = make().week(today=TODAY)
    assert (planned.role, planned.week.items) == ("", ())
