"""Write facts by the million: JSON lines or Parquet, streamed, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.interfaces.files import replacing

if TYPE_CHECKING:
    from ashore.facts import Fact

ROWS_A_GROUP = 50_000


def write(facts: Iterable[Fact], path: Path) -> int:
    """Write ``facts`` to ``path`` in the format its suffix names; return how many.

    The file appears when it is complete: a run that is stopped leaves what was there before.

    Raises
    ------
    CannotWriteError
    """
    with replacing(path) as partial:
        return FORMATS[path.suffix.lower()](facts, partial)


def _write_jsonl(facts: Iterable[Fact], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, fact in enumerate(facts, 1):  # noqa: B007 - the count is the answer
            file.write(json.dumps(fact.as_row(), ensure_ascii=False) + "\n")
    return count


def _write_parquet(facts: Iterable[Fact], path: Path) -> int:
    """Columns of plain types; ``value`` and ``qualifiers`` hold JSON, because their shape varies by field."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([
        ("doc", pa.string()), ("field", pa.string()), ("value", pa.string()), ("unit", pa.string()),
        ("quote", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("subject", pa.string()),
        ("qualifiers", pa.string()), ("extractor", pa.string()),
    ])  # fmt: skip
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(facts, ROWS_A_GROUP):
            rows = [
                {
                    "doc": fact.doc, "field": fact.field, "value": json.dumps(fact.value, ensure_ascii=False),
                    "unit": fact.unit, "quote": fact.quote, "start": fact.start, "end": fact.end,
                    "subject": fact.subject, "qualifiers": json.dumps(dict(fact.qualifiers), ensure_ascii=False),
                    "extractor": fact.extractor,
                }
                for fact in group
            ]  # fmt: skip
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def _groups(facts: Iterable[Fact], size: int) -> Iterator[list[Fact]]:
    remaining = iter(facts)
    while group := list(islice(remaining, size)):
        yield group


FORMATS: dict[str, Callable[[Iterable[Fact], Path], int]] = {".jsonl": _write_jsonl, ".parquet": _write_parquet}
"""What ``--out`` can write, by suffix."""
