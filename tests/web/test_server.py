"""The server on this machine: its port, a second one, what is left behind, Ctrl-C, and no way out."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

import ashore
from ashore import Workspace
from ashore.interfaces.cli.app import build
from ashore.interfaces.web.server import NAME, Address, NoFreePortError, listen, running, serve

from .decide_people import state
from .hostile import AD

if TYPE_CHECKING:
    import uvicorn

BROWSING = Path(__file__).with_name("browsing.py")
SOURCE = str(Path(ashore.__file__).resolve().parent.parent)


@contextmanager
def served(folder: Path) -> Iterator[Address]:
    listener, address = listen(0)
    started: Queue[uvicorn.Server] = Queue()
    thread = Thread(target=serve, args=(folder, listener, address, "en"), kwargs={"ready": started.put})
    thread.start()
    server = started.get(timeout=30)
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join(timeout=30)
        assert not thread.is_alive()


def until(holds: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


# Ports


def test_a_port_that_is_taken_gives_the_next() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        listener, address = listen(port)
        with closing(listener):
            assert address.taken == port
            assert port < address.port < port + 20


def test_where_no_port_is_free_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.interfaces.web.server.TRIED", 1)
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(NoFreePortError):
            listen(other.getsockname()[1])


def test_it_listens_on_this_machine_alone() -> None:
    listener, _ = listen(0)
    with closing(listener):
        assert listener.getsockname()[0] == "127.0.0.1"


def test_no_answer_waits_for_an_acknowledgement() -> None:
    """Of a socket that does not say it is TCP, asyncio leaves Nagle's algorithm on: 40 ms an answer."""
    listener, _ = listen(0)
    with closing(listener):
        assert listener.proto == socket.IPPROTO_TCP


# A second server


def test_a_server_is_found_and_its_note_is_gone_afterwards(folder: Path) -> None:
    assert running(folder) is None
    with served(folder) as address:
        until(lambda: running(folder) is not None)
        assert running(folder) == Address(address.port)
        assert running(folder.parent) is None
    assert running(folder) is None
    assert not (folder / NAME).exists()


def test_the_note_of_another_server_is_left_alone(folder: Path) -> None:
    with served(folder):
        until(lambda: running(folder) is not None)
        (folder / NAME).write_text('{"port": 1}', encoding="utf-8")
    assert json.loads((folder / NAME).read_text(encoding="utf-8")) == {"port": 1}


class Stranger(BaseHTTPRequestHandler):
    """Another program on the port that the note names."""

    said = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class has
        pass


@pytest.mark.parametrize("said", [b"", b"<html>", b"[]", b"{}", b'{"ashore": "/elsewhere"}', b'{"ashore": 3}'])
def test_a_stranger_on_the_port_of_the_note_is_no_server_of_ours(folder: Path, said: bytes) -> None:
    handler = type("Saying", (Stranger,), {"said": said})
    with HTTPServer(("127.0.0.1", 0), handler) as other:
        thread = Thread(target=other.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        (folder / NAME).write_text(json.dumps({"port": other.server_port}), encoding="utf-8")
        try:
            assert running(folder) is None
        finally:
            other.shutdown()
            thread.join()


@pytest.mark.parametrize("note", ["", "{", "[]", "{}", '{"port": "x"}', '{"port": 1}', '{"port": 99999999}'])
def test_a_stale_note_is_no_server(folder: Path, note: str) -> None:
    (folder / NAME).write_text(note, encoding="utf-8")
    assert running(folder) is None


# The command


@pytest.mark.parametrize(("language", "sentence"), [("en", "is open already at"), ("zh", "已经在")])
def test_a_second_command_names_the_first_server(folder: Path, language: Any, sentence: str) -> None:
    with served(folder) as address:
        until(lambda: running(folder) is not None)
        result = CliRunner().invoke(build(language), ["-w", str(folder), "serve", "--no-browser"])
        assert result.exit_code == 0
        assert sentence in result.output
        assert address.url in result.output


def command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "ashore", "-w", str(folder), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SOURCE, "LC_ALL": "C.UTF-8"}


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_ctrl_c_ends_it_in_silence_and_leaves_nothing(folder: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        process = subprocess.Popen(
            command(folder, "serve", "--no-browser", "--port", str(port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        try:
            until(lambda: running(folder) is not None, 60)
            found = running(folder)
            assert found is not None
            with urlopen(found.url + "settings", timeout=30) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
            process.wait()
    assert process.returncode == 0
    assert found.url in out
    assert err.strip() == f"Port {port} is taken; port {found.port} is used."
    assert not (folder / NAME).exists()


def test_a_workspace_of_a_later_version_is_told(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ashore.db")) as database:
        database.execute("PRAGMA user_version = 999")
        database.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
        database.commit()
    result = subprocess.run(
        command(folder, "serve", "--no-browser"), capture_output=True, text=True, env=environment(), check=False
    )
    assert result.returncode == 2
    assert "newer Ashore" in result.stderr
    assert "Nothing was changed" in result.stderr


# No way out


def test_it_needs_no_network_and_asks_for_none(folder: Path) -> None:
    """In a network namespace without a route every page comes, and nothing but 127.0.0.1 was asked for."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip(
            "this system gives no network namespace (unshare -rn): the server was not tried without a network"
        )
    with Workspace.open(folder) as workspace:
        workspace.add_text(AD, "ad.txt", kind="ad")
    state(folder)
    result = subprocess.run(
        [unshare, "-rn", sys.executable, str(BROWSING), str(folder)],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=200,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["reached"] is False, "the namespace has a way out, so nothing was shown"
    assert {path: status for path, status in found["pages"].items() if status != 200} == {}
    assert any(path.endswith(("vega.js", "ashore.js")) for path in found["pages"])
    own = f"socket.connect ('127.0.0.1', {found['port']})"
    others = [line for line in found["asked"] if line not in {own, "socket.getaddrinfo 127.0.0.1"}]
    assert others == []
