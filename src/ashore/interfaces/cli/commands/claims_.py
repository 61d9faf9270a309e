"""``ashore claims``: what several sources say about one thing, and where they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.terminal import printable
from ashore.reports.values import label, worded
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.evidence.claims import Reading


class _Told(NamedTuple):
    """What is shown of a claim or a conflict; ``between`` is None for a claim."""

    subject: str | None
    field: str
    readings: Sequence[Reading]
    between: str | None


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(language, "claims", run, [option(language, "claims", "--conflicts", is_flag=True)])


def run(session: Session, conflicts: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Print claims of more than one story or with more than one reading, or only the disputed ones."""
    with session.open() as workspace:
        if conflicts:
            found = [_Told(item.subject, item.field, item.sides, item.between) for item in workspace.conflicts()]
        else:
            claims = [claim for claim in workspace.claims() if claim.stories > 1 or claim.disputed]
            found = [_Told(claim.subject, claim.field, claim.readings, None) for claim in claims]
    if session.as_json:
        session.answer([_row(*told) for told in found])
        return
    for subject, field, readings, _ in found:
        tell(session, subject, field, readings)
    if not found:
        click.echo(session.say("cli.claims.none"))


def tell(session: Session, subject: str | None, field: str, readings: Sequence[Reading]) -> None:
    """Print the readings of one claim, one under the other, each with a quote."""
    origin = readings[0].statements[0].origin
    click.echo(
        f"\n{label(session.language, 'field', field)}  {click.style(printable(subject or origin), dim=True)}"
    )
    for reading in readings:
        stated = reading.statements[0]
        where = stated.qualifiers.get("where")
        note = f" ({label(session.language, 'where', str(where))})" if where else ""
        value = printable(worded(field, reading.value, session.language, reading.unit))
        quote = (
            f"  “{printable(stated.quote)}”"
            if stated.quote
            else f"  [{label(session.language, 'status', 'reported')}]"
        )
        click.echo(f"  {value}{note}{click.style(quote, dim=True)}  {printable(stated.origin)}")


def _row(subject: str | None, field: str, readings: Sequence[Reading], between: str | None) -> dict[str, Any]:
    return {
        "subject": subject,
        "field": field,
        "between": between,
        "readings": [
            {
                "value": reading.value,
                "unit": reading.unit,
                "stories": list(reading.stories),
                "statements": [
                    {"document": one.origin, "quote": one.quote, "start": one.start, "end": one.end,
                     "status": one.status, "where": one.qualifiers.get("where")}
                    for one in reading.statements
                ],
            }
            for reading in readings
        ],
    }  # fmt: skip
