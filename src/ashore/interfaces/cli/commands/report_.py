"""``ashore report``: one page with the decision and everything it rests on, and the quotes behind it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.progress import progress
from ashore.words import Language, explain, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from ashore.reports.decision_page import DecisionPage
    from ashore.workspace import Workspace

WITHOUT: Final = ("names", "money", "evidence", "decision")


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "report",
        run,
        [
            option(language, "report", "--out", type=click.Path(path_type=Path, readable=False, dir_okay=False)),
            option(language, "report", "--without", multiple=True, type=click.Choice(WITHOUT)),
        ],
    )


def run(session: Session, out: Path | None, without: tuple[str, ...]) -> None:
    """Write the page; as PDF where the file is called so."""
    with session.open() as workspace, progress(session, "cli.decide.progress") as bar:
        file = write(workspace, session.language, out, without=without, shown=bar.show)
    if session.as_json:
        session.answer({"file": str(file)})
    else:
        click.echo(session.say("cli.report.done", file=file))


def write(
    workspace: Workspace,
    language: Language,
    out: Path | None = None,
    *,
    without: Collection[str] = (),
    shown: Callable[[int, int], None] | None = None,
) -> Path:
    """Write the report to ``out``, or into the workspace; return where it stands.

    Raises
    ------
    CannotWriteError, NoPrinterError, PrintingFailedError
    """
    from ashore.interfaces.files import replacing, write_text
    from ashore.interfaces.html import render
    from ashore.interfaces.html.printing import pdf
    from ashore.workspace.reporting import report

    file = out or workspace.folder / "report.html"
    day = datetime.now(UTC).astimezone().date()
    decision, notes = None, list[str]()
    if "decision" not in without:
        try:
            decision = _decision(workspace, language, without, shown)
        except AshoreError as error:  # what the evidence says is worth a page all the same
            notes.extend(explain(error, language))
        else:
            if decision is None:
                notes.append(say(language, "report.decision.nothing_said"))
    whole = "evidence" not in without
    covered = bool({"names", "money"} & set(without))
    if whole and covered:
        notes.append(say(language, "report.decision.evidence_left_out"))
    evidence = report(workspace, language, day.isoformat()) if whole and not covered else None
    page = render(evidence, decision, notes=tuple(notes), language=language)
    if file.suffix.lower() == ".pdf":
        printed = pdf(page)
        with replacing(file) as partial:
            partial.write_bytes(printed)
    else:
        write_text(file, page)
    return file


def _decision(
    workspace: Workspace,
    language: Language,
    without: Collection[str],
    shown: Callable[[int, int], None] | None,
) -> DecisionPage | None:
    """Return the decision; None where the person has said nothing of themselves."""
    from ashore.person.me import Me
    from ashore.workspace.handing import handed

    if workspace.me() == Me():
        return None
    found = workspace.decision(progress=shown)
    return handed(workspace, found, language, without=without)
