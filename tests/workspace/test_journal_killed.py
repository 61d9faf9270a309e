"""``kill -9`` at any moment of entering and importing: what was confirmed is there, and nothing is there twice."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import pytest

from ashore.journal import Outcome
from ashore.workspace import Workspace

from . import journalling

Task = Literal["enter", "import"]

SCRIPT = Path(__file__).with_name("journalling.py")
ROWS = 150
MOMENTS = 5
"""Of each task: by the number of the SQL statement, and by the clock; twenty in all."""


@dataclass(frozen=True)
class Whole:
    """Work that nobody disturbed."""

    file: Path
    empty: Path
    entries: list[Outcome]
    statements: int
    seconds: float


def start(task: Task, folder: Path, kill_at: int, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(SCRIPT), task, str(folder), str(kill_at), str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def table() -> str:
    """A table of applications with companies and without, and what came of them."""
    chance = random.Random(6)  # noqa: S311 - no secret
    rows = ["公司,岗位,投递日期,状态,状态日期"]
    for number in range(ROWS):
        company = f"公司{number}" if number % 3 else ""
        state = chance.choice(["已投", "一面", "面试挂", "offer"]) if company else "已投"
        day = f"{1 + number % 28:02}"
        rows.append(f"{company},AI产品经理,2026-{1 + number % 9:02}-{day},{state},2026-10-{day}")
    return "\n".join(rows) + "\n"


def entries(workspace: Workspace) -> list[Outcome]:
    return [replace(entry, logged="") for entry in workspace.outcomes()]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("base")
    file = folder / "ledger.csv"
    file.write_text(table(), encoding="utf-8")
    Workspace.create(folder / "empty").close()
    return file, folder / "empty"


def undisturbed(task: Task, base: tuple[Path, Path], folder: Path) -> Whole:
    file, empty = base
    shutil.copytree(empty, folder)
    process = start(task, folder, 0, file)
    begun = time.monotonic()
    said = process.communicate()[0].split()
    assert process.returncode == 0
    with Workspace.open(folder) as workspace:
        return Whole(file, empty, entries(workspace), int(said[-1]), time.monotonic() - begun)


@pytest.fixture(scope="module")
def whole(base: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Task, Whole]:
    place = tmp_path_factory.mktemp("whole")
    tasks: tuple[Task, ...] = ("enter", "import")
    return {task: undisturbed(task, base, place / task) for task in tasks}


def derived(workspace: Workspace) -> tuple[list[Any], list[Any]]:
    """Everything that is derived from the entries; applications by what they are, as their numbers may differ."""
    database = workspace._store.database
    columns = [row[0] for row in database.rows("SELECT name FROM pragma_table_info('applications')")]
    named = ", ".join(f'"{name}"' for name in columns if name != "id")
    return (
        sorted(database.rows(f"SELECT {named} FROM applications"), key=repr),
        sorted(database.rows("SELECT * FROM counting"), key=repr),
    )


def check(folder: Path, task: Task, confirmed: list[int], whole: Whole) -> int:
    """Open what was killed, and go on; return how many entries were there."""
    with Workspace.open(folder) as workspace:
        database = workspace._store.database
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []
        found = entries(workspace)
        numbers = [entry.id for entry in found]
        assert set(confirmed) <= set(numbers), "no entry that was confirmed is lost"
        keys = Counter(entry.key for entry in found if entry.key)
        assert max(keys.values(), default=1) == 1, "none is there twice"
        assert found == whole.entries[: len(found)], "each is there as it was typed"
        held = derived(workspace)
        with database.transaction():
            workspace._store.applications.rebuild()
        assert held == derived(workspace), "what is derived is what the entries say"
        more: list[int] = []
        if task == "enter":
            journalling.enter(workspace, more.append)
        else:
            journalling.bring(workspace, whole.file, more.append)
        assert entries(workspace) == whole.entries, "done again, it ends the same"
        return len(found)


@pytest.mark.parametrize("task", ["enter", "import"])
@pytest.mark.parametrize("seed", range(MOMENTS))
def test_killed_before_a_statement(seed: int, task: Task, tmp_path: Path, whole: dict[Task, Whole]) -> None:
    folder = tmp_path / "w"
    shutil.copytree(whole[task].empty, folder)
    moment = random.Random(seed).randint(1, whole[task].statements)  # noqa: S311 - no secret
    process = start(task, folder, moment, whole[task].file)
    confirmed = [int(line) for line in process.communicate()[0].split()]
    assert process.returncode == -9
    held = check(folder, task, confirmed, whole[task])
    if task == "import":
        assert held in {0, len(whole[task].entries)}, "a file is there whole or not at all"


@pytest.mark.parametrize("task", ["enter", "import"])
@pytest.mark.parametrize("seed", range(MOMENTS))
def test_killed_by_the_clock(seed: int, task: Task, tmp_path: Path, whole: dict[Task, Whole]) -> None:
    folder = tmp_path / "w"
    shutil.copytree(whole[task].empty, folder)
    process = start(task, folder, 0, whole[task].file)
    time.sleep(random.Random(MOMENTS + seed).random() * whole[task].seconds)  # noqa: S311 - no secret
    process.kill()
    # A line that was cut short confirms nothing.
    told = process.communicate()[0].rpartition("\n")[0].partition("done")[0].split()
    check(folder, task, [int(line) for line in told], whole[task])
