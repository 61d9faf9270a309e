"""``ashore log import`` and ``ashore log export``: the journal as files."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

import click

from ashore.errors import AshoreError
from ashore.interfaces.cli.app import Worded
from ashore.interfaces.cli.command import option
from ashore.interfaces.cli.session import Session, session_of
from ashore.interfaces.cli.terminal import printable
from ashore.words import Language, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from ashore.journal.exporting import Format
    from ashore.journal.importing import Bad, Reading, Table, Undated
    from ashore.workspace import Workspace

SHOWN: Final = 20
"""Rows of each list; the file of rejects has them all."""
STANDARD: Final = "-"
CALENDAR: Final = "ics"
FORMATS: Final = ("csv", "json", "parquet", CALENDAR)
STAND_INS: Final[tuple[Literal["refuse", "applied", "today"], ...]] = ("refuse", "applied", "today")


class NothingGoodError(AshoreError):
    """No row of the file could be taken (``file``, ``count``)."""

    code: ClassVar[str] = "ledger_nothing_good"


class Logbook(Worded, click.Group):
    """``ashore log`` with its commands for files: other words on its line are an entry."""

    entry: click.Command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the line of one of the commands for files, else that of an entry."""
        if args and args[0] in self.commands:
            return super().make_context(info_name, args, parent, **extra)
        return self.entry.make_context(info_name, args, parent, **extra)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help of an entry."""
        with click.Context(self.entry, ctx.parent, ctx.info_name, terminal_width=ctx.terminal_width) as inner:
            return self.entry.get_help(inner)


def attach(log: click.Command, language: Language) -> click.Group:
    """Return ``ashore log`` with ``import`` and ``export`` under it."""
    made = Logbook(name=log.name, help=log.help)
    made.language = language
    made.entry = log
    log.epilog = say(language, "cli.log.files")
    for command in commands(language):
        made.add_command(command)
    return made


def commands(language: Language) -> tuple[click.Command, click.Command]:
    """Return the two commands."""
    choices = (*STAND_INS, "DAY")
    reading = _command(language, "import", run_import, [
        click.Argument(["file"], metavar="FILE"),
        option(language, "log.import", "--map", "columns", multiple=True, metavar="FIELD=COLUMN"),
        option(language, "log.import", "--role", type=str),
        option(language, "log.import", "--undated", metavar=f"[{'|'.join(choices)}]"),
        option(language, "log.import", "--year", type=click.IntRange(2000, 2100)),
        option(language, "log.import", "--gross", is_flag=True),
        option(language, "log.import", "--dry-run", is_flag=True),
        option(language, "log.import", "--rejects", metavar="FILE"),
    ])  # fmt: skip
    writing = _command(language, "export", run_export, [
        click.Argument(["file"], metavar="FILE"),
        option(language, "log.export", "--format", "chosen", type=click.Choice(FORMATS)),
        option(language, "log.export", "--all", "everything", is_flag=True),
    ])  # fmt: skip
    return reading, writing


def _command(
    language: Language, name: str, run: Callable[..., int | None], params: list[click.Parameter]
) -> click.Command:
    @click.pass_context
    def callback(context: click.Context, /, **values: Any) -> int | None:
        return run(session_of(context), **values)

    built = Worded(name=name, callback=callback, params=params, help=say(language, f"cli.log.{name}.long"))
    built.short_help = say(language, f"cli.log.{name}.help")
    built.language = language
    return built


def today() -> date:
    """Return the day it is; replaced in tests."""
    from ashore.workspace.journal import local_day

    return local_day()


# Import


@dataclass(frozen=True)
class _Choices:
    """What was said on the command line, and then on the terminal."""

    columns: Mapping[str, str]
    role: str | None
    undated: Undated | None
    year: int | None
    gross: bool


def run_import(
    session: Session,
    file: str,
    columns: tuple[str, ...],
    role: str | None,
    undated: str | None,
    year: int | None,
    rejects: str | None,
    *,
    gross: bool,
    dry_run: bool,
) -> int:
    """Read a file into the journal; return 0, or 3 where rows were left out."""
    from ashore.documents.limits import DEFAULT
    from ashore.documents.source import Source
    from ashore.journal.importing import open_table, read_told

    told = read_told(columns)
    source = Source.of(file)
    table = open_table(source.read(DEFAULT), source.file, told)
    choices = _Choices(told, role, _undated(undated), year, gross)
    with session.open() as workspace:
        reading = _read(session, workspace, table, choices)
        written = 0 if dry_run else len(workspace.write_ledger(reading, today=today()).entries)
    kept = None if dry_run else _keep(session, reading, file, rejects)
    if reading.bad and not (reading.good or reading.duplicates or reading.skipped):
        _tell(session, reading, written, kept, dry_run=dry_run, ends=True)
        session.fail(NothingGoodError(file=file, count=len(reading.bad)), _data(session, reading, written, kept))
    _tell(session, reading, written, kept, dry_run=dry_run)
    return 3 if reading.bad else 0


def _undated(text: str | None) -> Undated | None:
    from ashore.journal.reading import read_day

    for known in STAND_INS:
        if text == known:
            return known
    return None if text is None else read_day(text, today())


def _read(session: Session, workspace: Workspace, table: Table, choices: _Choices) -> Reading:
    """Read the table; on a terminal, ask for what it does not say."""
    from ashore.journal.importing.errors import (
        ColumnMissingError,
        NoAppliedDayError,
        NoDayError,
        NoRoleError,
        UnknownTitleError,
    )

    columns, role, undated = dict(choices.columns), choices.role, choices.undated
    asking = sys.stdin.isatty() and sys.stderr.isatty() and not session.as_json

    def again() -> Reading:
        return workspace.read_ledger(
            table, columns=columns, role=role, undated=undated or "refuse", year=choices.year,
            gross=choices.gross, language=session.language, today=today(),
        )  # fmt: skip

    while True:
        try:
            reading = again()
            break
        except ColumnMissingError as error:
            if not asking or (column := _ask_column(session, table, error.details["field"])) is None:
                raise
            columns[error.details["field"]] = column
    if not asking:
        return reading
    roleless = _count(reading, (NoRoleError, UnknownTitleError))
    if roleless and role is None:
        question = session.say("cli.log.import.ask_role", count=roleless)
        role = click.prompt(question, default="", show_default=False, err=True).strip() or None
        reading = again()
    dayless = _count(reading, (NoDayError, NoAppliedDayError))
    if dayless and undated is None:
        question = session.say("cli.log.import.ask_undated", count=dayless)
        undated = _undated(click.prompt(question, type=click.Choice(STAND_INS), err=True))
        reading = again()
    return reading


def _count(reading: Reading, errors: tuple[type[AshoreError], ...]) -> int:
    return sum(isinstance(bad.error, errors) for bad in reading.bad)


def _ask_column(session: Session, table: Table, field: str) -> str | None:
    """Ask which column is a field; None where none is."""
    for number, name in enumerate(table.columns, 1):
        click.echo(f"{number:>3}  {printable(name)}", err=True)
    question = session.say("cli.log.import.ask_column", field=session.say(f"ledger.field.{field}"))
    chosen = click.prompt(question, type=click.IntRange(0, len(table.columns)), err=True)
    return str(chosen) if chosen else None


def _keep(session: Session, reading: Reading, file: str, wanted: str | None) -> Path | None:
    """Write the rows that were left out beside the file, under a name that is free; return where."""
    from ashore.interfaces.files import replacing
    from ashore.journal.importing import rejects

    if not reading.bad or wanted == STANDARD or (wanted is None and file == STANDARD):
        return None
    content = rejects(reading.table, reading.bad, session.language)
    path = Path(wanted) if wanted is not None else _free(Path(file), content)
    with replacing(path) as partial:
        partial.write_bytes(content)
    return path


def _free(file: Path, content: bytes) -> Path:
    """Return a name beside the file that is not taken by other rows: those may have been corrected already."""
    stem = file.stem.split(".rejects")[0]
    paths = (file.with_name(f"{stem}.rejects{f'-{number}' if number > 1 else ''}.csv") for number in count(1))
    return next(path for path in paths if not path.exists() or path.read_bytes() == content)


def _tell(
    session: Session, reading: Reading, written: int, kept: Path | None, *, dry_run: bool, ends: bool = False
) -> None:
    if session.as_json:
        if not ends:
            session.answer(_data(session, reading, written, kept))
        return
    say_ = session.say
    file = reading.table.file
    click.echo(say_("cli.log.import.mapping", file=file, rows=reading.rows))
    for field, place in reading.fields.places.items():
        shown = say_(f"ledger.field.{field}") if reading.fields.shape == "plain" else field
        click.echo(say_("cli.log.import.mapped", field=shown, column=reading.table.columns[place] or place + 1))
    taken = set(reading.fields.places.values())
    if left := [name for place, name in enumerate(reading.table.columns) if name and place not in taken]:
        click.echo(click.style(say_("cli.log.import.ignored", columns=", ".join(left)), dim=True))
    if dry_run or not reading.good:
        key = "would" if reading.good else "nothing"
        click.echo(say_(f"cli.log.import.{key}", entries=len(reading.drafts), good=reading.good))
    else:
        click.echo(say_("cli.log.import.written", entries=written, good=reading.good))
    if dry_run:
        _tell_drafts(session, reading)
    for name, number in (
        ("duplicates", len(reading.duplicates)), ("skipped", len(reading.skipped)), ("empty", reading.empty),
    ):  # fmt: skip
        if number:
            click.echo(say_(f"cli.log.import.{name}", count=number))
    if reading.bad:
        _tell_bad(session, reading.bad)
    if kept is not None:
        click.echo(say_("cli.log.import.kept", file=kept))


def _tell_drafts(session: Session, reading: Reading) -> None:
    from ashore.journal.kinds import label

    for draft in reading.drafts[:SHOWN]:
        entry = draft.outcome
        parts = (label(entry.kind, session.language), entry.company, entry.title or entry.role or "")
        what = " · ".join(filter(None, parts))
        click.echo(session.say("cli.log.import.line", line=draft.line, day=entry.day, what=what))
    if len(reading.drafts) > SHOWN:
        click.echo(session.say("cli.log.import.more_lines", count=len(reading.drafts) - SHOWN))


def _tell_bad(session: Session, bad: tuple[Bad, ...]) -> None:
    from ashore.journal.importing import told

    click.echo(session.say("cli.log.import.bad", count=len(bad)), err=True)
    for one in bad[:SHOWN]:
        click.echo("  " + printable(" ".join(told(one.error, session.language))), err=True)
    if len(bad) > SHOWN:
        click.echo("  " + session.say("cli.log.import.more_bad", count=len(bad) - SHOWN), err=True)


def _data(session: Session, reading: Reading, written: int, kept: Path | None) -> dict[str, Any]:
    from ashore.journal.importing import told

    columns = reading.table.columns
    return {
        "file": reading.table.file,
        "shape": reading.fields.shape,
        "columns": {field: columns[place] or str(place + 1) for field, place in reading.fields.places.items()},
        "rows": reading.rows,
        "good": reading.good,
        "entries": len(reading.drafts),
        "written": written,
        "duplicates": [{"line": one.row.line, "entry": one.entry or None} for one in reading.duplicates],
        "skipped": [{"line": one.row.line, "why": one.why} for one in reading.skipped],
        "empty": reading.empty,
        "bad": [_problem(one, told(one.error, session.language)) for one in reading.bad],
        "rejects": None if kept is None else str(kept),
    }


def _problem(bad: Bad, words: tuple[str, str]) -> dict[str, Any]:
    details = bad.error.details
    return {
        "line": bad.row.line, "column": str(details.get("column", "")), "code": bad.error.code,
        "message": words[0], "remedy": words[1],
    }  # fmt: skip


# Export


def run_export(session: Session, file: str, chosen: str | None, *, everything: bool) -> None:
    """Write the journal to a file, or to standard output."""
    from ashore.interfaces.files import replacing
    from ashore.journal.exporting import FORMATS as KNOWN
    from ashore.journal.exporting import write_to

    wanted = chosen or Path(file).suffix.lower().removeprefix(".")
    if wanted == CALENDAR:
        _export_due(session, file)
        return
    format_: Format = next((known for known in KNOWN if known == wanted), "csv")
    with session.open() as workspace:
        entries = workspace.ledger(everything=everything)
        with ExitStack() as stack:
            if file == STANDARD:
                target: BinaryIO = sys.stdout.buffer
            else:
                target = stack.enter_context(stack.enter_context(replacing(Path(file))).open("wb"))
            write_to(target, entries, format_, session.language)
    if file == STANDARD:
        return
    if session.as_json:
        session.answer({"file": file, "format": format_, "entries": len(entries)})
    else:
        click.echo(session.say("cli.log.export.done", count=len(entries), file=file))


def _export_due(session: Session, file: str) -> None:
    """Write what is due as a calendar: interviews, offers to answer, answers that should have come."""
    from ashore.interfaces.files import replacing
    from ashore.reports.calendar import calendar
    from ashore.reports.journal_calendar import AHEAD, PAST

    day = today()
    with session.open() as workspace:
        events = workspace.due(day - PAST, day + AHEAD, session.language, today=day)
    text = calendar(session.say("web.journal.feed.name"), events)
    if file == STANDARD:
        click.echo(text, nl=False)
        return
    with replacing(Path(file)) as place:
        place.write_text(text, encoding="utf-8", newline="")
    if session.as_json:
        session.answer({"file": file, "format": CALENDAR, "entries": len(events)})
    else:
        click.echo(session.say("cli.log.export.due", count=len(events), file=file))
