"""DOCX by python-docx: paragraphs, lists and tables in order; hidden text left out, bombs refused unopened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ashore.documents.errors import DocxBrokenError, TooMuchInsideError, ZipBombError
from ashore.documents.limits import Clock, Limits
from ashore.documents.model import Note
from ashore.documents.plain import document_of
from ashore.documents.reader import Item
from ashore.documents.source import Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RATIO: Final = 200
"""Times a part may shrink in a package; XML of Word shrinks 10 to 30 times."""
HARMLESS: Final = 20_000_000
"""Bytes of a part that are unpacked whatever it shrank by."""
PARTS: Final = 10_000
TINY: Final = 3
"""Half-points: letters up to a point and a half are meant not to be read."""
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTBOX: Final = f"{_W}txbxContent"


@dataclass(frozen=True)
class DocxReader:
    """Reads Word documents since 2007."""

    name: str = "docx"
    suffixes: frozenset[str] = frozenset({".docx"})
    media_types: frozenset[str] = frozenset({MEDIA_TYPE})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it is called DOCX, or is a package with a Word document in it."""
        return name.lower().endswith(".docx") or (head.startswith(b"PK\x03\x04") and b"word/" in head)

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the one document of the file.

        Raises
        ------
        DocxBrokenError, TooMuchInsideError, ZipBombError, TooSlowError
        """
        data = source.read(limits)
        check_package(data, limits, source.file)
        writer = _Writer(Clock(limits, source.file))
        writer.write(_opened(data, source.file))
        found = document_of(writer.text, source.name, file=source.file, media_type=MEDIA_TYPE)
        notes = (Note("hidden_text", writer.hidden),) if writer.hidden else ()
        yield replace(found, notes=(*found.notes, *notes))


def check_package(data: bytes, limits: Limits, file: str) -> None:
    """Refuse a package that unpacks to too much, by what its directory says, before anything is unpacked.

    Raises
    ------
    DocxBrokenError, TooMuchInsideError, ZipBombError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as problem:
        raise DocxBrokenError(file=file, reason=str(problem)) from None
    if any(part.file_size > HARMLESS and part.file_size > RATIO * part.compress_size for part in parts):
        raise ZipBombError(file=file)
    # Parts of XML become trees many times their size; images are only carried along.
    trees = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if trees > limits.bytes or sum(part.file_size for part in parts) > limits.decompressed_bytes:
        raise TooMuchInsideError(file=file, limit=limits.decompressed_bytes)
    if len(parts) > PARTS:
        raise ZipBombError(file=file)


def _opened(data: bytes, file: str) -> WordDocument:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        return Document(io.BytesIO(data))
    except (
        PackageNotFoundError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        AttributeError,
    ) as problem:
        # python-docx raises KeyError for a missing part and ValueError for a package of another program.
        raise DocxBrokenError(file=file, reason=str(problem).strip("'\"") or type(problem).__name__) from None


class _Writer:
    """Collects lines; counts what is hidden."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.lines: list[str] = []
        self.hidden = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")

    def write(self, document: WordDocument) -> None:
        """Write the header of the first page, where names and addresses often stand, then the body."""
        if document.sections:
            for paragraph in document.sections[0].header.paragraphs:
                self._paragraph(paragraph, shaded=False)
        for block in document.iter_inner_content():
            self.clock.check()
            self._block(block, shaded=False)

    def _block(self, block: Any, *, shaded: bool) -> None:
        from docx.table import Table

        if isinstance(block, Table):
            self._table(block)
        else:
            self._paragraph(block, shaded=shaded)

    def _table(self, table: Table) -> None:
        """Write a row a line, cells parted by `` | ``, a cell that spans columns once."""
        for row in table.rows:
            cells: list[str] = []
            nested: list[str] = []
            seen = set()
            for cell in row.cells:
                if id(cell._tc) in seen:  # noqa: SLF001 - the element alone tells that a cell spans columns
                    continue
                seen.add(id(cell._tc))  # noqa: SLF001 - as above
                inner = _Writer(self.clock)
                for block in cell.iter_inner_content():
                    inner._block(block, shaded=_is_shaded(cell._tc.tcPr))  # noqa: SLF001 - as above
                self.hidden += inner.hidden
                lines = [line for line in inner.lines if line.strip()]
                if len(lines) > 3 or sum(map(len, lines)) > 200:
                    # A cell that holds a page is layout, as in many templates of résumés: its lines stay lines.
                    nested += lines
                elif lines:
                    cells.append(" ".join(line.strip() for line in lines))
            if cells:
                self.lines.append(" | ".join(cells))
            self.lines += nested

    def _paragraph(self, paragraph: Paragraph, *, shaded: bool) -> None:
        element = paragraph._p  # noqa: SLF001 - shading and text boxes are told by the element alone
        shaded = shaded or _is_shaded(element.pPr)
        text = "".join(self._runs(paragraph, shaded=shaded))
        if _is_list_item(paragraph) and text.strip():
            text = "- " + text.strip()
        self.lines += text.rstrip().split("\n")
        for box in element.iter(_TEXTBOX):
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                self._box(box, paragraph)

    def _box(self, box: Any, paragraph: Paragraph) -> None:
        from docx.text.paragraph import Paragraph

        for inner in box.iterchildren(f"{_W}p"):
            # What stands behind a text box is drawn with it, and is not known here: its white text may be seen.
            self._paragraph(Paragraph(inner, paragraph._parent), shaded=True)  # noqa: SLF001 - its only way

    def _runs(self, paragraph: Paragraph, *, shaded: bool) -> Iterator[str]:
        from docx.text.hyperlink import Hyperlink

        for piece in paragraph.iter_inner_content():
            for run in piece.runs if isinstance(piece, Hyperlink) else (piece,):
                if _is_hidden(run, shaded=shaded):
                    self.hidden += len("".join(run.text.split()))
                else:
                    yield run.text


def _is_hidden(run: Any, *, shaded: bool) -> bool:
    """Say whether a run is hidden (``vanish``), white on white, or too small to read, by itself or its style."""
    fonts = [run.font, *(style.font for style in _styles(run.style))]
    if any(font.hidden for font in fonts[:1]) or (fonts[0].hidden is None and any(font.hidden for font in fonts)):
        return True
    size = next((font.size for font in fonts if font.size is not None), None)
    if size is not None and size.pt * 2 <= TINY:
        return True
    return not shaded and not _is_shaded(run._r.rPr) and _is_white(fonts)  # noqa: SLF001 - shading is not in the API


def _styles(style: Any) -> Iterator[Any]:
    while style is not None:
        yield style
        style = style.base_style


def _is_white(fonts: list[Any]) -> bool:
    for font in fonts:
        color = font.color
        if color is not None and color.type is not None:
            theme = str(getattr(color, "theme_color", None) or "")
            if "BACKGROUND_1" in theme or "LIGHT_1" in theme:
                return True
            return color.rgb is not None and min(color.rgb) >= 0xF8
    return False


def _is_shaded(properties: Any) -> bool:
    """Say whether a run, paragraph or cell has a background of its own."""
    if properties is None:
        return False
    shading = properties.find(f"{_W}shd")
    filled = shading is not None and shading.get(f"{_W}fill", "auto").lower() not in {"auto", "ffffff", ""}
    return filled or properties.find(f"{_W}highlight") is not None


def _is_list_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - numbering is told by the element alone
    numbered = properties is not None and properties.numPr is not None
    style = paragraph.style
    return numbered or (style is not None and (style.name or "").startswith("List "))
