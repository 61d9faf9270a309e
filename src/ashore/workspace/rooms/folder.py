"""The folder as a whole: what goes out, what is taken away, whether all is well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ashore.workspace.rooms.opening import Opened, Progressing

if TYPE_CHECKING:
    from ashore.workspace.erasing import Belonging
    from ashore.workspace.views import Check


class FolderRoom(Opened):
    """Export, erasure and repair."""

    def export(self, path: Path | str, *, progress: Progressing | None = None) -> Path:
        """Write everything to a zip (where the name ends in ``.zip``) or a new folder; return where it stands.

        ``progress`` is told how many rows are written; what it raises ends the work, and nothing appears.

        Raises
        ------
        FolderInUseError
            Where the folder is there already.
        """
        from ashore.workspace.exporting import export

        return export(self._store, Path(path), progress)

    def belongings(self) -> tuple[Belonging, ...]:
        """Return what stands in the folder, with its size, and whether `erase` takes it away."""
        from ashore.workspace.erasing import belongings

        return belongings(self.folder)

    def erase(self, confirmed: str) -> tuple[Belonging, ...]:
        """Take the workspace away, and close it; return what stays in the folder.

        Parameters
        ----------
        confirmed
            The name of the folder, as the person has typed it.

        Raises
        ------
        NotConfirmedError
            Where it is another name; nothing is touched then.
        """
        from ashore.workspace.erasing import erase

        return erase(self._store, confirmed)

    def doctor(self) -> list[Check]:
        """Look whether the workspace is whole and the machine fit for it; sweep what killed imports left."""
        from ashore.workspace.checks import checks

        return list(checks(self._store))
