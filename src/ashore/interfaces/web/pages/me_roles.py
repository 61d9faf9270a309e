"""Roles: which are near, a stretch, or far from what the person does, and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.me_desk import ads, kept_for_me, needs_me
from ashore.interfaces.web.paging import address
from ashore.reports.carry_view import RoleLine, role_line
from ashore.reports.carry_view import basis as told_basis
from ashore.reports.me_view import in_language
from ashore.reports.values import label, number
from ashore.words import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashore.packs import Words
    from ashore.reports.roles import RoleRow
    from ashore.words import Language
    from ashore.workspace.transfer import Carries

LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in the list: how far it is, with its ads, pay and people here.

    Attributes
    ----------
    line
        None where nothing can be compared.
    pay
        The middle of the stated pay; empty where too few say.
    link
        Address of the role in full.
    """

    name: str
    line: RoleLine | None
    told: str
    pay: str
    wanted: bool
    link: str


@dataclass(frozen=True, slots=True)
class RolesPage:
    """The page.

    Attributes
    ----------
    title
        The job from which it is seen, where one was named; empty for the person's own.
    basis
        Which occupations stand for the job; empty where nothing is compared.
    problem
        Why nothing is compared, and what to do about it; None where that is not so.
    groups
        Roles by how far they are, or by layer where nothing is compared: key, heading, roles.
    """

    title: str
    origin: str
    basis: str
    problem: tuple[str, str] | None
    groups: tuple[tuple[str, str, tuple[RoleCard, ...]], ...]


def show(desk: Desk) -> Response:
    """Show all roles, the nearest first; by layer where nothing is known of the person's job."""
    language, title = desk.site.language, desk.query("from")[:LONGEST]
    rows = {row.role.id: row for _, layer in _map(desk) for row in layer}
    found, problem = carries(desk, title)
    groups: tuple[tuple[str, str, tuple[RoleCard, ...]], ...]
    wanted = desk.workspace.me().roles
    if found is None:
        groups = tuple(
            (
                layer,
                label(language, "layer", layer),
                tuple(_card(row.role.id, row.role.name, None, row, wanted, title, language) for row in roles),
            )
            for layer, roles in _map(desk)
        )
        origin = basis = ""
    else:
        origin, basis = found.origin.title, told_basis(found.origin, language)
        groups = tuple(
            (
                distance,
                desk.site.say(f"web.me.roles.{distance}"),
                tuple(
                    _card(
                        one.role.id,
                        one.role.name,
                        role_line(one, language),
                        rows.get(one.role.id),
                        wanted,
                        title,
                        language,
                    )
                    for one in some
                ),
            )
            for distance, some in groupby(found.roles, key=lambda one: one.distance)
        )
    page = RolesPage(title, origin, basis, problem, groups)
    return desk.show("part/me_roles.html.j2" if desk.partial else "me_roles.html.j2", page)


def _map(desk: Desk) -> tuple[tuple[str, tuple[RoleRow, ...]], ...]:
    """Return the roles by layer, with the ads and cases here."""
    from ashore.interfaces.web.caching import kept
    from ashore.packs import load
    from ashore.reports.roles import role_map

    def make() -> tuple[tuple[str, tuple[RoleRow, ...]], ...]:
        rows = ads(desk)
        cases = kept(desk, "cases", desk.workspace.cases)
        return role_map(load(), lambda role: rows.market(rows.query(role), top=0), cases).layers

    return kept(desk, "roles", make)


def carries(desk: Desk, title: str) -> tuple[Carries | None, tuple[str, str] | None]:
    """Return what carries over into every role, or why that cannot be said."""
    from ashore.person.transfer.errors import NoJobError, UndescribedJobError, UnlinkedJobError
    from ashore.vocabulary import load
    from ashore.workspace.transfer import carries, job_of

    def make() -> Carries:
        rows, profile = ads(desk), desk.workspace.profile()
        vocabulary = load(desk.workspace.folder / "vocabulary")
        job = title or job_of(profile)
        return carries(job, (), vocabulary, profile=profile, market=lambda role: rows.market(rows.query(role)))

    try:
        return kept_for_me(desk, ("carries", title), make), None
    except NoJobError as error:
        return None, (explain(error, desk.site.language)[0], desk.site.say("web.me.roles.say_job"))
    except (UnlinkedJobError, UndescribedJobError) as error:
        return None, (explain(error, desk.site.language)[0], desk.site.say("web.me.roles.other_job"))


def _card(
    role: str,
    name: Words,
    line: RoleLine | None,
    row: RoleRow | None,
    wanted: Sequence[str],
    title: str,
    language: Language,
) -> RoleCard:
    from ashore.words import say

    told = "" if row is None else say(language, "roles.row", ads=number(row.ads), people=row.people)
    pay = "" if row is None or row.pay is None else f"¥{number(round(row.pay, -2))}"
    link = address(f"/me/roles/{role}", **{"from": title})
    return RoleCard(in_language(name, language), line, told, pay, role in wanted, link)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/me/roles", "GET", needs_me(show)),)
