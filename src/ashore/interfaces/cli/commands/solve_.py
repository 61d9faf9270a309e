"""``ashore solve``: a decision tree of the user's own, rolled back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ashore.interfaces.cli.command import Session, command, option
from ashore.words import Language

if TYPE_CHECKING:
    from ashore.trees import Tree

UTF8 = {"utf-8", "ascii"}


def build(language: Language) -> click.Command:
    """Return the command."""
    return command(
        language,
        "solve",
        run,
        [
            click.Argument(["file"], required=True, metavar="FILE"),
            option(language, "solve", "--vary", multiple=True, metavar="NAME=LOW..HIGH:STEPS"),
            option(language, "solve", "--tornado", multiple=True, metavar="NAME=LOW..HIGH,..."),
            option(language, "solve", "--threshold", multiple=True, metavar="NAME[=LOW..HIGH]"),
            option(language, "solve", "--evpi", multiple=True, metavar="CHANCE"),
            option(language, "solve", "--svg", type=click.Path(path_type=Path, readable=False, dir_okay=False)),
        ],
    )


def run(
    session: Session,
    file: str,
    vary: tuple[str, ...],
    tornado: tuple[str, ...],
    threshold: tuple[str, ...],
    evpi: tuple[str, ...],
    svg: Path | None,
) -> None:
    """Solve the tree in ``file`` and answer the questions about it; nothing is written before all are answered."""
    from ashore.interfaces.cli import solve_rows as rows
    from ashore.interfaces.cli import solve_show as shown
    from ashore.interfaces.files import write_text
    from ashore.trees import information, varying
    from ashore.trees.drawing import draw
    from ashore.trees.solving import solve

    tree = _tree(file)
    tables_ = [varying.read_range(text, "--vary") for text in vary]
    bars_ = [item for text in tornado for item in varying.read_ranges(text, "--tornado")]
    lines_ = [item for text in threshold for item in varying.read_ranges(text, "--threshold")]
    answer = solve(tree)
    tables = [varying.vary(tree, wanted) for wanted in tables_]
    bars = varying.tornado(tree, bars_)
    knowledge = [information.evpi(answer.rolled.fork, chance.strip(), tree.goal) for chance in evpi]
    lines = []
    if lines_:
        from ashore.trees.thresholds import thresholds

        lines = [thresholds(tree, wanted.name, wanted.span) for wanted in lines_]
    if svg is not None:
        write_text(svg, draw(answer, session.language))
    if session.as_json:
        data: dict[str, Any] = {"file": file, **rows.answer_row(answer)}
        if tables:
            data["vary"] = [rows.variation_row(session, table) for table in tables]
        if bars:
            data["tornado"] = [rows.bar_row(session, bar) for bar in bars]
        if lines:
            data["threshold"] = [rows.thresholds_row(session, line) for line in lines]
        if knowledge:
            data["evpi"] = [rows.information_row(item) for item in knowledge]
        if svg is not None:
            data["svg"] = str(svg)
        session.answer(data)
        return
    shown.show(session, answer)
    for table in tables:
        shown.show_variation(session, table)
    if bars:
        shown.show_tornado(session, bars, tree.unit)
    for line in lines:
        shown.show_thresholds(session, line, tree.unit)
    for item in knowledge:
        shown.show_information(session, item, tree.unit)
    if svg is not None:
        click.echo("\n" + session.say("cli.solve.drawn", file=svg))


def _tree(file: str) -> Tree:
    """Read the tree in a file, or on standard input for ``-``."""
    from ashore.documents.encoding import decode
    from ashore.documents.errors import EmptyFileError
    from ashore.documents.limits import DEFAULT
    from ashore.documents.source import Source
    from ashore.trees import read
    from ashore.trees.errors import NotUtf8Error

    source = Source.of(file)
    data = source.read(DEFAULT)
    if not data.strip():
        raise EmptyFileError(file=source.file)
    decoded = decode(data, source.file)
    if decoded.encoding not in UTF8:
        raise NotUtf8Error(file=source.file, encoding=decoded.encoding.upper())
    return read(decoded.text, source.file)
