"""Who may talk to the server: pages it served itself, on this machine, and nobody else.

A page of another site that is open in the same browser can send requests here. It cannot read an answer (no answer
allows it), must not change anything (its ``Origin`` is not ours), and cannot pass for us by pointing a name of its
own at 127.0.0.1 (DNS rebinding: the ``Host`` is not ours).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script, no inline style, no eval, no request to anywhere else."""

HEADERS: Final = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",  # under no-referrer a browser posts our own forms with the origin "null"
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

_READS: Final = frozenset({"GET", "HEAD"})


def local_hosts(port: int) -> frozenset[str]:
    """Return the names under which this machine reaches a server on ``port``."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))


class Guard:
    """ASGI middleware that refuses other hosts and other origins, and sets the headers of every answer.

    Parameters
    ----------
    hosts
        The ``Host`` values that are ours, with the port.
    open_paths
        Paths that other origins may post to, because they ask for a token of their own.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], open_paths: Iterable[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.origins = frozenset(f"http://{host}" for host in self.hosts)
        self.open_paths = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            raise RuntimeError(f"nothing here speaks {scope['type']}")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/static/") is False:
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None:
            await self.app(scope, receive, with_headers)
        else:
            await refusal(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return PlainTextResponse("This server answers to 127.0.0.1 alone. 本服务只回应 127.0.0.1。\n", 421)
        if scope["method"] in _READS or scope["path"] in self.open_paths:
            return None
        origin = headers.get("origin")
        if origin in self.origins or (origin is None and headers.get("sec-fetch-site") == "same-origin"):
            return None
        return PlainTextResponse("This was not sent by a page of Ashore. 这不是 Ashore 的页面发来的。\n", 403)
