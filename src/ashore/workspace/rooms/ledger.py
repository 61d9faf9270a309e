"""The journal as files: what a table would write, writing it, and the entries for an export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ashore.workspace.rooms.journal import JournalRoom

if TYPE_CHECKING:
    from ashore.journal import Outcome
    from ashore.journal.importing import Journal, Reading, Table, Undated, Wanted
    from ashore.words import Language
    from ashore.workspace.journal import Written


class LedgerRoom(JournalRoom):
    """Tables of applications in, the journal out."""

    def read_ledger(
        self,
        table: Table,
        *,
        columns: Mapping[str, str] | None = None,
        role: str | None = None,
        undated: Undated = "refuse",
        year: int | None = None,
        gross: bool = False,
        language: Language = "en",
        today: date | None = None,
    ) -> Reading:
        """Say what a table would write into the journal, and what not; nothing is written.

        Parameters
        ----------
        table
            From `ashore.journal.importing.open_table`.
        columns
            Name, or number from 1, of the column by field, where its name does not tell.
        role
            Role family of rows that name none.
        undated
            The day of what has none: refused, that of the application, today, or a day.
        year
            Of days that are written without one.
        gross
            Whether pay is before tax where the cell does not say.
        language
            Of what is added to a note.

        Raises
        ------
        LedgerError
            Where the table as a whole says no journal.
        UnknownRoleError
        """
        from ashore.journal.importing import Options, read
        from ashore.journal.reading import read_role
        from ashore.workspace.journal import local_day

        vocabulary = self._keeper.reading.vocabulary
        family = None if role is None else read_role(role, vocabulary)
        options = Options(today or local_day(), vocabulary, family, undated, year, gross=gross, language=language)
        return read(table, options, self._journal_for, columns)

    def write_ledger(self, reading: Reading, *, today: date | None = None) -> Written:
        """Write what was read: all of it, or nothing; what was written before by the same file is left aside.

        Raises
        ------
        JournalError
            Where the journal has changed since it was read, and would contradict itself now.
        """
        return self.log_many(reading.drafts, today=today)

    def _journal_for(self, wanted: Wanted) -> Journal:
        """Return what the journal holds of the threads of a file; all of it where there are many."""
        from ashore.workspace.ledgers import journal_for

        return journal_for(self._store, wanted)

    def ledger(self, *, everything: bool = False) -> list[Outcome]:
        """Return the entries that count, or all with ``everything``, oldest first."""
        from ashore.journal import live

        found = self.outcomes()
        return found if everything else list(live(found))
