"""``ashore serve``: the workspace in a browser, on this machine alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Final

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.terminal import has_screen
from ashore.words import Language

PORT: Final = 8417


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "serve",
        run,
        [
            option(language, "serve", "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True),
            option(language, "serve", "--no-browser", is_flag=True),
        ],
    )


def run(session: Session, port: int, no_browser: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Serve until it is stopped; where this workspace is served already, open that."""
    with session.open() as workspace:
        folder = workspace.folder
    show(session, folder, port, opened=not no_browser and has_screen())


def show(session: Session, folder: Path, port: int = PORT, *, opened: bool = True) -> None:
    """Serve a workspace until it is stopped, and open its first page in the browser where ``opened``."""
    from ashore.interfaces.web.server import listen, running, serve

    found = running(folder)
    if found is not None:
        _tell(session, "running", url=found.url)
        if opened:
            webbrowser.open(found.url)
        return
    listener, address = listen(port)
    if address.taken is not None:
        click.echo(session.say("cli.serve.taken", taken=str(address.taken), port=str(address.port)), err=True)
    _tell(session, "listening", url=address.url)
    serve(folder, listener, address, session.language, opened=opened)


def _tell(session: Session, key: str, url: str) -> None:
    if session.as_json:
        session.answer({"url": url, "running": key == "running"})
    else:
        click.echo(session.say(f"cli.serve.{key}", url=url))
