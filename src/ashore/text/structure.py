"""Lines, sentences, clauses, list items and sections of a text, as spans of it.

Job ads often arrive as one run-on paragraph ("岗位职责：1、…2、…任职要求：1、…"), so headings and list markers
are found inside a line as well as at its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from ashore.text.folding import fold_chars
from ashore.text.headings import CHINESE, ENGLISH, Label

Span: TypeAlias = tuple[int, int]
"""Half-open, in code points of the text that was given."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading.

    Attributes
    ----------
    label
        What the heading announces; ``other`` before the first heading and under unknown ones.
    start, end
        The content, without its heading.
    heading
        Where the heading stands; None before the first.
    """

    label: Label
    start: int
    end: int
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its content without the marker, and the marker as written ("1、", "•")."""

    start: int
    end: int
    marker: str


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def lines(text: str) -> list[Span]:
    """Return the lines that hold something, trimmed."""
    spans = (_trim(text, m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029]+", text))
    return [span for span in spans if span]


_CLOSERS: Final = r"[\"'”’」』）)\]】》]*"
_STOP: Final = re.compile(
    rf"[。！？!?；;…]+{_CLOSERS}"
    r"|[\r\n\u2028\u2029]+"
    rf"|\.+{_CLOSERS}(?=\s|$)"  # an English full stop, unless an abbreviation stands before it
    r"|(?<=[a-z]{3})\.(?=[A-Z][a-z]+\s)"  # "… tuning.Experience with …": a page lost its line breaks
    r"|(?<=[一-鿿）)])\.(?![a-z])"
)
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(（])(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|inc|ltd|co|corp|no|st|ph\.d|b\.s|m\.s|u\.s|approx|jr|sr|"
    r"[a-z]|\d{1,2})$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group().startswith(".") and _ABBREVIATION.search(
            text, max(start, stop.start() - 12), stop.start()
        ):
            continue
        span = _trim(text, start, stop.end())
        if span:
            spans.append(span)
        start = stop.end()
    span = _trim(text, start, len(text))
    return (*spans, span) if span else tuple(spans)


def sentences(text: str) -> list[Span]:
    """Return the sentences, Chinese and English, each with its closing mark; a line break ends one too."""
    return list(_sentences(text))


_COMMA: Final = re.compile(r"[，,](?!\d{3}(?!\d))|[:：](?!\d)")


def clauses(text: str) -> list[Span]:
    """Return what stands between commas, colons and the ends of sentences; 1,000 is not cut."""
    spans: list[Span] = []
    for start, end in _sentences(text):
        at = start
        for comma in _COMMA.finditer(text, start, end):
            spans += filter(None, [_trim(text, at, comma.start())])
            at = comma.end()
        spans += filter(None, [_trim(text, at, end)])
    return spans


_MARKER: Final = re.compile(
    r"(?=[\s*\\(（①-⑳❶-❿⑴-⒇\da-hA-H一二三四五六七八九十•●○■□◆◇★☆※▪◦‣➢➤►▶✓✔√·–—-])(?:"  # what one begins with
    r"(?P<bullet>(?:(?<=[\r\n])|(?<=[\r\n]\s)|(?<=[\r\n]\s\s)|^)[ \t\u3000]*(?:[-*–—·•●○■□◆◇★☆※▪◦‣➢➤►▶✓✔√]"
    r"|\\-)[ \t\u3000]*(?=\S)"
    r"|[•●■◆▪➢➤►▶✓✔][ \t\u3000]*)"
    r"|(?P<paren>[（(]\s*(?P<pn>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[)）][、.．]?\s*)"
    r"|(?P<circle>[①-⑳❶-❿⑴-⒇]\s*[、.．]?\s*)"
    r"|(?<![\w.．/-])(?P<letter>(?<=[\r\n])[a-hA-H][.)、）．]\s*)"
    r"|(?<![\d.．,/%~～+-])(?P<num>(?P<nn>\d{1,2})\s?(?:[、）)]|[.．,，](?!\d)|\s(?=[一-鿿]))\s*)"
    r"|(?P<han>(?:(?<=[\r\n])|(?<=[\r\n]\s)|^)(?P<hn>[一二三四五六七八九十]{1,3})[、.．]\s*))"
)
_HAN_NUMBERS: Final = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


_LETTER: Final = re.compile(r"[a-zA-Z]")
_ITEM_OPENS: Final = re.compile(
    r"[熟精了掌有具能会懂对负参良较优善热拥接乐责]|[本专大硕]科|协助|完成|使用|编写|独立|工作|沟通|学习|逻辑"
)
"""How items of Chinese ads begin: "2、熟悉Python3、了解SQL" holds item 3, "Python3、Java" does not."""


def _at_line_start(text: str, position: int) -> bool:
    while position > 0 and text[position - 1] in " \t\u3000":
        position -= 1
    return position == 0 or text[position - 1] in "\r\n\u2028\u2029"


def _markers(text: str) -> Iterator[re.Match[str]]:
    """Yield list markers; a number inside a line counts where it begins a list or continues one.

    So "等保2.0" and "第3、4季度" are no items, and "1、…2、…" without line breaks is a list.
    """
    expected: dict[str, set[int]] = {"num": {1}, "paren": {1}}
    for match in _MARKER.finditer(text):
        kind = "num" if match["num"] else "paren" if match["paren"] else None
        if kind is None:
            yield match
            continue
        written = match["nn"] or match["pn"]
        number = int(written) if written.isdigit() else _HAN_NUMBERS.get(written, 0)
        following = text[match.end() : match.end() + 4]
        if re.match(r"\d{1,2}\s?[、,，)）]", following) or not following:
            continue
        if (
            kind == "num"
            and _LETTER.match(text, match.start() - 1)
            and not (number > 1 and number in expected[kind] and _ITEM_OPENS.match(following))
        ):
            continue
        spaced = match.group().endswith(" ") and not re.search(r"[、.．,，)）]", match.group())
        starts_line = _at_line_start(text, match.start())
        if (spaced or re.search(r"[,，]", match.group())) and not starts_line:
            continue
        if starts_line or number in expected[kind]:
            expected[kind] = {1, number + 1}
            yield match


@lru_cache(maxsize=16)
def _list_items(text: str) -> tuple[Item, ...]:
    markers = list(_markers(text))
    headings = [s.heading[0] for s in _sections(text) if s.heading]
    items: list[Item] = []
    h = 0
    for i, marker in enumerate(markers):
        start = marker.end()
        end = markers[i + 1].start() if i + 1 < len(markers) else len(text)
        while h < len(headings) and headings[h] < start:
            h += 1
        if h < len(headings):
            end = min(end, headings[h])
        end = _item_end(text, start, end)
        span = _trim(text, start, end)
        if span:
            items.append(Item(*span, marker.group().strip()))
    return tuple(items)


_BREAK: Final = re.compile(r"[ \t\u3000]*(?:\r\n|[\r\n\u2028\u2029])[ \t\u3000]*")
_FINISHED: Final = re.compile(r"[。；;！!？?.:：]$")


def _item_end(text: str, start: int, end: int) -> int:
    """Let an item run over a line break only where the line is long and unfinished: a hard wrap."""
    line = start
    for gap in _BREAK.finditer(text, start, end):
        row = text[line : gap.start()]
        if len(row) < 24 or _FINISHED.search(row[-1:]) or text[gap.end() : gap.end() + 1] in "\r\n":
            return gap.start()
        line = gap.end()
    return end


def list_items(text: str) -> list[Item]:
    """Return the items of all lists: 1、 1. (1) （一） ① a. - •, on their own lines or inside a paragraph."""
    return list(_list_items(text))


_OPEN: Final = r"[【\[［〔〖{<《#*＊■◆●★▶►➤\-=~_ \t\u3000\"“]{0,6}"
_CLOSE: Final = r"[】\]］〕〗}>》*＊=~_ \t\u3000\"”]{0,6}"
_NUMBERED: Final = (
    r"(?:(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*[、.．)）]\s*|[（(](?:[一二三四五六七八九十]|\d)[）)]\s*)?"
)
_TAIL: Final = r"(?:\s*[(（/&和与及、][^\r\n:：)）】\]]{1,20}+[)）]?)?"


_LIST: Final = r"\s{0,3}(?:1\s?[、.)]|\(\s?[1一]\s?\)|①|[•●■◆▪➢])"


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    """Build the pattern: words of a heading, and after them a colon, a bracket, a list or the end of the line."""
    chinese = "|".join(rf"(?P<{label}>{'|'.join(patterns)})" for label, patterns in CHINESE.items())
    english = "|".join(rf"(?P<{label}_en>{'|'.join(patterns)})" for label, patterns in ENGLISH.items())
    return re.compile(
        rf"(?:(?P<line>^{_OPEN}{_NUMBERED}{_OPEN})|(?P<bracket>[【\[［〔《]\s?{_NUMBERED})|(?P<inline>))"
        rf"(?P<word>(?=[一-鿿])(?:{chinese})|(?<![a-z])(?=[a-z])(?:{english})){_TAIL}"
        rf"(?:{_CLOSE}(?P<colon>[:：]{{1,3}})[-=*_~]{{0,9}}{_CLOSE}(?P<eol>[ \t]{{0,9}}$)?"
        rf"|(?P<closed>{_CLOSE}[】\]〕》])"
        rf"|(?P<list>{_CLOSE}(?={_LIST}))|(?P<end>{_CLOSE}[-=*_~]{{0,9}}[ \t]{{0,9}}$))",
        re.MULTILINE,
    )


_EDGES: Final = "。；;！!？?.…\r\n\t \u3000】])）」》>|、"


def _is_heading(text: str, match: re.Match[str]) -> bool:
    """Tell a heading from the same words in a sentence by what stands around them."""
    start, word = match.start(), match["word"]
    ideographs = sum(ord(char) > 0x2E7F for char in word)
    if match["line"] is None and match["bracket"] is None:
        if match["colon"] is None and match["list"] is None:
            return False
        if 0 < ideographs < 4 and start and text[start - 1] not in _EDGES:
            return False  # "硕士优先：" is a wish about the degree, "任职要求：" is a heading even after a word
    if (
        (match["preferred"] or match["preferred_en"])
        and match["colon"]
        and match["eol"] is None
        and (ideographs == 2 or word == "preferred")
    ):
        return (
            re.match(_LIST, text[match.end() : match.end() + 8]) is not None
        )  # "优先：Go。" reaches to its full stop
    return match["bracket"] is None or bool(match["closed"] or match["colon"])


@lru_cache(maxsize=16)
def _sections(text: str) -> tuple[Section, ...]:
    folded = fold_chars(text)
    found = [m for m in _heading().finditer(folded) if _is_heading(folded, m)]
    result: list[Section] = []
    first = found[0].start() if found else len(text)
    if text[:first].strip():
        result.append(Section("other", 0, first, None))
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        label = next(label for label in CHINESE if match[label] is not None or match[f"{label}_en"] is not None)
        heading = _trim(text, match.start(), match.end()) or match.span()
        result.append(Section(label, match.end(), end, heading))
    return tuple(result)


def sections(text: str) -> list[Section]:
    """Return the sections in order: what stands before the first heading, then one a heading."""
    return list(_sections(text))
