"""Applying to an ad in one click, and the way from an entry to its ad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import RedirectResponse, Response

from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.paging import address

DIGITS: Final = 12
"""Digits of a document's digest that name it in an entry; fewer are the number of a document."""


@dataclass(frozen=True, slots=True)
class Ad:
    """What an application keeps of an ad; empty where the ad does not say it."""

    digest: str
    role: str
    company: str
    title: str
    city: str


def applied(desk: Desk) -> Response:
    """Write down that one applied to an ad: once, however often it is sent.

    Raises
    ------
    NoSuchDocumentError
        Where the ad is not there.
    JournalError
    """
    ad = of_ad(desk, desk.text("ad"))
    with desk.server.once.turn(f"applied to {ad.digest}"):
        return _applied(desk, ad)


def _applied(desk: Desk, ad: Ad) -> Response:
    before = desk.workspace.applied_to(ad.digest)
    if before is not None:
        return desk.done(f"/journal?entry={before.entry}", "logged_before")
    if not ad.role:
        return RedirectResponse(address("/journal", ad=ad.digest) + "#log", 303)
    entry = desk.workspace.log(
        "applied",
        role=ad.role,
        company=ad.company,
        title=ad.title,
        city=ad.city,
        ad=ad.digest,
        open_=True,
        today=deciding.today(),
    )
    return desk.done(f"/journal?entry={entry.id}", "logged")


def shown(desk: Desk) -> Response:
    """Lead to the ad that an entry names.

    Raises
    ------
    NoSuchDocumentError
    """
    found = desk.workspace.document(str(desk.request.path_params["digest"]))
    return RedirectResponse(f"/evidence/doc/{found.id}", 303)


def of_ad(desk: Desk, which: str) -> Ad:
    """Return what an application to an ad should keep of it.

    Raises
    ------
    NoSuchDocumentError
    """
    found = desk.workspace.document(int(which) if which.isdecimal() and len(which) < DIGITS else which)
    said: dict[str, str] = {}
    for field in ("role_family", "company", "city"):
        for row in desk.workspace.facts(document=found.id, field=field):
            if row.status not in {"rejected", "absorbed"} and isinstance(row.fact.value, str):
                said.setdefault(field, row.fact.value)
    title = desk.workspace.shelf.title_of(found.id) or ""
    digest = found.document.digest[:DIGITS]
    return Ad(digest, said.get("role_family", ""), said.get("company", ""), title, said.get("city", ""))


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/ad", "POST", applied),
    ("/journal/ad/{digest}", "GET", shown),
)
