"""What can go wrong with a workspace's folder: one sentence and a remedy, and nothing that was there is lost."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Final

from ashore.errors import AshoreError


class StoreError(AshoreError):
    """Something about the folder or its database; ``details`` always hold ``folder``."""

    code: ClassVar[str] = "store"


class DiskFullError(StoreError):
    """No room on the disk, or a limit on the size of files."""

    code: ClassVar[str] = "disk_full"


class ReadOnlyError(StoreError):
    """The folder or the database may not be written."""

    code: ClassVar[str] = "read_only"


class BusyError(StoreError):
    """Another program has been writing for longer than we wait (``seconds``)."""

    code: ClassVar[str] = "busy"


class CorruptError(StoreError):
    """The database file is damaged, or is no database at all."""

    code: ClassVar[str] = "corrupt"


class DiskError(StoreError):
    """The disk gave an error (``reason``)."""

    code: ClassVar[str] = "disk_error"


class NotAWorkspaceError(StoreError):
    """There is no workspace in the folder, or ``ashore.db`` is another program's."""

    code: ClassVar[str] = "not_a_workspace"


class WorkspaceExistsError(StoreError):
    """A workspace was to be made where one is."""

    code: ClassVar[str] = "workspace_exists"


class NewerSchemaError(StoreError):
    """The database was written by a later version of Ashore (``found`` over ``known``)."""

    code: ClassVar[str] = "newer_schema"


_OF_SQLITE: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_PERM: ReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_CORRUPT: CorruptError,
    sqlite3.SQLITE_NOTADB: CorruptError,
    sqlite3.SQLITE_IOERR: DiskError,
}
_OF_SYSTEM: Final[dict[int, type[StoreError]]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EROFS: ReadOnlyError,
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
    errno.EIO: DiskError,
}
BUSY_SECONDS: Final = 5.0
"""How long a write waits for another program's."""


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the disk into sentences; anything else is a bug and passes.

    Raises
    ------
    StoreError
        One of the classes of this module.
    """
    try:
        yield
    except sqlite3.Error as error:
        # The lower eight bits are the kind of trouble, the rest its circumstances. The module's own mistakes
        # (a wrong number of parameters) have no code.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if kind not in _OF_SQLITE:
            raise
        raise _OF_SQLITE[kind](folder=str(folder), reason=str(error), seconds=BUSY_SECONDS) from error
    except OSError as error:
        if error.errno not in _OF_SYSTEM:
            raise
        reason = error.strerror or str(error)
        raise _OF_SYSTEM[error.errno](folder=str(folder), reason=reason, seconds=BUSY_SECONDS) from error
