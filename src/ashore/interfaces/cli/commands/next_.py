"""``ashore next``: the steps that bring information, by what they are worth after their cost."""

from __future__ import annotations

from dataclasses import asdict

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.commands import decide_
from ashore.words import Language


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "next", run, [option(language, "next", "--role", type=str)])


def run(session: Session, role: str | None) -> None:
    """Print the steps, and what to do first."""
    from ashore.interfaces.cli import plan_show
    from ashore.reports.plans.trials import now, trials
    from ashore.reports.plans.wording import Namer

    with session.open() as workspace:
        basis = workspace.basis(today=decide_.today())
        asked = workspace.asked(basis, role=role, screened=False)
        plan_show.announce(session)
        solved = workspace.plan(basis, asked)
        words = Namer(session.language, solved.plan.problem)
        found = trials(solved.plan, workspace.experiments(solved), words)
        first = now(solved.basis, solved.plan, words)
    if session.as_json:
        session.answer({"trials": [asdict(trial) for trial in found], "now": asdict(first)})
    else:
        plan_show.show_trials(session, found, first, words)
