"""The words of a file as its writer typed them: an answer is practised word for word."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from ashore.documents.encoding import decode
from ashore.documents.errors import BinaryFileError, UnsupportedFormatError
from ashore.documents.limits import Limits
from ashore.documents.model import Document
from ashore.documents.registry import read_source
from ashore.documents.source import Source

LIMITS: Final = Limits(bytes=20_000_000)
"""Of a file of answers: as text, forty of them have forty thousand bytes; a DOCX may hold pictures."""
_PAGES: Final = (".html", ".htm", ".xhtml", ".mht")


def read_words(source: Source) -> str:
    """Return a text file as it is typed, and of another format (DOCX, PDF, HTML) the text that its reader finds.

    Raises
    ------
    DocumentError
        Where it cannot be read.
    """
    if not source.name.lower().endswith(_PAGES):
        source = source.unpacked(LIMITS)
        data = source.read(LIMITS)
        with suppress(BinaryFileError, UnsupportedFormatError):
            return decode(data, source.file).text
        source = Source.of_bytes(data, source.name)
    texts: list[str] = []
    for item in read_source(source, limits=LIMITS):
        if not isinstance(item, Document):
            raise item.error
        texts.append(item.text)
    return "\n\n".join(texts)
