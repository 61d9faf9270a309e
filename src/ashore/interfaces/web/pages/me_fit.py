"""Fit: all ads in the order in which they fit, and one ad or role with the quotes of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.caching import kept
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import ads, kept_for_me, needs_me
from ashore.interfaces.web.paging import Pager, pager
from ashore.reports.fit_view import FitView, RoleFitView, fit_view, role_fit_view
from ashore.reports.me_view import between
from ashore.reports.values import label
from ashore.words import explain
from ashore.workspace.fit import NoAdsError, NoProfileError, NotAnAdError, NothingAskedError

if TYPE_CHECKING:
    from ashore.words import Language
    from ashore.workspace.fit import Place, Ranking

EVERY: Final = 1_000_000
FOUND: Final = 20_000
"""Documents that a search may give."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One ad in the ranking.

    Attributes
    ----------
    number
        Its place.
    company
        As the ad names it; empty where it does not.
    not_met, unknown
        Names of the gates that are not met, and of those that are not known.
    clear
        What is said where every gate is met or none is stated; empty else.
    required, preferred
        How many are shown of how many; ``preferred`` is empty where the ad wishes for nothing more.
    width
        Of the bar of required skills, as a percentage; empty where none is named.
    copies
        Other ads that tell the same; empty where there is none.
    """

    id: int
    number: int
    title: str
    name: str
    company: str
    not_met: str
    unknown: str
    clear: str
    required: str
    preferred: str
    width: str
    copies: str


@dataclass(frozen=True, slots=True)
class FitsPage:
    """The ranking.

    Attributes
    ----------
    words, role, city, open
        What is chosen; ``open`` leaves out ads with a gate that is not met.
    head
        What the order is by.
    problem
        Why there is none, and what to do about it; None where there is one.
    no_profile
        Whether that is because nothing is known of the person.
    roles
        Role families that can be chosen.
    """

    words: str
    role: str
    city: str
    open: bool
    head: str
    rows: tuple[PlaceRow, ...]
    pager: Pager
    problem: tuple[str, str] | None
    no_profile: bool
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitPage:
    """One ad.

    Attributes
    ----------
    view
        None where nothing can be compared, which ``problem`` tells.
    lang
        Of the ad's title.
    ad
        Whether it is an ad, to which one can apply.
    """

    id: int
    title: str
    name: str
    lang: str
    ad: bool
    view: FitView | None
    problem: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class RoleFitPage:
    """One role; ``view`` is None where nothing is known of the person, which ``problem`` tells."""

    role: str
    name: str
    view: RoleFitView | None
    problem: tuple[str, str] | None


def show(desk: Desk) -> Response:
    """Show the ads that fit best."""
    words, role, city = desk.query("q")[:200], desk.query("role"), desk.query("city")[:60]
    only = desk.query("open") == "1"
    roles = tuple(sorted({ad.role_family for ad in ads(desk).rows if ad.role_family}))
    role = role if role in roles else ""
    places: list[tuple[int, Place]] = []
    head, problem, no_profile = "", None, False
    try:
        ranking = _ranking(desk, role, city)
        head = desk.site.say("web.me.fit.order")
        places = list(enumerate(ranking.places, 1))
        if words:
            wanted = kept(desk, ("named", words), lambda: frozenset(desk.workspace.named_in(words, limit=FOUND)))
            places = [(number, place) for number, place in places if place.document in wanted]
        if only:
            places = [(number, place) for number, place in places if not place.not_met]
    except NoProfileError as error:
        problem, no_profile = (explain(error, desk.site.language)[0], desk.site.say("web.me.fit.say_who")), True
    except NoAdsError as error:
        remedy = "web.me.fit.other_choice" if role or city else "web.me.fit.add_ads"
        problem = (explain(error, desk.site.language)[0], desk.site.say(remedy))
    chosen = "1" if only else ""
    pages = pager("/me/fit", desk.query("page"), len(places), q=words, role=role, city=city, open=chosen)
    page = FitsPage(
        words,
        role,
        city,
        only,
        head,
        tuple(_row(number, place, desk) for number, place in places[max(pages.first - 1, 0) : pages.until]),
        pages,
        problem,
        no_profile,
        roles,
    )
    return desk.show("part/me_fits.html.j2" if desk.partial else "me_fits.html.j2", page)


def show_one(desk: Desk) -> Response:
    """Show how the person stands against one ad."""
    language, workspace = desk.site.language, desk.workspace
    document = workspace.document(int(desk.request.path_params["ad"])).document
    view: FitView | None = None
    problem: tuple[str, str] | None = None
    try:
        fit = workspace.fit(desk.request.path_params["ad"])
    except NoProfileError as error:
        problem = (explain(error, language)[0], desk.site.say("web.me.fit.say_who"))
    except (NothingAskedError, NotAnAdError) as error:
        problem = (explain(error, language)[0], desk.site.say("web.me.fit.look"))
    else:
        view = fit_view(fit, {**workspace.profile().texts, document.name: document.text}, language)
    id_ = int(desk.request.path_params["ad"])
    title = workspace.shelf.title_of(id_) or document.name
    page = FitPage(id_, title, document.name, document.language or "", document.kind == "ad", view, problem)
    return desk.show("me_fit.html.j2", page)


def show_role(desk: Desk) -> Response:
    """Show how the person stands against a role."""
    language, workspace = desk.site.language, desk.workspace
    role = workspace.role_named(desk.request.path_params["role"], language)
    view: RoleFitView | None = None
    problem: tuple[str, str] | None = None
    try:
        view = role_fit_view(workspace.fit_role(role), workspace.profile().texts, language)
    except NoProfileError as error:
        problem = (explain(error, language)[0], desk.site.say("web.me.fit.say_who"))
    page = RoleFitPage(role, label(language, "role_family", role), view, problem)
    return desk.show("me_fit_role.html.j2", page)


def _ranking(desk: Desk, role: str, city: str) -> Ranking:
    """Return the whole ranking; ages and years of work change with the day."""
    today = date.today()  # noqa: DTZ011 - the person's own day
    return kept_for_me(
        desk,
        ("fit", role, city, today),
        lambda: desk.workspace.fit_all(role or None, city or None, top=EVERY, today=today),
    )


def _row(number: int, place: Place, desk: Desk) -> PlaceRow:
    language, say = desk.site.language, desk.site.say
    clear = ""
    if not place.not_met and not place.unknown:
        clear = say("fit.place_clear" if place.gates else "fit.place_no_gates")
    shown = {"shown": place.shown, "of": place.required}
    liked = {"shown": place.shown_preferred, "of": place.preferred}
    return PlaceRow(
        place.document,
        number,
        place.title or place.doc,
        place.doc,
        _company(place.document, desk),
        _gates(place.not_met, language, desk),
        _gates(place.unknown, language, desk),
        clear,
        say("fit.place_shown", **shown) if place.required else say("fit.place_nothing"),
        say("fit.place_preferred", **liked) if place.preferred else "",
        f"{100 * place.shown / place.required:.0f}%" if place.required else "",
        say("fit.place_copies", count=place.copies) if place.copies else "",
    )


def _company(document: int, desk: Desk) -> str:
    stated = desk.workspace.facts(document=document, field="company", limit=3)
    return next((str(row.fact.value) for row in stated if row.status != "rejected"), "")


def _gates(kinds: tuple[str, ...], language: Language, desk: Desk) -> str:
    return between(language).join(desk.site.say(f"fit.gate.{kind}") for kind in kinds)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/me/fit", "GET", needs_me(show)),
    ("/me/fit/role/{role}", "GET", needs_me(show_role)),
    ("/me/fit/{ad:int}", "GET", needs_me(show_one)),
)
