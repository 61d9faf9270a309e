"""``ashore week``: what to do this week, in hours that fit."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.plans.week_model import Planned
    from ashore.reports.week_view import WeekView
    from ashore.workspace import Workspace

OUT: Final = "-"
MOST: Final = 112.0


class WeekHoursError(AshoreError):
    """Hours that no week has (``text``; ``most``)."""

    code: ClassVar[str] = "week_hours"


class WeekTwiceError(AshoreError):
    """Two texts for standard output at once."""

    code: ClassVar[str] = "week_twice"


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "week",
        run,
        [
            option(language, "week", "--hours", type=str, metavar="H"),
            option(language, "week", "--next", "next_", is_flag=True),
            option(language, "week", "--decide", is_flag=True),
            option(language, "week", "--md", type=str, metavar="FILE|-"),
            option(language, "week", "--ics", type=str, metavar="FILE|-"),
        ],
    )


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(
    session: Session,
    hours: str | None,
    next_: bool,  # noqa: FBT001 - click passes it by name
    decide: bool,  # noqa: FBT001 - click passes it by name
    md: str | None,
    ics: str | None,
) -> None:
    """Print the list, or write it down."""
    from ashore.reports.week_view import view

    if md == ics == OUT:
        raise WeekTwiceError
    wanted = None if hours is None else read_hours(hours)
    with session.open() as workspace:
        if decide:
            _decide(session, workspace)
        planned = workspace.week(hours=wanted, following=next_, today=today())
    shown = view(planned, session.language)
    written = [*_markdown(session, shown, md), *_calendar(session, planned, ics)]
    if OUT in {md, ics}:
        return
    if session.as_json:
        session.answer({**asdict(shown), "files": written})
    elif written:
        for file in written:
            click.echo(session.say("cli.week.written", file=file))
    else:
        tell(session, shown)


def read_hours(text: str) -> float:
    """Return hours of a week as a person types them.

    Raises
    ------
    WeekHoursError
    """
    from ashore.person.amounts import UnclearError, read_amount

    try:
        found = read_amount(text, "hours_week")
    except UnclearError:
        found = 0.0
    if not 0 < found <= MOST:
        raise WeekHoursError(text=text[:40], most=f"{MOST:g}")
    return found


def _decide(session: Session, workspace: Workspace) -> None:
    """Compute the decision and keep it, without looking through what the numbers could be."""
    from ashore.interfaces.cli import plan_show

    basis = workspace.basis(today=today())
    plan_show.announce(session)
    workspace.keep_decision(workspace.decision(basis, workspace.asked(basis, screened=False)))


def _markdown(session: Session, shown: WeekView, target: str | None) -> list[str]:
    if target is None:
        return []
    from ashore.reports.week_view import markdown

    return _write(markdown(shown, session.language), target)


def _calendar(session: Session, planned: Planned, target: str | None) -> list[str]:
    if target is None:
        return []
    from ashore.reports.calendar import calendar
    from ashore.reports.week_view import events

    found = events(planned, session.language, datetime.now(UTC))
    return _write(calendar(session.say("week.calendar"), found), target)


def _write(text: str, target: str) -> list[str]:
    """Write a text, to standard output as it is: a calendar ends its lines in its own way."""
    from ashore.interfaces.files import write_text

    if target == OUT:
        sys.stdout.flush()
        click.echo(text.encode(), nl=False)
        return []
    write_text(Path(target), text)
    return [target]


def tell(session: Session, shown: WeekView) -> None:
    """Print the list: what, when, why, and the command that writes it down."""
    say = session.say
    click.secho(printable(shown.title), bold=True)
    click.echo(printable(shown.lead))
    click.secho(printable(" ".join(one for one in (shown.hours_text, shown.spent_text) if one)), dim=True)
    for note in shown.notes:
        click.secho(printable(note), fg="yellow")
    if not shown.fresh:
        click.secho(say("week.again"), fg="yellow")
    if not shown.lines:
        click.echo("\n" + say("week.empty"))
    for place, line in enumerate(shown.lines, 1):
        name = click.style(printable(line.text), bold=True)
        click.echo(f"\n{place}  {name}  {printable(line.time)}")
        click.echo(f"   {printable('  '.join(line.days))}")
        click.echo(f"   {click.style(printable(line.why), dim=True)}")
        click.echo(f"   {printable(f'{line.then} {line.log}'.strip())}")
    if shown.asides:
        click.echo("\n" + say("week.asides"))
    for aside in shown.asides:
        click.secho("   " + say("week.aside", text=aside.text, why=aside.why), dim=True)
