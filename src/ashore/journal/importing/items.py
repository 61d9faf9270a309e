"""What a row becomes before it is an entry: settings of the reading, the cells of a row by field, its items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Final, Literal

from ashore.errors import Key
from ashore.journal.importing.cells import Order, Pay, When, is_empty, read_pay, read_when, read_words
from ashore.journal.importing.columns import Fields
from ashore.journal.importing.errors import (
    EarlyDayError,
    FutureDayError,
    NearStatusError,
    NoRoleError,
    RowError,
    UnknownStatusError,
    UnknownTitleError,
)
from ashore.journal.importing.table import Row, Table
from ashore.journal.importing.titles import role_of_title
from ashore.journal.kinds import Status, nearest, read_status
from ashore.journal.outcomes import FIRST_DAY, Outcome
from ashore.vocabulary import Vocabulary
from ashore.words import Language

Undated = Literal["refuse", "applied", "today"] | date
NAME: Final = 200
"""Characters of a company, a title, a channel, a city."""
NOTE: Final = 5000


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is to be read.

    Attributes
    ----------
    today
        No entry lies after it.
    vocabulary
        By which titles are read.
    role
        Role family of every row that does not name one; None where each title says it.
    undated
        The day of what has none: refused (the row is bad), that of the application, today, or a day.
    year
        Of days without one; None where such days are refused.
    gross
        Whether pay is before tax where the cell does not say.
    earliest
        No entry lies before it.
    language
        Of what is added to a note.
    """

    today: date
    vocabulary: Vocabulary
    role: str | None = None
    undated: Undated = "refuse"
    year: int | None = None
    gross: bool = False
    earliest: date = FIRST_DAY
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to be, not linked yet to those of other rows.

    Attributes
    ----------
    follows
        The item of the same row that it answers, by its place there.
    id, answers
        Numbers of the entry, and of the one it answers, in the file it was exported to; None where it has none.
    stood_in
        Whether its day is one that stands in for one that is not known.
    """

    outcome: Outcome
    follows: int | None = None
    id: int | None = None
    answers: int | None = None
    stood_in: bool = False


Why = Literal["saved", "ad", "undone"]


@dataclass(frozen=True, slots=True)
class Read:
    """What one row became: its items; or why there is nothing to write; or what is wrong with it."""

    row: Row
    items: tuple[Item, ...] = ()
    skipped: Why | None = None
    error: RowError | None = None


class _Place:
    """Adds to an error where in the file it is."""

    __slots__ = ("cells", "name")

    def __init__(self, cells: Cells, name: str) -> None:
        self.cells = cells
        self.name = name

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, RowError):
            error.details = {**self.cells.place(self.name), **error.details}


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, by field; what goes wrong is located."""

    table: Table
    fields: Fields
    row: Row
    options: Options
    order: Order | None = None

    def text(self, name: str) -> str:
        """Return a cell; empty where there is no such column, or a person's table says nothing there (``-``)."""
        place = self.fields.places.get(name)
        found = "" if place is None else self.row[place]
        return "" if self.fields.shape == "plain" and is_empty(found) else found

    def has(self, name: str) -> bool:
        """Whether there is a column for this field."""
        return name in self.fields.places

    def words(self, name: str, most: int = NAME) -> str:
        """Return a cell on one line.

        Raises
        ------
        LongCellError
        """
        with self.at(name):
            return read_words(self.text(name), most)

    def when(self, name: str, *, coming: bool = False) -> When | None:
        """Return the day in a cell, None where it is empty; ``coming`` where it may lie ahead.

        Raises
        ------
        BadDayError, YearMissingError, EitherDayError, FutureDayError, EarlyDayError
        """
        text = self.text(name)
        if not text:
            return None
        with self.at(name):
            found = read_when(text, self.order, self.options.year)
            if found.day > self.options.today and not coming:
                raise FutureDayError(value=found.day.isoformat(), today=self.options.today.isoformat())
            if found.day < self.options.earliest:
                raise EarlyDayError(value=found.day.isoformat(), first=self.options.earliest.isoformat())
        return found

    def pay(self, name: str, *, spent: bool = False) -> Pay | None:
        """Return the money in a cell; None where it is empty.

        Raises
        ------
        ForeignMoneyError, BadMoneyError, UnlikelyMoneyError
        """
        text = self.text(name)
        if not text:
            return None
        with self.at(name):
            return read_pay(text, spent=spent)

    def status(self, name: str) -> Status | None:
        """Return the status in a cell; None where it is empty.

        Raises
        ------
        UnknownStatusError
        """
        text = self.text(name)
        if not text:
            return None
        found = read_status(text)
        if found is None:
            near = ", ".join(nearest(text[:60]))
            if near:
                raise NearStatusError(**self.place(name), value=text[:60], near=near)
            raise UnknownStatusError(**self.place(name), value=text[:60])
        return found

    def role(self) -> str:
        """Return the role family: the one named, the one told for all rows, or that of the title.

        Raises
        ------
        UnknownTitleError, NoRoleError
        """
        named, title = self.text("role"), self.text("title")
        vocabulary = self.options.vocabulary
        if named and (found := role_of_title(named[:NAME], vocabulary)) is not None:
            return found
        if self.options.role is not None:
            return self.options.role
        if title and (found := role_of_title(title[:NAME], vocabulary)) is not None:
            return found
        if named or title:
            raise UnknownTitleError(**self.place("role" if named else "title"), value=(named or title)[:60])
        raise NoRoleError(**self.place("title"))

    def at(self, name: str) -> _Place:
        """Give what goes wrong inside its place: file, line, and the name of the column."""
        return _Place(self, name)

    def place(self, name: str) -> dict[str, object]:
        """Return file, line and column of a field, for an error."""
        place = self.fields.places.get(name)
        column = "" if place is None else self.table.columns[place]
        if not column:
            column = Key(f"ledger.field.{name}") if self.fields.shape == "plain" else name
        return {"file": self.table.file, "line": self.row.line, "column": column}
