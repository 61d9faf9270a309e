"""A table into the journal: choose a file, see what it would write and what not, write the good rows."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Final, Literal
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from ashore.errors import AshoreError
from ashore.interfaces.web import deciding
from ashore.interfaces.web.desk import Desk, Endpoint
from ashore.words import Language, catalogue, explain, say

if TYPE_CHECKING:
    from ashore.journal.drafts import Draft
    from ashore.journal.importing import Reading, Table, Undated

KEPT: Final = 8
"""Files that are kept in memory between the pages of their dialogue, the latest."""
MOST_CELLS: Final = 4_000_000
"""Cells of all of them together; older files go first."""
LINES: Final = 12
PROBLEMS: Final = 30
UNDATED: Final[tuple[Literal["refuse", "applied", "today"], ...]] = ("refuse", "applied", "today")


class FileGoneError(AshoreError):
    """The file of a dialogue is no longer kept."""

    code: ClassVar[str] = "ledger_gone"
    status: ClassVar[int] = 410


class NoFileError(AshoreError):
    """The form was sent without a file."""

    code: ClassVar[str] = "ledger_no_file"


@dataclass(frozen=True, slots=True)
class Upload:
    """The page on which a file is chosen."""

    tab: str = "import"


@dataclass(frozen=True, slots=True)
class Choice:
    """One field, and the column that is taken for it: its number from 1, 0 for none."""

    field: str
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One entry that would be written."""

    line: int
    day: str
    kind: str
    company: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that is left out: what is wrong, with its place, and what to do."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A row of which nothing is new, or that says nothing to write down."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by what becomes of them."""

    rows: int
    good: int
    bad: int
    duplicates: int
    skipped: int
    empty: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The page of a file.

    Attributes
    ----------
    name
        Of the file here, which nobody can guess; ``file`` is what it is called.
    columns, choices
        The names of its columns, and which field is which; no choices where it is an export of ours.
    role, roles, undated, stand_ins, year, gross
        What was chosen for all rows, and what there is to choose from.
    counts
        Rows by what becomes of them; None where the table cannot be read as it is.
    lines, entries
        The first entries that would be written, and how many there are.
    wrong, aside
        The first rows that are left out, and of which nothing is written.
    trouble
        Message and remedy where the table as a whole cannot be read so.
    query, hidden
        The choices as a part of an address, and as hidden fields.
    written
        How many entries were just written; None where none were.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    choices: tuple[Choice, ...]
    role: str
    roles: tuple[str, ...]
    undated: str
    year: str
    gross: bool
    counts: Counts | None
    lines: tuple[Line, ...]
    entries: int
    wrong: tuple[Wrong, ...]
    aside: tuple[Aside, ...]
    trouble: tuple[str, str] | None
    query: str
    hidden: tuple[tuple[str, str], ...]
    written: int | None
    once: str
    stand_ins: tuple[str, ...] = tuple(map(str, UNDATED))


class _Pending:
    """Tables between the pages of their dialogue."""

    def __init__(self) -> None:
        self._tables: OrderedDict[str, Table] = OrderedDict()
        self._lock = Lock()

    def keep(self, table: Table) -> str:
        name = token_urlsafe(12)
        with self._lock:
            self._tables[name] = table
            while len(self._tables) > 1 and (len(self._tables) > KEPT or self._cells() > MOST_CELLS):
                self._tables.popitem(last=False)
        return name

    def get(self, name: str) -> Table:
        with self._lock:
            table = self._tables.get(name)
        if table is None:
            raise FileGoneError
        return table

    def _cells(self) -> int:
        return sum(len(table.rows) * len(table.columns) for table in self._tables.values())


def _pending(desk: Desk) -> _Pending:
    state = desk.request.app.state
    if not hasattr(state, "ledgers"):
        state.ledgers = _Pending()
    found: _Pending = state.ledgers
    return found


def choose(desk: Desk) -> Response:
    """Show the form for a file."""
    return desk.show("journal_import.html.j2", Upload())


def take(desk: Desk) -> Response:
    """Read a file, keep it, and lead to what it says.

    Raises
    ------
    NoFileError, DocumentError, LedgerError
    """
    from ashore.journal.importing import open_table
    from ashore.workspace.receiving import plain_name

    files = desk.files("file")
    if not files:
        raise NoFileError
    table = open_table(files[0].file.read(), plain_name(files[0].filename or "?"))
    return RedirectResponse(f"/journal/import/{_pending(desk).keep(table)}", 303)


def show(desk: Desk) -> Response:
    """Show what a file says, by the choices in the address."""
    name, table = _table(desk)
    given = _given(dict(desk.request.query_params))
    written = desk.query("written")
    return desk.show(
        "journal_import_preview.html.j2",
        _page(desk, name, table, given, int(written) if written.isdecimal() else None),
    )


def write(desk: Desk) -> Response:
    """Write the good rows.

    Raises
    ------
    FileGoneError, LedgerError, JournalError
    """
    name, table = _table(desk)
    given = _given({key: value for key, value in desk.form.items() if isinstance(value, str)})
    reading = given.read(desk, table)
    written = desk.workspace.write_ledger(reading, today=deciding.today())
    return desk.done(f"/journal/import/{name}?{given.query}&written={len(written.entries)}", "ledger_written")


def rejected(desk: Desk) -> Response:
    """Send the rows that are left out as a file.

    Raises
    ------
    FileGoneError, LedgerError
    """
    from ashore.journal.importing import rejects

    _, table = _table(desk)
    reading = _given(dict(desk.request.query_params)).read(desk, table)
    headers = {"content-disposition": 'attachment; filename="journal.rejects.csv"'}
    content = rejects(table, reading.bad, desk.site.language)
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was chosen; ``columns`` is None before anything was."""

    columns: dict[str, str] | None
    role: str
    undated: Undated
    year: str
    gross: bool
    hidden: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        return urlencode(self.hidden)

    def read(self, desk: Desk, table: Table) -> Reading:
        return desk.workspace.read_ledger(
            table,
            columns=self.columns,
            role=self.role or None,
            undated=self.undated,
            year=int(self.year) if self.year else None,
            gross=self.gross,
            language=desk.site.language,
            today=deciding.today(),
        )


def _given(values: dict[str, str]) -> _Given:
    from ashore.journal.importing import PLAIN

    columns = {field: values[f"c.{field}"] for field in PLAIN if f"c.{field}" in values}
    columns = {field: "" if column == "0" else column for field, column in columns.items()}
    undated: Undated = next((known for known in UNDATED if known == values.get("undated")), "refuse")
    year = values.get("year", "").strip()
    year = year if year.isascii() and year.isdecimal() and len(year) == 4 else ""
    role, gross = values.get("role", "").strip(), values.get("gross") == "1"
    hidden = [(f"c.{field}", column or "0") for field, column in columns.items()]
    hidden += [("role", role), ("undated", str(undated)), ("year", year)]
    hidden += [("gross", "1")] if gross else []
    return _Given(columns or None, role, undated, year, gross, tuple(hidden))


def _table(desk: Desk) -> tuple[str, Table]:
    name = str(desk.request.path_params["name"])
    return name, _pending(desk).get(name)


def _page(desk: Desk, name: str, table: Table, given: _Given, written: int | None) -> Preview:
    from ashore.journal.importing import PLAIN, LedgerError, guess
    from ashore.vocabulary import load

    site = desk.site
    trouble, reading = None, None
    try:
        reading = given.read(desk, table)
    except LedgerError as error:
        trouble = explain(error, site.language)[0], _remedy(error, site.language)
    try:
        fields = guess(table.columns, given.columns, table.file)
    except LedgerError:
        fields = guess(table.columns)
    plain = fields.shape == "plain"
    places = fields.places
    return Preview(
        name,
        table.file,
        tuple(
            column or site.say("web.ledger.column_n", number=number)
            for number, column in enumerate(table.columns, 1)
        ),
        tuple(Choice(field, places.get(field, -1) + 1) for field in PLAIN) if plain else (),
        given.role,
        tuple(term.name for term in load(desk.workspace.folder / "vocabulary").terms("roles")),
        str(given.undated),
        given.year,
        given.gross,
        None if reading is None else _counts(reading),
        () if reading is None else tuple(_line(draft, site.language) for draft in reading.drafts[:LINES]),
        0 if reading is None else len(reading.drafts),
        () if reading is None else _wrong(reading, site.language),
        () if reading is None else _aside(desk, reading),
        trouble,
        given.query,
        given.hidden,
        written,
        token_urlsafe(),
    )


def _counts(reading: Reading) -> Counts:
    return Counts(
        reading.rows, reading.good, len(reading.bad), len(reading.duplicates), len(reading.skipped), reading.empty
    )


def _line(draft: Draft, language: Language) -> Line:
    from ashore.journal.kinds import label

    entry = draft.outcome
    what = label(entry.kind, language)
    return Line(draft.line, entry.day, what, entry.company, entry.title, entry.role or "")


def _wrong(reading: Reading, language: Language) -> tuple[Wrong, ...]:
    from ashore.journal.importing import told

    rows = reading.bad[:PROBLEMS]
    return tuple(Wrong(told(one.error, language)[0], _remedy(one.error, language)) for one in rows)


def _remedy(error: AshoreError, language: Language) -> str:
    """Return what to do: on this page, where the sentence of the error speaks of options of the command line."""
    key = f"web.ledger.remedy.{error.code}"
    return say(language, key) if key in catalogue(language) else explain(error, language)[1]


def _aside(desk: Desk, reading: Reading) -> tuple[Aside, ...]:
    told = desk.site.say
    found = [
        Aside(one.row.line, told("ledger.why.there", entry=one.entry) if one.entry else told("ledger.why.again"))
        for one in reading.duplicates[:PROBLEMS]
    ]
    found += [Aside(one.row.line, told(f"ledger.why.{one.why}")) for one in reading.skipped[:PROBLEMS]]
    return tuple(sorted(found, key=lambda one: one.line)[:PROBLEMS])


ROUTES: Final[tuple[tuple[str, str, Endpoint], ...]] = (
    ("/journal/import", "GET", choose),
    ("/journal/import", "POST", take),
    ("/journal/import/{name}", "GET", show),
    ("/journal/import/{name}", "POST", write),
    ("/journal/import/{name}/rejects.csv", "GET", rejected),
)
