"""Workspaces with a light extractor, and ways to compare two of them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ashore.workspace import Workspace
from ashore.workspace.reading import Extract

SCRIPT = Path(__file__).with_name("adding.py")

Content = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def script() -> Path:
    """Adds files in a process of its own."""
    return SCRIPT


@pytest.fixture(scope="session")
def extract() -> Extract:
    """Takes every word in Latin letters for a skill; the same as the script's."""
    spec = importlib.util.spec_from_file_location("adding", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Extract = module.extract
    return found


@pytest.fixture
def make(tmp_path: Path, extract: Extract) -> Iterator[Callable[[], Workspace]]:
    """Makes new workspaces, closed when the test ends."""
    made: list[Workspace] = []
    numbers = count(1)

    def new() -> Workspace:
        made.append(Workspace.create(tmp_path / f"workspace{next(numbers)}", extract=extract))
        return made[-1]

    yield new
    for workspace in made:
        workspace.close()


@pytest.fixture
def workspace(make: Callable[[], Workspace]) -> Workspace:
    """An empty workspace."""
    return make()


@pytest.fixture(scope="session")
def write_ads() -> Callable[[Path, range], Path]:
    """Writes JSON lines of ads of our own, numbered."""

    def write(path: Path, numbers: range) -> Path:
        with path.open("w", encoding="utf-8") as file:
            for number in numbers:
                text = (
                    f"数据标注工程师{number}号\n负责第{number * 7919 % 1009}批数据的质检，熟悉Python与SQL，"
                    f"会用{'PyTorch' if number % 2 else 'Excel'}。\n三年以上经验，本科。"
                )
                file.write(json.dumps({"id": f"ad-{number}", "text": text}, ensure_ascii=False) + "\n")
        return path

    return write


@pytest.fixture(scope="session")
def content() -> Callable[[Workspace], Content]:
    """Everything a workspace holds but the times at which it came."""

    def read(workspace: Workspace) -> Content:
        database = workspace._store.database
        tables = [
            row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        held = {}
        for table in tables:
            columns = [row[0] for row in database.rows("SELECT name FROM pragma_table_info(?)", (table,))]
            kept = [f'"{name}"' for name in columns if name not in {"imported", "applied", "decided"}]
            # The index's own tables are compared by what they find: their layout depends on when they were merged.
            if not table.startswith("search"):
                held[table] = sorted(database.rows(f"SELECT {', '.join(kept)} FROM {table}"), key=repr)
        held["search"] = [
            (
                word,
                [(place.document, round(place.score, 6)) for place in workspace._store.search.find(word, 10_000)],
            )
            for word in ("标注", "Excel", "三年以上")
        ]
        return held

    return read
