"""Market: what ads ask for and pay, each figure with how many ads it rests on and the way to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.evidence.bands import Band
from ashore.evidence.intervals import Interval
from ashore.evidence.market import MIN_ADS, Market
from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.market_query import Filters, Found, asked, found, rows_of, share_name
from ashore.interfaces.web.pages import market_ads
from ashore.interfaces.web.paging import address
from ashore.reports.charts import Chart
from ashore.reports.market_charts import ROWS, named, pay_chart, yuan
from ashore.reports.values import label

if TYPE_CHECKING:
    from ashore.words import Language

SKILLS: Final = 15
MANY: Final = 60
CITIES: Final = 10


@dataclass(frozen=True, slots=True)
class PayRow:
    """One line of pay.

    Attributes
    ----------
    ads, stated
        How many ads there are, and how many of them state their pay.
    link
        To the market of this role or city alone.
    behind
        To the ads themselves.
    low, middle, high
        Quantiles in words; empty where there are too few ads.
    between
        Between what the median lies, with 90% confidence.
    """

    name: str
    ads: int
    stated: int
    link: str
    behind: str
    low: str
    middle: str
    high: str
    between: str


@dataclass(frozen=True, slots=True)
class PayPart:
    """Pay by role family or by city: the chart, and its lines with the way to the ads."""

    title: str
    column: str
    chart: Chart | None
    rows: tuple[PayRow, ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One line of shares.

    Attributes
    ----------
    width
        Of the bar, as a percentage.
    between
        Between what the share lies, with 90% confidence.
    note
        How many require, prefer, or name it among the duties.
    """

    name: str
    ads: int
    share: str
    width: str
    between: str
    note: str
    behind: str


@dataclass(frozen=True, slots=True)
class SharePart:
    """A field over the ads.

    Attributes
    ----------
    stated, unstated
        Ads that say it, and ads that do not.
    more
        Address of the page with all lines; empty where all are shown.
    """

    title: str
    stated: int
    unstated: int
    rows: tuple[ShareRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class MarketPage:
    """The page.

    Attributes
    ----------
    everything
        Ads in the workspace, whatever is chosen.
    pay
        The pay of all ads that fit.
    too_few
        A sentence where too few ads state pay; empty else.
    roles, cities
        What can be chosen, those with most ads first.
    """

    filters: Filters
    everything: int
    ads: int
    copies: int
    undated: int
    pay: PayRow
    quantiles: tuple[tuple[str, str], ...]
    too_few: str
    unstated: int
    parts: tuple[PayPart, ...]
    shares: tuple[SharePart, ...]
    roles: tuple[str, ...]
    cities: tuple[str, ...]


def show(desk: Desk) -> Response:
    """Show the market for a role, a city and a period."""
    chosen, query = asked(desk)
    answer, language = found(desk, query), desk.site.language
    rows = rows_of(desk)
    roles, cities = kept(desk, "names", rows.names)
    view = answer.view
    of_all = Band("", view.ads, view.pay.stated, view.pay.quantiles)
    page = MarketPage(
        chosen,
        len(rows.rows),
        view.ads,
        view.copies,
        view.undated,
        _pay_row(of_all, "", chosen, language),
        tuple(
            (desk.site.say(f"web.market.p{round(100 * q)}"), yuan(value))
            for q, value, _ in view.pay.quantiles or ()
        ),
        desk.site.say("evidence.too_few", ads=view.pay.stated, least=MIN_ADS)
        if view.pay.quantiles is None
        else "",
        view.pay.unstated,
        tuple(_pay_parts(answer, chosen, desk)),
        tuple(_share_parts(view, chosen, desk, everything=bool(desk.query("all")))),
        tuple(roles),
        tuple(cities[:200]),
    )
    return desk.show("part/market_view.html.j2" if desk.partial else "market.html.j2", page)


def _pay_parts(answer: Found, chosen: Filters, desk: Desk) -> list[PayPart]:
    parts = []
    for field, bands, key in (("role_family", answer.by_role, "role"), ("city", answer.by_city, "city")):
        if chosen.query[key] or not bands:
            continue  # one band says no more than the figures above it
        shown = [band for band in bands if band.quantiles is not None][:ROWS]
        few = [band for band in bands if band.quantiles is None][: max(3, ROWS - len(shown))]
        parts.append(
            PayPart(
                desk.site.say(f"web.market.pay_by_{key}"),
                label(desk.site.language, "field", field),
                pay_chart(bands, field, desk.site.language),
                tuple(_pay_row(band, field, chosen, desk.site.language) for band in (*shown, *few)),
            )
        )
    return parts


def _pay_row(band: Band, field: str, chosen: Filters, language: Language) -> PayRow:
    key = {"role_family": "role", "city": "city", "": ""}[field]
    query = {**chosen.query, key: band.name} if key else chosen.query
    low = middle = high = between = ""
    if band.quantiles is not None:
        values = band.values
        low, middle, high = (yuan(values[place]) for place in (0, 2, 4))
        ends: Interval = band.quantiles[2][2]
        between = f"{yuan(ends[0])}–{yuan(ends[1])}"
    return PayRow(
        named(field, band.name, language),
        band.ads,
        band.stated,
        address("/market", **query),
        address("/market/ads", **query, field="salary"),
        low,
        middle,
        high,
        between,
    )


def _share_parts(view: Market, chosen: Filters, desk: Desk, *, everything: bool) -> list[SharePart]:
    language, say = desk.site.language, desk.site.say
    most = MANY if everything else SKILLS
    skills = tuple(
        ShareRow(
            skill.name,
            skill.ads,
            f"{skill.share:.0%}",
            f"{skill.share:.1%}",
            _between(skill.interval),
            " · ".join(
                f"{label(language, 'strength', name)} {count}"
                for name, count in (
                    ("required", skill.required),
                    ("preferred", skill.preferred),
                    ("duty", skill.duty),
                )
                if count
            ),
            address("/market/ads", **chosen.query, field="skill", name=skill.name),
        )
        for skill in view.skills[:most]
    )
    more = address("/market", **chosen.query, all="1") if len(view.skills) > SKILLS and not everything else ""
    parts = [SharePart(say("report.skills"), view.skills_stated, view.ads - view.skills_stated, skills, more)]
    for field, shares in (("education", view.education), ("experience", view.experience), ("city", view.cities)):
        rows = tuple(
            ShareRow(
                share_name(field, share.name, desk),
                share.ads,
                f"{share.share:.0%}",
                f"{share.share:.1%}",
                _between(share.interval),
                "",
                address("/market/ads", **chosen.query, field=field, name=share.name),
            )
            for share in shares.shares[:CITIES]
        )
        parts.append(SharePart(label(language, "field", field), shares.stated, shares.unstated, rows))
    return [part for part in parts if part.rows]


def _between(interval: Interval) -> str:
    return f"{interval[0]:.0%}–{interval[1]:.0%}"


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/market", "GET", show),
    *market_ads.ROUTES,
)
