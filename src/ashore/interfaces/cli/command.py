"""How a command is declared: its name, its options, and its words from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from ashore.interfaces.cli.app import Worded
from ashore.interfaces.cli.session import Session, session_of
from ashore.words import Language, say


def command(
    language: Language, name: str, run: Callable[..., int | None], params: Sequence[click.Parameter] = ()
) -> click.Command:
    """Return a command that calls ``run(session, **parameters)``; its help stands under ``cli.<name>``.

    ``run`` returns the exit status, None for 0.
    """

    @click.pass_context
    def callback(context: click.Context, /, **values: Any) -> int | None:
        return run(session_of(context), **values)

    built = Worded(
        name=name,
        callback=callback,
        params=list(params),
        help=say(language, f"cli.{name}.help"),
        epilog=None,
    )
    built.language = language
    return built


def option(language: Language, command_name: str, *names: str, **settings: Any) -> click.Option:
    """Return an option whose help stands under ``cli.<command>.<option>``."""
    made = click.Option(list(names), **settings)
    made.help = say(language, f"cli.{command_name}.{made.name}")
    return made


__all__ = ["Session", "command", "option"]
