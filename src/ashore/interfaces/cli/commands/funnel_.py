"""``ashore funnel``: what came of the applications, what it says of the rates, and where the plan turns."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.terminal import padded, printable
from ashore.journal.groups import BYS, By
from ashore.reports.values import label
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.reports.charts import Chart
    from ashore.reports.funnel_times import Times
    from ashore.reports.funnel_turn import Turned
    from ashore.reports.funnel_view import Row, Table
    from ashore.workspace import Workspace

INDENT: Final = "    "
SIDE_BY_SIDE: Final = 12


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "funnel",
        run,
        [
            option(language, "funnel", "--role", type=str),
            option(language, "funnel", "--by", type=click.Choice(BYS)),
            option(language, "funnel", "--answers", is_flag=True),
            option(language, "funnel", "--turn", is_flag=True),
        ],
    )


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(
    session: Session,
    role: str | None,
    by: By | None,
    answers: bool,  # noqa: FBT001 - click passes it by name
    turn: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Print the groups, how long answers take, and where the plan turns."""
    from ashore.plans.rates import days_to_answer
    from ashore.reports.funnel_times import chart, times
    from ashore.reports.funnel_view import table

    day, language = today(), session.language
    with session.open() as workspace:
        family = workspace.family_of(role) if role is not None else None
        known = workspace.roles_logged()
        if family is None and by not in {None, "role"}:
            family = next(iter(known), None)
        elif family is None and by is None and len(known) == 1:
            family = known[0]
        by = by or ("channel" if family else "role")
        inputs = workspace.inputs()
        wait = days_to_answer(inputs)
        groups = workspace.groups(by, family, limit=SIDE_BY_SIDE, over=day - timedelta(days=wait))
        shown = table(groups, inputs, workspace.cases(), day, language)
        waited = workspace.waited(family, today=day)
        found = times(waited, wait, language)
        curve = chart(waited, wait, language) if answers else None
        turned = _turn(session, workspace, family, day, compute=turn)
    if session.as_json:
        session.answer(_json(shown, family, found, curve, turned))
    elif known:
        _tell(session, family, shown, found, curve, turned)
    else:
        click.echo(session.say("cli.funnel.none"))


def _turn(session: Session, workspace: Workspace, role: str | None, day: date, *, compute: bool) -> Turned | None:
    """Return where the plan turns: the plan of today where it is asked for, else the one that was kept last."""
    from ashore.reports.funnel_turn import switch_of_plan, turned

    if compute:
        from ashore.interfaces.cli import plan_show

        basis = workspace.basis(today=day)
        plan_show.announce(session)
        solved = workspace.plan(basis, workspace.asked(basis, role=role, screened=False))
        switch, decided = switch_of_plan(solved.plan), day
    else:
        kept = workspace.kept_turn()
        if kept is None:
            return None
        switch, decided = kept.switch, kept.day
    about = role or (switch.before.role if switch is not None else "")
    return turned(switch, about, workspace.sent_by_day(about or None), decided, day, session.language)


def _tell(
    session: Session, role: str | None, shown: Table, found: Times, curve: Chart | None, turned: Turned | None
) -> None:
    say = session.say
    name = label(session.language, "role_family", role) if role else say("funnel.all_roles")
    click.secho(f"\n{say('cli.funnel.title', role=name, by=say(f'funnel.by_{shown.by}'))}", bold=True)
    for row in shown.rows:
        _tell_row(session, row)
    _tell_row(session, shown.total, rates=bool(role) or shown.by != "role")
    click.echo()
    for line in shown.compared:
        click.echo(printable(line))
    for line in shown.notes:
        click.secho(printable(line), dim=True)
    click.secho(f"\n{say('funnel.times')}", bold=True)
    for line in found.sentences:
        click.echo(printable(line))
    if curve is not None:
        _tell_curve(curve)
    click.secho(f"\n{say('cli.funnel.turn_heading')}", bold=True)
    for line in (turned.sentence, turned.so_far) if turned is not None else (say("cli.funnel.turn_later"),):
        click.echo(printable(line))


def _tell_row(session: Session, row: Row, *, rates: bool = True) -> None:
    click.echo(f"  {session.say('cli.funnel.group', name=row.name)}")
    click.echo(INDENT + session.say("cli.funnel.counts", **asdict(row.counts)))
    if not rates:
        return
    if row.interview is None or row.offer is None:
        click.secho(INDENT + session.say("cli.funnel.no_rates"), dim=True)
        return
    line = session.say(
        "cli.funnel.rates",
        interview=row.interview.text,
        interview_band=row.interview.band,
        offer=row.offer.text,
        offer_band=row.offer.band,
    )
    click.secho(INDENT + line, dim=True)


def _tell_curve(curve: Chart) -> None:
    widths = [18] * len(curve.columns)
    for cells in (curve.columns, *curve.rows):
        click.echo("  " + "".join(padded(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip())


def _json(
    shown: Table, role: str | None, found: Times, curve: Chart | None, turned: Turned | None
) -> dict[str, Any]:
    """Return everything for the JSON envelope."""
    return {
        "role": role,
        **asdict(shown),
        "answers": asdict(found) | ({} if curve is None else {"curve": curve.spec["data"]["values"]}),
        "turn": None if turned is None else {"sentence": turned.sentence, "so_far": turned.so_far},
    }
