"""Serve a workspace where there is no way out of the machine, browse every page, and say what was connected to.

Run in a network namespace of its own: ``unshare -rn python browsing.py FOLDER``. Prints one JSON object.
"""

from __future__ import annotations

import fcntl
import json
import re
import socket
import struct
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

IFF_UP = 1
SIOCGIFFLAGS, SIOCSIFFLAGS = 0x8913, 0x8914

asked: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note every name that is looked up and every address that is connected to."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        asked.append(f"{event} {arguments[0]}")
    elif event in {"socket.connect", "socket.sendto"}:
        asked.append(f"{event} {arguments[1]}")
    elif event == "subprocess.Popen":
        asked.append(f"{event} {arguments[0]}")


def up() -> None:
    """Bring the loopback up: a new namespace has it, and has it down."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as control:
        flags = struct.unpack("16sh", fcntl.ioctl(control, SIOCGIFFLAGS, struct.pack("16sh", b"lo", 0)))[1]
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | IFF_UP))


def main(folder: Path) -> None:
    """Serve, browse, tell."""
    from ashore.interfaces.web.server import listen, serve
    from ashore.interfaces.web.site import PAGES

    up()
    sys.addaudithook(watch)
    listener, address = listen(0)
    started: Queue[Any] = Queue()
    thread = Thread(target=serve, args=(folder, listener, address, "en"), kwargs={"ready": started.put})
    thread.start()
    server = started.get(timeout=30)
    found: dict[str, int] = {}
    waiting = [path for _, path in PAGES] + ["/report.html", "/ping"]
    while waiting and len(found) < 60:
        path = waiting.pop(0)
        with closing(HTTPConnection("127.0.0.1", address.port, timeout=60)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        found[path] = answer.status
        for link in re.findall(r'(?:href|src)="([^"]*)"', text):
            target = link.replace("&amp;", "&").partition("#")[0]
            if link.startswith("/static/") and target not in found and target not in waiting:
                waiting.append(target)
            elif not link.startswith(("/", "#", "?", address.url)):
                asked.append(f"link {path} {link}")
    server.should_exit = True
    thread.join(timeout=30)
    with closing(socket.socket()) as outside:
        outside.settimeout(5)
        asked_before = len(asked)
        try:
            outside.connect(("192.0.2.1", 80))
            reached = True
        except OSError:
            reached = False
        del asked[asked_before:]
    sys.stdout.write(json.dumps({"pages": found, "asked": asked, "port": address.port, "reached": reached}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
