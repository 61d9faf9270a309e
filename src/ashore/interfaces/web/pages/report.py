"""Report: the page to give to a spouse or a coach, on the screen, on paper, as one file and as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import Response

from ashore.interfaces.web.deciding import BARS, WAIT, Working, own, today, told, working
from ashore.interfaces.web.desk import Desk, Endpoint

if TYPE_CHECKING:
    from markupsafe import Markup

    from ashore.interfaces.web.solving import Job
    from ashore.reports.decision_page import DecisionPage
    from ashore.reports.plans.decision import Decision

_printing: Final = Lock()
"""One browser prints at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """The page and its part.

    Attributes
    ----------
    decision
        What is handed on, as far as it is computed; None where nothing is yet, or the person has said nothing.
    fan, offers
        The charts, drawn; ``fan`` is empty where amounts of money are left out.
    working
        What is still computed; None where all is there.
    stage
        Results the page shows, to ask for more than them.
    stated
        Whether the person has said anything of themselves.
    without
        What is left out.
    whole
        Whether the file has all that was read, too.
    query
        The same as the query of an address.
    printer
        Whether this machine has a browser that prints to PDF.
    """

    decision: DecisionPage | None
    fan: Markup | str
    offers: Markup | str
    working: Working | None
    stage: int
    stated: bool
    without: tuple[str, ...]
    whole: bool
    query: str
    printer: bool


def show(desk: Desk) -> Response:
    """Show the page; a part of it where only that was asked for."""
    return desk.show("report.html.j2", _page(desk))


def part(desk: Desk) -> Response:
    """Return the page's content where there is more of it than the reader has; else nothing."""
    seen = int(desk.query("stage")) if desk.query("stage").isdecimal() else 0
    if _stated(desk):
        own(desk).wait(seen + 1, 0.3)
    page = _page(desk)
    if page.stage == seen and page.working is not None and not page.working.stopped:
        return Response(status_code=204)
    return desk.show("part/report_content.html.j2", page)


def file(desk: Desk) -> Response:
    """Send the page as one file that needs nothing else."""
    headers = {"content-disposition": f'attachment; filename="ashore-{today().isoformat()}.html"'}
    return Response(_file(desk), media_type="text/html", headers=headers)


def printed(desk: Desk) -> Response:
    """Send the page as PDF.

    Raises
    ------
    NoPrinterError, PrintingFailedError
    """
    from ashore.interfaces.html.printing import NoPrinterError, pdf, printer

    program = printer()
    if program is None:
        raise NoPrinterError
    page = _file(desk)
    with _printing:
        made = pdf(page, program)
    headers = {"content-disposition": f'attachment; filename="ashore-{today().isoformat()}.pdf"'}
    return Response(made, media_type="application/pdf", headers=headers)


def _page(desk: Desk) -> Report:
    from markupsafe import Markup

    from ashore.interfaces.drawing import drawn
    from ashore.interfaces.html.printing import printer

    without, whole = _wanted(desk)
    parts = [*(("without", part) for part in without), *([("add", "evidence")] if whole else [])]
    stated = _stated(desk)
    job = own(desk, again=desk.query("again") == "1") if stated else None
    decision = None if job is None else _decision(desk, job, without)
    return Report(
        decision,
        # Our own drawing of our own numbers and words; the library escapes the texts in it.
        Markup(drawn(decision.fan)) if decision and decision.fan else "",  # noqa: S704
        Markup(drawn(decision.offers)) if decision else "",  # noqa: S704
        None if job is None else working(job),
        0 if job is None else job.stage,
        stated,
        without,
        whole,
        urlencode(parts),
        printer() is not None,
    )


def _wanted(desk: Desk) -> tuple[tuple[str, ...], bool]:
    """Return what is to be left out, and whether all that was read is to be added."""
    from ashore.reports.decision_page import PARTS

    asked = desk.request.query_params
    return tuple(part for part in PARTS if part in asked.getlist("without")), "evidence" in asked.getlist("add")


def _stated(desk: Desk) -> bool:
    from ashore.person.me import Me

    return desk.workspace.me() != Me()


def _decision(desk: Desk, job: Job[Decision], without: tuple[str, ...]) -> DecisionPage | None:
    """Return what is handed on; made once for each stage, language and wish."""
    from ashore.workspace.handing import handed

    shown, found = told(desk, job), job.latest()[1]
    if shown is None or found is None:
        return None
    language = desk.site.language
    made: DecisionPage = job.once(
        ("report", shown.stage, language, without),
        lambda: handed(
            desk.workspace, found, language, without=without, worded=(shown.view, shown.outline), today=today()
        ),
    )
    return made


def _file(desk: Desk) -> str:
    from ashore.interfaces.html import render
    from ashore.workspace.reporting import report

    language = desk.site.language
    without, whole = _wanted(desk)
    decision, notes = None, list[str]()
    if _stated(desk):
        job = own(desk)
        job.wait(BARS, WAIT)
        decision = _decision(desk, job, without)
        if whole and without:
            notes.append(desk.site.say("report.decision.evidence_left_out"))
    else:
        notes.append(desk.site.say("report.decision.nothing_said"))
    read = None
    if decision is None or (whole and not without):
        read = report(desk.workspace, language, today().isoformat())
    return render(read, decision, notes=tuple(notes), language=language)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/report", "GET", show),
    ("/report/part", "GET", part),
    ("/report.html", "GET", file),
    ("/report.pdf", "GET", printed),
)
