"""One JSON value in a file: a résumé (JSON Resume), ads (JobPosting), or objects with the text of an ad."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ashore.documents.ads import ad, known
from ashore.documents.encoding import decode, peek
from ashore.documents.errors import DocumentError, EmptyFileError, JsonBrokenError, JsonUnknownError, TooDeepError
from ashore.documents.jobposting import posting_document, postings
from ashore.documents.jsonresume import is_resume, resume_document
from ashore.documents.limits import Limits
from ashore.documents.model import Document
from ashore.documents.reader import BrokenItem, Item
from ashore.documents.source import Source


@dataclass(frozen=True)
class JsonReader:
    """Reads ``.json`` and ``.jsonld``, and what begins like JSON on standard input."""

    name: str = "json"
    suffixes: frozenset[str] = frozenset({".json", ".jsonld"})
    media_types: frozenset[str] = frozenset({"application/json", "application/ld+json"})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is called JSON, or begins with an object or a list of objects."""
        if name.lower().endswith(tuple(self.suffixes)):
            return True
        text = (peek(head) or "").lstrip()
        if text.startswith("["):
            text = text[1:].lstrip()
        return text.startswith("{") and text[1:].lstrip().startswith(('"', "}")) and '":' in text.replace(" ", "")

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield a résumé, or the ads of the file.

        Raises
        ------
        JsonBrokenError, JsonUnknownError, TooDeepError
        """
        text = decode(source.read(limits), source.file).text
        if not text.strip():
            raise EmptyFileError(file=source.file)
        value = parse(text, limits, source.file)
        if is_resume(value):
            yield resume_document(value, source.name)
            return
        found = list(postings(value))
        if not found:
            yield from _objects(value, source)
            return
        for index, posting in enumerate(found, 1):
            name = source.name if len(found) == 1 else f"{source.name}#{index}"
            try:
                yield posting_document(posting, name, file=source.file, limits=limits)
            except DocumentError as error:
                yield BrokenItem(source.file, None, error)


def parse(text: str, limits: Limits, file: str) -> Any:
    """Return the JSON value of a text.

    Raises
    ------
    JsonBrokenError
        With line and column.
    TooDeepError
        If it is nested deeper than the limit.
    """
    if _depth(text, limits.nesting) > limits.nesting:
        raise TooDeepError(file=file, limit=limits.nesting)
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise JsonBrokenError(file=file, line=problem.lineno, column=problem.colno, reason=problem.msg) from None
    except ValueError as problem:  # Python refuses integers of thousands of digits
        raise JsonBrokenError(file=file, line=1, column=1, reason=str(problem).partition(";")[0]) from None


def _depth(text: str, enough: int) -> int:
    """Return how deep brackets nest outside strings, or ``enough + 1`` as soon as it is more."""
    if text.count("[") + text.count("{") <= enough:
        return 0
    depth = deepest = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        character = token.group()
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > enough:
                return enough + 1
        elif character in "]}":
            depth -= 1
    return deepest


def _objects(value: Any, source: Source) -> Iterator[Item]:
    entries = value if isinstance(value, list) else [value]
    if not any(isinstance(entry, dict) and known(entry) & {"text", "description"} for entry in entries):
        raise JsonUnknownError(file=source.file)
    for index, entry in enumerate(entries, 1):
        name = source.name if len(entries) == 1 else f"{source.name}#{index}"
        try:
            yield _ad(entry, name, index, source)
        except DocumentError as error:
            yield BrokenItem(source.file, index, error)


def _ad(entry: Any, name: str, index: int, source: Source) -> Document:
    if not isinstance(entry, dict):
        raise JsonUnknownError(file=source.file)
    return ad(entry, name, file=source.file, line=index, media_type="application/json")
