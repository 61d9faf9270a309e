"""Offers as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import columns, padded, printable
from ashore.interfaces.cli.wrapping import wrapped

if TYPE_CHECKING:
    from ashore.reports.offers_list import Listed
    from ashore.reports.offers_view import AskTable, View

WIDTH: Final = 100
FIRST: Final = 30
LEAST: Final = 17


def show(session: Session, view: View, *, planned: bool, asked: bool) -> None:
    """Print offers side by side."""
    click.secho(session.say("cli.offers.looked", months=view.compared.months), bold=True)
    width = max(LEAST, min(34, (WIDTH - FIRST) // len(view.heads)))
    _line("", [("▶ " if head.best else "") + head.name for head in view.heads], width, bold=True)
    _line("", [head.about for head in view.heads], width, dim=True)
    for row in view.rows:
        _line(("  · " if row.part else "  ") + row.what, row.cells, width, bold=row.strong, dim=row.part)
    click.echo()
    for place, line in enumerate(view.verdict):
        _paragraph(line, bold=place == 0)
    if asked:
        for table in view.asks:
            _asks(table)
    _several(session, "unsaid", view.unsaid)
    _several(session, "notes", view.notes)
    click.echo()
    if not asked and view.asks:
        first, second = view.asks[0].keys
        _paragraph(session.say("cli.offers.to_ask", first=first, second=second), dim=True)
    if not planned:
        _paragraph(session.say("cli.offers.to_plan"), dim=True)


def show_list(session: Session, rows: Sequence[Listed]) -> None:
    """Print the offers there are, and how to go on."""
    if not rows:
        _paragraph(session.say("cli.offers.none"))
        return
    for row in rows:
        mean = session.say("cli.offers.mean", mean=row.mean) if row.mean else ""
        parts = [part for part in (row.told, mean, row.answer) if part]
        head = f"{row.key:>5}  {row.day}  {printable(row.name)}"
        click.echo(click.style(head, bold=True) + click.style(f"  {printable(row.about)}", dim=True))
        if parts:
            click.echo("       " + printable(session.say("offers.apart").join(parts)))
        if row.problem:
            _paragraph(" ".join(row.problem), "       ")
    fit = [row.key for row in rows if row.problem is None]
    if fit:
        click.echo()
        key, values = ("compare", fit[:2]) if len(fit) > 1 else ("to_now", fit)
        places = dict(zip(("first", "second"), values, strict=False))
        _paragraph(session.say(f"cli.offers.{key}", **places), dim=True)


def _asks(table: AskTable) -> None:
    click.secho("\n" + printable(table.title), bold=True)
    _paragraph(table.lead, "  ")
    for line in table.lines:
        text = f"{line.now} → {line.asked}" if line.found else line.asked
        click.echo(f"  · {padded(printable(line.term), FIRST)}" + click.style(printable(text), dim=not line.found))
    if table.note:
        _paragraph(table.note, "  ", dim=True)


def _several(session: Session, name: str, lines: Sequence[str]) -> None:
    if lines:
        click.secho("\n" + session.say(f"cli.offers.heading_{name}"), bold=True)
        for line in lines:
            _paragraph(line, "  ")


def _line(first: str, cells: Sequence[str], width: int, *, bold: bool = False, dim: bool = False) -> None:
    """Print one row; a cell that is too long goes on below itself."""
    parts = [wrapped(printable(cell), width - 2) or [""] for cell in cells]
    for place in range(max(map(len, parts))):
        texts = [part[place] if place < len(part) else "" for part in parts]
        head = first if place == 0 else ""
        line = padded(head, FIRST) + "".join(padded(text, width) for text in texts)
        if columns(line.strip()):
            click.echo(click.style(line.rstrip(), bold=bold, dim=dim) if bold or dim else line.rstrip())


def _paragraph(text: str, indent: str = "", *, bold: bool = False, dim: bool = False) -> None:
    for line in wrapped(printable(text), WIDTH - columns(indent), "  "):
        click.echo(click.style(indent + line, bold=bold, dim=dim) if bold or dim else indent + line)
