"""A workspace that is open: made, opened, brought back from an export, closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ashore.store import Store
from ashore.workspace.deciding import Desk
from ashore.workspace.keeping import Keeper
from ashore.workspace.reading import Extract, Reading
from ashore.workspace.versions import DERIVED, LEDGER

Progressing = Callable[[int, int], None]
"""Called with how much is done, and of how much."""

if TYPE_CHECKING:
    from ashore.workspace.journal import Grounds


class Opened:
    """What every room works on: the store, the keeper of what is derived, the desk of decisions."""

    def __init__(self, store: Store, *, extract: Extract | None = None) -> None:
        self._store = store
        self._keeper = Keeper(store, Reading(store.folder / "vocabulary", extract))
        self._desk = Desk(store, self._keeper)
        self._grounds: tuple[str, Grounds] | None = None

    @classmethod
    def create(cls, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Make a new workspace in ``folder``, which may be there already.

        Parameters
        ----------
        extract
            Finds facts in place of the extractors that ship.

        Raises
        ------
        WorkspaceExistsError
            Where one is there already.
        """
        workspace = cls(Store.create(Path(folder)), extract=extract)
        workspace._bring_up_to_date()
        return workspace

    @classmethod
    def open(cls, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Open a workspace; an older one is brought up to date.

        Raises
        ------
        NotAWorkspaceError, NewerSchemaError, CorruptError
        """
        workspace = cls(Store.open(Path(folder)), extract=extract)
        workspace._bring_up_to_date()
        return workspace

    @classmethod
    def import_(cls, path: Path | str, folder: Path | str, *, extract: Extract | None = None) -> Self:
        """Make the workspace that was exported to ``path`` in ``folder``, and open it.

        Raises
        ------
        WorkspaceExistsError, FolderInUseError
            Where something is there already.
        BrokenExportError, NewerExportError
            Where it is no export, was changed, or is of a later version.
        """
        from ashore.workspace.restoring import restore

        restore(Path(path), Path(folder))
        return cls.open(folder, extract=extract)

    def _bring_up_to_date(self) -> None:
        """Write what is derived again where an earlier version wrote it: of documents, and of the journal."""
        stale = self._store.meta("derived") != DERIVED
        unread = self._store.meta("ledger") != LEDGER
        if not (stale or unread):
            return
        try:
            with self._store.database.transaction():
                if stale:
                    self._keeper.derive_again()
                self._store.applications.rebuild()
                self._store.set_meta("ledger", LEDGER)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self._store.folder
