"""``ashore search``: words in every document."""

from __future__ import annotations

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.show import quote_line
from ashore.interfaces.cli.terminal import printable
from ashore.reports.quotes import in_sentence
from ashore.words import Language

PLACES = 3
"""Places shown a document."""


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "search",
        run,
        [
            click.Argument(["words"], nargs=-1, required=True),
            option(language, "search", "--limit", type=click.IntRange(min=1), default=20, show_default=True),
        ],
    )


def run(session: Session, words: tuple[str, ...], limit: int) -> None:
    """Show the documents that hold every word, the best first."""
    with session.open() as workspace:
        hits = workspace.search(" ".join(words), limit=limit)
        if session.as_json:
            session.answer([
                {"document": hit.document.document.name, "kind": hit.document.document.kind,
                 "spans": [list(span) for span in hit.spans]}
                for hit in hits
            ])  # fmt: skip
            return
        for hit in hits:
            document = hit.document.document
            title = f"  {document.title}" if document.title and document.title != document.name else ""
            click.secho(printable(f"{document.name}{title}"), bold=True)
            for start, end in hit.spans[:PLACES]:
                click.echo(f"  {quote_line(in_sentence(document.name, document.text, start, end))}")
        if not hits:
            click.echo(session.say("cli.search.none"))
