"""The funnel of a role family, and what was believed of each step before and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.journal_desk import books
from ashore.journal import live
from ashore.journal.outcomes import OF_ROLE
from ashore.reports.journal_funnel import Funnel, funnel


@dataclass(frozen=True, slots=True)
class FunnelPage:
    """The page.

    Attributes
    ----------
    roles
        Role families of which something was written down, those with most entries first.
    funnel
        Of the one that is looked at; None where nothing was written down.
    problem
        Message and remedy where the numbers of the person cannot be read; the defaults stand in for them.
    """

    roles: tuple[str, ...]
    funnel: Funnel | None
    problem: tuple[str, str] | None
    tab: str = "funnel"


def show(desk: Desk) -> Response:
    """Show the funnel of the role family in the address, else of the one with most entries."""
    book = books(desk)
    counted = Counter(e.role for e in live(book.outcomes) if e.kind in OF_ROLE and e.role is not None)
    roles = tuple(role for role, _ in counted.most_common())
    role = next((one for one in roles if one == desk.query("role")), next(iter(roles), None))
    found = None
    if role is not None:
        cases = kept(desk, "cases", desk.workspace.cases)
        found = funnel(role, book.inputs, cases, book.outcomes, book.today, desk.site.language)
    return desk.show("journal_funnel.html.j2", FunnelPage(roles, found, book.problem))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/journal/funnel", "GET", show),)
