"""How a fact is shown on a terminal and in JSON, wherever a command shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.session import Session
from ashore.interfaces.cli.terminal import padded, printable
from ashore.reports.quotes import Quoted, in_sentence
from ashore.reports.values import label, worded

if TYPE_CHECKING:
    from ashore.workspace import StoredFact

WIDTH = 22
"""Columns of a field's name."""


def fact_row(row: StoredFact) -> dict[str, Any]:
    """Return a fact for the JSON envelope."""
    return {"id": row.id, "status": row.status, **row.fact.as_row()}


def fact_line(session: Session, row: StoredFact, text: str) -> str:
    """Return a fact on two lines: what it says, and the quote in its sentence."""
    fact = row.fact
    name = label(session.language, "field", fact.field)
    value = worded(fact.field, fact.value, session.language, fact.unit)
    notes = [
        label(session.language, key, str(fact.qualifiers[key]))
        for key in ("strength", "where")
        if key in fact.qualifiers
    ]
    if fact.qualifiers.get("preferred"):
        notes.append(label(session.language, "strength", "preferred"))
    if row.status != "new":
        notes.append(label(session.language, "status", row.status))
    note = f"  ({' · '.join(notes)})" if notes else ""
    quoted = in_sentence(fact.doc, text, fact.start, fact.end)
    return f"  {padded(name, WIDTH)}{printable(value)}{note}\n  {' ' * WIDTH}{quote_line(quoted)}"


def quote_line(quoted: Quoted) -> str:
    """Return a quote in its sentence, the quote itself set off."""
    before, quote, after = (printable(part) for part in (quoted.before, quoted.quote, quoted.after))
    return (
        click.style(f"“{before}", dim=True)
        + click.style(quote, underline=True)
        + click.style(f"{after}”", dim=True)
    )
