"""What every page shares: its language and theme, the way to the other pages, and how a template is filled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, Literal

from ashore import __version__
from ashore.interfaces.web.pictures import picture_path
from ashore.reports.values import label, number, worded
from ashore.words import LANGUAGES, Language, say

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

Theme = Literal["auto", "light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("auto", "light", "dark")

PAGES: Final = (
    ("today", "/"),
    ("decide", "/decide"),
    ("evidence", "/evidence"),
    ("cases", "/cases"),
    ("market", "/market"),
    ("me", "/me"),
    ("journal", "/journal"),
    ("practice", "/practice"),
    ("report", "/report"),
    ("settings", "/settings"),
)
"""The pages by name and path, in the order of the menu."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the frame of a page needs to know.

    Attributes
    ----------
    page
        Name of the page in `PAGES` that the menu marks; empty on a page of none.
    path
        Where the reader is, to come back to after a change of language or theme.
    notice
        A sentence about what was just done; None where nothing was.
    """

    language: Language
    theme: Theme
    page: str
    path: str
    notice: str | None = None
    version: str = __version__

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence in the reader's language."""
        return say(self.language, key, **values)


def language_of(request: Request, default: Language) -> Language:
    """Return the language that was chosen, else the first of the browser's that we speak, else the server's."""
    chosen = request.cookies.get("language")
    for known in LANGUAGES:
        if chosen == known:
            return known
    for wanted in request.headers.get("accept-language", "").split(","):
        spoken = wanted.split(";")[0].strip().lower()[:2]
        if spoken in LANGUAGES:
            return "zh" if spoken == "zh" else "en"
    return default


def theme_of(request: Request) -> Theme:
    """Return the theme that was chosen; the system's where none was."""
    chosen = request.cookies.get("theme")
    return next((theme for theme in THEMES if theme == chosen), "auto")


@cache
def environment() -> Environment:
    """Return the templates: everything is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(__package__ or "ashore.interfaces.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "static": static_path,
        "picture": picture_path,
        "pages": PAGES,
        "label": label,
        "worded": worded,
    }
    made.filters |= {"number": number}
    return made


def fill(template: str, site: Site, page: object) -> str:
    """Return a template filled with one page's dataclass; ``page`` and ``site`` are all it can name."""
    return environment().get_template(template).render(page=page, site=site, say=site.say, **_helpers(site))


def _helpers(site: Site) -> Mapping[str, Callable[..., Any]]:
    """Return the functions that word values in the reader's language."""
    language = site.language

    def named(table: str, key: str) -> str:
        return label(language, table, key)

    def value(field: str, of: Any, unit: str | None = None) -> str:
        return worded(field, of, language, unit)

    return {"named": named, "value": value}


@cache
def static_path(name: str) -> str:
    """Return the address of an asset: it changes with the file, so that a browser may keep it for ever."""
    content = resources.files(__package__ or "").joinpath("static", name).read_bytes()
    return f"/static/{hashlib.sha256(content).hexdigest()[:12]}/{name}"
