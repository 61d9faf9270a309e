"""What became of what was added: file by file, while it is read and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import RedirectResponse, Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.taking import Taken, jobs
from ashore.words import explain

if TYPE_CHECKING:
    from ashore.workspace.shelf import Listed
    from ashore.workspace.views import NearCopy

SHOWN: Final = 8
"""Documents, mistakes and likenesses told of one file; of more there is the count."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file.

    Attributes
    ----------
    documents
        The first new documents read from it.
    added, unchanged, facts
        New documents, documents that were there already, and facts of the new ones.
    problems
        Message and remedy of what could not be read.
    more_problems
        How many more could not be read.
    stopped
        Documents that were read when it was stopped; None where it was not.
    """

    name: str
    documents: tuple[Listed, ...]
    added: int
    unchanged: int
    facts: int
    near: tuple[NearCopy, ...]
    problems: tuple[tuple[str, str], ...]
    more_problems: int
    stopped: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The page.

    Attributes
    ----------
    name
        Of the handing-over, in addresses.
    done
        Files that were read; ``of`` is how many there are.
    reading
        Documents read so far of the file that is being read.
    broken
        Whether it ended with an error of our own.
    first
        The first new document, to look at its facts; None where there is none.
    """

    name: str
    running: bool
    stopping: bool
    broken: bool
    done: int
    of: int
    reading: int
    files: tuple[FileRow, ...]
    first: int | None


def show(desk: Desk) -> Response:
    """Show how far it is, or what became of it; the list of documents where nobody remembers."""
    job = jobs(desk).get(desk.request.path_params["name"])
    if job is None:
        return RedirectResponse("/evidence", 303)
    running = not job.finished.is_set()
    taken = list(job.taken)
    rows = tuple(_row(desk, item) for item in taken)
    first = next((row.documents[0].id for row in rows if row.documents), None)
    page = Added(
        job.name, running, job.stopped.is_set(), job.broken, len(taken), job.count, job.documents, rows, first
    )
    return desk.show("part/evidence_added.html.j2" if desk.partial else "evidence_added.html.j2", page)


def stop(desk: Desk) -> Response:
    """Stop after the document that is being read."""
    job = jobs(desk).get(desk.request.path_params["name"])
    if job is not None:
        job.stopped.set()
        job.finished.wait(1)
    return desk.done(f"/evidence/added/{desk.request.path_params['name']}")


def _row(desk: Desk, item: Taken) -> FileRow:
    language = desk.site.language
    if item.report is None:
        problems = (explain(item.error, language),) if item.error else ()
        return FileRow(item.name, (), 0, 0, 0, (), problems, 0, None if item.error else item.documents)
    report = item.report
    return FileRow(
        item.name,
        tuple(desk.workspace.shelf.these(report.added[:SHOWN])),
        len(report.added),
        report.unchanged,
        report.facts,
        report.near_copies[:SHOWN],
        tuple(explain(broken.error, language) for broken in report.broken[:SHOWN]),
        max(0, len(report.broken) - SHOWN),
    )


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/evidence/added/{name}", "GET", show),
    ("/evidence/added/{name}/stop", "POST", stop),
)
