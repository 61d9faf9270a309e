"""Everything in a workspace as files that can be read without Ashore.

An export is a zip, or a folder, of ``manifest.json``, one file of JSON lines for each table, ``facts.csv`` for a
spreadsheet, the originals and the user's own vocabulary. What is derived (search index, market rows, reprints) is
not in it: it is made again.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import ashore
from ashore.store import Store
from ashore.store.errors import told
from ashore.store.facts import FactFilter, StoredFact
from ashore.store.tables import TABLES, read
from ashore.workspace.errors import FolderInUseError, MissingOriginalError
from ashore.workspace.person import NAME as ME
from ashore.workspace.profile import RESUME
from ashore.workspace.reading import now

FORMAT: Final = 2
MANIFEST: Final = "manifest.json"
NOTES: Final = (RESUME,)
"""Notes of the workspace that an export keeps: which document is the person's résumé."""
CSV_COLUMNS: Final = (
    "document", "field", "value", "unit", "quote", "start", "end", "subject", "qualifiers", "extractor", "status",
)  # fmt: skip

_EVERY: Final = 1000
"""Lines after which progress is told."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes a cell for a formula by (OWASP, CSV injection)."""


def export(store: Store, path: Path, progress: Callable[[int, int], None] | None = None) -> Path:
    """Write everything to ``path``: a zip where its name ends so, else a new folder. Return where it stands.

    It appears when it is whole; a zip of the same name is there until then.

    Parameters
    ----------
    progress
        Called with how many rows are written, of how many; what it raises ends the work, and nothing appears.

    Raises
    ------
    FolderInUseError
        Where the folder is there already and not empty.
    StoreError
        Where it cannot be written.
    """
    zipped = path.suffix.lower() == ".zip"
    if not zipped and path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise FolderInUseError(folder=str(path))
    with partial(path) as place, store.database.reading(), told(path.parent):
        if zipped:
            with zipfile.ZipFile(place / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
                _write(store, _Zip(archive), progress)
            (place / "zip").replace(path)
        else:
            _write(store, _Folder(place / "folder"), progress)
            move(place / "folder", path)
    return path


@contextmanager
def partial(path: Path) -> Iterator[Path]:
    """Give a folder beside ``path``, on the same disk, for what is not whole yet."""
    with told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def move(made: Path, folder: Path) -> None:
    """Put a folder in its place, which is free or an empty folder."""
    with told(folder):
        if folder.exists():
            folder.rmdir()
        made.replace(folder)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, lines: Iterable[str]) -> None:
        with self._path(name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)

    def copy(self, name: str, file: Path) -> None:
        shutil.copyfile(file, self._path(name))

    def _path(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def write(self, name: str, lines: Iterable[str]) -> None:
        with self.archive.open(name, "w", force_zip64=True) as file:
            for line in lines:
                file.write(line.encode())

    def copy(self, name: str, file: Path) -> None:
        with file.open("rb") as source, self.archive.open(name, "w", force_zip64=True) as copy:
            shutil.copyfileobj(source, copy, 1 << 20)


class _Counted:
    """Passes lines on, and tells now and then how many there were."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self.done = 0
        self.total = total
        self.progress = progress

    def __call__(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            yield line
            self.done += 1
            if self.progress is not None and self.done % _EVERY == 0:
                self.progress(min(self.done, self.total), self.total)


def _write(store: Store, target: _Folder | _Zip, progress: Callable[[int, int], None] | None) -> None:
    rows = {table: store.database.value(f"SELECT count(*) FROM {table}") for table in TABLES}  # noqa: S608 - our own
    counted = _Counted(sum(rows.values()) + rows["facts"], progress)
    for table in TABLES:
        target.write(f"{table}.jsonl", counted(map(_line, read(store.database, table))))
    target.write("facts.csv", counted(_csv(store)))
    for checksum in sorted(store.imports.originals()):
        original = store.originals.path(checksum)
        if not original.is_file():
            raise MissingOriginalError(file=str(original))
        target.copy(f"originals/{checksum}", original)
    for file in sorted((store.folder / "vocabulary").glob("*.tsv")):
        target.copy(f"vocabulary/{file.name}", file)
    if (store.folder / ME).is_file():
        target.copy(ME, store.folder / ME)
    notes = {name: note for name in NOTES if (note := store.meta(name)) is not None}
    manifest = {"format": FORMAT, "ashore": ashore.__version__, "written": now(), "rows": rows, "notes": notes}
    target.write(MANIFEST, [json.dumps(manifest, indent=2), "\n"])


def _line(row: dict[str, Any]) -> str:
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        # A lone surrogate has no form in UTF-8, and has one as an escape.
        line = json.dumps(row)
    return line + "\n"


def _csv(store: Store) -> Iterator[str]:
    """Yield the facts that count as lines of a table that no spreadsheet runs anything of."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"  # by which Excel knows that it is UTF-8
    writer.writerow(CSV_COLUMNS)
    for row in store.facts.select(FactFilter(), store.texts()):
        writer.writerow(map(escape, _cells(row)))
        yield buffer.getvalue().encode("utf-8", "replace").decode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cells(row: StoredFact) -> tuple[object, ...]:
    fact = row.fact
    value = fact.value if isinstance(fact.value, str) else json.dumps(fact.value, ensure_ascii=False)
    qualifiers = json.dumps(dict(fact.qualifiers), ensure_ascii=False) if fact.qualifiers else ""
    return (
        fact.doc, fact.field, value, fact.unit or "", fact.quote, fact.start, fact.end, fact.subject or "",
        qualifiers, fact.extractor, row.status,
    )  # fmt: skip


def escape(cell: object) -> object:
    """Return a cell that a spreadsheet shows and does not run: a text that looks like a formula gets a ``'``."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
