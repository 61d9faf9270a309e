"""Settings: language, colours, what is stored where, export, erasing everything, the bookmarklet, and about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response

from ashore.errors import AshoreError
from ashore.interfaces.web.about import Component, components
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.interfaces.web.pages import settings_clip, settings_data, settings_export
from ashore.interfaces.web.pages.settings_data import Stored, sized, stored
from ashore.interfaces.web.site import THEMES, Theme
from ashore.words import LANGUAGES, Language, explain

YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many numbers of the decision are the person's own or the evidence's, and how many are defaults.

    Attributes
    ----------
    trouble
        What is wrong with the person's file, in words; empty where it can be read.
    """

    given: int = 0
    defaults: int = 0
    trouble: str = ""

    @property
    def total(self) -> int:
        """All numbers in use."""
        return self.given + self.defaults


@dataclass(frozen=True, slots=True)
class Settings:
    """The page.

    Attributes
    ----------
    folder, name
        Where the workspace stands, as a path of this machine, and the last part of it.
    stored, total
        What is stored where, and the size of all of it, in words.
    clip
        Whether a bookmarklet is valid.
    numbers
        Where the numbers of the decision come from.
    components
        Software that travels along, with its licences.
    languages, themes
        What may be chosen.
    """

    folder: str
    name: str
    stored: tuple[Stored, ...]
    total: str
    clip: bool
    numbers: Numbers
    components: tuple[Component, ...]
    languages: tuple[Language, ...] = LANGUAGES
    themes: tuple[Theme, ...] = THEMES


def show(desk: Desk) -> Response:
    """Show the settings."""
    workspace, site = desk.workspace, desk.site
    found = workspace.belongings()
    page = Settings(
        str(workspace.folder.resolve()),
        workspace.folder.resolve().name,
        tuple(stored(one, site) for one in found if one.files),
        sized(sum(one.size for one in found)),
        workspace.clipping.active,
        _numbers(desk),
        components(),
    )
    return desk.show("settings.html.j2", page)


def _numbers(desk: Desk) -> Numbers:
    try:
        inputs = desk.workspace.inputs()
    except AshoreError as error:  # the settings open whatever is wrong with the person's file
        return Numbers(trouble=" ".join(explain(error, desk.site.language)))
    used = [inputs.quantities[name].origin for name in inputs.names()]
    defaults = used.count("default")
    return Numbers(len(used) - defaults, defaults)


def choose_language(desk: Desk) -> Response:
    """Keep the language for this browser, and go back to where the reader was."""
    return _keep(desk, "language", LANGUAGES)


def choose_theme(desk: Desk) -> Response:
    """Keep the theme for this browser, and go back to where the reader was."""
    return _keep(desk, "theme", THEMES)


def _keep(desk: Desk, name: str, known: tuple[str, ...]) -> Response:
    chosen = desk.text(name)
    answer = RedirectResponse(own_path(desk.text("back")), 303)
    if chosen in known:
        answer.set_cookie(name, chosen, max_age=YEAR, samesite="strict", httponly=True)
    return answer


def own_path(address: str) -> str:
    """Return a path of ours to go back to; the first page where the address leads anywhere else."""
    parts = urlsplit(address)
    clean = not (parts.scheme or parts.netloc) and parts.path.startswith("/") and not parts.path.startswith("//")
    return address if clean and "\\" not in address else "/"


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/settings", "GET", show),
    ("/settings/language", "POST", choose_language),
    ("/settings/theme", "POST", choose_theme),
    *settings_data.ROUTES,
    *settings_export.ROUTES,
    *settings_clip.ROUTES,
)
