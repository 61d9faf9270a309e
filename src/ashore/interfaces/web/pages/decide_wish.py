"""What would have to be true for another way to be best: looked for in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.deciding import planned, today
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.solving import Job, solving

if TYPE_CHECKING:
    from ashore.plans.courses import Course
    from ashore.reports.plans.decision import Decision
    from ashore.reports.plans.wishes import Wish, Wishes


@dataclass(frozen=True, slots=True)
class WishPage:
    """The page and its part.

    Attributes
    ----------
    course, title
        The way that is wished for, by name and in words.
    wishes
        The answer; None while it is looked for.
    done, total
        How far the looking is.
    stopped
        Whether it was stopped.
    """

    course: str
    title: str
    wishes: Wishes | None
    done: int
    total: int
    stopped: bool


def show(desk: Desk) -> Response:
    """Show at which value of each number a way becomes best, or how far the looking is."""
    from ashore.reports.plans.sentences import namer
    from ashore.reports.plans.wishes import tell

    found = planned(desk)
    wanted = _course(desk, found)
    template = "part/decide_wish.html.j2" if desk.partial else "decide_wish.html.j2"
    if found is None or wanted is None:
        return desk.show(template, WishPage("", "", None, 0, 0, stopped=found is not None))
    job = _job(desk, found, wanted)
    if desk.partial:
        job.wait(1, 0.3)
    answer = job.latest()[1]
    told = None if answer is None else tell(found, wanted, answer, desk.site.language)
    title = namer(found, desk.site.language).course(wanted)
    return desk.show(template, WishPage(wanted, title, told, job.done, job.total, job.stopped))


def stop(desk: Desk) -> Response:
    """Stop looking."""
    found = planned(desk)
    wanted = _course(desk, found)
    if found is not None and wanted is not None:
        _job(desk, found, wanted).stop()
    return desk.done(f"/decide/true/{wanted or ''}")


def _course(desk: Desk, found: Decision | None) -> Course | None:
    """Return the way that is asked for, where it is one of the plan's."""
    from ashore.plans.courses import course

    if found is None:
        return None
    ways = {str(course(option.action)): course(option.action) for option in found.plan.options}
    return ways.get(str(desk.request.path_params["course"]))


def _job(desk: Desk, found: Decision, wanted: Course) -> Job[tuple[Wish, ...]]:
    from ashore.reports.plans.wishes import wishes

    key = ("wish", desk.workspace.stamp(), today(), wanted)
    again = desk.query("again") == "1"
    return solving(desk).job(key, lambda job: job.give(wishes(found, wanted, job.show)), group="wish", again=again)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/decide/true/{course}", "GET", show),
    ("/decide/true/{course}/stop", "POST", stop),
)
