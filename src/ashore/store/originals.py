"""The bytes that were read, by their SHA-256, so that a better reader can read them again.

A file appears under its checksum when it is whole: it is copied beside its place, flushed to the disk and renamed.
A copy that a killed import has left belongs to nobody and is found by `Originals.strays`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ashore.store.errors import told

FOLDER: Final = "originals"
A_DAY: Final = 86_400
_PART: Final = ".part"


@dataclass(frozen=True, slots=True)
class Staged:
    """A whole copy that has not been kept yet."""

    path: Path
    checksum: str
    size: int


class Originals:
    """The folder ``originals`` of a workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.folder = workspace / FOLDER

    def path(self, checksum: str) -> Path:
        """Return where the original with this checksum stands."""
        return self.folder / checksum[:2] / checksum

    @contextmanager
    def stage(self, blocks: Iterable[bytes]) -> Iterator[Staged]:
        """Copy what is read; the copy is gone afterwards unless it was kept."""
        with told(self.workspace):
            self.folder.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=_PART, dir=self.folder)
        path = Path(name)
        try:
            checksum, size = hashlib.sha256(), 0
            with os.fdopen(handle, "wb") as copy:
                for block in blocks:
                    checksum.update(block)
                    size += len(block)
                    with told(self.workspace):
                        copy.write(block)
                with told(self.workspace):
                    copy.flush()
            yield Staged(path, checksum.hexdigest(), size)
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def keep(self, staged: Staged) -> None:
        """Make a staged copy last. What stands there already has the same bytes and stays."""
        target = self.path(staged.checksum)
        with told(self.workspace):
            if target.exists() and target.stat().st_size == staged.size:
                return
            target.parent.mkdir(exist_ok=True)
            with staged.path.open("rb+") as copy:
                os.fsync(copy.fileno())
            staged.path.chmod(0o444)
            staged.path.replace(target)
            _flush_folder(target.parent)

    def checksums(self) -> dict[str, Path]:
        """Return every original by its name."""
        return {path.name: path for path in self.folder.glob("??/*") if path.is_file()}

    def strays(self, known: set[str]) -> list[Path]:
        """Return what no import knows: originals whose import never ended, and copies that were cut short.

        A copy of today may be another program's that is just being made.
        """
        old = time.time() - A_DAY
        parts = [path for path in self.folder.glob(f"*{_PART}") if path.stat().st_mtime < old]
        return sorted(parts) + sorted(path for name, path in self.checksums().items() if name not in known)

    def damaged(self, known: set[str]) -> list[str]:
        """Return the checksums of originals that are missing, or whose bytes are no longer theirs."""
        found = self.checksums()
        return sorted(
            checksum for checksum in known if checksum not in found or _checksum(found[checksum]) != checksum
        )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_folder(folder: Path) -> None:
    """Make a rename last over a power cut; Windows has no such call and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
