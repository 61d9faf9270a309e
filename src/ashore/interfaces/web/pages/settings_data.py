"""What is stored where, in words, and erasing everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages.settings_export import forget
from ashore.interfaces.web.site import Site

if TYPE_CHECKING:
    from ashore.workspace.erasing import Belonging

_UNIT: Final = 1000
NAMED: Final = 12
"""Files of others that are named; a folder of photographs would fill the page."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Something in the folder, in words.

    Attributes
    ----------
    goes
        Whether erasing takes it away.
    """

    names: str
    what: str
    files: int
    size: str
    goes: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """The page after everything was erased.

    Attributes
    ----------
    folder
        Where the workspace stood.
    stays
        What was left there.
    """

    folder: str
    stays: tuple[Stored, ...]


def sized(size: int) -> str:
    """Return a count of bytes as a person reads it."""
    if size < _UNIT:
        return f"{size} B"
    for unit in ("kB", "MB", "GB"):
        value = size / _UNIT
        size = round(value)
        if value < _UNIT or unit == "GB":
            return f"{value:.1f} {unit}" if value < 10 else f"{value:,.0f} {unit}"
    raise AssertionError(size)


def stored(one: Belonging, site: Site) -> Stored:
    """Return something in the folder in words."""
    names = ", ".join(one.names[:NAMED]) + (" …" if len(one.names) > NAMED else "")
    return Stored(names, site.say(f"web.settings.kind.{one.what}"), one.files, sized(one.size), one.goes)


def erase(desk: Desk) -> Response:
    """Erase the workspace where its folder's name was typed; show what stays, and how to begin anew.

    Raises
    ------
    NotConfirmedError
        Where something else was typed; nothing is touched then.
    """
    folder, site = desk.workspace.folder.resolve(), desk.site
    stays = desk.workspace.erase(desk.text("name"))
    forget()
    page = Gone(str(folder), tuple(stored(one, site) for one in stays))
    return desk.show("settings_gone.html.j2", page)


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (("/settings/erase", "POST", erase),)
