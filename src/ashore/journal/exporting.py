"""The journal as a file: CSV for a spreadsheet, JSON and Parquet for programs; each is read again by an import.

Columns are those of `ashore.journal.importing.columns.OWN`. ``kind`` is the stable key of what happened, ``label``
the same in the reader's language, which an import leaves aside.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, Final, Literal

from ashore.journal.importing.columns import OWN
from ashore.journal.importing.exported import FORMAT
from ashore.journal.importing.table import shield
from ashore.journal.kinds import STATUSES, label
from ashore.journal.outcomes import Outcome
from ashore.words import Language

Format = Literal["csv", "json", "parquet"]
FORMATS: Final[dict[Format, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
"""The formats with their media types; the name of each is the end of a file's name."""
VERSION: Final = 1
_CHUNK: Final = 5000
_INTEGERS: Final = frozenset({"id", "count", "round", "answers", "replaces", "undoes"})
_FLOATS: Final = frozenset({"amount", "hours"})
_FLAGS: Final = frozenset({"gross", "open"})
_NESTED: Final = frozenset({"terms", "questions"})


def write(entries: Iterable[Outcome], format_: Format, language: Language) -> Iterator[bytes]:
    """Yield the file piece by piece; entries are taken as they are needed.

    A Parquet file is made whole: its table of contents stands at its end.
    """
    rows = _rows(entries, language)
    if format_ == "csv":
        return _csv(rows)
    return _json(rows) if format_ == "json" else _parquet(rows)


def write_to(file: BinaryIO, entries: Iterable[Outcome], format_: Format, language: Language) -> None:
    """Write the file."""
    file.writelines(write(entries, format_, language))


def _rows(entries: Iterable[Outcome], language: Language) -> Iterator[tuple[Any, ...]]:
    """Yield what stands in the columns, None where nothing does."""
    labels = {kind: label(kind, language) for kind in STATUSES}
    for entry in entries:
        yield (
            entry.id or None, entry.day, entry.kind, labels.get(entry.kind), entry.role, entry.company or None,
            entry.title or None, entry.channel or None, entry.city or None, entry.count, entry.amount,
            entry.gross or None, entry.about, entry.open or None, entry.round, entry.at or None, entry.hours,
            entry.answers, entry.replaces, entry.undoes, entry.ad or None, entry.note or None,
            entry.terms.said() if entry.terms is not None else None, list(entry.questions) or None,
            entry.key or None, entry.logged or None,
        )  # fmt: skip


def _csv(rows: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff".encode()  # by which Excel knows that it is UTF-8
    writer.writerow(OWN)
    while chunk := list(islice(rows, _CHUNK)):
        writer.writerows([_cell(value) for value in row] for row in chunk)
        yield _bytes(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()
    yield _bytes(buffer.getvalue())


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return shield(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _json(rows: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    """One entry a line, so that a line that is wrong can be named and found."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "entries": [\n'.encode()
    first = True
    while chunk := list(islice(rows, _CHUNK)):
        said = ({name: value for name, value in zip(OWN, row, strict=True) if value is not None} for row in chunk)
        lines = [json.dumps(one, ensure_ascii=False) for one in said]
        yield _bytes(("" if first else ",\n") + ",\n".join(lines))
        first = False
    yield b"\n]}\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # a lone surrogate has no form in UTF-8


def _parquet(rows: Iterator[tuple[Any, ...]]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, _type(name)) for name in OWN])
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while chunk := list(islice(rows, _CHUNK)):
            columns = [
                pa.array(map(_text, column) if name in _NESTED else column, _type(name))
                for name, column in zip(OWN, zip(*chunk, strict=True), strict=True)
            ]
            writer.write_batch(pa.record_batch(columns, schema=schema))
    yield sink.getvalue().to_pybytes()


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _type(name: str) -> Any:
    import pyarrow as pa

    if name in _INTEGERS:
        return pa.int64()
    if name in _FLOATS:
        return pa.float64()
    return pa.bool_() if name in _FLAGS else pa.string()
