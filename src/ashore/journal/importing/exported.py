"""Our own JSON and Parquet as the same table that our CSV is: one row an entry, one text a cell."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any, Final

from ashore.documents.encoding import decode
from ashore.journal.importing.columns import OWN
from ashore.journal.importing.errors import NotOursError, TooManyRowsError
from ashore.journal.importing.table import ROWS, Row, Table

FORMAT: Final = "ashore-journal"
_MAGIC: Final = b"PAR1"


def is_parquet(data: bytes) -> bool:
    """Whether these are the bytes of a Parquet file."""
    return data.startswith(_MAGIC)


def is_json(data: bytes) -> bool:
    """Whether these are the bytes of a JSON object; a line of a table begins with none."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def json_table(data: bytes, file: str) -> Table:
    """Read our JSON; an entry stands on a line of its own, from the second on.

    Raises
    ------
    DocumentError, NotOursError, TooManyRowsError
    """
    text = decode(data, file).text
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotOursError(file=file, reason=str(problem)[:120]) from None
    entries = said.get("entries") if isinstance(said, dict) and said.get("format") == FORMAT else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise NotOursError(file=file, reason='"format": "ashore-journal", "entries": [{…}, …]')
    return _table(entries, file)


def parquet_table(data: bytes, file: str) -> Table:
    """Read our Parquet; lines are counted as in a CSV, the first entry standing on the second.

    Raises
    ------
    NotOursError, TooManyRowsError
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(io.BytesIO(data))
        rows, names = opened.metadata.num_rows, set(opened.schema_arrow.names)
        if rows > ROWS:
            raise TooManyRowsError(file=file, limit=ROWS)
        if not {"kind", "day"} <= names:
            raise NotOursError(file=file, reason=", ".join(sorted(names))[:120])
        found = opened.read(columns=[name for name in OWN if name in names]).to_pylist()
    except (pa.ArrowException, OSError) as problem:
        raise NotOursError(file=file, reason=str(problem)[:120]) from None
    return _table(found, file)


def _table(entries: list[Mapping[str, Any]], file: str) -> Table:
    if len(entries) > ROWS:
        raise TooManyRowsError(file=file, limit=ROWS)
    rows = tuple(Row(line, tuple(_cell(entry.get(name)) for name in OWN)) for line, entry in enumerate(entries, 2))
    return Table(file, OWN, rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
