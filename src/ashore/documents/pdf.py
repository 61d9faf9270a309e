"""PDF by pdfium: what a reader of the page sees, in lines that end where sentences do.

pdfium is not safe for threads: read PDFs in one thread of a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ashore.documents.errors import (
    PdfBrokenError,
    PdfCutError,
    PdfEncryptedError,
    PdfWithoutTextError,
    TooManyPagesError,
)
from ashore.documents.limits import Clock, Limits
from ashore.documents.model import Note
from ashore.documents.pdf_lines import Line, join_lines, page_lines
from ashore.documents.plain import document_of
from ashore.documents.reader import Item
from ashore.documents.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MEDIA_TYPE = "application/pdf"
_MAGIC: Final = b"%PDF-"
_END: Final = b"%%EOF"
_TAIL: Final = 4_096
"""How far from its end a whole file says that it ends; some programs write padding after it."""
_PASSWORD: Final = 4
"""FPDF_ERR_PASSWORD."""
_OCR_SCALE: Final = 2.5


@dataclass(frozen=True)
class PdfReader:
    """Reads the text layer of a PDF; where there is none, the pages as images if text recognition is installed."""

    name: str = "pdf"
    suffixes: frozenset[str] = frozenset({".pdf"})
    media_types: frozenset[str] = frozenset({MEDIA_TYPE})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it begins like a PDF, or is called one."""
        return _MAGIC in head[:1024] or name.lower().endswith(".pdf")

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the one document of the file.

        Raises
        ------
        PdfBrokenError, PdfEncryptedError, PdfWithoutTextError, TooManyPagesError, TooSlowError
        """
        data = source.read(limits)
        if _MAGIC not in data[:1024]:
            raise PdfBrokenError(file=source.file, reason="no %PDF- header")
        if _END not in data[-_TAIL:]:
            raise PdfCutError(file=source.file)
        document = _opened(data, source.file)
        try:
            text, notes = _text(document, source, limits)
        finally:
            document.close()
        found = document_of(text, source.name, file=source.file, media_type=MEDIA_TYPE)
        yield replace(found, notes=(*found.notes, *notes))


def _opened(data: bytes, file: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD or "password" in str(problem).lower():
            raise PdfEncryptedError(file=file) from None
        raise PdfBrokenError(file=file, reason=str(problem)) from None


def _text(document: PdfDocument, source: Source, limits: Limits) -> tuple[str, tuple[Note, ...]]:
    pages = len(document)
    if pages > limits.pages:
        raise TooManyPagesError(file=source.file, limit=limits.pages, pages=pages)
    clock = Clock(limits, source.file)
    found: list[list[Line]] = []
    hidden = 0
    for number in range(pages):
        clock.check()
        lines, dropped = _page(document, number, source.file)
        found.append(lines)
        hidden += dropped
    text = "\n\n".join(filter(None, map(join_lines, found)))
    notes = (Note("hidden_text", hidden),) if hidden else ()
    if text.strip():
        return text, notes
    return _recognised(document, source, clock), (*notes, Note("recognised_text", pages))


def _page(document: PdfDocument, number: int, file: str) -> tuple[list[Line], int]:
    from pypdfium2 import PdfiumError

    try:
        return page_lines(document[number])
    except PdfiumError as problem:
        raise PdfBrokenError(file=file, reason=f"{number + 1}: {problem}") from None


def _recognised(document: PdfDocument, source: Source, clock: Clock) -> str:
    from ashore.documents.ocr import installed, recognise

    if not installed():
        raise PdfWithoutTextError(file=source.file, pages=len(document))
    texts = []
    for page in document:
        clock.check()
        texts.append(recognise(page.render(scale=_OCR_SCALE).to_numpy()))
    text = "\n\n".join(filter(None, texts))
    if not text:
        raise PdfWithoutTextError(file=source.file, pages=len(document))
    return text
