"""What of a folder is the workspace's own, how large it is, and taking all of it away."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

from ashore.errors import AshoreError
from ashore.store import Store
from ashore.store.database import NAME as DATABASE
from ashore.store.errors import told
from ashore.store.originals import FOLDER as ORIGINALS
from ashore.workspace.person import NAME as ME

What = Literal["database", "originals", "vocabulary", "me", "report", "serving", "exports", "other"]

GOES: Final[tuple[What, ...]] = ("database", "originals", "vocabulary", "me", "report", "serving")
"""What is erased, the database first: from then on it is no workspace."""

_FILES: Final[dict[str, What]] = {
    DATABASE: "database",
    f"{DATABASE}-wal": "database",
    f"{DATABASE}-shm": "database",
    f"{DATABASE}-journal": "database",
    ORIGINALS: "originals",
    "vocabulary": "vocabulary",
    ME: "me",
    "report.html": "report",
    "report.pdf": "report",
    "serving.json": "serving",
    "exports": "exports",
}
_PARTIAL: Final[tuple[tuple[str, What], ...]] = ((f".{ME}.", "me"), (".report.html.", "report"))
_OURS: Final[dict[What, str]] = {"originals": "??/*", "vocabulary": "*.tsv"}
"""What inside our folders is ours."""


class NotConfirmedError(AshoreError):
    """Something else was typed than the name of the folder (``wanted``)."""

    code: ClassVar[str] = "not_confirmed"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something in the folder.

    Attributes
    ----------
    what
        What it is to the workspace; ``other`` where Ashore did not make it.
    names
        Its files and folders, without the path of the workspace.
    files, size
        How many files, and how many bytes.
    goes
        Whether erasing takes it away.
    """

    what: What
    names: tuple[str, ...]
    files: int
    size: int

    @property
    def goes(self) -> bool:
        """Whether erasing takes it away."""
        return self.what in GOES


def belongings(folder: Path) -> tuple[Belonging, ...]:
    """Return what stands in the folder of a workspace: its own things first, then what is not.

    Raises
    ------
    StoreError
        Where the folder cannot be read.
    """
    with told(folder):
        found: dict[What, list[Path]] = {}
        for path in sorted(folder.iterdir()):
            found.setdefault(_what(path), []).append(path)
        rest = [path for what in ("originals", "vocabulary") for path in _strangers(folder / what, what)]
        if rest:
            found.setdefault("other", []).extend(rest)
        order: tuple[What, ...] = (*GOES, "exports", "other")
        return tuple(_belonging(folder, what, found[what]) for what in order if what in found)


def _what(path: Path) -> What:
    known = _FILES.get(path.name)
    if known is not None:
        return known
    ended = path.name.endswith(".part")
    return next((what for start, what in _PARTIAL if ended and path.name.startswith(start)), "other")


def _ours(folder: Path, what: What) -> Iterator[Path]:
    """Yield the files of one of our folders that are ours; copies that were cut short are, too."""
    if folder.is_symlink():
        return  # what stands there is somewhere else, and may be anybody's
    for path in folder.glob(_OURS[what]):
        if (path.is_file() or path.is_symlink()) and not path.parent.is_symlink():
            yield path
    if what == "originals":
        yield from folder.glob("*.part")


def _strangers(folder: Path, what: What) -> list[Path]:
    ours = set(_ours(folder, what))
    return sorted(path for path in folder.rglob("*") if path.is_file() and path not in ours)


def _belonging(folder: Path, what: What, paths: Iterable[Path]) -> Belonging:
    sizes, names = [], []
    for path in paths:
        names.append(path.relative_to(folder).as_posix() + ("/" if path.is_dir() else ""))
        inside = _ours(path, what) if what in _OURS else path.rglob("*") if path.is_dir() else (path,)
        for file in inside:
            with suppress(OSError):
                if not file.is_dir():
                    sizes.append(file.lstat().st_size)
    return Belonging(what, tuple(names), len(sizes), sum(sizes))


def erase(store: Store, confirmed: str) -> tuple[Belonging, ...]:
    """Take the workspace away: the database, the originals, the person's file, the report. Return what stays.

    What Ashore did not make stays, and so do the exports. The folder stays, too.

    Parameters
    ----------
    confirmed
        The name of the folder, as the person has typed it.

    Raises
    ------
    NotConfirmedError
        Where it is another name; nothing is touched then.
    StoreError
        Where another program is writing, or something cannot be taken away.
    """
    folder = store.folder
    if confirmed.strip() != folder.resolve().name:
        raise NotConfirmedError(wanted=folder.resolve().name)
    with store.database.transaction():
        found = belongings(folder)  # nobody is writing now
    store.close()
    with told(folder):
        for what in GOES:
            for belonging in found:
                if belonging.what == what:
                    for name in belonging.names:
                        _take_away(folder / name.rstrip("/"), what)
        with suppress(OSError):
            (folder / "exports").rmdir()  # where nothing is in it
    return tuple(belonging for belonging in belongings(folder) if not belonging.goes)


def _take_away(path: Path, what: What) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    if what not in _OURS:
        shutil.rmtree(path)
        return
    for file in list(_ours(path, what)):
        if os.name == "nt":  # originals may not be written, and there not be taken away either
            file.chmod(stat.S_IREAD | stat.S_IWRITE)
        file.unlink(missing_ok=True)
    for inner in (*path.glob("??"), path):
        with suppress(OSError):
            inner.rmdir()  # only where nothing of anybody else's is in it
