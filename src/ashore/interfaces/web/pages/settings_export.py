"""Export everything: at once where it is quick, else in the background, where it can be watched and stopped."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock, Thread
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.solving import Job

PATIENCE: Final = 1.5
"""Seconds that are waited before the reader is shown how far it is."""
KEPT: Final = 2
"""Exports whose file is kept until the server ends, or others take their place."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """The page of an export that takes longer.

    Attributes
    ----------
    name
        Of this export, which nobody can guess.
    done, total
        Rows that are written, and all of them; 0 of 0 at first.
    ready
        Whether the file can be saved.
    stopped
        Whether it was stopped.
    """

    name: str
    done: int
    total: int
    ready: bool
    stopped: bool


class _Exports:
    """The exports of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: OrderedDict[str, tuple[Job[Path], Path]] = OrderedDict()
        atexit.register(self.clear)

    def begin(self, folder: Path, file: str) -> str:
        """Begin an export of the workspace in ``folder``; return its name."""
        place = Path(tempfile.mkdtemp(prefix="ashore-export-"))
        job: Job[Path] = Job(lambda job: _export(job, folder, place / file), "export")
        name = token_urlsafe(12)
        with self._lock:
            self._jobs[name] = (job, place)
            old = [self._jobs.popitem(last=False)[1] for _ in range(len(self._jobs) - KEPT)]
        for gone, left in old:
            gone.stop()
            shutil.rmtree(left, ignore_errors=True)
        Thread(target=job.run, daemon=True, name="ashore-export").start()
        return name

    def get(self, name: str) -> Job[Path] | None:
        """Return an export; None where there is none of that name."""
        with self._lock:
            found = self._jobs.get(name)
        return None if found is None else found[0]

    def clear(self) -> None:
        """Take every file away."""
        with self._lock:
            left = list(self._jobs.values())
            self._jobs.clear()
        for job, place in left:
            job.stop()
            shutil.rmtree(place, ignore_errors=True)


_exports: Final = _Exports()


def forget() -> None:
    """Take away the files of all exports, those that are being written too."""
    _exports.clear()


def _export(job: Job[Path], folder: Path, file: Path) -> None:
    from ashore.workspace import Workspace

    with Workspace.open(folder) as workspace:
        job.give(workspace.export(file, progress=job.show))


def begin(desk: Desk) -> Response:
    """Begin an export, and send it where it is ready in a moment.

    Raises
    ------
    AshoreError
        Where it cannot be made.
    """
    from ashore.interfaces.web.deciding import today

    name = _exports.begin(desk.server.folder, f"ashore-{today().isoformat()}.zip")
    job = _exports.get(name)
    if job is not None and job.wait(1, PATIENCE):
        return _file(job)
    return RedirectResponse(f"/settings/export/{name}", 303)


def show(desk: Desk) -> Response:
    """Show how far an export is; its part where only that was asked for."""
    job = _job(desk)
    stage, _ = job.latest()
    page = Exporting(desk.request.path_params["name"], job.done, job.total, stage > 0, job.stopped)
    return desk.show("part/settings_export.html.j2" if desk.partial else "settings_export.html.j2", page)


def send(desk: Desk) -> Response:
    """Send the file of an export that is ready."""
    return _file(_job(desk))


def stop(desk: Desk) -> Response:
    """Stop an export; nothing of it is kept."""
    _job(desk).stop()
    return RedirectResponse(f"/settings/export/{desk.request.path_params['name']}", 303)


def _job(desk: Desk) -> Job[Path]:
    job = _exports.get(desk.request.path_params["name"])
    if job is None:
        raise HTTPException(404)
    return job


def _file(job: Job[Path]) -> Response:
    file = job.latest()[1]
    if file is None or not file.is_file():
        raise HTTPException(404)
    return FileResponse(file, media_type="application/zip", filename=file.name)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/settings/export", "POST", begin),
    ("/settings/export/{name}", "GET", show),
    ("/settings/export/{name}/file", "GET", send),
    ("/settings/export/{name}/stop", "POST", stop),
)
