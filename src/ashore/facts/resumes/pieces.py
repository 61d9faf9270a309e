"""Lines of a résumé and the pieces between their separators, in folded text."""

from __future__ import annotations

import re
from typing import Final

Span = tuple[int, int]

_SEPARATOR: Final = re.compile(r"\s*[|·•∙⋅;；,，、\t⚫◼➢]\s*|\s+[-–—~/@]{1,2}\s+|\s{2,}|\s*\n\s*|[—–]{1,2}|--+")
_EDGE: Final = " \t\r\n\u3000*_#`:：.。|,，;；-–—~/()（）[]【】<>•●■◆▪◼►➢⚫·\u200b"
_BULLET: Final = re.compile(
    r"\s*(?:[-*+•●■◆▪◼►➢⚫·○◦‣–—✓√\ue000-\uf8ff]\s?|\(?\d{1,2}[、.．)）](?!\d)\s?|[①-⑳]\s?)"
)
_SENTENCE: Final = re.compile(r"[。；;！？!?]|[.]\s*$|[.]\s+[a-z]")


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without signs and spaces at its edges, whole brackets kept; None if nothing is left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    return (start, end) if start < end else None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a bracket that the span opened, or ends an abbreviation (Inc., B.S.)."""
    last = text[end - 1]
    if last == ".":
        return bool(re.search(r"(?:\b(?:inc|ltd|co|corp|jr|sr)|\b[a-z](?:\.[a-z])+)\.$", text[start:end]))
    opening = {")": "(", "）": "（", "]": "[", "】": "【"}.get(last)
    return opening is not None and opening in text[start : end - 1]


def split(text: str, start: int, end: int, *, commas: bool = True) -> list[Span]:
    """Cut a span at the separators between the parts of a headline: | · , tabs, spaced dashes, two spaces."""
    spans = []
    at = start
    for gap in _SEPARATOR.finditer(text, start, end):
        if not commas and gap[0].strip() in {",", "，", "、"}:
            continue
        spans.append((at, gap.start()))
        at = gap.end()
    spans.append((at, end))
    return [span for piece in spans if (span := trim(text, *piece))]


def line_at(text: str, position: int) -> Span:
    """Return the line that holds a position, without its line break."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def line_before(text: str, start: int) -> Span | None:
    """Return the line before the one that begins at ``start``."""
    return line_at(text, start - 1) if start > 0 else None


def line_after(text: str, end: int) -> Span | None:
    """Return the line after the one that ends at ``end``."""
    return line_at(text, end + 1) if end < len(text) else None


def is_bullet(text: str, start: int, end: int) -> bool:
    """Say whether a line is an item of a list."""
    match = _BULLET.match(text, start, end)
    return match is not None and match.end() > start


def without_bullet(text: str, start: int, end: int) -> Span:
    """Return the line without the sign or number that opens it as an item of a list."""
    match = _BULLET.match(text, start, end)
    start = match.end() if match else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_headline(text: str, start: int, end: int, *, longest: int = 70) -> bool:
    """Say whether a line may name an employer, a school or a title: short, no sentence, no item of a list."""
    body = text[start:end].strip()
    if not body or len(body) > longest or _SENTENCE.search(body):
        return False
    return body.startswith("**") or not is_bullet(text, start, end)
