"""Offers side by side: what each pays by month, what it is worth, what nobody has said, and what to ask for."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.plans.offered import NOW, Reservation, read_months
from ashore.reports.offers_list import Listed, listed
from ashore.reports.offers_view import View, view
from ashore.words import catalogue, explain

if TYPE_CHECKING:
    from ashore.person.inputs import Inputs
    from ashore.plans.offered import Choice, Offered

SHOWN: Final = 50
"""Offers to choose from: who has more names them on the command line."""


@dataclass(frozen=True, slots=True)
class OffersPage:
    """The page and its part.

    Attributes
    ----------
    offers, total
        The latest offers to choose from, and how many there are.
    present
        Whether there is a present job to choose.
    chosen
        What is compared: numbers of entries, and ``now``.
    months
        To look at, as it stands in its field.
    view
        Offers side by side; None where nothing is compared.
    wrong
        Message and remedy where what was chosen cannot be compared.
    problem
        Message and remedy where the numbers of the person cannot be read; the defaults stand in for them.
    query
        What was chosen, as the query of this page's address.
    working
        Whether the least pay of the plan is being computed.
    part
        Whether only the part is sent: what is best is then told to who listens.
    """

    offers: tuple[Listed, ...]
    total: int
    present: bool
    chosen: tuple[str, ...]
    months: str
    view: View | None
    wrong: tuple[str, str] | None
    problem: tuple[str, str] | None
    query: str
    working: bool
    part: bool
    tab: str = "offers"


def show(desk: Desk) -> Response:
    """Show the offers that are chosen, else the two latest, or the latest beside the present job."""
    inputs, problem = _inputs(desk)
    asked = desk.request.query_params
    least, working = _reservation(desk, wanted=problem is None)
    if working and desk.partial and asked.get("least") == "1":
        return Response(status_code=204)  # what is there stays until the plan is
    found = desk.workspace.offers()
    day = deciding.today().isoformat()
    offers = listed(found[:SHOWN], inputs, desk.site.language, day)
    present = inputs.employed and inputs.value("income") > 0
    chosen = tuple(asked.getlist("offer")) or _proposed(found, offers, present=present)
    months = asked.get("months", "").strip()
    shown, wrong = None, None
    if chosen:
        try:
            horizon = read_months(months)
            compared = desk.workspace.offers_to_compare(chosen, inputs=inputs, among=found)
            shown = _view(desk, compared, horizon, least)
            months = months or str(compared.horizon)
        except AshoreError as error:
            wrong = _worded(desk, error)
    page = OffersPage(
        offers,
        len(found),
        present,
        chosen,
        months,
        shown,
        wrong,
        problem,
        urlencode([*(("offer", key) for key in chosen), ("months", months), ("least", "1")]),
        working and shown is not None,
        desk.partial,
    )
    template = "part/journal_offers.html.j2" if desk.partial else "journal_offers.html.j2"
    return desk.show(template, page, status=400 if wrong else 200)


def _view(desk: Desk, compared: Choice, horizon: int | None, least: Reservation | None) -> View:
    day = deciding.today().isoformat()
    return view(compared, desk.site.language, day, horizon=horizon, reservation=least)


def _inputs(desk: Desk) -> tuple[Inputs, tuple[str, str] | None]:
    """Return the numbers of the person; a mistake in ``me.yaml`` keeps nobody from their offers."""
    from ashore.person.inputs import inputs
    from ashore.person.me import Me

    try:
        return desk.workspace.inputs(), None
    except AshoreError as error:
        return inputs(Me()), explain(error, desk.site.language)


def _proposed(found: tuple[Offered, ...], offers: tuple[Listed, ...], *, present: bool) -> tuple[str, ...]:
    """Return what is compared unasked: the two latest that are open, or one beside the present job."""
    over = {one.key for one in found if one.answer in {"declined", "withdrew"}}
    fit = [one.key for one in offers if one.problem is None and one.key not in over]
    return tuple(fit[:2]) if len(fit) > 1 else (*fit, NOW) if fit and present else tuple(fit)


def _reservation(desk: Desk, *, wanted: bool) -> tuple[Reservation | None, bool]:
    """Return the least pay of the plan, and whether it is being computed: nobody waits for it."""
    kept = desk.workspace.reservation()
    if kept is not None or not wanted:
        return kept, False
    with suppress(AshoreError):  # what is wrong with the plan is told on the page of the plan
        job = deciding.own(desk)
        decision = job.latest()[1]
        if decision is None:
            return None, not job.ended
        with suppress(AshoreError):  # a workspace that may only be read
            return desk.workspace.keep_reservation(decision.plan, today=deciding.today()), False
        from ashore.plans.offered import least_pay

        return Reservation(deciding.today().isoformat(), least_pay(decision.plan)), False
    return None, False


def _worded(desk: Desk, error: AshoreError) -> tuple[str, str]:
    """Return what is wrong, with what to do on this page where that is something else than on the command line."""
    message, remedy = explain(error, desk.site.language)
    here = catalogue(desk.site.language).get(f"web.offers.remedy.{error.code}")
    return message, here or remedy


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/journal/offers", "GET", show),)
