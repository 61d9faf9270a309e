"""Fold text for finding while every offset leads back to the original.

What is found in ``Folded.text`` is quoted from the original: ``folded.span(start, end)`` gives the place there.

Two folds serve the finders of this room. ``fold_chars`` changes single characters only, so offsets stay; ``fold``
also reads the words of Taiwan (程式設計師) as those of the mainland (程序员) and, on request, closes the gaps that
hard line breaks leave inside Chinese words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc import OpenCC


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its way back.

    Attributes
    ----------
    text
        What is searched: half-width, lower case, Simplified, one space for many.
    original
        What is quoted.
    offsets
        ``offsets[i]`` is where ``text[i]`` begins in ``original``, with ``len(original)`` at the end;
        None where folding kept every character in its place.
    """

    text: str
    original: str
    offsets: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the original that became ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


_SAME: Final = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u2010": "-", "\u2011": "-", "\u2212": "-"}
_RADICALS: Final = dict(
    zip(
        "⺁⺅⺉⺋⺌⺍⺗⺘⺝⺠⺡⺢⺣⺤⺥⺨⺩⺬⺭⺮⺯⺰⺲⺶⺼⺽⻁⻄⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖",
        "厂亻刂㔾小小心扌月民氵水灬爫爫犭王示礻竹糹纟罒羊月臼虎西足车辶辶辶阝钅长镸长门阝",
        strict=True,
    )
) | dict(zip("⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "青韦页风飞食饣马骨鬼鱼鸟麦黄齐齿龙龟", strict=True))
_FAMILIES: Final = (
    (0x2E80, 0x2FD5),  # radicals, which PDFs made by Chrome hold in place of the characters
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # full-width signs: ￥ ￡
)


def _fold_code(code: int) -> int:
    """Return the one character that stands for another when searching; itself where there is none."""
    char = chr(code)
    if char in _SAME:
        return ord(_SAME[char])
    if char.isspace() and char not in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return 0x20
    if char in _RADICALS:
        return ord(_RADICALS[char])
    if any(low <= code <= high for low, high in _FAMILIES):
        normal = unicodedata.normalize("NFKC", char)
        char = normal if len(normal) == 1 else char
    lower = char.lower()  # 'İ' becomes two characters, of which the first stands for it
    return ord(lower[0])


class _Table(dict[int, int]):
    """Fills itself: a character is folded when it is first met, and looked up from then on."""

    def __missing__(self, code: int) -> int:
        folded = self[code] = _fold_code(code)
        return folded


_TABLE: Final = _Table()


@cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)


@cache
def _traditional() -> re.Pattern[str]:
    """Return a pattern of every character that OpenCC's t2s changes when it stands alone.

    Characters beyond the basic plane are left out: one of them makes the pattern a hundred times slower.
    """
    convert = _converter("t2s").convert
    ideographs = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    lines = convert("\n".join(ideographs)).split("\n")
    return re.compile(f"[{''.join(char for char, line in zip(ideographs, lines, strict=True) if char != line)}]")


_HAN_RUN: Final = re.compile(r"[㐀-䶿一-鿿]+")
_SHARE: Final = 0.04
"""Taiwan's words are read as such where at least this share of the Chinese characters is Traditional:
a Simplified text may hold a Traditional name, and 程序 or 文件 must not be reread there."""


def _simplify(text: str) -> str:
    """Convert Traditional characters one by one, words being seen (乾坤 stays, 乾燥 becomes 干燥)."""
    convert, strange = _converter("t2s").convert, _traditional().search

    def simple(run: re.Match[str]) -> str:
        plain = run.group()
        if not strange(plain):
            return plain
        converted = convert(plain)
        return converted if len(converted) == len(plain) else "".join(map(_simplify_char, plain))

    return _HAN_RUN.sub(simple, text)


@lru_cache(maxsize=4096)
def _simplify_char(char: str) -> str:
    converted = _converter("t2s").convert(char)
    return converted if len(converted) == 1 else char


def _fold_chars(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = text.translate(_TABLE)
    return _simplify(folded) if _traditional().search(folded) else folded


_fold_document = lru_cache(maxsize=4)(_fold_chars)
_DOCUMENT: Final = 200
"""From this length on a text is taken for a document, which many finders fold one after the other."""


def fold_chars(text: str) -> str:
    """Fold single characters: half-width, lower case, Simplified, plain spaces; the length never changes."""
    return _fold_chars(text) if len(text) < _DOCUMENT else _fold_document(text)


def _align(plain: str, words: str) -> list[int]:
    """Say where each character of ``words`` begins in ``plain``; monotone, exact at the edges of what differs."""
    starts = [0] * len(words)
    for _, i1, i2, j1, j2 in SequenceMatcher(None, plain, words, autojunk=False).get_opcodes():
        for j in range(j1, j2):
            starts[j] = i1 + (j - j1) * (i2 - i1) // (j2 - j1)
    return starts


def _read_taiwan(lowered: str, plain: str) -> tuple[str, array[int] | None]:
    """Replace Taiwan's words, run by run of Chinese characters, with offsets into ``plain``."""
    convert = _converter("tw2sp").convert
    pieces: list[str] = []
    offsets = array("l")
    at = 0
    for run in _HAN_RUN.finditer(lowered):
        start, end = run.span()
        words = convert(run.group())
        if len(words) == end - start:
            starts: list[int] | range = range(end - start)
        else:
            starts = _align(plain[start:end], words)
        pieces += (plain[at:start], words)
        offsets.extend(range(at, start))
        offsets.extend(start + i for i in starts)
        at = end
    pieces.append(plain[at:])
    offsets.extend(range(at, len(plain) + 1))
    text = "".join(pieces)
    return text, None if len(text) == len(plain) and offsets == array("l", range(len(plain) + 1)) else offsets


_GAP: Final = re.compile(r"\s+")
_CJK: Final = re.compile(r"[⺀-⿕㐀-䶿一-鿿、，（）《》“”]")


def _close_gaps(text: str) -> tuple[str, array[int] | None]:
    """Fold white space: none between Chinese characters, else one space; lines and paragraphs stay apart.

    A single line break counts as a wrap where Chinese, or letters, stand on both sides.
    """
    pieces: list[str] = []
    offsets = array("l")
    at = 0
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        breaks = gap.group().count("\n")
        if breaks <= 1 and _CJK.match(before) and _CJK.match(after):
            kept = ""
        elif breaks == 0 or (breaks == 1 and before.isalpha() and after.isalpha()):
            kept = " "
        else:
            kept = "\n" if breaks == 1 else "\n\n"
        if kept == gap.group():
            continue
        pieces += (text[at:start], kept)
        offsets.extend(range(at, start))
        offsets.extend(start + i for i in range(len(kept)))
        at = end
    if not pieces:
        return text, None
    pieces.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return "".join(pieces), offsets


def fold(text: str, *, spaces: bool = False) -> Folded:
    """Fold a text for searching: half-width, lower case, Simplified script and the mainland's words.

    Parameters
    ----------
    spaces
        Also fold runs of white space, and drop what hard wraps leave inside Chinese ("技 术").
    """
    closed, gaps = _close_gaps(text) if spaces else (text, None)
    folded, offsets = _fold_words(closed)
    if gaps is not None:
        offsets = gaps if offsets is None else array("l", (gaps[i] for i in offsets))
    return Folded(folded, text, offsets)


def _fold_words(text: str) -> tuple[str, array[int] | None]:
    """Fold characters, and Taiwan's words where the text is Traditional."""
    if text.isascii():
        return text.lower(), None
    lowered = text.translate(_TABLE)
    if not _traditional().search(lowered):
        return lowered, None
    folded = _simplify(lowered)
    changed = sum(map(str.__ne__, lowered, folded))
    if changed < _SHARE * sum(run.end() - run.start() for run in _HAN_RUN.finditer(lowered)) or not changed:
        return folded, None
    return _read_taiwan(lowered, folded)


_APART: Final = re.compile(r"[^\w+#]+|_")


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """Return what two spellings of one name have in common, for equality alone.

    NFKC, lower case, Simplified, no spaces or punctuation; ``+`` and ``#`` stay, since C, C++ and C# are three.
    """
    folded = fold(unicodedata.normalize("NFKC", text)).text
    return _APART.sub("", folded) or folded.strip()
