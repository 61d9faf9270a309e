"""The bookmarklet's side: a page of another site hands itself over, with a token; its first use is asked about."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from typing import ClassVar, Final
from urllib.parse import urlsplit

from starlette.responses import Response

from ashore.errors import AshoreError
from ashore.interfaces.web.desk import Desk, Endpoint, TooMuchSentError
from ashore.workspace.receiving import Handed

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a page. An ad or an article is far smaller; a larger one is saved as a file and added."""
PENDING: Final = 4
"""Pages that are held until their first use is confirmed."""


class ClipRefusedError(AshoreError):
    """The token is not the workspace's, or was revoked."""

    code: ClassVar[str] = "clip_refused"
    status: ClassVar[int] = 403


class ClipGoneError(AshoreError):
    """The page that was to be confirmed is held no longer."""

    code: ClassVar[str] = "clip_gone"
    status: ClassVar[int] = 410


class ClipUnreadableError(AshoreError):
    """Nothing in the page could be read (``reason``)."""

    code: ClassVar[str] = "clip_unreadable"


@dataclass(frozen=True, slots=True)
class Clip:
    """A page as it was handed over."""

    token: str
    page: Handed
    title: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question at the first use.

    Attributes
    ----------
    site
        Where the page comes from, as the page itself says.
    size
        In kB.
    held
        Names the page that is held.
    """

    title: str
    site: str
    size: int
    held: str


@dataclass(frozen=True, slots=True)
class Clipped:
    """What became of it.

    Attributes
    ----------
    document
        The first document read from it; None where its text was there already.
    """

    title: str
    facts: int
    documents: int
    unchanged: int
    document: int | None


class _Held:
    """Pages that wait for the first confirmation, by a name that only the question's page knows."""

    def __init__(self) -> None:
        self._clips: OrderedDict[str, Clip] = OrderedDict()
        self._lock = Lock()

    def keep(self, clip: Clip) -> str:
        name = token_urlsafe()
        with self._lock:
            self._clips[name] = clip
            while len(self._clips) > PENDING:
                self._clips.popitem(last=False)
        return name

    def take(self, name: str) -> Clip | None:
        with self._lock:
            return self._clips.pop(name, None)


def clip(desk: Desk) -> Response:
    """Take a page that another site's page posts, if its token is ours."""
    token = desk.text("token")
    state = desk.workspace.clipping.state(token)
    if state == "unknown":
        raise ClipRefusedError
    html = desk.text("html").encode("utf-8", "replace")
    if len(html) > LARGEST:
        raise TooMuchSentError(most=LARGEST // 1024**2)
    title = " ".join(desk.text("title").split())[:200]
    url, host = _origin(desk.text("url"))
    name = (title or host or desk.site.say("web.clip.page")).replace("/", "／").replace("\\", "＼")
    taken = Clip(token, Handed(f"{name[:80]}.html", html, url), title or name)
    if state == "confirmed":
        return _take(desk, taken)
    held = _held(desk).keep(taken)
    question = Confirm(taken.title, host, -(-len(html) // 1024), held)
    return desk.show("evidence_clip_confirm.html.j2", question)


def _origin(address: str) -> tuple[str | None, str]:
    """Return the address of a page on the web, and its site; nothing where it is no such address."""
    try:
        parts = urlsplit(address[:4000])
    except ValueError:
        return None, ""
    return (address[:4000], parts.netloc) if parts.scheme in {"http", "https"} and parts.netloc else (None, "")


def confirm(desk: Desk) -> Response:
    """Store the page whose first use was confirmed; forget it where it was not."""
    taken = _held(desk).take(desk.text("held"))
    if taken is None:
        raise ClipGoneError
    if desk.text("answer") != "yes":
        return desk.done("/evidence", "clip_forgotten")
    if desk.workspace.clipping.confirm(taken.token) != "confirmed":
        raise ClipRefusedError
    return _take(desk, taken)


def _take(desk: Desk, taken: Clip) -> Response:
    from ashore.words import explain

    report = desk.workspace.receive(taken.page)
    if not (report.added or report.unchanged):
        reasons = [explain(broken.error, desk.site.language)[0] for broken in report.broken[:1]]
        raise ClipUnreadableError(reason=" ".join(reasons))
    document = report.added[0] if report.added else None
    page = Clipped(taken.title, report.facts, len(report.added), report.unchanged, document)
    return desk.show("evidence_clip.html.j2", page)


def _held(desk: Desk) -> _Held:
    state = desk.request.app.state
    if not hasattr(state, "clips"):
        state.clips = _Held()
    found: _Held = state.clips
    return found


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/clip", "POST", clip),
    ("/evidence/clip", "POST", confirm),
)
