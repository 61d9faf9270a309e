"""Files that a browser sent, read one after the other in the background: how far it is, and a way to stop it."""

from __future__ import annotations

import traceback
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from ashore.errors import AshoreError

if TYPE_CHECKING:
    from ashore.interfaces.web.desk import Desk
    from ashore.workspace import Workspace
    from ashore.workspace.importing import KindWanted
    from ashore.workspace.receiving import Handed
    from ashore.workspace.views import ImportReport

PATIENCE: Final = 1.2
"""Seconds that are waited before the reader is shown how far it is: most files are read by then."""
KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: a report, what was in the way of all of it, or how much was read until the stop."""

    name: str
    report: ImportReport | None = None
    error: AshoreError | None = None
    documents: int = 0


@dataclass
class Job:
    """One handing-over.

    Attributes
    ----------
    count
        How many files there are.
    documents
        Read so far of the file that is being read.
    broken
        Whether it ended with an error of our own.
    """

    folder: Path
    files: Sequence[Handed]
    kind: KindWanted
    name: str = field(default_factory=lambda: token_urlsafe(9))
    taken: list[Taken] = field(default_factory=list)
    documents: int = 0
    broken: bool = False
    count: int = 0
    stopped: Event = field(default_factory=Event)
    finished: Event = field(default_factory=Event)

    def start(self) -> None:
        """Begin, and wait a moment: what is short is done then."""
        self.count = len(self.files)
        Thread(target=self._run, daemon=True, name=f"taking {self.name}").start()
        self.finished.wait(PATIENCE)

    def _run(self) -> None:
        try:
            self._read()
        except Exception:  # noqa: BLE001 - a thread has nobody to tell: the page does
            self.broken = True
            traceback.print_exc()
        finally:
            self.files = ()  # their bytes are in the workspace, or nowhere
            self.finished.set()

    def _read(self) -> None:
        from ashore.workspace import Workspace

        try:
            with Workspace.open(self.folder) as workspace:
                for file in self.files:
                    if self.stopped.is_set():
                        break
                    self.documents = 0
                    self.taken.append(self._one(workspace, file))
        except AshoreError as error:
            self.taken.append(Taken(str(self.folder), error=error))

    def _one(self, workspace: Workspace, file: Handed) -> Taken:
        try:
            return Taken(file.name, workspace.receive(file, kind=self.kind, progress=self._advance))
        except KeyboardInterrupt:
            return Taken(file.name, documents=self.documents)
        except AshoreError as error:
            return Taken(file.name, error=error)

    def _advance(self, done: int, _: int | None) -> None:
        self.documents = done
        if self.stopped.is_set():
            raise KeyboardInterrupt  # what an import is stopped by, also at the command line


class Jobs:
    """The last handings-over, by name."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()

    def keep(self, job: Job) -> None:
        """Remember one."""
        with self._lock:
            self._jobs[job.name] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)

    def get(self, name: str) -> Job | None:
        """Return one that is remembered."""
        with self._lock:
            return self._jobs.get(name)


def jobs(desk: Desk) -> Jobs:
    """Return the handings-over of this server."""
    state = desk.request.app.state
    if not hasattr(state, "jobs"):
        state.jobs = Jobs()
    found: Jobs = state.jobs
    return found
