"""Files of applications and of entries, read into what the journal can write down."""

from ashore.journal.importing.columns import OWN, PLAIN, Fields, guess, read_told
from ashore.journal.importing.errors import LedgerError, RowError
from ashore.journal.importing.items import Options, Undated
from ashore.journal.importing.known import Journal, Wanted
from ashore.journal.importing.reading import Bad, Duplicate, Reading, Skipped, open_table, read
from ashore.journal.importing.rejects import rejects, told
from ashore.journal.importing.table import Table

__all__ = [
    "OWN", "PLAIN", "Bad", "Duplicate", "Fields", "Journal", "LedgerError", "Options", "Reading", "RowError",
    "Skipped", "Table", "Undated", "Wanted", "guess", "open_table", "read", "read_told", "rejects", "told",
]  # fmt: skip
