"""What is asked of the market, and the answer, kept as long as the workspace has not changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ashore.errors import AshoreError
from ashore.evidence.bands import Band
from ashore.evidence.market import Market, Query
from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk
from ashore.reports.values import label

if TYPE_CHECKING:
    from ashore.workspace.market_rows import MarketRows


class NoSuchDayError(AshoreError):
    """A period whose beginning or end is no day (``value``)."""

    code: ClassVar[str] = "no_such_day"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; empty is any."""

    role: str = ""
    city: str = ""
    since: str = ""
    until: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As parts of an address."""
        return {"role": self.role, "city": self.city, "since": self.since, "until": self.until}


@dataclass(frozen=True)
class Found:
    """The market of one question, with its pay by role and by city."""

    view: Market
    by_role: list[Band]
    by_city: list[Band]


def rows_of(desk: Desk) -> MarketRows:
    """Return the rows of all ads."""
    return kept(desk, "ads", desk.workspace.ads)


def found(desk: Desk, query: Query) -> Found:
    """Return the market of one question."""

    def find() -> Found:
        rows = rows_of(desk)
        view = rows.market(query)
        return Found(view, *rows.bands(view))

    return kept(desk, ("market", query), find)


def asked(desk: Desk) -> tuple[Filters, Query]:
    """Return the filters of the address.

    Raises
    ------
    NoSuchDayError
    """
    chosen = Filters(desk.query("role"), desk.query("city")[:60], desk.query("since"), desk.query("until"))
    for day in (chosen.since, chosen.until):
        if day:
            try:
                date.fromisoformat(day)
            except ValueError:
                raise NoSuchDayError(value=day[:40]) from None
    return chosen, rows_of(desk).query(chosen.role, chosen.city, chosen.since, chosen.until)


def share_name(field: str, name: str, desk: Desk) -> str:
    """Return what a line is called: a degree, a band of years, a city."""
    if field == "experience":
        return desk.site.say("report.no_years") if name == "0" else desk.site.say("report.years", years=name)
    return label(desk.site.language, "degree", name) if field == "education" else name
