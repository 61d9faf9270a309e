"""Text in images, by rapidocr: an optional extra, asked for when the first image comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from ashore.documents.errors import ImageBrokenError, ImageWithoutTextError, MissingOcrError
from ashore.documents.limits import Limits
from ashore.documents.model import Note
from ashore.documents.plain import document_of
from ashore.documents.reader import Item
from ashore.documents.source import Source

_MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def installed() -> bool:
    """Say whether text recognition is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def recognise(image: Any) -> str:
    """Return the text in an image (encoded bytes, or an array of height x width x 3), a line a line.

    Boxes that stand side by side are one line: rapidocr gives a box for each run of letters.
    """
    found = _engine()(image)
    if found.txts is None:
        return ""
    boxes = [
        (min(y for _, y in box), max(y for _, y in box), min(x for x, _ in box), text)
        for box, text in zip(found.boxes, found.txts, strict=True)
    ]
    lines: list[tuple[float, float, list[tuple[float, str]]]] = []
    for top, bottom, left, text in sorted(boxes):
        middle = (top + bottom) / 2
        if lines and lines[-1][0] <= middle <= lines[-1][1]:
            lines[-1][2].append((left, text))
        else:
            lines.append((top, bottom, [(left, text)]))
    return "\n".join(" ".join(text for _, text in sorted(runs)) for _, _, runs in lines)


@dataclass(frozen=True)
class ImageReader:
    """Reads photographs and screenshots of text."""

    name: str = "image"
    suffixes: frozenset[str] = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
    media_types: frozenset[str] = frozenset({"image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff"})

    def sniff(self, head: bytes, name: str) -> bool:
        """Say whether it begins like an image, or is called one."""
        webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
        return webp or head.startswith(_MAGIC) or name.lower().endswith(tuple(self.suffixes))

    def read(self, source: Source, limits: Limits) -> Iterator[Item]:
        """Yield the one document of the image.

        Raises
        ------
        MissingOcrError, ImageBrokenError, ImageWithoutTextError
        """
        data = source.read(limits)
        if not installed():
            raise MissingOcrError(file=source.file)
        try:
            text = recognise(data)
        except Exception as problem:  # noqa: BLE001 - rapidocr wraps whatever its image library raises
            raise ImageBrokenError(file=source.file, reason=type(problem).__name__) from None
        if not text.strip():
            raise ImageWithoutTextError(file=source.file)
        found = document_of(text, source.name, file=source.file, media_type="image/*")
        yield replace(found, notes=(*found.notes, Note("recognised_text", 1)))
