"""The funnel: what came of the applications by what they share, how long answers take, where the plan turns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.deciding import PLAN, own, today
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import books
from ashore.journal.groups import BYS, By
from ashore.reports.funnel_times import Times, chart, times
from ashore.reports.funnel_turn import Turned, switch_of, turned
from ashore.reports.funnel_view import COUNTS, Table, table
from ashore.reports.journal_funnel import Funnel, funnel

if TYPE_CHECKING:
    from ashore.reports.charts import Chart

WAIT: Final = 0.2
"""Seconds for which the part about the turn waits for the plan before it asks again."""


@dataclass(frozen=True, slots=True)
class FunnelPage:
    """The page.

    Attributes
    ----------
    roles
        Role families of which something was written down, those with most entries first.
    role
        The one that is looked at; empty where all are, side by side.
    by, bys
        What the applications are grouped by, and what they can be.
    funnel
        Of the role family; None where all are looked at, or nothing was written down.
    table
        The groups; None where nothing was written down.
    counts
        Names of the table's columns that are counts, in order.
    times, chart
        How long answers take, and the curve; None where no answer has come.
    turn
        Where the plan turns by the decision that was kept last; None where all role families are looked at.
    stated
        Whether the person has said anything of themselves: without that there is no plan.
    problem
        Message and remedy where the numbers of the person cannot be read; the defaults stand in for them.
    """

    roles: tuple[str, ...]
    role: str
    by: By
    bys: tuple[By, ...]
    funnel: Funnel | None
    table: Table | None
    counts: tuple[str, ...]
    times: Times | None
    chart: Chart | None
    turn: TurnPart | None
    stated: bool
    problem: tuple[str, str] | None
    tab: str = "funnel"


@dataclass(frozen=True, slots=True)
class TurnPart:
    """The part about the turn.

    Attributes
    ----------
    role
        The role family whose funnel it stands below.
    turned
        Where the plan turns; None where no plan has been computed yet.
    decided
        Day of the decision that it is of, where that is an earlier one; else empty.
    working, stopped
        Whether the plan is being computed; whether that was stopped before the end.
    """

    role: str
    turned: Turned | None = None
    decided: str = ""
    working: bool = False
    stopped: bool = False
    tab: str = "funnel"


def show(desk: Desk) -> Response:
    """Show the funnel of the role family in the address, else of the one with most entries."""
    book, workspace, language = books(desk), desk.workspace, desk.site.language
    roles = workspace.roles_logged()
    asked = desk.query("role")
    role = asked if asked in roles or (asked == "all" and len(roles) > 1) else next(iter(roles), "")
    role = "" if role == "all" else role
    bys = BYS if not role else tuple(by for by in BYS if by != "role")
    by = next((one for one in bys if one == desk.query("by")), bys[0])
    if not roles:
        page = FunnelPage((), "", by, bys, None, None, COUNTS, None, None, None, False, book.problem)  # noqa: FBT003
        return desk.show("journal_funnel.html.j2", page)
    cases = kept(desk, "cases", workspace.cases)
    over = book.today - book.wait
    groups = workspace.groups(by, role or None, over=over)
    whole = None
    if role:
        both = (workspace.before_latest(groups.total, role, over=over), groups.total)
        whole = funnel(role, book.inputs, cases, both, book.today, language)
    waited, wait = workspace.waited(role or None, today=book.today), book.wait.days
    page = FunnelPage(
        roles,
        role,
        by,
        bys,
        whole,
        table(groups, book.inputs, cases, book.today, language),
        COUNTS,
        times(waited, wait, language),
        chart(waited, wait, language),
        _kept(desk, role) if role else None,
        book.problem is None and _stated(desk),
        book.problem,
    )
    return desk.show("journal_funnel.html.j2", page)


def turn(desk: Desk) -> Response:
    """Show where the plan turns for one role family; a part asks again while the plan is computed."""
    role = desk.query("role")
    job = own(desk, again=desk.query("again") == "1")
    job.wait(PLAN, WAIT)
    stage, found = job.latest()
    if stage >= PLAN and found is not None:
        days = desk.workspace.sent_by_day(role)
        told = turned(switch_of(found), role, days, found.basis.today, today(), desk.site.language)
        part = TurnPart(role, told)
    else:
        part = replace(_kept(desk, role), working=not job.stopped, stopped=job.stopped)
    return desk.show("part/journal_turn.html.j2" if desk.partial else "journal_turn.html.j2", part)


def _kept(desk: Desk, role: str) -> TurnPart:
    """Return the turn of the decision that was kept last, where there is one."""
    last = desk.workspace.kept_turn()
    if last is None:
        return TurnPart(role)
    days = desk.workspace.sent_by_day(role)
    told = turned(last.switch, role, days, last.day, today(), desk.site.language)
    return TurnPart(role, told, last.day.isoformat())


def _stated(desk: Desk) -> bool:
    """Whether the person has said anything of themselves, in a file that can be read."""
    from ashore.person.me import Me

    return desk.workspace.me() != Me()


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/funnel", "GET", show),
    ("/journal/funnel/turn", "GET", turn),
)
