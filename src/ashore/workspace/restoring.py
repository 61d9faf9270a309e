"""Make a workspace from an export: whole, or not at all; nothing in it is believed without a look."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn, cast

from ashore.facts import UncitedFactError
from ashore.journal import check
from ashore.journal.details import upgraded
from ashore.journal.errors import JournalError
from ashore.store import Store
from ashore.store.database import NAME
from ashore.store.errors import WorkspaceExistsError, told
from ashore.store.facts import FactFilter
from ashore.store.tables import ADDED, TABLES, RowError, write
from ashore.workspace.errors import BrokenExportError, FolderInUseError, NewerExportError
from ashore.workspace.exporting import FORMAT, MANIFEST, NOTES, move, partial
from ashore.workspace.keeping import Keeper
from ashore.workspace.person import NAME as ME
from ashore.workspace.reading import Reading

NOTES_READ: Final = 2
"""Format from which on entries of the journal have columns for their details."""
_BLOCK: Final = 1 << 20
_ORIGINAL: Final = re.compile(r"originals/([0-9a-f]{64})")
_VOCABULARY: Final = re.compile(r"vocabulary/([^/\\:]+\.tsv)")


def restore(path: Path, folder: Path) -> None:
    """Make the workspace that was exported to ``path`` in ``folder``, which must be new or empty.

    Raises
    ------
    WorkspaceExistsError, FolderInUseError
        Where something is there already.
    BrokenExportError, NewerExportError
        Where it is no export, was changed, or is of a later version.
    StoreError
        Where it cannot be written.
    """
    if (folder / NAME).exists():
        raise WorkspaceExistsError(folder=str(folder))
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderInUseError(folder=str(folder))
    with partial(folder) as place:
        made = place / "workspace"
        with _opened(path) as exported:
            store = Store.create(made)
            try:
                with store.database.transaction():
                    _fill(store, exported)
                    _check(store, exported)
                    Keeper(store, Reading(made / "vocabulary")).derive_again()
                    store.applications.rebuild()
            finally:
                store.close()
        move(made, folder)


class _Exported:
    """The files of an export, in a zip or in a folder."""

    def __init__(self, path: Path, archive: zipfile.ZipFile | None) -> None:
        self.path = path
        self.archive = archive

    def names(self) -> list[str]:
        if self.archive is not None:
            return self.archive.namelist()
        files = (file for file in self.path.rglob("*") if file.is_file())
        return sorted(file.relative_to(self.path).as_posix() for file in files)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        try:
            if self.archive is not None:
                with self.archive.open(name) as member:
                    yield cast("BinaryIO", member)
            else:
                with (self.path / name).open("rb") as file:
                    yield file
        except (KeyError, FileNotFoundError):
            self.refuse(name, "missing")
        except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError) as problem:
            self.refuse(name, str(problem))

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        with self.open(name) as file:
            for number, line in enumerate(file, 1):
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as problem:
                    self.refuse(f"{name}:{number}", str(problem))
                if not isinstance(row, dict):
                    self.refuse(f"{name}:{number}", type(row).__name__)
                yield row

    def refuse(self, place: str, reason: str) -> NoReturn:
        raise BrokenExportError(file=str(self.path), place=place, reason=reason)


@contextmanager
def _opened(path: Path) -> Iterator[_Exported]:
    if path.is_dir():
        yield _Exported(path, None)
        return
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise BrokenExportError(file=str(path), place=path.name, reason=reason) from None
    with archive:
        yield _Exported(path, archive)


def _fill(store: Store, exported: _Exported) -> None:
    with exported.open(MANIFEST) as file:
        try:
            manifest = json.loads(file.read(_BLOCK))
            found, rows, notes = int(manifest["format"]), dict(manifest["rows"]), dict(manifest.get("notes", {}))
        except (ValueError, KeyError, TypeError) as problem:
            exported.refuse(MANIFEST, str(problem))
    if found > FORMAT:
        raise NewerExportError(file=str(exported.path), found=found, known=FORMAT)
    for table in TABLES:
        name = f"{table}.jsonl"
        if table in ADDED and table not in rows:
            continue
        try:
            rows_of = exported.rows(name)
            # Before format 2 the details of an entry stood in its note.
            older = found < NOTES_READ and table == "outcomes"
            count = write(store.database, table, map(upgraded, rows_of) if older else rows_of)
        except RowError as problem:
            number, reason = problem.args
            exported.refuse(f"{name}:{number}", reason)
        if count != rows.get(table):
            exported.refuse(name, f"{count} ≠ {rows.get(table)}")
    for name in NOTES:
        if isinstance(notes.get(name), str):
            store.set_meta(name, notes[name])
    for name in exported.names():
        if named := _ORIGINAL.fullmatch(name):
            _keep_original(store, exported, name, named[1])
        elif named := _VOCABULARY.fullmatch(name):
            with exported.open(name) as file, told(store.folder):
                (store.folder / "vocabulary" / named[1]).write_bytes(file.read())
        elif name == ME:
            with exported.open(name) as file, told(store.folder):
                (store.folder / ME).write_bytes(file.read())


def _keep_original(store: Store, exported: _Exported, name: str, checksum: str) -> None:
    with exported.open(name) as file, store.originals.stage(iter(lambda: file.read(_BLOCK), b"")) as staged:
        if staged.checksum != checksum:
            exported.refuse(name, staged.checksum)
        store.originals.keep(staged)


def _check(store: Store, exported: _Exported) -> None:
    """Compare every text with its digest, every fact with its text, and look for every original.

    Raises
    ------
    BrokenExportError
    """
    missing = store.imports.originals() - store.originals.checksums().keys()
    if missing:
        exported.refuse(f"originals/{min(missing)}", "missing")
    for stored in store.documents.select():
        if stored.document.digest != replace(stored.document).digest:
            exported.refuse("documents.jsonl", stored.document.name)
    try:
        for _ in store.facts.select(FactFilter(), store.texts()):
            pass
        for stored in store.documents.select():
            store.decisions.of(stored.document.digest, stored.document.name, stored.document.text)
    except UncitedFactError as problem:
        exported.refuse("facts.jsonl", str(problem))
    try:
        check(store.outcomes.all())
    except JournalError as problem:
        exported.refuse("outcomes.jsonl", str(problem))
