"""The ASGI application over one workspace: routes, the guard, and the pages for what goes wrong."""

from __future__ import annotations

from importlib import import_module, resources
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ashore.interfaces.web.desk import Server, at_desk, site_of
from ashore.interfaces.web.guard import Guard, local_hosts
from ashore.interfaces.web.pictures import picture
from ashore.interfaces.web.problems import bug, not_found
from ashore.interfaces.web.site import PAGES, static_path, theme_of
from ashore.words import Language

MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
OPEN_PATHS: Final = ("/clip",)
"""What other pages may post to: the bookmarklet, with its token."""


def create_app(folder: Path, *, port: int, language: Language = "en") -> Starlette:
    """Return the application that shows the workspace in ``folder`` to browsers on this machine.

    Parameters
    ----------
    port
        Where it will listen: requests that name another host or port are refused.
    language
        Of browsers that ask for none of ours.
    """
    app = Starlette(
        routes=[
            Route("/static/{version}/{name}", _static),
            Route("/ping", _ping),
            Route("/charts/{name}.svg", _picture),
            *(route for name, _ in PAGES for route in _routes(name)),
        ],
        middleware=[
            Middleware(Guard, hosts=local_hosts(port), open_paths=OPEN_PATHS),
            Middleware(GZipMiddleware, minimum_size=512, compresslevel=6),
        ],
        exception_handlers={HTTPException: _missing, Exception: _bug},
    )
    app.state.server = Server(Path(folder).resolve(), language, port)
    return app


def _routes(name: str) -> list[Route]:
    """Return the routes of one page's module: ``ROUTES`` of path, method and what to do there."""
    module = import_module(f"ashore.interfaces.web.pages.{name}")
    return [Route(path, at_desk(name, work), methods=[method]) for path, method, work in module.ROUTES]


async def _static(request: Request) -> Response:
    """Send an asset that travels with the package; its address changes with its content."""
    name = request.path_params["name"]
    found = resources.files(__package__ or "").joinpath("static", name)
    if "/" in name or name.startswith(".") or not found.is_file():
        raise HTTPException(404)
    current = static_path(name) == request.url.path
    keep = "public, max-age=31536000, immutable" if current else "no-cache"
    media_type = MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(found.read_bytes(), media_type=media_type, headers={"cache-control": keep})


async def _ping(request: Request) -> Response:
    """Say which workspace this is, so that a second `ashore serve` finds the first."""
    server: Server = request.app.state.server
    return JSONResponse({"ashore": str(server.folder), "identity": server.identity})


async def _picture(request: Request) -> Response:
    """Send a chart as the server draws it, in the colours of the theme that was chosen."""
    drawn = await run_in_threadpool(picture, request.path_params["name"], theme_of(request))
    if drawn is None:
        raise HTTPException(404)
    return Response(drawn, media_type="image/svg+xml")


async def _missing(request: Request, _: Exception) -> Response:
    return not_found(site_of(request, request.app.state.server, ""))


async def _bug(request: Request, _: Exception) -> Response:
    return bug(site_of(request, request.app.state.server, ""))
