"""``kill -9`` at any moment of an import of a thousand ads: whole documents, and the same end when run again."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ashore.workspace import Workspace
from ashore.workspace.reading import Extract

ADS = 1_000
FILES = 4
MOMENTS = 10
"""Of each kind: by the number of the SQL statement, and by the clock."""


@dataclass(frozen=True)
class Uninterrupted:
    """An import that nobody disturbed."""

    files: list[Path]
    empty: Path
    content: Any
    statements: int
    seconds: float


def start(script: Path, folder: Path, kill_at: int, files: list[Path]) -> subprocess.Popen[str]:
    command = [sys.executable, str(script), str(folder), str(kill_at), *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory,
    script: Path,
    extract: Extract,
    write_ads: Callable[[Path, range], Path],
    content: Callable[[Workspace], Any],
) -> Uninterrupted:
    folder = tmp_path_factory.mktemp("whole")
    size = ADS // FILES
    files = [write_ads(folder / f"ads{n}.jsonl", range(n * size, (n + 1) * size)) for n in range(FILES)]
    Workspace.create(folder / "empty").close()
    shutil.copytree(folder / "empty", folder / "full")
    process = start(script, folder / "full", 0, files)
    begun = time.monotonic()
    said, _ = process.communicate()
    statements, added = map(int, said.split())
    assert added == ADS
    with Workspace.open(folder / "full", extract=extract) as workspace:
        held = content(workspace)
    return Uninterrupted(files, folder / "empty", held, statements, time.monotonic() - begun)


def check(folder: Path, whole: Uninterrupted, extract: Extract, content: Callable[[Workspace], Any]) -> int:
    """Open what was killed; return how many documents it holds."""
    with Workspace.open(folder, extract=extract) as workspace:
        assert workspace._store.database.rows("PRAGMA integrity_check") == [("ok",)]
        assert workspace._store.database.rows("PRAGMA foreign_key_check") == []
        documents = workspace.count_documents()
        for stored in workspace.documents():
            # Whole: its facts, its row for the market, its words in the index.
            assert len(list(workspace.facts(document=stored.id))) == len(extract(stored.document))
        assert workspace._store.database.value("SELECT count(*) FROM ads") == documents
        assert workspace._store.database.value("SELECT count(*) FROM search_docsize") == documents
        assert workspace._store.originals.damaged(workspace._store.imports.originals()) == []
        workspace.add(whole.files, kind="ad")
        assert content(workspace) == whole.content
        assert all(found.ok for found in workspace.doctor() if found.name != "disk")
        assert not list((folder / "originals").glob("??/*.part"))
    return documents


@pytest.mark.parametrize("seed", range(MOMENTS))
def test_killed_before_a_statement(
    seed: int,
    tmp_path: Path,
    script: Path,
    whole: Uninterrupted,
    extract: Extract,
    content: Callable[[Workspace], Any],
) -> None:
    folder = tmp_path / "w"
    shutil.copytree(whole.empty, folder)
    moment = random.Random(seed).randint(1, whole.statements)  # noqa: S311 - no secret
    process = start(script, folder, moment, whole.files)
    process.communicate()
    assert process.returncode == -9
    assert check(folder, whole, extract, content) < ADS


@pytest.mark.parametrize("seed", range(MOMENTS))
def test_killed_by_the_clock(
    seed: int,
    tmp_path: Path,
    script: Path,
    whole: Uninterrupted,
    extract: Extract,
    content: Callable[[Workspace], Any],
) -> None:
    folder = tmp_path / "w"
    shutil.copytree(whole.empty, folder)
    process = start(script, folder, 0, whole.files)
    time.sleep(random.Random(MOMENTS + seed).random() * whole.seconds)  # noqa: S311 - no secret
    process.kill()
    process.communicate()
    assert check(folder, whole, extract, content) % (ADS // FILES) == 0


def test_killed_while_it_is_made(tmp_path: Path, extract: Extract) -> None:
    """A database without a table, as a killed ``init`` leaves it, is completed by the next."""
    (tmp_path / "ashore.db").touch()
    with Workspace.create(tmp_path, extract=extract) as workspace:
        assert workspace.count_documents() == 0
