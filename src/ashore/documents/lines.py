"""Lines of a stream as text, one at a time: a file of any size is read with the memory of its longest line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from ashore.documents.encoding import MARKS, detect_lines
from ashore.documents.errors import DocumentError, LineEncodingError, LineTooLongError
from ashore.documents.limits import Limits
from ashore.documents.source import Source

_WIDE: Final = ("utf-16", "utf-32")


def lines(source: Source, limits: Limits) -> Iterator[tuple[int, str | DocumentError]]:
    """Yield each line with its number, without its end; an error in place of one that is no text or too long."""
    encoding = detect_lines(source.head, source.file)
    with source.open() as stream:
        if encoding.startswith(_WIDE):
            yield from _wide_lines(stream, encoding, source.file)
            return
        mark = next((mark for mark, _ in MARKS if source.head.startswith(mark)), b"")
        stream.read(len(mark))
        number = 0
        while raw := stream.readline(limits.bytes + 1):
            number += 1
            if len(raw) > limits.bytes:
                _skip_line(stream)
                yield number, LineTooLongError(file=source.file, line=number, limit=limits.bytes)
                continue
            try:
                yield number, raw.decode(encoding).rstrip("\r\n")
            except UnicodeDecodeError:
                yield number, LineEncodingError(file=source.file, line=number, encoding=encoding)


def _skip_line(stream: BinaryIO) -> None:
    while (raw := stream.readline(1_048_576)) and not raw.endswith(b"\n"):
        pass


def _wide_lines(stream: BinaryIO, encoding: str, file: str) -> Iterator[tuple[int, str | DocumentError]]:
    """Lines of UTF-16 and UTF-32, whose line ends are no single byte."""
    for number, line in enumerate(io.TextIOWrapper(stream, encoding, errors="replace", newline="\n"), 1):
        if "\ufffd" in line:
            yield number, LineEncodingError(file=file, line=number, encoding=encoding)
        else:
            yield number, line.removeprefix("\ufeff").rstrip("\r\n")


@contextmanager
def opened_as_text(source: Source) -> Iterator[io.TextIOWrapper]:
    """Open a source as text with its line ends kept; bytes in another encoding become lone surrogates."""
    encoding = detect_lines(source.head, source.file)
    with (
        source.open() as stream,
        io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="") as text,
    ):
        yield text
