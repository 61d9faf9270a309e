"""``ashore decide``: the plan, what it rests on, and what would change it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.progress import progress
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "decide",
        run,
        [
            option(language, "decide", "--role", type=str),
            option(language, "decide", "--tornado", is_flag=True),
            option(language, "decide", "--threshold", multiple=True, metavar="NAME"),
            option(language, "decide", "--set", "set_", multiple=True, metavar="NAME=VALUE"),
            option(language, "decide", "--wider", is_flag=True),
        ],
    )


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(
    session: Session,
    role: str | None,
    tornado: bool,  # noqa: FBT001 - click passes it by name
    threshold: tuple[str, ...],
    set_: tuple[str, ...],
    wider: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Print the decision, and keep it for the next one to be compared with."""
    from ashore.interfaces.cli import plan_show
    from ashore.reports.plans.sentences import namer
    from ashore.reports.plans.view import view

    with session.open() as workspace:
        basis = workspace.basis(today=today())
        asked = workspace.asked(basis, role=role, settings=set_, thresholds=threshold, wider=wider)
        plan_show.announce(session)
        with progress(session, "cli.decide.progress") as bar:
            found = workspace.decision(basis, asked, progress=bar.show)
        shown = view(found, session.language)
        if session.as_json:
            session.answer(asdict(shown))
        else:
            plan_show.show(session, shown, namer(found, session.language), tornado=tornado)
        workspace.keep_decision(found)
