"""One request at work: its form, its language, and the workspace it opened."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Final
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ashore.errors import AshoreError
from ashore.interfaces.web.problems import problem
from ashore.interfaces.web.site import Site, fill, language_of, theme_of
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.workspace import Workspace

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of one request. A year of collected ads is smaller; a book is added as a file by `ashore add`."""
PARTS: Final = 1000
_REMEMBERED: Final = 4096


class TooMuchSentError(AshoreError):
    """A form or a file that is larger than what is taken by the browser (``most`` in MB)."""

    code: ClassVar[str] = "too_much_sent"
    status: ClassVar[int] = 413


class StillAtWorkError(AshoreError):
    """The same form was sent before, and is still being carried out."""

    code: ClassVar[str] = "still_at_work"
    status: ClassVar[int] = 409


class WorkspaceGoneError(AshoreError):
    """The workspace was there when the server began, and is there no more (``folder``)."""

    code: ClassVar[str] = "workspace_gone"
    status: ClassVar[int] = 410


class Once:
    """Forms that were carried out: the same one sent again is answered as before, and changes nothing.

    Parameters
    ----------
    patience
        Seconds that a form waits while the same one is carried out.
    """

    def __init__(self, patience: float = 20.0) -> None:
        self.patience = patience
        self._done: OrderedDict[str, str] = OrderedDict()
        self._turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()
        self._lock = Lock()

    @contextmanager
    def turn(self, form: str) -> Iterator[None]:
        """Carry a form out alone: a button that is pressed twice sends it twice at once.

        Raises
        ------
        StillAtWorkError
            Where the first is not done after all patience.
        """
        with self._lock:
            turn = self._turns.setdefault(form, Lock())
        if not turn.acquire(timeout=self.patience):
            raise StillAtWorkError
        try:
            yield
        finally:
            turn.release()

    def done(self, form: str) -> str | None:
        """Return where the form led when it was carried out; None where it has not been."""
        with self._lock:
            return self._done.get(form)

    def keep(self, form: str, location: str) -> None:
        """Remember that a form was carried out."""
        with self._lock:
            self._done[form] = location
            while len(self._done) > _REMEMBERED:
                self._done.popitem(last=False)


@dataclass
class Server:
    """What outlives a request.

    Attributes
    ----------
    language
        Of a browser that names none.
    port
        Where the server listens, for the bookmarklet and for what is printed.
    """

    folder: Path
    language: Language
    port: int
    once: Once = field(default_factory=Once)
    identity: str = field(default_factory=lambda: token_urlsafe(12))


@dataclass
class Desk:
    """A request, its workspace open.

    Attributes
    ----------
    form
        What was posted; empty for a request that only reads.
    page
        Name of the page in the menu.
    """

    request: Request
    server: Server
    workspace: Workspace
    form: FormData
    page: str

    @property
    def site(self) -> Site:
        """What the frame of the page needs."""
        return site_of(self.request, self.server, self.page)

    @property
    def partial(self) -> bool:
        """Whether only a part of the page was asked for (by htmx, and not to restore a page from history)."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"

    def text(self, name: str) -> str:
        """Return one field of the form, without blanks around it; empty where it was not sent."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def files(self, name: str) -> list[UploadFile]:
        """Return the files that were sent under one name."""
        return [part for part in self.form.getlist(name) if isinstance(part, UploadFile) and part.filename]

    def query(self, name: str) -> str:
        """Return one part of the address's query; empty where it is not there."""
        return self.request.query_params.get(name, "").strip()

    def show(self, template: str, page: object, *, status: int = 200) -> Response:
        """Return a page or a part of one."""
        return HTMLResponse(fill(template, self.site, page), status)

    def done(self, location: str, notice: str = "") -> Response:
        """Return the reader to a page after a change, with a sentence under ``web.notice`` about it.

        A form that carries ``once`` is remembered: sent again, it leads to the same place and does nothing.
        """
        from urllib.parse import urlencode

        if notice:
            location += ("&" if "?" in location else "?") + urlencode({"notice": notice})
        if once := self.text("once"):
            self.server.once.keep(once, location)
        return RedirectResponse(location, 303)


Endpoint = Callable[[Desk], Response]


def site_of(request: Request, server: Server, page: str) -> Site:
    """Return what the frame of a page needs."""
    from ashore.words import catalogue

    language = language_of(request, server.language)
    notice = f"web.notice.{request.query_params.get('notice', '')}"
    path = request.url.path
    return Site(language, theme_of(request), page, path, catalogue(language).get(notice))


def at_desk(page: str, work: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint that reads the form, does the work in a worker thread, and words what goes wrong."""

    async def endpoint(request: Request) -> Response:
        server: Server = request.app.state.server
        form = FormData()
        try:
            form = await _form(request)
            return await run_in_threadpool(_work, request, server, form, page, work)
        except AshoreError as error:
            return problem(request, site_of(request, server, page), error)
        finally:
            await form.close()  # files that were sent lie in temporary ones until then

    return endpoint


def _work(request: Request, server: Server, form: FormData, page: str, work: Endpoint) -> Response:
    from ashore.workspace import Workspace

    once = form.get("once")
    with server.once.turn(once) if isinstance(once, str) and once else nullcontext():
        if isinstance(once, str) and (location := server.once.done(once)) is not None:
            return RedirectResponse(location, 303)
        try:
            workspace = Workspace.open(server.folder)
        except AshoreError as error:
            if error.code == "not_a_workspace":
                raise WorkspaceGoneError(folder=str(server.folder)) from None
            raise
        with workspace:
            return work(Desk(request, server, workspace, form, page))


async def _form(request: Request) -> FormData:
    """Read what was posted, up to a limit that holds whatever length the request claims."""
    if request.method in {"GET", "HEAD"}:
        return FormData()
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LARGEST:
        raise TooMuchSentError(most=LARGEST // 1024**2)
    try:
        return await request.form(max_files=PARTS, max_fields=PARTS, max_part_size=LARGEST)
    except HTTPException:
        raise TooMuchSentError(most=LARGEST // 1024**2) from None
