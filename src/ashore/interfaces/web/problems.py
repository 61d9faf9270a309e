"""What goes wrong, as a page: a sentence and a remedy; a bug says that it is one, and keeps its traceback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from ashore.errors import AshoreError, SeveralError
from ashore.interfaces.web.site import Site, fill
from ashore.words import explain

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Problem:
    """The page of a mistake.

    Attributes
    ----------
    each
        Message and remedy of several mistakes that are told together.
    """

    message: str
    remedy: str
    each: tuple[tuple[str, str], ...] = ()
    code: str = ""


def problem(request: Request, site: Site, error: AshoreError) -> Response:
    """Return the page of a mistake a person can put right; to htmx only the box that says it."""
    message, remedy = explain(error, site.language)
    several = error.problems if isinstance(error, SeveralError) else ()
    page = Problem(message, remedy, tuple(explain(one, site.language) for one in several), error.code)
    partial = request.headers.get("hx-request") == "true"
    template = "part/problem.html.j2" if partial else "problem.html.j2"
    return HTMLResponse(fill(template, site, page), int(getattr(error, "status", 400)))


def not_found(site: Site) -> Response:
    """Return the page for an address that is none of ours."""
    page = Problem(site.say("web.not_found"), site.say("web.not_found_remedy"))
    return HTMLResponse(fill("problem.html.j2", site, page), 404)


def bug(site: Site) -> Response:
    """Return the page for an error of our own; its traceback stands where the server was started."""
    page = Problem(site.say("web.bug"), site.say("web.bug_remedy"))
    return HTMLResponse(fill("problem.html.j2", site, page), 500)
