"""Every reader there is, and the one way in: a path, a folder, ``-`` or pasted text becomes documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, cast

from ashore.documents.errors import (
    BinaryFileError,
    DocumentError,
    EmptyFileError,
    EmptyFolderError,
    NotAFileError,
    TooManyItemsError,
    UnreadableFileError,
)
from ashore.documents.limits import DEFAULT, Limits
from ashore.documents.model import Document, Kind
from ashore.documents.reader import BrokenItem, Item, Reader
from ashore.documents.source import STDIN, Source

READERS: Final = (
    "pdf:PdfReader",
    "docx:DocxReader",
    "ocr:ImageReader",
    "html:HtmlReader",
    "jsonl:JsonLinesReader",
    "jsonfile:JsonReader",
    "table:TableReader",
    "markdown:MarkdownReader",
    "plain:PlainReader",
)
"""In the order in which they are asked: magic numbers first, plain text last."""


@cache
def readers() -> tuple[Reader, ...]:
    """Return every reader. Their modules are light; the libraries they need are loaded when they read."""
    found = []
    for place in READERS:
        module, _, name = place.partition(":")
        found.append(cast("Reader", getattr(import_module(f"ashore.documents.{module}"), name)()))
    return tuple(found)


def reader_of(source: Source) -> Reader:
    """Return the first reader that takes the source for its own.

    Raises
    ------
    DocumentError
        If none does: what kind of file it is, or that it is not text.
    """
    for reader in readers():
        if reader.sniff(source.head, source.name):
            return reader
    from ashore.documents.encoding import detect

    detect(source.head, source.file, cut=True)
    raise BinaryFileError(file=source.file)


def read(where: Path | str, *, kind: Kind | Literal["auto"] = "auto", limits: Limits = DEFAULT) -> Iterator[Item]:
    """Yield the documents of a file, of a folder, or of standard input (``-``), broken items among them.

    Parameters
    ----------
    where
        A path, or ``-``.
    kind
        What the documents are; ``auto`` leaves it to the format, or to the text.
    limits
        What one input may cost.

    Raises
    ------
    DocumentError
        If a file given by name cannot be read as a whole. In a folder that is a broken item, and the walk goes on.
    """
    if str(where) != STDIN and os.path.isdir(where):  # noqa: PTH112 - Path.is_dir raises where it may not look
        yield from _walk(Path(where), kind, limits)
    else:
        yield from read_source(Source.of(where), kind=kind, limits=limits)


def read_source(
    source: Source, *, kind: Kind | Literal["auto"] = "auto", limits: Limits = DEFAULT
) -> Iterator[Item]:
    """Yield the documents of one source; see `read`.

    Raises
    ------
    DocumentError
        If it cannot be read as a whole, or there is not one item in it.
    """
    from ashore.documents.plain import forced

    source = source.unpacked(limits)
    item = None
    for item in reader_of(source).read(source, limits):
        yield forced(item, kind) if kind != "auto" and isinstance(item, Document) else item
    if item is None:
        raise EmptyFileError(file=source.file)


def read_text(text: str, name: str, *, kind: Kind | Literal["auto"] = "auto") -> Document:
    """Return the document of pasted text, Markdown or plain.

    Raises
    ------
    EmptyFileError
        If there is nothing in it.
    """
    from ashore.documents.markdown import looks_like_markdown
    from ashore.documents.plain import document_of

    media_type = "text/markdown" if looks_like_markdown(text) else "text/plain"
    return document_of(text, name, file=name, kind=None if kind == "auto" else kind, media_type=media_type)


def _walk(folder: Path, kind: Kind | Literal["auto"], limits: Limits) -> Iterator[Item]:
    """Read the files of a folder and the folders in it, sorted; hidden files and links to folders are left out."""
    count = 0
    for path in _files(folder):
        count += 1
        if count > limits.items:
            raise TooManyItemsError(file=str(folder), limit=limits.items)
        name = path.relative_to(folder).as_posix()
        try:
            if path.exists() and not path.is_file():
                raise NotAFileError(file=str(path))
            yield from read_source(replace(Source.of(path), name=name), kind=kind, limits=limits)
        except DocumentError as error:
            yield BrokenItem(str(path), error.details.get("line"), error)
    if not count:
        raise EmptyFolderError(file=str(folder))


def _files(folder: Path) -> Iterator[Path]:
    def refuse(problem: OSError) -> None:
        raise UnreadableFileError(file=str(problem.filename), reason=problem.strerror or str(problem))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(place, name)
