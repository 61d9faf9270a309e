"""The visible characters of a PDF page as lines, and lines joined to paragraphs.

Hidden is what nobody reads on the page: rendering mode 3 (unless the page is a scan, whose recognised text is laid
under the image so), letters under 2 points, letters outside the page, and light letters whose place, once the page
is drawn, shows no contrast. White letters on a dark bar are visible, and stay.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ashore.text.folding import fold_chars

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

TINY: Final = 2.0
"""Points: the smallest letter that somebody could have meant to be read."""
LIGHT: Final = 200
"""Channels at least so bright make a letter suspect."""
CONTRAST: Final = 24
"""Grey levels between the brightest and the darkest spot of a letter that can be seen."""
_INVISIBLE_MODES: Final = (3, 7)
_SCALE: Final = 2.0
_SCAN: Final = 0.5
"""A page half of which is an image, with all its text in mode 3, is a scan."""


@dataclass(slots=True)
class Line:
    """A line of the page, with its box in points; ``bottom < top``."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height of the letters, which is their size."""
        return self.top - self.bottom


@dataclass(slots=True)
class _Letter:
    text: str
    box: tuple[float, float, float, float]
    invisible: bool
    light: bool


def page_lines(page: PdfPage) -> tuple[list[Line], int]:
    """Return the lines of a page in the order of the file, and how many characters were hidden."""
    text_page = page.get_textpage()
    try:
        letters = [_letter(text_page, index) for index in range(text_page.count_chars())]
    finally:
        text_page.close()
    printed = [letter for letter in letters if letter.text.strip()]
    scan = bool(printed) and all(letter.invisible for letter in printed) and _image_share(page) >= _SCAN
    shown = None
    if any(letter.light for letter in printed):
        shown = page.render(scale=_SCALE, grayscale=True).to_numpy()
    size = page.get_size()
    lines: list[Line] = []
    current: list[_Letter] = []
    hidden = 0
    for letter in letters:
        if letter.text == "\n":
            _end_line(lines, current)
            current = []
        elif letter.text.strip() and _is_hidden(letter, size, shown, scan=scan):
            hidden += 1
        else:
            current.append(letter)
    _end_line(lines, current)
    return lines, hidden


def _letter(page: PdfTextPage, index: int) -> _Letter:
    import pypdfium2.raw as pdfium

    code = pdfium.FPDFText_GetUnicode(page, index)
    text = "\n" if code in {10, 13} else _readable(code)
    if not text.strip() or pdfium.FPDFText_IsGenerated(page, index):
        return _Letter(text, (0, 0, 0, 0), invisible=False, light=False)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(page, index, red, green, blue, alpha)
    thing = pdfium.FPDFText_GetTextObject(page, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
    faint = alpha.value < 255 or min(red.value, green.value, blue.value) >= LIGHT
    box = (left.value, bottom.value, right.value, top.value)
    return _Letter(text, box, invisible=mode in _INVISIBLE_MODES, light=faint)


@cache
def _readable(code: int) -> str:
    """Return the character of a code: radicals as the characters they stand for, ligatures as letters."""
    if code in {0, 0xFFFE, 0xFFFF} or 0xD800 <= code <= 0xDFFF:
        return ""
    if code in {2, 0xAD}:  # pdfium's mark for a hyphen that only breaks the line
        return "\xad"
    character = chr(code)
    if 0x2E80 <= code <= 0x2EFF:  # the supplement has no NFKC forms
        return fold_chars(character)
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", character)
    return " " if character.isspace() or code < 32 else character


def _is_hidden(letter: _Letter, size: tuple[float, float], shown: Any, *, scan: bool) -> bool:
    left, bottom, right, top = letter.box
    if letter.invisible:
        return not scan
    if right <= left or top <= bottom:  # a letter the font draws nothing for
        return False
    if right <= 0 or top <= 0 or left >= size[0] or bottom >= size[1]:
        return True
    if max(top - bottom, right - left) < TINY and not _is_small_mark(letter.text):
        return True
    return letter.light and not _has_contrast(letter.box, size, shown)


def _is_small_mark(text: str) -> bool:
    return not text.isalnum()


def _has_contrast(box: tuple[float, float, float, float], size: tuple[float, float], shown: Any) -> bool:
    left, bottom, right, top = (value * _SCALE for value in box)
    height = size[1] * _SCALE
    spot = shown[
        max(0, int(height - top)) : max(0, int(height - bottom)) + 1, max(0, int(left)) : max(0, int(right)) + 1
    ]
    return bool(spot.size) and int(spot.max()) - int(spot.min()) >= CONTRAST


def _image_share(page: PdfPage) -> float:
    """Return the share of the page under its largest image."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    largest = 0.0
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = image.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / (width * height) if width and height else 0.0


def _end_line(lines: list[Line], letters: list[_Letter]) -> None:
    text = re.sub(r"[ \t]+", " ", "".join(letter.text for letter in letters)).strip(" ")
    boxes = [letter.box for letter in letters if letter.box[2] > letter.box[0]]
    if not text:
        return
    if not boxes:
        lines.append(Line(text, 0, 0, 0, 0))
        return
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    lines.append(Line(text, min(lefts), max(rights), min(bottoms), max(tops)))


_ENDS: Final = re.compile(r"[。！？；：.!?;:][”’」』）)\"']*$")
_BEGINS: Final = re.compile(
    r"^(?:[-–—•·●○■□◆◇▪▸►➢✓✔*⚫]|[(（\[【]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[.、)）\]】:：]\s*\S"
    r"|(?:19|20)\d{2}\s*[-./年]\s*\d|第[一二三四五六七八九十\d]+[章节部条])"
)
_CHINESE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’]")


def join_lines(lines: list[Line]) -> str:
    """Return the text of a page, a paragraph a line.

    Two lines are one where the first breaks off inside a sentence and is full: the next word would not have fitted
    between its end and the right edge of the lines around it.
    """
    parts: list[str] = []
    for index, line in enumerate(lines):
        if index and _continues(lines, index):
            parts.append(_between(lines[index - 1].text, line.text))
        elif index:
            parts.append("\n")
        parts.append(line.text)
    return "".join(parts).replace("\xad\x00", "").replace("\x00", "").replace("\xad", "")


def _continues(lines: list[Line], index: int) -> bool:
    before, line = lines[index - 1], lines[index]
    if before.text.endswith("\xad"):
        return True
    if _ENDS.search(before.text) or _BEGINS.match(line.text) or not before.height or not line.height:
        return False
    similar = 0.75 <= line.height / before.height <= 1.34
    gap = before.bottom - line.top
    if not similar or not -0.5 * before.height <= gap <= 1.1 * before.height:
        return False
    edge = max(
        (other.right for other in lines[max(0, index - 8) : index + 8] if other.left < before.right), default=0.0
    )
    return before.right + _first_word(line) >= edge - 0.3 * before.height


def _first_word(line: Line) -> float:
    """Return the width of what would have had to fit: a word, or two Chinese characters (marks hang together)."""
    per_column = (line.right - line.left) / max(1, sum(2 if _CHINESE.match(char) else 1 for char in line.text))
    if _CHINESE.match(line.text):
        return 4 * per_column
    word = re.match(r"[^\s\u2e80-\u9fff]+", line.text)
    return (len(word.group()) + 1) * per_column if word else per_column


def _between(before: str, after: str) -> str:
    if before.endswith("\xad"):
        return "\x00"
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha():
        return ""
    if _CHINESE.match(before[-1]) or _CHINESE.match(after[0]):
        return ""
    return " "
