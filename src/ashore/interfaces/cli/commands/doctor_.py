"""``ashore doctor``: is the workspace whole, and has this machine what it takes."""

from __future__ import annotations

import click

from ashore.interfaces.cli.command import Session, command
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "doctor", run)


def run(session: Session) -> int:
    """Print every check; return 0 where all are good, else 3."""
    with session.open() as workspace:
        checks = workspace.doctor()
    told = [(check, session.say(check.key, **check.details)) for check in checks]
    if session.as_json:
        session.answer([{"name": check.name, "ok": check.ok, "message": message} for check, message in told])
    else:
        for check, message in told:
            mark = session.say("cli.doctor.ok" if check.ok else "cli.doctor.bad")
            click.echo(f"{click.style(mark, fg='green' if check.ok else 'red')}  {message}")
    return 0 if all(check.ok for check in checks) else 3
