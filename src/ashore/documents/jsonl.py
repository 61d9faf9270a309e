"""JSON lines of ads: one object a line, streamed; a broken line is told by its number and the next one is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.documents.ads import ad, known
from ashore.documents.encoding import peek
from ashore.documents.errors import DocumentError, LineNotJsonError, TooManyItemsError
from ashore.documents.jobposting import posting_document, postings
from ashore.documents.limits import Limits
from ashore.documents.lines import lines
from ashore.documents.model import Document
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.source import Source

MEDIA_TYPE = "application/jsonl"


@dataclass(frozen=True)
class JsonLinesReader:
    """Reads ``{"id": …, "text": …}`` a line, the columns of a table of ads as members, or a JobPosting."""

    name: str = "jsonl"
    suffixes: frozenset[str] = frozenset({".jsonl", ".ndjson"})
    media_types: frozenset[str] = frozenset({MEDIA_TYPE, "application/x-ndjson"})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is called JSON lines, or begins with a line that is an ad as an object."""
        if name.lower().endswith(tuple(self.suffixes)):
            return True
        if name.lower().endswith((".json", ".jsonld")):
            return False
        text = (peek(head) or "").lstrip()
        if not text.startswith("{"):
            return False
        try:
            first = json.loads(text.partition("\n")[0])
        except (ValueError, RecursionError):
            return False
        return isinstance(first, dict) and bool(known(first) & {"text", "description"})

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield an ad or a broken item for each line that is not blank."""
        count = 0
        for number, line in lines(source, limits):
            if isinstance(line, DocumentError):
                yield BrokenItem(source.file, number, line)
                continue
            if not line.strip():
                continue
            count += 1
            if count > limits.items:
                raise TooManyItemsError(file=source.file, limit=limits.items)
            try:
                yield self._ad(line, number, source, limits)
            except DocumentError as error:
                yield BrokenItem(source.file, number, error)

    @staticmethod
    def _ad(line: str, number: int, source: Source, limits: Limits) -> Document:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as problem:
            column = getattr(problem, "colno", 1)
            raise LineNotJsonError(file=source.file, line=number, column=column) from None
        if not isinstance(value, dict):
            raise LineNotJsonError(file=source.file, line=number, column=1)
        name = f"{source.name}:{number}"
        if "@type" in value and (posting := next(postings(value), None)):
            return posting_document(posting, name, file=source.file, limits=limits, line=number)
        return ad(value, name, file=source.file, line=number, media_type=MEDIA_TYPE)
