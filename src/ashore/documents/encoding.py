"""Which encoding bytes are in: UTF-8, UTF-16, UTF-32, GB18030, Big5 or Windows-1252, or none of them.

A byte order mark decides; then valid UTF-8; then every other candidate is decoded strictly and its characters are
weighed by how common they are in Chinese: the right reading of even four characters is made of common ones, a
wrong one of rare ones. docs/decisions/documents-encodings.md has the figures.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ashore.documents.errors import BinaryFileError, UnknownEncodingError, UnsupportedFormatError

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the mark of UTF-16-LE begins that of UTF-32-LE."""

FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97–2003 / Excel 97–2003"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "ZIP / ODT / XLSX / EPUB"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"SQLite format 3\x00", "SQLite"),
)
"""Formats that people have and that are not read, by their first bytes."""

COMMON: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三"
    "又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通"
    "教儿原东声提立及比员解水名真论处走各入几口认条平系气题活更别打四总何电数安少报才结反受目太量再感建务做接必场件计管期市直资命山"
    "金指统区保至队形社便空决治展科司五基眼书非则听却界达放强即像难且权思王象完设式色路记品住告类求据程北边张该交规万取拉格望确传师"
    "观清今切院让识候带导争运职岗薪聘招历验技需任负责熟悉优先专科硕士博算模型练语言训数据软开源项目团队沟聊简历投面试转简薄"
    "這個們來為國時會說對發後裡種經麼現當沒動還進樣開從實無與長機業將兩間問應頭體見產話電數報結場計門處條氣題別總強難設權規記確觀讓"
    "識帶運職崗歷驗負責優專碩練語訓軟項團簡轉該則給準師務練訪談請"
)
_PUNCTUATION: Final = frozenset("，。、；：？！“”‘’（）【】《》「」『』—…·～　％＋－／｜＆￥①②③④⑤⑥⑦⑧⑨⑩•●■◆→×°")
_WESTERN: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜ‘’“”–—…•·€£©®™°½¼²³´§« »\xa0")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
HEAD: Final = 65_536
SAMPLE: Final = 4_000
"""How many characters are weighed: more would not change the verdict."""
ENOUGH: Final = 1.2
"""Weight a character must have on the mean; real text has 2 to 3, a wrong reading less than 1."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Decoded:
    """Return the text of ``data`` without its byte order mark, newlines as they are.

    Raises
    ------
    BinaryFileError, UnsupportedFormatError
        If it is not text.
    UnknownEncodingError
        If it is text in no encoding that is read, with the first line that is not UTF-8.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as problem:
                line = data.count(b"\n", 0, problem.start) + 1
                raise UnknownEncodingError(file=file, line=line) from None
    encoding = detect(data, file)
    text = data.decode(encoding)
    _refuse_binary(text, file)
    return Decoded(text, encoding)


def detect(data: bytes, file: str, *, cut: bool = False) -> str:
    """Return the encoding of bytes that have no mark; ``cut`` where they are the head of a longer file.

    Raises
    ------
    BinaryFileError, UnsupportedFormatError, UnknownEncodingError
        See `decode`.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    for magic, name in FOREIGN:
        if data.startswith(magic):
            raise UnsupportedFormatError(file=file, format=name)
    wide = _looks_wide(data)
    if not wide and _decodes(data, "utf-8", cut=cut) is not None:
        return "utf-8"
    candidates = ("utf-16-le", "utf-16-be") if wide else ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
    weights = {name: _weight(data, name, cut=cut) for name in candidates}
    best = max(weights, key=lambda name: weights[name])
    if weights[best] >= ENOUGH:
        return best
    if wide:
        raise BinaryFileError(file=file)
    if _is_western(data):
        return "cp1252"
    if _looks_binary(data):
        raise BinaryFileError(file=file)
    raise UnknownEncodingError(file=file, line=_first_bad_line(data))


def detect_lines(head: bytes, file: str) -> str:
    """Return the encoding of a file that is read line by line: a few broken lines do not decide.

    Raises
    ------
    BinaryFileError, UnsupportedFormatError, UnknownEncodingError
        Where neither the head as a whole nor most of its lines are text.
    """
    try:
        return detect(head, file, cut=True)
    except UnknownEncodingError:
        lines = head.split(b"\n")
        votes = Counter(filter(None, map(_vote, lines)))
        if not votes:
            raise
        (encoding, count), *_ = votes.most_common(1)
        if count * 2 < len(lines):
            raise
        return encoding


def _vote(line: bytes) -> str | None:
    """Return the encoding of a line; one in ASCII alone fits any, and counts for UTF-8."""
    try:
        return detect(line, "")
    except (BinaryFileError, UnsupportedFormatError, UnknownEncodingError):
        return None


@lru_cache(maxsize=4)
def peek(head: bytes) -> str | None:
    """Return the beginning of a file as text, or None where it is not text: what readers sniff."""
    try:
        encoding = detect_lines(head, "")
    except (BinaryFileError, UnsupportedFormatError, UnknownEncodingError):
        return None
    return head.decode(encoding, "ignore").removeprefix("\ufeff")


def _looks_wide(data: bytes) -> bool:
    """Whether so many bytes are control characters that these can only be halves of UTF-16 characters."""
    sample = data[:HEAD]
    controls = sum(sample.count(byte) for byte in (*range(9), *range(14, 27)))
    return len(sample) >= 2 and controls * 8 >= len(sample)


def _decodes(data: bytes, encoding: str, *, cut: bool) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return decoder.decode(data, final=not cut)
    except UnicodeDecodeError:
        return None


def _weight(data: bytes, encoding: str, *, cut: bool) -> float:
    """Mean weight of the characters beyond ASCII, or of all where there are none; -1 where it does not decode."""
    if encoding.startswith("utf-16") and len(data) % 2 and not cut:
        return -1.0
    text = _decodes(data, encoding, cut=cut)
    if not text:
        return -1.0
    beyond = [character for character in text if character > "\x7f"][:SAMPLE]
    if not beyond:
        # UTF-16 of plain English has no other characters; the wrong byte order would have nothing but others.
        printable = sum(character.isprintable() or character in "\r\n\t" for character in text)
        return 2.0 if printable == len(text) else -1.0
    return sum(map(_weigh, beyond)) / len(beyond)


def _weigh(character: str) -> float:
    if character in COMMON:
        return 3.0
    if character in _PUNCTUATION or "\uff01" <= character <= "\uff5e":
        return 2.0
    if character in _everyday():
        return 2.0
    if character in _WESTERN:
        return 1.5
    if "\u4e00" <= character <= "\u9fff":
        return 0.2
    if character.isprintable() and not "\uac00" <= character <= "\ud7a3":
        return -0.5
    return -3.0


@cache
def _everyday() -> frozenset[str]:
    """Level 1 of GB 2312 (3,755 characters, by frequency) and of Big5 (5,401)."""
    simplified = bytearray()
    for lead in range(0xB0, 0xD8):
        for trail in range(0xA1, 0xFF):
            simplified += bytes((lead, trail))
    traditional = bytearray()
    for lead in range(0xA4, 0xC7):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            traditional += bytes((lead, trail))
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


def _is_western(data: bytes) -> bool:
    """Whether it reads as Windows-1252: nearly all ASCII, and what is beyond are accents and typographic marks."""
    text = data[: SAMPLE * 4].decode("cp1252", "replace")
    beyond = [character for character in text if character > "\x7f"]
    return (
        len(beyond) * 6 < len(text)
        and all(character in _WESTERN for character in beyond)
        and not _CONTROL.search(text)
    )


def _looks_binary(data: bytes) -> bool:
    sample = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return 0 in sample or controls * 50 > len(sample)


def _refuse_binary(text: str, file: str) -> None:
    """Refuse what decodes and is still no text: a few stray control characters are mended, many are a binary."""
    sample = text[: SAMPLE * 4]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise BinaryFileError(file=file)


def _first_bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return data.count(b"\n", 0, problem.start) + 1
    return 1
