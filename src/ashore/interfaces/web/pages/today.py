"""Today: what changed, what is best, what to try next with a button that writes it down, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final, Literal

from starlette.responses import Response

from ashore.interfaces.web.deciding import PLAN, Told, Working, own, today, told, working
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import events
from ashore.interfaces.web.pages import week
from ashore.reports.journal_calendar import JUST, SOON, past

if TYPE_CHECKING:
    from ashore.interfaces.web.solving import Job
    from ashore.reports.calendar import Event
    from ashore.reports.plans.decision import Decision

LOGGED: Final[dict[str, Literal["applied", "referral"]]] = {
    "apply": "applied",
    "ten_applications": "applied",
    "referral_chat": "referral",
}
"""What an action or an experiment is written down as."""
TEN: Final = 10
SHOWN: Final = 10
"""What is due, at most; the journal has all of it."""


@dataclass(frozen=True, slots=True)
class Log:
    """A form that writes down that a step was done.

    Attributes
    ----------
    kind, role, count
        What is written; ``count`` may be changed.
    roles
        Role families that may be chosen, the one of the step first.
    """

    kind: str
    role: str
    count: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """An event of the journal's calendar.

    Attributes
    ----------
    when
        Its day; with the hour where it has one.
    past
        Whether that day has come.
    """

    when: str
    what: str
    text: str
    past: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The page and its part.

    Attributes
    ----------
    told
        The decision, as far as it is there; None where nothing is yet, or the person has said nothing.
    working
        What is still computed.
    stated
        Whether the person has said anything of themselves.
    documents, logged
        How many documents are here; how many entries the journal has.
    since
        Day of the decision that was kept last.
    now, experiment
        Forms for the step to take and for the one that tells most; None where they are not written down so.
    due
        What the journal's calendar has for the last week and the next two.
    once
        Makes a form that is sent twice count once.
    """

    told: Told | None
    working: Working | None
    stated: bool
    documents: int
    logged: int
    since: date | None
    now: Log | None
    experiment: Log | None
    due: tuple[Due, ...]
    once: str


def show(desk: Desk) -> Response:
    """Show the day; to one who has said nothing yet, how to begin."""
    return desk.show("today.html.j2", _page(desk, again=desk.query("again") == "1"))


def plan(desk: Desk) -> Response:
    """Return the decision as far as it is there."""
    seen = int(desk.query("stage")) if desk.query("stage").isdecimal() else 0
    if _stated(desk):
        own(desk).wait(seen + 1, 0.3)
    page = _page(desk)
    if page.working is not None and page.working.stage == seen:
        return desk.show("part/today_working.html.j2", page)
    answer = desk.show("part/today_plan.html.j2", page)
    answer.headers["hx-retarget"] = "#today"
    answer.headers["hx-reswap"] = "innerHTML"
    return answer


def log(desk: Desk) -> Response:
    """Write down that applications were sent, or a talk took place.

    Raises
    ------
    JournalError
        Where that makes no sense; nothing is written then.
    """
    kind: Literal["applied", "referral"] = "referral" if desk.text("kind") == "referral" else "applied"
    desk.workspace.log(
        kind,
        role=desk.text("role") or None,
        count=desk.text("count") or "1",
        # What is sent today waits for its answer.
        open_=kind == "applied",
        key=desk.text("once"),
        today=today(),
    )
    return desk.done("/", f"logged_{kind}")


def _page(desk: Desk, *, again: bool = False) -> Today:
    stated, workspace, day = _stated(desk), desk.workspace, today()
    job = own(desk, again=again) if stated else None
    shown = None if job is None else told(desk, job)
    found = None if job is None else job.latest()[1]
    first, experiment = (None, None) if found is None else _logs(found, job)
    return Today(
        shown,
        None if job is None else working(job),
        stated,
        workspace.count_documents(),
        workspace.counted_entries()[1],
        workspace.last_decision(),
        first,
        experiment,
        tuple(map(_due, events(desk, desk.site.language, day - JUST, day + SOON)[:SHOWN])),
        token_urlsafe(),
    )


def _due(event: Event) -> Due:
    when = event.start.strftime("%Y-%m-%d %H:%M" if isinstance(event.start, datetime) else "%Y-%m-%d")
    return Due(when, event.summary, " · ".join(event.description.split("\n")), past(event, today()))


def _stated(desk: Desk) -> bool:
    from ashore.person.me import Me

    return desk.workspace.me() != Me()


def _logs(found: Decision, job: Job[Decision] | None) -> tuple[Log | None, Log | None]:
    """Return the forms for the step to take, and for the experiment that is worth most after its cost."""
    from ashore.reports.plans.trials import steps_count

    solved = found.plan
    roles = tuple(family.role for family in solved.problem.families)
    action = solved.best_action
    first = None
    if action.act in LOGGED:
        first = _log(LOGGED[action.act], roles, action.family, steps_count(found.basis, solved))
    if job is None or job.stage <= PLAN or not found.experiments:
        return first, None
    likely = max(found.experiments, key=lambda one: (one.changes, one.net))
    if likely.name not in LOGGED:
        return first, None
    count = TEN if likely.name == "ten_applications" else 1
    return first, _log(LOGGED[likely.name], roles, likely.family, count)


def _log(kind: str, roles: tuple[str, ...], place: int, count: int) -> Log:
    role = roles[max(place, 0)]
    return Log(kind, role, count, (role, *(other for other in roles if other != role)))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/", "GET", show),
    ("/today/plan", "GET", plan),
    ("/today/log", "POST", log),
    *week.ROUTES,
)
