"""``ashore why``: where a number comes from, down to lines, sources, quotes and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.interfaces.cli.commands import decide_
from ashore.interfaces.cli.terminal import columns, printable
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.plans.beliefs import Node


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "why",
        run,
        [click.Argument(["node"], required=True, metavar="NODE"), option(language, "why", "--role", type=str)],
    )


def run(session: Session, node: str, role: str | None) -> None:
    """Print the chain below a branch of the tree, a chance, the pay, the money or an input."""
    from ashore.interfaces.cli import plan_show

    with session.open() as workspace:
        basis = workspace.basis(today=decide_.today())
        asked = workspace.asked(basis, role=role, screened=False)
        plan_show.announce(session)
        found = workspace.why(node, session.language, solved=workspace.plan(basis, asked))
    if session.as_json:
        session.answer(row(found))
    else:
        tell(found)


def row(node: Node) -> dict[str, Any]:
    """Return a chain for the JSON envelope."""
    return {"text": node.text, "because": [row(child) for child in node.children]}


def tell(node: Node, depth: int = 0) -> None:
    """Print a chain, what stands behind a sentence set in under it."""
    from ashore.interfaces.cli.plan_show import WIDTH
    from ashore.interfaces.cli.wrapping import wrapped

    mark = "" if depth == 0 else "  " * (depth - 1) + "← "
    hang = "  " * max(depth, 0)
    lines = wrapped(printable(node.text), max(40, WIDTH - columns(mark)))
    click.echo(click.style(mark, dim=True) + click.style(lines[0], bold=depth == 0))
    for line in lines[1:]:
        click.echo(hang + line)
    for child in node.children:
        tell(child, depth + 1)
