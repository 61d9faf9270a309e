"""Run the application on 127.0.0.1: find a free port, find a server that runs already, open the browser."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from ashore.errors import AshoreError
from ashore.words import Language

if TYPE_CHECKING:
    import uvicorn

HOST: Final = "127.0.0.1"
PORT: Final = 8417
TRIED: Final = 20
"""Ports that are tried one after the other where the first is taken."""
NAME: Final = "serving.json"
LEAVING: Final = 3
"""Seconds that answers under way have after Ctrl-C."""


class NoFreePortError(AshoreError):
    """No port of those tried is free (``first``, ``last``)."""

    code: ClassVar[str] = "no_free_port"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens; ``taken`` is the port that was asked for and not free."""

    port: int
    taken: int | None = None

    @property
    def url(self) -> str:
        """The address of its first page."""
        return f"http://{HOST}:{self.port}/"


def running(folder: Path) -> Address | None:
    """Return the server that shows this workspace already; None where none answers."""
    try:
        port = int(json.loads((folder / NAME).read_text(encoding="utf-8"))["port"])
        connection = HTTPConnection(HOST, port, timeout=1)
        with contextlib.closing(connection):
            connection.request("GET", "/ping")
            answer = json.loads(connection.getresponse().read(4096))
    except (OSError, ValueError, KeyError, TypeError, HTTPException):
        return None
    same = isinstance(answer, dict) and answer.get("ashore") == str(folder.resolve())
    return Address(port) if same else None


def listen(port: int = PORT) -> tuple[socket.socket, Address]:
    """Return a socket on the port, or on the next free one.

    Raises
    ------
    NoFreePortError
    """
    for tried in range(port, min(port + TRIED, 65536)):
        # Named as TCP, asyncio sends every answer at once; else it may wait 40 ms for a sign of the browser.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if os.name == "posix":  # on Windows it would take the port from who has it
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, tried))
            listener.listen(64)
        except OSError:
            listener.close()
            continue
        bound = int(listener.getsockname()[1])
        return listener, Address(bound, port if port not in {bound, 0} else None)
    raise NoFreePortError(first=port, last=min(port + TRIED, 65536) - 1)


def serve(
    folder: Path,
    listener: socket.socket,
    address: Address,
    language: Language,
    *,
    opened: bool = False,
    ready: Callable[[uvicorn.Server], None] | None = None,
) -> None:
    """Serve until it is stopped (Ctrl-C).

    Parameters
    ----------
    opened
        Open the first page in the browser.
    ready
        Called with the server before it starts, so that another thread can stop it.
    """
    import uvicorn

    from ashore.interfaces.web.app import create_app

    app = create_app(folder, port=address.port, language=language)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=LEAVING,
    )
    server = uvicorn.Server(config)
    if ready is not None:
        ready(server)
    with contextlib.suppress(OSError):
        (folder / NAME).write_text(json.dumps({"port": address.port}), encoding="utf-8")
    if opened:
        threading.Timer(0.5, webbrowser.open, (address.url,)).start()
    try:
        with contextlib.suppress(KeyboardInterrupt):  # it has said goodbye to its browsers by then
            server.run(sockets=[listener])
    finally:
        listener.close()
        _forget(folder, address.port)


def _forget(folder: Path, port: int) -> None:
    """Take the note of where it is served away, unless it is another server's by now."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        if json.loads((folder / NAME).read_text(encoding="utf-8"))["port"] == port:
            (folder / NAME).unlink()
