"""``ashore erase``: only by the name of the folder, and only what is the workspace's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore import Workspace

from .conftest import Run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "my-move") as made:
        made.add_text("要求本科，3年以上经验，熟悉Python。", "ad.txt", kind="ad")
        folder = made.folder
    (folder / "me.yaml").write_text("cash: 40000\n", encoding="utf-8")
    return folder


def test_the_name_erases_it(ashore: Run, workspace: Path) -> None:
    (workspace / "mine.txt").write_text("x", encoding="utf-8")
    result = ashore("-w", workspace, "erase", "--confirm", "my-move")
    assert result.status == 0
    assert "Left where it is: mine.txt" in result.out
    assert [path.name for path in workspace.iterdir()] == ["mine.txt"]
    assert ashore("-w", workspace, "facts").status == 2


def test_as_data(ashore: Run, workspace: Path) -> None:
    result = ashore("-w", workspace, "--json", "erase", "--confirm", "my-move")
    assert result.data == {"folder": str(workspace), "stays": []}
    assert list(workspace.iterdir()) == []


@pytest.mark.parametrize("typed", ["", "no", "MY-MOVE"])
def test_another_name_erases_nothing(ashore: Run, workspace: Path, typed: str) -> None:
    before = sorted(workspace.rglob("*"))
    result = ashore("-w", workspace, "--json", "erase", "--confirm", typed)
    assert result.envelope["error"]["code"] == "not_confirmed"
    assert sorted(workspace.rglob("*")) == before


def test_without_a_name_it_is_asked_for(ashore: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answered(text: str, **_: object) -> str:
        asked.append(text)
        return "my-move"

    monkeypatch.setattr("click.prompt", answered)
    assert ashore("-w", workspace, "--lang", "zh", "erase").status == 0
    assert "将彻底删掉：数据库、原始文件、me.yaml" in asked[0]
    assert not (workspace / "ashore.db").exists()
