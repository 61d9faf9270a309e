"""Decide: the tree with its reasons, money over time, what moves the plan; the same with numbers moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import Response

from ashore.interfaces.web.deciding import PLAN, Told, Working, own, told, working
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages import decide_compare, decide_tree, decide_why, decide_wish
from ashore.interfaces.web.pages.decide_numbers import WhatIf, numbers, what_if_of

if TYPE_CHECKING:
    from ashore.interfaces.web.solving import Job
    from ashore.reports.plans.decision import Decision
    from ashore.reports.plans.sliders import Slider


@dataclass(frozen=True, slots=True)
class Decide:
    """The page and its parts.

    Attributes
    ----------
    told
        The person's own decision, as far as it is there; None where nothing is yet.
    working
        What is still computed; None where all is there.
    what_if
        The plan with the numbers that were moved; None where none was.
    sliders
        The numbers that may be moved.
    query, compare
        The numbers that were moved, as the query of this page's address, and of the one that compares.
    part
        Whether only a part of the page is sent.
    anew
        Whether the charts, or the parts that the working line has waited for, go along with it.
    """

    told: Told | None
    working: Working | None
    what_if: WhatIf | None = None
    sliders: tuple[Slider, ...] = ()
    query: str = ""
    compare: str = ""
    part: bool = False
    anew: bool = False


def show(desk: Desk) -> Response:
    """Show the decision, or what there is of it."""
    job = own(desk, again=desk.query("again") == "1")
    page = Decide(told(desk, job), working(job))
    if page.told is None:
        return desk.show("decide.html.j2", page)
    return desk.show("decide.html.j2", _with_numbers(desk, job, page, exact=desk.query("exact") == "1"))


def rest(desk: Desk) -> Response:
    """Return the working line, with the parts that came since the stage the page has seen."""
    job = own(desk)
    seen = int(desk.query("stage")) if desk.query("stage").isdecimal() else 0
    job.wait(seen + 1, 0.3)
    page = Decide(told(desk, job), working(job), part=True, anew=job.stage > seen >= PLAN)
    answer = desk.show("part/decide_working.html.j2", page)
    if seen < PLAN <= job.stage:
        answer.headers["hx-refresh"] = "true"
    return answer


def stop(desk: Desk) -> Response:
    """Stop what is computed in the background; what is there stays."""
    own(desk).stop()
    return desk.done("/decide", "decide_stopped")


def attempt(desk: Desk) -> Response:
    """Return the tree with the numbers as they stand: roughly while they move, exactly when the hand rests."""
    job = own(desk)
    exact = desk.query("exact") == "1"
    page = Decide(told(desk, job), working(job), part=True, anew=exact)
    if page.told is None:  # what it rests on has changed since the page was shown
        answer = desk.show("part/decide_plan.html.j2", page)
        answer.headers["hx-refresh"] = "true"
        return answer
    page = _with_numbers(desk, job, page, exact=exact)
    answer = desk.show("part/decide_plan.html.j2", page)
    if exact:
        answer.headers["hx-replace-url"] = f"/decide?{page.query}" if page.query else "/decide"
    return answer


def _with_numbers(desk: Desk, job: Job[Decision], page: Decide, *, exact: bool) -> Decide:
    """Return the page with the sliders, and with the plan for where they stand."""
    from ashore.reports.plans.sliders import sliders

    found = job.latest()[1]
    if found is None:
        return page
    values = numbers(desk)
    placed = sliders(found.basis.inputs, desk.site.language, values)
    moved = {slider.name: slider.value for slider in placed if slider.moved}
    written = {name: f"{value:.10g}" for name, value in moved.items()}
    return replace(
        page,
        sliders=placed,
        what_if=what_if_of(desk, found, moved, exact=exact) if moved else None,
        query=urlencode(written),
        compare=urlencode({f"b.{name}": value for name, value in written.items()}),
    )


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/decide", "GET", show),
    ("/decide/rest", "GET", rest),
    ("/decide/try", "GET", attempt),
    ("/decide/stop", "POST", stop),
    *decide_why.ROUTES,
    *decide_wish.ROUTES,
    *decide_compare.ROUTES,
    *decide_tree.ROUTES,
)
