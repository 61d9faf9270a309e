"""The bookmark that sends the page in front of the reader: made, shown once, revoked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from ashore.interfaces.web.desk import Desk, Endpoint


@dataclass(frozen=True, slots=True)
class NewClip:
    """The page with a new bookmark.

    Attributes
    ----------
    code
        The bookmark's address, which holds the token.
    """

    code: str


def make(desk: Desk) -> Response:
    """Make a bookmark in the place of the one there was, and show it, this once."""
    from ashore.workspace.clipping import bookmarklet

    code = bookmarklet(desk.workspace.clipping.create(), desk.server.port)
    return desk.show("settings_clip.html.j2", NewClip(code))


def revoke(desk: Desk) -> Response:
    """Let the bookmark stop working."""
    desk.workspace.clipping.revoke()
    return desk.done("/settings", "clip_revoked")


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/settings/clip/new", "POST", make),
    ("/settings/clip/revoke", "POST", revoke),
)
