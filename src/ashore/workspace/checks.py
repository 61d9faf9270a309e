"""Is the workspace whole, and has this machine what it takes: each thing that is looked at, with its outcome."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

import ashore
from ashore.facts import UncitedFactError
from ashore.store import Store
from ashore.store.errors import BusyError, ReadOnlyError, told
from ashore.store.facts import FactFilter
from ashore.store.grams import index_form, match_expression
from ashore.store.migrations import shipped, version
from ashore.workspace.views import Check

ROOM: Final = 200_000_000
"""Bytes that should be free: an import of ten thousand ads takes about half of it."""
OPTIONAL: Final = {"ocr": "rapidocr"}
"""Extras, each with the module that tells whether it is installed."""
SHOWN: Final = 3

_SAMPLE: Final = "熟悉數據標註與 Python 编程"
_QUESTIONS: Final = ("数据", "標註", "据标注", "python", "Python编程", "数据标注")


def checks(store: Store) -> Iterator[Check]:
    """Look at everything, the database first."""
    yield Check("versions", ok=True, details={
        "ashore": ashore.__version__, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version,
    })  # fmt: skip
    found, known = version(store.database), len(shipped())
    yield Check("schema", ok=found == known, details={"found": found, "known": known})
    yield _integrity(store)
    yield _gate(store)
    yield _search(store)
    yield _originals(store)
    yield _strays(store)
    free = shutil.disk_usage(store.folder).free
    yield Check("disk", ok=free >= ROOM, details={"free": free / 1e9, "wanted": ROOM / 1e9})
    for name, module in OPTIONAL.items():
        yield Check(f"{'with' if find_spec(module) else 'without'}_{name}", ok=True)


def _integrity(store: Store) -> Check:
    problems = [row[0] for row in store.database.rows("PRAGMA integrity_check(10)") if row[0] != "ok"]
    problems += [f"{row[0]} {row[1]} → {row[2]}" for row in store.database.rows("PRAGMA foreign_key_check")]
    return Check("integrity", not problems, {"problems": "; ".join(map(str, problems[:SHOWN]))})


def _gate(store: Store) -> Check:
    """Compare every fact with its text once more."""
    documents, facts = store.documents.count(), store.facts.count(FactFilter())
    try:
        for _ in store.facts.select(FactFilter(), store.texts()):
            pass
    except UncitedFactError as problem:
        return Check("gate", ok=False, details={"documents": documents, "facts": facts, "problem": str(problem)})
    return Check("gate", ok=True, details={"documents": documents, "facts": facts, "problem": ""})


def _search(store: Store) -> Check:
    """Ask for Chinese words of two and more characters in either script, then look at the index itself."""
    sample = sqlite3.connect(":memory:")
    try:
        sample.execute(store.search.definition())
        sample.execute("INSERT INTO search (rowid, body) VALUES (1, ?)", (index_form(_SAMPLE),))
        asked = "SELECT count(*) FROM search WHERE search MATCH ?"
        missed = [
            word for word in _QUESTIONS if not sample.execute(asked, (match_expression(word),)).fetchone()[0]
        ]
    finally:
        sample.close()
    return Check("search", not missed and store.search.is_whole(), {"missed": ", ".join(missed)})


def _originals(store: Store) -> Check:
    known = store.imports.originals()
    damaged = store.originals.damaged(known)
    return Check("originals", not damaged, {"count": len(known), "damaged": ", ".join(damaged[:SHOWN])})


def _strays(store: Store) -> Check:
    """Sweep away what a killed import has left: it belongs to nothing that is shown anywhere.

    The lock keeps another program's import from ending, and so from putting its original there, meanwhile.
    """
    swept = 0
    try:
        with store.database.transaction():
            for path in store.originals.strays(store.imports.originals()):
                with told(store.folder):
                    path.unlink()
                swept += 1
    except (BusyError, ReadOnlyError):
        pass
    left = len(store.originals.strays(store.imports.originals()))
    return Check("strays", not left, {"swept": swept, "left": left})
