"""Put one line into a YAML file that a person wrote, or take it out: all others stay, and every comment.

Every function gives None where that cannot be done by changing this line alone. What the file means is nothing to
these functions: whoever calls reads the result again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ashore.person.keys import Line
from ashore.person.lines import Lines, find, halved
from ashore.person.said import said_at
from ashore.text import located
from ashore.text.located import Node, Scalar
from ashore.words import Language

LONGEST: Final = 40
WORDS: Final = 3
"""Characters and words of a value that was switched off; a longer one is a sentence, and stays."""

_BARE: Final = re.compile(r"[^\s#:：][^#:：]*[:：]\s*(?:#.*)?\r?")
"""A key with nothing behind it than a comment."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it is typed, and as it is read; lines and columns count from 1."""

    text: str
    root: Node
    marks: Lines

    @classmethod
    def of(cls, text: str) -> Page:
        """Read a text.

        Raises
        ------
        LocatedError
        """
        plain, blanks = halved(text)
        return cls(text, located.read(plain, ""), Lines("", blanks))

    @property
    def end(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def lines(self) -> list[str]:
        """Its lines, without the line feed."""
        return self.text.split("\n")

    def offset(self, node: Node) -> int:
        """Return where a node begins."""
        return sum(len(line) + 1 for line in self.lines[: node.line - 1]) + self.marks.column(node) - 1

    def in_braces(self, node: Node) -> bool:
        """Whether a mapping or a sequence stands in brackets, and not line by line."""
        return self.text[self.offset(node) :][:1] in {"{", "["}

    def entry(self, line: Line, section: located.Mapping | None = None) -> tuple[Scalar, Node] | None:
        """Return a key with its value."""
        where = section or self.root
        entries = where.entries if isinstance(where, located.Mapping) else ()
        return next(((key, node) for key, node in entries if find(key.text, (line,)) is not None), None)


def put(text: str, key: Line, value: str | None, language: Language, section: Line | None = None) -> str | None:
    """Return the text with ``key: value``, on top or in a section; without the line where there is no value."""
    page = Page.of(text)
    if not isinstance(page.root, located.Mapping):
        if not (isinstance(page.root, Scalar) and page.root.empty):
            return None
        return text if value is None else _appended(page, key, value, language, section)
    place = page.entry(section) if section else None
    if section is None:
        found = page.entry(key)
    elif place is not None and isinstance(place[1], located.Mapping):
        found = page.entry(key, place[1])
    else:
        found = None
    if found is not None:
        return _replaced(page, *found, value) if value is not None else _without(page, *found)
    if value is None:
        return text
    if section is None:
        return _on_top(page, page.root, key, value, language)
    if place is None:
        return None if page.in_braces(page.root) else _appended(page, key, value, language, section)
    return _in_section(page, *place, key, f"{key.name(language)}: {value}")


def _replaced(page: Page, key: Scalar, node: Node, value: str) -> str | None:
    text = page.text
    if not isinstance(node, Scalar):
        return None
    if node.empty:
        row = page.lines[key.line - 1][page.marks.column(key) - 1 :]
        colon = re.match(r"[^:：#]*[:：]", row)
        if colon is None:
            return None
        at = page.offset(key) + colon.end()
        return f"{text[:at]} {value}{text[at:].removeprefix(' ~').removeprefix(' null')}"
    place = said_at(text, "" if node.quoted else node.text, node.line, page.marks.column(node))
    blank = "" if text[place.start - 1].isspace() else " "
    row_end = text.find("\n", place.end)
    rest = text[place.end :] if row_end < 0 else text[place.end : row_end]
    behind = _moved(rest, _width(value + blank) - _width(text[place.start : place.end]))
    return text[: place.start] + blank + value + behind + text[place.end + len(rest) :]


def _without(page: Page, key: Scalar, node: Node) -> str | None:
    """Return the text with a line made a comment; in braces the entry is cut out."""
    lines, column = page.lines, page.marks.column(key)
    row = lines[key.line - 1]
    if not row[: column - 1].strip(" \ufeff") and node.line == key.line:
        lines[key.line - 1] = f"{row[: column - 1]}# {row[column - 1 :]}"
        return "\n".join(lines)
    if not isinstance(node, Scalar):
        return None
    place = said_at(page.text, "" if node.quoted else node.text, node.line, page.marks.column(node))
    before, after = page.text[: page.offset(key)], page.text[place.end :]
    behind = re.match(r"[ \t]*,[ \t]*", after)
    return before + after[behind.end() :] if behind else re.sub(r",[ \t]*$", "", before) + after


def _on_top(page: Page, root: located.Mapping, key: Line, value: str, language: Language) -> str | None:
    lines, first = page.lines, root.entries[0][0]
    indent = page.marks.column(first) - 1
    if page.in_braces(root):
        at = page.offset(first)
        return f"{page.text[:at]}{key.name(language)}: {value}, {page.text[at:]}"
    line = f"{' ' * indent}{key.name(language)}: {value}"
    place = commented(lines, 0, key, indent=" " * indent)
    if place is None:
        return _closed(page) + line + page.end
    lines[place[0]] = line + _moved(place[1], _width(line) - place[2])
    return "\n".join(lines)


def _in_section(page: Page, head: Scalar, node: Node, key: Line, line: str) -> str | None:
    """Return the text with a line more in a section; in the place of the same that is commented out."""
    lines, indent = page.lines, "  "
    if isinstance(node, located.Mapping) and node.entries:
        first = node.entries[0][0]
        indent = " " * (page.marks.column(first) - 1)
        if page.in_braces(node):
            at = page.offset(first)
            return f"{page.text[:at]}{line}, {page.text[at:]}"
    elif isinstance(node, located.Mapping):
        at = page.offset(node) + 1
        return f"{page.text[:at]}{line}{page.text[at:]}"
    elif not isinstance(node, Scalar) or not node.empty or not _BARE.fullmatch(lines[head.line - 1].strip()):
        return None
    else:
        indent = " " * (page.marks.column(head) - 1) + indent
    place = commented(lines, head.line, key, within=True)
    if place is not None:
        lines[place[0]] = f"{indent}{line}{_moved(place[1], _width(indent + line) - place[2])}"
    else:
        lines.insert(head.line, f"{indent}{line}{page.end[:-1]}")
    return "\n".join(lines)


def _appended(page: Page, key: Line, value: str, language: Language, section: Line | None) -> str:
    line = f"{key.name(language)}: {value}{page.end}"
    head = f"{page.end}{section.name(language)}:{page.end}  " if section else ""
    return _closed(page) + head + line


def _closed(page: Page) -> str:
    text = page.text
    return text if not text or text.endswith("\n") else text + page.end


def commented(
    lines: Sequence[str], after: int, key: Line, *, indent: str = "", within: bool = False
) -> tuple[int, str, int] | None:
    """Return the line that is commented out and begins with a key, the comment behind its value, and its column.

    Parameters
    ----------
    after
        How many lines are passed over.
    within
        Look no further than the section goes.
    """
    names = "|".join(re.escape(name) for name in key.names)
    blank = "[ \t]+" if within else re.escape(indent)
    pattern = re.compile(rf"{blank}#[ \t]*(?:{names})[ \t]*[:：](?P<rest>[^\r]*)(?P<end>\r?)", re.IGNORECASE)
    for number in range(after, len(lines)):
        if within and lines[number].strip() and not lines[number].startswith((" ", "\t", "#")):
            return None
        found = pattern.fullmatch(lines[number])
        if found and _is_value(re.sub(r"[ \t]+#.*$", "", found["rest"]).strip()):
            behind = re.search(r"[ \t]+#.*$", found["rest"])
            told = (behind[0] if behind else "") + found["end"]
            return number, told, _width(lines[number].removesuffix(told))
    return None


def _is_value(text: str) -> bool:
    """Whether a comment is a line that was switched off, and not a sentence that begins like one."""
    return text[:1] in {"{", "["} or (len(text) <= LONGEST and len(text.split()) <= WORDS)


def _moved(behind: str, by: int) -> str:
    """Return a comment with as many more or fewer blanks before it as keep it in its column."""
    comment = behind.lstrip(" ")
    if not comment.startswith("#"):
        return behind
    blanks = len(behind) - len(comment)
    return " " * (max(1, blanks - by) if blanks > 1 else blanks) + comment


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)
