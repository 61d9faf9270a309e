"""The rows that were left out as a file of their own: as they were, with what is wrong, to correct and read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ashore.journal.importing.columns import PROBLEM
from ashore.journal.importing.errors import RowError
from ashore.journal.importing.reading import Bad
from ashore.journal.importing.table import Table, shield
from ashore.journal.kinds import STATUSES, label
from ashore.words import Language, explain


def told(error: RowError, language: Language) -> tuple[str, str]:
    """Return what is wrong with a row, and what to do, as two sentences; kinds of entries by their labels."""
    kind = error.details.get("kind")
    if isinstance(kind, str) and kind in STATUSES:
        error = type(error)(**{**error.details, "kind": label(kind, language)})
    return explain(error, language)


def rejects(table: Table, bad: Sequence[Bad], language: Language) -> bytes:
    """Return a CSV of the rows with a column more that says what is wrong, in UTF-8 as Excel knows it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([*map(shield, table.columns), PROBLEM[language]])
    for one in bad:
        cells = [one.row[place] for place in range(len(table.columns))]
        writer.writerow([*map(shield, cells), shield(" ".join(told(one.error, language)))])
    return ("\ufeff" + buffer.getvalue()).encode("utf-8", "replace")
