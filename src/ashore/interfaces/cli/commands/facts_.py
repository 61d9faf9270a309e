"""``ashore facts``: facts with the words that state them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.show import fact_line, fact_row
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.workspace import StoredFact, Workspace

STATES = ("new", "accepted", "corrected", "rejected", "user")


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "facts",
        run,
        [
            click.Argument(["document"], required=False),
            option(language, "facts", "--field", type=str),
            option(language, "facts", "--kind", type=click.Choice(["ad", "resume", "story"])),
            option(language, "facts", "--status", type=click.Choice(STATES)),
            option(language, "facts", "--limit", type=click.IntRange(min=1)),
        ],
    )


def run(
    session: Session,
    document: str | None,
    field: str | None,
    kind: str | None,
    status: str | None,
    limit: int | None,
) -> None:
    """List facts; on a terminal as many as ``limit``, 50 where it is not given; in JSON all."""
    with session.open() as workspace:
        total = workspace.count_facts(document=document, field=field, kind=kind, status=status)
        shown = limit or (None if session.as_json else 50)
        rows = workspace.facts(document=document, field=field, kind=kind, status=status, limit=shown)
        if session.as_json:
            session.answer({"total": total, "facts": [fact_row(row) for row in rows]})
            return
        count = tell(session, workspace, list(rows))
        if total:
            click.echo(session.say("cli.facts.count", shown=count, total=total))
        elif everything := workspace.count_facts():
            click.echo(session.say("cli.facts.none_of_them", count=everything))
        else:
            click.echo(session.say("cli.facts.none"))


def tell(session: Session, workspace: Workspace, rows: list[StoredFact]) -> int:
    """Print facts, a heading for each document; return how many."""
    heading = None
    for row in rows:
        if row.document != heading:
            heading = row.document
            click.secho(f"\n{printable(row.fact.doc)}", bold=True)
        click.echo(fact_line(session, row, workspace.document(row.document).document.text))
    return len(rows)
