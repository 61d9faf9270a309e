"""``ashore erase``: take the workspace away for good."""

from __future__ import annotations

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "erase", run, [option(language, "erase", "--confirm", metavar="NAME")])


def run(session: Session, confirm: str | None) -> None:
    """Erase the workspace where the name of its folder is given or typed."""
    with session.open() as workspace:
        folder = workspace.folder.resolve()
        if confirm is None:
            goes = [one.what for one in workspace.belongings() if one.goes and one.files]
            told = session.say("profile.line.between").join(session.say(f"cli.erase_kind.{what}") for what in goes)
            confirm = click.prompt(
                session.say("cli.erase.ask", goes=told, name=folder.name), default="", show_default=False, err=True
            )
        stays = workspace.erase(str(confirm))
    names = [name for one in stays for name in one.names]
    if session.as_json:
        session.answer({"folder": str(folder), "stays": names})
        return
    click.echo(session.say("cli.erase.done", folder=folder))
    if names:
        click.echo(session.say("cli.erase.stays", names=printable(", ".join(names))))
