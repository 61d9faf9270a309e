"""Text as it stands: decoded, line ends folded to line feeds, what text cannot hold replaced one for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ashore.documents.encoding import decode, peek
from ashore.documents.errors import EmptyFileError
from ashore.documents.furniture import furniture
from ashore.documents.kinds import kind_of_text
from ashore.documents.limits import Limits
from ashore.documents.metadata import metadata
from ashore.documents.model import Document, Kind, Note
from ashore.documents.reader import Item
from ashore.documents.source import Source

_BROKEN: Final = re.compile(r"[\x00\ud800-\udfff]")
"""NUL, which databases and C libraries end a string at, and surrogates without a partner, which have no UTF-8."""


def clean(text: str) -> tuple[str, tuple[Note, ...]]:
    """Replace what no text can hold by U+FFFD, one for one, so that offsets stand; say how many there were."""
    if not _BROKEN.search(text):
        return text, ()
    mended, count = _BROKEN.subn("\ufffd", text)
    return mended, (Note("replaced_characters", count),)


def newlines(text: str) -> str:
    """Fold CR LF and CR to LF, as Python does when it opens a text file."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def document_of(
    text: str, name: str, *, file: str, kind: Kind | None = None, media_type: str = "text/plain"
) -> Document:
    """Build the document of a whole text: its metadata, kind and furniture.

    Raises
    ------
    EmptyFileError
        If there is nothing but white space.
    """
    text, notes = clean(newlines(text))
    if not text.strip(" \t\n\v\f\u3000\u200b\ufeff\ufffd"):
        raise EmptyFileError(file=file)
    kind = kind or kind_of_text(text, name)
    found = metadata(text, kind)
    return Document(
        name,
        text,
        kind=kind,
        title=found.title,
        author=found.author,
        published=found.published,
        language=found.language,
        url=found.url,
        media_type=media_type,
        furniture=furniture(text, kind, markdown=media_type == "text/markdown"),
        notes=notes,
    )


@dataclass(frozen=True)
class PlainReader:
    """Reads what is text and nothing more particular."""

    name: str = "text"
    suffixes: frozenset[str] = frozenset({".txt", ".text", ".log"})
    media_types: frozenset[str] = frozenset({"text/plain"})
    media_type: str = "text/plain"

    def sniff(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - any text will do, whatever its name
        """Say whether it is text at all."""
        return peek(head) is not None

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the one document of the file."""
        data = source.read(limits)
        decoded = decode(data, source.file)
        yield document_of(decoded.text, source.name, file=source.file, media_type=self.media_type)


def forced(document: Document, kind: Kind) -> Document:
    """Return the document as one of ``kind``: its header and what belongs to the page are read anew."""
    if document.kind == kind:
        return document
    if document.media_type in {"text/plain", "text/markdown"}:
        anew = document_of(
            document.text, document.name, file=document.name, kind=kind, media_type=document.media_type
        )
        return replace(anew, notes=document.notes)
    return replace(document, kind=kind)
