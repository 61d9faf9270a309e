"""``ashore calibration``: how good the forecasts were, what came of each, and what is still open."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

import click

from ashore.interfaces.cli.command import Session, command
from ashore.interfaces.cli.terminal import columns, padded, printable
from ashore.interfaces.cli.wrapping import wrapped
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.journal.resolving import Resolved
    from ashore.journal.scorecard import Scorecard
    from ashore.reports.calibration_view import CalibrationView, KindRow

OPEN: Final = 6
"""Open forecasts that are printed, those that are known soonest."""
WIDTH: Final = 100
COLUMNS: Final = ("kind", "scored", "open", "brier", "log", "verdict")


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "calibration", run)


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


def run(session: Session) -> None:
    """Print the sentence, the kinds, and the forecasts that are still open."""
    from ashore.reports.calibration_view import view

    with session.open() as workspace:
        card = workspace.calibration(today=today())
    shown = view(card, session.language)
    if session.as_json:
        session.answer(calibration_row(card, shown, session.language))
        return
    _paragraph(shown.sentence, bold=True)
    for line in shown.details:
        _paragraph(line)
    _kinds(session, shown.rows)
    for line in shown.notes:
        _paragraph(line, dim=True)
    _open(session, [one for one in card.forecasts if one.state == "open"])


def _paragraph(text: str, indent: str = "", *, bold: bool | None = None, dim: bool | None = None) -> None:
    for line in wrapped(text, WIDTH - len(indent)):
        click.secho(indent + line, bold=bold, dim=dim)


def _kinds(session: Session, rows: tuple[KindRow, ...]) -> None:
    """Print a table, and under it what was found of each kind."""
    if not rows:
        return
    say = session.say
    click.echo(f"\n{click.style(say('cli.calibration.heading_kinds'), bold=True)}")
    table = [
        [say(f"calibration.column_{name}") for name in COLUMNS],
        *([row.name, str(row.scored), str(row.open), row.brier, row.log, row.verdict] for row in rows),
    ]
    widths = [max(columns(row[place]) for row in table) + 2 for place in range(len(COLUMNS))]
    for row in table:
        line = "".join(padded(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo(f"  {line}".rstrip())
    for kind in rows:
        if kind.finding:
            click.echo(f"\n  {kind.name}")
            _paragraph(kind.finding, "  ", dim=True)
    click.echo()


def _open(session: Session, found: list[Resolved]) -> None:
    from ashore.reports.calibration_view import came_text, said_text

    if not found:
        return
    say, language = session.say, session.language
    click.secho(say("cli.calibration.heading_open"), bold=True)
    for one in sorted(found, key=lambda one: (one.forecast.due, one.forecast.id))[:OPEN]:
        came = f"  ({came_text(one, language)})" if one.happened else ""
        click.echo(f"  {one.forecast.due}  {printable(said_text(one, language))}{came}")
    if len(found) > OPEN:
        click.secho("  " + say("cli.calibration.more_open", count=len(found) - OPEN), dim=True)


def calibration_row(card: Scorecard, shown: CalibrationView, language: Language) -> dict[str, Any]:
    """Return the scorecard for the JSON envelope: what is no number there is null."""
    from ashore.reports.calibration_view import came_text, said_text

    found: dict[str, Any] = _plain(
        {
            "sentence": shown.sentence,
            "details": shown.details,
            "notes": shown.notes,
            "together": None if card.together is None else asdict(card.together),
            "kinds": [
                {**asdict(line), "states": dict(line.states), "verdict": line.verdict, "finding": row.finding}
                for line, row in zip(card.lines, shown.rows, strict=True)
            ],
            "forecasts": [
                {
                    **asdict(one),
                    "said": said_text(one, language),
                    "came": came_text(one, language),
                }
                for one in card.forecasts
            ],
        }
    )
    return found


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: NaN, which is no JSON, as null."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not isfinite(value) else value
