"""``ashore cases``: the people who made the move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli import alike_show
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.show import WIDTH
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.values import label, worded
from ashore.words import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashore.evidence.cases import Case, Line


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "cases",
        run,
        [
            option(language, "cases", "--like", type=click.Choice(["me"])),
            option(language, "cases", "--top", type=click.IntRange(min=1), default=5, show_default=True),
        ],
    )


def run(session: Session, like: str | None, top: int) -> None:
    """Print every case with its lines, or those of people like the person here."""
    if like is not None:
        alike_show.run(session, top)
        return
    with session.open() as workspace:
        found = workspace.cases()
    if session.as_json:
        session.answer([case_row(case) for case in found])
    elif found:
        tell(session, found)
    else:
        click.echo(session.say("cli.cases.none"))


def tell(session: Session, found: Sequence[Case], lines: int | None = None) -> None:
    """Print cases, each with its first ``lines`` lines (all where None)."""
    language = session.language
    for case in found:
        name = (case.name.zh if language == "zh" else case.name.en) if case.name else session.say("report.unnamed")
        told = session.say("report.told", documents=len(case.documents), articles=len(case.articles))
        click.echo(f"\n{click.style(printable(name), bold=True)}  {click.style(told, dim=True)}")
        for line in case.lines[:lines]:
            mark = "" if _quoted(line) else f"  [{label(language, 'status', 'reported')}]"
            value = line.value_en if language == "en" and line.value_en is not None else line.value
            shown = printable(worded(line.field, value, language, line.unit))
            click.echo(f"  {padded(label(language, 'field', line.field), WIDTH)}{shown}{mark}")
    click.echo("\n" + session.say("evidence.survivors"))


def _quoted(line: Line) -> bool:
    return any(statement.quote is not None for statement in line.statements)


def case_row(case: Case) -> dict[str, Any]:
    """Return a case for the JSON envelope: every line with the statements it rests on."""
    return {
        "id": case.id,
        "name": {"zh": case.name.zh, "en": case.name.en} if case.name else None,
        "kind": case.kind,
        "story": case.story,
        "documents": list(case.documents),
        "articles": list(case.articles),
        "lines": [
            {
                "field": line.field,
                "value": line.value,
                "unit": line.unit,
                "status": "quoted" if _quoted(line) else line.statements[0].status,
                "quotes": [
                    {"document": item.origin, "quote": item.quote, "start": item.start, "end": item.end}
                    for item in line.statements
                    if item.quote is not None
                ],
            }
            for line in case.lines
        ],
    }
